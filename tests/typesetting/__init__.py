"""A second typesetter: the sample's report set by other producers, in other layouts.

Each variant is a function ``(path, face) -> None`` that writes a PDF; ``expected`` gives the cells that a
reading of any of them has to give. The text comes from the sample's own text file.
"""
