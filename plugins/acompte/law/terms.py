"""Payment terms as people write them, and the due date that they give.

    30 jours · 30 jours net · net 30 · 30 days          plain days
    45 jours fin de mois · 45 days end of month         the end of the month of date + 45 days
    fin de mois 45 jours · end of month 45 days         45 days after the end of the month of the date
    30 jours fin de mois le 10 · … the 10th             the first 10th after that
    à réception · on receipt · comptant · cash          at once

Accents, capitals and kinds of spaces make no difference. The first day is left out of every count.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from acompte.model import values
from acompte.model.days import month_end, shift

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

_ON_THE_SPOT = re.compile(
    r"(?:des |a |contre )?reception(?: de (?:la )?facture)?|(?:paiement )?(?:au )?comptant|immediat"
    r"|(?:due )?(?:up)?on receipt|cash|immediate"
)
_MONTH_END = r"(?:fin de mois|fin du mois|fdm|end of (?:the )?month|eom)"
_DAYS = r"(?:a )?(?:net )?(?P<days>\d{1,9}) ?(?:jours?|jrs?|j|days?|d)(?: net| nets)?(?: date de facture)?"
_DAY_OF_MONTH = r"(?: (?:le|the|on the) (?P<dom>\d{1,2})(?:er|st|nd|rd|th)?)?"
_PLAIN = re.compile(rf"{_DAYS}|net (?P<bare>\d{{1,9}})")
_END_AFTER_DAYS = re.compile(rf"(?:{_DAYS} )?{_MONTH_END}{_DAY_OF_MONTH}")
_DAYS_AFTER_END = re.compile(rf"{_MONTH_END} (?:\+ ?)?{_DAYS}{_DAY_OF_MONTH}")
_DISCOUNT = re.compile(
    r"(?P<percent>[\d.,]+ ?%),? ?(?:(?:pour |si )?paiement )?(?:sous )?(?:if paid )?(?:within |in )?(?P<terms>.+)"
)


class Reading(Enum):
    """The lawful ways to count days and the end of a month."""

    PLAIN = "plain"
    END_AFTER_DAYS = "eom_after"
    """The days first, then the end of the month reached."""
    DAYS_AFTER_END = "days_after_eom"
    """The end of the month first, then the days."""


class Terms(NamedTuple):
    """Payment terms: days, how they are counted, and the day of the month that they end on, if any."""

    reading: Reading
    days: int
    day_of_month: int | None = None


class Discount(NamedTuple):
    """A discount for early payment (escompte): a percentage, and the terms within which it is granted."""

    percent: Decimal
    terms: Terms


ON_RECEIPT = Terms(Reading.PLAIN, 0)


def plain_text(text: str) -> str:
    """Give a text without capitals, accents and idle spaces, to compare what people write."""
    letters = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(letter for letter in letters if not unicodedata.combining(letter)).split())


@lru_cache(maxsize=1024)
def parse(text: str) -> Terms | None:
    """Read payment terms; None where they cannot be read."""
    said = plain_text(text.replace(",", " ")).rstrip(" .")
    if _ON_THE_SPOT.fullmatch(said):
        return ON_RECEIPT
    if match := _PLAIN.fullmatch(said):
        return Terms(Reading.PLAIN, int(match["days"] or match["bare"]))
    for pattern, reading in ((_END_AFTER_DAYS, Reading.END_AFTER_DAYS), (_DAYS_AFTER_END, Reading.DAYS_AFTER_END)):
        if match := pattern.fullmatch(said):
            day_of_month = int(match["dom"]) if match["dom"] else None
            if day_of_month is not None and not 1 <= day_of_month <= 31:
                return None
            return Terms(reading, int(match["days"] or 0), day_of_month)
    return None


def due(terms: Terms, day: date) -> date:
    """Give the due date that terms give from a day; the calendar's last day where they go beyond it."""
    if terms.reading is Reading.PLAIN:
        return shift(day, terms.days)
    if terms.reading is Reading.END_AFTER_DAYS:
        reached = month_end(shift(day, terms.days))
    else:
        reached = shift(month_end(day), terms.days)
    return reached if terms.day_of_month is None else _next(terms.day_of_month, reached)


def _next(day_of_month: int, day: date) -> date:
    """Give the first such day of a month after a day; a month too short for it has its last day instead."""
    end = month_end(day)
    found = end.replace(day=min(day_of_month, end.day))
    if found > day:
        return found
    end = month_end(shift(end, 1))
    return max(day, end.replace(day=min(day_of_month, end.day)))


@lru_cache(maxsize=1024)
def parse_discount(text: str) -> Discount | None:
    """Read a discount such as `"2 % 10 jours"` or `"2% 10 days"`; None where it cannot be read."""
    match = _DISCOUNT.fullmatch(plain_text(text))
    if match is None:
        return None
    percent, terms = values.percent(match["percent"]), parse(match["terms"])
    if percent is None or terms is None or not 0 < percent < 100:
        return None
    return Discount(percent, terms)
