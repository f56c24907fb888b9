"""What holds for every test: a home of their own, the table of recall and precision at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from mingzhang.reviewing.places import HOME
from tests import recall

# How fast a machine is, is no property of the program: a busy one makes examples slowly.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")


@pytest.fixture(scope="session", autouse=True)
def home_of_tests(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The user's own reviews are neither read nor written by tests, nor by what they start."""
    folder = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME, str(folder))
        yield folder


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
