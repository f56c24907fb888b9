"""核对: do the report's numbers and words agree, where do they not, and what does the reviewer say to it?"""

from dataclasses import replace

import streamlit as st

from components import (
    checks,
    marks,
    recognised_summary,
    review,
    review_decision,
    review_downloads,
    review_list,
    state,
)
from components.checks_identity import identity, intervals, members, title_of, verdict
from components.checks_pages import Place, finding_places, heading, pictures, places
from components.kept import kept
from components.review_finding import body, lead, steps
from components.review_finding import title as finding_title
from components.review_rule import explanation, folded
from components.show import breadcrumb, show
from components.sorting import order_of
from mingzhang.checking import Rule, rules
from mingzhang.checking.wording import in_words, rules_in_words
from mingzhang.errors import MingZhangError
from mingzhang.forms import FORMS
from mingzhang.frames.checks import (
    STANDINGS,
    Chosen,
    Family,
    Numbered,
    counts_of,
    families,
    numbered,
    tables_in,
    unchecked,
)
from mingzhang.frames.findings import REVIEWED, SEVERITIES, Filed, Reviewed, Wanted, narrowed, progress

WIDTHS = (33, 33, 40)

choice = state.choice()
audit, query, kind = choice.audit, st.query_params, choice.report.kind
links = replace(choice.links, questions={})
told_rules = kept(("rules", kind), lambda: {rule.id: rule for rule in rules_in_words(rules(), kind)})
titles = {each.id: in_words(each.title, choice.report.kind) for each in FORMS} | checks.OTHER_TABLES
everything = kept(("numbered", choice.sha256, choice.code), lambda: numbered(audit, Chosen(code=choice.code)))
now = review.current(choice.sha256)
shows_ledger = not choice.findings or any(query.get(key) for key in ("view", "rule", "outcome"))


# ---------------------------------------------------------------- findings


def wanted_findings() -> Wanted:
    """The filters as the link states them; what it misspells is left out."""
    severity = next((each for each in SEVERITIES if each == query.get("severity")), "")
    states: dict[str, Reviewed] = {each: each for each in REVIEWED}
    kinds = {one.finding.kind for one in choice.findings}
    tables = {place for one in choice.findings for place in one.places}
    kind, table = query.get("kind", ""), query.get("table", "")
    return Wanted(
        severity,
        kind if kind in kinds else "",
        table if table in tables else "",
        states.get(query.get("reviewed", ""), ""),
        choice.code,
    )


def picked_finding(shown: tuple[Filed, ...]) -> Filed | None:
    """The finding to open: the link's, else the first of the list."""
    key = query.get("finding", "")
    asked = next((one for one in choice.findings if one.key == key), None)
    return asked or next(iter(shown), None)


def findings_view() -> None:
    """The list, the chosen finding with the reviewer's decision, its pages."""
    shown = narrowed(choice.findings, wanted, now.review)
    one = picked_finding(shown)
    named = review_list.place_titles(titles)
    told = gone_told(query.get("finding", ""))
    if told:
        show(told)
    left, middle, right = st.columns(WIDTHS, gap="medium")
    with left:
        done = progress(choice.findings, now.review)
        key = one.key if one is not None else ""
        listing = review_list.finding_list(shown, key, wanted, now.review, named, links)
        show(
            marks.block(
                review_list.heading(done),
                review_list.subtitle(shown, found, done),
                marks.joined(review_list.progress_bar(done), listing),
            )
        )
    if one is None:
        return
    rule = told_rules.get(one.finding.rule)
    with middle:
        show(
            marks.block(
                finding_title(one),
                subtitle_html=lead(one, rule.title if rule is not None else one.finding.title, links),
            )
        )
        review_decision.controls(choice.sha256, one.key, now.review.of(one.key))
        show(
            marks.joined(
                body(one, links), rule_told(rule, opened=False), steps(shown, one.key, wanted, links)
            )
        )
    with right:
        show(page_block(finding_places(one)))


def gone_told(key: str) -> marks.Html:
    """What a link says that asks for a finding which checking does not have."""
    if not key or any(one.key == key for one in choice.findings):
        return marks.Html("")
    words = "链接所指的发现已不在这份报告的核对结果中，现在显示第一条。"
    return marks.element("p", marks.text(words), class_="notice")


# ---------------------------------------------------------------- the ledger of identities


def wanted_comparisons() -> Chosen:
    """The filters as the link states them; what it misspells is left out."""
    outcome, table = query.get("outcome", ""), query.get("table", "")
    known = kept(("tables", choice.sha256), lambda: tables_in(numbered(audit)))
    return Chosen(outcome if outcome in STANDINGS else "", table if table in known else "", choice.code)


