"""The latest lawful due date of an invoice, and the day on which a claim is time-barred."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TypeVar

from acompte.law.caps import CAPS, SECTORS, Cap, Start
from acompte.law.facts import LIMITATIONS, Limitation
from acompte.law.terms import Reading, Terms, due, plain_text
from acompte.model.days import month_end, shift, years_after
from acompte.model.records import COMPANY, CONSUMER, PUBLIC

_Row = TypeVar("_Row", Cap, Limitation)

_SECTOR_OF = {plain_text(word): sector for sector, words in SECTORS.items() for word in words}


def sector_of(text: str) -> str | None:
    """Give the sector that a customer's `sector:` names; None where the law has no word of its own for it."""
    return _SECTOR_OF.get(plain_text(text))


@lru_cache(maxsize=1024)
def cap_of(kind: str, sector: str) -> Cap | None:
    """Give the cap on the payment terms of a customer; None for consumers, who have none."""
    return _closest(CAPS, kind, sector)


@lru_cache(maxsize=1024)
def limitation_of(kind: str, sector: str) -> Limitation:
    """Give the limitation period of claims on a customer."""
    return _closest(LIMITATIONS, kind, sector) or LIMITATIONS[0]


def _closest(rows: tuple[_Row, ...], kind: str, sector: str) -> _Row | None:
    """Give what holds for a sector, else for the kind of customer: a company where the ledger says another word."""
    known = kind if kind in (PUBLIC, CONSUMER) else COMPANY
    by_sector = {row.sector: row for row in rows if row.kind == known}
    return by_sector.get(sector_of(sector)) or by_sector.get(None)


def latest_due(cap: Cap, day: date, delivered: date | None = None, terms: Terms | None = None) -> date | None:
    """Give the latest lawful due date of an invoice of a day; None where the product has no figure.

    A cap that counts from the delivery counts from the invoice where the delivery is not known. Where the
    terms agreed go by the end of the month, the later of the two general caps holds, in the same reading.
    """
    if cap.days is None:
        return None
    start = day if cap.start is Start.INVOICE else delivered or day
    if cap.start is Start.DELIVERY_MONTH:
        start = month_end(start)
    latest = shift(start, cap.days)
    if cap.month_end_days is None or terms is None or terms.reading is Reading.PLAIN:
        return latest
    return max(latest, due(Terms(terms.reading, cap.month_end_days), day))


def last_day_to_sue(limitation: Limitation, start: date) -> date:
    """Give the last day on which a claim born on a day can be brought; it is barred the day after."""
    if limitation.whole_years:
        return years_after(date(start.year, 12, 31), limitation.years)
    return years_after(start, limitation.years)
