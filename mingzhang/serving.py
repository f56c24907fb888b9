"""Starts the dashboard: Streamlit as a child process, which imports what this package must not."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import FrameType

from mingzhang.errors import UsageError
from mingzhang.reviewing.places import PUBLIC

PACKAGE = Path(__file__).resolve().parent


def app_folder() -> Path:
    """The folder that holds ``app.py``: inside the installed package, or the checkout around it.

    Raises ``UsageError`` where neither has one.
    """
    for folder in (PACKAGE / "dashboard", PACKAGE.parent):
        if (folder / "app.py").is_file():
            return folder
    raise UsageError(
        "找不到看板的页面文件：安装不完整，请重新安装，或在项目目录中运行。", code="no_dashboard"
    )


def command(host: str, port: int) -> list[str]:
    """The command line that runs the dashboard in its folder."""
    return [
        sys.executable, "-m", "streamlit", "run", "app.py",
        "--server.address", host,
        "--server.port", str(port),
        "--server.headless", "true",
        "--browser.gatherUsageStats", "false",
    ]  # fmt: skip


def _check_free(host: str, port: int) -> None:
    """Says in words what the server would say in a traceback."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"{host} 的端口 {port} 用不了（可能已被占用），请用 --port 另选一个。", code="port"
            ) from error


def environment(*, public: bool) -> dict[str, str]:
    """What the dashboard is told; on a public server every visitor's review is their own."""
    return {**os.environ, PUBLIC: "1"} if public else dict(os.environ)


def serve(host: str, port: int, *, public: bool = False) -> int:
    """Runs the dashboard until it ends or a signal does it; returns 0 unless it could not run.

    ``public``: for visitors who do not know each other; nothing that one of them decides is kept.
    """
    folder = app_folder()
    _check_free(host, port)
    child = subprocess.Popen(command(host, port), cwd=folder, env=environment(public=public))
    asked_to_end = False

    def forward(number: int, _frame: FrameType | None) -> None:
        nonlocal asked_to_end
        asked_to_end = True
        if child.poll() is None:
            child.send_signal(number if os.name == "posix" else signal.SIGTERM)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, forward)
    try:
        code = child.wait()
    finally:
        _end(child)
    return 0 if asked_to_end or code == 0 else 2


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
        try:
            child.wait(timeout=5)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
