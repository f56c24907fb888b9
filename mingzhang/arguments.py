"""The command line's words: an argument parser that speaks Chinese and raises instead of exiting."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from mingzhang import __version__
from mingzhang.errors import UsageError

HOST = "127.0.0.1"
PORT = 8501
FORMATS = ("csv", "json", "xlsx", "docx", "pptx", "html", "datapackage")
PRINTED_FORMATS = ("csv", "json")
"""Those that may go to standard output."""
LATER_COMMANDS = ("import", "list", "library")


@dataclass(frozen=True, slots=True)
class Argument:
    """A word of a command: what ``argparse`` needs of it, and what it means."""

    names: tuple[str, ...]
    meaning: str
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])

    @property
    def usage(self) -> str:
        """As the user types it: ``-o, --output 路径``."""
        words = ", ".join(name for name in self.names if name.startswith("-"))
        return " ".join(filter(None, (words, str(self.settings.get("metavar", "")))))


@dataclass(frozen=True, slots=True)
class Command:
    """A command with its arguments and an example."""

    name: str
    meaning: str
    arguments: tuple[Argument, ...]
    example: str


_FILE = Argument(("file",), "决算报告（PDF、Word、Excel、网页或文本文件）", {"metavar": "文件"})
_JSON = Argument(("--json",), "在标准输出写 JSON（UTF-8）", {"action": "store_true"})
COMMANDS = (
    Command(
        "read",
        "读取决算报告（PDF、Word、Excel、网页或文本文件），列出各表、情况说明中的数字和自评表",
        (
            Argument(
                ("files",),
                "决算报告（PDF、Word、Excel、网页或文本文件）；多个文件时每行一个 JSON 对象",
                {"metavar": "文件", "nargs": "+"},
            ),
            _JSON,
        ),
        "mingzhang read 决算.pdf --json",
    ),
    Command(
        "check",
        "核对报告：表内、表间、文表关系和形式，尾差与不符分开说明",
        (
            _FILE,
            Argument(
                ("--report",),
                "另写审核意见：路径以 .docx、.xlsx 或 .json 结尾，可给多次",
                {"metavar": "路径", "action": "append", "default": []},
            ),
            _JSON,
        ),
        "mingzhang check 决算.pdf --report 审核意见.docx",
    ),
    Command(
        "export",
        "导出为数据、工作簿、Word 摘要、幻灯片、网页或数据包",
        (
            _FILE,
            Argument(("--to",), "、".join(FORMATS), {"metavar": "格式", "required": True}),
            Argument(("-o", "--output"), "写到何处；csv 和 json 不给则写到标准输出", {"metavar": "路径"}),
            _JSON,
        ),
        "mingzhang export 决算.pdf --to xlsx -o 决算.xlsx",
    ),
    Command(
        "serve",
        "在本机启动看板",
        (
            Argument(("--port",), f"默认 {PORT}", {"metavar": "端口", "type": int, "default": PORT}),
            Argument(("--host",), f"默认 {HOST}，只有本机可以访问", {"metavar": "地址", "default": HOST}),
            Argument(("--public",), "供公众访问：各人的复核意见只留在各人的会话里", {"action": "store_true"}),
            _JSON,
        ),
        "mingzhang serve --port 8600",
    ),
    Command("rules", "列出全部核对规则", (_JSON,), "mingzhang rules"),
)
NAMES = tuple(command.name for command in COMMANDS)

_ENGLISH = (
    (re.compile(r"the following arguments are required: (.*)"), r"缺少参数：\1"),
    (re.compile(r"unrecognized arguments: (.*)"), r"不认识的参数：\1"),
    (re.compile(r"argument (\S+?)(?:/\S+)?: invalid choice: (.*?) \(choose from .*"), r"\1 不能是 \2"),
    (re.compile(r"argument (\S+?)(?:/\S+)?: invalid \w+ value: (.*)"), r"\1 不能是 \2"),
    (re.compile(r"argument (\S+?)(?:/\S+)?: expected .*"), r"\1 后面缺少内容"),
    (re.compile(r"ambiguous option: (\S+) .*"), r"参数 \1 不明确"),
)
_HEADINGS = {
    "usage: ": "用法：",
    "positional arguments:": "参数：",
    "options:": "选项：",
    "命令:": "命令：",
    "show this help message and exit": "显示用法",
}


class Parser(argparse.ArgumentParser):
    """Wrong usage is a ``UsageError`` in Chinese; help is in Chinese too."""

    def error(self, message: str) -> NoReturn:
        for english, chinese in _ENGLISH:
            if english.fullmatch(message):
                message = english.sub(chinese, message)
                break
        raise UsageError(f"{message}。用 {self.prog} --help 查看用法。")

    def format_usage(self) -> str:
        return _in_chinese(super().format_usage())

    def format_help(self) -> str:
        return _in_chinese(super().format_help())


def _in_chinese(text: str) -> str:
    for english, chinese in _HEADINGS.items():
        text = text.replace(english, chinese)
    return text


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The chosen command and its options. Raises ``UsageError``."""
    if arguments and arguments[0] in LATER_COMMANDS:
        raise UsageError(f"命令 {arguments[0]} 尚未提供。")
    if arguments and not arguments[0].startswith("-") and arguments[0] not in NAMES:
        raise UsageError(f"没有命令 {arguments[0]}；可用的有 {'、'.join(NAMES)}。")
    parsed = parser().parse_args(arguments)
    if parsed.command is None:
        raise UsageError(f"请给出命令：{'、'.join(NAMES)}。用 mingzhang --help 查看用法。")
    return parsed


def parser() -> Parser:
    """The whole program's parser, built from ``COMMANDS``."""
    program = Parser(prog="mingzhang", description="明账：让部门决算可读、可核、可讲")
    program.add_argument("--version", action="version", version=f"mingzhang {__version__}", help="显示版本")
    commands = program.add_subparsers(dest="command", title="命令", metavar="命令", parser_class=Parser)
    for command in COMMANDS:
        built = commands.add_parser(command.name, help=command.meaning, description=command.meaning)
        for argument in command.arguments:
            built.add_argument(*argument.names, help=argument.meaning, **argument.settings)
    return program
