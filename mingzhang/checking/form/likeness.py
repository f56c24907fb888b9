"""How one organisation's name stands to another's: the same, a slip of it, short for it, another's."""

from __future__ import annotations

import re
from typing import Literal

Likeness = Literal["same", "slip", "altered", "lacking", "elsewhere", "short", "other"]
"""slip: 与 for 和; altered: a letter changed, lost or added; lacking: its district left out;
elsewhere: the same office of another place; short: an abbreviation, or a longer name that holds it."""

CONNECTIVES = "和与及暨"
TELLING = 6
"""An office's name with fewer letters (财政局, 民政局) is another's by a single letter."""
_NOT_NAME = re.compile(r"(?:（?(?:部门|单位|本级|汇总)）?)+$|[（）、“”\"\s]")
_DIVISIONS = re.compile(
    r"^(?P<province>[^省市区县]{2,6}(?:省|自治区))?(?P<city>[^省市区县]{2,8}?(?:市|自治州|地区|盟))?"
    r"(?P<county>(?!城市|社区|景区|园区)[^省市区县]{1,7}?(?:自治县|新区|区|县|旗|市))?"
)
_ORDER = re.compile(r"[一二三四五六七八九十东西南北中上下新老大小\d]")


def likeness(name: str, own: str) -> Likeness:
    """How ``name`` stands to the department's ``own`` name."""
    name, own = bare(name), bare(own)
    if name == own:
        return "same"
    if without_connectives(name) == without_connectives(own):
        return "slip"
    (region, core), (own_region, own_core) = parted(name), parted(own)
    same_core = core == own_core or without_connectives(core) == without_connectives(own_core)
    if same_core and own_region and region and own_region[-1] != region[-1]:
        if region[-1] in own_region:
            return "lacking"
        return "short" if is_within("".join(region), "".join(own_region)) else "elsewhere"
    if is_within(name, own) or is_within(own, name):
        return "short" if len(own) - len(name) != 1 or not is_altered(name, own) else "altered"
    return "altered" if is_altered(name, own) else "other"


def bare(name: str) -> str:
    """The name's letters without brackets, quotes and what is not its own (部门, 本级) at the end."""
    return _NOT_NAME.sub("", name)


def without_connectives(name: str) -> str:
    return re.sub(f"[{CONNECTIVES}]", "", name)


def parted(name: str) -> tuple[tuple[str, ...], str]:
    """Province, city, county (as far as named), and the rest of the name."""
    found = _DIVISIONS.match(name)
    assert found is not None
    region = tuple(part for part in found.groups() if part)
    return region, name[found.end() :]


def is_within(short: str, long: str) -> bool:
    """Whether all letters of ``short`` stand in ``long`` in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def is_altered(name: str, own: str) -> bool:
    """Whether one letter within the name is changed, lost or added, and none that tells offices apart."""
    if name[:1] != own[:1] or name[-1:] != own[-1:] or len(parted(own)[1]) < TELLING:
        return False
    if len(name) == len(own):
        changed = [(left, right) for left, right in zip(name, own, strict=True) if left != right]
        return len(changed) == 1 and not any(_ORDER.match(letter) for letter in changed[0])
    shorter, longer = sorted((name, own), key=len)
    if len(longer) - len(shorter) != 1:
        return False
    at = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter and longer[at] not in "省市区县州（）"
