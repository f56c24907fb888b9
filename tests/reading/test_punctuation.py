"""Punctuation of recognised Chinese text."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2")

from mingzhang.reading.recognition.engine import Mark
from mingzhang.reading.recognition.punctuation import widened


@pytest.mark.parametrize(
    ("recognised", "printed"),
    [
        ("年初预算为61.50万元,支出决算为2,106.35万元", "年初预算为61.50万元，支出决算为2,106.35万元"),
        ("完成年初预算的100%,预算资金", "完成年初预算的100%，预算资金"),
        ("(3）行政运行（项).年初预算为1.5万元", "（3）行政运行（项）。年初预算为1.5万元"),
        ("金额单位:万元", "金额单位：万元"),
        ("1.社会保障和就业支出(类）", "1.社会保障和就业支出（类）"),
        ("(一)政府采购支出合计", "(一)政府采购支出合计"),
        ("截至12:30共3人;", "截至12:30共3人；"),
        ("2,106.35", "2,106.35"),
        ("(12.50)", "(12.50)"),
    ],
)
def test_text_has_wide_punctuation_and_figures_keep_theirs(recognised: str, printed: str) -> None:
    made = widened([Mark(one, 0.5, 0.9) for one in recognised])
    assert "".join(one.text for one in made) == printed
