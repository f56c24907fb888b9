"""Master and layouts of the slides: where titles, quotations, notes and page numbers stand, in which type.

In inches on a page of 13.333 × 7.5. What is alike on all slides is drawn here once; what a slide says stands
in placeholders, so that the outline, a change of layout and a screen reader find it.
"""

from __future__ import annotations

from typing import Any, cast

from pptx.oxml import parse_xml

from mingzhang.exporting.pptx_theme import Shade

WIDTH, HEIGHT, MARGIN = 13.333, 7.5, 0.556
INNER = WIDTH - 2 * MARGIN
QUOTE, FOOTNOTE, WHENCE, SUBTITLE, WHOSE, NUMBER = 13, 14, 15, 1, 11, 12
"""Indexes of the placeholders beside the title."""
Box = tuple[float, float, float, float]
TITLE: Box = (MARGIN, 0.72, INNER, 1.2)
QUOTE_BOX: Box = (MARGIN + 0.22, 5.98, INNER - 0.3, 0.92)
FOOT = 7.06
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)
RECTANGLE = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
"""Says of a shape that there is nothing to be read out."""


def parsed(markup: str) -> Any:
    """Markup as python-pptx' own elements, whose types it does not tell."""
    return cast(Any, parse_xml(markup))


def emu(inches: float) -> int:
    return round(inches * 914400)


def _frame(box: Box) -> str:
    left, top, width, height = map(emu, box)
    return f'<a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def _type(size: float, shade: Shade, *, bold: bool = False, serif: bool = False) -> str:
    face = "mj" if serif else "mn"
    return (
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" kern="1200"><a:solidFill>'
        f'<a:schemeClr val="{shade.scheme}"/></a:solidFill><a:latin typeface="+{face}-lt"/>'
        f'<a:ea typeface="+{face}-ea"/><a:cs typeface="+{face}-cs"/></a:defRPr>'
    )


def _level(size: float, shade: Shade, *, align: str = "l", bold: bool = False, serif: bool = False) -> str:
    return (
        f'<a:lvl1pPr marL="0" indent="0" algn="{align}" eaLnBrk="1" hangingPunct="1"><a:lnSpc>'
        '<a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f"{_type(size, shade, bold=bold, serif=serif)}</a:lvl1pPr>"
    )


def _placeholder(
    number: int, name: str, mark: str, box: Box, level: str, words: str, anchor: str = "t"
) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr><p:spPr>{_frame(box)}"
        f"{RECTANGLE}</p:spPr><p:txBody>"
        f'<a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{anchor}">'
        f"<a:normAutofit/></a:bodyPr><a:lstStyle>{level}</a:lstStyle><a:p>{words}</a:p></p:txBody></p:sp>"
    )


def _words(text: str) -> str:
    return f'<a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>{text}</a:t></a:r>'


def number_field() -> str:
    """The number of the slide, which the program counts."""
    return (
        '<a:fld id="{6A1C5C0B-6D8E-4C43-9B0B-2F6F1B6E7C11}" type="slidenum">'
        '<a:rPr lang="zh-CN" altLang="en-US"/><a:t>‹#›</a:t></a:fld>'
    )


def _block(number: int, name: str, box: Box, shade: Shade) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{name}">{DECORATIVE}</p:cNvPr><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_frame(box)}{RECTANGLE}'
        f'<a:solidFill><a:schemeClr val="{shade.scheme}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        "</p:sp>"
    )


def _seal(number: int, box: Box, size: float) -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="印"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{_frame(box)}{RECTANGLE}<a:solidFill>"
        f'<a:schemeClr val="{Shade.SEAL.scheme}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr><p:txBody>'
        '<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/><a:lstStyle/><a:p>'
        '<a:pPr algn="ctr"/><a:r>'
        f'<a:rPr lang="zh-CN" sz="{round(size * 100)}" b="1"><a:solidFill>'
        f'<a:schemeClr val="{Shade.PAPER.scheme}"/></a:solidFill><a:latin typeface="+mj-lt"/>'
        '<a:ea typeface="+mj-ea"/></a:rPr><a:t>明账</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def placeholder(number: int, name: str, mark: str, words: str) -> Any:
    """A slide's own shape for a placeholder of its layout, whose place and type it takes."""
    return parsed(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>"
        f"<a:lstStyle/><a:p>{words}</a:p></p:txBody></p:sp>"
    )


# ---------------------------------------------------------------- the master's shapes and styles


