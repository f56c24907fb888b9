"""An audit's findings as a reviewer goes through them: named, narrowed, with the comparisons they rest on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from mingzhang.checking.audit import Audit
from mingzhang.frames.checks import Numbered
from mingzhang.model import Evidence, Finding, Severity, Source
from mingzhang.reviewing import Review, keyed

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
SEVERITY_NAMES: Mapping[Severity, str] = {"error": "差错", "warning": "提醒", "info": "提示"}
TO_REVIEW: tuple[Severity, ...] = ("error", "warning")
"""What a reviewer has to decide about; what only informs may be decided about too."""
KIND_NAMES: Mapping[str, str] = {
    "table_sum": "表内合计",
    "hierarchy_sum": "科目汇总",
    "cross_table": "表间不符",
    "amount_mismatch": "金额不符",
    "narrative_vs_table": "文表不符",
    "narrative_vs_form": "文字与自评表不符",
    "percentage": "比率",
    "direction": "增减方向",
    "count": "个数",
    "score": "自评得分",
    "scope": "口径",
    "code": "科目编码",
    "name": "科目名称",
    "duplicated_row": "重复的行",
    "missing_table": "缺表",
    "missing_section": "缺章节",
    "missing_text": "缺文字说明",
    "placeholder": "占位符未填",
    "template_words": "模板文字未删",
    "typography": "文字疏漏",
    "wrong_unit": "计量单位",
    "wrong_unit_name": "单位名称",
    "wrong_year": "年度",
    "rounding": "尾差",
    "insufficient": "数据不足",
    "unreadable": "未读出",
}
OTHER_KIND = "其他"
TEXT = "text"
"""What stands in no table, as a filter names it."""
Reviewed = Literal["", "open", "done"]
REVIEWED: tuple[Reviewed, ...] = ("open", "done")


@dataclass(frozen=True, slots=True)
class Filed:
    """A finding with the key that decisions about it are kept by, and its comparisons."""

    key: str
    finding: Finding
    members: tuple[Numbered, ...]
    """The comparisons that it tells of, the one that it is told by first."""

    @property
    def place(self) -> str:
        """The table that its first place stands in, ``TEXT`` for running text, "" without a place."""
        if not self.finding.evidence:
            return ""
        return self.finding.evidence[0].table or TEXT

    @property
    def places(self) -> frozenset[str]:
        """All tables that it rests on, and ``TEXT``."""
        return frozenset(each.table or TEXT for each in self.finding.evidence)

    @property
    def subject(self) -> str:
        """What it is about, in a few words."""
        if self.members:
            return self.members[0].comparison.subject
        lead, colon, _ = self.finding.message.partition("：")
        return lead if colon else self.finding.title

    @property
    def has_to_be_reviewed(self) -> bool:
        return self.finding.severity in TO_REVIEW


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which findings a reviewer asks for; "" asks for all."""

    severity: str = ""
    kind: str = ""
    place: str = ""
    reviewed: Reviewed = ""
    code: str = ""
    """A functional code: findings that rest on it or anything under it."""


def filed(audit: Audit) -> tuple[Filed, ...]:
    """All findings in the audit's order."""
    members: dict[int, list[Numbered]] = {}
    for number, at in sorted(audit.told.items()):
        members.setdefault(at, []).append(Numbered(number, audit.comparisons[number]))
    return tuple(
        Filed(one.key, one.finding, _plainest_first(one.finding, members.get(at, ())))
        for at, one in enumerate(keyed(audit.findings))
    )


def _plainest_first(finding: Finding, members: Sequence[Numbered]) -> tuple[Numbered, ...]:
    """The comparisons in the order that the message tells of them."""

    def told_at(member: Numbered) -> tuple[bool, int, int]:
        at = finding.message.find(member.comparison.subject)
        return at < 0, at, member.number

    return tuple(sorted(members, key=told_at))


def narrowed(found: Iterable[Filed], wanted: Wanted, review: Review) -> tuple[Filed, ...]:
    """The findings that are asked for, in the order given."""
    decided = {decision.finding_key for decision in review.decisions}
    return tuple(one for one in found if _is_wanted(one, wanted, decided))


def _is_wanted(one: Filed, wanted: Wanted, decided: set[str]) -> bool:
    finding = one.finding
    if wanted.severity and finding.severity != wanted.severity:
        return False
    if wanted.kind and finding.kind != wanted.kind:
        return False
    if wanted.place and wanted.place not in one.places:
        return False
    if wanted.reviewed and (one.key in decided) != (wanted.reviewed == "done"):
        return False
    return not wanted.code or any(_is_under(each, wanted.code) for each in finding.evidence)


def _is_under(evidence: Evidence, code: str) -> bool:
    return evidence.code is not None and evidence.code.startswith(code)


def by_severity(found: Iterable[Filed]) -> dict[Severity, int]:
    """How many findings there are of each severity; every one has an entry."""
    counted = Counter(one.finding.severity for one in found)
    return {severity: counted[severity] for severity in SEVERITIES}


def by_kind(found: Iterable[Filed]) -> dict[str, int]:
    """How many findings there are of each kind, in order of appearance."""
    return dict(Counter(one.finding.kind for one in found))


def by_place(found: Iterable[Filed]) -> dict[str, int]:
    """How many findings rest on each table and on running text, in order of appearance."""
    return dict(
        Counter(
            place
            for one in found
            for place in dict.fromkeys(each.table or TEXT for each in one.finding.evidence)
        )
    )


def without(wanted: Wanted, *fields: str) -> Wanted:
    """The same wish with some of its filters lifted."""
    lifted: dict[str, str] = dict.fromkeys(fields, "")
    return replace(wanted, **lifted)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of the findings that have to be reviewed something was decided about."""

    decided: int
    of: int


def progress(found: Iterable[Filed], review: Review) -> Progress:
    """How far the review is."""
    keys = [one.key for one in found if one.has_to_be_reviewed]
    return Progress(review.decided(keys), len(keys))


def asked_about(found: Iterable[Filed]) -> dict[Source, tuple[Filed, ...]]:
    """The places that errors and warnings begin with, each with its findings, the gravest first."""
    places: dict[Source, list[Filed]] = {}
    for one in found:
        if one.has_to_be_reviewed and one.finding.evidence:
            places.setdefault(one.finding.evidence[0].source, []).append(one)
    order = {severity: at for at, severity in enumerate(SEVERITIES)}
    return {
        place: tuple(sorted(listed, key=lambda one: order[one.finding.severity]))
        for place, listed in places.items()
    }
