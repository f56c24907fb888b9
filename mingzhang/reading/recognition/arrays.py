"""Pictures in memory, and OpenCV."""

from __future__ import annotations

from typing import Any

import cv2 as _cv2

cv2: Any = _cv2
"""OpenCV's functions; their Python declarations have no precise types."""

Picture = Any
"""A numpy array of bytes: height × width, or height × width × 3 (blue, green, red)."""
