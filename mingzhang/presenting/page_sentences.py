"""Sentences at the head of 预算与决算: what was not spent, or spent beyond the plan, and why.

The reason is always the report's own, quoted with its page; where none was read, that is said.
"""

from __future__ import annotations

from mingzhang.frames.budget_view import BudgetLine, BudgetView
from mingzhang.frames.figures import Figure, joined
from mingzhang.model import Reason, Source
from mingzhang.presenting.borne_out import borne_out
from mingzhang.presenting.captions import Say, absolute
from mingzhang.presenting.money_captions import verb_of
from mingzhang.presenting.sentences import Sentence
from mingzhang.presenting.units import in_words

MOST_DEVIATIONS = 3
NO_REASON = "没有读到原因"


def deviations(view: BudgetView, most: int = MOST_DEVIATIONS, say: Say = in_words) -> tuple[Sentence, ...]:
    """The items farthest from their plan, the farthest first, each with the report's reason."""
    off = [(line, gap) for line in view.lines if (gap := line.difference) is not None and gap.value]
    off.sort(key=lambda pair: abs(pair[1].value), reverse=True)
    return tuple(_deviation(view, line, gap, say) for line, gap in off[:most])


def _deviation(view: BudgetView, line: BudgetLine, gap: Figure, say: Say) -> Sentence:
    lead = f"“{line.name}”比{view.label}{verb_of(view, gap)} {say(absolute(gap))}。"
    reached = None if view.prior else borne_out(line.completion, line.final, line.budget)
    told = "" if reached is None else f"完成{view.label}的 {in_words(reached)}"
    return _sentence(lead, told, line.reason, joined(gap, *([reached] if reached is not None else [])))


def _sentence(lead: str, told: str, reason: Reason | None, places: tuple[Source, ...]) -> Sentence:
    """Lead and figures with the reason quoted, or with the word that there is none."""
    if reason is None:
        return Sentence(lead, f"{told}，{NO_REASON}" if told else NO_REASON, "", places)
    return Sentence(lead, told, reason.quoted, tuple(dict.fromkeys((*places, reason.source))))
