"""Sentences at the head of a page: what moved, and the report's own reason with its page. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from components import marks
from components.links import Links
from components.marks import Html
from components.overview import sentence_html
from mingzhang.presenting.sentences import Sentence


def heads(sentences: Iterable[Sentence], links: Links) -> Html:
    """The sentences side by side; nothing where there is none."""
    items = [marks.element("li", sentence_html(sentence, links)) for sentence in sentences]
    return marks.element("ul", marks.joined(*items), class_="heads") if items else Html("")
