"""The report as web pages: as a browser prints it, as a government's site has it, in an archive."""

from __future__ import annotations

import email.policy
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from html import escape
from pathlib import Path

from data.generator.source import StatutoryTable, Text, read_source
from tests.typesetting.browser import page_text
from tests.typesetting.grid import SetTable
from tests.typesetting.qinghai import shaped
from tests.typesetting.report import evaluation

_MENU = "<nav><ul><li><a href=#>首页</a><li><a href=#>政务公开</a></ul></nav><script>var year=2031;</script>"
_HIDDEN = "<div style='display: none'><table><tr><td>合计<td>9,999.99<td>1.00</table></div>"
_FOOT = "<footer>主办单位：某政府办公室　备案号 12345678 号</footer>"


def by_browser(path: Path) -> Path:
    """The page that a browser prints."""
    path.write_text(page_text(), encoding="utf-8")
    return path


def of_a_site(path: Path) -> Path:
    """A site's page in GB 18030: menus, tables for placing, paragraphs parted by line breaks, open tags."""
    path.write_bytes(_site().encode("gb18030"))
    return path


def archived(path: Path) -> Path:
    """The site's page in an archive (MHT), as browsers save it."""
    message = EmailMessage(policy=email.policy.SMTP)
    message["Subject"] = "report"
    message.set_content(_site(), subtype="html", charset="utf-8", cte="quoted-printable")
    message.add_related(b"\x89PNG\r\n\x1a\n" + bytes(64), "image", "png", cid="<picture>")
    path.write_bytes(message.as_bytes())
    return path


def of_tables(path: Path, cover: Sequence[str], tables: Sequence[SetTable]) -> Path:
    """A cover and tables, their titles being rows of their own."""
    body = "".join(f"<p align=center>{escape(line)}</p>" for line in cover)
    body += "".join("".join(_table(table)) for table in tables)
    path.write_text(f"<!DOCTYPE html><html><meta charset=utf-8><body>{body}</body></html>", encoding="utf-8")
    return path


def _site() -> str:
    source = read_source()
    head = "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><title>公开</title>"
    title = f"<h1>{escape(''.join(source.cover))}</h1>"
    body = "".join(_blocks())
    return (
        f"<!DOCTYPE html><html><head>{head}<style>td {{ color: #000 }}</style></head><body>{_MENU}"
        f"<table width=1000 align=center><tr><td>{title}<!-- 正文 --><div class=TRS_Editor>{body}</div>"
        f"</td></tr></table>{_HIDDEN}{_FOOT}</body></html>"
    )


def _blocks() -> Iterator[str]:
    for block in read_source().body:
        if isinstance(block, Text):
            yield f"&nbsp;&nbsp;&nbsp; {escape(block.text)}<br>\n"
            continue
        tables = shaped(block) if isinstance(block, StatutoryTable) else [evaluation(block)]
        for table in tables:
            yield from _table(table)


def _table(table: SetTable) -> Iterator[str]:
    """As a worksheet is saved as a page: title, number and unit are rows of the table."""
    width = len(table.columns)
    yield "<table border=1 style='border-collapse:collapse'>"
    for text, _ in table.lines:
        yield f"<tr><td colspan={width} class=xl65><p class=MsoNormal>{escape(text)}<o:p></o:p></p></td></tr>"
    for row in range(table.rows):
        yield "<tr style='height:15.0pt'>"
        for cell in sorted((one for one in table.cells if one.row == row), key=lambda one: one.column):
            spans = f"rowspan={cell.row_span} colspan={cell.column_span}"
            half = len(cell.text) // 2
            text = (
                f"<span lang=EN-US>{escape(cell.text[:half])}</span><span>{escape(cell.text[half:])}</span>"
            )
            yield f"<td {spans}><p class=MsoNormal align=center>{text if cell.text else '&nbsp;'}"
    for note in table.notes:
        yield f"<tr><td colspan={width}>{escape(note)}"
    yield "</table>"
