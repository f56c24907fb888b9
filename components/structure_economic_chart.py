"""基本支出 by economic classification as an icicle: 人员 and 公用, 类, 款."""

from __future__ import annotations

import plotly.graph_objects as go

from components import palette
from components.chart_marks import plain
from components.palette import TOKENS, Scheme
from components.structure_charts import HEIGHT, ROOT, custom, drawable, label_of, yuan
from components.structure_hover import amount_line, share_line
from mingzhang.frames.figures import Figure, share
from mingzhang.frames.structure import Economic, Item, Tree
from mingzhang.presenting.units import AS_PRINTED, Scale


def economic_icicle(economic: Economic, code: str, scheme: Scheme, scale: Scale = AS_PRINTED) -> go.Figure:
    """基本支出 by 人员 and 公用, 类, 款, opened at a code (``all``, ``personnel``, ``public``, 301 …)."""
    tokens = TOKENS[scheme]
    tree = economic.tree
    items = drawable(tree)
    groups = [
        group for group in economic.groups if any(economic.group_of(item.code) == group[0] for item in items)
    ]
    base = palette.colours(("personnel", "public"), scheme)
    fills = [
        palette.mixed(base[economic.group_of(item.code)], tokens.paper, _pale(tree, item)) for item in items
    ]
    heads = [base[group[0]] for group in groups]
    shown = _economic_figure(economic, code)
    labels = [label_of(item.name, item.figure("amount"), shown, scale) for item in items]
    figure = go.Figure(
        go.Icicle(
            ids=[ROOT, *(group[0] for group in groups), *(item.code for item in items)],
            labels=[
                label_of("基本支出", economic.whole, shown, scale),
                *(label_of(name, amount, shown, scale) for _, name, amount in groups),
                *labels,
            ],
            parents=[
                "",
                *(ROOT for _ in groups),
                *(item.parent or economic.group_of(item.code) for item in items),
            ],
            values=[
                0,
                *(0 for _ in groups),
                *(yuan(item) if not tree.children(item.code) else 0 for item in items),
            ],
            branchvalues="remainder",
            level=code or ROOT,
            customdata=[
                custom("基本支出", economic.whole),
                *(custom(name, amount) for _, name, amount in groups),
                *(custom(item.name, item.figure("amount")) for item in items),
            ],
            hovertext=[
                _card("基本支出", "", economic.whole, economic, scale),
                *(_card(name, "", amount, economic, scale) for _, name, amount in groups),
                *(_card(item.name, item.code, item.figure("amount"), economic, scale) for item in items),
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            marker={"colors": [tokens.sunk, *heads, *fills], "line": {"width": 2, "color": tokens.paper}},
            textfont={
                "size": 13,
                "color": [tokens.ink, *(palette.text_on(fill, scheme) for fill in (*heads, *fills))],
            },
            textposition="middle left",
            tiling={"orientation": "h", "pad": 1},
            pathbar={"visible": False},
            maxdepth=4,
        )
    )
    figure.update_layout(margin={"l": 0, "r": 0, "t": 4, "b": 0})
    return palette.dressed(figure, scheme, HEIGHT)


def _pale(tree: Tree, item: Item) -> float:
    if item.level == 1:
        return 0.12
    siblings = sorted(tree.children(item.parent), key=yuan, reverse=True)
    return min(0.2 + 0.06 * siblings.index(item), 0.72)


def _economic_figure(economic: Economic, code: str) -> Figure | None:
    if code == "personnel":
        return economic.personnel
    if code == "public":
        return economic.public
    return economic.tree.figure(code) if code in economic.tree.by_code else economic.whole


def _card(name: str, code: str, figure: Figure | None, economic: Economic, scale: Scale) -> str:
    """Amount and parts: of 基本支出, and of the 类 or group above."""
    lines = [f"<b>{plain(name)}</b>　{code}".rstrip("　"), amount_line("金额", figure, scale)]
    if figure is None:
        return "<br>".join(lines)
    item = economic.tree.by_code.get(code)
    wholes: list[tuple[str, Figure | None]] = []
    if figure != economic.whole:
        wholes.append(("基本支出", economic.whole))
    if item is not None:
        group = economic.group_of(item.code)
        wholes += [(label, amount) for key, label, amount in economic.groups if key == group]
        wholes += [(above.name, above.figure("amount")) for above in economic.tree.path(code)[:-1]]
    lines += [
        share_line(f"占{plain(label)}", share(figure, whole)) for label, whole in wholes if whole is not None
    ]
    return "<br>".join(line for line in lines if line)
