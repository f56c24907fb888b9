"""Names in running text → standard subjects and codes from the report's own tables."""

import pytest

from mingzhang.reading.plain_text import plain
from mingzhang.reading.subjects import Path, Vocabulary
from tests.reading.typeset import coded_table

VOCABULARY = Vocabulary(
    [
        coded_table(
            ("201", "一般公共服务支出"),
            ("20103", "政府办公厅（室）及相关机构事务"),
            ("2010301", "行政运行"),
            ("208", "社会保障和就业支出"),
            ("20801", "人力资源和社会保障管理事务"),
            ("2080101", "行政运行"),
            ("20899", "其他社会保障和就业支出"),
            ("2089999", "其他社会保障和就业支出"),
            ("211", "节能环保支出"),
            ("21101", "环境保护管理事务"),
            ("2110105", "环境保护法规、规划及标准"),
            ("212", "城乡社区支出"),
            ("21202", "城乡社区规划与管理"),
            ("2120201", "城乡社区规划与管理"),
            ("221", "住房保障支出"),
            ("22102", "住房改革支出"),
            ("2210201", "住房公积金"),
        )
    ]
)


def last(text: str, path: Path | None = None) -> tuple[str, str | None]:
    mention = list(VOCABULARY.mentions(plain(text), path or Path()))[-1]
    return mention.subject, mention.code


@pytest.mark.parametrize(
    ("text", "subject", "code"),
    [
        (
            "“社会保障和就业支出”（类）“其他社会保障和就业支出”（款）“其他社会保障和就业支出”（项）",
            "其他社会保障和就业支出",
            "2089999",
        ),
        (
            "节能环保支出（类）环境保护管理事务（款）环境保护法规、规划及标准（项）",
            "环境保护法规、规划及标准",
            "2110105",
        ),
        ("用于就业、住房保障支出（类）住房改革支出（款）住房公积金（项）", "住房公积金", "2210201"),
        ("社会保障和就业支出（类）2,002.49万元", "社会保障和就业支出", "208"),
        ("社会保障和就业（类）支出200.00万元", "社会保障和就业", "208"),
        (
            "社会保障和就业支出（类）人力资源和社会保障管理事务（款）行政运行（项）",
            "行政运行",
            "2080101",
        ),
        ("一般公共服务支出(类)政府办公厅(室)及相关机构事务(款)行政运行(项)", "行政运行", "2010301"),
        ("“一般公共服务支出-政府办公厅（室）及相关机构事务-行政运行”科目12万元", "行政运行", "2010301"),
        (
            "社会保障和就业支出（类）其他社会保障和就业支出（款）其他社会保障和就业支出（项）",
            "其他社会保障和就业支出",
            "2089999",
        ),
        (
            "城乡社区支出（类）城乡社区规划与管理（款）城乡社区规划与管理（项）",
            "城乡社区规划与管理",
            "2120201",
        ),
        ("城乡社区支出（类）城乡社区规划与管理（款）12万元", "城乡社区规划与管理", "21202"),
        ("2080101行政运行支出决算", "行政运行", "2080101"),
        ("2010301（行政运行）12万元", "行政运行", "2010301"),
        ("行政运行（2080101）12万元", "行政运行", "2080101"),
        ("人均因公出国（境）费用2.00万元", "人均因公出国（境）费", None),
        ("住房公积金51.64万元", "住房公积金", "2210201"),
        ("2024年度“三公”经费财政拨款支出决算", "“三公”经费", None),
        ("因公出国(境)费用预算", "因公出国（境）费", None),
        ("财政拨款收、支总计", "财政拨款收入支出总计", None),
        ("一般公共预算财政拨款基本支出", "一般公共预算财政拨款基本支出", None),
        ("单价100万元（含）以上设备（不含车辆）0台", "单价100万元（含）以上设备（不含车辆）", None),
    ],
)
def test_names_are_found(text: str, subject: str, code: str | None) -> None:
    assert last(text) == (subject, code)


def test_a_wrong_group_with_a_unique_item_in_its_class_gives_the_item() -> None:
    assert last("住房保障支出（类）住房保障支出（款）住房公积金（项）") == ("住房公积金", "2210201")


def test_an_unknown_item_has_no_code() -> None:
    assert last("住房保障支出（类）住房改革支出（款）购房补贴（项）") == ("购房补贴", None)


def test_the_same_name_under_several_codes_has_none_by_itself() -> None:
    assert last("行政运行（项）") == ("行政运行", None)


def test_the_class_of_the_heading_above_is_remembered() -> None:
    above = Path().with_name(3, "社会保障和就业支出")
    assert last("人力资源和社会保障管理事务（款）行政运行（项）", above) == ("行政运行", "2080101")


def test_a_name_within_a_longer_word_is_not_spoken_of() -> None:
    mentions = [one.subject for one in VOCABULARY.mentions("职工住房公积金管理中心改造", Path())]
    assert mentions == []
