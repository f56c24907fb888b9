"""Names of 科目 as compared: what two prints of the same name may differ in without being two names."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from mingzhang.checking.facts import likeness
from mingzhang.forms.wording import normalised, without_ordinal

MISREAD = 0.7
"""From this likeness on, two names may differ by nothing but the recognition of letters."""
_BRACKETED = re.compile(r"[(（][^()（）]*[)）]")
_LEVEL = re.compile(r"[(（][类款项]级?[)）]")
_JOINING = str.maketrans(dict.fromkeys("的和与及等", ""))
_ENDINGS = ("财政拨款支出", "支出", "经费", "费")


@lru_cache(maxsize=8192)
def essence(name: str) -> str:
    """A name without marks, blanks, level, connecting words."""
    plain = _LEVEL.sub("", unicodedata.normalize("NFKC", without_ordinal(name)))
    return normalised(plain).translate(_JOINING)


def _forms(name: str) -> frozenset[str]:
    """The essence with and without what stands in brackets, with and without its last 支出."""
    whole = {essence(name), essence(_BRACKETED.sub("", unicodedata.normalize("NFKC", name)))}
    short = {one.removesuffix("支出") for one in whole if len(one) > 4}
    return frozenset(one for one in whole | short if one)


@lru_cache(maxsize=65536)
def alike(left: str, right: str) -> bool:
    """Whether two prints are one name: 社会保障和就业(类) is 社会保障和就业支出."""
    return not _forms(left).isdisjoint(_forms(right))


def may_be_misread(left: str, right: str) -> bool:
    """Whether a name from a picture may be the other with letters mistaken: most of it is the same."""
    return likeness(essence(left), essence(right)) >= MISREAD


@lru_cache(maxsize=65536)
def alike_component(left: str, right: str) -> bool:
    """Whether a listed component is an economic item: 办公设备购置支出 is 办公设备购置."""
    return not _stems(left).isdisjoint(_stems(right))


def _stems(name: str) -> frozenset[str]:
    found = {one.removesuffix("用") if one.endswith("费用") else one for one in _forms(name)}
    for ending in _ENDINGS:
        found |= {one.removesuffix(ending) for one in found if len(one) > len(ending) + 2}
    return frozenset(found)
