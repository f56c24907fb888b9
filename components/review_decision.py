"""The reviewer's decision about a finding: Streamlit's own controls, and how the review is kept."""

from __future__ import annotations

import streamlit as st

from components import marks, review
from components.marks import Html
from components.show import show
from mingzhang.reviewing import VERDICT_NAMES, VERDICTS, Decision, Verdict
from mingzhang.reviewing.decisions import LONGEST_NOTE

LABEL = "复核意见"
NOTE_LABEL = "说明"
NOTE_HINT = "依据、与填报单位核实的情况、整改结果"
TIME = "%Y-%m-%d %H:%M"


def controls(sha256: str, finding_key: str, decision: Decision | None) -> None:
    """Choose 确认 / 不成立 / 已整改 (chosen again: withdrawn), then say why; each is kept at once."""
    name = f"{sha256[:16]}-{finding_key}"
    verdict_key, note_key = f"verdict-{name}", f"note-{name}"

    def decided() -> None:
        latest = review.current(sha256).review.of(finding_key)
        chosen, typed = st.session_state.get(verdict_key), st.session_state.get(note_key)
        verdict, note = changed(chosen, typed, decision, latest)
        if verdict is None:
            review.withdraw(sha256, finding_key)
        else:
            review.decide(sha256, finding_key, verdict, note)

    # The controls show what is kept, whichever session kept it.
    st.session_state[verdict_key] = decision.verdict if decision is not None else None
    with st.container(key="decision"):
        st.segmented_control(
            LABEL,
            VERDICTS,
            format_func=VERDICT_NAMES.__getitem__,
            key=verdict_key,
            on_change=decided,
            width="stretch",
        )
        if decision is None:
            return
        st.session_state[note_key] = decision.note
        st.text_area(
            NOTE_LABEL,
            key=note_key,
            max_chars=LONGEST_NOTE,
            height=68,
            placeholder=NOTE_HINT,
            on_change=decided,
        )
        with st.container(horizontal=True, vertical_alignment="center", key="kept"):
            show(kept_told(decision))
            st.button("保存说明", key=f"save-{name}", on_click=decided)


def changed(
    chosen: Verdict | None, typed: str | None, seen: Decision | None, latest: Decision | None
) -> tuple[Verdict | None, str]:
    """The verdict and note to keep: what was changed here, and of the rest what is kept by now.

    ``seen`` is what the controls showed; another session may have decided since (``latest``).
    """
    verdict = chosen
    if seen is not None and latest is not None and chosen == seen.verdict:
        verdict = latest.verdict
    note_seen = seen.note if seen is not None else ""
    if typed is not None and typed != note_seen:
        return verdict, typed
    return verdict, latest.note if latest is not None else note_seen


def kept_told(decision: Decision) -> Html:
    """When it was decided, and how to take it back."""
    when = decision.at.astimezone().strftime(TIME)
    told = f"{when} · 再点一次意见即撤回"
    return marks.element("span", marks.text(told), class_="cap num")


def notices(now: review.Current, bygone: int) -> Html:
    """What has to be said of how the review is kept; nothing where all is well."""
    said: list[tuple[str, str]] = []
    if now.public:
        said.append(("notice", review.PUBLIC_NOTE))
    if now.problem:
        rest = "您的意见保留在本次会话中，关闭页面后不再保留。"
        said.append(("notice bad", now.problem + rest))
    if now.damaged:
        names = "、".join(str(path) for path in now.damaged)
        told = f"复核意见文件曾损坏，损坏的文件没有删除，留在 {names}；其中能读出的意见已恢复。"
        said.append(("notice", told + "处理后可将该文件移走，此提示随之消失。"))
    if bygone:
        said.append(
            ("notice", f"另有 {bygone} 条意见所对的发现已不再出现（程序或规则有更新），意见仍保留在文件中。")
        )
    return marks.joined(
        *(marks.element("p", marks.text(words), class_=kind, role="status") for kind, words in said)
    )
