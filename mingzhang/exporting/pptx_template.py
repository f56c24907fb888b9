"""An empty presentation in the dashboard's look: theme, master, two layouts, no trace of another template."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Inches

from mingzhang.exporting.pptx_layouts import (
    HEIGHT,
    WIDTH,
    content_layout,
    cover_layout,
    master_styles,
    master_tree,
    parsed,
)
from mingzhang.exporting.pptx_theme import themed

COVER, CONTENT = 0, 1
"""The layouts, by their place."""
KEPT = {0: cover_layout, 5: content_layout}
"""Which of python-pptx's own layouts stay, with what becomes of them."""
APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>MingZhang</Application><PresentationFormat>Widescreen</PresentationFormat></Properties>"
)


def empty_presentation() -> Any:
    """A new presentation without slides."""
    return Presentation(BytesIO(_template()))


@cache
def _template() -> bytes:
    presentation: Any = _with_notes_master()
    presentation.slide_width, presentation.slide_height = Inches(WIDTH), Inches(HEIGHT)
    size = presentation.element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    _set_language(presentation.element)
    _set_master(presentation)
    _set_layouts(presentation.slide_layouts)
    _tidy(presentation.part)
    _set_theme(presentation.notes_master.part)
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def _with_notes_master() -> Any:
    """python-pptx makes a notes master when it is first asked for; saved, it is read back like the rest."""
    presentation: Any = Presentation()
    assert presentation.notes_master is not None
    file = BytesIO()
    presentation.save(file)
    file.seek(0)
    return Presentation(file)


def _set_theme(part: Any) -> None:
    """Give a master the theme."""
    theme = part.part_related_by(RT.THEME)
    theme.blob = themed(theme.blob)


def _set_master(presentation: Any) -> None:
    master = presentation.slide_master
    element = master.element
    tree = element.cSld.find(qn("p:spTree"))
    element.cSld.replace(tree, parsed(master_tree()))
    element.replace(element.find(qn("p:txStyles")), parsed(master_styles()))
    _set_theme(master.part)


def _set_layouts(layouts: Any) -> None:
    for at in reversed(range(len(layouts))):
        if at in KEPT:
            _remake(layouts[at].element, parsed(KEPT[at]()))
        else:
            layouts.remove(layouts[at])


def _remake(element: Any, made: Any) -> None:
    """Have an element be as another one is."""
    element[:] = list(made)
    element.attrib.clear()
    element.attrib.update(made.attrib)


def _set_language(element: Any) -> None:
    for properties in element.iter(qn("a:defRPr")):
        if properties.get("lang"):
            properties.set("lang", "zh-CN")


def _tidy(part: Any) -> None:
    """The template's picture and printer are not these slides'; what made the file is said as it is."""
    package = part.package
    for owner, kind in ((part, RT.PRINTER_SETTINGS), (package, RT.THUMBNAIL)):
        for key, relation in list(owner._rels.items()):
            if relation.reltype == kind:
                owner._rels.pop(key)
    for relation in package._rels.values():
        if relation.reltype == RT.EXTENDED_PROPERTIES:
            relation.target_part.blob = APPLICATION
