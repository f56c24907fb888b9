"""What is retold is, message for message, what was told; clicks work again; other widgets are not kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from components import latency, retelling
from components.retelling import MOST_BYTES, Piece, retold


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    retelling.forget()
    yield
    retelling.forget()


def scripted(script: Callable[[], None]) -> AppTest:
    return AppTest.from_function(script).run()


def told(app: AppTest) -> list[tuple[str, bytes]]:
    """All that the page holds, element by element in the order of their places."""
    return [
        (type(node).__name__, proto.SerializeToString(deterministic=True))
        for node in app._tree
        if (proto := getattr(node, "proto", None)) is not None
    ]


def page() -> None:
    """A page of which a part is retold: blocks, HTML, style, a chart; and something after it."""
    import plotly.graph_objects as go
    import streamlit as st

    from components.retelling import retold

    def part() -> None:
        st.session_state["made"] = st.session_state.get("made", 0) + 1
        st.html("<style>p { color: red }</style>")
        left, right = st.columns(2)
        with left, st.container(key="box"):
            st.html("<p>一</p>")
        right.plotly_chart(go.Figure(go.Bar(x=["甲"], y=[1])), key="bars")
        st.html("<p>二</p>")

    if st.session_state.get("first"):
        st.html("<p>前</p>")
    retold("part", part)
    with st.container():
        retold("part in a box", lambda: st.html("<p>盒</p>"))
    st.html("<p>后</p>")


def test_what_is_retold_is_what_was_told() -> None:
    first = scripted(page)
    second = scripted(page)
    assert not first.exception and not second.exception
    assert first.session_state["made"] == 1 and "made" not in second.session_state
    assert told(first) == told(second)
    assert len(told(first)) > 8


def test_a_piece_is_retold_where_the_page_stands() -> None:
    scripted(page)
    moved = AppTest.from_function(page)
    moved.session_state["first"] = True
    moved.run()
    assert "made" not in moved.session_state
    assert [html.proto.body for html in moved.main.get("html")] == [
        "<p>前</p>",
        "<p>一</p>",
        "<p>二</p>",
        "<p>盒</p>",
        "<p>后</p>",
    ]


def clicked() -> None:
    import plotly.graph_objects as go
    import streamlit as st

    from components.retelling import retold

    def note() -> None:
        st.session_state["seen"] = True

    def part() -> None:
        st.session_state["made"] = True
        st.plotly_chart(go.Figure(go.Bar(x=["甲"], y=[1])), key="bars", on_select=note)

    retold("clickable", part)
    st.session_state["state"] = dict(st.session_state["bars"])


def test_a_chart_that_is_retold_can_be_clicked() -> None:
    first, second = scripted(clicked), scripted(clicked)
    assert not second.exception
    assert "made" in first.session_state and "made" not in second.session_state
    assert second.session_state["state"] == first.session_state["state"]
    second.run()
    assert not second.exception and "made" not in second.session_state


def asking() -> None:
    import streamlit as st

    from components.retelling import retold

    def part() -> None:
        st.session_state["made"] = st.session_state.get("made", 0) + 1
        st.text_input("问", key="asked")

    retold("asking", part)


def test_a_piece_with_another_widget_is_made_for_every_reader() -> None:
    scripted(asking)
    second = scripted(asking)
    assert second.session_state["made"] == 1
    second.text_input[0].set_value("答").run()
    assert second.text_input[0].value == "答"


def failing() -> None:
    import streamlit as st

    from components.retelling import retold

    def part() -> None:
        st.session_state["made"] = st.session_state.get("made", 0) + 1
        st.html("<p>一半</p>")
        raise ValueError("一半")

    retold("failing", part)


def test_a_piece_that_fails_is_not_kept() -> None:
    scripted(failing)
    second = scripted(failing)
    assert second.exception and second.session_state["made"] == 1


def nested() -> None:
    import streamlit as st

    from components.retelling import retold

    def inner() -> None:
        st.session_state["made"] = st.session_state.get("made", 0) + 1
        st.html("<p>里</p>")

    def outer() -> None:
        retold("inner", inner)
        retold("inner", inner)
        st.html("<p>外</p>")

    retold("outer", outer)
    retold("outer", outer)


def test_pieces_stand_in_pieces() -> None:
    for _ in range(2):
        app = scripted(nested)
        bodies = [html.proto.body for html in app.get("html")]
        assert bodies == ["<p>里</p>", "<p>里</p>", "<p>外</p>"] * 2


def test_what_is_told_first_of_all_is_retold_first_of_all(monkeypatch: pytest.MonkeyPatch) -> None:
    def page() -> None:
        import streamlit as st

        from components.retelling import first_of_all, retold

        def part() -> None:
            st.html("<p>上</p>")
            first_of_all()
            st.html("<p>下</p>")

        retold("whole", lambda: retold("part", part))

    drawn: list[str] = []
    monkeypatch.setattr(latency, "let_draw", lambda: drawn.append("drawn"))
    first = scripted(page)
    assert drawn == ["drawn"]
    second = scripted(page)
    assert drawn == ["drawn", "drawn"] and told(first) == told(second)


def test_without_a_running_page_a_piece_is_just_told() -> None:
    made: list[int] = []
    for _ in range(2):
        retold("bare", lambda: made.append(1))
    assert made == [1, 1]


def of_reports() -> None:
    import streamlit as st

    from components.retelling import retold

    def part() -> None:
        st.session_state["made"] = st.session_state.get("made", 0) + 1
        st.html("<p>报告</p>")

    for report in ("a" * 64, "b" * 64):
        retold("page", part, report)


def test_with_its_report_a_piece_is_forgotten() -> None:
    assert scripted(of_reports).session_state["made"] == 2
    retelling.forget("a" * 64)
    assert scripted(of_reports).session_state["made"] == 1


def heavy() -> None:
    import streamlit as st

    from components.retelling import retold

    retold("heavy", lambda: st.html("<p>" + "重" * 1000 + "</p>"))


def test_pieces_are_weighed() -> None:
    scripted(heavy)
    (piece,) = retelling._pieces._results.values()
    assert isinstance(piece, Piece) and 3000 < piece.size < MOST_BYTES
