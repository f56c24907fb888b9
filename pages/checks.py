"""核对: do the report's numbers agree with each other, and where do they not?"""

import streamlit as st

from components import checks, marks, recognised_summary, state
from components.checks_identity import identity, intervals, members, title_of, verdict
from components.checks_pages import heading, pictures
from components.show import breadcrumb, show
from mingzhang.checking import rules
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

choice = state.choice()
audit, links, query = choice.audit, choice.links, st.query_params


def wanted() -> Chosen:
    """The filters as the link states them; what it misspells is left out."""
    outcome, table = query.get("outcome", ""), query.get("table", "")
    known = tables_in(numbered(audit))
    return Chosen(outcome if outcome in STANDINGS else "", table if table in known else "", choice.code)


def title_of_table(table: str) -> str:
    """A table's title; self-evaluation forms are no statutory table."""
    known = {each.id: in_words(each.title, choice.report.kind) for each in FORMS}
    return known.get(table) or checks.OTHER_TABLES.get(table, table)


def picked(found: tuple[Family, ...]) -> tuple[Family, Numbered] | None:
    """The family and comparison to write out: the link's, else the gravest."""
    checked = [family for family in found if family.checked]
    if not checked:
        return None
    family = next((family for family in checked if family.rule == query.get("rule", "")), checked[0])
    number = query.get("n", "")
    member = next((member for member in family.members if str(member.number) == number), family.members[0])
    return family, member


def written_out(family: Family, member: Numbered) -> tuple[str, str]:
    """The identity in the middle, the pages at the right."""
    comparison = member.comparison
    middle = marks.block(
        title_of(comparison),
        subtitle_html=verdict(comparison, family),
        body=marks.joined(
            identity(comparison, links), intervals(comparison), members(family, member.number, chosen, links)
        ),
    )
    try:
        picture = pictures(comparison, choice.report, state.content_of(choice.report_id), links)
    except MingZhangError as error:
        picture = marks.nothing(error.message)
    return middle, marks.block(*heading(comparison), picture)


chosen = wanted()
everything = numbered(audit, Chosen(code=choice.code))
shown = numbered(audit, chosen)
counts = counts_of(
    member.comparison for member in numbered(audit, Chosen(table=chosen.table, code=choice.code))
)
name = choice.tree.by_code[choice.code].name if choice.tree is not None and choice.code else ""
titles = [(table, title_of_table(table)) for table in tables_in(everything)]
show(
    marks.joined(
        marks.title(checks.headline(counts, name), checks.SUBTITLE),
        checks.proportion(counts),
        checks.outcome_filter(counts, chosen, links, 0 if choice.code else len(audit.idle)),
        checks.table_filter(titles, chosen, links),
    )
)
breadcrumb(choice)
told_rules = rules_in_words(rules(), choice.report.kind)
found = families(shown, told_rules)
pick = picked(found)
if pick is None:
    show(marks.nothing("没有符合条件的勾稽"))
else:
    middle, right = written_out(*pick)
    ledger = checks.ledger(found, pick[0].rule, chosen, links)
    left = marks.block("勾稽账", "一行一族等式，点一行看式子", ledger)
    columns = marks.joined(*(marks.element("div", column) for column in (left, middle, right)))
    show(marks.element("div", columns, class_="ck"))
idle = checks.unchecked_list(unchecked(audit, told_rules, everything))
covered = checks.coverage_told(audit.coverage, links)
recognition = recognised_summary.block(state.recognition(choice.sha256, choice.report), links)
if recognition:
    show(recognition)
show(
    marks.element(
        "div",
        marks.joined(
            marks.block("未核的，原因在此", checks.rules_told(audit), idle),
            marks.block(
                "印出的数，多少进过勾稽",
                "01–11 各表" if choice.report.kind == "final_account" else "各张预算表",
                covered,
            ),
        ),
        class_="two",
    )
)
