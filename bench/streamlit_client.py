"""A reader without a browser: speaks the server's own protocol, so that a rerun can be timed.

A rerun is measured from the sent request to the message that says the script has finished: script,
serialisation and transport, without the browser's drawing.
"""

from __future__ import annotations

import asyncio
import time
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

TIMEOUT = 30.0
"""Seconds after which a page that does not finish is a failure."""


class Client:
    """One open page of one reader."""

    def __init__(self, port: int, page: str, query: str = "") -> None:
        self.port = port
        self.page = page
        self.query = query
        self.exceptions = 0
        self.bytes_received = 0
        self._held: set[str] = set()
        """What it has received and keeps, as a browser does: it need not be sent again."""
        self._connection: ClientConnection | None = None

    async def __aenter__(self) -> Self:
        self._connection = await connect(
            f"ws://127.0.0.1:{self.port}/_stcore/stream",
            subprotocols=["streamlit"],  # type: ignore[list-item]
            origin=f"http://127.0.0.1:{self.port}",  # type: ignore[arg-type]
            max_size=None,
            compression=None,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._connection is not None:
            await self._connection.close()

    async def rerun(self) -> float:
        """Ask for the page once; the seconds until it is finished."""
        assert self._connection is not None
        message = BackMsg()
        message.rerun_script.query_string = self.query
        message.rerun_script.page_name = self.page
        message.rerun_script.cached_message_hashes.extend(self._held)
        started = time.perf_counter()
        await self._connection.send(message.SerializeToString())
        await asyncio.wait_for(self._finished(), TIMEOUT)
        return time.perf_counter() - started

    async def _finished(self) -> None:
        assert self._connection is not None
        while True:
            content = await self._connection.recv(decode=False)
            self.bytes_received += len(content)
            received = ForwardMsg()
            received.ParseFromString(bytes(content))
            if received.metadata.cacheable and received.hash:
                self._held.add(received.hash)
            if received.HasField("delta") and received.delta.new_element.HasField("exception"):
                self.exceptions += 1
            if received.WhichOneof("type") == "script_finished":
                return
