"""From a file's bytes to an open report: the bundled sample once a process, uploads on request."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore

import streamlit as st

from components.retelling import forget
from components.store import ID_LENGTH, Loaded, Store, digest
from mingzhang.errors import MingZhangError, UnreadableFileError
from mingzhang.reading.guarded import read_report
from mingzhang.reading.messages import ProgressListener

APP_FOLDER = Path(__file__).resolve().parent.parent
SAMPLE_FOLDER = APP_FOLDER / "data"
MOST_UPLOAD_BYTES = 64 * 1024 * 1024
READINGS = BoundedSemaphore(max(2, os.cpu_count() or 2))
"""Each reading is a process of its own; more at once than there are cores would only cost memory."""


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The reports opened in this process."""
    return Store(gone=lambda report: forget(report.sha256))


def sample_path() -> Path | None:
    """The bundled report, if there is one."""
    try:
        changed = SAMPLE_FOLDER.stat().st_mtime_ns
    except OSError:
        return None
    return _first_pdf(SAMPLE_FOLDER, changed)


@lru_cache(maxsize=2)
def _first_pdf(folder: Path, changed: int) -> Path | None:  # noqa: ARG001  looked at anew if changed
    return next(iter(sorted(folder.glob("*.pdf"))), None)


@st.cache_resource(show_spinner="正在读取自带的示例报告……", max_entries=2)
def _read_sample(path: str, changed: float) -> Loaded | MingZhangError:  # noqa: ARG001  read anew if changed
    file = Path(path)
    content = file.read_bytes()
    try:
        return Loaded(read_report(content, file.name), content)
    except MingZhangError as error:
        return error


_samples: dict[tuple[Path, float], Loaded | MingZhangError] = {}
"""What the sample was read as, at hand without Streamlit's looking for it several times a rerun."""


def sample_or_problem() -> Loaded | MingZhangError | None:
    """The bundled report, read at first use, or why it cannot be; None where there is none."""
    path = sample_path()
    if path is None:
        return None
    key = (path, path.stat().st_mtime)
    if key not in _samples:
        found = _read_sample(str(path), key[1])
        _samples.clear()
        _samples[key] = found
    return _samples[key]


def sample() -> Loaded | None:
    """The bundled report; None where there is none that can be read."""
    found = sample_or_problem()
    return found if isinstance(found, Loaded) else None


def open_upload(
    content: bytes, name: str, into: Store | None = None, progress: ProgressListener | None = None
) -> Loaded:
    """Read an uploaded file in a process of its own (or take it from the store) and keep it.

    ``into`` is the store, for a thread that is no session's; ``progress`` hears of pages that have to be
    recognised. Raises ``MingZhangError`` with a line that says what is wrong with the file.
    """
    if len(content) > MOST_UPLOAD_BYTES:
        size = MOST_UPLOAD_BYTES // 2**20
        raise UnreadableFileError(f"文件超过 {size} MB；决算、预算公开文件通常不到 10 MB，请核对。")
    kept = into if into is not None else store()
    known = kept.get(digest(content)[:ID_LENGTH])
    if known is not None:
        return known
    with READINGS:
        loaded = Loaded(read_report(content, name, progress=progress), content)
    kept.put(loaded)
    return loaded


def find(report_id: str) -> Loaded | None:
    """The open report of that id, the sample among them."""
    bundled = sample()
    if bundled is not None and bundled.id == report_id:
        return bundled
    return store().get(report_id)
