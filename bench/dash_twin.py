"""Dash with the figures of 支出结构: what a reader would wait for elsewhere.

The callback returns the same figures and the same table for the code that was chosen: built in the callback,
as Dash's own examples do, or kept for the next reader, as the dashboard keeps its own.
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
import urllib.request
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

OUTPUTS = [
    {"id": "treemap", "property": "figure"},
    {"id": "flow", "property": "figure"},
    {"id": "economic", "property": "children"},
    {"id": "table", "property": "children"},
]
STYLE = {"height": "320px"}
Answer = tuple[Any, ...]


def answers() -> tuple[list[str], Callable[[str], Answer]]:
    """The codes of the sample's tree, and what a code's page shows: three figures and the table."""
    from dash import dcc, html
    from lxml.html import fromstring

    from components.links import Links
    from components.structure_charts import treemap
    from components.structure_economic_chart import economic_icicle
    from components.structure_flow import flow_chart
    from components.structure_tables import twin_table
    from mingzhang.frames.structure import economic_of, expenditure_tree, flow_of
    from mingzhang.reading.report import read_report

    (sample,) = Path("data").glob("*.pdf")
    report = read_report(sample)
    tree = expenditure_tree(report)
    assert tree is not None
    economic = economic_of(report)
    assert economic is not None
    flow = flow_of(report, tree)

    @cache
    def table(code: str) -> object:
        """The dashboard's own table in Dash's elements: its texts, row by row."""
        rows = fromstring(twin_table(report, tree, code, Links(report.sha256[:16], code, "/structure")))
        return html.Table(
            [
                html.Tr([html.Td(cell.text_content()) for cell in row.iter("td", "th")])
                for row in rows.iter("tr")
            ]
        )

    def answer(code: str) -> Answer:
        return (
            treemap(tree, code, "light"),
            flow_chart(flow, tree, "light", tree.class_of(code)),
            None if code else dcc.Graph(figure=economic_icicle(economic, "", "light"), style=STYLE),
            table(code),
        )

    return [code for code in tree.by_code if tree.children(code)], answer


def serve(port: int, kept: bool) -> None:
    """Run the Dash server; called in a process of its own."""
    from dash import Dash, Input, Output, dcc, html

    codes, answer = answers()
    answered = cache(answer) if kept else answer
    app = Dash(__name__, serve_locally=True)
    app.layout = html.Div(
        [
            dcc.RadioItems(["", *codes], "", id="code"),
            *(dcc.Graph(id=one["id"], style=STYLE) for one in OUTPUTS[:2]),
            *(html.Div(id=one["id"]) for one in OUTPUTS[2:]),
        ]
    )

    @app.callback(
        *(Output(one["id"], one["property"]) for one in OUTPUTS),
        Input("code", "value"),
    )
    def answer_callback(code: str) -> Answer:
        return answered(code or "")

    app.run(host="127.0.0.1", port=str(port), debug=False)


def command(port: int, kept: bool) -> list[str]:
    """The command line that runs the server."""
    return [sys.executable, "-c", f"from bench.dash_twin import serve; serve({port}, {kept})"]


def ask(port: int, code: str = "") -> float:
    """One callback, asked for as Dash's own page asks; seconds until its answer is here."""
    wanted = {
        "output": ".." + "...".join(f"{one['id']}.{one['property']}" for one in OUTPUTS) + "..",
        "outputs": OUTPUTS,
        "inputs": [{"id": "code", "property": "value", "value": code}],
        "changedPropIds": ["code.value"],
    }
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/_dash-update-component",
        data=json.dumps(wanted).encode(),
        headers={"Content-Type": "application/json"},
    )
    started = time.perf_counter()
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()
    return time.perf_counter() - started


def alone(port: int, times: int) -> float:
    """Median milliseconds of one reader's callback."""
    return statistics.median(ask(port) * 1000 for _ in range(times))


def crowd(port: int, readers: int, each: int) -> float:
    """Callbacks per second with several readers asking at once."""
    start = threading.Barrier(readers)

    def several() -> None:
        start.wait()
        for _ in range(each):
            ask(port)

    started = time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        for future in [pool.submit(several) for _ in range(readers)]:
            future.result()
    return readers * each / (time.perf_counter() - started)
