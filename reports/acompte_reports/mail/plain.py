"""The text of a page, for mail programs that show no pages: the same words, laid out with spaces and line ends.

Paragraphs are `format=flowed` (RFC 3676): a line that ends with a space goes on in the next one, so that a narrow
window breaks them anew. Tables and boxes keep their lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.mail.plain_table import box_lines, table_lines
from acompte_reports.mail.plain_words import BLOCKS, broken, inline_words
from acompte_reports.mail.tree import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 72
_SKIPPED = frozenset(("head", "style", "title", "template"))
_LISTS = ("ul", "ol")
_STUFFED = (" ", ">", "From ")
_NO_BREAK = str.maketrans({"\u202f": "\u00a0"})
_SPACE = str.maketrans({"\u202f": " ", "\u00a0": " "})


class _Block(NamedTuple):
    """Lines that belong together; fixed ones are never broken anew."""

    lines: tuple[str, ...]
    fixed: bool = False


def plain(page: Element) -> str:
    """Give the text of a page, flowed."""
    return "\n\n".join("\n".join(_written(block)) for block in _blocks(page)) + "\n"


def _blocks(element: Element) -> Iterator[_Block]:
    """Give the blocks of an element in their order."""
    if element.name in _SKIPPED:
        return
    if element.name == "table" and not any(element.all("table")):
        yield from _fixed(table_lines(element, WIDTH))
        return
    if element.name == "dl":
        yield from _fixed(box_lines(element, WIDTH))
        return
    if element.name == "pre":
        yield from _fixed(element.text().strip("\n").split("\n"))
        return
    if element.name in _LISTS:
        yield from _items(element)
        return
    run: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str) or not _holds_blocks(child):
            run.append(child)
            continue
        yield from _flow(inline_words(run))
        run = []
        yield from _blocks(child)
    yield from _flow(inline_words(run))


def _holds_blocks(element: Element) -> bool:
    return element.name in BLOCKS or element.name in _SKIPPED or any(map(_holds_blocks, element.elements))


def _fixed(lines: list[str]) -> Iterator[_Block]:
    if lines:
        yield _Block(tuple(lines), fixed=True)


def _flow(words: str) -> Iterator[_Block]:
    if words:
        yield _Block(tuple(words.split("\n")))


def _items(found: Element) -> Iterator[_Block]:
    lines = tuple(_item_lines(found))
    if lines:
        yield _Block(lines)


def _item_lines(found: Element) -> Iterator[str]:
    """Give a line an item; the items of a list in an item stand below it, further in."""
    count = 0
    for item in found.children:
        if isinstance(item, str):
            yield from filter(None, [inline_words([item])])
            continue
        own = Element(item.name)
        own.children = [child for child in item.children if isinstance(child, str) or child.name not in _LISTS]
        said = " ".join(line for block in _blocks(own) for line in block.lines)
        if said:
            count += 1
            yield f"{count}. {said}" if found.name == "ol" else f"- {said}"
        for inner in item.elements:
            if inner.name in _LISTS:
                yield from (f"  {line}" for line in _item_lines(inner))


def _written(block: _Block) -> Iterator[str]:
    for line in block.lines:
        if block.fixed:
            yield _stuffed(line.translate(_SPACE).rstrip())
        else:
            *begun, last = broken(line.translate(_NO_BREAK), WIDTH)
            yield from (f"{_stuffed(part)} " for part in begun)
            yield _stuffed(last)


def _stuffed(line: str) -> str:
    """Keep the beginning of a line from being taken for a quotation or for the head of a message."""
    return f" {line}" if line.startswith(_STUFFED) else line