def master_tree() -> str:
    """What every slide has: a title, a text, whose it is, its number."""
    shapes = (
        _placeholder(2, "标题", 'type="title"', TITLE, "", _words("标题"), "ctr"),
        _placeholder(3, "正文", 'type="body" idx="1"', (MARGIN, 2.05, INNER, 4.8), "", _words("正文")),
        _whose(4, 'type="ftr" sz="quarter" idx="3"'),
        _number(5, 'type="sldNum" sz="quarter" idx="4"'),
    )
    return f"<p:spTree {SPACES}>{GROUP}{''.join(shapes)}</p:spTree>"


def master_styles() -> str:
    """Type of titles, of texts and of everything else."""
    title = _level(32, Shade.INK, bold=True, serif=True)
    return (
        f"<p:txStyles {SPACES}><p:titleStyle>{title}</p:titleStyle>"
        f"<p:bodyStyle>{_level(17, Shade.INK)}</p:bodyStyle>"
        f"<p:otherStyle>{_level(17, Shade.INK)}</p:otherStyle></p:txStyles>"
    )


def _whose(number: int, mark: str) -> str:
    box = (MARGIN + 0.82, 0.14, INNER - 2.4, 0.38)
    return _placeholder(number, "页脚", mark, box, _level(13, Shade.SOFT), _words(""), "ctr")


def _number(number: int, mark: str) -> str:
    box = (WIDTH - MARGIN - 1.2, 0.14, 1.2, 0.38)
    level = _level(15, Shade.INK, align="r", bold=True, serif=True)
    return _placeholder(number, "页码", mark, box, level, number_field(), "ctr")


# ---------------------------------------------------------------- layouts


def _layout(name: str, kind: str, shapes: tuple[str, ...]) -> str:
    return (
        f'<p:sldLayout {SPACES} type="{kind}" preserve="1" userDrawn="1"><p:cSld name="{name}">'
        f"<p:spTree>{GROUP}{''.join(shapes)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def cover_layout() -> str:
    """The cover: the seal, a large title, what kind of report it is."""
    title = _level(46, Shade.INK, bold=True, serif=True)
    return _layout(
        "封面",
        "title",
        (
            _seal(2, (MARGIN, 1.35, 1.05, 0.56), 24),
            _placeholder(
                3, "标题", 'type="ctrTitle"', (MARGIN, 2.3, INNER, 1.75), title, _words("标题"), "b"
            ),
            _placeholder(
                4,
                "副标题",
                f'type="subTitle" idx="{SUBTITLE}"',
                (MARGIN, 4.2, INNER, 0.7),
                _level(25, Shade.SOFT),
                _words("副标题"),
            ),
            _block(5, "线", (MARGIN, 6.72, INNER, 0.01), Shade.HAIR),
            _placeholder(
                6,
                "脚注",
                f'type="body" sz="quarter" idx="{FOOTNOTE}"',
                (MARGIN, 6.82, INNER, 0.4),
                _level(14, Shade.SOFT),
                _words("脚注"),
            ),
        ),
    )


def content_layout() -> str:
    """All other slides: the head, a title, room for charts, a quotation, a footnote, the pages."""
    quote = _level(18, Shade.INK, bold=True, serif=True)
    footnote, whence = _level(12, Shade.SOFT), _level(12, Shade.SOFT, align="r")
    return _layout(
        "标题与内容",
        "titleOnly",
        (
            _seal(2, (MARGIN, 0.16, 0.64, 0.35), 13),
            _block(3, "线", (MARGIN, 0.625, INNER, 0.021), Shade.INK),
            _placeholder(4, "标题", 'type="title"', TITLE, "", _words("标题"), "ctr"),
            _placeholder(
                5, "引文", f'type="body" sz="quarter" idx="{QUOTE}"', QUOTE_BOX, quote, _words("引文"), "ctr"
            ),
            _block(6, "线", (MARGIN, 7.0, INNER, 0.01), Shade.HAIR),
            _placeholder(
                7,
                "脚注",
                f'type="body" sz="quarter" idx="{FOOTNOTE}"',
                (MARGIN, FOOT, INNER - 3.4, 0.4),
                footnote,
                _words("脚注"),
                "ctr",
            ),
            _placeholder(
                8,
                "来源",
                f'type="body" sz="quarter" idx="{WHENCE}"',
                (WIDTH - MARGIN - 3.2, FOOT, 3.2, 0.4),
                whence,
                _words("来源"),
                "ctr",
            ),
            _whose(9, f'type="ftr" sz="quarter" idx="{WHOSE}"'),
            _number(10, f'type="sldNum" sz="quarter" idx="{NUMBER}"'),
        ),
    )
