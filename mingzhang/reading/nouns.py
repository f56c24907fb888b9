"""Names that are in no list: the noun before a number, an item's own name, what a count counts."""

from __future__ import annotations

import re

from mingzhang.reading.measures import Number
from mingzhang.reading.subject_names import FOREIGN, OPERATION, OVERSEAS, PURCHASE, RECEPTION, VEHICLES

_DATES = re.compile(
    r"截至|\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|(?:本|当|上|去)年度?(?!收|支)|上一年度?"
)
_LABEL = re.compile(r"^(?:第.{1,3}部分|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d{1,2}[、.])")
_TITLE_END = re.compile(
    r"(?:决算|预算)?(?:总体|具体|执行|结构|增减变化|使用|占用)*(?:情况)?(?:的)?(?:情况)?说明?$"
)
_BEFORE = re.compile(
    r"^(?:其中|主要|包括|共|全年|同时|分别|累计|另外?|以及|和|及|与|共有|安排|开展|组织对|根据|对|使用|财政拨款安排|全部|分|为|是"
    r'|我部门|我单位|我局|本部门|本单位|我街道|部门预算|单位预算|部门|单位|（单位）|（部门）|，|：|"|了|在|由|的|年度|年)+'
)
_AFTER = re.compile(
    r"(?:(?:年初|全年|调整后?|当年|本年)?(?:预算|决算)(?:安排)?(?:数|金额|资金|总额)?|执行数|实际支出|实际执行|得分|平均|涉及|共涉及"
    r'|资金支出进度|支出进度|执行率|完成|达到?|共计|合计|总计|总额|共|计|约|为|是|的|了|有|：|"|，|占|数量|数|预留|结转|结余|安排|均|各|分别|，)+$'
)
_GENERIC = frozenset(
    (
        "支出",
        "收入",
        "金额",
        "资金",
        "执行",
        "实际",
        "项目资金",
        "全年支出",
        "实际支出",
        "资金支出",
        "年支出",
        "预算",
        "决算",
        "其",
        "比",
        "较",
        "与",
        "同",
        "增加",
        "减少",
        "下降",
        "增长",
        "涉及",
        "单位",
        "部门",
        "年初",
        "项目预算资金",
        "预算资金",
        "预算金额",
        "涉及预算",
        "财政拨款",
        "用于",
        "主要用于",
        "经费",
        "总",
        "年",
        "主要",
        "实现",
        "支付",
        "完成",
        "结余",
        "结转",
    )
)
_CJK = re.compile(r"[\u4e00-\u9fff]")
_VERBAL = re.compile(
    r"[比较与同占].{0,12}(?:增|减|持平)|^[比较]|增加$|减少$|增长$|下降$|完成[^，]*的$|用于|[。，；]"
)

_FOREIGN_NEAR = re.compile(r"外宾|外事|国（境）外|境外")
_COUNT_NAMES = frozenset(
    ("国内公务接待批次", "国内公务接待人次", "公务用车购置数", "公务用车保有量", "因公出国（境）人次")
)


def item_name(text: str, start: int) -> str:
    """The words from ``start`` up to the first stop or amount: an enumerated item's own name."""
    match = re.compile(r"[^，。；：\d]{2,60}").match(text, start)
    return match.group() if match else ""


def head_noun(words: str, *, within: bool = False) -> str:
    """The noun that ``words`` (a title, a name, or the text ``within`` a sentence before a number) end with.

    Empty where nothing but measures, dates and function words is left.
    """
    clause = _DATES.sub("", words.replace("\x00", ""))
    if within:
        clause = re.split(r"[，。；：、]", _closed(clause.rstrip("：，")))[-1]
    noun = _LABEL.sub("", clause)
    if not within:
        noun = _TITLE_END.sub("", noun.rstrip("。："))
    noun = _AFTER.sub("", _BEFORE.sub("", noun))
    if within and ("\x00" in words and not noun):
        return ""
    if noun in _GENERIC or len(noun) < 2 or len(noun) > 45 or not _CJK.search(noun):
        return "" if within else (noun or words)
    if within and (_VERBAL.search(noun) or noun[:-2] + noun[-2:] in _GENERIC):
        return ""
    return noun


def _closed(clause: str) -> str:
    """``clause`` behind its last bracket that is still open."""
    depth = 0
    for index in range(len(clause) - 1, -1, -1):
        depth += {"）": 1, "（": -1}.get(clause[index], 0)
        if depth < 0:
            return clause[index + 1 :]
    return clause


def counted(subject: str, number: Number, near: str, words: str, *, head: str) -> str:
    """What ``number`` counts, by its unit, the words ``near`` it and the item that is spoken of."""
    unit = number.unit
    three_public = _three_public_count(subject, unit, near, head)
    if three_public:
        return three_public
    before = words[max(number.start - 60, 0) : number.start]
    if before.endswith("\x00"):
        return subject
    clause = re.split(r"[，。；：、]", _closed(before))[-1]
    if "\x00" in clause:
        return subject
    noun = head_noun(clause, within=True)
    return noun or subject


def _three_public_count(subject: str, unit: str, near: str, head: str) -> str | None:
    names = (subject, head)
    overseas = any(one.startswith((OVERSEAS[:6], "出国")) for one in names[:1]) or "出国" in near
    reception = "接待" in subject or "接待" in near or head in (RECEPTION, FOREIGN)
    if subject in _COUNT_NAMES and not near.endswith(("、", "，")):
        return subject
    if unit in ("批次", "批") and reception:
        return "外宾接待批次" if _FOREIGN_NEAR.search(near) else "国内公务接待批次"
    if unit in ("人次", "人", "人数"):
        if reception and "接待" in near:
            return "外宾接待人次" if _FOREIGN_NEAR.search(near) else "国内公务接待人次"
        if overseas:
            return "因公出国（境）人次"
    if overseas and unit in ("个", "团", "组", "批次", "批", "次"):
        return "因公出国（境）团组"
    if unit == "辆" and subject in (VEHICLES, PURCHASE, OPERATION, "公务用车购置数", "公务用车保有量"):
        if "保有" in near.rsplit("，", 1)[-1] or "实有" in near:
            return "公务用车保有量"
        return "公务用车购置数" if "购置" in near.rsplit("，", 1)[-1] or subject == PURCHASE else subject
    return None
