"""Sentences of the overview: those of ``mingzhang.presenting.sentences``, under the name that pages know."""

from mingzhang.presenting.sentences import (
    NUMERALS,
    Sentence,
    budget_lead,
    budget_sentence,
    change_sentence,
    difference_note,
    in_tenths,
    rate,
    same_amount,
    sentences,
    short_name,
    signed,
    size,
    structure_sentence,
    top_title,
)

__all__ = [
    "NUMERALS",
    "Sentence",
    "budget_lead",
    "budget_sentence",
    "change_sentence",
    "difference_note",
    "in_tenths",
    "rate",
    "same_amount",
    "sentences",
    "short_name",
    "signed",
    "size",
    "structure_sentence",
    "top_title",
]
