"""Doubtful characters of recognised words, mended from the declared ones."""

from __future__ import annotations

import pytest

pytest.importorskip("numpy")
pytest.importorskip("cv2")

from mingzhang.reading.recognition.engine import Mark
from mingzhang.reading.recognition.vocabulary import mended


def read(text: str, doubtful: str) -> str:
    """What becomes of ``text`` with these characters in doubt."""
    marks = [Mark(one, 0.5, 0.4 if one in doubtful else 0.99) for one in text]
    made = mended(marks)
    assert [(one.middle, one.confidence) for one in made] == [(one.middle, one.confidence) for one in marks]
    return "".join(one.text for one in made)


@pytest.mark.parametrize(
    ("recognised", "doubtful", "printed"),
    [
        ("支出決算表", "", "支出决算表"),
        ("一般公共预算财政拔款基本支出决算表", "拔", "一般公共预算财政拨款基本支出决算表"),
        ("机关运行经费志出冲算数", "志冲", "机关运行经费支出决算数"),
        ("本部政府采购文出总额", "文", "本部政府采购支出总额"),
        ("资余支出讲度为", "余讲", "资金支出进度为"),
        ("2024年度部门冲算", "冲", "2024年度部门决算"),
        ("2024年度部门顶算", "顶", "2024年度部门预算"),
        ("行政事业单位医疔", "疔", "行政事业单位医疗"),
        ("下降5.26%，主要原大是上年", "", "下降5.26%，主要原因是上年"),
        ("安排大公出国（境）团组0个", "", "安排因公出国（境）团组0个"),
    ],
)
def test_a_doubtful_character_is_that_of_the_word(recognised: str, doubtful: str, printed: str) -> None:
    assert read(recognised, doubtful) == printed


@pytest.mark.parametrize(
    ("recognised", "doubtful"),
    [
        ("行政事业单位医疔", ""),
        ("退体人员经费", "体"),
        ("扩大公务接待范围", ""),
        ("原大型灌区项目", ""),
        ("支出预算表", "预"),
        ("2024年度部门宝算", "宝"),
        ("支出宝算表", "宝"),
        ("某街道社区卫生服务中心", "街服"),
        ("2,106.35", "2,106.35"),
    ],
)
def test_what_is_plain_or_has_several_answers_stays(recognised: str, doubtful: str) -> None:
    assert read(recognised, doubtful) == recognised
