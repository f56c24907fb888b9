"""The command ``mingzhang``: read, check, export, serve, rules.

Exit: 0 done (``check``: no error found), 1 ``check`` found errors, 2 the file or the usage is at
fault. Results on standard output, messages on standard error; with ``--json`` errors too are an
object on standard output. Modules are imported where they are used: reading needs no pandas.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from mingzhang.errors import MingZhangError, UsageError
from mingzhang.reading.garbage import collector_off

if TYPE_CHECKING:
    import argparse

    from mingzhang.checking.audit import Audit
    from mingzhang.exporting.review_content import ReviewPaper
    from mingzhang.model import Report

DONE, FOUND_ERRORS, AT_FAULT = 0, 1, 2
INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit code. Never raises but for what ``sys.exit`` means."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _open_streams()
    _speak_utf8()
    try:
        code = _run(given)
        sys.stdout.flush()
    except MingZhangError as error:
        return _fail(error, "--json" in given)
    except BrokenPipeError:
        # Whoever read our output has enough of it; nothing more can be written.
        _discard_output()
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except OSError as error:
        message = f"读写失败：{error.strerror or type(error).__name__}。"
        return _fail(MingZhangError(message, code="output"), "--json" in given)
    except Exception as error:
        # A defect of ours is told in one line as well, unless one is looking for it.
        if os.environ.get("MINGZHANG_TRACEBACK"):
            raise
        described = " ".join(f"{type(error).__name__}: {error}".split())
        return _fail(MingZhangError(f"程序内部出错：{described}", code="internal"), "--json" in given)
    return code


def _run(given: Sequence[str]) -> int:
    from mingzhang.arguments import parse

    parsed = parse(given)
    return _COMMANDS[parsed.command](parsed)


def _fail(error: MingZhangError, as_json: bool) -> int:
    try:
        if as_json:
            from mingzhang.exporting.contract import error_object

            _write_json(error_object(error))
            sys.stdout.flush()
        else:
            print(error.message, file=sys.stderr)
    except BrokenPipeError:
        _discard_output()
    except OSError:
        # Standard output takes nothing (a full disk): the message goes where it still can.
        _discard_output()
        with suppress(OSError):
            print(error.message, file=sys.stderr)
    return AT_FAULT


def _open_streams() -> None:
    """A stream that was closed before we began (``>&-``) takes everything and keeps nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _discard_output() -> None:
    """What is still buffered for standard output is dropped, so that nothing fails when we end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """UTF-8 whatever the terminal's locale; a lone surrogate of a file's name is not our failure."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _write_json(value: dict[str, Any], stream: TextIO | None = None) -> None:
    json.dump(value, stream or sys.stdout, ensure_ascii=False)
    print(file=stream or sys.stdout)


# ---------------------------------------------------------------- read


def _read(parsed: argparse.Namespace) -> int:
    if len(parsed.files) == 1:
        # The reading process is forked from this one, and so is without it too.
        with collector_off():
            report = _report(parsed.files[0])
            _show_report(report, parsed.files[0], parsed.json)
        return DONE
    code, shown = DONE, 0
    for file, outcome in _side_by_side(parsed.files):
        if isinstance(outcome, MingZhangError):
            code = AT_FAULT
            _show_failure(outcome, file, parsed.json)
        else:
            if shown and not parsed.json:
                print()
            _show_report(outcome, file, parsed.json)
            shown += 1
        sys.stdout.flush()
    return code


def _side_by_side(files: Sequence[str]) -> Iterator[tuple[str, Report | MingZhangError]]:
    """Every file's report or error, in the order given; each is read in a process of its own."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        try:
            yield from zip(files, pool.map(_report_or_error, files), strict=True)
        finally:
            pool.shutdown(cancel_futures=True)


def _report_or_error(file: str) -> Report | MingZhangError:
    try:
        return _report(file, silent=True)
    except MingZhangError as error:
        return error


def _report(file: str, *, silent: bool = False) -> Report:
    """The report in ``file``; unless ``silent``, a terminal is told how far a scan's recognition is."""
    from mingzhang.reading.guarded import read_report

    shown = not silent and sys.stderr.isatty()
    return read_report(file, progress=_show_progress if shown else None)


