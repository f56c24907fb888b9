"""One defect at a time in the bundled sample: each is found beside its own findings, at its place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from data.generator.source import REPORT
from mingzhang.checking import check
from mingzhang.model import Finding
from mingzhang.reading.files import read_content
from mingzhang.reading.report import report_of

CASES = (
    # what is printed, what stands there instead, what a finding has to show
    ("比上年收入、支出总计各增加476.16万元", "比上年收入、支出总计各减少476.16万元", "减少476.16"),
    ("财政拨款收入2,106.35万元，占100%", "财政拨款收入2,106.35元，占100%", "2,106.35元"),
    ("基本支出944.44万元，占44.84%", "基本支出944.44万元，占44.89%", "44.89"),
    ("（类）52.22万元，占2.48%", "（类）52.22万元，占2.43%", "2.43"),
    ("（类）51.64万元，占2.45%", "（类）51.46万元，占2.45%", "51.46"),
    ("支出决算为690.18万元，完成年初预算的93.53%", "支出决算为690.18万元，完成年初预算的93.58%", "93.58"),
    ("支出决算为60.47万", "支出决算为64.07万", "64.07"),
    ("决算数大于预算数的主要原因是新增1名", "决算数小于预算数的主要原因是新增1名", "决算数小于"),
    ("（款）事业单位医疗（项）", "（款）其他行政事业单位医疗支出（项）", "其他行政事业单位医疗支出"),
    ("人员经费915.20万元", "人员经费951.20万元", "951.20"),
    ("退休费、生活补助、医疗费补助", "退休费、生活补助、助学金、医疗费补助", "助学金"),
    (
        "支出决算数比上年减少0.01万元，下降5.26%。其中",
        "支出决算数比上年增加0.01万元，下降5.26%。其中",
        "增加0.01",
    ),
    ("比上年减少0.82万元，下降2.73%", "比上年减少0.82万元，下降2.73", "下降2.73"),
    ("机关运行经费支出29.24万元", "机关运行经费支出29.42万元", "29.42"),
    ("政府采购支出总额21.37万元", "政府采购支出总额2.37万元", "2.37"),
    ("接待2批次，接待26人次。", "接待2批次，接待62人次。", "62"),
    ("2024年度财政拨款收入、支出总计", "2023年度财政拨款收入、支出总计", "2023年"),
    ("2024年度一般公共预算财政拨款支出年初预算为", "202年度一般公共预算财政拨款支出年初预算为", "202年"),
    ("注：2024年度，本部门没有发生政府性", "注：2023年度，本部门没有发生政府性", "2023"),
    ("2210201\t住房公积金\t51.64\t51.64", "2210201\t住房公积金\t51.46\t51.46", "51.46"),
    ("2101103\t公务员医疗补助\t31.44\t31.44", "2081103\t公务员医疗补助\t31.44\t31.44", "2081103"),
    ("20807\t就业补助\t7.68\t7.68", "20807\t就业补助\t76.8\t76.8", "76.8"),
    ("30102\t津贴补贴\t305.97", "30102\t津贴补贴\t35.97", "35.97"),
    ("0.19\t0.18\t\t\t\t\t0.18", "0.19\t0.18\t\t\t\t\t0.81", "0.81"),
    ("2. 政府采购工程支出\t3\t", "2. 政府采购工程支出\t3\t21.37", "21.37"),
)


@cache
def text() -> str:
    return Path(REPORT).read_text(encoding="utf-8")


def findings(changed: str) -> tuple[dict[int, str], list[Finding]]:
    """The text of each page that the file is laid out on, and the errors and warnings."""
    document = read_content(changed.encode(), "report.txt")
    pages = {page.number: "".join(line.text for line in page.lines) for page in document.pages}
    audit = check(report_of(document))
    return pages, [finding for finding in audit.findings if finding.severity != "info"]


@cache
def own() -> frozenset[tuple[str, str, str]]:
    """What the sample itself gives."""
    return frozenset((one.rule, one.found, one.expected) for one in findings(text())[1])


@pytest.mark.parametrize(("printed", "instead", "wrong"), CASES, ids=[case[2] for case in CASES])
def test_a_defect_is_found_beside_the_samples_own(printed: str, instead: str, wrong: str) -> None:
    assert printed in text()
    pages, found = findings(text().replace(printed, instead, 1))
    added = [one for one in found if (one.rule, one.found, one.expected) not in own()]
    places = [(one, evidence) for one in added for evidence in one.evidence]
    assert any(
        wrong in pages[evidence.source.page]
        and any(
            wrong in "".join((words or "").split())
            for words in (evidence.source.text, evidence.sentence, evidence.code, one.found)
        )
        for one, evidence in places
    ), [(one.rule, one.message) for one in added]
