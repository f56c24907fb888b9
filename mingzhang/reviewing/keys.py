"""A name for a finding that stays the same as long as the finding does.

It is made of what a finding says, not of where it stands in a list: the rule, the first place (page,
text, row and column), what was found and what was expected. Neither the wording of a message nor the
order of rules, nor a box that is read a point further to the left, changes it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from mingzhang.model import Finding

KEY_LENGTH = 12
BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class KeyedFinding:
    """A finding with its name."""

    key: str
    finding: Finding


def keyed(findings: Iterable[Finding]) -> tuple[KeyedFinding, ...]:
    """Every finding with its key, in the order given; of findings that say the same the later are numbered.

    Those are numbered by their places on the page, whatever order they come in.
    """
    listed = tuple(findings)
    plain = [key_of(finding) for finding in listed]
    times: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for at in sorted(range(len(listed)), key=lambda at: (_place(listed[at]), at)):
        times[plain[at]] += 1
        count = times[plain[at]]
        keys[at] = plain[at] if count == 1 else f"{plain[at]}-{count}"
    return tuple(KeyedFinding(keys[at], finding) for at, finding in enumerate(listed))


def key_of(finding: Finding) -> str:
    """The finding's key, the same for findings that say the same of the same row and column."""
    parts = (finding.rule, *_first_place(finding), _bare(finding.found), _bare(finding.expected))
    return hashlib.sha256(BETWEEN.join(parts).encode()).hexdigest()[:KEY_LENGTH]


def _first_place(finding: Finding) -> tuple[str, ...]:
    if not finding.evidence:
        return ("",)
    first = finding.evidence[0]
    where = (first.table or "", first.code or "", first.column or "")
    return (str(first.source.page), _bare(first.source.text), *where)


def _bare(words: str) -> str:
    """Without what may be written one way or another: blanks and the commas of thousands."""
    return "".join(words.split()).replace(",", "")


def _place(finding: Finding) -> tuple[float, ...]:
    if not finding.evidence:
        return (0.0,)
    source = finding.evidence[0].source
    return (float(source.page), source.bbox[1], source.bbox[0])
