"""The department's name where it must stand, slips of it, and names of others. All data is 模拟数据."""

from __future__ import annotations

import pytest

from mingzhang.checking.form.likeness import likeness
from tests.checking.form.printed import DEPARTMENT, outcomes, told, words

RULE = "form.department_name"
FRONT = f"[front]\n^ {DEPARTMENT}2024年度部门决算\n"
TEXT = (
    FRONT
    + """
[contents]
第一部分 {contents}概况
[overview]
# 第一部分 {part}概况
{duty}是示范区政府工作部门。
纳入{included}2024年度部门决算编制范围的单位包括：模拟市示范区土地储备中心。
[tables]
^ 收入支出决算总表
编制部门：{caption}单位：万元
^ 收入决算表
编制部门：模拟市示范区规划和自然资源局单位：万元
注：{note}本年度没有政府性基金收入和支出，故本表无数据。
[narrative]
# 第三部分 {narrative}2024年度部门决算情况说明
{sentence}2024年度收入支出总计10.00万元。
{year_first}
截至2024年12月31日，{cars}共有车辆0辆。
主要用于{object}的道路养护。
"""
)
PLACES = ("contents", "part", "duty", "included", "caption", "note", "narrative", "sentence", "cars")


def text(year_first: str = "", **names: str) -> str:
    told_names = dict.fromkeys((*PLACES, "object"), DEPARTMENT) | names
    return TEXT.format(year_first=year_first, **told_names)


def test_the_same_name_throughout_holds() -> None:
    assert outcomes(told(text()), RULE) == {"holds"}


@pytest.mark.parametrize("place", [*PLACES, "object"])
def test_another_connective_is_warned_of_wherever_it_stands(place: str) -> None:
    name = DEPARTMENT.replace("和", "与")
    assert words(told(text(**{place: name})), RULE) == [("warning", name, DEPARTMENT)]


@pytest.mark.parametrize("place", PLACES)
def test_a_name_without_its_district_is_an_error(place: str) -> None:
    name = "模拟市规划和自然资源局"
    (made,) = words(told(text(**{place: name})), RULE)
    assert (made[0], name in made[1], made[2]) == ("error", True, DEPARTMENT)


@pytest.mark.parametrize(
    "place", ["contents", "part", "included", "caption", "note", "narrative", "sentence", "cars"]
)
@pytest.mark.parametrize("name", ["模拟市海滨区规划和自然资源局", "模拟市示范区教育局"])
def test_another_offices_name_is_an_error(place: str, name: str) -> None:
    (made,) = words(told(text(**{place: name})), RULE)
    assert (made[0], name in made[1], made[2]) == ("error", True, DEPARTMENT)


@pytest.mark.parametrize("place", PLACES)
def test_a_changed_letter_is_found(place: str) -> None:
    name = DEPARTMENT.replace("规划", "规化")
    (made,) = words(told(text(**{place: name})), RULE)
    wanted = "error" if place in ("contents", "part", "caption", "narrative") else "warning"
    assert (made[0], name in made[1]) == (wanted, True)


@pytest.mark.parametrize(
    "name", ["示范区规划和自然资源局", "区规划资源局", "我局", "本部门", "模拟市示范区规划局"]
)
@pytest.mark.parametrize("place", PLACES)
def test_short_names_are_no_slips(place: str, name: str) -> None:
    assert not words(told(text(**{place: name})), RULE)


def test_units_of_the_department_and_other_organs_are_known() -> None:
    one = text(
        year_first="模拟市示范区土地储备中心2024年度收入3.00万元。\n模拟市示范区财政局批复的预算为2.00万元。",
        object="模拟市示范区教育局",
    )
    assert outcomes(told(one), RULE) == {"holds"}


def test_a_superior_over_all_tables_is_no_slip() -> None:
    tables = "[tables]\n" + "编制部门：模拟市交通委员会单位：万元\n" * 3
    assert not words(told(FRONT + tables), RULE)


def test_the_cover_is_wrong_where_all_else_agrees_on_another_name() -> None:
    other = "模拟市示范区规化和自然资源局"
    one = told(text().replace(f"^ {DEPARTMENT}", f"^ {other}"), department=other)
    assert words(one, RULE) == [("error", f"{other}2024年度部门决算", DEPARTMENT)]


def test_the_connective_that_most_places_have_is_right() -> None:
    other = DEPARTMENT.replace("和", "与")
    one = told(text().replace(f"^ {DEPARTMENT}", f"^ {other}"), department=other)
    assert words(one, RULE) == [("warning", other, DEPARTMENT)]


def test_every_place_is_a_finding_of_its_own() -> None:
    name = DEPARTMENT.replace("和", "与")
    assert len(words(told(text(sentence=name, cars=name, note=name)), RULE)) == 3


@pytest.mark.parametrize(
    ("name", "own", "how"),
    [
        ("模拟市示范区人民政府办公室", "模拟市示范区人民政府研究室", "other"),
        ("模拟市示范区人民政府外事办公室", "模拟市示范区人民政府办公室", "short"),
        ("模拟市示范区万年街道办事处", "模拟市示范区人民政府万年街道办事处", "short"),
        ("模拟市城市管理局", "模拟市示范区城市管理局", "lacking"),
        ("模拟市城市管理局", "模拟市城市管理局", "same"),
        ("模拟市示范区民政局", "模拟市示范区财政局", "other"),
        ("模拟市示范区第一中学", "模拟市示范区第二中学", "other"),
        ("模拟市示范区东城小学", "模拟市示范区西城小学", "other"),
        ("模拟示范区财政局", "模拟市示范区财政局", "short"),
        ("模拟市海滨区财政局", "模拟市示范区财政局", "elsewhere"),
        ("模拟市财政局", "模拟市示范区财政局", "lacking"),
        ("模拟市示范区社会保障服务局", "模拟市示范区社会保险服务局", "altered"),
        ("模拟市示范区社会保险服务局（本级）", "模拟市示范区社会保险服务局", "same"),
    ],
)
def test_how_names_stand_to_one_another(name: str, own: str, how: str) -> None:
    assert likeness(name, own) == how
