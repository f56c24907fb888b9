"""What stands on the page when no report can be shown: why, and what to do."""

from __future__ import annotations

from components import opening, state
from components.marks import element, joined, text
from components.show import show
from mingzhang.errors import MingZhangError


def nothing_to_show() -> None:
    """The link's report is gone, or there is no sample."""
    if state.wanted():
        heading = "这份报告已不在程序中"
        words = (
            "链接所指的报告没有打开，或因久未使用已被移出。请重新导入它的文件，同一个文件会得到同一个链接。"
        )
    elif isinstance(problem := opening.sample_or_problem(), MingZhangError):
        heading = "自带的示例不能读取"
        words = f"{problem.message}请导入一份部门决算或部门预算文件。"
    else:
        heading = "还没有报告"
        words = "请导入一份部门决算或部门预算文件，读取后即在各页展示。"
    buttons = [element("a", text("导入报告"), class_="go", href=state.links_to().page("/import"))]
    bundled = opening.sample()
    if bundled is not None:
        buttons.append(
            element("a", text("打开自带的示例"), class_="go", href=state.links_to(bundled.id).page("/"))
        )
    show(
        element(
            "section",
            joined(element("h1", text(heading)), element("p", text(words)), *buttons),
            class_="empty",
        )
    )
