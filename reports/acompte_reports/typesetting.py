"""The spaces of French print, put into texts that are written with plain ones."""

from __future__ import annotations

import re
from functools import lru_cache

_BEFORE = re.compile(r" (?=[:%€»])")
_NARROW = re.compile(r" (?=[;?!])")
_AFTER = re.compile(r"(?<=«) |(?<=n°) |(?<=art\.) |(?<=\b[LRD]\.) ")


@lru_cache(maxsize=4096)
def typeset(french: str) -> str:
    """Put the spaces that French typography wants and that no line breaks at; `;`, `?` and `!` have narrow ones."""
    return _AFTER.sub("\u00a0", _NARROW.sub("\u202f", _BEFORE.sub("\u00a0", french)))
