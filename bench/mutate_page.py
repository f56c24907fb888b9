"""The outcome of changing figures one at a time: as lines for a terminal, and as a page of ``docs/``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from bench.mutate_figures import NARRATIVE, Held
from bench.mutate_judging import Score, Trial, Verdict, escaped, flagged, score, unheld
from mingzhang.forms import FORMS
from mingzhang.forms.measures import MEASURES, measure_name

MARK = "<!-- 由 make mutate 生成，请勿手改 -->"
HEADER = ("范围", "印出的数", "受约束", "改动", "查出", "查出率", "指认", "给出原数", "另及他处")
TARGETS = {"tables": Decimal("0.98"), NARRATIVE: Decimal("0.90")}
"""At least so much of the changes must be found out: of tables 01–06 and 09–11, and of the narrative."""
FUNDS = ("government_fund", "state_capital")
TOLD_MEASURES = (
    "final",
    "initial_budget",
    "budget",
    "prior",
    "change",
    "other",
    "share",
    "growth",
    "completion",
)
"""Amounts, shares, growths and completions; counts, scores and rates of payment are counted apart."""

MEANING = f"""# 改动检验：每次改错一个数，看能否查出

{MARK}

命令：`make mutate`（或 `.venv/bin/python -m bench.mutate`）。对象：随附样例。报表和情况说明中的每个数，
每次只改一个，分别改大、改小，整份重新核对；新出现的错误或提醒（说明不算）的依据中有被改的数，才算查出。

- **改多少**：改到它所参加的等式不再容许的最近一个可印出的数，即刚好超出四舍五入所能解释的范围，
  至少改末位一个单位；正负不变（减少、下降的正负由文字表示）。由它推算的上年数、它所在的句子随之改变，
  如同报告本来就这样印。
- **受约束**：至少有一个等式（或不等式）能够排除某个别的数。不参加任何比较的数，改了也无从知道，
  列在后面，不进分母；只受不等式约束的数，只向不容许的方向改。
- **指认**：新出现的、涉及该数的第一条结论，以被改的数为首个依据。**给出原数**：该条结论的应有数
  就是原来的数（按四舍五入）。**另及他处**：同时出现了不涉及该数的错误或提醒。
"""


def report_lines(made: Trial) -> list[tuple[str, ...]]:
    """A row for every table and measure, then one for all tables and one for the narrative."""
    groups = list(dict.fromkeys(held.group for held in made.figures))
    order = [form.id for form in FORMS] + [f"{NARRATIVE}.{measure}" for measure in MEASURES]
    rows = [
        _row(title(group), score(_of(made, group.__eq__), made.verdicts))
        for group in sorted(groups, key=order.index)
    ]
    rows.append(_row("报表合计（不含 07、08）", tables_score(made)))
    rows.append(_row("情况说明合计（金额、占比、增减率、完成率）", narrative_score(made)))
    return rows


def tables_score(made: Trial) -> Score:
    """Of tables 01–06 and 09–11."""
    return score(
        _of(made, lambda group: not group.startswith(NARRATIVE) and group not in FUNDS), made.verdicts
    )


def narrative_score(made: Trial) -> Score:
    """Of the amounts, shares, growths and completions that the text tells."""
    return score(_of(made, lambda group: group.partition(".")[2] in TOLD_MEASURES), made.verdicts)


def title(group: str) -> str:
    """What a group of figures is called in Chinese."""
    place, _, measure = group.partition(".")
    if place == NARRATIVE:
        return f"情况说明：{measure_name(measure)}"
    return next(form.title for form in FORMS if form.id == group)


def _of(made: Trial, wanted: Callable[[str], bool]) -> list[Held]:
    return [held for held in made.figures if wanted(held.group)]


def _row(name: str, counted: Score) -> tuple[str, ...]:
    return (
        name,
        str(counted.figures),
        str(counted.held),
        str(counted.mutants),
        str(counted.detected),
        share(counted.detected, counted.mutants),
        share(counted.named, counted.detected),
        share(counted.mended, counted.detected),
        str(counted.elsewhere),
    )


def share(part: int, whole: int) -> str:
    """A percentage with one decimal, rounded down so that 100 % is all of it; – of nothing."""
    return f"{Decimal(part * 1000 // whole) / 10}%" if whole else "–"


def summary(made: Trial) -> str:
    """What the report as it is says, and whether the aims are reached, in one line."""
    begun = flagged(made)
    tables = sum(not held.group.startswith(NARRATIVE) for held in begun)
    parts = [f"未改动时：报表中被指出的数 {tables} 个，情况说明中 {len(begun) - tables} 个"]
    for name, counted, target in (
        ("报表", tables_score(made), TARGETS["tables"]),
        ("情况说明", narrative_score(made), TARGETS[NARRATIVE]),
    ):
        if counted.mutants:
            reached = counted.detected >= target * counted.mutants
            rate = share(counted.detected, counted.mutants)
            parts.append(f"{name}查出率 {rate}（目标 {target:.0%}，{'达到' if reached else '未达到'}）")
    return "；".join(parts) + "。"


# ---------------------------------------------------------------- the page


def page(made: Trial) -> str:
    """The page of a report's outcome, with what escapes and what nothing holds, each with why."""
    lines = [MEANING, f"{summary(made)}", ""]
    lines += _table(HEADER, report_lines(made))
    lines += ["## 改了而没有查出的", ""]
    missed = [_missed(verdict) for verdict in escaped(made)]
    lines += (
        _table(("数", "印为", "改为", "本应排除它的比较", "为何没有查出"), missed) if missed else ["无。", ""]
    )
    lines += ["## 不受任何等式约束、无从查出的", ""]
    free = [_free(held) for held in unheld(made)]
    lines += _table(("数", "类别", "印为", "页", "原因"), free) if free else ["无。", ""]
    return "\n".join(lines).rstrip() + "\n"


def _missed(verdict: Verdict) -> tuple[str, ...]:
    figure = verdict.mutant.held.figure
    compared = verdict.mutant.comparison
    return (
        figure.label,
        figure.source.text,
        verdict.mutant.text,
        f"{compared.subject}（`{compared.rule}`）",
        why_missed(verdict),
    )


def why_missed(verdict: Verdict) -> str:
    """Why nobody is told of a change: what the check said instead."""
    if verdict.new:
        rules = "、".join(dict.fromkeys(f"`{finding.rule}`" for finding in verdict.new))
        return f"新的结论（{rules}）不以此数为依据"
    return "没有新的错误或提醒：该比较换了别的数作依据，或只作说明"


def _free(held: Held) -> tuple[str, ...]:
    source = held.figure.source
    return (held.figure.label, title(held.group), source.text, str(source.page), why_free(held))


def why_free(held: Held) -> str:
    """Why no other number in the figure's place would be found out."""
    if not held.comparisons:
        return "所在的比较在未改动时已不相符" if held.is_off else "不参加任何比较"
    return "所在的比较不排除任何别的数：只看方向，或是有余地的不等式，或另一边为零"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"| {' | '.join('---' for _ in header)} |"
    for row in rows:
        yield f"| {' | '.join(text.replace('|', chr(92) + '|') for text in row)} |"
    yield ""
