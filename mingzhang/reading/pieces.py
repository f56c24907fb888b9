"""The text lines of a cell, each with its characters."""

from __future__ import annotations

from dataclasses import dataclass

from mingzhang.reading.document import Character, GridCell


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of a cell's text with its characters."""

    text: str
    characters: tuple[Character, ...]
    page: int

    @property
    def middle(self) -> float:
        return sum((one.top + one.bottom) / 2 for one in self.characters) / len(self.characters)

    @property
    def height(self) -> float:
        return max(one.bottom - one.top for one in self.characters)


def pieces_of(cell: GridCell, page: int) -> list[Piece]:
    """The text lines of a cell with the characters of each."""
    pieces: list[Piece] = []
    at = 0
    for text in cell.text.split("\n"):
        count = len(text)
        characters = cell.characters[at : at + count]
        at += count
        if characters:
            pieces.append(Piece(text, characters, page))
    return pieces
