"""Reviews on disk: kept over restarts, whole after a crash, never lost silently, shared between writers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from mingzhang.reviewing import Decision, ReviewStore, ReviewStoreError, Verdict, is_public, reviews_folder
from mingzhang.reviewing import store as store_module
from mingzhang.reviewing.files import parsed, written

SHA = "ab" * 32
NOON = datetime(2025, 6, 30, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


def decision(
    key: str = "k1", verdict: Verdict = "confirmed", note: str = "已核实", hours: int = 0
) -> Decision:
    return Decision(key, verdict, note, NOON + timedelta(hours=hours))


@pytest.fixture
def store(tmp_path: Path) -> ReviewStore:
    return ReviewStore(tmp_path / "reviews")


def test_what_is_recorded_is_there_for_another_store(store: ReviewStore) -> None:
    store.record(SHA, decision(note="第一行\n“引号” \\ 与 𠮷"))
    store.record(SHA, decision("k2", "dismissed", ""))
    kept = ReviewStore(store.folder).load(SHA)
    assert [one.finding_key for one in kept.review.decisions] == ["k1", "k2"]
    assert kept.review.of("k1") == decision(note="第一行\n“引号” \\ 与 𠮷")
    assert kept.damaged == ()


def test_a_later_decision_takes_the_place_of_an_earlier_one(store: ReviewStore) -> None:
    store.record(SHA, decision())
    review = store.record(SHA, decision(verdict="rectified", hours=1)).review
    assert review.decisions == (decision(verdict="rectified", hours=1),)
    assert store.withdraw(SHA, "k1").review.decisions == ()
    assert store.load(SHA).review.decisions == ()


def test_nothing_is_made_on_disk_by_looking(store: ReviewStore) -> None:
    assert store.load(SHA).review.decisions == ()
    assert not store.folder.exists()


def test_reports_do_not_share_a_file(store: ReviewStore) -> None:
    store.record(SHA, decision())
    assert store.load("cd" * 32).review.decisions == ()


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "AB" * 32, "ab" * 31])
def test_a_name_that_is_no_sha256_is_refused(store: ReviewStore, name: str) -> None:
    with pytest.raises(ValueError, match="no sha256"):
        store.load(name)


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from mingzhang.reviewing import Decision, ReviewStore
Path.replace = lambda *_: os._exit(9)
ReviewStore(Path(sys.argv[1])).record(sys.argv[2], Decision("k2", "confirmed", "", datetime.now(UTC)))
"""


def test_a_process_killed_between_writing_and_moving_leaves_the_old_review(store: ReviewStore) -> None:
    store.record(SHA, decision())
    ended = subprocess.run([sys.executable, "-c", KILLED, str(store.folder), SHA], cwd=ROOT, check=False)
    assert ended.returncode == 9
    assert list(store.folder.glob(".*unfinished-*"))
    assert store.load(SHA).review.decisions == (decision(),)
    review = store.record(SHA, decision("k3")).review
    assert [one.finding_key for one in review.decisions] == ["k1", "k3"]
    assert not list(store.folder.glob(".*unfinished-*"))


def test_a_truncated_file_is_kept_beside_and_told_until_it_is_removed(store: ReviewStore) -> None:
    store.record(SHA, decision())
    broken = store.path(SHA).read_bytes()[:-40]
    store.path(SHA).write_bytes(broken)
    kept = store.load(SHA)
    assert kept.review.decisions == ()
    assert [path.read_bytes() for path in kept.damaged] == [broken]
    kept = store.record(SHA, decision("k2"))
    assert [one.finding_key for one in kept.review.decisions] == ["k2"]
    assert len(store.load(SHA).damaged) == 1
    kept.damaged[0].unlink()
    assert store.load(SHA).damaged == ()


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"\xff\xfe", b"[" * 100_000, b'{"schema": "other"}', b"null"]
)
def test_whatever_the_file_holds_a_decision_can_be_recorded_and_the_file_is_kept(
    store: ReviewStore, content: bytes
) -> None:
    store.folder.mkdir()
    store.path(SHA).write_bytes(content)
    kept = store.record(SHA, decision())
    assert kept.review.decisions == (decision(),)
    assert [path.read_bytes() for path in kept.damaged] == [content]


def test_two_damaged_files_are_both_kept(store: ReviewStore) -> None:
    for content in (b"one", b"two"):
        store.folder.mkdir(exist_ok=True)
        store.path(SHA).write_bytes(content)
        store.load(SHA)
    assert [path.read_bytes() for path in store.load(SHA).damaged] == [b"one", b"two"]


@pytest.mark.parametrize(
    "flaw",
    [
        {"verdict": "perhaps"},
        {"at": "gestern"},
        {"at": "2025-06-30T12:00:00"},
        {"note": 3},
        {"finding": None},
    ],
)
def test_of_a_file_with_one_flawed_decision_the_others_are_used(
    store: ReviewStore, flaw: dict[str, object]
) -> None:
    store.record(SHA, decision())
    store.record(SHA, decision("k2"))
    value = json.loads(store.path(SHA).read_text(encoding="utf-8"))
    value["decisions"][1].update(flaw)
    store.path(SHA).write_text(json.dumps(value), encoding="utf-8")
    kept = store.load(SHA)
    assert kept.review.decisions == (decision(),)
    assert len(kept.damaged) == 1
    assert store.load(SHA).review.decisions == (decision(),)


