"""Names of Word's markup, and the small questions asked of it everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from mingzhang.reading.packages import Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """The full name of WordprocessingML's ``name``."""
    return _WORD + name


ALTERNATE = _COMPATIBILITY + "AlternateContent"
CHOICE = _COMPATIBILITY + "Choice"
FALLBACK = _COMPATIBILITY + "Fallback"
VALUE = w("val")
PARAGRAPH = w("p")
TABLE = w("tbl")

_CONTROL, _CONTROL_CONTENT = w("sdt"), w("sdtContent")
_TRANSPARENT = frozenset(
    w(name) for name in ("ins", "moveTo", "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo")
)
"""Elements that stand around content without meaning for it; insertions count as made."""
_OFF = ("0", "false", "off")


def contents(parent: Element) -> Iterator[Element]:
    """The children of ``parent``, with controls, insertions and the like opened; deletions stay closed."""
    for child in parent:
        if child.tag in _TRANSPARENT:
            yield from contents(child)
        elif child.tag == _CONTROL:
            inside = child.find(_CONTROL_CONTENT)
            if inside is not None:
                yield from contents(inside)
        elif child.tag == ALTERNATE:
            chosen = chosen_alternative(child)
            if chosen is not None:
                yield from contents(chosen)
        else:
            yield child


def chosen_alternative(alternate: Element) -> Element | None:
    """The variant that a present Word shows; the older one beside it says the same again."""
    choice = alternate.find(CHOICE)
    return choice if choice is not None else alternate.find(FALLBACK)


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of the child ``name``."""
    found = None if parent is None else parent.find(w(name))
    return None if found is None else found.get(VALUE)


def number(parent: Element | None, name: str, otherwise: int = 0) -> int:
    """The whole number that the child ``name`` has."""
    return whole(value(parent, name), otherwise)


def whole(text: str | None, otherwise: int = 0) -> int:
    """``text`` as a whole number (Word writes 24, some programs 24.0)."""
    try:
        return int(float(text)) if text else otherwise
    except (ValueError, OverflowError):
        return otherwise


def switch(parent: Element | None, name: str) -> bool | None:
    """Whether the property ``name`` is on; None where nothing is said."""
    found = None if parent is None else parent.find(w(name))
    return None if found is None else found.get(VALUE, "true").lower() not in _OFF
