"""名词解释 → terms, with and without numbers."""

from mingzhang.reading.narrative import read_narrative
from tests.reading.typeset import typeset


def terms(text: str) -> list[tuple[str, str]]:
    read = read_narrative(typeset(f"第四部分 名词解释\n{text}"), [])
    return [(one.name, one.meaning) for one in read.terms]


def test_entries_with_and_without_numbers() -> None:
    text = (
        "财政拨款收入：指从本级财政取得的收入。\n二、事业收入：开展专业活动取得的收入。\n"
        "（三）经营收入是指非独立核算取得的收入。"
    )
    assert terms(text) == [
        ("财政拨款收入", "指从本级财政取得的收入。"),
        ("事业收入", "开展专业活动取得的收入。"),
        ("经营收入", "是指非独立核算取得的收入。"),
    ]


def test_an_entry_goes_on_over_paragraphs_and_keeps_its_quotes() -> None:
    text = "十、“三公”经费：指三项经费。\n其中：因公出国（境）费指公务出国的费用。"
    assert terms(text) == [("“三公”经费", "指三项经费。其中：因公出国（境）费指公务出国的费用。")]
