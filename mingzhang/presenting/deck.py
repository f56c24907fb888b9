"""A report → its slides, in the order in which a meeting hears them; what the report lacks has no slide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mingzhang.checking.audit import Audit
from mingzhang.frames.overview import overview_of
from mingzhang.frames.performance import performance
from mingzhang.frames.three_public import three_public
from mingzhang.model import Report, ReportKind
from mingzhang.presenting.budget_slides import budget_slide
from mingzhang.presenting.closing import findings_slide, sources_slide
from mingzhang.presenting.other_slides import operations_slide, projects_slide, three_public_slide
from mingzhang.presenting.slides import Slide, SlideId
from mingzhang.presenting.structure_slides import items_slide, nature_slide, structure_slide
from mingzhang.presenting.total_slides import cover_slide, total_slide

ALWAYS: Mapping[SlideId, str] = {
    "total": "收支总量",
    "structure": "支出结构",
    "nature": "基本支出与项目支出",
    "three-public": "“三公”经费",
    "operations": "机关运行经费与政府采购",
}
TOLD: Mapping[ReportKind, Mapping[SlideId, str]] = {
    "final_account": {**ALWAYS, "budget": "年初预算与决算的比较", "projects": "项目支出进度"},
    "budget": ALWAYS,
}
"""What a report of each kind usually tells."""


def slides_of(report: Report, audit: Audit) -> tuple[Slide, ...]:
    """Every slide that the report has something to say for; the cover and the sources always."""
    view = overview_of(report)
    made = (
        cover_slide(report),
        total_slide(view),
        structure_slide(view),
        budget_slide(view),
        nature_slide(view),
        items_slide(view),
        three_public_slide(three_public(report), report),
        operations_slide(view),
        projects_slide(performance(report), report),
        findings_slide(audit),
        sources_slide(report, audit),
    )
    return tuple(slide for slide in made if slide is not None)


def chosen(slides: Sequence[Slide], wanted: Sequence[str]) -> tuple[Slide, ...]:
    """The slides in the wanted order; unknown ids are passed over, and where none is known all are kept."""
    known: dict[str, Slide] = {slide.id: slide for slide in slides}
    found = tuple(known[one] for one in dict.fromkeys(wanted) if one in known)
    return found or tuple(slides)


def missing(slides: Sequence[Slide], report: Report) -> tuple[str, ...]:
    """What a report of this kind could tell at a slide of its own, and this one does not."""
    there = set(ids_of(slides))
    return tuple(name for id_, name in TOLD[report.kind].items() if id_ not in there)


def ids_of(slides: Sequence[Slide]) -> tuple[SlideId, ...]:
    return tuple(slide.id for slide in slides)
