"""Connections that the server accepts send small packets at once."""

from __future__ import annotations

import socket

from components import latency


def test_a_listening_socket_hands_the_option_on_to_what_it_accepts() -> None:
    with socket.socket(socket.AF_INET) as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        latency.send_at_once.clear()
        assert latency.send_at_once() >= 1
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
            with accepted:
                assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
