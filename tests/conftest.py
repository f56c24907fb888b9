"""What holds for every test: the table of recall and precision at the end of a run."""

from __future__ import annotations

import pytest

from tests import recall


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what the reading tests measured, whichever process they ran in."""
    entries = {
        tuple(value)
        for outcome in ("passed", "failed")
        for report in terminalreporter.getreports(outcome)
        for name, value in getattr(report, "user_properties", ())
        if name == recall.PROPERTY
    }
    if entries:
        terminalreporter.section("figures read, layouts × documents")
        for line in recall.table(sorted(entries)):
            terminalreporter.write_line(line)
