"""A paragraph's sentences → facts and reasons.

Names, numbers, comparisons, stops and brackets of a paragraph are taken in their order; the last
name says what a number is about, the words between it and the number what it measures.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from mingzhang.model import Amount, Basis, Fact, Period, ReadingWarning, Reason
from mingzhang.reading.found import Found, Subject
from mingzhang.reading.measures import Comparison, Number, Reading, counted_period, read_measure
from mingzhang.reading.nouns import (
    HIDDEN,
    changed_noun,
    counted,
    evaluated_item,
    head_noun,
    item_noun,
    quoted,
)
from mingzhang.reading.own_totals import bare_total, of_money, part_of, tells_accounts, title_name
from mingzhang.reading.plain_text import after_last, list_goes_on
from mingzhang.reading.reasons import ReasonSpan, explained
from mingzhang.reading.sections import Block
from mingzhang.reading.sentences import Mark, Setting, lists_parts, read_contents, tells_more
from mingzhang.reading.subject_names import ASSETS, COSTS, PARTS, PERFORMANCE, PRINTS
from mingzhang.reading.subjects import Mention, Path

_OR_ELSE = re.compile(r"[（，]或[^，。；]*$")
_OF_WHOLE = re.compile(r"占([^，。；]+)$")
_ITEM_OF_LIST = re.compile(rf"(?:[一二三四五六七八九]是|用于：?|中，)[^，。；：{HIDDEN}]{{2,30}}$")
_ASIDE = re.compile(r"（[^（）]*\d[^（）]*）")
_UNCHANGED_QUANTUM = Decimal("0.01")
"""“持平” says that two printed amounts are the same: to the cent of a 万元."""


def read_block(block: Block, setting: Setting, found: Found, project: str | None = None) -> None:
    """Add the facts and reasons of one paragraph to ``found``.

    ``project``: the paragraph describes that project ("" where it is not named): only money and
    rates are facts there, and they are the project's.
    """
    if any(letter.isdigit() for letter in block.paragraph.plain) or "原因" in block.paragraph.plain:
        _Walk(block, setting, found, project).run()


class _Walk:
    """One pass over a paragraph."""

    def __init__(self, block: Block, setting: Setting, found: Found, project: str | None) -> None:
        self.block, self.setting, self.found, self.project = block, setting, found, project
        self.text = block.paragraph.plain
        self.performance = any("绩效" in title for _, title in block.headings)
        self.assets = any("国有资产" in title for _, title in block.headings)
        self.path, named = self._inherited()
        self.head = named or Subject(head_noun(block.section))
        self.of_accounts = named is None and any(tells_accounts(title) for _, title in block.headings)
        self.subject = self.sentence_head = self.head
        self.head_is_own = False
        self.named: list[Subject] = []
        self.spoken: list[str] = []
        self.counts = 0
        self.counted_of: Period = "current"
        self.involves = False
        self.prior_basis: Basis | None = None
        self.previous: Reading | None = None
        self.spending: Subject | None = None
        self.listed = 0
        self.list_before: list[Subject] = []
        self.comparison: Comparison | None = None
        self.last_is_prior: bool | None = None
        self.last_stop = self.sentence_start = block.start
        self.brackets: list[Subject] = []
        self.group, self.in_item = block.path, False
        named_items = self.performance and not block.is_heading
        self.contents = read_contents(self.text, block.start, setting, self.path, named_items=named_items)
        self.words = self.contents.words
        if (block.label is not None and block.label.level >= 4) or (
            self.performance and evaluated_item(self.text, block.start)
        ):
            self._begin_item(block.path, block.start)

    def run(self) -> None:
        before = self.found.spoken_of
        if before and before[0] == self.block.path and tells_more(self.text, self.block.start):
            self.subject = self.sentence_head = before[1]
        for event in self.contents.events:
            if isinstance(event, Mention):
                self._name(event)
            elif isinstance(event, Number):
                if self.project is None or event.kind != "count":
                    self._state(event)
            elif isinstance(event, Comparison):
                self.comparison, self.prior_basis = event, None
            elif isinstance(event, ReasonSpan):
                self._explain(event)
            else:
                self._turn(event)
        self.found.spoken_of = (self.block.path, self.sentence_head)

    def _inherited(self) -> tuple[Path, Subject | None]:
        """The functional path and the subject that the headings above have named, if any."""
        path, subject = Path(), None
        for level, title in self.block.headings:
            if level < 2:
                continue
            name = title_name(title)
            for mention in self.setting.vocabulary.mentions(name, path):
                path = mention.path or path
                subject = Subject(mention.subject, mention.code)
        if subject is None and self.performance:
            subject = Subject(PERFORMANCE)
        return path, subject

    def _name(self, mention: Mention) -> None:
        self.path = mention.path or self.path
        subject = self._of_its_money(mention)
        if self.performance and subject.name in ("项目支出", "基本支出"):
            subject = Subject(PERFORMANCE)
        if not self.head_is_own or (mention.path and self.subject is self.head and not self.previous):
            self.head, self.head_is_own = subject, True
        own = not self.spoken and not lists_parts(self.text, self.sentence_start)
        if own or (mention.path and self.subject is self.sentence_head and not self.previous):
            self.sentence_head = subject
        self.subject = subject
        self.named.append(subject)
        self.spoken.append(subject.name)

    def _of_its_money(self, mention: Mention) -> Subject:
        """本年支出 behind a budget's income is that budget's: …财政拨款本年收入 …；本年支出 …."""
        words = self.text[mention.start : mention.end]
        name = of_money(words, self.sentence_head.name) if self.spoken else None
        name = name or (part_of(self.brackets[-1].name, mention.subject) if self.brackets else None)
        return Subject(name) if name else Subject(mention.subject, mention.code)

    def _turn(self, mark: Mark) -> None:
        if mark.kind == "open":
            self.brackets.append(self.subject)
        elif mark.kind == "close":
            self.subject = self.brackets.pop() if self.brackets else self.subject
        elif mark.kind == "stop":
            self.subject = self.sentence_head if tells_more(self.text, mark.end) else self.head
            self.previous, self.named, self.spending = None, [], None
            self.last_stop = self.sentence_start = mark.end
            self.spoken, self.counts, self.involves, self.prior_basis = [], 0, False, None
            self.counted_of = "current"
        elif mark.kind == "enumerator":
            self._begin_item(f"{self.block.path}#{mark.text}", mark.end)
        else:
            self._keep(mark)

    def _begin_item(self, group: str, start: int) -> None:
        """An item of a list begins; in an evaluation section it has a name of its own."""
        self.group, self.in_item = group, True
        name = quoted(item_noun(self.text, start))
        if self.performance and len(name) >= 2:
            self.subject = self.head = self.sentence_head = Subject(name)
            self.head_is_own = True
        self.previous, self.last_stop = None, start

    def _state(self, number: Number) -> None:
        lead = self.words[max(self.last_stop, self.sentence_start) : number.start]
        reading = read_measure(
            lead.replace(HIDDEN, ""), number, self.previous, self.setting.kind, self.setting.year
        )
        reading = self._of_the_year_before(reading, lead)
        subject = self._subject_of(number, reading, lead)
        if number.kind == "money" and self.text.startswith(subject.name, self.sentence_start):
            self.sentence_head = subject
        reading = self._of_another_kind(number, self._as_item_budget(number, reading, lead), subject, lead)
        if reading.measure == "prior":
            self.prior_basis = self._prior_basis(lead)
        self.found.facts.append(self._fact(number, reading, subject))
        if not number.complete:
            self.found.warnings.append(self._incomplete(number))
        if reading.measure in ("change", "growth", "completion"):
            self.last_is_prior = reading.measure != "completion" and not (
                self.comparison and self.comparison.own
            )
        if number.kind == "count":
            self.counts, self.involves = self.counts + 1, "涉及" in lead
        self.counted_of = reading.period
        self.previous, self.last_stop = reading, number.stop
        if number.kind != "money" or not _OF_WHOLE.search(lead):
            self.subject = subject
            self.spending = subject if number.kind == "money" else self.spending
        if not list_goes_on(self.text, number.stop):
            self.named = []

    def _of_the_year_before(self, reading: Reading, lead: str) -> Reading:
        """A count beside one of last year, with no other year between them: 上年接待 2 批次，接待 36 人次."""
        told = counted_period(lead, self.setting.year) or set("；（）") & set(lead)
        if reading == Reading("count") and self.counted_of == "prior" and not told:
            return replace(reading, period="prior")
        return reading

    def _subject_of(self, number: Number, reading: Reading, lead: str) -> Subject:
        """What ``number`` is about: the last name, a name that is not in the list, or the item itself."""
        if self.project and HIDDEN not in lead:
            return Subject(self.project)
        if number.kind == "count" and reading.measure != "score":
            return self._counted(number, self.block.start, lead)
        whole = _OF_WHOLE.search(self.text[self.last_stop : number.start])
        if whole and number.kind == "money":
            return self._whole(whole[1])
        if self.named and HIDDEN in lead and not _ITEM_OF_LIST.search(lead):
            return self._shared(lead) or self.subject
        if self.of_accounts and not self.head_is_own and (total := bare_total(lead)):
            return Subject(total)
        if reading.measure in _OWN_NOUN and "涉及" not in lead:
            noun = quoted(head_noun(lead, within=True))
            if noun:
                return self._evaluated(noun) if self.performance else Subject(noun)
        if reading.measure == "change" and HIDDEN not in lead:
            noun = changed_noun(lead)
            if noun:
                return Subject(quoted(noun))
        if self.performance and self.counts > 1 and "共涉及" in lead:
            return Subject(PERFORMANCE)
        if number.kind == "money" and _COUNT_NOUN.search(self.subject.name):
            return self._shared(lead) or self.spending or self._paid_for()
        return self._shared(lead) or self.subject

    def _paid_for(self) -> Subject:
        """What an amount behind nothing but counts (1 个团组，共支出 3 万元) was paid for."""
        cost = next((cost for start, cost in COSTS.items() if self.subject.name.startswith(start)), None)
        if cost and self.head.name not in PRINTS:
            return Subject(cost)
        return self.head if cost or self.head.name.endswith("费") else self.subject

    def _evaluated(self, noun: str) -> Subject:
        """What an evaluation section calls 项目 or 自评: the item that is spoken of, else all projects."""
        if noun not in _ALL_PROJECTS:
            return Subject(noun)
        if self.in_item:
            return self.head
        return self.subject if "自评" in noun and self.previous else Subject(PERFORMANCE)

    def _counted(self, number: Number, start: int, lead: str) -> Subject:
        near = _ASIDE.sub("", self.text[start : number.start])
        near = near[after_last(near, "。；：", len(near), 0) :]
        after = self.text[number.stop : number.stop + 20]
        name = quoted(counted(self.subject.name, number, near, lead, after, self.head.name))
        projects = after.startswith("项目") and not self.in_item
        if self.performance and (projects or name in _ALL_PROJECTS or name.endswith("项目支出")):
            return Subject(PERFORMANCE)
        return self.subject if name == self.subject.name else Subject(name)

    def _whole(self, words: str) -> Subject:
        """What 占 names before an amount (占本年支出合计 1,000 万元的 10%)."""
        for mention in self.setting.vocabulary.mentions(words, self.path):
            return Subject(mention.subject, mention.code)
        return Subject(quoted(head_noun(words, within=True)) or self.subject.name)

    def _shared(self, lead: str) -> Subject | None:
        """The part of a subject that one of several numbers belongs to (收入、支出总计分别为 A、B)."""
        if "分别" in lead:
            self.listed = 0
            parts = PARTS.get(self.subject.name)
            if len(self.named) < 2:
                self.named = [Subject(one) for one in parts] if parts else self.list_before
            self.list_before = self.named
        elif self.previous and lead.strip(HIDDEN) in ("、", "和", "及", "与") and len(self.named) > 1:
            self.listed += 1
        elif "各" in lead:
            pair = tuple(self.spoken[-2:])
            return next((Subject(whole) for whole, parts in PARTS.items() if parts == pair), None)
        else:
            return None
        return self.named[self.listed] if self.listed < len(self.named) and len(self.named) > 1 else None

    def _as_item_budget(self, number: Number, reading: Reading, lead: str) -> Reading:
        """A project's own amount, right behind its name, is its budget; what it spent follows."""
        bare = not lead.strip("，：" + HIDDEN) or not re.search(r"支出|执行|决算|使用|完成|结转", lead)
        first = self.performance and self.in_item and self.previous is None
        if first and bare and number.kind == "money" and reading.measure == "final":
            return replace(reading, measure="budget")
        return reading

    def _of_another_kind(self, number: Number, reading: Reading, subject: Subject, lead: str) -> Reading:
        """Money that is neither planned nor spent: the value of assets, what evaluated projects involve."""
        if number.kind != "money" or reading.measure not in ("final", "budget", "initial_budget"):
            return reading
        asset = bool(ASSETS.keys() & {subject.name, *self.spoken}) or (
            self.assets and not re.search(r"预算|安排", lead)
        )
        involved = self.performance and self.involves and self.previous == Reading("count")
        return replace(reading, measure="other") if asset or involved else reading

    def _fact(self, number: Number, reading: Reading, subject: Subject) -> Fact:
        amount = number.amount
        if reading.negative and amount.value:
            amount = Amount(-abs(amount.value), amount.quantum)
        source = self.block.paragraph.source(self.setting.sha256, number.start, number.end)
        return Fact(
            subject.name,
            subject.code,
            reading.measure,
            reading.period,
            self._basis(reading),
            amount,
            number.unit,
            derived=False,
            source=source,
            sentence=self._sentence(number.start),
            section=self.block.section,
            group=self.group,
        )

    def _basis(self, reading: Reading) -> Basis | None:
        if reading.measure not in ("change", "growth", "prior"):
            return None
        if reading.measure == "prior":
            return self.prior_basis
        if self.prior_basis:
            return self.prior_basis
        if self.comparison is None and reading.own:
            return None
        if self.comparison is None:
            return "prior_budget" if self.setting.kind == "budget" else "prior_final"
        return self.comparison.basis

    def _prior_basis(self, lead: str) -> Basis:
        """What last year's printed figure is, by the words before it."""
        clause = _FUND_NAMES.sub("", re.split(r"[，。；]", lead.rstrip("，"))[-1])
        if "执行" in clause:
            return "prior_execution"
        if re.search(r"预算|年初(?!结)", clause):
            return "prior_budget"
        if "决算" in clause:
            return "prior_final"
        return "prior_budget" if self.setting.kind == "budget" else "prior_final"

    def _keep(self, mark: Mark) -> None:
        """持平: a change of nothing, for which the word itself stands."""
        if _OR_ELSE.search(self.text[self.last_stop : mark.end]):
            return
        if "预算" in mark.text and not re.search(r"[上去]年|\d年", mark.text):
            self.comparison = Comparison(mark.start, mark.end, None, own=True)
        self.last_is_prior = not (self.comparison and self.comparison.own)
        start = mark.end - 2 if mark.text.endswith("持平") else mark.start
        number = Number(start, mark.end, mark.end, Amount(Decimal(0), _UNCHANGED_QUANTUM), "万元", "money")
        fact = self._fact(number, Reading("change"), self.subject)
        self.found.facts.append(replace(fact, derived=True, sources=(fact.source,)))
        self.previous, self.last_stop = None, mark.end

    def _explain(self, span: ReasonSpan) -> None:
        paragraph = self.block.paragraph
        before = self.text[after_last(self.text, "。", span.start, self.block.start) : span.begin]
        reason = Reason(
            self.subject.name,
            self.subject.code,
            paragraph.text[span.begin : span.end],
            paragraph.source(self.setting.sha256, span.begin, span.end),
            self._sentence(span.begin),
            self.block.section,
            self.group,
            explained(before, self.text[self.block.start : span.start], self.last_is_prior),
            self._counts(span),
        )
        self.found.reasons.append(reason)

    def _counts(self, span: ReasonSpan) -> tuple[Fact, ...]:
        """The numbers in a reason, those of last year told apart."""
        counts: list[Fact] = []
        reading = Reading("count")
        start = span.begin
        for number in self.contents.excused:
            if span.begin <= number.start < span.end and number.kind == "count":
                between = self.text[start : number.start]
                reading = counted_period(between, self.setting.year) or reading
                counts.append(self._fact(number, reading, self._counted(number, span.begin, between)))
                start = number.stop
        return tuple(counts)

    def _incomplete(self, number: Number) -> ReadingWarning:
        source = self.block.paragraph.source(self.setting.sha256, number.start, number.stop)
        unit = "%" if number.kind == "rate" else "元"
        clauses = re.split(r"(?<=[，。；：])", self.block.paragraph.text[: number.stop])
        words = "".join(clauses[-2:])
        return ReadingWarning("missing_unit", f"“{words}”后疑缺“{unit}”，按{number.unit}读取。", source.page)

    def _sentence(self, position: int) -> str:
        start = after_last(self.text, "。", position, 0)
        end = self.text.find("。", position)
        return self.block.paragraph.text[start : end + 1 if end >= 0 else len(self.text)]


_FUND_NAMES = re.compile(r"公共预算|基金预算|经营预算")
_COUNT_NOUN = re.compile(r"(?:人次|批次|团组|保有量|购置数|购置车辆)$")
"""What is counted and costs nothing itself: an amount behind it (共计支出 3.62 万元) is that before it."""
_OWN_NOUN = frozenset(("final", "budget", "initial_budget", "prior", "other", "score"))
_ALL_PROJECTS = frozenset(
    ("项目", "绩效自评", "项目绩效自评", "项目自评", "单位项目", "自评", "所有项目", "全部项目", "部门整体")
)
