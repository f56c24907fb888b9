"""Dash with the figures of /structure: what a reader would wait for elsewhere.

The callback returns the same three figures and the same table as text; it is asked for as Dash's own
page asks: a POST per change. Figures are built once, as the dashboard keeps its own.
"""

from __future__ import annotations

import json
import statistics
import sys
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

REQUEST = {
    "output": "..treemap.figure...flow.figure...economic.figure...table.children..",
    "outputs": [
        {"id": "treemap", "property": "figure"},
        {"id": "flow", "property": "figure"},
        {"id": "economic", "property": "figure"},
        {"id": "table", "property": "children"},
    ],
    "inputs": [{"id": "code", "property": "value", "value": ""}],
    "changedPropIds": ["code.value"],
}


def serve(port: int) -> None:
    """Run the Dash server; called in a process of its own."""
    from dash import Dash, Input, Output, dcc, html

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
    flow, economic = flow_of(report, tree), economic_of(report)
    assert economic is not None
    figures = (
        treemap(tree, "", "light"),
        flow_chart(flow, tree, "light"),
        economic_icicle(economic, "", "light"),
    )
    table = twin_table(report, tree, "", Links(report.sha256[:16], "", "/structure"))
    app = Dash(__name__, serve_locally=True)
    app.layout = html.Div(
        [
            dcc.Input(id="code"),
            dcc.Graph(id="treemap"),
            dcc.Graph(id="flow"),
            dcc.Graph(id="economic"),
            html.Div(id="table"),
        ]
    )

    @app.callback(
        Output("treemap", "figure"),
        Output("flow", "figure"),
        Output("economic", "figure"),
        Output("table", "children"),
        Input("code", "value"),
    )
    def answer(_code: str) -> tuple[object, ...]:
        return (*figures, str(table))

    app.run(host="127.0.0.1", port=str(port), debug=False)


def ask(port: int) -> float:
    """One callback; seconds until its answer is here."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/_dash-update-component",
        data=json.dumps(REQUEST).encode(),
        headers={"Content-Type": "application/json"},
    )
    started = time.perf_counter()
    with urllib.request.urlopen(request, timeout=30) as answer:
        answer.read()
    return time.perf_counter() - started


def measure(readers: int, each: int, alone: int) -> dict[str, float]:
    """Median of one reader in milliseconds, and callbacks per second with several."""
    from bench.server import free_port, processor_seconds, resident_megabytes, served

    port = free_port()
    command = [sys.executable, "-c", f"from bench.dash_twin import serve; serve({port})"]
    with served(command, port, "/") as process_id:
        for _ in range(3):
            ask(port)
        median = statistics.median(ask(port) * 1000 for _ in range(alone))
        start = threading.Barrier(readers)

        def several() -> None:
            start.wait()
            for _ in range(each):
                ask(port)

        taken = processor_seconds(process_id)
        started = time.perf_counter()
        with ThreadPoolExecutor(readers) as pool:
            for future in [pool.submit(several) for _ in range(readers)]:
                future.result()
        elapsed = time.perf_counter() - started
        taken = (processor_seconds(process_id) - taken) * 1000 / (readers * each)
        memory = resident_megabytes(process_id)
        if memory is not None:
            print(f"resident memory of Dash: {memory:.0f} MB")
    return {"alone": median, "rate": readers * each / elapsed, "each": taken}
