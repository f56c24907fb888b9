"""What a reader can take away of a whole report: one declaration for every page that offers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from mingzhang.checking import Audit
from mingzhang.exporting.files import exported
from mingzhang.model import Report
from mingzhang.presenting.kinds import document_of

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Takeaway:
    """A file to take away: its format, what the button says, what it is good for, its ending and type."""

    format: str
    label: str
    meaning: str
    ending: str
    mime: str

    def maker(self, report: Report, audit: Audit) -> Callable[[], bytes]:
        """Makes the file when it is asked for, not before, of what the page has checked."""
        return partial(exported, report, self.format, audit)

    def file_name(self, report: Report) -> str:
        year = f"{report.year}年度" if report.year else ""
        stem = f"{report.department}{year}{document_of(report)}"
        return f"{stem}-{self.label}.{self.ending}".replace("/", "-")


TAKEAWAYS = (
    Takeaway("xlsx", "工作簿", "各表、文中的数、核对结果，带页码", "xlsx", f"{OFFICE}.spreadsheetml.sheet"),
    Takeaway(
        "docx",
        "摘要",
        "几页 Word：要点、可编辑的图表、数据表、原因",
        "docx",
        f"{OFFICE}.wordprocessingml.document",
    ),
    Takeaway(
        "pptx", "幻灯片", "PowerPoint、WPS 可编辑的图表", "pptx", f"{OFFICE}.presentationml.presentation"
    ),
    Takeaway("html", "网页", "一个文件，放到部门网站即可，不需服务器", "html", "text/html"),
    Takeaway("csv", "各表数据", "一行一个单元格", "csv", "text/csv"),
    Takeaway("datapackage", "数据包", "Frictionless 数据包，带字段说明", "zip", "application/zip"),
    Takeaway("json", "全部内容", "供程序读取", "json", "application/json"),
)
