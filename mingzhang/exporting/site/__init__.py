"""A report as one self-contained HTML file, for a department's website: no server, nothing loaded."""

from mingzhang.exporting.site.page import html_bytes

__all__ = ["html_bytes"]
