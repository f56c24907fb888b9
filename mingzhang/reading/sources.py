"""Changing every source of a report at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from mingzhang.model import Source

Value = TypeVar("Value")


def with_sources(value: Value, change: Callable[[Source], Source]) -> Value:
    """``value`` (a report or any part of one) with ``change`` applied to every source in it.

    ``change`` returns the same object where nothing changes; what holds no changed source is kept.
    """
    return cast(Value, _changed(value, change))


def _changed(value: Any, change: Callable[[Source], Source]) -> Any:
    if isinstance(value, Source):
        return change(value)
    if isinstance(value, tuple):
        items = cast(tuple[Any, ...], value)
        return tuple(_changed(item, change) for item in items)
    if isinstance(value, Mapping):
        entries = cast(Mapping[Any, Any], value)
        return {key: _changed(item, change) for key, item in entries.items()}
    if is_dataclass(value) and not isinstance(value, type):
        held = {one.name: getattr(value, one.name) for one in fields(value)}
        changed = {name: _changed(item, change) for name, item in held.items()}
        return replace(value, **{name: item for name, item in changed.items() if item is not held[name]})
    return value
