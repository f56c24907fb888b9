"""A person's review of what checking found: decisions about findings, kept with the report by its sha256.

``keyed(audit.findings)`` names every finding; ``Review.of(key)`` is what was decided about it.
``ReviewStore`` keeps a review on disk.
"""

from mingzhang.reviewing.decisions import VERDICT_NAMES, VERDICTS, Decision, Review, Verdict
from mingzhang.reviewing.keys import KeyedFinding, keyed
from mingzhang.reviewing.places import is_public, reviews_folder
from mingzhang.reviewing.store import Kept, ReviewStore, ReviewStoreError

__all__ = [
    "VERDICTS",
    "VERDICT_NAMES",
    "Decision",
    "Kept",
    "KeyedFinding",
    "Review",
    "ReviewStore",
    "ReviewStoreError",
    "Verdict",
    "is_public",
    "keyed",
    "reviews_folder",
]
