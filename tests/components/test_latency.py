"""What the server sends goes at once and together, the upper part of a page first; the theme is read once."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig, NewSession
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.forward_msg_queue import ForwardMsgQueue
from streamlit.runtime.runtime import Runtime

from components import latency


def test_a_listening_socket_hands_the_option_on_to_what_it_accepts() -> None:
    with socket.socket(socket.AF_INET) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        assert latency.send_at_once() >= 1
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def themed() -> NewSession:
    """The theme as it is written into an answer, section by section."""
    message = NewSession()
    theme: CustomThemeConfig = message.custom_theme
    app_session._populate_theme_msg(theme)
    app_session._populate_theme_msg(theme.light, "theme.light")
    app_session._populate_theme_msg(theme.dark, "theme.dark")
    app_session._populate_theme_msg(theme.sidebar, "theme.sidebar")
    app_session._populate_theme_msg(theme.light.sidebar, "theme.light.sidebar")
    app_session._populate_theme_msg(theme.dark.sidebar, "theme.dark.sidebar")
    return message


def test_the_theme_that_is_written_once_is_the_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    written = themed()
    asked: list[str] = []
    populate = app_session._populate_theme_msg

    def noted(message: CustomThemeConfig, section: str = "theme") -> None:
        asked.append(section)
        populate(message, section)

    monkeypatch.setattr(app_session, "_populate_theme_msg", noted)
    latency.write_theme_once()
    assert [themed(), themed()] == [written, written]
    assert sorted(asked) == sorted(set(asked)) and len(asked) == 6


Result = TypeVar("Result")


class Session:
    """What sending looks at of a session: its queue, its loop, and how the server is woken."""

    def __init__(self, wake: Callable[[], None] | None) -> None:
        self._browser_queue = ForwardMsgQueue()
        self._event_loop = asyncio.get_running_loop()
        self._message_enqueued_callback = wake


def in_a_loop(told: Coroutine[Any, Any, Result]) -> Result:
    """Run in a loop of its own, in a thread of its own: this one may have a browser's loop."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, told).result()


def delta() -> ForwardMsg:
    message = ForwardMsg()
    message.delta.new_element.html.body = "<p>一</p>"
    message.metadata.delta_path[:] = [0, 0]
    return message


def finished() -> ForwardMsg:
    message = ForwardMsg()
    message.script_finished = ForwardMsg.FINISHED_SUCCESSFULLY
    return message


@pytest.fixture
def enqueue(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, ForwardMsg], None]:
    monkeypatch.setattr(AppSession, "_enqueue_forward_msg", AppSession._enqueue_forward_msg)
    latency.send_together()
    return AppSession._enqueue_forward_msg


def test_what_a_run_tells_is_sent_when_the_run_is_over(enqueue: Callable[[Any, ForwardMsg], None]) -> None:
    async def run() -> tuple[list[int], list[int]]:
        sent: list[int] = []
        session = Session(lambda: sent.append(len(session._browser_queue._queue)))
        enqueue(session, delta())
        enqueue(session, delta())
        before = list(sent)
        enqueue(session, finished())
        return before, sent

    before, sent = in_a_loop(run())
    assert before == [] and sent == [2]  # both deltas are of one place, so that the later one stands


def test_a_long_run_is_sent_while_it_goes_on(enqueue: Callable[[Any, ForwardMsg], None]) -> None:
    async def run() -> list[int]:
        sent: list[int] = []
        woken = asyncio.Event()

        def wake() -> None:
            sent.append(1)
            woken.set()

        session = Session(wake)
        for _ in range(2):
            woken.clear()
            enqueue(session, delta())
            enqueue(session, delta())
            await asyncio.wait_for(woken.wait(), 5)
        return sent

    assert in_a_loop(run()) == [1, 1]


def test_without_a_server_nothing_is_woken(enqueue: Callable[[Any, ForwardMsg], None]) -> None:
    async def run() -> bool:
        session = Session(None)
        enqueue(session, delta())
        return session._browser_queue.is_empty()

    assert not in_a_loop(run())


def test_what_was_told_is_sent_before_the_run_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []

    class Server:
        def _enqueued_some_message(self) -> None:
            done.append("sent")

    monkeypatch.setattr(Runtime, "exists", lambda: True)
    monkeypatch.setattr(Runtime, "instance", Server)
    monkeypatch.setattr(time, "sleep", done.append)
    latency.let_draw()
    assert done == ["sent", latency.DRAWING]


def test_with_many_readers_at_once_none_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(Runtime, "exists", lambda: True)
    monkeypatch.setattr(latency, "_drawing", Lock())

    class Server:
        def _enqueued_some_message(self) -> None:
            done.append("sent")

    def wait(seconds: float) -> None:
        done.append(seconds)
        latency.let_draw()  # another reader, meanwhile

    monkeypatch.setattr(Runtime, "instance", Server)
    monkeypatch.setattr(time, "sleep", wait)
    latency.let_draw()
    assert done == ["sent", latency.DRAWING]
    latency.let_draw()
    assert done == ["sent", latency.DRAWING] * 2


def test_without_a_server_a_run_does_not_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(Runtime, "exists", lambda: False)
    monkeypatch.setattr(time, "sleep", done.append)
    latency.let_draw()
    assert not done
