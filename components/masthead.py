"""The line of page links at the top: the daily pages in line, the rest under 更多."""

from __future__ import annotations

from dataclasses import dataclass

from components.links import Links
from components.marks import Html, element, joined, text
from mingzhang.model import Report
from mingzhang.presenting import kinds


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the dashboard: its file, title, path, and whether it stands in line or under 更多.

    A file is named as its path: by that name Streamlit finds it for the first visitor of all, before
    app.py has told it the paths (see ``state.through_app``).
    """

    file: str
    title: str
    path: str
    daily: bool = True
    alike: bool = False
    """Whoever opens the page by the same link is shown the same: nothing on it hangs on the session."""

    @property
    def url_path(self) -> str:
        return self.path.strip("/")


PLACES = (
    Place("pages/overview.py", "总览", "/", alike=True),
    Place("pages/budget.py", "预算与决算", "/budget", alike=True),
    Place("pages/structure.py", "支出结构", "/structure", alike=True),
    Place("pages/basic-project.py", "基本与项目", "/basic-project", alike=True),
    Place("pages/three-public.py", "三公经费", "/three-public", alike=True),
    Place("pages/operations.py", "机关运行与采购", "/operations", alike=True),
    Place("pages/performance.py", "绩效", "/performance", alike=True),
    Place("pages/checks.py", "核对", "/checks"),
    Place("pages/source.py", "原文", "/source"),
    Place("pages/present.py", "汇报", "/present"),
    Place("pages/search.py", "查找", "/search", daily=False),
    Place("pages/compare.py", "比较", "/compare", daily=False),
    Place("pages/data.py", "数据", "/data", daily=False),
    Place("pages/glossary.py", "名词", "/glossary", daily=False),
    Place("pages/import.py", "导入报告", "/import", daily=False),
)


def masthead(links: Links, current: str, report: Report | None) -> Html:
    """The links with the current page marked, and what the report is on the right.

    They leave out the code that is chosen: ``links.js`` has them take it along.
    """
    links = links.at("")

    def anchor(place: Place, kind: str | None = None) -> Html:
        here = "page" if place.path == current else None
        return element("a", text(place.title), class_=kind, href=links.page(place.path), aria_current=here)

    daily = [anchor(place) for place in PLACES if place.daily]
    extra = [place for place in PLACES if not place.daily]
    shown = next((place for place in extra if place.path == current), None)
    if shown is not None:
        daily.append(anchor(shown))
    under = joined(*(anchor(place) for place in extra if place != shown))
    more = element("details", joined(element("summary", text("更多")), element("div", under)))
    flat = [anchor(place, "extra") for place in extra if place != shown]
    return element(
        "nav", joined(*daily, more, *flat, meta(report) if report else ""), class_="mast", aria_label="页面"
    )


def meta(report: Report) -> Html:
    """``2024 年度决算 · 万元 · 30 页``; where the report prints 元, that too; on paper, whose it is."""
    kind = kinds.words_of(report).name
    year = f"{report.year} 年度{kind}" if report.year else kind
    unit = f"{report.unit}折成万元" if report.unit not in ("", "万元") else "万元"
    words = f"{year} · {unit} · {kinds.extent(report)}"
    whose = text(f"{report.department} · " if report.department else "")
    return element("div", joined(element("span", whose, class_="whose"), text(words)), class_="meta")
