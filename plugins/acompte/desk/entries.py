"""Making directives: Beancount's own records, as if they had been typed and read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from beancount.core import account as accounts
from beancount.core.amount import Amount
from beancount.core.data import Custom, Document, Note, Open, Posting, Transaction
from beancount.parser.grammar import ValueType

from acompte.model.money import ZERO
from acompte.model.text import FRENCH
from acompte.model.text import rate as rate_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class AccountName(str):
    """Text that is an account's name: it stands without quotes."""

    __slots__ = ()


class Leg(NamedTuple):
    """A posting in the currency of the books, debits positive, with its metadata."""

    account: str
    amount: Decimal
    meta: dict[str, Any]


_PLACE = {"filename": "<desk>", "lineno": 0}
"""Where an entry stands that stands nowhere yet: readers count on the two keys."""


def leg(account: str, amount: Decimal, **meta: Any) -> Leg:
    """Give a posting; metadata that are None are left out, `_` stands for `-` in their names."""
    return Leg(account, amount, _named(meta))


def transaction(
    day: date, payee: str | None, narration: str, links: Iterable[str], legs: Iterable[Leg], currency: str, **meta: Any
) -> Transaction:
    """Make a transaction; metadata that are None are left out, `_` stands for `-` in their names."""
    return Transaction(_meta(meta), day, "*", payee, narration, frozenset(), frozenset(links), postings(legs, currency))


def postings(legs: Iterable[Leg], currency: str) -> list[Posting]:
    """Make postings; those of 0.00 are left out."""
    return [
        Posting(row.account, Amount(row.amount, currency), None, None, None, {**_PLACE, **row.meta})
        for row in legs
        if row.amount
    ]


def custom(day: date, kind: str, *values: Any, **meta: Any) -> Custom:
    """Make a `custom` directive from texts, account names, days, amounts, numbers."""
    return Custom(_meta(meta), day, kind, [ValueType(_plain(value), _type(value)) for value in values])


def amount(number: Decimal, currency: str) -> Amount:
    """Make an amount of money."""
    return Amount(number, currency)


def percent_text(percent: Decimal, language: str = FRENCH) -> str:
    """Write a percentage as entries do: Fava's journal shows text, not numbers, and people type a plain space."""
    return rate_text(percent, language).replace("\u00a0", " ")


def document(day: date, account: str, filename: str, links: Iterable[str], **meta: Any) -> Document:
    """Make a `document` directive; the file's name is relative to the file that the directive stands in."""
    return Document(_meta(meta), day, account, filename, frozenset(), frozenset(links))


def note(day: date, account: str, comment: str, links: Iterable[str], **meta: Any) -> Note:
    """Make a `note` directive."""
    return Note(_meta(meta), day, account, comment, frozenset(), frozenset(links))


def opening(day: date, account: str, currency: str, **meta: Any) -> Open:
    """Make an `open` directive."""
    return Open(_meta(meta), day, account, [currency], None)


def said(meta: Mapping[str, Any] | None) -> dict[str, Any]:
    """Give the metadata that somebody wrote: without the place, and what Beancount adds."""
    return {key: value for key, value in (meta or {}).items() if key not in _PLACE and not key.startswith("__")}


def _meta(meta: dict[str, Any]) -> dict[str, Any]:
    return {**_PLACE, **_named(meta)}


def _named(meta: dict[str, Any]) -> dict[str, Any]:
    return {key.replace("_", "-"): value for key, value in meta.items() if value is not None}


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, AccountName) else value


def _type(value: Any) -> Any:
    if isinstance(value, AccountName):
        return accounts.TYPE
    if isinstance(value, date):
        return date
    return type(value)


def titled(title: str, subject: str, language: str) -> str:
    """Give a document's narration: what it is, then what it is about."""
    if not subject:
        return title
    return f"{title} : {subject}" if language == FRENCH else f"{title}: {subject}"


def joined(legs: Iterable[Leg]) -> list[Leg]:
    """Sum postings of one account that carry the same metadata, in the order of the first; drop those of 0.00."""
    sums: dict[tuple[str, tuple[tuple[str, Any], ...]], Decimal] = {}
    for row in legs:
        key = row.account, tuple(row.meta.items())
        sums[key] = sums.get(key, ZERO) + row.amount
    return [Leg(account, number, dict(meta)) for (account, meta), number in sums.items() if number]
