"""What the sentences of a narrative gave: facts, reasons, warnings, and what was spoken of last."""

from __future__ import annotations

from dataclasses import dataclass, field

from mingzhang.model import Fact, ReadingWarning, Reason


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is about."""

    name: str
    code: str | None = None


@dataclass(slots=True)
class Found:
    """What the sentences gave, in the order of the text."""

    facts: list[Fact] = field(default_factory=list[Fact])
    reasons: list[Reason] = field(default_factory=list[Reason])
    warnings: list[ReadingWarning] = field(default_factory=list[ReadingWarning])
    spoken_of: tuple[str, Subject] | None = None
    """Of the last paragraph: where it stands, and what its last sentence spoke of."""
