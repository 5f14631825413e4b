"""The words of an element, on as many lines as it breaks them into."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from acompte_reports.mail.tree import Element

_BLANK = re.compile(r"[ \t\r\n\f]+")
_BREAK = "\v"
_AROUND = re.compile(rf" ?(?:{_BREAK} ?)+")
_OWN_LINE = re.compile(r"(?:^|;)\s*display\s*:\s*block\b")
_MAIL = "mailto:"


def inline_words(parts: list[Element | str]) -> str:
    """Give the words of what stands in one paragraph, a line end where it breaks."""
    raw = "".join(_raw(part) for part in parts)
    return _AROUND.sub("\n", raw).strip("\n ")


def _raw(part: Element | str) -> str:
    if isinstance(part, str):
        return _BLANK.sub(" ", part.replace(_BREAK, " "))
    if part.name == "br":
        return _BREAK
    inner = _BLANK.sub(" ", "".join(map(_raw, part.children)))
    if part.name == "a":
        inner = _with_address(inner, part.attributes.get("href", ""))
    return f"{_BREAK}{inner}{_BREAK}" if _OWN_LINE.search(part.attributes.get("style", "")) else inner


def _with_address(shown: str, address: str) -> str:
    """Say where a link leads, unless its words say so."""
    said = address.removeprefix(_MAIL)
    return shown if not said or said in shown else f"{shown} ({said})"
