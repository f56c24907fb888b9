"""What reviewers find in published reports, planted one at a time."""

from tests.telling.defects import figures, tables, words
from tests.telling.defects.kinds import DEFECTS, Planted

__all__ = ["DEFECTS", "Planted", "figures", "tables", "words"]
