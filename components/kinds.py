"""What pages call things: the words of ``mingzhang.presenting.kinds``, under the name that pages know."""

from mingzhang.presenting.kinds import (
    AGAINST,
    FINAL_ACCOUNT,
    FORMATS,
    SCOPES,
    WORDS,
    Words,
    against,
    extent,
    words_of,
)

__all__ = [
    "AGAINST",
    "FINAL_ACCOUNT",
    "FORMATS",
    "SCOPES",
    "WORDS",
    "Words",
    "against",
    "extent",
    "words_of",
]
