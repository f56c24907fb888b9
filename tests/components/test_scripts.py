"""The scripts of the page: every file is put there, each by itself, once a document."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from components import scripts


def test_every_script_is_put_into_the_page() -> None:
    files = {file.stem for file in scripts.FOLDER.glob("*.js")}
    assert files == {*scripts.COMMON, *scripts.EACH}
    for name in files:
        assert (scripts.FOLDER / f"{name}.js").read_text(encoding="utf-8") in scripts.script()


def test_no_script_ends_the_element_that_holds_it() -> None:
    assert scripts.script().count("</script") == 1 and scripts.script().endswith("</script>")


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node to read the script")
def test_together_they_are_a_script() -> None:
    body = scripts.script().removeprefix("<script>").removesuffix("</script>")
    done = subprocess.run(
        ["node", "--check", "-"], input=body, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
