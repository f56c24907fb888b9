"""What the charts of where the money went say: the tree, its two natures, the flow, the economic classes."""

from __future__ import annotations

from collections.abc import Iterable

from mingzhang.frames.basic_project import Split
from mingzhang.frames.figures import Figure, joined, total
from mingzhang.frames.structure import Economic, Flow, Item, Tree
from mingzhang.presenting.captions import Caption, Part, Say, is_whole_of, largest, part_of
from mingzhang.presenting.units import in_words

ALL = "全部支出"


def parts_of(items: Iterable[Item], column: str) -> list[Part]:
    """The items that have a figure."""
    return [Part(item.name, figure) for item in items if (figure := item.figure(column)) is not None]


def structure_caption(tree: Tree, code: str = "", say: Say = in_words) -> Caption | None:
    """The largest below a code; of an item at the last level, what part it is."""
    item, children = tree.by_code.get(code), tree.children(code)
    if item is not None and not children:
        return _leaf(tree, item, say)
    counted = children[0].level_name if children and len({child.level for child in children}) == 1 else "项"
    of = f"“{item.name}”" if item is not None else ALL
    parts = parts_of(children, tree.column)
    return largest(parts, tree.figure(code), of=of, counted=counted or "项", say=say)


def _leaf(tree: Tree, item: Item, say: Say) -> Caption | None:
    figure = item.figure(tree.column)
    if figure is None:
        return None
    above = tree.by_code.get(item.parent)
    wholes = [(f"“{above.name}”", tree.figure(above.code))] if above is not None else []
    wholes.append((ALL, tree.figure()))
    told, places = [f"“{item.name}”{say(figure)}"], [figure]
    for name, whole in wholes:
        if whole is not None and is_whole_of(whole, [figure]):
            told.append(f"占{name}的 {part_of(figure, whole)}")
            places.append(whole)
    return Caption("，".join(told) + "。", joined(*places))


def split_caption(split: Split, say: Say = in_words) -> Caption | None:
    """基本 and 项目 with their shares, and the item below with the most project money."""
    if not split.natures:
        return None
    whole = split.tree.figure(split.code)
    figures = [nature.figure for nature in split.natures]
    told = [
        f"{nature.name} {say(nature.figure)}"
        + (
            f"，占 {part_of(nature.figure, whole)}"
            if whole is not None and is_whole_of(whole, figures)
            else ""
        )
        for nature in split.natures
    ]
    places = joined(*figures, *([whole] if whole is not None else []))
    below = parts_of(split.tree.children(split.code), "project")
    most = sorted((part for part in below if part.figure.value > 0), key=lambda part: -part.figure.value)
    if len(most) > 1 and most[0].figure.value > most[1].figure.value:
        told.append(f"项目支出最多的是“{most[0].name}”，{say(most[0].figure)}")
        places = (*places, *most[0].figure.sources)
    elif len(most) == 1 and len(split.tree.children(split.code)) > 1:
        told.append(f"列有项目支出的只有“{most[0].name}”")
    return Caption("；".join(told) + "。", tuple(dict.fromkeys(places)))


def flow_caption(flow: Flow, say: Say = in_words) -> Caption | None:
    """Where most of the money came from, and what nature most of it went to."""
    leads = ((0, "来自", "资金来源"), (2, "用于", "各项"))
    told: list[str] = []
    places: list[Figure] = []
    for stage, verb, of in leads:
        nodes = sorted(flow.stage(stage), key=lambda node: node.figure.value, reverse=True)
        if not nodes:
            continue
        first, whole = nodes[0], total(node.figure for node in nodes)
        if len(nodes) == 1:
            drawn = "画出的资金" if flow.remarks else "资金"
            told.append(f"{drawn}都{verb}“{first.name}”，{say(first.figure)}")
        elif first.figure.value > nodes[1].figure.value:
            told.append(f"{verb}“{first.name}”的最多，{say(first.figure)}")
            if whole is not None and is_whole_of(whole, (node.figure for node in nodes)):
                told[-1] += f"，占{of}合计的 {part_of(first.figure, whole)}"
        places.append(first.figure)
    return Caption("；".join(told) + "。", joined(*places)) if told else None


def economic_caption(economic: Economic, code: str = "", say: Say = in_words) -> Caption | None:
    """The largest of what is open: the two groups, a group's 类, or a 类's 款."""
    tree = economic.tree
    groups = {group: (name, figure) for group, name, figure in economic.groups}
    if code in groups:
        name, whole = groups[code]
        items = [item for item in tree.children() if economic.group_of(item.code) == code]
        return largest(parts_of(items, tree.column), whole, of=name, counted="类", say=say)
    if code:
        return (
            structure_caption(tree, code, say) if tree.children(code) else _economic_leaf(economic, code, say)
        )
    parts = [Part(name, figure) for name, figure in groups.values() if figure is not None]
    return largest(parts, economic.whole, of="基本支出", say=say)


def _economic_leaf(economic: Economic, code: str, say: Say) -> Caption | None:
    item = economic.tree.by_code.get(code)
    figure = item.figure(economic.tree.column) if item is not None else None
    if item is None or figure is None:
        return None
    whole, told = economic.whole, f"“{item.name}”{say(figure)}"
    if whole is None or not is_whole_of(whole, [figure]):
        return Caption(f"{told}。", figure.sources)
    return Caption(f"{told}，占基本支出的 {part_of(figure, whole)}。", joined(figure, whole))
