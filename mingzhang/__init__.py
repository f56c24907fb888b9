"""明账: read, check and show a public department's final accounts (部门决算).

The way of a number: ``reading → model → checking / frames → exporting``.
Nothing in this package imports streamlit; the dashboard stands on top of it.
"""

__version__ = "0.1.0"
