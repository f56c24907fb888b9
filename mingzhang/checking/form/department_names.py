"""The department's name is the same throughout: on the cover, in titles, over tables, in sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from mingzhang.checking.comparison import Comparison
from mingzhang.checking.form.likeness import CONNECTIVES, Likeness, bare, likeness, parted
from mingzhang.checking.form.mentions import Mention, mentions
from mingzhang.checking.form.placeholders import BASIS
from mingzhang.checking.form.wrong_words import Slip, is_template, printed, settled, slip
from mingzhang.checking.registry import PASSAGES, rule
from mingzhang.model import Passage, Report, Severity

RULE = "form.department_name"
AGREED = 3
"""So many places that all have another name than the cover's say that the cover is wrong."""
LONG = 7
"""A shorter name says too little for a letter of it to be called wrong."""

_WHY: dict[Likeness, str] = {
    "slip": "字有出入",
    "altered": "字有出入",
    "lacking": "缺所在区划",
    "elsewhere": "所在区划不同",
    "other": "为其他部门（单位）的名称",
}


@rule(
    RULE,
    title="部门名称前后一致",
    basis=BASIS,
    needs=(PASSAGES,),
    meaning="各部分标题、报表的编制部门、句首的部门名称应与封面一致；简称（区××局、本部门）、单位构成中列出的单位、职责中提到的"
    "其他机关不判断。漏写区划或写成其他部门的是错误，“与”“和”之类一字之差作提醒。",
    kind="wrong_unit_name",
)
def the_name_is_the_departments(report: Report) -> Iterator[Comparison]:
    """Where the department's own name must stand, it does, letter for letter."""
    if len(report.department) < 4 or is_template(report):
        return
    found = mentions(report)
    own = _agreed_name(report, found)
    known = _other_names(report, own)
    slips = [
        *_connectives(report, own),
        *(one for mention in found for one in _judged(mention, own, found, known)),
        *_altered(report, own, found),
    ]
    for mention in found:
        if likeness(mention.name, own) == "same":
            yield Comparison(RULE, "holds", f"“{mention.passage.text[:40]}”的部门名称")
    yield from settled(report, RULE, "部门名称", slips)


def _agreed_name(report: Report, found: Sequence[Mention]) -> str:
    """The cover's name, unless nothing else has it and all else agrees on one that is like it."""
    own = bare(report.department)
    elsewhere = Counter(bare(one.name) for one in found if one.place != "cover")
    if not elsewhere:
        return own
    usual, most = elsewhere.most_common(1)[0]
    how = likeness(usual, own)
    if how == "slip":
        return usual if most > elsewhere[own] + 1 else own
    if how not in ("altered", "lacking", "elsewhere", "other") or elsewhere[own]:
        return own
    is_told = any(bare(one.name) == own for one in found if one.place == "cover")
    is_told = is_told and any(
        bare(one.name) == usual for one in found if one.place not in ("cover", "caption")
    )
    text = _text_behind_cover(report)
    others = [name for name in elsewhere if likeness(name, usual) not in ("same", "slip", "short")]
    agreed = text.count(usual) >= AGREED and own not in text and not others
    return usual if agreed and is_told and parted(usual)[0][:1] == parted(own)[0][:1] else own


def _text_behind_cover(report: Report) -> str:
    told = [one.plain for one in report.passages if one.part not in ("front", "contents")]
    forms = [text for project in report.projects for text in (project.department, project.unit)]
    return bare("\n".join((*told, *forms)))


def _other_names(report: Report, own: str) -> str:
    """All text in which the names of other units stand: what the department is made of, its forms."""
    told = [one.plain for one in report.passages if one.part == "overview" and not one.is_heading]
    grids = [text for table in report.tables if table.id is None for row in table.grid for text in row]
    forms = [text for project in report.projects for text in (project.department, project.unit, project.name)]
    return bare("\n".join((*told, *grids, *forms))).replace(own, "\n")


def _judged(mention: Mention, own: str, found: Sequence[Mention], known: str) -> Iterator[Slip]:
    how = likeness(mention.name, own)
    if (
        how in ("same", "slip", "short")
        or (how == "other" and mention.place == "description")
        or _is_known(mention, how, found, known)
    ):
        return
    words = f"“{mention.passage.text[:40]}”" if mention.place in ("title", "cover") else "该处"
    note = f"{words}的部门名称印为“{mention.name}”，{_WHY[how]}，他处为“{own}”，请核实"
    in_text = mention.place in ("sentence", "description")
    severity: Severity = "warning" if how == "altered" and in_text else "error"
    shown = _title_end(mention)
    yield slip(mention.passage, mention.start, shown, own, note, severity)


def _title_end(mention: Mention) -> int:
    """A title is shown whole: its name alone may be a right one."""
    return len(mention.passage.text) if mention.place in ("title", "cover") else mention.end


def _is_known(mention: Mention, how: Likeness, found: Sequence[Mention], known: str) -> bool:
    """Whether the name is rightly there: a unit's, the one over all tables, a superior's over a table."""
    name = bare(mention.name)
    if mention.place == "sentence" and how in ("other", "elsewhere") and len(name) < LONG:
        return True
    same = [one for one in found if bare(one.name) == name]
    if mention.place == "caption":
        return len(same) > 1 or name in known
    if how == "other" and mention.place == "sentence":
        return known.count(name) > (mention.passage.part == "overview") or len(same) > 1
    if how == "other" and mention.place == "cover":
        return False
    return how in ("other", "elsewhere", "altered") and (
        name in known if mention.passage.part != "overview" else _is_told_twice(known, name)
    )


def _is_told_twice(known: str, name: str) -> bool:
    return known.count(name) > 1


def _connectives(report: Report, own: str) -> Iterator[Slip]:
    """Every place that has 与 for 和 within the whole name."""
    if not re.search(f"[{CONNECTIVES}]", own) or len(own) < LONG:
        return
    parts = re.split(f"[{CONNECTIVES}]", own)
    pattern = re.compile(f"[{CONNECTIVES}、]".join(re.escape(part) for part in parts))
    for passage in (*printed(report, "contents"), *printed(report)):
        for found in pattern.finditer(passage.plain):
            if found.group() != own:
                note = f"印为“{found.group()}”，他处为“{own}”，字有出入，请核实"
                yield slip(passage, *found.span(), own, note, "warning")


def _altered(report: Report, own: str, found: Sequence[Mention]) -> Iterator[Slip]:
    """Within sentences, the name with one letter changed, printed so once."""
    if len(own) < LONG:
        return
    judged = {(id(one.passage), one.start) for one in found}
    seen: list[tuple[Passage, int, str]] = []
    for passage in printed(report, "narrative", "tables", "overview", "front"):
        start = passage.plain.find(own[:4])
        while start >= 0:
            words = passage.plain[start : start + len(own)]
            if words != own and likeness(words, own) == "altered" and words[-2:] == own[-2:]:
                seen.append((passage, start, words))
            start = passage.plain.find(own[:4], start + 1)
    names = Counter(words for _, _, words in seen)
    for passage, start, words in seen:
        if names[words] == 1 and (id(passage), start) not in judged:
            note = f"印为“{words}”，他处为“{own}”，字有出入，请核实"
            yield slip(passage, start, start + len(own), own, note, "warning")
