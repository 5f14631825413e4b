"""Tables and boxes as aligned lines: columns where they fit, else a row as lines of label and value."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.mail.plain_words import broken, inline_words
from acompte_reports.tables import GAP, wide

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from acompte_reports.mail.tree import Element

_MOST = 100
"""The most columns that a cell is taken to span."""
_BETWEEN = " " * GAP
_RIGHT_TO_LEFT = ("R", "AL")
_MARK = "\u200e"
"""A letter of no width that is written from left to right."""


class _Cell(NamedTuple):
    words: str
    span: int
    to_right: bool


class _Row(NamedTuple):
    cells: tuple[_Cell, ...]
    is_head: bool


def table_lines(table: Element, width: int) -> list[str]:
    """Write a table with its caption."""
    captions = [line for found in table.all("caption") for line in inline_words(found.children).split("\n") if line]
    rows = list(_rows(table, is_head=False))
    lines = _columns(rows)
    if any(wide(line) > width for line in lines):
        lines = _cards(rows, width)
    return [line for caption in captions for line in broken(caption, width)] + lines


def box_lines(box: Element, width: int) -> list[str]:
    """Write a list of terms, each with what it says beside it."""
    pairs: list[tuple[str, list[str]]] = []
    for found in box.all("dt", "dd"):
        said = inline_words(found.children)
        if found.name == "dt":
            pairs.append((said.replace("\n", " "), []))
        elif pairs:
            pairs[-1][1].extend(said.split("\n"))
        else:
            pairs.append(("", said.split("\n")))
    return labelled(pairs, width)


def labelled(pairs: Sequence[tuple[str, list[str]]], width: int) -> list[str]:
    """Write labels with their values in one column; a value that is too long for it stands below, further in."""
    size = max((wide(label) for label, _ in pairs), default=0) + GAP
    lines = []
    for label, values in pairs:
        if any(size + wide(value) > width for value in values):
            indent = label[: len(label) - len(label.lstrip())] + _BETWEEN
            lines += broken(label, width)
            lines += [indent + part for value in values for part in broken(value, width - len(indent))]
        else:
            labels = [label, *[""] * max(len(values) - 1, 0)]
            lines += [_pad(head, size) + value for head, value in zip(labels, values or [""], strict=True)]
    return [line.rstrip() for line in lines]


def _rows(element: Element, *, is_head: bool) -> Iterator[_Row]:
    held: dict[int, int] = {}
    for child in element.elements:
        if child.name == "tr":
            cells = tuple(_cells(child, held))
            if cells:
                yield _Row(cells, is_head)
        elif child.name in ("thead", "tbody", "tfoot"):
            yield from _rows(child, is_head=child.name == "thead")


def _cells(row: Element, held: dict[int, int]) -> Iterator[_Cell]:
    """Give the cells of a row; `held` has for each column how many rows more a cell above goes down in it."""
    place = 0
    for found in row.elements:
        if found.name not in ("th", "td"):
            continue
        while held.get(place):
            held[place] -= 1
            place += 1
            yield _Cell("", 1, to_right=False)
        cell = _cell(found)
        for column in range(place, place + cell.span):
            held[column] = _number(found, "rowspan") - 1
        place += cell.span
        yield cell
    for column in [column for column in held if column >= place]:
        held[column] = max(held[column] - 1, 0)


def _number(found: Element, name: str) -> int:
    said = found.attributes.get(name, "")
    return min(int(said[:9]), _MOST) if said.isascii() and said.isdigit() and int(said[:9]) else 1


def _cell(found: Element) -> _Cell:
    words = inline_words(found.children).replace("\n", " ")
    if any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in words):
        # Between two marks, the cells beside it stay where they are.
        words = f"{_MARK}{words}{_MARK}"
    return _Cell(words, _number(found, "colspan"), "n" in found.classes)


def _columns(rows: Sequence[_Row]) -> list[str]:
    sizes = [0] * max((sum(cell.span for cell in row.cells) for row in rows), default=0)
    for row in rows:
        place = 0
        for cell in row.cells:
            if cell.span == 1:
                sizes[place] = max(sizes[place], wide(cell.words))
            place += cell.span
    lines = []
    for row in rows:
        line, place = [], 0
        for cell in row.cells:
            size = sum(sizes[place : place + cell.span]) + GAP * (cell.span - 1)
            line.append(_pad(cell.words, size, to_right=cell.to_right))
            place += cell.span
        lines.append(_BETWEEN.join(line).rstrip())
        if row.is_head:
            lines.append("-" * (sum(sizes) + GAP * (len(sizes) - 1)))
    return lines


def _cards(rows: Sequence[_Row], width: int) -> list[str]:
    """Write each row as its first cell and, below it, the others with the heads of their columns."""
    heads = next((row.cells for row in rows if row.is_head), ())
    size = max((wide(head.words) for head in heads), default=0)
    lines: list[str] = []
    for row in rows:
        if row.is_head:
            continue
        first, *others = row.cells
        if len(others) == 1:
            lines += labelled([(first.words, [others[0].words])], width)
            continue
        lines += broken(first.words, width) if first.words else []
        said = [
            (_BETWEEN + _pad(heads[place].words if place < len(heads) else "", size), [cell.words])
            for place, cell in enumerate(others, 1)
            if cell.words
        ]
        lines += labelled(said, width)
    return lines


def _pad(words: str, size: int, *, to_right: bool = False) -> str:
    blank = " " * (size - wide(words))
    return blank + words if to_right else words + blank
