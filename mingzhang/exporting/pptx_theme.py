"""The look of the slides as a PowerPoint theme: colours and faces stand in one place, to be changed there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from pptx.dml.color import ColorFormat
from pptx.enum.dml import MSO_THEME_COLOR

NAME = "明账"
SERIF, SANS = "华文中宋", "微软雅黑"
"""Faces that office computers have; where they are missing, the system's own Chinese face stands in."""
COLOURS: Mapping[str, str] = {
    "dk1": "1C2024",
    "lt1": "FCFBF8",
    "dk2": "50565C",
    "lt2": "DAD5C9",
    "accent1": "0B4A5A",
    "accent2": "86ACB4",
    "accent3": "7B7F80",
    "accent4": "A5301F",
    "accent5": "2A5686",
    "accent6": "9A4A00",
    "hlink": "0B4A5A",
    "folHlink": "5F646A",
}
"""The theme's twelve colours, each in its slot."""


class Shade(Enum):
    """A colour by what it is for; its value is the theme's slot."""

    PAPER = MSO_THEME_COLOR.BACKGROUND_1
    INK = MSO_THEME_COLOR.TEXT_1
    SOFT = MSO_THEME_COLOR.TEXT_2
    HAIR = MSO_THEME_COLOR.BACKGROUND_2
    MARK = MSO_THEME_COLOR.ACCENT_1
    MARK_SOFT = MSO_THEME_COLOR.ACCENT_2
    PLAN = MSO_THEME_COLOR.ACCENT_3
    SEAL = MSO_THEME_COLOR.ACCENT_4
    UNDER = MSO_THEME_COLOR.ACCENT_5
    OVER = MSO_THEME_COLOR.ACCENT_6

    @property
    def scheme(self) -> str:
        """The slot as drawing markup names it: tx1, accent4."""
        return str(self.value.xml_value)


def paint(colour: ColorFormat | Any, shade: Shade) -> None:
    """Give a colour of the theme."""
    colour.theme_color = shade.value


def themed(theme: bytes) -> bytes:
    """An Office theme with these colours, faces and name, all else as it was."""
    text = theme.decode("utf-8")
    colours = "".join(f'<a:{slot}><a:srgbClr val="{value}"/></a:{slot}>' for slot, value in COLOURS.items())
    text = re.sub(
        r"<a:clrScheme .*?</a:clrScheme>",
        f'<a:clrScheme name="{NAME}">{colours}</a:clrScheme>',
        text,
        flags=re.DOTALL,
    )
    faces = "".join(
        f'<a:{kind}><a:latin typeface="{face}"/><a:ea typeface="{face}"/><a:cs typeface=""/>'
        f'<a:font script="Hans" typeface="{face}"/></a:{kind}>'
        for kind, face in (("majorFont", SERIF), ("minorFont", SANS))
    )
    text = re.sub(
        r"<a:fontScheme .*?</a:fontScheme>",
        f'<a:fontScheme name="{NAME}">{faces}</a:fontScheme>',
        text,
        flags=re.DOTALL,
    )
    return re.sub(r'(<a:theme [^>]*name=")[^"]*"', rf'\g<1>{NAME}"', text, count=1).encode("utf-8")
