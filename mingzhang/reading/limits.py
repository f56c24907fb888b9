"""How much a report may ask for, and why not more.

A department's report has 20 to 40 pages, is 0.1 to 5 MB long and is read in about half a second
within 100 MiB. Whatever needs many times that is no report, or is made to harm.
"""

from __future__ import annotations

FILE_BYTES = 100 * 2**20
"""Scans of a whole report in high resolution stay under 60 MB."""

PAGES = 400
"""A city's departments bound in one volume have fewer; such a volume is not one department's report."""

SECONDS = 15.0
"""Processor time of one reading: 400 pages take half of it on a slow machine."""

PATIENCE = 4.0
"""Wall-clock time that is waited for a second of processor time, on a machine that has other work."""

MEMORY = 608 * 2**20
"""Address space, in bytes, that a reading may take for itself: with the process that waits for it and
what the interpreter maps before it starts, under 1 GiB, even where that is the dashboard's server."""

PICTURE_PIXELS = 16_000_000
"""The largest page picture: A3 at 250 dots per inch, 64 MB while it is drawn."""

PICTURE_SECONDS = 8.0
"""Time to draw one page; a page of a report takes 0.03 seconds, a large scan one."""

RECOGNITION_SECONDS = 8.0
"""The same, granted for each page to be recognised: it takes one to three on two idle cores."""

RECOGNITION_MEMORY = 3 * 2**30
"""Address space, in bytes, granted on top when pages are to be recognised. The engine maps far more
than it uses (about 0.6 GiB): its libraries, its models, and a heap and a stack for every thread."""

PACKAGE_BYTES = 192 * 2**20
"""XML of a Word or Excel file, unpacked: a report's has 1 to 10 MB."""

PART_BYTES = 64 * 2**20
"""The same for one part; as a tree it takes some ten times that."""
