"""What Streamlit told one browser it tells the next as it was, without working it out again.

A rerun runs the page's script and describes every element anew: HTML is dedented and looked at for being a
file's name, figures are copied, written as JSON and hashed, although most of it is, letter for letter, what
some reader has been told before. Here the messages of a piece of a page are listened to when it is first
made, and sent again, at their place, to whoever asks for the same piece.

A piece may hold charts that can be clicked: what a click calls is registered again for the session. With any
other widget in it, or an error, it is not kept. It rests on a few names inside Streamlit, which is pinned;
``tests/components/test_retelling.py`` holds what is retold against what is told.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Hashable
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from streamlit.cursor import get_container_cursor
from streamlit.delta_generator import DeltaGenerator
from streamlit.delta_generator_singletons import get_dg_singleton_instance
from streamlit.elements.lib.utils import _register_element_id
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, get_script_run_ctx
from streamlit.runtime.state.common import WidgetMetadata
from streamlit.runtime.state.widgets import register_widget_from_metadata

from components import latency
from components.kept import Keeping

MOST_BYTES = 96 * 1024 * 1024
"""Messages of so many bytes are kept in all."""
MOST_PIECES = 8192
CLICKABLE = "plotly_chart"
"""The one widget that a piece may hold: it says what was clicked, and nothing of how it looks."""


BREAK = None
"""Stands among the messages where what was told so far is to be seen before the rest (``first_of_all``)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The messages that made a piece of a page, as they were sent, and where it began."""

    messages: tuple[ForwardMsg | None, ...]
    beginning: tuple[int, ...]
    """Path of its first element."""
    elements: int
    """So many elements stand at that level."""
    clickable: tuple[WidgetMetadata[Any], ...]
    """What its charts call when they are clicked: it holds on to the report."""
    report: str
    """The sha256 of the report that it shows, "" where it is of none."""

    @property
    def size(self) -> int:
        return sum(message.ByteSize() for message in self.messages if message is not BREAK)


_pieces: Keeping[Piece] = Keeping(MOST_PIECES, MOST_BYTES, lambda piece: piece.size)


def retold(key: Hashable, tell: Callable[[], object], report: str = "") -> None:
    """Have ``tell`` put its elements on the page, or the same again where it has been told before.

    The key says all that the piece depends on, whoever reads it; with the report of that sha256 it is
    forgotten. Without a running page it is just told.
    """
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        tell()
        return
    page = (context.pages_manager.main_script_path, context.page_script_hash)
    known = _pieces.get((page, report, key))
    if known is not None:
        _tell_again(known, context)
        return
    piece = _listened(tell, context, report)
    if piece is not None:
        _pieces.put((page, report, key), piece)


def forget(report: str = "") -> None:
    """Forget every piece, or those of a report that is no longer open."""
    _pieces.drop(lambda piece: not report or piece.report == report)


def first_of_all() -> None:
    """Have the browser draw what the page has told so far before it hears the rest: what was clicked."""
    context = get_script_run_ctx(suppress_warning=True)
    if context is None:
        return
    listener = vars(context).get("enqueue")
    while isinstance(listener, _Listener):
        listener.heard.append(BREAK)
        listener = listener.send
    latency.let_draw()


def _target() -> DeltaGenerator:
    """Where the next element goes: the container that is open, else the page."""
    return get_dg_singleton_instance().main_dg._active_dg


def _listened(tell: Callable[[], object], context: ScriptRunContext, report: str) -> Piece | None:
    """Tell, and keep what was said; None where it can't be said again to another reader."""
    cursor = _target()._cursor
    beginning = tuple(cursor.delta_path) if cursor is not None else ()
    with _listening(context) as heard:
        tell()
    after = _target()._cursor
    messages = [message for message in heard if message is not BREAK]
    if after is None or not all(_can_be_said_again(message, beginning) for message in messages):
        return None
    clickable = tuple(
        metadata
        for message in messages
        if _is_clickable(message)
        and (metadata := _metadata(context, message.delta.new_element.plotly_chart.id)) is not None
    )
    return Piece(tuple(heard), beginning, after.index - beginning[-1], clickable, report)


@dataclass(frozen=True, slots=True)
class _Listener:
    """Takes the place of a run's ``enqueue``: passes every message on, and keeps a copy."""

    send: Callable[[ForwardMsg], None]
    heard: list[ForwardMsg | None]

    def __call__(self, msg: ForwardMsg) -> None:
        self.send(msg)
        copy = ForwardMsg()
        copy.CopyFrom(msg)
        self.heard.append(copy)


@contextmanager
def _listening(context: ScriptRunContext) -> Generator[list[ForwardMsg | None]]:
    """Hear every message that is sent from here on, as it goes out; a piece in a piece is heard by both."""
    outer = vars(context).get("enqueue")
    listener = _Listener(context.enqueue, [])
    context.enqueue = listener
    try:
        yield listener.heard
    finally:
        if outer is None:
            del context.enqueue
        else:
            context.enqueue = outer


def _can_be_said_again(message: ForwardMsg, beginning: tuple[int, ...]) -> bool:
    """Whether a message adds to the open place of the page, or to another root, and is no widget."""
    path = tuple(message.metadata.delta_path)
    if message.WhichOneof("type") != "delta" or message.delta.fragment_id:
        return False
    within = path[: len(beginning) - 1] == beginning[:-1] and len(path) >= len(beginning)
    if not within and (not path or path[0] == beginning[0] or len(path) != 2):
        return False
    if message.delta.WhichOneof("type") != "new_element":
        return message.delta.WhichOneof("type") == "add_block"
    element = message.delta.new_element
    kind = element.WhichOneof("type") or ""
    return kind == CLICKABLE or not getattr(getattr(element, kind), "id", "")


def _is_clickable(message: ForwardMsg) -> bool:
    element = message.delta.new_element
    return element.WhichOneof("type") == CLICKABLE and bool(element.plotly_chart.selection_mode)


def _metadata(context: ScriptRunContext, widget: str) -> WidgetMetadata[Any] | None:
    return context.session_state._state._new_widget_state.widget_metadata.get(widget)


def _tell_again(piece: Piece, context: ScriptRunContext) -> None:
    cursor = _target()._cursor
    assert cursor is not None
    here = tuple(cursor.delta_path)
    for metadata in piece.clickable:
        _register_element_id(context, CLICKABLE, metadata.id)
        register_widget_from_metadata(metadata, context)
    level = len(piece.beginning)
    for message in piece.messages:
        if message is BREAK:
            first_of_all()
            continue
        again = ForwardMsg()
        again.CopyFrom(message)
        path = message.metadata.delta_path
        if path[0] != piece.beginning[0]:
            again.metadata.delta_path[:] = _next_place(path[0])
        elif here != piece.beginning:
            at = path[level - 1] - piece.beginning[-1] + here[-1]
            again.metadata.delta_path[:] = [*here[:-1], at, *path[level:]]
        context.enqueue(again)
    for _ in range(piece.elements):
        cursor.lock_element()


def _next_place(root: int) -> list[int]:
    """The next place in another root of the page: style goes where it takes no room."""
    cursor = get_container_cursor(root)
    assert cursor is not None
    path = cursor.delta_path
    cursor.lock_element()
    return path
