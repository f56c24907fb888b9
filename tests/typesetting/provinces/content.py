"""Consistent accounts of a simulated department, its rows named as the catalogue names them. 模拟数据."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mingzhang.catalogue import subject
from mingzhang.model import Cell, Row, Table
from tests.checking.accounts import Features, accounts, tables

ECONOMIC_NAMES = {
    "301": "工资福利支出", "30101": "基本工资", "30102": "津贴补贴", "30103": "奖金", "30107": "绩效工资",
    "30108": "机关事业单位基本养老保险缴费", "30113": "住房公积金", "30199": "其他工资福利支出",
    "303": "对个人和家庭的补助", "30302": "退休费", "30305": "生活补助",
    "30399": "其他对个人和家庭的补助支出",
    "302": "商品和服务支出", "30201": "办公费", "30205": "水费", "30211": "差旅费",
    "30212": "因公出国（境）费用", "30217": "公务接待费", "30228": "工会经费", "30231": "公务用车运行维护费",
    "30299": "其他商品和服务支出",
    "310": "资本性支出", "31002": "办公设备购置", "31003": "专用设备购置", "31013": "公务用车购置",
    "31099": "其他资本性支出", "399": "其他支出", "39999": "其他支出",
}  # fmt: skip
FUNCTIONAL_NAMES = {
    "20103": "政府办公厅（室）及相关机构事务", "2010301": "行政运行", "2010302": "一般行政管理事务",
    "2010350": "事业运行", "20131": "党委办公厅（室）及相关机构事务", "2013101": "行政运行",
    "20502": "普通教育", "2050201": "学前教育", "2050202": "小学教育", "20599": "其他教育支出",
    "2059999": "其他教育支出", "20805": "行政事业单位养老支出", "2080501": "行政单位离退休",
    "2080505": "机关事业单位基本养老保险缴费支出", "2080506": "机关事业单位职业年金缴费支出",
    "20807": "就业补助", "2080799": "其他就业补助支出", "20899": "其他社会保障和就业支出",
    "2089999": "其他社会保障和就业支出", "21011": "行政事业单位医疗", "2101101": "行政单位医疗",
    "2101102": "事业单位医疗", "21201": "城乡社区管理事务", "2120101": "行政运行",
    "21205": "城乡社区环境卫生", "2120501": "城乡社区环境卫生", "22102": "住房改革支出",
    "2210201": "住房公积金", "2210203": "购房补贴", "22999": "其他支出", "2299999": "其他支出",
    "21208": "国有土地使用权出让收入安排的支出", "2120802": "土地开发支出", "2120803": "城市建设支出",
    "21213": "城市基础设施配套费安排的支出", "2121301": "城市公共设施",
    "22960": "彩票公益金安排的支出", "2296002": "用于社会福利的彩票公益金支出",
    "2296003": "用于体育事业的彩票公益金支出", "22301": "解决历史遗留问题及改革成本支出",
    "2230105": "国有企业退休人员社会化管理补助支出", "2230107": "国有企业改革成本支出",
    "22399": "其他国有资本经营预算支出", "2239999": "其他国有资本经营预算支出",
    "201": "一般公共服务支出", "205": "教育支出", "208": "社会保障和就业支出", "210": "卫生健康支出",
    "212": "城乡社区支出", "221": "住房保障支出", "223": "国有资本经营预算支出", "229": "其他支出",
}  # fmt: skip
_ECONOMIC_TABLES = ("basic_expenditure", "operating_costs")


def simulated(features: Features) -> Mapping[str, Table]:
    """The statutory tables of the department that ``features`` and their seed give, by id."""
    return {table.id or "": _named(table) for table in tables(accounts(features))}


def printed(cell: Cell) -> str:
    """What a cell shows: the figure as printed, a dash, or nothing."""
    return cell.source.text if cell.source else ""


def value(cell: Cell) -> str | None:
    """The cell's amount in 万元 as the truth states it."""
    return str(cell.amount.value) if cell.amount else None


def _named(table: Table) -> Table:
    names = ECONOMIC_NAMES if table.id in _ECONOMIC_TABLES else FUNCTIONAL_NAMES
    kind = "economic" if table.id in _ECONOMIC_TABLES else "functional"

    def name_of(row: Row) -> str:
        if row.code is None:
            return row.name
        known = subject(kind, row.code)
        return names.get(row.code) or (known.name if known else row.name)

    rows = tuple(replace(row, name=name_of(row)) for row in table.rows)
    return replace(table, rows=_numbered(rows) if table.id in _TWO_SIDED else rows)


_TWO_SIDED = ("income_expenditure_summary", "fiscal_summary")
_ORDINALS = "一二三四五六七八九十"


def _numbered(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """一、二、… before the items of both sides, as they are printed."""
    done: list[Row] = []
    counts = {"income": 0, "expenditure": 0}
    ended = {"income": False, "expenditure": False}
    for row in rows:
        side = row.side or "income"
        ended[side] = ended[side] or row.name.startswith(("本年", "年初", "年末", "总计"))
        if ended[side]:
            done.append(row)
            continue
        counts[side] += 1
        done.append(replace(row, name=f"{ordinal(counts[side])}、{row.name.split('、')[-1]}"))
    return tuple(done)


def ordinal(number: int) -> str:
    """一 … 三十九."""
    tens, ones = divmod(number, 10)
    lead = "" if not tens else "十" if tens == 1 else f"{_ORDINALS[tens - 1]}十"
    return lead + (_ORDINALS[ones - 1] if ones else "")
