"""What every answer of the server would wait for, or work out anew, without need.

Streamlit opens its listening socket without naming the protocol, by which asyncio recognises the
sockets whose small packets it must not hold back (TCP_NODELAY). So the second half of every answer
waited for the browser's delayed acknowledgement: 40 ms of every click on this machine.

And it writes the theme into every answer, option by option out of the configuration, which does not
change while the program runs: a third of what an empty page cost.
"""

from __future__ import annotations

import contextlib
import gc
import socket
from functools import cache

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session


@cache
def settle() -> None:
    """Both, once a process."""
    send_at_once()
    write_theme_once()


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
