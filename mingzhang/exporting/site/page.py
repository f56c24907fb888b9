"""The page put together: sections, the data that the map is drawn from, style and script inside."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from mingzhang import __version__
from mingzhang.checking.audit import Audit
from mingzhang.exporting.site.parts import Html, element, joined, text
from mingzhang.exporting.site.sections import (
    budget_section,
    findings_section,
    overview_section,
    projects_section,
    structure_section,
    tables_section,
    terms_section,
    three_public_section,
)
from mingzhang.frames.budget import budget_views
from mingzhang.frames.overview import overview_of
from mingzhang.frames.performance import performance
from mingzhang.frames.structure import Tree
from mingzhang.frames.three_public import three_public
from mingzhang.model import Report
from mingzhang.presenting.deck import slides_of
from mingzhang.presenting.kinds import words_of

POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"
"""Nothing is loaded from anywhere, whatever the report's words may be."""
NAMES = {
    "overview": "总体",
    "structure": "支出结构",
    "budget": "预算与决算",
    "three-public": "三公经费",
    "projects": "项目",
    "findings": "核对",
    "tables": "全部报表",
    "terms": "名词",
}


def html_bytes(report: Report, audit: Audit) -> bytes:
    """The whole file, UTF-8."""
    view, slides = overview_of(report), slides_of(report, audit)
    views = budget_views(report)
    made = {
        "overview": overview_section(view, slides),
        "structure": structure_section(view.tree, slides) if view.tree is not None else None,
        "budget": budget_section(views[0], slides) if views else None,
        "three-public": three_public_section(three_public(report), report, slides),
        "projects": projects_section(performance(report), slides),
        "findings": findings_section(audit, slides),
        "tables": tables_section(report),
        "terms": terms_section(report),
    }
    sections = {ident: body for ident, body in made.items() if body is not None}
    body = joined(
        _head(report, list(sections)),
        element("main", joined(*sections.values())),
        _foot(report),
        _data(view.tree),
        Html(f"<script>{_resource('site.js')}</script>"),
    )
    return _document(report, body).encode()


@cache
def _resource(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


def _document(report: Report, body: Html) -> str:
    head = joined(
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'),
        Html(f'<meta name="generator" content="明账 MingZhang {__version__}">'),
        element("title", text(_title(report))),
        Html(f"<style>{_resource('site.css')}</style>"),
    )
    return f'<!doctype html>\n<html lang="zh-CN"><head>{head}</head><body>{body}</body></html>\n'


def _title(report: Report) -> str:
    year = f"{report.year} 年度" if report.year else ""
    return f"{report.department}{year}{words_of(report).document(report.scope)}"


def _head(report: Report, idents: list[str]) -> Html:
    year = f"{report.year} 年度" if report.year else ""
    links = [element("a", text(NAMES[ident]), href=f"#{ident}") for ident in idents]
    return element(
        "header",
        joined(
            element("h1", text(report.department or "部门名称未读出")),
            element("p", text(f"{year}{words_of(report).document(report.scope)} · 金额单位：万元")),
            element("nav", joined(*links), aria_label="章节"),
        ),
    )


def _foot(report: Report) -> Html:
    told = (
        f"数据读自“{report.file}”（{report.pages} 页，SHA-256 {report.sha256[:16]}…），"
        f"由明账 MingZhang {__version__} 制作；p. 后为原文页码，标“推算”的由印出的数算出。"
    )
    return element("footer", element("p", text(told)))


def _data(tree: Tree | None) -> Html:
    """The tree for the map; a closing tag within it could end the script, so that none is left."""
    items: list[dict[str, object]] = []
    if tree is not None:
        for item in tree.within():
            one = tree.figure(item.code)
            items.append(
                {
                    "code": item.code,
                    "name": item.name,
                    "parent": item.parent,
                    "value": str(one.value) if one is not None else None,
                    "page": one.sources[0].page if one is not None and one.sources else None,
                }
            )
    told = json.dumps(items, ensure_ascii=False).replace("<", "\\u003c")
    return Html(f'<script type="application/json" id="tree">{told}</script>')
