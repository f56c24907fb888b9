"""A web page's elements, by lxml: parsed forgivingly, walked through without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from mingzhang.errors import ResourceLimitError

# lxml has no types of its own: its elements are Any.
_etree: Any = import_module("lxml.etree")

_HIDING = re.compile(r"display:none|visibility:hidden")


def root_of(text: str) -> Any:
    """The root element of a page; None where it has none. Raises ResourceLimitError (``too_deep``)."""
    parser = _etree.HTMLParser(
        encoding="utf-8", recover=True, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = _etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    except _etree.XMLSyntaxError:
        root = None
    if any("depth" in str(entry.message).lower() for entry in parser.error_log):
        raise ResourceLimitError(
            "网页的结构嵌套过深，不像一份部门决算，已停止读取；请用浏览器打开，另存为 PDF 后再读取。",
            code="too_deep",
        )
    return root


class Walk:
    """Beginnings and ends of all elements below ``root``, in the page's order."""

    def __init__(self, root: Any) -> None:
        self._walker = _etree.iterwalk(root, events=("start", "end"))

    def __iter__(self) -> Iterator[tuple[bool, Any]]:
        """Whether it is a beginning, and the element."""
        for event, element in self._walker:
            yield event == "start", element

    def skip(self) -> None:
        """Leave out what is inside the element that has just begun; its end comes next."""
        self._walker.skip_subtree()


def tag_of(element: Any) -> str:
    """The element's name in small letters."""
    return str(element.tag).lower()


def style_of(element: Any) -> str:
    """The element's own style, without blanks, in small letters."""
    return re.sub(r"\s+", "", str(element.get("style") or "")).lower()


def is_hidden(element: Any) -> bool:
    """Whether the element itself says that it does not show."""
    return element.get("hidden") is not None or _HIDING.search(style_of(element)) is not None
