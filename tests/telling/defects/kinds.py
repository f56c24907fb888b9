"""One thing wrong in a report that is right otherwise: what reviewers find in published reports.

Each defect takes a paper and gives it changed, with the words that a finding has to show and the words around
them that tell the page; None where the report has no place for such a defect.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.telling.paper import Paper
from tests.telling.story import Story


@dataclass(frozen=True, slots=True)
class Planted:
    """The changed report, what is wrong in it, and the words there by which its page is known."""

    paper: Paper
    wrong: str
    around: str = ""
    missing: bool = False
    """Something is left out, so that there is no place of it."""


Defect = Callable[[Paper, Story, Random], Planted | None]
DEFECTS: dict[str, Defect] = {}


def defect(name: str) -> Callable[[Defect], Defect]:
    """Put a defect into the list."""

    def kept(made: Defect) -> Defect:
        DEFECTS[name] = made
        return made

    return kept


def in_text(
    paper: Paper, random: Random, pattern: str, change: Callable[[re.Match[str]], str | None], shown: str = ""
) -> Planted | None:
    """One match of the pattern in the narrative, changed."""
    places = [
        (number, match) for number, line in enumerate(paper.narrative) for match in re.finditer(pattern, line)
    ]
    random.shuffle(places)
    for number, match in places:
        new = change(match)
        if new is None or new == match.group():
            continue
        line = paper.narrative[number]
        changed = line[: match.start()] + new + line[match.end() :]
        lines = (*paper.narrative[:number], changed, *paper.narrative[number + 1 :])
        around = changed[max(0, match.start() - 6) : match.start() + len(new)]
        return Planted(replace(paper, narrative=lines), shown or new, around)
    return None
