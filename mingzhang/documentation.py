"""The reference pages in ``docs/``, generated from the declarations: ``python -m mingzhang.documentation``.

Each page is a pure function to Markdown; a test compares what stands in ``docs/`` with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mingzhang.arguments import COMMANDS
from mingzhang.checking import rules
from mingzhang.checking.registry import Rule
from mingzhang.exporting.rule_words import explained, families
from mingzhang.forms import FORMS
from mingzhang.forms.base import Column, Form, ItemIdentity, RowKind, side_label
from mingzhang.frames.columns import FRAMES, FrameForm

FOLDER = Path(__file__).resolve().parent.parent / "docs"
GENERATED = "<!-- 由 python -m mingzhang.documentation 生成，请勿手改 -->"
ROW_KINDS = {
    RowKind.FUNCTIONAL: "功能分类科目（类 3 位、款 5 位、项 7 位）",
    RowKind.ECONOMIC: "经济分类科目（类 3 位、款 5 位）",
    RowKind.ITEMS: "固定项目",
    RowKind.SINGLE: "一行",
}


def main() -> int:
    """Writes all pages; returns 0."""
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
    return 0


def forms_page() -> str:
    """Every statutory form: titles, columns, rows, identities."""
    lines = ["# 报表参考", "", GENERATED, ""]
    lines += ["每张报表只在 `mingzhang/forms/` 中声明一次；读取、核对、数据表和名词由此而来。", ""]
    for declared in FORMS:
        lines += _form(declared)
    return _joined(lines)


def rules_page() -> str:
    """Every rule of the catalogue, by what it is about."""
    lines = ["# 核对规则参考", "", GENERATED, ""]
    lines += [
        f"共 {len(rules())} 条。印出的数视为区间：数值 ± 末位单位的一半。精确相等为“相符”；",
        "不等而区间相交或相接为“尾差”（提示）；区间不相交为“不符”，程度如各条所列。",
        "没有核对的，不算相符。`mingzhang rules` 和看板的“名词”页给出同样的说明。",
        "",
    ]
    found = families(rules())
    lines += _table(("规则", "条数"), [(family.title, str(len(family.rules))) for family in found])
    for family in found:
        lines += [f"## {family.title}", ""]
        for rule in family.rules:
            lines += _rule(rule)
    return _joined(lines)


def command_page() -> str:
    """The command line's own help."""
    lines = ["# 命令行参考", "", GENERATED, ""]
    lines += [
        "结果写在标准输出，消息写在标准错误；给出 `--json` 时，错误也是标准输出上的一个 JSON 对象。",
        "退出码：0 完成（`check`：没有差错），1 `check` 发现差错，2 文件或用法有误。",
        "",
    ]
    for command in COMMANDS:
        lines += [f"## mingzhang {command.name}", "", f"{command.meaning}。", ""]
        lines += ["```sh", command.example, "```", ""]
        rows = [(f"`{argument.usage}`", argument.meaning) for argument in command.arguments]
        lines += _table(("参数", "含义"), rows)
    return _joined(lines)


def frames_page() -> str:
    """Every tidy frame with its columns."""
    lines = ["# 数据表参考", "", GENERATED, ""]
    lines += ["`mingzhang.frames.tidy` 的各个函数给出这些 pandas 数据表；导出和“数据”页由此而来。", ""]
    for declared in FRAMES:
        lines += _frame(declared)
    return _joined(lines)


PAGES: dict[str, Callable[[], str]] = {
    "forms.md": forms_page,
    "rules.md": rules_page,
    "cli.md": command_page,
    "frames.md": frames_page,
}
"""The generated pages by their file's name."""


def _form(declared: Form) -> Iterator[str]:
    yield from (f"## {declared.title}", "", f"`{declared.id}`　{declared.number or '无编号'}", "")
    yield from (declared.meaning, "", f"行：{ROW_KINDS[declared.rows]}。", "")
    if declared.titles:
        yield from (f"也印作：{'；'.join(declared.titles)}。", "")
    sides = [(side.label, side.columns) for side in declared.sides] or [("", declared.columns)]
    for label, columns in sides:
        yield from _table(
            (f"{label}栏标识", "栏名", "单位", "含义", "也印作"), [_column(column) for column in columns]
        )
    if declared.items:
        rows = [(item.name, side_label(item.side), item.meaning) for item in declared.items]
        yield from _table(("固定的行", "侧", "含义"), rows)
    if declared.identities:
        rows = [
            (
                identity.title,
                "" if not isinstance(identity, ItemIdentity) else side_label(identity.side),
                identity.basis,
            )
            for identity in declared.identities
        ]
        yield from _table(("表内关系", "侧", "依据"), rows)


def _column(column: Column) -> tuple[str, ...]:
    return (f"`{column.id}`", column.label, column.unit, column.meaning, "；".join(column.aliases))


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"### {rule.id}", "", rule.title, "")
    for label, words in explained(rule):
        yield f"- {label}：{words}"
    yield ""


def _frame(declared: FrameForm) -> Iterator[str]:
    yield from (f"## {declared.name}　{declared.title}", "", f"{declared.meaning}。", "")
    yield from _table(
        ("列", "类型", "名称", "含义"),
        [
            (f"`{column.name}`", f"`{column.dtype}`", column.label, column.meaning)
            for column in declared.columns
        ],
    )


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"| {' | '.join('---' for _ in header)} |"
    for row in rows:
        cells = (text.replace("|", "\\|") for text in row)
        yield f"| {' | '.join(cells)} |"
    yield ""


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
