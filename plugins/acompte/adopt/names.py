"""What stands in the name of an account: words, a chart-of-accounts number, a VAT rate."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from acompte.law import vat_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ASSETS, LIABILITIES, EQUITY = "assets", "liabilities", "equity"
INCOME, EXPENSES = "income", "expenses"
KINDS = (ASSETS, LIABILITIES, EQUITY, INCOME, EXPENSES)

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_LEADING = re.compile(r"[A-Z]?(\d{3,10})(?!\d)")
_TRAILING = re.compile(r"(?<!\d)(\d{3,10})$")
_YEAR = re.compile(r"(19|20)\d\d")
_LETTERS = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "ß": "ss"})

_CLASSES: Mapping[str, frozenset[str]] = {
    "1": frozenset((EQUITY, LIABILITIES)),
    "2": frozenset((ASSETS,)),
    "3": frozenset((ASSETS,)),
    "4": frozenset((ASSETS, LIABILITIES)),
    "5": frozenset((ASSETS, LIABILITIES)),
    "6": frozenset((EXPENSES,)),
    "7": frozenset((INCOME,)),
}
"""The classes of the French chart of accounts, and the root accounts that each may stand below."""

RATES = tuple(figure.value for figure in vat_facts.RATES)
"""The French rates, the overseas one last."""

_WRITTEN = {
    "20": "20",
    "10": "10",
    "5.5": "5.5",
    "05.5": "5.5",
    "55": "5.5",
    "055": "5.5",
    "2.1": "2.1",
    "02.1": "2.1",
    "021": "2.1",
    "8.5": "8.5",
    "085": "8.5",
    "21": "21",
    "19": "19",
    "19.6": "19.6",
    "7": "7",
    "0": "0",
}
_NAMED = (
    (re.compile(r"\b(super reduit|particulier)e?\b"), "2.1"),
    (re.compile(r"\breduite?\b"), "5.5"),
    (re.compile(r"\bintermediaire\b"), "10"),
    (re.compile(r"\bnormale?\b"), "20"),
)


def words(component: str) -> list[str]:
    """Cut a part of a name into plain words: `TVA-Collectée20` gives `tva`, `collectee`, `20`."""
    plain = unicodedata.normalize("NFKD", component.translate(_LETTERS))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return [word.lower() for word in _WORDS.findall(plain)]


def text(component: str) -> str:
    """Give the words of a part of a name, without numbers."""
    return " ".join(word for word in words(component) if not word.isdigit())


def fits_class(number: str, kind: str) -> bool:
    """Tell whether a number of the French chart may stand below a root account of this kind."""
    if number.startswith("709"):
        return kind in (INCOME, EXPENSES)
    return kind in _CLASSES.get(number[0], frozenset())


def component_number(component: str) -> str | None:
    """Give the number in a part of a name: `411-Clients`, `411LUMEN`, `Clients-411`; a year is none."""
    match = _LEADING.match(component) or _TRAILING.search(component)
    if match is None or _YEAR.fullmatch(match[1]):
        return None
    return match[1]


def number_in(components: Iterable[str], kind: str) -> tuple[str | None, bool]:
    """Give the number that a name carries, the deepest one, and whether it carries any that could be one.

    A deeper number counts where it begins as the one above it does; else it is a customer's code, an order's …
    """
    found: str | None = None
    any_seen = False
    for component in components:
        number = component_number(component)
        if number is None:
            continue
        if found is None:
            any_seen = True
            if fits_class(number, kind):
                found = number
        elif number[:3] == found[:3]:
            found = number
    return found, any_seen


def as_pcg(number: str) -> str:
    """Write a number with the six digits that charts of accounts have."""
    return number.ljust(6, "0")


def rate_in(components: Iterable[str], *, french: bool) -> Decimal | None:
    """Give the VAT rate that a name says, in digits (`TVA-5-5`) or, in a French chart, in words (`Réduit`)."""
    parts = [word for component in components for word in words(component)]
    digits = [word for word in parts if word.isdigit() and (len(word) < 3 or word in _WRITTEN)]
    written = _WRITTEN.get(".".join(digits[-2:])) or (_WRITTEN.get(digits[-1]) if digits else None)
    if written == "21" and french:
        written = "2.1"
    if written is not None:
        return Decimal(written)
    if french:
        said = " ".join(parts)
        return next((Decimal(rate) for pattern, rate in _NAMED if pattern.search(said)), None)
    return None
