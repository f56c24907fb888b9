"""The narrative of the bundled sample, against facts written down by hand; and real reports in place.

``sample_facts.json`` was made from the report's text before any program read it: every printed
number of the explanation, none derived. Reports outside the project are read where they stand.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

import pytest

from mingzhang.model import Fact, Source
from mingzhang.reading.document import Document
from mingzhang.reading.narrative import Narrative, counts_in_reason, read_narrative
from mingzhang.reading.paragraphs import read_paragraphs
from mingzhang.reading.pdf import read_document
from mingzhang.reading.plain_text import plain
from mingzhang.reading.sections import read_outline
from mingzhang.reading.tables import read_tables
from tests.reading.typeset import coded_tables, joined_pages, typeset

ROOT = Path(__file__).parents[2]
TRUTH = Path(__file__).with_name("sample_facts.json")
REPORTS = ROOT.parent / "shared" / "reports"
SAMPLE = next(iter(sorted((ROOT / "data").glob("*.pdf"))), ROOT / "data" / "sample.pdf")
REAL = sorted((REPORTS / "real").glob("*.pdf"))
NUMBER = re.compile(r"(?<![\d.])\d[\d,]*(?:\.\d+)?(?=万元|元|%|个|辆|台|批次|人次|人|项|名|分(?!别|为))")

Key = tuple[str, str | None, str, str, Decimal, str]


def expected() -> list[Key]:
    return [
        (one["subject"], one["code"], one["measure"], one["period"], Decimal(one["value"]), one["unit"])
        for one in json.loads(TRUTH.read_text(encoding="utf-8"))
    ]


def key(fact: Fact) -> Key:
    return fact.subject, fact.code, fact.measure, fact.period, fact.amount.value, fact.unit


@lru_cache(maxsize=8)
def read(path: Path) -> tuple[Document, Narrative]:
    document = read_document(path)
    return document, read_narrative(document, read_tables(document)[0])


def text_in(document: Document, source: Source) -> str:
    x0, top, x1, bottom = source.bbox
    page = document.pages[source.page - 1]
    return "".join(
        one.text
        for line in page.outside
        for one in line.characters
        if x0 - 0.01 <= one.x0
        and one.x1 <= x1 + 0.01
        and top - 0.01 <= one.top
        and one.bottom <= bottom + 0.01
    )


def test_the_sample_as_text_gives_every_fact_once() -> None:
    texts = sorted(REPORTS.glob("*.txt"))
    if not texts:
        pytest.skip("the sample's text is not at hand")
    text = texts[0].read_text(encoding="utf-8")
    narrative = read_narrative(typeset(joined_pages(text)), coded_tables(text))
    assert [key(one) for one in narrative.facts if not one.derived] == expected()


def test_the_sample_gives_every_fact_once() -> None:
    _, narrative = read(SAMPLE)
    assert [key(one) for one in narrative.facts if not one.derived] == expected()


def test_the_samples_derived_figures() -> None:
    _, narrative = read(SAMPLE)
    priors = [(one.subject, str(one.amount.value)) for one in narrative.facts if one.measure == "prior"]
    assert priors == [
        ("收入支出总计", "1630.19"),
        ("财政拨款收入支出总计", "1630.19"),
        ("一般公共预算财政拨款支出", "1630.19"),
        ("“三公”经费", "0.19"),
        ("因公出国（境）费", "0"),
        ("公务用车购置及运行维护费", "0"),
        ("公务接待费", "0.19"),
        ("机关运行经费", "30.06"),
    ]
    assert all(one.derived and len(one.sources) == 2 for one in narrative.facts if one.measure == "prior")


def test_the_samples_reasons_stand_with_their_items() -> None:
    _, narrative = read(SAMPLE)
    assert Counter(one.explains for one in narrative.reasons) == {"budget": 12, "prior": 5}
    groups = {one.group for one in narrative.facts}
    assert all(one.group in groups for one in narrative.reasons)
    reception = next(one for one in narrative.reasons if one.subject == "公务接待费")
    assert [(one.period, str(one.amount.value), one.unit) for one in counts_in_reason(reception)] == [
        ("prior", "2", "批次"),
        ("prior", "36", "人次"),
        ("current", "2", "批次"),
        ("current", "26", "人次"),
    ]


def test_the_samples_sections_and_glossary() -> None:
    _, narrative = read(SAMPLE)
    numbered = [one.title for one in narrative.sections if one.level == 2]
    assert numbered[-13:] == [one.title for one in narrative.contents if one.level == 2][-13:]
    assert numbered[-1].startswith("十三、")
    assert [one.name for one in narrative.terms][:2] == ["财政拨款收入", "上级补助收入"]
    assert len(narrative.terms) == 15
    assert narrative.warnings == ()


@pytest.mark.parametrize("path", [SAMPLE, *REAL], ids=lambda path: path.stem)
def test_every_printed_number_belongs_to_one_fact_or_reason(path: Path) -> None:
    """Every number with a unit in the narrative is one fact's, or stands in a reason, or is a threshold."""
    document, narrative = read(path)
    stated = Counter((one.sentence, plain(one.source.text)) for one in narrative.facts if not one.derived)
    blocks = read_outline(read_paragraphs(document), document.sha256).blocks
    missing: list[str] = []
    for block in blocks:
        if block.kind != "narrative" or block.is_heading:
            continue
        text = block.paragraph.plain
        for reason in narrative.reasons:
            text = text.replace(plain(reason.text), "")
        text = re.sub(r"单(?:价|位价值)\d+万元", "", text)
        stated_here = Counter(
            number
            for (sentence, number), times in stated.items()
            if plain(sentence) in block.paragraph.plain
            for _ in range(times)
        )
        missing += (Counter(NUMBER.findall(text)) - stated_here).elements()
    assert missing == []


@pytest.mark.parametrize("path", [SAMPLE, *REAL], ids=lambda path: path.stem)
def test_every_source_shows_its_text(path: Path) -> None:
    """The letters in the box are the printed ones; only a number torn over two lines or pages has others."""
    document, narrative = read(path)
    for fact in narrative.facts:
        found, printed = text_in(document, fact.source), fact.source.text
        if found == printed:
            continue
        _, top, _, bottom = fact.source.bbox
        over_lines = bottom - top > 1.5 * max(
            one.size for one in document.pages[fact.source.page - 1].characters
        )
        assert (over_lines and set(printed) <= set(found)) or printed.startswith(found), fact


@pytest.mark.skipif(not REAL, reason="no real reports at hand")
def test_a_real_final_account_reads_in_its_structure() -> None:
    path = next(one for one in REAL if "决算" in one.stem and "模板" not in one.stem)
    _, narrative = read(path)
    printed = [one for one in narrative.facts if not one.derived]
    assert len(printed) == 141
    items = [one for one in printed if one.measure == "completion" and one.section.startswith("五、")]
    assert len(items) == 14
    unknown = [one.group for one in items if one.code is None]
    assert [(one or "").rsplit("）", 1)[-1] for one in unknown] == ["", "5、", "11、"]
    assert {one.code for one in items if (one.group or "").endswith(("12、", "13、"))} == {
        "2210201",
        "2210203",
    }
    assert Counter(one.code for one in narrative.warnings) == {"missing_unit": 2}


@pytest.mark.skipif(not REAL, reason="no real reports at hand")
def test_a_blank_template_states_no_facts() -> None:
    path = next(one for one in REAL if "模板" in one.stem)
    assert read(path)[1].facts == ()
