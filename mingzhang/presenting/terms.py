"""What the words of a page mean: the report's own 名词解释 first, then the forms' columns and items.

A word that neither explains, but pages use, is explained here (``OWN_WORDS``). Of words within one another
the longest is meant: 一般公共预算财政拨款 is never explained as 财政拨款.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mingzhang.forms import FORMS
from mingzhang.forms.base import Form
from mingzhang.model import Report, ReportKind, Source
from mingzhang.presenting.numerals import shortened
from mingzhang.presenting.term_words import ALIASES, COMMON_WORDS, OWN_WORDS

LONGEST_MEANING = 150
"""Letters of a meaning that a page shows beside its word; the whole stands on 名词."""
SAME_SIGNS = str.maketrans({"\u201d": "\u201c", '"': "\u201c", "(": "（", ")": "）"})
_FORM_END = re.compile(r"（[^（）]*数）$")
_NO_TITLE = "(?!总?表)"
"""收入支出决算总表 names a table, not 支出决算."""
_PATH = re.compile(r"[^（）]+（类）[^（）]+（款）([^（）]+)（项）")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word means, and who says so: the report (then ``source`` is the place) or a form."""

    name: str
    text: str
    origin: str
    source: Source | None = None

    @property
    def shown(self) -> str:
        """The meaning as a page has room for it."""
        return shortened(self.text, LONGEST_MEANING)


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a text, letters [start, end), and what it means."""

    start: int
    end: int
    meaning: Meaning


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """The explained words of a report; signs of one kind in one form. Each equals itself alone."""

    meanings: Mapping[str, Meaning]
    _pattern: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        longest_first = sorted(self.meanings, key=lambda word: (-len(word), word))
        words = "|".join(re.escape(word) for word in longest_first) or "(?!)"
        object.__setattr__(self, "_pattern", re.compile(f"(?:{words}){_NO_TITLE}"))

    def meaning(self, word: str) -> Meaning | None:
        """What a single word means; None where nobody says."""
        return self.meanings.get(same_signs(word))

    def find(self, text: str) -> Iterator[Found]:
        """The explained words of a text in order, each meaning once, the longest of those that overlap."""
        told: set[str] = set()
        for match in self._pattern.finditer(same_signs(text)):
            meaning = self.meanings[match.group()]
            if meaning.text not in told:
                told.add(meaning.text)
                yield Found(match.start(), match.end(), meaning)


NO_WORDS = Vocabulary({})


def same_signs(text: str) -> str:
    """The text with quotation marks and brackets in one form, letter for letter."""
    return text.translate(SAME_SIGNS)


def vocabulary_of(report: Report) -> Vocabulary:
    """All words that are explained for a report."""
    meanings = {same_signs(word): meaning for word, meaning in _declared(report.kind)}
    own = {same_signs(word): meaning for word, meaning in _of_report(report)}
    meanings |= own
    for word, names in ALIASES.items():
        if same_signs(word) not in own:
            known = (own.get(same_signs(name)) for name in names)
            other = (meanings.get(same_signs(name)) for name in names)
            meaning = next(filter(None, (*known, meanings.get(same_signs(word)), *other)), None)
            if meaning is not None:
                meanings[same_signs(word)] = meaning
    return Vocabulary(meanings)


def _of_report(report: Report) -> Iterator[tuple[str, Meaning]]:
    """The report's own entries; one of a 科目 with its path also by the name of the 项 alone."""
    ends: dict[str, list[Meaning]] = {}
    for term in reversed(report.terms):
        if len(term.name) < 2 or not term.meaning:
            continue
        meaning = Meaning(term.name, term.meaning, f"报告名词解释 p.{term.source.page}", term.source)
        yield term.name, meaning
        path = _PATH.fullmatch(same_signs(term.name))
        if path is not None:
            ends.setdefault(path.group(1), []).append(meaning)
    yield from ((word, meanings[0]) for word, meanings in ends.items() if len(meanings) == 1)


def _declared(kind: ReportKind) -> Iterator[tuple[str, Meaning]]:
    """The pages' own words, then those of the forms; of a word in several forms the first stays."""
    found: dict[str, Meaning] = {}
    for form in FORMS:
        for word, meaning in _of_form(form, kind):
            if word not in COMMON_WORDS:
                found.setdefault(same_signs(word), meaning)
    for word, (text, origin) in OWN_WORDS.items():
        yield word, Meaning(word, text, origin)
    yield from found.items()


def _of_form(form: Form, kind: ReportKind) -> Iterator[tuple[str, Meaning]]:
    """The labels of columns and the names of items; what a 类 is called tells nothing beyond its name."""
    title = form.title if kind == "final_account" else form.budget_title
    origin = f"报表栏目《{title}》" if title else "报表栏目"
    for column in form.all_columns():
        if column.meaning and "：" not in column.label:
            yield column.label, Meaning(column.label, _FORM_END.sub("", column.meaning), origin)
    for item in form.items:
        if item.meaning and item.functional_class is None:
            yield item.name, Meaning(item.name, item.meaning, origin)
