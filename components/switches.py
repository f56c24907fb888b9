"""The head of a page: its title, and the choices between its views, which are kept in the link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from components import state
from components.links import Links
from components.marks import Html, element, joined, text
from components.show import links_here, show

Option = TypeVar("Option", bound=str)


@dataclass(frozen=True, slots=True)
class Switch(Generic[Option]):
    """Views side by side (id → words), each a link; the first is the default and leaves no trace in the link.

    The choice stands in the link under ``query``, so that the link reopens the same view.
    """

    label: str
    options: Mapping[Option, str]
    query: str

    @property
    def default(self) -> Option:
        return next(iter(self.options))

    @property
    def chosen(self) -> Option:
        """The view that the link asks for; the default where it asks for none that there is."""
        wanted = state.asked(self.query)
        return next((option for option in self.options if option == wanted), self.default)

    def shown(self, links: Links | None) -> Html:
        """The label and the links; the chosen one says so. Without links there is nothing to choose."""
        chosen = self.chosen

        def option(one: Option) -> Html:
            asked = "" if one == self.default else one
            address = links.changed(**{self.query: asked}) if links is not None else None
            here = "true" if one == chosen else None
            focus = f"option-{self.query}-{one}"
            return element("a", text(self.options[one]), href=address, aria_current=here, data_focus=focus)

        choices = element(
            "span", joined(*map(option, self.options)), class_="seg", role="group", aria_label=self.label
        )
        return joined(element("span", text(self.label), class_="lab2", aria_hidden="true"), choices)


def switches(*each: Switch[str]) -> Html:
    """The page's switches in a row."""
    links = links_here()
    return element("div", joined(*(one.shown(links) for one in each)), class_="switches")


def head(title: Html, *each: Switch[str], beneath: Html | str = "") -> None:
    """Put the page's title there with its switches at the end of its lines, and what stands beneath it."""
    if not each:
        show(joined(title, beneath))
        return
    switched = element("div", joined(title, switches(*each)), class_="titled")
    show(joined(switched, beneath))
