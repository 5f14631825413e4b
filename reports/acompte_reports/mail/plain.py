"""The text of a page, for mail programs that show no pages: the same words, laid out with spaces and line ends.

Paragraphs are `format=flowed` (RFC 3676): a line that ends with a space goes on in the next one, so that a narrow
window breaks them anew. Tables and boxes keep their lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.mail.plain_table import box_lines, table_lines
from acompte_reports.mail.plain_words import inline_words
from acompte_reports.tables import wide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from acompte_reports.mail.tree import Element

WIDTH = 72
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "div",
        "dl",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
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
    if element.name == "table":
        yield from _fixed(table_lines(element, WIDTH))
        return
    if element.name == "dl":
        yield from _fixed(box_lines(element, WIDTH))
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
    return element.name in _BLOCKS or element.name in _SKIPPED or any(map(_holds_blocks, element.elements))


def _fixed(lines: list[str]) -> Iterator[_Block]:
    if lines:
        yield _Block(tuple(lines), fixed=True)


def _flow(words: str) -> Iterator[_Block]:
    if words:
        yield _Block(tuple(words.split("\n")))


def _items(found: Element) -> Iterator[_Block]:
    lines = []
    for item in found.all("li"):
        lines += [f"- {line}" for line in [" ".join(line for block in _blocks(item) for line in block.lines)] if line]
    if lines:
        yield _Block(tuple(lines))


def _written(block: _Block) -> Iterator[str]:
    for line in block.lines:
        if block.fixed:
            yield _stuffed(line.translate(_SPACE))
        else:
            *begun, last = _broken(line.translate(_NO_BREAK))
            yield from (f"{_stuffed(part)} " for part in begun)
            yield _stuffed(last)


def _broken(line: str) -> list[str]:
    """Break a line at its spaces; a word that is longer than a line stands alone, whole."""
    lines = [""]
    for word in line.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and wide(longer) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _stuffed(line: str) -> str:
    """Keep the beginning of a line from being taken for a quotation or for the head of a message."""
    return f" {line}" if line.startswith(_STUFFED) else line
