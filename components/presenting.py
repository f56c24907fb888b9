"""汇报 around the slide: which slides in which order, the bar of controls, the list to arrange them by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from components import marks
from components.links import Links
from components.marks import Html
from mingzhang.presenting.deck import chosen, ids_of
from mingzhang.presenting.slides import Slide

PATH = "/present"


@dataclass(frozen=True, slots=True)
class Show:
    """What the link asks for: the slides in order, which of them is on, and whether notes are shown."""

    slides: tuple[Slide, ...]
    number: int
    notes: bool
    arranging: bool
    picked: bool
    """The link itself names the slides."""

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
    return Show(slides, number, query.get("notes", "") == "1", query.get("arrange", "") == "1", picked)


def address(
    show: Show, links: Links, *, number: int | None = None, notes: bool | None = None, arranging: bool = False
) -> str:
    """Address of the show at a slide."""
    with_notes = show.notes if notes is None else notes
    return links.page(
        PATH,
        slides=show.order,
        n=show.number if number is None else number,
        notes="1" if with_notes else "",
        arrange="1" if arranging else "",
    )


def controls(show: Show, links: Links) -> Html:
    """Back, on, notes, arranging, leaving: each with its key."""
    last = len(show.slides)
    entries = [
        _control("‹ 上一页", address(show, links, number=show.number - 1), "previous", show.number > 1, "←"),
        _control("下一页 ›", address(show, links, number=show.number + 1), "next", show.number < last, "→"),
        _control("讲稿", address(show, links, notes=not show.notes), "notes", True, "N"),
        _control("编排", address(show, links, arranging=True), "arrange", True, "E"),
        _control("退出", links.page("/"), "leave", True, "Esc"),
    ]
    return marks.element("nav", marks.joined(*entries), class_="ctl", aria_label="放映")


def _control(words: str, href: str, key: str, there: bool, hint: str) -> Html:
    if not there:
        return marks.element("span", marks.text(words), class_="off")
    return marks.element("a", marks.text(words), href=href, data_key=key, title=f"{words}（{hint}）")


def notes(show: Show) -> Html:
    """What the speaker alone reads."""
    slide = show.slide
    told = [slide.note] if slide.note else []
    if slide.pages:
        told.append(f"出处：原文第 {'、'.join(map(str, slide.pages))} 页。")
    following = show.slides[show.number].name if show.number < len(show.slides) else "结束"
    told.append(f"下一页：{following}。")
    body = marks.joined(*(marks.element("p", marks.text(one)) for one in told))
    return marks.element("aside", body, class_="note", aria_label="讲稿")


# ---------------------------------------------------------------- arranging


def arranging(show: Show, everything: Sequence[Slide], links: Links) -> Html:
    """The slides that are shown, to be moved or left out; those left out, to be taken in again."""
    ids = list(ids_of(show.slides))
    rows = [_arranged(slide, at, show, links) for at, slide in enumerate(show.slides)]
    left = [slide for slide in everything if slide.id not in ids]
    out = [_left_out(slide, ids, links) for slide in left]
    listed = marks.element("ol", marks.joined(*rows), class_="arr")
    rest = marks.element("ul", marks.joined(*out), class_="arr") if out else ""
    heading = marks.element("h2", marks.text("未放映")) if out else ""
    lonely = ""
    if len(everything) == 1:
        lonely = marks.nothing("报告中没有读到可以放映的金额，只有封面。")
    return marks.joined(listed, heading, rest, lonely)


def _arranged(slide: Slide, at: int, show: Show, links: Links) -> Html:
    ids = ids_of(show.slides)
    up = [*ids[: max(at - 1, 0)], *ids[max(at - 1, 0) : at + 1][::-1], *ids[at + 1 :]]
    down = [*ids[:at], *ids[at : at + 2][::-1], *ids[at + 2 :]]
    without = [one for one in ids if one != slide.id]
    moves = [
        _move("上移", slide, up, links, at > 0),
        _move("下移", slide, down, links, at < len(ids) - 1),
        _move("不放映", slide, without, links, len(ids) > 1),
    ]
    title = marks.element("span", marks.text(slide.title), class_="tt")
    begin = marks.element("a", marks.text(slide.name), href=address(show, links, number=at + 1))
    return marks.element("li", marks.joined(marks.element("b", begin), title, *moves))


def _left_out(slide: Slide, ids: Sequence[str], links: Links) -> Html:
    title = marks.element("span", marks.text(slide.title), class_="tt")
    name = marks.element("b", marks.text(slide.name))
    return marks.element("li", marks.joined(name, title, _move("放映", slide, [*ids, slide.id], links, True)))


def _move(words: str, slide: Slide, order: Sequence[str], links: Links, there: bool) -> Html:
    if not there:
        return marks.element("span", marks.text(words), class_="off")
    href = links.page(PATH, slides=",".join(order), arrange="1")
    return marks.element("a", marks.text(words), href=href, aria_label=f"{words}：{slide.name}")
