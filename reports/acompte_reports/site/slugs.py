"""Names of files: ASCII, lower case, unique, safe on every disk."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

K = TypeVar("K", str, int)
_LONGEST = 80
_RESERVED = frozenset(("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))))
_OTHER = re.compile(r"[^a-z0-9]+")
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d"})


@lru_cache(maxsize=65536)
def slug(text: str, fallback: str = "x") -> str:
    """Give a text as a part of a file's name; the fallback where nothing of it is left."""
    folded = text.lower()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in folded if not unicodedata.combining(c))
    plain = _OTHER.sub("-", folded).strip("-")
    plain = plain[:_LONGEST].strip("-") or fallback
    return f"{plain}-1" if plain in _RESERVED else plain


def unique_slugs(names: Iterable[tuple[K, str]], fallback: str) -> dict[K, str]:
    """Give each key its slug, made of its text; those that collide are numbered in the order of the keys."""
    given: dict[K, str] = {}
    taken: dict[str, int] = {}
    for key, text in sorted(names):
        base = slug(text, fallback)
        count = taken.get(base, 0) + 1
        found = base if count == 1 else f"{base}-{count}"
        while found in taken and count > 1:
            count += 1
            found = f"{base}-{count}"
        taken[base] = count
        taken.setdefault(found, 1)
        given[key] = found
    return given
