"""From a file's bytes to an open report: the bundled sample once a process, uploads on request."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from components.store import ID_LENGTH, Loaded, Store, digest
from mingzhang.errors import UnreadableFileError

APP_FOLDER = Path(__file__).resolve().parent.parent
SAMPLE_FOLDER = APP_FOLDER / "data"
MOST_UPLOAD_BYTES = 64 * 1024 * 1024


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The reports opened in this process."""
    return Store()


def sample_path() -> Path | None:
    """The bundled report, if there is one."""
    return next(iter(sorted(SAMPLE_FOLDER.glob("*.pdf"))), None)


@st.cache_resource(show_spinner=False, max_entries=2)
def _read_sample(path: str, changed: float) -> Loaded:  # noqa: ARG001  a changed file is read anew
    file = Path(path)
    content = file.read_bytes()
    return Loaded(read(content, file.name), content)


def sample() -> Loaded | None:
    """The bundled report, read at first use; None where there is none."""
    path = sample_path()
    return None if path is None else _read_sample(str(path), path.stat().st_mtime)


def read(content: bytes, name: str):
    """Read a file in a process of its own with limits; raises one of ``mingzhang.errors``."""
    try:
        from mingzhang.reading.guarded import read_report

        return read_report(content, name)
    except ImportError:
        pass
    try:
        import tempfile

        from mingzhang.reading.report import read_report as read_file

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(content)
            return read_file(path)
    except ImportError:
        from components.interim import report

        return report(content, name)


def open_upload(content: bytes, name: str) -> Loaded:
    """Read an uploaded file (or take it from the store) and keep it; raises ``MingZhangError``."""
    if not content:
        raise UnreadableFileError(f"“{name}”是空文件，请重新选择。")
    if len(content) > MOST_UPLOAD_BYTES:
        raise UnreadableFileError(f"“{name}”超过 {MOST_UPLOAD_BYTES // 2**20} MB，部门决算通常不到 10 MB。")
    known = store().get(digest(content)[:ID_LENGTH])
    if known is not None:
        return known
    loaded = Loaded(read(content, name), content)
    store().put(loaded)
    return loaded


def find(report_id: str) -> Loaded | None:
    """The open report of that id, the sample among them."""
    bundled = sample()
    if bundled is not None and bundled.id == report_id:
        return bundled
    return store().get(report_id)
