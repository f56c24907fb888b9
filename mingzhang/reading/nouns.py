"""Names that are in no list: the noun before a number, an item's own name, what a count counts."""

from __future__ import annotations

import re

from mingzhang.reading.measures import Number
from mingzhang.reading.subject_names import (
    FOREIGN,
    OPERATION,
    OVERSEAS,
    PURCHASE,
    RECEPTION,
    THREE_PUBLIC,
    VEHICLES,
)

HIDDEN = "\x00"
"""Stands in for every letter of a name that is known."""

_DATES = re.compile(
    r"截至|\d{4}年(?:度|\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月\d{1,2}日|(?:本|当)年度?(?!收|支)|[上去]年度?(?!结转|结余)|上一年度?"
)
_LABEL = re.compile(r"^(?:第.{1,3}部分|[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]+）|\d{1,2}[、.])")
_TITLE_END = re.compile(
    r"(?:决算|预算)?(?:总体|具体|执行|结构|增减变化|使用|占用)*(?:情况)?(?:的)?(?:情况)?说明?$"
)
_BEFORE = re.compile(
    r"^(?:其中|[一二三四五六七八九十]是|主要(?!负责|领导)|包括|涉及|涵盖|共|全年|同时|分别|累计|另外?|以及|和|及|与|共有|安排|开展|组织对|根据|对(?!外)|使用|用于|开支|财政拨款安排|全部|分|为|是"
    r'|我部门|我单位|我局|本部门|本单位|我街道|部门预算|单位预算|部门(?!整体)|单位|（单位）|（部门）|，|：|"|了|在(?![建职])|由|的|含(?!税)|年度|年(?![初末终]))+'
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
        "预决算差异率",
        "差异率",
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
_ONLY_MEASURES = re.compile(
    r"(?:决算|预算|费用|支出|收入|实际|执行|全年|当年|年初|资金|金额|合计|共计|总计|总额|财政|拨款|经费|使用|发生|列支|开支|累计|安排"
    r"|完成|支付|数|共|计|年|本|的|总)+"
)
_CJK = re.compile(r"[\u4e00-\u9fff]")
_QUOTED = re.compile(r'"([^"]{2,40})"')
_EVALUATION = re.compile(r"(?:项目)?(?:支出)?绩效(?:自评|评价)(?:综述|情况|结果)?$")
_CHANGED = re.compile(
    r"([^，。；：]*?)(?:同比|环比|[较比与同和][^，。；：]*)?(?:增加|减少|增长|下降|上升|降低)"
)
_COSTS = re.compile(r"(?:费用?|支出|收入|资金|补[助贴]|款|总额|结余|工程|资产)$")
_SUMMARY = re.compile(r"[^，。；：\d]{2,40}(?:项目)?(?:支出)?绩效(?:自评|评价)(?:综述|情况|结果)[：。]")
_VERBAL = re.compile(
    r"[比较与同占].{0,12}(?:增|减|持平)|^[比较]|增加$|减少$|增长$|下降$|完成[^，]*的$|用于|[。，；]"
)

_FOREIGN_NEAR = re.compile(r"外宾|外事|国（境）外|境外")
_VEHICLE_NAMES = frozenset((VEHICLES, PURCHASE, OPERATION, "公务用车购置数", "公务用车保有量"))
_OF_VEHICLES = re.compile(r"(?:有(?:一般)?公务用车|公务用车购置)(?:数量?|总数)?(?:为|共)*$")
_OWNER = re.compile(
    r"(?:下属|所属|辖|共有|和|及|选取|开展|组织|纳入|涉及|完成|编报|设置|对|有|选择|抽取|部门|单位|组织对|[局办处室会院校中心])$"
)
_BEHIND = re.compile(
    r"([\u4e00-\u9fff]{2,16}?)(?=开展|进行|实施|完成|编制|编报|设置|设立|纳入|的|和|及|以|为|均|财政|[，。；：、（）]|$)"
)


def item_name(text: str, start: int) -> str:
    """The words from ``start`` up to the first stop or amount: an enumerated item's own name."""
    match = re.compile(r"[^，。；：\d]{2,60}").match(text, start)
    return match.group() if match else ""


def item_noun(text: str, start: int) -> str:
    """The noun that the item from ``start`` is named by: the words in quotes, else its own name."""
    name = item_name(text, start)
    within = _QUOTED.match(name)
    return within[1] if within else head_noun(_EVALUATION.sub("", name))


def head_noun(words: str, *, within: bool = False) -> str:
    """The noun that ``words`` (a title, a name, or the text ``within`` a sentence before a number) end with.

    Empty where nothing but measures, dates and function words is left.
    """
    clause = _DATES.sub("", words.replace(HIDDEN, ""))
    if within:
        clause = re.split(r"[，。；：、]", _closed(clause.rstrip("：，")))[-1]
    noun = _LABEL.sub("", clause)
    if not within:
        noun = _TITLE_END.sub("", noun.rstrip("。："))
    noun = _AFTER.sub("", _BEFORE.sub("", noun))
    if within and (HIDDEN in words and not noun):
        return ""
    if within and _ONLY_MEASURES.fullmatch(noun):
        return ""
    if noun in _GENERIC or len(noun) < 2 or len(noun) > 45 or not _CJK.search(noun):
        return "" if within else (noun or words)
    if within and (_VERBAL.search(noun) or noun[:-2] + noun[-2:] in _GENERIC):
        return ""
    return noun


def changed_noun(lead: str) -> str:
    """The noun whose change the words ``lead`` tell (取暖费较上年增加…); empty without one."""
    clause = re.split(r"[，。；：]", _closed(lead))[-1]
    match = _CHANGED.match(clause)
    noun = head_noun(match[1], within=True) if match else ""
    return noun if _COSTS.search(noun) else ""


def evaluated_item(text: str, start: int) -> bool:
    """Whether an evaluated project's own summary begins at ``start``: 甲项目绩效自评综述：…."""
    return _SUMMARY.match(text, start) is not None


def quoted(name: str) -> str:
    """``name`` (in plain form) with its quotes as they are printed."""
    parts = name.split('"')
    if len(parts) % 2 == 0:
        return name.replace('"', "")
    return "".join(f"“{part}”" if index % 2 else part for index, part in enumerate(parts))


def _closed(clause: str) -> str:
    """``clause`` behind its last bracket that is still open."""
    depth = 0
    for index in range(len(clause) - 1, -1, -1):
        depth += {"）": 1, "（": -1}.get(clause[index], 0)
        if depth < 0:
            return clause[index + 1 :]
    return clause


def counted(subject: str, number: Number, near: str, lead: str, after: str, head: str) -> str:
    """What ``number`` counts, by its unit, the words ``near`` and ``after`` it and what is spoken of.

    ``lead`` are the words since the number before, with known names hidden; ``head`` is what the
    paragraph speaks of.
    """
    three_public = _three_public_count(subject, number.unit, near, head)
    if three_public:
        return three_public
    clause = re.split(r"[，。；：、]", _closed(lead))[-1]
    if HIDDEN in clause:
        return subject
    noun = head_noun(clause, within=True)
    if noun and not _OWNER.search(noun):
        return noun
    behind = _BEHIND.match(after)
    return behind[1] if behind else subject


def _three_public_count(subject: str, unit: str, near: str, head: str) -> str | None:
    clause = near.rsplit("，", 1)[-1]
    overseas = subject.startswith((OVERSEAS[:6], "出国")) or "出国" in near
    reception = "接待" in subject or "接待" in near or head in (RECEPTION, FOREIGN)
    foreign = _FOREIGN_NEAR.search(near) is not None or (subject.startswith("外宾") and "国内" not in near)
    if unit in ("人次", "人", "人数") and (reception or overseas):
        if overseas and not (reception and "接待" in near):
            return "因公出国（境）人次"
        return "外宾接待人次" if foreign else "国内公务接待人次"
    if unit in ("批次", "批") and reception:
        return "外宾接待批次" if foreign else "国内公务接待批次"
    if overseas and unit in ("个", "团", "组", "批次", "批", "次"):
        return "因公出国（境）团组"
    of_vehicles = head == THREE_PUBLIC or subject in _VEHICLE_NAMES or _OF_VEHICLES.search(clause)
    if unit == "辆" and of_vehicles:
        if re.search(r"购置|更新|新购", clause):
            return "公务用车购置数"
        return "公务用车保有量" if "公务用车" in clause else None
    return None
