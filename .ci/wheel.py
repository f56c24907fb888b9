"""Build hook: the wheel carries the dashboard inside the package's own folder.

Nothing of it lands at the top of site-packages. An editable install needs none of it: there the
dashboard stands beside the package.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

DASHBOARD = ("app.py", "pages", "components", "static", "data", ".streamlit")
LEFT_OUT = ("generator",)
"""Parts of these folders that only development needs."""


class Dashboard(BuildHookInterface[Any]):
    """Adds the dashboard's files to a standard wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "standard":
            return
        root = Path(self.root)
        for name in DASHBOARD:
            start = root / name
            files = [start] if start.is_file() else [path for path in start.rglob("*") if path.is_file()]
            for path in files:
                inside = path.relative_to(root)
                if "__pycache__" in inside.parts or set(LEFT_OUT) & set(inside.parts):
                    continue
                build_data["force_include"][str(path)] = f"mingzhang/dashboard/{inside.as_posix()}"
