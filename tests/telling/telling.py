"""Tells a story in the wording of a place: a template of ``wordings/*.txt`` filled with the story's figures.

A line of a template is a paragraph. ``{…}`` stands for what follows from the accounts:

- ``{y}``, ``{ly}``, ``{department}``: this year, last year, whose report it is
- ``{m:spent}``: an amount in 万元; ``{r:general/spent}``: one in per cent of the other
- ``{change:spent|比上年}``: 比上年增加…万元，增长…%, or 与上年持平; ``{grown:…}`` with its reason
- ``{done:general/general_budget|，完成年初预算的}``: the words and a rate, nothing where there was no budget
- ``{compared:general/general_budget|预算数}``: ，决算数小于预算数的主要原因是…, or 持平
- ``{against_budget:final/budget|比年初预算}``: 比年初预算增加…万元，增长…%, or 与年初预算持平
- ``{each:sources|<name><money>万元，占<share>%}``: all parts, with ； between
- ``{listed_projects|<n>、<name><budget>万元…}``: all evaluated projects

A line that begins with ``%class``, ``%item``, ``%fund``, ``%capital`` or ``%project`` is repeated for each of
them, lines in succession together; ``?fund`` stands only where there is one, ``!fund`` where there is none.
``~same=…`` sets the words for an unchanged figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Protocol

from tests.checking.accounts import CAPITAL, FUND
from tests.telling.hand import Hand, Words, changed, compared, completed
from tests.telling.story import Counts, Item, Project

FOLDER = Path(__file__).with_name("wordings")
_ALL = sorted(path.stem for path in FOLDER.glob("*.txt"))
WORDINGS = tuple(name for name in _ALL if not name.startswith("budget"))
BUDGET_WORDINGS = tuple(name for name in _ALL if name.startswith("budget"))
_FIELD = re.compile(r"\{(\w+)(?::([^{}|]*))?(?:\|([^{}]*))?\}")
_REPEATED = re.compile(r"%(class|item|fund|capital|project) ?(.*)")
_WHERE = re.compile(r"([?!])(\w+) ?(.*)")
_SETTING = re.compile(r"~(\w+)=(.*)")


class Telling(Protocol):
    """What a story has to have to be told: a final account's, or a budget's."""

    @property
    def year(self) -> int: ...
    @property
    def department(self) -> str: ...
    @property
    def hand(self) -> Hand: ...
    @property
    def amounts(self) -> dict[str, int]: ...
    @property
    def items(self) -> Sequence[Item]: ...
    @property
    def fund_items(self) -> Mapping[str, Sequence[Item]]: ...
    @property
    def projects(self) -> Sequence[Project]: ...
    @property
    def counts(self) -> Counts: ...
    @property
    def parts(self) -> dict[str, tuple[Sequence[tuple[str, int]], int]]: ...
    @property
    def has_operating_costs(self) -> bool: ...
    def random(self, subject: str) -> Random: ...
    def before(self, subject: str, now: int) -> int: ...
    def public(self, item: str) -> tuple[int, int]: ...
    def components(self, personnel: bool) -> list[str]: ...


def told(story: Telling, wording: str) -> list[str]:
    """The narrative's paragraphs in that wording, headings among them."""
    lines = (FOLDER / f"{wording}.txt").read_text(encoding="utf-8").splitlines()
    settings = {match[1]: match[2] for line in lines if (match := _SETTING.match(line))}
    words = replace(Words(), **{name: _plain(text, story) for name, text in settings.items()})
    teller = _Teller(story, words)
    kept = [line for line in lines if line and not _SETTING.match(line)]
    return [text for line in teller.lines(kept) for text in [line.strip()] if text]