def test_a_file_of_another_report_is_not_taken_for_this_ones(store: ReviewStore) -> None:
    store.record("cd" * 32, decision())
    store.path("cd" * 32).rename(store.path(SHA))
    kept = store.load(SHA)
    assert kept.review.decisions == () and len(kept.damaged) == 1


def test_a_later_versions_file_is_neither_used_nor_touched(store: ReviewStore) -> None:
    store.folder.mkdir()
    later = b'{"schema": "mingzhang.review/2", "decisions": {}}'
    store.path(SHA).write_bytes(later)
    for attempt in (lambda: store.load(SHA), lambda: store.record(SHA, decision())):
        with pytest.raises(ReviewStoreError, match="更新版本"):
            attempt()
    assert store.path(SHA).read_bytes() == later


def test_sessions_that_write_at_the_same_time_lose_nothing(store: ReviewStore) -> None:
    def write(name: str) -> None:
        for number in range(10):
            ReviewStore(store.folder).record(SHA, decision(f"{name}{number}"))

    writers = [Thread(target=write, args=(name,)) for name in "abcd"]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(store.load(SHA).review.decisions) == 40


WRITES = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from mingzhang.reviewing import Decision, ReviewStore
for number in range(15):
    decision = Decision(f"{sys.argv[3]}{number}", "confirmed", "", datetime.now(UTC))
    ReviewStore(Path(sys.argv[1])).record(sys.argv[2], decision)
"""


@pytest.mark.skipif(store_module.fcntl is None, reason="没有 fcntl，进程之间不加锁")
def test_processes_that_write_at_the_same_time_lose_nothing(store: ReviewStore) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", WRITES, str(store.folder), SHA, name], cwd=ROOT)
        for name in "ab"
    ]
    assert [process.wait(60) for process in running] == [0, 0]
    assert len(store.load(SHA).review.decisions) == 30


@pytest.mark.skipif(store_module.fcntl is None, reason="没有 fcntl，进程之间不加锁")
def test_a_lock_that_another_holds_on_to_is_told(store: ReviewStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.record(SHA, decision())
    monkeypatch.setattr(store_module, "LOCK_SECONDS", 0.05)
    assert store_module.fcntl is not None
    with store.path(SHA).with_suffix(".lock").open("wb") as held:
        store_module.fcntl.flock(held, store_module.fcntl.LOCK_EX)
        with pytest.raises(ReviewStoreError, match="占用"):
            store.record(SHA, decision("k2"))
    assert store.load(SHA).review.decisions == (decision(),)


def test_a_folder_that_cannot_be_made_is_told_in_chinese(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ReviewStoreError, match=r"复核意见不能写入（.*不是文件夹）。"):
        ReviewStore(tmp_path / "taken").record(SHA, decision())
    with pytest.raises(ReviewStoreError, match="不能写入"):
        ReviewStore(tmp_path / "taken" / "reviews").record(SHA, decision())


def test_a_full_disk_is_told_and_the_old_review_stays(
    store: ReviewStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.record(SHA, decision())

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(ReviewStoreError, match="磁盘已满"):
            store.record(SHA, decision("k2"))
    assert store.load(SHA).review.decisions == (decision(),)
    assert not list(store.folder.glob(".*unfinished-*"))


def test_a_review_and_its_file_say_the_same(store: ReviewStore) -> None:
    review = store.record(SHA, decision(note="\ud800 单个代理")).review
    found = parsed(written(review), SHA)
    assert found.whole and found.review.decisions[0].verdict == "confirmed"


@pytest.mark.parametrize(
    ("environment", "platform", "folder"),
    [
        ({"MINGZHANG_HOME": "/srv/mz"}, "linux", "/srv/mz/reviews"),
        ({"HOME": "/home/a"}, "linux", "/home/a/.local/share/mingzhang/reviews"),
        ({"HOME": "/home/a", "XDG_DATA_HOME": "/data"}, "linux", "/data/mingzhang/reviews"),
        ({"HOME": "/Users/a"}, "darwin", "/Users/a/Library/Application Support/mingzhang/reviews"),
        ({"LOCALAPPDATA": "/c/Local"}, "win32", "/c/Local/MingZhang/reviews"),
    ],
)
def test_reviews_lie_where_the_platform_keeps_such(
    environment: dict[str, str], platform: str, folder: str
) -> None:
    assert reviews_folder(environment, platform) == Path(folder)


@pytest.mark.parametrize(
    ("value", "public"), [("1", True), ("yes", True), ("0", False), ("", False), (" ", False)]
)
def test_a_public_server_says_so(value: str, public: bool) -> None:
    assert is_public({"MINGZHANG_PUBLIC": value}) is public
    assert not is_public({})