def _show_progress(done: int, total: int) -> None:
    """One line on the terminal, written over until all pages are recognised."""
    line = f"正在识别扫描页：{done}/{total}" if done < total else "\033[K"
    print(f"\r{line}", end="", file=sys.stderr, flush=True)


def _show_report(report: Report, file: str, as_json: bool) -> None:
    if as_json:
        from mingzhang.exporting.contract import report_object

        _write_json(report_object(report, file))
    else:
        from mingzhang.exporting.summary import report_text

        print(report_text(report))


def _show_failure(error: MingZhangError, file: str, as_json: bool) -> None:
    if as_json:
        from mingzhang.exporting.contract import error_object

        _write_json(error_object(error, file))
    else:
        print(f"{file}：{error.message}", file=sys.stderr)


# ---------------------------------------------------------------- check, rules


def _check(parsed: argparse.Namespace) -> int:
    from mingzhang.checking import check
    from mingzhang.exporting.reviews import check_review_path

    for path in parsed.report:
        check_review_path(path)
    report = _report(parsed.file)
    audit = check(report)
    if parsed.report:
        _write_reviews(parsed.report, parsed.file, report, audit)
    if parsed.json:
        from mingzhang.exporting.contract import findings_object

        _write_json(findings_object(report, audit))
    else:
        from mingzhang.exporting.review_text import review_text

        print(review_text(_paper(report, audit)))
    return FOUND_ERRORS if any(finding.severity == "error" for finding in audit.findings) else DONE


def _write_reviews(paths: Sequence[str], file: str, report: Report, audit: Audit) -> None:
    """The review in each of the files asked for, with what a reviewer has decided."""
    from mingzhang.exporting.files import write_file
    from mingzhang.exporting.reviews import review_file

    paper, content = _paper(report, audit), Path(file).read_bytes()
    for path in paths:
        write_file(path, review_file(path, paper, content))
        print(f"已写入 {path}", file=sys.stderr)


def _paper(report: Report, audit: Audit) -> ReviewPaper:
    """The review as of today, with the decisions kept on this computer if they can be read."""
    from datetime import date

    from mingzhang.exporting.review_content import review_paper
    from mingzhang.reviewing import Review, ReviewStore, ReviewStoreError, reviews_folder

    try:
        review = ReviewStore(reviews_folder()).load(report.sha256).review
    except ReviewStoreError as error:
        print(error.message, file=sys.stderr)
        review = Review(report.sha256)
    return review_paper(report, audit, date.today(), review)


def _rules(parsed: argparse.Namespace) -> int:
    from mingzhang.checking import rules

    if parsed.json:
        from mingzhang.exporting.contract import rules_object

        _write_json(rules_object(rules()))
    else:
        from mingzhang.exporting.rule_words import rules_text

        print(rules_text(rules()))
    return DONE


# ---------------------------------------------------------------- export, serve


def _export(parsed: argparse.Namespace) -> int:
    from mingzhang.exporting.files import check_format, exported, write_file

    check_format(parsed.to, parsed.output)
    content = exported(_report(parsed.file), parsed.to)
    if parsed.output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        return DONE
    write_file(parsed.output, content)
    if parsed.json:
        _write_json({"output": parsed.output, "bytes": len(content)})
    else:
        print(f"已写入 {parsed.output}", file=sys.stderr)
    return DONE


def _serve(parsed: argparse.Namespace) -> int:
    from mingzhang.serving import serve

    if not 0 < parsed.port < 65536:
        raise UsageError(f"端口应在 1 到 65535 之间，不能是 {parsed.port}。")
    return serve(parsed.host, parsed.port, public=parsed.public)


_COMMANDS = {"read": _read, "check": _check, "export": _export, "serve": _serve, "rules": _rules}

if __name__ == "__main__":
    sys.exit(main())
