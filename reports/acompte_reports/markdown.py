"""Parts of a page in Markdown."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WIDTH = 118


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Write a table, and the empty line that ends it."""
    return [*top(head), *map(row, rows), ""]


def top(head: Sequence[str]) -> list[str]:
    """Write the head of a table whose rows follow."""
    return [row(head), "|---" * len(head) + "|"]


def row(cells: Iterable[object]) -> str:
    """Write a row of a table."""
    return f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in cells)} |"


def block(text: str, language: str) -> str:
    """Write a fenced block."""
    return f"```{language}\n{text}\n```\n"


def prose(text: str) -> str:
    """Write a paragraph in lines that are not too long."""
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False) + "\n"


def words(allowed: Iterable[str]) -> str:
    """Write the words that a value may be, as they are typed in a ledger."""
    return ", ".join(f'`"{word}"`' for word in allowed)
