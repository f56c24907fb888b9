"""A review as a JSON file, and back: what of a file can be trusted, and whether all of it can.

```
{"schema": "mingzhang.review/1", "sha256": "…", "decisions":
  [{"finding": "3f…", "verdict": "confirmed", "note": "…", "at": "2025-06-30T09:12:00+08:00"}]}
```
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from mingzhang.reviewing.decisions import VERDICTS, Decision, Review, Verdict

SCHEMA = "mingzhang.review/1"
FAMILY = SCHEMA.partition("/")[0]


class NewerFileError(Exception):
    """The file was written by a later version of the program."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What could be read of a file; not ``whole`` where something in it could not."""

    review: Review
    whole: bool


def written(review: Review) -> bytes:
    """The review's file."""
    value = {
        "schema": SCHEMA,
        "sha256": review.sha256,
        "decisions": [
            {"finding": one.finding_key, "verdict": one.verdict, "note": one.note, "at": one.at.isoformat()}
            for one in review.decisions
        ],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def parsed(content: bytes, sha256: str) -> Parsed:
    """The review in a file of the report ``sha256``. Raises ``NewerFileError``, and nothing else."""
    try:
        value: object = json.loads(content)
    except (ValueError, RecursionError):
        return Parsed(Review(sha256), whole=False)
    if not isinstance(value, dict):
        return Parsed(Review(sha256), whole=False)
    fields = cast("dict[str, Any]", value)
    schema = str(fields.get("schema", ""))
    if schema != SCHEMA and schema.startswith(f"{FAMILY}/"):
        raise NewerFileError(schema)
    entries: object = fields.get("decisions")
    if schema != SCHEMA or fields.get("sha256") != sha256 or not isinstance(entries, list):
        return Parsed(Review(sha256), whole=False)
    listed = cast("list[object]", entries)
    review = Review(sha256)
    decisions = [_decision(entry) for entry in listed]
    for decision in decisions:
        if decision is not None:
            review = review.having(decision)
    return Parsed(review, whole=len(review.decisions) == len(listed))


def _decision(entry: object) -> Decision | None:
    if not isinstance(entry, dict):
        return None
    fields = cast("dict[str, Any]", entry)
    key, note, at = fields.get("finding"), fields.get("note"), fields.get("at")
    if not isinstance(key, str) or not isinstance(note, str) or not isinstance(at, str):
        return None
    verdict = _verdict(fields.get("verdict"))
    if verdict is None:
        return None
    try:
        when = datetime.fromisoformat(at)
    except ValueError:
        return None
    return Decision(key, verdict, note, when) if when.tzinfo is not None else None


def _verdict(value: object) -> Verdict | None:
    known: dict[object, Verdict] = {one: one for one in VERDICTS}
    return known.get(value) if isinstance(value, str) else None
