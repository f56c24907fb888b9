"""Characters recognised with little confidence, mended from the words that reports are written in.

The words are those that the forms and the catalogue declare, and the narrative's standing phrases. Only
a character in doubt (or one of the few that noise makes of another) is replaced, and only where its
neighbours leave one answer: a misprint that is plainly read stays. Figures are never touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from mingzhang.catalogue import subjects
from mingzhang.forms import FORMS
from mingzhang.forms.base import Form
from mingzhang.forms.wording import normalised
from mingzhang.reading.recognition.engine import Mark
from mingzhang.reading.recognition.punctuation import is_chinese

CERTAIN = 0.9
"""From this confidence on a character is left as it is read."""
WINDOW = 4
"""So many characters of a word are compared, one of them in doubt."""
ROUNDS = 3
"""A mended character may let its neighbour be mended."""

TRADITIONAL = str.maketrans(
    "決預財撥經費項結餘轉總業單關購車國門開設務員勞動險醫療養農區縣鎮鄉會計劃資產補貼應優對導幹處備復實現發環監機構績",
    "决预财拨经费项结余转总业单关购车国门开设务员劳动险医疗养农区县镇乡会计划资产补贴应优对导干处备复实现发环监机构绩",
)
"""The model knows traditional characters; published reports have none of them."""

TAKEN_FOR = dict(zip("冲沃快坝块抉顶频须颁拔挫讲余", "决决决决决决预预预预拨拨进金", strict=True))
"""What characters of the commonest words are taken for, where their neighbours leave several answers."""

CONFUSED = {"大": "因", "片": "用"}
"""What noise makes of a character so plainly that no doubt is left, and what no one types in its place."""

PHRASES = (
    "金额单位：万元",
    "单位：万元",
    "部门决算公开",
    "年度部门决算",
    "单位决算公开",
    "年度单位决算",
    "功能分类科目编码",
    "功能分类科目代码",
    "经济分类科目编码",
    "支出功能分类科目",
    "支出经济分类科目",
    "科目名称",
    "人员经费合计",
    "公用经费合计",
    "财政拨款收入",
    "财政拨款支出决算总体情况",
    "一般公共预算财政拨款支出决算具体情况",
    "支出决算总体情况说明",
    "收入支出决算情况说明",
    "年初预算为",
    "支出决算为",
    "完成年初预算的",
    "决算数大于预算数的主要原因是",
    "决算数小于预算数的主要原因是",
    "决算数与预算数持平",
    "与上年相比",
    "比上年增加",
    "比上年减少",
    "主要原因是",
    "主要原因为",
    "主要原因：",
    "变动原因：",
    "增减原因",
    "差异原因",
    "主要用于",
    "政府采购支出总额",
    "政府采购货物支出",
    "政府采购工程支出",
    "政府采购服务支出",
    "授予中小企业合同金额",
    "授予小微企业合同金额",
    "占政府采购支出总额的",
    "机关运行经费支出决算数",
    "全年预算数为",
    "全年执行数为",
    "资金支出进度为",
    "项目支出绩效自评",
    "国有资产占用情况",
    "国内公务接待",
    "因公出国（境）团组",
    "公务用车保有量",
)


def mended(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """``marks`` with doubtful Chinese characters replaced where the vocabulary leaves one answer."""
    made = [mark._replace(text=mark.text.translate(TRADITIONAL)) for mark in marks]
    for _ in range(ROUNDS):
        changed = False
        for index, mark in enumerate(made):
            certain = mark.confidence >= CERTAIN
            if not is_chinese(mark.text) or (certain and mark.text not in CONFUSED):
                continue
            character = _wanted([one.text for one in made], index)
            if certain and character != CONFUSED[mark.text]:
                continue
            if character is not None and character != mark.text:
                made[index] = mark._replace(text=character)
                changed = True
        if not changed:
            break
    return tuple(made)


def _wanted(texts: Sequence[str], index: int) -> str | None:
    """The character that all stretches of declared words with these neighbours have here; None without one.

    What already fits a word is left: then no other word is asked.
    """
    answers: frozenset[str] = frozenset()
    for start in range(max(0, index - WINDOW + 1), min(index, len(texts) - WINDOW) + 1):
        window = texts[start : start + WINDOW]
        at = index - start
        known = _windows().get(("".join((*window[:at], "?", *window[at + 1 :]))), frozenset())
        if texts[index] in known:
            return None
        answers = answers & known if answers and known else answers | known
    likely = TAKEN_FOR.get(texts[index])
    return likely if likely in answers else next(iter(answers)) if len(answers) == 1 else None


@cache
def _windows() -> dict[str, frozenset[str]]:
    """Every stretch of the vocabulary with one character left out → what stands there."""
    found: dict[str, set[str]] = {}
    for word in _words():
        for start in range(len(word) - WINDOW + 1):
            window = word[start : start + WINDOW]
            for at, character in enumerate(window):
                if is_chinese(character):
                    found.setdefault(f"{window[:at]}?{window[at + 1 :]}", set()).add(character)
    return {window: frozenset(characters) for window, characters in found.items()}


def _words() -> Iterator[str]:
    """The declared words, as printed and without their punctuation.

    Each is there for budgets and for final accounts: which of them a document is, no vocabulary may say.
    """
    for word in (*PHRASES, *_of_forms(FORMS), *_of_catalogue()):
        for same in (word, normalised(word)):
            yield from {same, same.replace("决算", "预算"), same.replace("预算", "决算")}


def _of_forms(forms: Iterable[Form]) -> Iterator[str]:
    for form in forms:
        yield from (form.title, *form.titles)
        for column in form.all_columns():
            yield from (*column.labels, *column.under)
        for item in form.items:
            yield from (item.name, *item.aliases)


def _of_catalogue() -> Iterator[str]:
    for subject in (*subjects("functional").values(), *subjects("economic").values()):
        yield from subject.names
