"""Affine placements: from a PDF's own space to the page as displayed.

A matrix is (a, b, c, d, e, f) as in PDF: x' = a·x + c·y + e, y' = b·x + d·y + f.
"""

from __future__ import annotations

from mingzhang.model import Box

Matrix = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def then(first: Matrix, second: Matrix) -> Matrix:
    """The placement that does ``first``, then ``second``."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def inverse(matrix: Matrix) -> Matrix | None:
    """The placement that undoes ``matrix``; None where it flattens everything to a line."""
    a, b, c, d, e, f = matrix
    determinant = a * d - b * c
    if abs(determinant) < 1e-12:
        return None
    return (
        d / determinant,
        -b / determinant,
        -c / determinant,
        a / determinant,
        (c * f - d * e) / determinant,
        (b * e - a * f) / determinant,
    )


def placed(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """The point (x, y) after ``matrix``."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def placed_box(matrix: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """The smallest upright box around the rectangle's corners after ``matrix``."""
    corners = [placed(matrix, x, y) for x, y in ((x0, y0), (x1, y0), (x0, y1), (x1, y1))]
    xs = [corner[0] for corner in corners]
    ys = [corner[1] for corner in corners]
    return min(xs), min(ys), max(xs), max(ys)


def to_display(left: float, bottom: float, right: float, top: float, rotation: int) -> Matrix:
    """From user space to the displayed page: origin at its top left, y downwards, in points.

    The four edges are those of the visible box (CropBox within MediaBox) in user space;
    ``rotation`` is /Rotate: 0, 90, 180 or 270 degrees clockwise.
    """
    return {
        0: (1.0, 0.0, 0.0, -1.0, -left, top),
        90: (0.0, 1.0, 1.0, 0.0, -bottom, -left),
        180: (-1.0, 0.0, 0.0, 1.0, right, -bottom),
        270: (0.0, -1.0, -1.0, 0.0, top, right),
    }[rotation % 360]
