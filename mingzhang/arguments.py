"""The command line's words: an argument parser that speaks Chinese and raises instead of exiting."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from mingzhang import __version__
from mingzhang.errors import UsageError

HOST = "127.0.0.1"
PORT = 8501
FORMATS = ("csv", "json", "xlsx")
LATER_FORMATS = ("pptx", "docx", "html", "datapackage")
LATER_COMMANDS = ("import", "list", "library")
COMMANDS = {
    "read": "读取决算 PDF，列出各表、情况说明中的数字和自评表",
    "check": "核对报告：表内、表间关系，尾差与不符分开说明",
    "export": "导出为 CSV、JSON 或 XLSX 文件",
    "serve": "在本机启动看板",
    "rules": "列出全部核对规则",
}

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
    if arguments and not arguments[0].startswith("-") and arguments[0] not in COMMANDS:
        raise UsageError(f"没有命令 {arguments[0]}；可用的有 {'、'.join(COMMANDS)}。")
    parsed = parsers()[""].parse_args(arguments)
    if parsed.command is None:
        raise UsageError(f"请给出命令：{'、'.join(COMMANDS)}。用 mingzhang --help 查看用法。")
    return parsed


def parsers() -> dict[str, Parser]:
    """Every command's parser by name, the whole program's under ""."""
    program = Parser(prog="mingzhang", description="明账：让部门决算可读、可核、可讲")
    program.add_argument("--version", action="version", version=f"mingzhang {__version__}", help="显示版本")
    commands = program.add_subparsers(dest="command", title="命令", metavar="命令", parser_class=Parser)
    built = {"": program}
    for name, meaning in COMMANDS.items():
        built[name] = commands.add_parser(name, help=meaning, description=meaning)
        _ADDERS[name](built[name])
    return built


def _add_json(parser: Parser) -> None:
    parser.add_argument("--json", action="store_true", help="在标准输出写 JSON（UTF-8）")


def _read(parser: Parser) -> None:
    parser.add_argument("files", nargs="+", metavar="文件", help="决算 PDF；多个文件时每行一个 JSON 对象")
    _add_json(parser)


def _check(parser: Parser) -> None:
    parser.add_argument("file", metavar="文件", help="决算 PDF")
    _add_json(parser)


def _export(parser: Parser) -> None:
    parser.add_argument("file", metavar="文件", help="决算 PDF")
    parser.add_argument("--to", required=True, metavar="格式", help="、".join(FORMATS))
    parser.add_argument("-o", "--output", metavar="路径", help="写到何处；csv 和 json 不给则写到标准输出")
    _add_json(parser)


def _serve(parser: Parser) -> None:
    parser.add_argument("--port", type=int, default=PORT, metavar="端口", help=f"默认 {PORT}")
    parser.add_argument("--host", default=HOST, metavar="地址", help=f"默认 {HOST}，只有本机可以访问")
    _add_json(parser)


_ADDERS = {"read": _read, "check": _check, "export": _export, "serve": _serve, "rules": _add_json}
