"""Where invoices that have no `invoice` yet may carry their number all the same."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.numbers import is_link, shape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from beancount.core.data import Transaction

LINK, META, TAG, NARRATION = "link", "meta", "tag", "narration"
_SOURCES = (LINK, META, TAG, NARRATION)
_KEYS = {"facture", "invoice-number", "invoice_number", "number", "numero", "num", "no", "ref", "reference", "piece"}
_NUMBERED = re.compile(
    r"(?:n°|nº|no\.?|num[ée]ro|facture|invoice|rechnung|#)\s*:?\s*((?=[\w\-/.]*\d)[A-Za-z0-9][\w\-/.]*)", re.IGNORECASE
)
_LIKE = re.compile(r"(?<![\w\-/.])([A-Za-z]{1,6}[-_/.]?\d[\w\-/]*|\d{3,}(?:[-/]\d+)*)(?![\w,]*\s*[%€])")
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?|(19|20)\d\d")
_OF_INVOICES = re.compile(r"(?i)f|inv|re|rg|\d")


class Numbering(NamedTuple):
    """What could become `invoice:`."""

    source: str
    key: str
    """The metadata key, where that is the source."""
    example: str
    entry: Transaction
    """The entry of the example."""
    having: int
    """How many of the entries have one there."""


class _Group(NamedTuple):
    source: str
    key: str
    pattern: str


def numbering(entries: Sequence[Transaction]) -> Numbering | None:
    """Find what holds the numbers of invoices: what differs from one to the next and has one shape."""
    groups: dict[_Group, list[tuple[str, Transaction]]] = {}
    for entry in entries:
        for group, value in dict.fromkeys(_candidates(entry)):
            groups.setdefault(group, []).append((value, entry))
    best, best_rank = None, (0, False, 0)
    for group, found in groups.items():
        seen = Counter(value for value, _ in found)
        once = sum(count == 1 for count in seen.values())
        rank = (once, _OF_INVOICES.match(group.pattern) is not None, -_SOURCES.index(group.source))
        if once * 2 > len(found) and rank > best_rank:
            best, best_rank = group, rank
    if best is None:
        return None
    found = groups[best]
    example, entry = found[0]
    return Numbering(best.source, best.key, example, entry, len(found))


def _candidates(entry: Transaction) -> Iterator[tuple[_Group, str]]:
    year = entry.date.year
    for source, key, values in (
        (LINK, "", sorted(entry.links or ())),
        (TAG, "", sorted(entry.tags or ())),
        (NARRATION, "", _in_text(entry.narration or "")),
        *((META, key, [str(value)]) for key, value in sorted(entry.meta.items()) if key in _KEYS),
    ):
        for value in values:
            pattern = shape(value, year) if is_link(value) and not _DATE.fullmatch(value) else None
            if pattern is not None:
                yield _Group(source, key, re.sub(r"\{number[^}]*\}", "{number}", pattern)), value


def _in_text(said: str) -> Iterable[str]:
    found = [match[1].rstrip(".-/") for match in _NUMBERED.finditer(said)]
    found += [match[1].rstrip(".-/") for match in _LIKE.finditer(said)]
    return sorted({value for value in found if any(letter.isdigit() for letter in value)})