def picked(found: tuple[Family, ...]) -> tuple[Family, Numbered] | None:
    """The family and comparison to write out: the link's, else the gravest."""
    checked = [family for family in found if family.checked]
    family = next((family for family in found if family.rule == query.get("rule", "")), None)
    family = family or next(iter(checked), None)
    if family is None:
        return None
    number = query.get("n", "")
    member = next((member for member in family.members if str(member.number) == number), family.members[0])
    return family, member


def ledger_view() -> None:
    """The families of identities, one comparison written out, its pages."""
    chosen = wanted_comparisons()
    found = families(numbered(audit, chosen), told_rules.values())
    pick = picked(found)
    if pick is None:
        show(marks.nothing("没有符合条件的勾稽"))
        return
    family, member = pick
    comparison = member.comparison
    order = order_of(query.get("sort", ""), checks.LEDGER_COLUMNS)
    left, middle, right = st.columns(WIDTHS, gap="medium")
    with left:
        show(
            marks.block(
                "勾稽账",
                "一行一族等式，点一行看式子；点表头排序",
                checks.ledger(found, family.rule, chosen, links, order),
            )
        )
    with middle:
        show(
            marks.block(
                title_of(comparison),
                subtitle_html=verdict(comparison, family),
                body=marks.joined(
                    identity(comparison, links),
                    intervals(comparison),
                    rule_told(told_rules.get(family.rule), opened="rule" in query and "n" not in query),
                    members(family, member.number, chosen, links),
                ),
            )
        )
    with right:
        show(page_block(places(comparison)))


def rule_told(rule: Rule | None, *, opened: bool) -> marks.Html:
    """The rule's explanation, open where the link asks for the rule itself."""
    if rule is None:
        return marks.Html("")
    counts = counts_of(each for each in audit.comparisons if each.rule == rule.id)
    told = explanation(rule, choice.report.kind, counts, audit.idle.get(rule.id, ""))
    return folded(rule, told, opened=opened)


# ---------------------------------------------------------------- both


def beside_views() -> marks.Html:
    """The filters of the view that is shown."""
    if shows_ledger:
        tables = [(table, titles.get(table, table)) for table in tables_in(everything)]
        return checks.table_filter(tables, wanted_comparisons(), links)
    if not found:
        return marks.Html("")
    named = review_list.place_titles(titles)
    return marks.joined(
        review_list.state_filters(found, wanted, now.review, links),
        review_list.subject_filters(found, wanted, now.review, named, links),
    )


def page_block(found: tuple[Place, ...]) -> marks.Html:
    """The pages with their boxes, or why they can't be drawn."""
    try:
        picture = pictures(found, choice.report, state.content_of(choice.report_id), links)
    except MingZhangError as error:
        picture = marks.nothing(error.message)
    return marks.block(*heading(found), picture)


def below() -> None:
    """What was not checked and why; the printed numbers that no comparison used; recognised figures."""
    recognition = recognised_summary.block(state.recognition(choice.report), links)
    if recognition:
        show(recognition)
    idle = kept(
        ("unchecked", choice.sha256, links.page("/checks")),
        lambda: checks.unchecked_list(unchecked(audit, told_rules.values(), everything), links),
    )
    left = marks.block("未核的，原因在此", checks.rules_told(audit), idle)
    covered = checks.coverage_told(audit.coverage, links)
    right = marks.block("印出的数，多少进过勾稽", "各表、情况说明与自评表中的数字", covered)
    show(marks.element("div", marks.joined(left, right), class_="two"))


wanted = wanted_findings()
found = narrowed(choice.findings, Wanted(code=choice.code), now.review)
counts = kept(
    ("counts", choice.sha256, choice.code), lambda: counts_of(member.comparison for member in everything)
)
name = choice.tree.by_code[choice.code].name if choice.tree is not None and choice.code else ""
show(
    marks.joined(
        marks.title(checks.headline(counts, name), checks.SUBTITLE),
        checks.proportion(counts),
        checks.outcome_filter(counts, wanted_comparisons(), links, audit.coverage),
        review_decision.notices(now, len(now.review.beyond(one.key for one in choice.findings))),
        checks.views(len(found), shows_ledger, links, beside_views()),
        breadcrumb(choice),
    )
)
with st.container(key="review"):
    if shows_ledger:
        ledger_view()
    else:
        findings_view()
review_downloads.buttons(choice, now.review)
below()
