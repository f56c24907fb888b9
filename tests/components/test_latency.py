"""Connections that the server accepts send small packets at once; the theme is read once."""

from __future__ import annotations

import socket

import pytest
from streamlit.proto.NewSession_pb2 import CustomThemeConfig, NewSession
from streamlit.runtime import app_session

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
