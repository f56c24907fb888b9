"""Findings in a list and one by one, rules explained, marks beside figures. All data here is 模拟数据."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from components import marks, review
from components.checks_pages import finding_places, heading, pages_of
from components.data_view import FRAMES, displayed
from components.figure_index import FigureIndex
from components.figure_questions import figure_in, questions_of
from components.links import Links, Question
from components.review_decision import changed, kept_told, notices
from components.review_finding import body, lead, marked, message, steps, title, words
from components.review_list import (
    finding_list,
    gap_told,
    place_titles,
    progress_bar,
    state_filters,
    subject_filters,
    subtitle,
)
from components.review_list import (
    heading as list_heading,
)
from components.review_rule import explanation, folded
from mingzhang.checking import Rule, check, rules
from mingzhang.frames import tidy
from mingzhang.frames.checks import counts_of
from mingzhang.frames.findings import Filed, Progress, Wanted, filed, narrowed
from mingzhang.model import Evidence, Finding, Report, Source
from mingzhang.reviewing import Decision, Review, Verdict
from tests.frames.handmade import EXPENDITURE, SHA, fact, place, report, table

LINKS = Links("0" * 16, origin="/checks")
TITLES = place_titles({"expenditure": "支出决算表"})
NOON = datetime(2025, 6, 30, 12, 0, tzinfo=UTC)
BROKEN = EXPENDITURE.replace("2080505 养老保险缴费        10.00", "2080505 养老保险缴费 7.00")


def broken() -> tuple[Report, tuple[Filed, ...]]:
    made = report(table("expenditure", BROKEN, page=9))
    return made, filed(check(made))


def text_finding(found: str = "退体人员", expected: str = "退休人员") -> Filed:
    source = Source(SHA, 20, (10.0, 10.0, 60.0, 20.0), found)
    evidence = (Evidence(source, sentence=f"本年{found}增加。"),)
    finding = Finding(
        "form.words", "warning", "typography", "文字", f"文字：“{found}”", expected, found, "", "", evidence
    )
    return Filed("k1", finding, ())


def decided(key: str, note: str = "") -> Review:
    return Review(SHA, (Decision(key, "dismissed", note, NOON),))


# ---------------------------------------------------------------- the list


def test_every_finding_is_a_link_that_keeps_the_filters() -> None:
    _, found = broken()
    html = finding_list(found, found[0].key, Wanted(severity="error"), Review(SHA), TITLES, LINKS)
    assert all(f"finding={one.key}" in html for one in found)
    assert html.count("severity=error") == len(found)
    assert html.count('aria-current="true"') == 1
    assert "支出决算表" in html and "p.9" in html


def test_a_decision_is_told_in_the_list() -> None:
    _, found = broken()
    html = finding_list(found, "", Wanted(), decided(found[0].key), TITLES, LINKS)
    assert html.count('class="vd dismissed"') == 1 and "不成立" in html


def test_an_empty_list_says_so() -> None:
    assert "没有符合条件的发现" in finding_list((), "", Wanted(), Review(SHA), TITLES, LINKS)


def test_a_long_list_is_cut_but_keeps_the_chosen_one() -> None:
    many = [replace(text_finding(), key=f"k{number}") for number in range(300)]
    html = finding_list(many, "k299", Wanted(), Review(SHA), TITLES, LINKS)
    assert "finding=k299" in html and "finding=k298" not in html
    assert "另有 179 条" in html


def test_filters_say_what_they_leave_and_are_lifted_by_another_click() -> None:
    _, found = broken()
    html = state_filters(found, Wanted(severity="error"), decided(found[0].key), LINKS)
    assert "差错 " in html and "已复核 1" in html and 'class="pick on"' in html
    pressed = html.split('class="pick on"')[0].rsplit("href=", 1)[1]
    assert "severity" not in pressed
    html = subject_filters(found, Wanted(kind="score"), Review(SHA), TITLES, LINKS)
    assert "自评得分 0" in html and "支出决算表" not in html


def test_a_filter_of_one_kind_counts_what_the_others_leave() -> None:
    found = (*broken()[1], text_finding())
    html = subject_filters(found, Wanted(place="text"), Review(SHA), TITLES, LINKS)
    assert "文字疏漏 1" in html and "科目汇总" not in html and "支出决算表" in html


@pytest.mark.parametrize(
    ("done", "words", "parts"),
    [
        (Progress(0, 7), "已复核 0 / 7", 1),
        (Progress(2, 7), "已复核 2 / 7", 2),
        (Progress(7, 7), "已复核 7 / 7", 1),
    ],
)
def test_progress_is_told_and_drawn(done: Progress, words: str, parts: int) -> None:
    assert list_heading(done) == words
    assert progress_bar(done).count("flex:") == parts
    assert words in progress_bar(done)


def test_without_errors_and_warnings_there_is_nothing_to_review() -> None:
    assert list_heading(Progress(0, 0)) == "没有差错和提醒"
    assert progress_bar(Progress(0, 0)) == ""
    assert subtitle((text_finding(),), (text_finding(),) * 3, Progress(0, 3)).endswith("列出 1 条，共 3 条")


def test_a_gap_is_the_difference_else_the_words() -> None:
    finding = broken()[1][0].finding
    assert gap_told(replace(finding, difference="-5.40")) == "差 −5.40"
    assert gap_told(text_finding().finding) == "退体人员 → 退休人员"
    assert gap_told(replace(text_finding().finding, expected="")) == "退体人员"


# ---------------------------------------------------------------- one finding


def test_a_finding_of_numbers_is_written_out_with_its_identity() -> None:
    _, found = broken()
    one = found[0]
    html = body(one, LINKS)
    assert "ident3" in html and "两个区间不相交" in html
    assert one.finding.difference.lstrip("-") in title(one)
    assert "差错" in lead(one, "规则名", LINKS) and f"rule={one.finding.rule}" in lead(one, "规则名", LINKS)


def test_a_finding_of_words_shows_found_and_expected() -> None:
    html = body(text_finding(), LINKS)
    assert "<del>退体人员</del>" in html and "<ins>退休人员</ins>" in html
    assert "<mark>退体人员</mark>" in html and "page=20" in html


def test_the_reports_words_are_never_markup() -> None:
    html = body(text_finding("<script>a</script>", "<b>"), LINKS)
    assert "<script" not in html and "<b>" not in html.replace("<b>p", "")
    html = finding_list([text_finding("<img src=x>")], "", Wanted(), Review(SHA), TITLES, LINKS)
    assert "<img" not in html


def test_what_is_missing_has_no_place_but_is_told() -> None:
    missing = replace(text_finding("缺", "收入决算表").finding, evidence=())
    html = words(missing, LINKS)
    assert "现状" in html and "收入决算表" in html and "href" not in html


def test_a_sentence_marks_what_stands_in_it_once() -> None:
    assert (
        marked("预算4,537万元，决算0万元", ["4,537", "0"])
        == "预算<mark>4,537</mark>万元，决算<mark>0</mark>万元"
    )
    assert "<mark>" not in marked("一0二0", ["0"])
    assert marked("甲乙丙", ["甲乙", "乙丙"]) == "<mark>甲乙</mark>丙"


def test_what_follows_from_the_same_cause_is_listed_with_links() -> None:
    shifted = EXPENDITURE.replace(
        "2080101 行政运行            40.00  40.00  ·", "2080101 行政运行 45.00 40.00 ·"
    )
    made = report(table("expenditure", shifted, page=9))
    one = next(one for one in filed(check(made)) if len(one.members) > 1)
    html = body(one, LINKS)
    assert f"另有 {len(one.members) - 1} 处随之不符" in html
    assert all(f"n={member.number}" in html for member in one.members[1:])
    assert "随之不符的还有" not in message(one.finding)


def test_steps_lead_to_the_neighbours_in_the_list_as_narrowed() -> None:
    many = [replace(text_finding(), key=f"k{number}") for number in range(3)]
    html = steps(many, "k1", Wanted(severity="warning"), LINKS)
    assert "finding=k0" in html and "finding=k2" in html and "2 / 3" in html and "severity=warning" in html
    assert "finding" not in steps(many[:1], "k0", Wanted(), LINKS)
    assert steps(many, "elsewhere", Wanted(), LINKS) == ""


def test_all_places_of_a_finding_are_boxed_the_wrong_one_first() -> None:
    _, found = broken()
    one = found[0]
    listed = finding_places(one)
    assert {each.source for each in one.finding.evidence} <= {each.source for each in listed}
    assert listed[0].source == one.finding.evidence[0].source and listed[0].badge == "!"
    assert [each.badge for each in listed].count("!") == 1
    assert pages_of(listed) == (9,) and "第 9 页" in heading(listed)[0]
    assert heading(finding_places(Filed("k", replace(one.finding, evidence=()), ()))) == ("原文", "")


def test_a_tail_is_not_marked_as_wrong() -> None:
    tail = EXPENDITURE.replace("22102   住房改革支出        10.00", "22102   住房改革支出 10.01")
    found = filed(check(report(table("expenditure", tail, page=9))))
    one = next(one for one in found if one.finding.kind == "rounding")
    assert finding_places(one)[0].badge == "="


# ---------------------------------------------------------------- rules


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_is_explained_in_words(rule: Rule) -> None:
    html = explanation(rule, rule.kinds[0], counts_of(()), "")
    assert all(f"<dt>{label}</dt>" in html for label in ("含义", "依据", "本报告")) and rule.id in html
    assert "没有可比的数字" in html


def test_a_rule_tells_how_it_came_out_or_why_not() -> None:
    rule = rules()[0]
    assert "成立 3，尾差 1" in explanation(rule, "budget", counts_of(()) | {"holds": 3, "tail": 1}, "")
    html = explanation(rule, "final_account", counts_of(()), "没有读到某表")
    assert "未核：没有读到某表" in html
    assert " open" in folded(rule, html, opened=True) and " open" not in folded(rule, html).split(">")[0]


# ---------------------------------------------------------------- how the review is kept


def test_notices_say_what_the_reviewer_has_to_know() -> None:
    assert notices(review.Current(Review(SHA)), 0) == ""
    told = notices(
        review.Current(Review(SHA), (Path("某处/a.json.damaged-1"),), "复核意见不能写入（磁盘已满）。"), 2
    )
    assert "磁盘已满" in told and "本次会话" in told and "damaged-1" in told and "另有 2 条" in told
    assert "对公众开放" in notices(review.Current(Review(SHA), public=True), 0)


@pytest.mark.parametrize(
    ("chosen", "typed", "kept"),
    [
        ("confirmed", "甲", ("rectified", "乙")),
        ("dismissed", "甲", ("dismissed", "乙")),
        ("confirmed", "丙", ("rectified", "丙")),
        ("confirmed", None, ("rectified", "乙")),
        (None, "甲", (None, "乙")),
    ],
)
def test_what_another_session_changed_meanwhile_stays_unless_it_is_changed_here_too(
    chosen: Verdict | None, typed: str | None, kept: tuple[Verdict | None, str]
) -> None:
    seen, latest = Decision("k", "confirmed", "甲", NOON), Decision("k", "rectified", "乙", NOON)
    assert changed(chosen, typed, seen, latest) == kept


def test_a_first_decision_is_taken_as_it_is() -> None:
    assert changed("confirmed", None, None, None) == ("confirmed", "")
    assert changed("confirmed", "甲", None, Decision("k", "dismissed", "乙", NOON)) == ("confirmed", "甲")


def test_the_time_of_a_decision_is_told_in_local_time() -> None:
    decision = Decision("k", "confirmed", "", NOON)
    assert NOON.astimezone().strftime("%Y-%m-%d %H:%M") in kept_told(decision)


# ---------------------------------------------------------------- marks beside figures


def test_the_mark_stands_before_the_figure_and_leads_to_the_finding() -> None:
    source = place("40.00", 9)
    asked = replace(LINKS, questions={source: Question("k1", "error", "某行 <之和>", 2)})
    html = marks.linked("40.00", asked, source)
    assert html.index('class="ask error"') < html.index('class="fig num"')
    assert "finding=k1" in html and 'aria-label="核对差错：某行 &lt;之和&gt;；另有 2 条"' in html
    assert "ask" not in marks.linked("40.00", LINKS, source)
    assert "ask" not in marks.linked("40.00", asked, place("41.00", 9))
    assert "ask" not in marks.linked("40.00", asked, source, derived=True, formula="甲 + 乙")
    assert "ask error" in marks.source_chip_asked(asked, None, source)


def test_every_figure_that_begins_a_finding_is_asked_about() -> None:
    made, found = broken()
    asked = questions_of(found, FigureIndex(made))
    grave = narrowed([one for one in found if one.has_to_be_reviewed], Wanted(), Review(SHA))
    assert {one.finding.evidence[0].source for one in grave} == set(asked)
    assert sum(1 + question.more for question in asked.values()) == len(grave)


def test_a_frames_rows_say_what_is_asked_about_them() -> None:
    made, found = broken()
    asked = questions_of(found, FigureIndex(made))
    form = next(form for form in FRAMES.values() if form.name == "lines")
    frame = tidy.lines([made])
    shown = displayed(frame, form, "final_account", asked)
    assert next(iter(shown.columns)) == "核对"
    assert sum(1 for word in shown["核对"] if word) == len(asked)
    assert "核对" not in displayed(frame, form, "final_account", {})


def test_words_around_a_single_figure_ask_about_it() -> None:
    figure = fact("growth", "27.78", "三公经费", unit="%")
    index = FigureIndex(report(facts=(figure,)))
    x0, top, x1, bottom = figure.source.bbox
    around = replace(figure.source, bbox=(x0 - 30, top, x1 + 5, bottom), text="下降（增长）27.78%")
    assert figure_in(around, index) == figure.source
    assert figure_in(replace(around, page=1), index) is None
    other = replace(figure, source=replace(figure.source, bbox=(x0 + 1, top, x1 + 3, bottom)))
    assert figure_in(around, FigureIndex(report(facts=(figure, other)))) is None
