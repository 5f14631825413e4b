"""Amounts, percentages and counted things as people write them, French and English.

The reports go through Babel; messages use these plain functions because Beancount prints them on every load,
and a test holds both to one result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.money import cents

if TYPE_CHECKING:
    from decimal import Decimal

FRENCH, ENGLISH = "fr", "en"
LANGUAGES = (FRENCH, ENGLISH)

_FRENCH = str.maketrans(",.", "\u202f,")


def number(amount: Decimal, language: str) -> str:
    """Write an amount with two decimals: `4 320,00` (narrow no-break space) or `4,320.00`."""
    text = f"{cents(amount):,.2f}"
    return text.translate(_FRENCH) if language == FRENCH else text


def money(amount: Decimal, language: str, currency: str = "EUR") -> str:
    """Write an amount with its currency: `4 320,00 €` or `€4,320.00`."""
    sign = "€" if currency == "EUR" else currency
    if language == FRENCH:
        return f"{number(amount, language)}\u00a0{sign}"
    body = number(abs(amount), language)
    gap = "" if sign == "€" else "\u00a0"
    return f"{'-' if amount < 0 else ''}{sign}{gap}{body}"


def sentence(pair: tuple[str, str], language: str, count: object = None) -> str:
    """Choose a sentence of a pair, French then English, and of its forms `one|many` the one for a count.

    French counts none as one, English as many.
    """
    one, bar, many = (pair[0] if language == FRENCH else pair[1]).partition("|")
    single = count in (0, 1) if language == FRENCH else count == 1
    return one if single or not bar else many


def rate(percent: Decimal, language: str) -> str:
    """Write a percentage without idle zeros: `5,5 %` or `5.5%`."""
    text = f"{percent.normalize():f}"
    return f"{text.replace('.', ',')}\u00a0%" if language == FRENCH else f"{text}%"
