"""A reader's decisions in the running dashboard: kept on disk, or for the session where that cannot be.

Nothing of one session reaches another but through the store. On a server that is open to the public
nothing is written: there every visitor has a review of their own, which ends with the session.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import streamlit as st

from mingzhang.reviewing import (
    Decision,
    Kept,
    Review,
    ReviewStore,
    ReviewStoreError,
    Verdict,
    is_public,
    reviews_folder,
)
from mingzhang.reviewing.decisions import LONGEST_NOTE

UNSAVED = "reviews_unsaved"
"""Key of what the session decided and no disk holds: report → finding → decision, None where withdrawn."""
PROBLEM = "reviews_problem"
"""Key of why the last decision could not be written, by report."""
PUBLIC_NOTE = "本服务器对公众开放：复核意见只在本次会话中有效，不写入服务器。"

Unsaved = dict[str, Decision | None]


@dataclass(frozen=True, slots=True)
class Current:
    """The review as this session sees it, and what has to be said of how it is kept."""

    review: Review
    damaged: tuple[Path, ...] = ()
    problem: str = ""
    """Why something was not written, or could not be read."""
    public: bool = False


def current(sha256: str) -> Current:
    """The review of a report: what the disk holds, with what only this session knows over it."""
    if is_public():
        return Current(_over(Review(sha256), _unsaved(sha256)), public=True)
    problem = _problems().get(sha256, "")
    try:
        kept = _store().load(sha256)
    except ReviewStoreError as error:
        kept, problem = Kept(Review(sha256)), problem or error.message
    return Current(_over(kept.review, _unsaved(sha256)), kept.damaged, problem)


def decide(sha256: str, finding_key: str, verdict: Verdict, note: str) -> None:
    """Take a decision about a finding, now."""
    words = note.strip()[:LONGEST_NOTE]
    decision = Decision(finding_key, verdict, words, datetime.now(UTC).replace(microsecond=0))
    _unsaved(sha256)[finding_key] = decision
    _save(sha256)


def withdraw(sha256: str, finding_key: str) -> None:
    """Take back what was decided about a finding."""
    _unsaved(sha256)[finding_key] = None
    _save(sha256)


def _save(sha256: str) -> None:
    """Write what the disk does not hold yet; what can't be written stays with the session, and is told."""
    if is_public():
        return
    unsaved, store = _unsaved(sha256), _store()
    _problems().pop(sha256, None)
    for finding_key, decision in list(unsaved.items()):
        try:
            if decision is None:
                store.withdraw(sha256, finding_key)
            else:
                store.record(sha256, decision)
        except ReviewStoreError as error:
            _problems()[sha256] = error.message
            return
        del unsaved[finding_key]


def _over(review: Review, unsaved: Unsaved) -> Review:
    for finding_key, decision in unsaved.items():
        review = review.without(finding_key) if decision is None else review.having(decision)
    return review


def _store() -> ReviewStore:
    return ReviewStore(reviews_folder())


def _unsaved(sha256: str) -> Unsaved:
    reports = cast("dict[str, Unsaved]", st.session_state.setdefault(UNSAVED, {}))
    return reports.setdefault(sha256, {})


def _problems() -> dict[str, str]:
    return cast("dict[str, str]", st.session_state.setdefault(PROBLEM, {}))
