"""The words of an element, on as many lines as it breaks them into, and lines broken to a width."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from acompte_reports.tables import wide

if TYPE_CHECKING:
    from acompte_reports.mail.tree import Element

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
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
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin on a line of their own."""

_BLANK = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\v"
_AROUND = re.compile(rf" ?(?:{_BREAK} ?)+")
_OWN_LINE = re.compile(r"(?:^|;)\s*display\s*:\s*block\b")
_MAIL = "mailto:"
_SIGNATURE = "--"
"""Alone on a line that goes on, it would begin a signature (RFC 3676), which mail programs grey out or cut off."""


def inline_words(parts: list[Element | str]) -> str:
    """Give the words of what stands in one paragraph, a line end where it breaks."""
    raw = "".join(_raw(part) for part in parts)
    return _AROUND.sub("\n", raw).strip("\n ")


def broken(line: str, width: int) -> list[str]:
    """Break a line at its spaces, those before its first word apart; a word that is longer than a line stands whole."""
    begins = len(line) - len(line.lstrip(" "))
    first, *words = line[begins:].split(" ")
    lines = [line[:begins] + first]
    for word in words:
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and lines[-1] != _SIGNATURE and wide(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _raw(part: Element | str) -> str:
    if isinstance(part, str):
        return _BLANK.sub(" ", part.replace(_BREAK, " "))
    if part.name == "br":
        return _BREAK
    inner = _BLANK.sub(" ", "".join(map(_raw, part.children)))
    if part.name == "a":
        inner = _with_address(inner, part.attributes.get("href", ""))
    on_its_own = part.name in BLOCKS or _OWN_LINE.search(part.attributes.get("style", ""))
    return f"{_BREAK}{inner}{_BREAK}" if on_its_own else inner


def _with_address(shown: str, address: str) -> str:
    """Say where a link leads, unless its words say so."""
    said = "".join(quote(letter) if letter.isspace() else letter for letter in address.removeprefix(_MAIL).strip())
    return shown if not said or said in shown else f"{shown} ({said})"
