"""The lines of a customer's account in words, for letters, tables and pages alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.account import WHATS
from acompte.model.records import DEPOSIT, FINAL, PROGRESS
from acompte.model.text import FRENCH
from acompte_reports.words import word

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.account import CustomerAccount, Line

NOUNS: dict[str, tuple[str, str]] = {
    "deposit": ("facture d’acompte", "deposit invoice"),
    "progress": ("facture de situation", "progress invoice"),
    "final": ("facture de solde", "final invoice"),
    "invoice": ("facture", "invoice"),
    "opening": ("facture", "invoice"),
    "debit-note": ("note de débit", "debit note"),
}
"""What a document is called in a sentence; in French all of them are feminine, which sentences rely on."""

_PAPERS = frozenset((DEPOSIT, PROGRESS, FINAL))
"""Named in full: beside a balance, "solde" alone would be one."""
_MOVED = frozenset(WHATS)


class AccountLine(NamedTuple):
    """A line of the account: debits positive, credits negative."""

    date: date
    what: str
    """What it is, in words."""
    documents: tuple[str, ...]
    means: str
    amount: Decimal
    balance: Decimal


def noun(kind: str, language: str) -> str:
    """Give what a kind of document is called in a sentence."""
    return NOUNS.get(kind, NOUNS["invoice"])[0 if language == FRENCH else 1]


def account_lines(found: CustomerAccount, language: str) -> tuple[AccountLine, ...]:
    """Give the lines of an account in words."""
    return tuple(account_line(line, language) for line in found.lines)


def account_line(line: Line, language: str) -> AccountLine:
    """Give one line of an account in words."""
    movement = line.movement
    return AccountLine(
        movement.date,
        _what(movement.what, language),
        (movement.invoice.number,) if movement.invoice else movement.names,
        word(f"means-{movement.means}", language) if movement.means else "",
        movement.amount,
        line.balance,
    )


def _what(what: str, language: str) -> str:
    if what in _PAPERS:
        return noun(what, language)
    return word(f"movement-{what}", language) if what in _MOVED else word(what, language)
