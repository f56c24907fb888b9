"""Where reviews are kept, and whether they are kept at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

HOME = "MINGZHANG_HOME"
"""Names the folder that the program keeps a user's data in."""
PUBLIC = "MINGZHANG_PUBLIC"
"""Set on a server that is open to the public: there a decision lives as long as its session."""
UNSET = ("", "0")


def data_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of the user's data: as the environment says, else where the platform keeps such."""
    if environment.get(HOME):
        return Path(environment[HOME]).expanduser()
    home = Path(environment.get("HOME") or Path.home())
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "MingZhang"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "mingzhang"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "mingzhang"


def reviews_folder(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The folder of the reviews, a file for each report."""
    return data_folder(environment, platform) / "reviews"


def is_public(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the server is open to the public, so that nothing a visitor decides is kept."""
    return environment.get(PUBLIC, "").strip() not in UNSET
