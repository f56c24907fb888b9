"""What a reviewer decided about a finding, and all decisions about one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Verdict = Literal["confirmed", "dismissed", "rectified"]
VERDICTS: tuple[Verdict, ...] = ("confirmed", "dismissed", "rectified")
VERDICT_NAMES: Mapping[Verdict, str] = {"confirmed": "确认", "dismissed": "不成立", "rectified": "已整改"}
LONGEST_NOTE = 2000
"""Letters that a note may have."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about the finding of that key (``keys.keyed``), why, and when."""

    finding_key: str
    verdict: Verdict
    note: str
    at: datetime
    """With its time zone."""


@dataclass(frozen=True, slots=True)
class Review:
    """The decisions about one report, at most one for a finding, the oldest first."""

    sha256: str
    decisions: tuple[Decision, ...] = ()

    def of(self, finding_key: str) -> Decision | None:
        """What was decided about a finding; None where nothing was."""
        return next((one for one in self.decisions if one.finding_key == finding_key), None)

    def having(self, decision: Decision) -> Review:
        """The review with a decision in the place of an earlier one about the same finding."""
        return Review(self.sha256, (*self.without(decision.finding_key).decisions, decision))

    def without(self, finding_key: str) -> Review:
        """The review with no decision about a finding."""
        others = tuple(one for one in self.decisions if one.finding_key != finding_key)
        return Review(self.sha256, others)

    def decided(self, finding_keys: Iterable[str]) -> int:
        """How many of these findings something was decided about."""
        known = {one.finding_key for one in self.decisions}
        return sum(1 for key in finding_keys if key in known)

    def beyond(self, finding_keys: Iterable[str]) -> tuple[Decision, ...]:
        """The decisions about findings that are not (or no longer) among these."""
        known = set(finding_keys)
        return tuple(one for one in self.decisions if one.finding_key not in known)
