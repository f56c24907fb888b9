"""Identities written out with their figures, in Chinese, and what is told of a doubtful figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mingzhang.checking import Comparison, Term
from mingzhang.checking.reckoning import RATE
from mingzhang.confirming.figures import Figure
from mingzhang.model import ReadingWarning

MANY = 12
DOUBTFUL = "doubtful"
UNSURE = "low_confidence"


def written_out(comparison: Comparison) -> str:
    """支出决算表“208 …”的合计，下级科目之和：2,002.49 = 1,531.51 + 142.36 + 7.68 + 320.95."""
    if comparison.unit == RATE and len(comparison.expected_terms) == 2:
        part, whole = (_text(term) for term in comparison.expected_terms)
        rate = _text(comparison.found_terms[0]).removesuffix(RATE)
        return f"{comparison.subject}：{rate}% = {part} ÷ {whole}"
    sign = "≤" if comparison.relation == "<=" else "="
    left, right = _side(comparison.found_terms), _side(comparison.expected_terms)
    return f"{comparison.subject}：{left} {sign} {right}"


def _side(terms: Iterable[Term]) -> str:
    printed = [term for term in terms if term.amount is not None]
    if not printed:
        return "0"
    shown = printed if len(printed) <= MANY else [*printed[: MANY - 2], printed[-1]]
    text = ""
    for index, term in enumerate(shown):
        gap = " + …" if index == MANY - 2 and len(shown) < len(printed) else ""
        sign = "-" if term.negative else "+" if index else ""
        text += f"{gap} {sign} {_text(term)}" if index else f"{sign}{_text(term)}"
    return text


def _text(term: Term) -> str:
    return term.evidence.source.text if term.evidence is not None else "空白"


def doubtful_warning(figures: Sequence[Figure], comparison: Comparison) -> ReadingWarning:
    """Recognised figures that an identity speaks against: those of low confidence first."""
    ordered = sorted(figures, key=lambda figure: figure.confidence)
    page = figures[0].source.page
    named = "、".join(f"“{figure.source.text}”（{_where(figure, page)}）" for figure in ordered)
    against = comparison.note or f"一边为 {comparison.found}，一边为 {comparison.expected}"
    message = (
        f"识别的数{named}存疑：{comparison.subject}不相符（{against}）。"
        "可能识别有误，也可能原文如此，请对照原页。"
    )
    return ReadingWarning(DOUBTFUL, message, page)


def _where(figure: Figure, page: int) -> str:
    return figure.label if figure.source.page == page else f"{figure.label}，第 {figure.source.page} 页"


def unsure_warning(page: int, figures: list[Figure]) -> ReadingWarning:
    """A page's figures of low confidence that no identity holds."""
    shown = "、".join(f"“{figure.source.text}”" for figure in figures[:MANY])
    more = f"等 {len(figures)} 个数" if len(figures) > MANY else ""
    return ReadingWarning(UNSURE, f"识别把握不大、又没有勾稽关系可以印证：{shown}{more}，请对照原页。", page)
