"""数据: what was read from the report, all of it, to look up and to take away?"""

import pandas as pd
import streamlit as st

from components import data_view, embedding_view, marks, state
from components.kept import kept
from components.show import breadcrumb, open_source, show
from components.takeaways import TAKEAWAYS
from mingzhang.exporting.csv import frame_bytes
from mingzhang.exporting.site.embedding import embeddings
from mingzhang.exporting.xlsx import frame_xlsx
from mingzhang.frames.columns import FrameForm
from mingzhang.model import Source

CSV, XLSX = "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ROW_HEIGHT = 32
MOST_ROWS_HIGH = 18

choice = state.choice()
report, links = choice.report, choice.links
view = data_view.known(state.asked("view"))
stem = f"{report.department}{report.year or ''}"


def name_file(part: str, ending: str) -> str:
    return f"{stem}-{part}.{ending}".replace("/", "-")


def search_box(column: st.delta_generator.DeltaGenerator) -> str:
    return column.text_input(
        "查找", key=f"search-{view}", placeholder="查找：名称、编码、数字或文字", label_visibility="collapsed"
    )


def whole_report_downloads() -> None:
    """The whole report in every form in which it is of use elsewhere."""
    show(marks.block("带走整份报告", "每一种都带着页码；网页和幻灯片不需要本程序就能打开"))
    with st.container(horizontal=True, key="downloads"):
        for one in TAKEAWAYS:
            st.download_button(
                f"{one.label}（{one.format.upper() if one.ending != 'zip' else 'ZIP'}）",
                one.maker(report, choice.audit),
                one.file_name(report),
                one.mime,
                on_click="ignore",
                help=one.meaning,
            )


def single_charts() -> None:
    """The code that shows one chart of the report in another page."""
    charts = kept(("embeddings", report.sha256), lambda: embeddings(report, choice.audit))
    chosen = embedding_view.chosen_chart(charts, state.asked(embedding_view.WANTED))
    if chosen is None:
        return
    file = next(one.file_name(report) for one in TAKEAWAYS if one.format == "html")
    show(embedding_view.chart_chips(charts, chosen, links))
    with st.container(key="snippet"):
        st.code(chosen.snippet(file), language=None, wrap_lines=True)


def printed_tables() -> None:
    """The tables as printed."""
    chosen = data_view.chosen_table(report, state.asked("table"))
    show(marks.joined(data_view.table_chips(report, chosen, links), breadcrumb(choice)))
    search = search_box(st.columns([2, 3])[0])
    if report.tables:
        show(data_view.printed_table(report.tables[chosen], links, search))
    else:
        show(marks.nothing("报告中没有读到报表。"))


def tidy_frame(form: FrameForm) -> None:
    """One tidy frame with search, filters and downloads; a chosen row leads to its place."""
    frame: pd.DataFrame = getattr(choice.frames, form.name)
    if crumb := breadcrumb(choice):
        show(crumb)
    left, right, rest = st.columns([2, 2, 1.4], vertical_alignment="bottom")
    search, table = search_box(left), ""
    if "table" in frame:
        tables = ["", *dict.fromkeys(frame["table"].dropna())]
        table = right.selectbox(
            "表",
            tables,
            format_func=lambda one: data_view.words("table", report.kind).get(one, one) or "全部报表",
            label_visibility="collapsed",
            key=f"table-{view}",
        )
    kept = data_view.filtered(frame, choice.code, search, table)
    with rest:
        show(marks.element("p", marks.text(f"{len(kept):,} / {len(frame):,} 行"), class_="tally"))
    if kept.empty:
        show(marks.nothing("没有符合条件的行。" if len(frame) else f"报告中没有{form.title}。"))
        return
    event = st.dataframe(
        data_view.displayed(kept, form, report.kind, choice.links.questions),
        hide_index=True,
        placeholder="",
        key=f"frame-{view}-{report.sha256[:8]}-{choice.code}-{table}-{search}",
        on_select="rerun",
        selection_mode="single-row",
        row_height=ROW_HEIGHT,
        height=ROW_HEIGHT * (min(len(kept), MOST_ROWS_HIGH) + 1) + 4,
        alt=f"{form.title}，{len(kept)} 行",
    )
    if event.selection.rows:
        row = kept.iloc[event.selection.rows[0]]
        if pd.notna(row["page"]) and pd.notna(row["x0"]):
            box = tuple(float(row[edge]) for edge in ("x0", "top", "x1", "bottom"))
            open_source(links, Source(report.sha256, int(row["page"]), box, ""))
        else:
            show(marks.nothing("这一行在原文中没有印出的数字。"))
    with st.container(horizontal=True, key="downloads"):
        st.download_button(
            "所见各行（CSV）", lambda: frame_bytes(kept), name_file(form.title, "csv"), CSV, on_click="ignore"
        )
        st.download_button(
            "所见各行（XLSX）",
            lambda: frame_xlsx(form, kept),
            name_file(form.title, "xlsx"),
            XLSX,
            on_click="ignore",
        )


filled = sum(cell.amount is not None for t in report.tables for row in t.rows for cell in row.cells.values())
printed = sum(not fact.derived for fact in report.facts)
show(
    marks.joined(
        marks.title(
            f"读出 {filled:,} 个表内数、{printed:,} 个文中数，逐一可查",
            "选中一行，即翻到原文所在之处；下载的文件含坐标与精确值。",
        ),
        data_view.tabs(view, links),
    )
)
if view == data_view.TABLES:
    printed_tables()
    whole_report_downloads()
    single_charts()
else:
    tidy_frame(data_view.FRAMES[view])
show(data_view.warnings(report, links))
