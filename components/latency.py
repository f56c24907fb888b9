"""What every answer of the server would wait for, or work out anew, without need.

Streamlit opens its listening socket without naming the protocol, by which asyncio recognises the
sockets whose small packets it must not hold back (TCP_NODELAY). So the second half of every answer
waited for the browser's delayed acknowledgement: 40 ms of every click on this machine.

And it writes the theme into every answer, option by option out of the configuration, which does not
change while the program runs: a third of what an empty page cost. And it sends an answer's first word by
itself and the rest ten milliseconds later, which a browser works through as two answers.
"""

from __future__ import annotations

import contextlib
import gc
import socket
import time
from functools import cache
from threading import Lock
from weakref import WeakSet

from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.runtime import Runtime

LONGEST_WAIT = 0.02
"""Seconds after which an answer's first words are sent, whether or not the rest is there."""

DRAWING = 0.04
"""Seconds that a browser is given to draw a chart and a table before it is told what lies below them."""
_drawing = Lock()
"""One browser is waited for at a time: each early word has the server look at every session."""
HELD = ("new_session", "session_status_changed", "page_config_changed", "navigation", "delta")
"""What a run says until it is over."""


@cache
def settle() -> None:
    """All of it, once a process."""
    send_at_once()
    write_theme_once()
    send_together()


def send_at_once() -> int:
    """Set TCP_NODELAY on this process's TCP sockets; connections to come inherit it.

    Gives the number of sockets set.
    """
    done = 0
    for one in gc.get_objects():
        if isinstance(one, socket.socket) and one.family in (socket.AF_INET, socket.AF_INET6):
            with contextlib.suppress(OSError):
                if one.type == socket.SOCK_STREAM:
                    one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    done += 1
    return done


def write_theme_once() -> None:
    """Have each section of the theme read from the configuration once, then copied into every answer."""
    populate = app_session._populate_theme_msg
    written: dict[str, CustomThemeConfig] = {}

    def copied(message: CustomThemeConfig, section: str = "theme") -> None:
        if section not in written:
            first = CustomThemeConfig()
            populate(first, section)
            written[section] = first
        if written[section].ByteSize():
            message.MergeFrom(written[section])

    app_session._populate_theme_msg = copied


def send_together() -> None:
    """Have what a run tells sent when the run is over, or asks for it (``let_draw``).

    By itself the server sends the first word as soon as it is told, and what follows ten milliseconds
    later, however soon it was there.
    """
    waiting: WeakSet[AppSession] = WeakSet()

    def enqueue(self: AppSession, msg: ForwardMsg) -> None:
        self._browser_queue.enqueue(msg)
        send = self._message_enqueued_callback
        if send is None:
            return
        if msg.WhichOneof("type") not in HELD:
            send()
        elif self not in waiting:
            waiting.add(self)

            def send_after_all() -> None:
                waiting.discard(self)
                send()

            loop = self._event_loop
            loop.call_soon_threadsafe(loop.call_later, LONGEST_WAIT, send_after_all)

    AppSession._enqueue_forward_msg = enqueue


def let_draw() -> None:
    """Have what the page has told so far sent and drawn; what is told from here on comes after.

    A browser that is told everything at once draws everything before it shows anything. The run waits
    without work; another click does not wait for it any longer than this. With many readers at once the
    server is what they wait for: then all is sent together.
    """
    if Runtime.exists() and _drawing.acquire(blocking=False):
        try:
            Runtime.instance()._enqueued_some_message()
            time.sleep(DRAWING)
        finally:
            _drawing.release()
