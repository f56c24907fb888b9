"""汇报 around the slide: which slides in which order, controls, all slides at once, the speaker's note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components import marks
from components.links import Links
from components.marks import Html
from components.slide_view import slide_html
from mingzhang.model import Report
from mingzhang.presenting.deck import chosen, ids_of, missing
from mingzhang.presenting.slides import Slide
from mingzhang.presenting.speaking import speech

PATH = "/present"


@dataclass(frozen=True, slots=True)
class Show:
    """What the link asks for: the slides in order, which of them is on, whether notes or all are shown."""

    slides: tuple[Slide, ...]
    number: int
    notes: bool
    arranging: bool
    picked: bool
    """The link itself names the slides."""
    all: bool = False
    """All slides at once, to choose one of them."""

    @property
    def slide(self) -> Slide:
        return self.slides[self.number - 1]

    @property
    def order(self) -> str:
        """The slides as a link carries them; "" for all in their own order."""
        return ",".join(ids_of(self.slides)) if self.picked else ""


def show_of(everything: Sequence[Slide], query: Mapping[str, str]) -> Show:
    """The show that a query asks for; what it misspells is passed over."""
    wanted = [one for one in query.get("slides", "").split(",") if one]
    slides = chosen(everything, wanted)
    told = query.get("n", "")
    number = int(told) if told.isdecimal() and len(told) < 4 else 1
    number = min(max(number, 1), len(slides))
    picked = bool(wanted) and ids_of(slides) != ids_of(everything)
    return Show(
        slides,
        number,
        query.get("notes", "") == "1",
        query.get("arrange", "") == "1",
        picked,
        query.get("all", "") == "1",
    )


def address(
    show: Show,
    links: Links,
    *,
    number: int | None = None,
    notes: bool | None = None,
    arranging: bool = False,
    all_slides: bool = False,
) -> str:
    """Address of the show at a slide."""
    with_notes = show.notes if notes is None else notes
    return links.page(
        PATH,
        slides=show.order,
        n=show.number if number is None else number,
        notes="1" if with_notes else "",
        arrange="1" if arranging else "",
        all="1" if all_slides else "",
    )


# ---------------------------------------------------------------- the show


def show_html(show: Show, report: Report, links: Links) -> Html:
    """Everything on the screen: the slide, the note for the speaker, the controls; or all slides at once."""
    if show.all:
        return marks.element("div", marks.joined(_all(show, report, links)), class_="show all")
    stage = slide_html(show.slide, show.number, len(show.slides), report, links)
    noted = notes(show) if show.notes else ""
    body = marks.joined(stage, noted, controls(show, links))
    return marks.element("div", body, class_="show noted" if show.notes else "show")


def controls(show: Show, links: Links) -> Html:
    """Back, on, all slides, notes, arranging, full screen, leaving: each with its key."""
    last = len(show.slides)
    entries = [
        _control("‹ 上一页", address(show, links, number=show.number - 1), "previous", show.number > 1, "←"),
        _control("下一页 ›", address(show, links, number=show.number + 1), "next", show.number < last, "→"),
        _control("全部页", address(show, links, all_slides=True), "all", True, "O"),
        _control("讲稿", address(show, links, notes=not show.notes), "notes", True, "N"),
        _control("编排", address(show, links, arranging=True), "arrange", True, "E"),
        _button("全屏", "full", "F"),
        _button("黑屏", "black", "B"),
        _control("退出", links.page("/"), "leave", True, "Esc"),
        _jump(address(show, links, number=1), "first"),
        _jump(address(show, links, number=last), "last"),
    ]
    return marks.element("nav", marks.joined(*entries), class_="ctl", aria_label="放映")


def _control(words: str, href: str, key: str, there: bool, hint: str) -> Html:
    if not there:
        return marks.element("span", marks.text(words), class_="off")
    return marks.element("a", marks.text(words), href=href, data_key=key, title=f"{words}（{hint}）")


def _button(words: str, key: str, hint: str) -> Html:
    return marks.element("button", marks.text(words), type="button", data_key=key, title=f"{words}（{hint}）")


def _jump(href: str, key: str) -> Html:
    """Where Home and End lead: for the keys alone."""
    return marks.element("a", "", href=href, data_key=key, hidden="")


def notes(show: Show) -> Html:
    """What the speaker alone reads."""
    following = show.slides[show.number].name if show.number < len(show.slides) else "结束"
    body = [marks.element("p", marks.text(one)) for one in speech(show.slide)]
    body.append(marks.element("p", marks.text(f"下一页：{following}。"), class_="next"))
    return marks.element("aside", marks.joined(*body), class_="note", aria_label="讲稿", tabindex="0")


def _all(show: Show, report: Report, links: Links) -> Html:
    """Small pictures of all slides, each leading to its slide."""
    entries: list[Html] = []
    for number, slide in enumerate(show.slides, 1):
        caption = marks.element("span", marks.text(f"{number}　{slide.name}"), class_="cap")
        entry = marks.element(
            "a",
            marks.joined(_thumb(slide, number, show, report), caption),
            href=address(show, links, number=number),
            aria_current="true" if number == show.number else None,
        )
        entries.append(marks.element("li", entry))
    back = _control("返回", address(show, links), "leave", True, "Esc")
    bar = marks.element("nav", back, class_="ctl", aria_label="放映")
    heading = marks.element("h1", marks.text("全部页"), class_="unseen")
    return marks.joined(heading, marks.element("ol", marks.joined(*entries)), bar)


def _thumb(slide: Slide, number: int, show: Show, report: Report) -> Html:
    picture = slide_html(slide, number, len(show.slides), report, None)
    return marks.element("span", picture, class_="thumb")


# ---------------------------------------------------------------- arranging


def arranging(show: Show, everything: Sequence[Slide], report: Report, links: Links) -> Html:
    """The slides that are shown, to be moved or left out; those left out, to be taken in again."""
    ids = list(ids_of(show.slides))
    rows = [_arranged(slide, at, show, report, links) for at, slide in enumerate(show.slides)]
    left = [slide for slide in everything if slide.id not in ids]
    out = [_left_out(slide, ids, show, report, links) for slide in left]
    listed = marks.element("ol", marks.joined(*rows), class_="arr")
    rest = marks.element("ul", marks.joined(*out), class_="arr") if out else ""
    heading = marks.element("h2", marks.text("不放映")) if out else ""
    absent = "、".join(missing(everything, report))
    told = marks.nothing(f"报告中没有读到以下内容，因此没有相应的页：{absent}。") if absent else ""
    return marks.joined(listed, heading, rest, told)


def _arranged(slide: Slide, at: int, show: Show, report: Report, links: Links) -> Html:
    ids = ids_of(show.slides)
    up = [*ids[: max(at - 1, 0)], *ids[max(at - 1, 0) : at + 1][::-1], *ids[at + 1 :]]
    down = [*ids[:at], *ids[at : at + 2][::-1], *ids[at + 2 :]]
    without = [one for one in ids if one != slide.id]
    moves = [
        _move("上移", slide, up, links, at > 0),
        _move("下移", slide, down, links, at < len(ids) - 1),
        _move("不放映", slide, without, links, len(ids) > 1),
    ]
    begin = marks.element(
        "a", marks.text(f"{at + 1}　{slide.name}"), href=address(show, links, number=at + 1)
    )
    return _row(slide, at + 1, begin, moves, show, report)


def _left_out(slide: Slide, ids: Sequence[str], show: Show, report: Report, links: Links) -> Html:
    moves = [_move("放映", slide, [*ids, slide.id], links, True)]
    return _row(slide, len(ids) + 1, marks.text(slide.name), moves, show, report)


def _row(slide: Slide, number: int, name: Html, moves: Sequence[Html], show: Show, report: Report) -> Html:
    told = marks.joined(marks.element("b", name), marks.element("span", marks.text(slide.title), class_="tt"))
    return marks.element(
        "li",
        marks.joined(
            _thumb(slide, number, show, report),
            marks.element("div", told),
            marks.element("div", marks.joined(*moves), class_="mv"),
        ),
    )


def _move(words: str, slide: Slide, order: Sequence[str], links: Links, there: bool) -> Html:
    if not there:
        return marks.element("span", marks.text(words), class_="off")
    href = links.page(PATH, slides=",".join(order), arrange="1")
    return marks.element(
        "a",
        marks.text(words),
        href=href,
        aria_label=f"{words}：{slide.name}",
        data_focus=f"{words} {slide.id}",
    )
