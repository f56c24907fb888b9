"""Pictures of a report's pages: rendered once, kept within bounds, with boxes placed over them."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st
from streamlit import runtime

from components.marks import Html, element
from components.state import base_path
from mingzhang.model import Box
from mingzhang.reading.pictures import page_picture, page_strip, picture_type

DOTS_PER_INCH = 144
POINTS_PER_INCH = 72
LOUPE_HEIGHT = 22.0
"""Points of the page that the loupe shows, above to below."""
MOST_PICTURES = 128


@st.cache_resource(show_spinner=False, max_entries=MOST_PICTURES)
def _picture(sha256: str, page: int, _content: bytes) -> bytes:  # noqa: ARG001  the hash is the key
    return page_picture(_content, page, DOTS_PER_INCH)


def page_address(sha256: str, page: int, content: bytes) -> str:
    """The address of the picture of a page (1-based); raises ``MingZhangError``.

    The server hands the picture out by an address made of its content, so that the browser fetches it once
    and a rerun carries the address alone. Without a server it is a data address.
    """
    picture = _picture(sha256, page, content)
    if not runtime.exists():
        return data_address(picture)
    files = runtime.get_instance().media_file_mgr
    return base_path() + files.add(picture, picture_type(picture), f"page-{sha256}-{page}")


@st.cache_resource(show_spinner=False, max_entries=MOST_PICTURES)
def loupe_address(sha256: str, page: int, crop: Box, width: float, _content: bytes) -> str:
    """A strip of a page's picture as a data address; ``width`` is the page's, in points."""
    whole = _picture(sha256, page, _content)
    return data_address(page_strip(_content, page, crop, whole, width))


def data_address(picture: bytes) -> str:
    """A page's picture as an address that needs no request."""
    return f"data:{picture_type(picture)};base64,{base64.b64encode(picture).decode()}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A box on a page's picture. ``kind``: "now" (chosen), "also" (belongs to it), "faint" (any figure),
    "asked" (a figure that checking asks about)."""

    box: Box
    kind: str
    title: str = ""
    href: str | None = None
    label: str = ""
    """Shown in a small badge at the box's corner."""


CLASSES = {"now": "bx x now", "also": "bx a", "faint": "bx a faint", "asked": "bx a faint asked"}


def placed(marked: Marked, size: tuple[float, float]) -> Html:
    """The box's element, placed in per cent of the page."""
    (x0, top, x1, bottom), (width, height) = marked.box, size
    grow = 0.0 if marked.kind in ("faint", "asked") else 1.2
    style = (
        f"left:{(x0 - grow) / width * 100:.3f}%;top:{(top - grow) / height * 100:.3f}%;"
        f"width:{(x1 - x0 + 2 * grow) / width * 100:.3f}%;"
        f"height:{(bottom - top + 2 * grow) / height * 100:.3f}%"
    )
    badge = element("b", marked.label) if marked.label else ""
    return element(
        "a" if marked.href else "div",
        badge,
        class_=CLASSES[marked.kind],
        style=style,
        title=marked.title or None,
        href=marked.href,
        role=None if marked.href else "img",
        aria_label=marked.title or "标出的位置",
        tabindex="-1" if marked.kind in ("faint", "asked") else None,
        data_chosen=f"{x0:.1f},{top:.1f}" if marked.kind == "now" else None,
    )


def figure(
    address: str, size: tuple[float, float], boxes: Iterable[Marked], alt: str, zoom: str = ""
) -> Html:
    """The page with its boxes, in a scroll area of its own that opens at the chosen box.

    ``zoom`` is the page's width in per cent of the area; "" as it fits the screen.
    """
    marks = "".join(placed(marked, size) for marked in boxes)
    width, height = size
    picture = element("img", src=address, alt=alt, width=f"{width:.0f}", height=f"{height:.0f}")
    shape = "pg wide" if width > height else "pg"
    wide = f"width:{zoom}%" if zoom else None
    page = element("figure", picture + marks, class_=f"{shape} zoomed" if zoom else shape, style=wide)
    return element("div", page, class_="pgw", tabindex="0", role="region", aria_label=alt)


def around(box: Box, size: tuple[float, float], long: float) -> Box:
    """The strip of the page around a box that the loupe shows, ``long`` points wide."""
    (x0, top, x1, bottom), (width, height) = box, size
    tall = min(max(LOUPE_HEIGHT, bottom - top + 6), height)
    long = min(max(long, x1 - x0 + 8), width)
    left = min(max((x0 + x1 - long) / 2, 0), width - long)
    upper = min(max((top + bottom - tall) / 2, 0), height - tall)
    return (round(left, 1), round(upper, 1), round(left + long, 1), round(upper + tall, 1))


def loupe(address: str, alt: str, crop: Box) -> Html:
    """An enlarged strip of the page, ``crop`` in points."""
    wide = (crop[2] - crop[0]) * DOTS_PER_INCH / POINTS_PER_INCH
    return element("div", element("img", src=address, alt=alt, width=f"{wide:.0f}"), class_="loupe")
