"""The command as a user runs it: output, exit codes, one clear line for whatever goes wrong."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from mingzhang.cli import main

ROOT = Path(__file__).parent.parent
SAMPLE = next((ROOT / "data").glob("*.pdf"))
COMMAND = [sys.executable, "-m", "mingzhang.cli"]


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("坏文件")
    (folder / "空.pdf").write_bytes(b"")
    (folder / "文字.pdf").write_text("这不是 PDF", encoding="utf-8")
    (folder / "断.pdf").write_bytes(SAMPLE.read_bytes()[:3000])
    return folder


def test_read_gives_the_object() -> None:
    done = run("read", SAMPLE, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    given = json.loads(done.stdout)
    assert given["file"] == str(SAMPLE)
    assert len(given["tables"]) == 12


def test_read_for_people() -> None:
    done = run("read", SAMPLE)
    assert done.returncode == 0
    assert "西宁市湟中区社会保险服务局 2024 年度部门决算" in done.stdout
    assert "公开05表" in done.stdout


def test_several_files_are_given_in_order_and_a_failed_one_says_so(broken: Path) -> None:
    done = run("read", SAMPLE, broken / "空.pdf", SAMPLE, "--json")
    assert done.returncode == 2
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first == third
    assert second["file"] == str(broken / "空.pdf")
    assert set(second) == {"file", "error"}
    assert set(second["error"]) == {"code", "message"}


def test_several_files_for_people(broken: Path) -> None:
    done = run("read", broken / "空.pdf", SAMPLE)
    assert done.returncode == 2
    assert done.stdout.startswith("西宁市")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["空.pdf", "文字.pdf", "断.pdf", "没有.pdf", "."])
def test_a_file_at_fault_is_one_line_in_chinese(broken: Path, name: str) -> None:
    done = run("read", broken / name)
    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert any("一" <= character <= "鿿" for character in line)
    assert "Traceback" not in line


@pytest.mark.parametrize("verb", ["read", "check"])
def test_a_file_at_fault_is_an_object_with_json(broken: Path, verb: str) -> None:
    done = run(verb, broken / "文字.pdf", "--json")
    assert done.returncode == 2
    assert set(json.loads(done.stdout)["error"]) == {"code", "message"}


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("foo",),
        ("read",),
        ("read", "--bogus", "a.pdf"),
        ("export", "a.pdf"),
        ("export", "a.pdf", "--to"),
        ("export", "a.pdf", "--to", "pptx", "-o", "a.pptx"),
        ("export", "a.pdf", "--to", "xlsx"),
        ("check", "a.pdf", "--report", "a.odt"),
        ("check", "a.pdf", "--report", "no/such/folder/a.docx"),
        ("check", "a.pdf", "--report", ".docx/"),
        ("serve", "--port", "abc"),
        ("serve", "--port", "0"),
        ("import", "a.pdf"),
        ("list",),
        ("library", "check"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_line_in_chinese(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    (line,) = told.err.splitlines()
    assert any("一" <= character <= "鿿" for character in line)
    assert not any(word in line for word in ("argument", "required", "invalid", "Traceback"))
    assert main([*arguments, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["message"]


def test_a_defect_of_ours_is_one_line_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("甲\n乙")

    monkeypatch.setattr("mingzhang.checking.rules", fail)
    assert main(["rules"]) == 2
    assert capsys.readouterr().err == "程序内部出错：RuntimeError: 甲 乙\n"


def test_check_says_by_its_exit_code_that_there_are_errors() -> None:
    done = run("check", SAMPLE, "--json")
    assert done.returncode == 1
    given = json.loads(done.stdout)
    assert given["schema"] == "mingzhang.findings/1"
    assert any(finding["severity"] == "error" for finding in given["findings"])
    people = run("check", SAMPLE)
    assert people.returncode == 1
    assert "尾差" in people.stdout


def test_export_to_a_file_and_to_standard_output(tmp_path: Path) -> None:
    target = tmp_path / "决算.xlsx"
    done = run("export", SAMPLE, "--to", "xlsx", "-o", target)
    assert (done.returncode, done.stdout) == (0, "")
    assert target.read_bytes()[:2] == b"PK"
    lines = run("export", SAMPLE, "--to", "csv")
    assert lines.stdout.splitlines()[0].lstrip("\ufeff").startswith("report,department,year,table")
    assert json.loads(run("export", SAMPLE, "--to", "json").stdout)["year"] == 2024


def test_check_writes_the_review_beside_its_output(tmp_path: Path) -> None:
    paths = [tmp_path / f"审核意见.{ending}" for ending in ("docx", "xlsx", "json")]
    options = [word for path in paths for word in ("--report", str(path))]
    plain, done = run("check", SAMPLE, "--json"), run("check", SAMPLE, "--json", *options)
    assert (done.returncode, done.stdout) == (plain.returncode, plain.stdout)
    assert [path.read_bytes()[:2] for path in paths] == [b"PK", b"PK", b"{\n"]
    assert len(done.stderr.splitlines()) == 3


def test_rules() -> None:
    given = json.loads(run("rules", "--json").stdout)["rules"]
    assert {"id", "title", "severity", "basis", "needs"} <= set(given[0])
    assert "expenditure.hierarchy" in run("rules").stdout


def test_help_is_in_chinese() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "usage" not in done.stdout
    assert "用法：mingzhang" in done.stdout
    assert "选项：" in run("read", "--help").stdout


def test_output_may_be_cut_short() -> None:
    process = subprocess.Popen(
        [*COMMAND, "read", str(SAMPLE), "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    process.stdout.read(10)
    process.stdout.close()
    _, told = process.communicate()
    assert b"Traceback" not in told


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full 只在 Linux 上有")
@pytest.mark.parametrize(
    "arguments", [["read", str(SAMPLE), "--json"], ["read", "没有.pdf", "--json"], ["rules"]]
)
def test_output_that_takes_nothing_is_one_line(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert len(done.stderr.decode("utf-8").splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="只有 POSIX 的 shell 能以 >&- 关闭输出")
@pytest.mark.parametrize("stream", ["1", "2"])
def test_a_closed_stream_is_no_failure(stream: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {stream}>&-', "sh", *COMMAND, "read", str(SAMPLE), "--json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert done.stderr == b""


def test_output_is_utf8_whatever_the_locale() -> None:
    done = subprocess.run(
        [*COMMAND, "read", str(SAMPLE)],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env=os.environ | {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert done.returncode == 0
    assert "西宁市湟中区社会保险服务局" in done.stdout.decode("utf-8")


def test_reading_imports_no_pandas_and_checking_no_streamlit() -> None:
    code = (
        "import sys; from mingzhang.cli import main; sys.stdout = open(sys.argv[2], 'w'); "
        "code = main([sys.argv[3], sys.argv[1], '--json']); "
        "sys.exit(9 if {'pandas', 'numpy', 'streamlit', 'plotly', 'openpyxl'} & set(sys.modules) else 0)"
    )
    for verb in ("read", "check"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(SAMPLE), os.devnull, verb],
            cwd=ROOT,
            check=False,
            capture_output=True,
        )
        assert done.returncode == 0, verb


# ---------------------------------------------------------------- serve


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def healthy(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def wait_for(condition: bool, port: int, seconds: float = 60) -> bool:
    """Whether the server's health becomes ``condition`` in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if healthy(port) is condition:
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_serve_answers_and_ends_with_its_child() -> None:
    port = free_port()
    process = subprocess.Popen([*COMMAND, "serve", "--port", str(port)], stdout=subprocess.DEVNULL, cwd=ROOT)
    try:
        assert wait_for(True, port)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
        assert wait_for(False, port, 10)
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def test_a_port_in_use_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", "--port", str(taken.getsockname()[1]))
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "端口" in line
