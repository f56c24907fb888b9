"""Reports as pandas frames: ``tidy`` for all of a report, the other modules for what single pages show.

This module imports nothing, so that the pages' own frames, which need no pandas, stay light.
"""
