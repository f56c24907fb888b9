"""The review as workbook, as JSON, and by the ending of a file's name."""

from __future__ import annotations

import io
import json
from decimal import Decimal

import openpyxl
import pytest

from mingzhang.errors import UsageError
from mingzhang.exporting.contract import findings_object
from mingzhang.exporting.review_json import review_bytes, review_object
from mingzhang.exporting.review_text import review_text
from mingzhang.exporting.review_xlsx import COMPARISONS, FINDINGS, PLACES, RULES, figure, review_xlsx
from mingzhang.exporting.reviews import check_review_path, review_file
from mingzhang.model import Amount
from mingzhang.reviewing.files import parsed
from tests.exporting.reviewed import paper, sample, wrong


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(review_xlsx(sample())))


def records(book: openpyxl.Workbook, name: str) -> list[dict[str, object]]:
    header, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, header), row, strict=True)) for row in rows]


# ---------------------------------------------------------------- workbook


def test_sheets_have_frozen_headers_with_filters(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["审核意见", "审核对象", "证据", "核对情况", "未核对", "覆盖", "规则"]
    headers = {"审核意见": FINDINGS, "证据": PLACES, "核对情况": COMPARISONS, "规则": RULES}
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
    for name, header in headers.items():
        assert tuple(cell.value for cell in book[name][1]) == header


def test_every_finding_place_comparison_and_rule_has_its_row(book: openpyxl.Workbook) -> None:
    one = sample()
    found = records(book, "审核意见")
    assert [row["序号"] for row in found] == [item.number for item in one.items]
    assert [row["审核处理"] for row in found[:3]] == ["确认", "不成立", "未处理"]
    assert (found[0]["说明"], found[0]["处理日期"]) == ("请部门说明", "2025-06-29")
    assert len(records(book, "证据")) == sum(len(item.evidence) for item in one.items)
    made = sum(one.audit.counts[outcome] for outcome in ("holds", "tail", "differs"))
    assert len(records(book, "核对情况")) == made
    assert len(records(book, "未核对")) == sum(len(reason.entries) for reason in one.reasons)
    assert len(records(book, "覆盖")) == len(one.audit.coverage.unchecked)
    assert len(records(book, "规则")) == len(one.rules)
    told = {row["规则标识"]: str(row["本次"]) for row in records(book, "规则")}
    for rule, why in one.audit.idle.items():
        assert told[rule] == f"未执行：{why}"


def test_figures_are_numbers_with_their_decimals() -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(review_xlsx(paper(wrong()))))["审核意见"]
    found = sheet.cell(2, FINDINGS.index("印出") + 1)
    assert Decimal(str(found.value)) == Decimal("11.00")
    assert found.number_format == "#,##0.00"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,537", Amount(Decimal(4537), Decimal(1))),
        ("-0.01", Amount(Decimal("-0.01"), Decimal("0.01"))),
        ("12345.60", Amount(Decimal("12345.60"), Decimal("0.01"))),
        ("2080101", "2080101"),
        ("30101", "30101"),
        ("95.45%", "95.45%"),
        ("空白", "空白"),
        ("", None),
    ],
)
def test_codes_rates_and_words_stay_text(text: str, value: object) -> None:
    assert figure(text) == value


def test_a_name_that_would_be_a_formula_stays_text() -> None:
    one = wrong('total basic project\n2080101 =HYPERLINK("x") 11.00 4.00 6.00')
    book = openpyxl.load_workbook(io.BytesIO(review_xlsx(paper(one))))
    texts = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert any("=HYPERLINK" in str(cell.value) for cell in texts)
    assert all(cell.data_type != "f" for cell in texts)


def test_decisions_about_what_is_gone_are_kept_in_the_workbook() -> None:
    one = paper(wrong(), ("gone", "dismissed", "口径不同"))
    rows = records(openpyxl.load_workbook(io.BytesIO(review_xlsx(one))), "审核意见")
    assert (rows[-1]["事项"], rows[-1]["审核处理"], rows[-1]["说明"]) == (
        "本次核对中已不再出现的发现", "不成立", "口径不同",
    )  # fmt: skip


# ---------------------------------------------------------------- JSON


def test_json_holds_everything_that_check_says_and_more() -> None:
    one = sample()
    given = json.loads(review_bytes(one))
    plain = findings_object(one.report, one.audit)
    assert given["schema"] == "mingzhang.review/1"
    assert (given["sha256"], given["made"]) == (one.report.sha256, "2025-06-30")
    assert given["program"] == {"name": "mingzhang", "version": one.version}
    assert given["outcomes"] == plain["comparisons"]
    assert given["coverage"] == plain["coverage"]
    told = sorted(json.dumps(finding, ensure_ascii=False) for finding in plain["findings"])
    keys = plain["findings"][0].keys()
    again = [{key: finding[key] for key in keys} for finding in given["findings"]]
    assert sorted(json.dumps(finding, ensure_ascii=False) for finding in again) == told
    assert len(given["comparisons"]) == len(one.audit.comparisons)
    assert given["findings"][0]["decision"] == {
        "verdict": "confirmed", "note": "请部门说明", "at": "2025-06-29T09:30:00+00:00",
    }  # fmt: skip
    assert given["findings"][2]["decision"] is None


def test_json_terms_keep_their_digits_and_places() -> None:
    given = review_object(paper(wrong()))
    differing = [each for each in given["comparisons"] if each["outcome"] == "differs"]
    assert differing[0]["found_terms"][0]["value"] == "11.00"
    assert differing[0]["found_terms"][0]["evidence"]["text"] == "11.00"
    assert all(each["evidence"] is not None for each in differing[0]["expected_terms"])


def test_json_can_be_read_again_as_a_kept_review() -> None:
    one = sample()
    again = parsed(review_bytes(one), one.report.sha256)
    assert again.whole
    assert again.review == one.review


# ---------------------------------------------------------------- text, endings


def test_text_tells_findings_tails_and_what_was_not_checked() -> None:
    told = review_text(sample())
    lines = told.splitlines()
    assert lines[0] == "西宁市湟中区社会保险服务局 2024 年度部门决算"
    for item in sample().items:
        assert any(line.startswith(f"  {item.number}. ") for line in lines)
    assert "     审核处理：确认：请部门说明" in lines
    assert "未能核对（不等于相符）" in lines
    assert not any(word in told for word in ("None", "error", "differs", "holds"))


def test_the_ending_decides_the_format() -> None:
    one = paper(wrong())
    assert review_file("意见.DOCX", one)[:2] == b"PK"
    assert review_file("意见.xlsx", one)[:2] == b"PK"
    assert json.loads(review_file("意见.json", one))["schema"] == "mingzhang.review/1"


@pytest.mark.parametrize(
    ("path", "words"),
    [("意见.odt", "结尾"), ("意见", "结尾"), ("no/such/folder/意见.docx", "不存在")],
)
def test_where_it_cannot_be_written_is_said_before_reading(path: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        check_review_path(path)
