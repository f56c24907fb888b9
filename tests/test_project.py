"""The project as a newcomer meets it: the README's commands, and what the wheel carries."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel_names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_nothing_lands_at_the_top_of_site_packages(wheel_names: list[str]) -> None:
    tops = {name.split("/")[0] for name in wheel_names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mingzhang"}


@pytest.mark.parametrize(
    "path", ["app.py", "pages/overview.py", "components/style.css", ".streamlit/config.toml"]
)
def test_the_wheel_carries_the_dashboard(wheel_names: list[str], path: str) -> None:
    assert f"mingzhang/dashboard/{path}" in wheel_names


def test_the_wheel_carries_the_sample_but_not_its_generator(wheel_names: list[str]) -> None:
    data = [name for name in wheel_names if name.startswith("mingzhang/dashboard/data/")]
    assert any(name.endswith(".pdf") for name in data)
    assert not any("generator" in name for name in data)


def test_every_page_and_component_is_in_the_wheel(wheel_names: list[str]) -> None:
    for folder in ("pages", "components", "static"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"mingzhang/dashboard/{path.relative_to(ROOT).as_posix()}" in wheel_names


def test_the_readme_begins_with_the_two_commands() -> None:
    first = re.search(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert first is not None
    assert re.findall(r"^(make \w+)", first[1], re.MULTILINE) == ["make run", "make test"]


def test_the_notebook_example_runs() -> None:
    example = re.search(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    *lines, last = example[1].strip().splitlines()
    script = "\n".join([*lines, f"print({last})"])
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "208" in done.stdout and "2002.49" in done.stdout


def test_make_targets_named_in_the_readme_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z-]+)", (ROOT / "README.md").read_text(encoding="utf-8")))
    assert named <= targets


def test_links_of_the_readme_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", (ROOT / "README.md").read_text(encoding="utf-8")):
        assert (ROOT / target).exists(), target


def test_lock_files_name_no_registry() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")


def test_lock_files_pin_every_declared_dependency() -> None:
    declared = re.findall(
        r'^  "([a-z0-9-]+)>=', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE
    )
    locked = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8").lower()
    for name in declared:
        assert f"\n{name}==" in f"\n{locked}", name
