"""Titles, headers and item names as printed → the words that they are compared by.

Provinces, producers and years print the same words with other brackets, quotes, blanks, numbers,
years, department names and endings; none of these tells one form from another.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_A_WORD = re.compile(r"[\W_]+")
_ORDINAL = re.compile(
    r"^(?:其中[:：]?|[一二三四五六七八九十]{1,3}[、.．]|[(（]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）][、.．]?"
    r"|\d{1,2}(?:[、．]|\.(?!\d)))"
)
_TITLE_NUMBER = re.compile(
    r"^(?:部门|单位|(?:预算|决算)(?=公开))?(?:附件|附表|附|公开|表)+"
    r"(?:\d+(?:[-—–.之]\d+)?表?(?!\d)|[一二三四五六七八九十]{1,3}?表?(?=一般|[^一二三四五六七八九十表]))(?=.)"
    r"[^\w《（(“]*|^(?:附件|附表|公开表|附)[^\w《（(“]+"
)
"""What numbers a title, in front of it; 表五一般… is 表五 and 一般…."""
_BARE_NUMBER = re.compile(r"^(?:附表|表)(?=\w{4})|(?:公开|附)\d+表?$|续表?$|^续(?!保)")
_YEAR = re.compile(r"(?:20\d{2}|二[〇○零O0]二?[一二三四五六七八九〇○零十]{1,2})年?度?")
_ENDING = re.compile(r"(?:决算|预算)?(?:公开|总体|汇总|总|明细|情况)*表(?:格)?(?:公开)?$")
_SCOPE = re.compile(r"综合预算|预算单位|预算部门|部门(?!预算经济)|单位|本级|区级|县级|市级|省级|本年度?")
_ORGANISATION = re.compile(
    r"(?:局|委|委员会|办|办公室|厅|院|中心|大队|支队|总队|队|街道|镇|乡|政府|处|所|校|站|会|部|馆|署|团|学|社|区|市|县|省|州|盟|旗|园|厂|台|库|场|行|司|宫)$"
)


@lru_cache(maxsize=8192)
def normalised(text: str) -> str:
    """``text`` without blanks, punctuation, quotes, brackets and width: what headers are compared by."""
    return _NOT_A_WORD.sub("", unicodedata.normalize("NFKC", text))


def without_ordinal(text: str) -> str:
    """``text`` without its leading 一、 1. （一） 其中：."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    while True:
        shorter = _ORDINAL.sub("", plain, count=1)
        if shorter == plain or not shorter:
            return plain
        plain = shorter


@lru_cache(maxsize=4096)
def item_name(text: str) -> str:
    """An item's name as it is compared: without ordinal, blanks, brackets' shape, width."""
    return normalised(without_ordinal(text))


def bare_title(text: str) -> str:
    """A table's title as it is compared.

    Without number (公开01表, 表一, 附表1), ordinal, year, 部门/单位; 收支 is 收入支出; endings like
    决算总表, 决算明细表, 预算表 are 表.
    """
    plain = without_ordinal(_TITLE_NUMBER.sub("", unicodedata.normalize("NFKC", text).strip()))
    title = _BARE_NUMBER.sub("", normalised(_TITLE_NUMBER.sub("", plain)))
    title = _YEAR.sub("", title)
    title = _SCOPE.sub("", title)
    title = title.replace("收支", "收入支出").replace("支情况", "支出情况")
    return _ENDING.sub("表", title)


def without_number(text: str) -> str:
    """A title without its number (公开01表, 表一：) in front."""
    return _TITLE_NUMBER.sub("", text)


def is_organisation(text: str) -> bool:
    """Whether ``text``, what stands in front of a title, can be a department's name (or nothing)."""
    return not text or (len(text) >= 2 and _ORGANISATION.search(text) is not None)
