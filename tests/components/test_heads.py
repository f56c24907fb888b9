"""Sentences at a page's head and under a chart: text with its sources, nothing where there is none."""

from __future__ import annotations

from components.heads import heads
from components.links import Links
from components.show import caption
from mingzhang.model import Source
from mingzhang.presenting.captions import Caption
from mingzhang.presenting.sentences import Sentence

LINKS = Links("0123456789abcdef", "", "/budget")
SOURCE = Source("0" * 64, 20, (1.0, 2.0, 3.0, 4.0), "46.43")
EVIL = "<b>项</b>"


def test_a_sentence_quotes_the_reason_and_leads_to_its_page() -> None:
    shown = heads([Sentence("少支 1.00 万元。", "完成 50%", "政策调整", (SOURCE,))], LINKS)
    assert "<q>政策调整</q>" in shown
    assert "page=20" in shown
    assert shown.count("<li>") == 1


def test_without_sentences_there_is_nothing() -> None:
    assert heads([], LINKS) == ""


def test_a_caption_is_text_with_its_sources() -> None:
    shown = caption(Caption(f"“{EVIL}”最多。", (SOURCE,)), LINKS)
    assert "<b>" not in shown
    assert "p.20" in shown
    assert "<a " not in caption(Caption("“甲”最多。", (SOURCE,)))
