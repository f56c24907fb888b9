"""Where the dashboard is found, and what starts it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mingzhang import serving
from mingzhang.errors import UsageError
from mingzhang.reviewing.places import PUBLIC


def test_in_a_checkout_the_app_stands_beside_the_package() -> None:
    assert serving.app_folder() == Path(__file__).parent.parent


def test_in_an_installed_package_it_stands_inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "mingzhang"
    (package / "dashboard").mkdir(parents=True)
    (package / "dashboard" / "app.py").touch()
    (tmp_path / "app.py").touch()
    monkeypatch.setattr(serving, "PACKAGE", package)
    assert serving.app_folder() == package / "dashboard"


def test_an_incomplete_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PACKAGE", tmp_path / "mingzhang")
    with pytest.raises(UsageError, match="安装不完整"):
        serving.app_folder()


def test_a_public_server_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(PUBLIC, raising=False)
    assert serving.environment(public=True)[PUBLIC] == "1"
    assert PUBLIC not in serving.environment(public=False)


def test_the_server_listens_where_it_was_told() -> None:
    command = serving.command("127.0.0.1", 8600)
    assert command[:3] == [sys.executable, "-m", "streamlit"]
    assert command[command.index("--server.address") + 1] == "127.0.0.1"
    assert command[command.index("--server.port") + 1] == "8600"
