"""The page put together: its parts, the data that the map is drawn from, style and script inside."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from mingzhang import __version__
from mingzhang.checking.audit import Audit
from mingzhang.exporting.site.flow import flow_part
from mingzhang.exporting.site.matters import operations_parts, projects_part
from mingzhang.exporting.site.parts import Html, element, joined, text
from mingzhang.exporting.site.plans import budget_parts, three_public_part
from mingzhang.exporting.site.record import findings_part, tables_part, terms_part
from mingzhang.exporting.site.structure import economic_part, nature_part, structure_part, tree_data
from mingzhang.exporting.site.subject import Part, Subject
from mingzhang.exporting.site.whole import overview_part
from mingzhang.model import Report
from mingzhang.presenting.units import UNITS

STYLES = ("site.css", "charts.css", "paper.css")
SCRIPTS = ("place.js", "tips.js", "map.js", "tables.js", "embedding.js", "arriving.js")


def html_bytes(report: Report, audit: Audit) -> bytes:
    """The whole file, UTF-8."""
    subject = Subject(report, audit)
    parts = parts_of(subject)
    body = joined(
        _head(subject, parts),
        element("main", joined(*(part.html(subject) for part in parts))),
        _foot(report),
        element("div", "", id="tip", role="tooltip", hidden=""),
        Html(f'<script type="application/json" id="tree">{tree_data(subject)}</script>'),
        Html(f"<script>{_script()}</script>"),
    )
    return _document(subject, body).encode()


def parts_of(subject: Subject) -> list[Part]:
    """What the report has something to say of, in the page's order."""
    found = [
        overview_part(subject),
        structure_part(subject),
        flow_part(subject),
        nature_part(subject),
        economic_part(subject),
        *budget_parts(subject),
        three_public_part(subject),
        *operations_parts(subject),
        projects_part(subject),
        findings_part(subject),
        tables_part(subject),
        terms_part(subject),
    ]
    return [part for part in found if part is not None]


def _resource(name: str) -> str:
    return files(__package__ or "").joinpath(name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    return '"use strict";\n' + "\n".join(_resource(name) for name in SCRIPTS)


@cache
def _style() -> str:
    return "\n".join(_resource(name) for name in STYLES)


def policy() -> str:
    """Nothing is loaded from anywhere and no script runs but the file's own, whatever the words may be."""
    own = b64encode(sha256(_script().encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{own}'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )


def _document(subject: Subject, body: Html) -> str:
    head = joined(
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Html(f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'),
        Html('<meta name="color-scheme" content="light dark">'),
        Html('<meta name="format-detection" content="telephone=no">'),
        Html(f'<meta name="generator" content="明账 MingZhang {__version__}">'),
        element("title", text(subject.name)),
        Html(f"<style>{_style()}</style>"),
    )
    return f'<!doctype html>\n<html lang="zh-CN"><head>{head}</head><body>{body}</body></html>\n'


def _head(subject: Subject, parts: list[Part]) -> Html:
    report = subject.report
    year = f"{report.year} 年度" if report.year else ""
    links = [element("a", text(part.name), href=f"#{part.id}") for part in parts]
    units = [
        element("button", text(name), type="button", data_unit=unit, aria_pressed=str(unit == "wan").lower())
        for unit, name in UNITS.items()
    ]
    return joined(
        element(
            "header",
            joined(
                element("h1", text(report.department or "部门名称未读出")),
                element("p", text(f"{year}{subject.words.document(report.scope)}公开")),
            ),
        ),
        element(
            "nav",
            joined(
                element("div", joined(*links), class_="ways"),
                element("div", joined(*units), class_="units", role="group", aria_label="金额的写法"),
            ),
            class_="bar-top",
            aria_label="章节与金额的写法",
        ),
    )


def _foot(report: Report) -> Html:
    told = (
        f"数据读自“{report.file}”（{report.pages} 页，SHA-256 {report.sha256[:16]}…），"
        f"由明账 MingZhang {__version__} 制作。p. 后为原文页码；∴ 为推算：由印出的数算出；· 为表中空白。"
        "“元”由印出的万元折算，末位以原文印出的为准。"
    )
    return element("footer", element("p", text(told)))