def _plain(text: str, story: Telling) -> str:
    for name, value in (
        ("{ly}", str(story.year - 1)), ("{y}", str(story.year)), ("{department}", story.department)
    ):  # fmt: skip
        text = text.replace(name, value)
    return text


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a repeated line speaks of."""

    amounts: dict[str, int]
    names: dict[str, str]
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Teller:
    story: Telling
    words: Words
    scope: _Scope = _Scope({}, {})

    def lines(self, templates: Sequence[str]) -> Iterator[str]:
        for kind, group in groupby(templates, key=_kind):
            if kind == "":
                for line in group:
                    yield from self._plain_line(line)
            else:
                yield from self._repeated(kind, list(group))

    def _plain_line(self, line: str) -> Iterator[str]:
        where = _WHERE.match(line)
        if where is None:
            yield self.filled(line)
        elif self._has(where[2]) == (where[1] == "?"):
            yield self.filled(where[3])

    def _has(self, what: str) -> bool:
        return {
            "fund": bool(self.story.fund_items[FUND]),
            "capital": bool(self.story.fund_items[CAPITAL]),
            "operating": self.story.has_operating_costs,
        }[what]

    def _repeated(self, kind: str, lines: Sequence[str]) -> Iterator[str]:
        patterns = [match for line in lines if (match := _REPEATED.match(line))]
        heads = [match[2] for match in patterns if match[1] == "class"]
        bodies = [match[2] for match in patterns if match[1] != "class"]
        if kind == "project":
            scopes = [
                _Scope({"budget": one.budget, "final": one.final}, {"name": one.name, "n": str(number)})
                for number, one in enumerate(self.story.projects, 1)
            ]
            yield from (replace(self, scope=scope).filled(line) for scope in scopes for line in bodies)
            return
        funds = self.story.fund_items
        items = {"items": self.story.items, "fund": funds[FUND], "capital": funds[CAPITAL]}[kind]
        by_class = [list(group) for _, group in groupby(items, key=lambda item: item.class_name)]
        for number, group in enumerate(by_class, 1):
            whole = _Scope(
                {"budget": sum(item.budget for item in group), "final": sum(item.final for item in group)},
                {"class": group[0].class_name, "c": str(number)},
                group[0].code[:3],
            )
            yield from (replace(self, scope=whole).filled(line) for line in heads)
            before = sum(len(earlier) for earlier in by_class[: number - 1])
            for place, item in enumerate(group, 1):
                one = replace(self, scope=_of_item(item, place, before + place, number))
                yield from (one.filled(line) for line in bodies)

    # -- fields

    def filled(self, template: str) -> str:
        for name, text in self.scope.names.items():
            template = template.replace(f"<{name}>", text)
        return _FIELD.sub(self._field, _plain(template, self.story))

    def _field(self, match: re.Match[str]) -> str:
        return getattr(self, f"_{match[1]}")(match[2] or "", match[3] or "")

    def _m(self, argument: str, _more: str) -> str:
        return self.story.hand.money(self._amount(argument))

    def _r(self, argument: str, _more: str) -> str:
        part, whole = argument.split("/")
        return self.story.hand.rate(self._amount(part), self._amount(whole))

    def _n(self, argument: str, _more: str) -> str:
        return str(
            len(self.story.projects) if argument == "projects" else getattr(self.story.counts, argument)
        )

    def _change(self, argument: str, more: str, reason: str = "") -> str:
        now = self._amount(argument)
        words = replace(self.words, against=more, reason=reason)
        before = self.story.before(argument + self.scope.key, now)
        return changed(self.story.hand, now, before, self.story.random(argument), words)

    def _grown(self, argument: str, more: str) -> str:
        return self._change(argument, more, self.words.reason)

    def _done(self, argument: str, more: str) -> str:
        final, budget = map(self._amount, argument.split("/"))
        return completed(self.story.hand, final, budget, more)

    def _compared(self, argument: str, more: str) -> str:
        final, budget = map(self._amount, argument.split("/"))
        return compared(self.story.hand, final, budget, self.story.random(argument + self.scope.key), more)

    def _against_budget(self, argument: str, more: str) -> str:
        """比年初预算增加…万元，增长…%."""
        final, budget = map(self._amount, argument.split("/"))
        words = replace(self.words, against=more, same=f"与{more[1:]}持平", reason="")
        return changed(self.story.hand, final, budget, self.story.random(argument), words)

    def _listed_projects(self, _argument: str, more: str) -> str:
        hand, done = self.story.hand, ""
        for number, one in enumerate(self.story.projects, 1):
            text = more.replace("<n>", str(number)).replace("<name>", one.name)
            text = text.replace("<budget>", hand.money(one.budget)).replace("<final>", hand.money(one.final))
            done += text.replace("<rate>", hand.rate(one.final, one.budget))
        return done

    def _each(self, argument: str, more: str) -> str:
        parts, whole = self.story.parts[argument]
        hand = self.story.hand
        kept = [(name, cents) for place, (name, cents) in enumerate(parts) if place == 0 or cents]
        done: list[str] = []
        for name, cents in kept:
            text = more.replace("<name>", name).replace("<money>", hand.money(cents))
            done.append(text.replace("<share>", hand.rate(cents, whole)))
        return "；".join(done)

    def _listed(self, argument: str, _more: str) -> str:
        return "、".join(self.story.components(argument == "personnel")) or "其他支出"

    def _amount(self, name: str) -> int:
        if name in self.scope.amounts:
            return self.scope.amounts[name]
        item, _, which = name.partition(".")
        if which in ("budget", "final"):
            return self.story.public(item)[which == "final"]
        return self.story.amounts[name]


def _of_item(item: Item, place: int, number: int, class_number: int) -> _Scope:
    names = {"class": item.class_name, "group": item.group_name, "item": item.name, "code": item.code}
    names |= {"n": str(place), "i": str(number), "c": str(class_number)}
    return _Scope({"budget": item.budget, "final": item.final}, names, item.code)


def _kind(line: str) -> str:
    match = _REPEATED.match(line)
    if match is None:
        return ""
    return "items" if match[1] in ("class", "item") else match[1]


def entries(lines: Iterable[str]) -> list[str]:
    """The headings that a list of contents names: parts, and sections with a number of their own."""
    return [
        line
        for line in lines
        if re.match(r"第[一二三四五]部分|[一二三四五六七八九十]{1,3}、[^：。]{4,38}$", line)
    ]
