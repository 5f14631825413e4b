"""The VAT that must be due of one document, or of money for a quote without a document yet, on any day (LEDGER, VAT).

What waits for money falls due cumulatively, a rate: (waiting VAT, net of credit notes, discounts and write-offs) ×
money received ÷ (total, net of the same), rounded; all that is left once the document is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.deposits import DEDUCTED, INVOICED, RETURNED
from acompte.model.money import ZERO, cents
from acompte.model.quotes import bases_on, total_with_vat
from acompte.model.records import CREDIT_NOTE, DEPOSIT, DISCOUNT, MONEY, SET_OFF, WRITE_OFF
from acompte.vat.regimes import DELIVERY, Split, at_once_and_waiting, document_regime

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.deposits import DepositMove
    from acompte.model.history import History
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, Quote
    from acompte.model.standing import OnAccount


class Taxed:
    """A document with its VAT, what credit notes took back of it, and what was given back with discounts."""

    def __init__(self, history: History, matches: Matches, invoice: Invoice) -> None:
        """Read the VAT that the document posts."""
        self.history = history
        self.invoice = invoice
        self.now, self.later = at_once_and_waiting(history.book, invoice)
        self.credits: list[tuple[date, Decimal, Split, Split]] = []
        """Day, amount with VAT, VAT taken back at once, VAT taken back of what waits; positive."""
        self.given: list[tuple[date, Split]] = []
        self.pulled: list[DepositMove] = []
        """What the final invoices of delivered goods take of this deposit: they make the rest of its VAT due."""
        if invoice.kind == DEPOSIT and self.later and document_regime(history.book, invoice) == DELIVERY:
            moves = matches.deposit_moves.get(invoice.number, ())
            self.pulled = [move for move in moves if move.what in (INVOICED, DEDUCTED, RETURNED)]
        self.credit: OnAccount | None = None
        """What stands on account of a document that is a credit itself."""

    @property
    def number(self) -> str:
        """Give the document's number."""
        return self.invoice.number

    @property
    def customer(self) -> str:
        """Give the document's customer."""
        return self.invoice.customer

    @property
    def is_mixed(self) -> bool:
        """Tell whether a part of the VAT is due at once and a part waits."""
        return bool(self.now) and bool(self.later)

    def due_by(self, day: date) -> Split:
        """Give the VAT that must be due by the evening of a day, a rate."""
        if self.invoice.date > day:
            return {}
        now, later, taken = self._net(day)
        part = self._part_paid(day, taken)
        due = dict(now)
        for rate, amount in later.items():
            share = amount if part is None else cents(amount * part[0] / part[1])
            due[rate] = due.get(rate, ZERO) + share
        return due

    def is_settled(self, day: date) -> bool:
        """Tell whether nothing is open of the document on a day."""
        return self.invoice.total <= self.history.settled(self.invoice.place, day)

    def _net(self, day: date) -> tuple[Split, Split, Decimal]:
        """Give the VAT due at once and the VAT that waits, net of what was taken back, and the total taken back."""
        if not self.credits and not self.given:
            return self.now, self.later, ZERO
        now, later, taken = dict(self.now), dict(self.later), ZERO
        for when, amount, at_once, waiting in self.credits:
            if when <= day:
                taken += amount
                _take(later, now, waiting)
                _take(now, later, at_once) if self.is_mixed else _take(later, now, at_once)
        for when, split in self.given:
            if when <= day:
                _take(later, now, split)
        return now, later, taken

    def _part_paid(self, day: date, credited: Decimal) -> tuple[Decimal, Decimal] | None:
        """Give the part of the document that money has settled as a fraction; None for the whole."""
        invoice = self.invoice
        if invoice.total <= 0:
            return self._part_used(day)
        money = lowered = settled = ZERO
        for settling in self.history.settlings[invoice.place]:
            if settling.day <= day:
                settled += settling.amount
                if settling.kind in (MONEY, SET_OFF):
                    money += settling.amount
                elif settling.kind in (DISCOUNT, WRITE_OFF):
                    lowered += settling.amount
        total = invoice.total - credited - lowered
        if settled >= invoice.total or money >= total:
            return None
        deducted = self._part_pulled(day)
        if deducted is not None and deducted[0] * total >= money * deducted[1]:
            return deducted if deducted[0] < deducted[1] else None
        return money, total

    def _part_pulled(self, day: date) -> tuple[Decimal, Decimal] | None:
        if not self.pulled:
            return None
        known = [move for move in self.pulled if move.date <= day]
        invoiced = sum((move.amount for move in known if move.what == INVOICED), ZERO)
        taken = -sum((move.amount for move in known if move.what != INVOICED), ZERO)
        return (taken, invoiced) if taken > 0 and invoiced > 0 else None

    def _part_used(self, day: date) -> tuple[Decimal, Decimal] | None:
        """Give how much of a credit was repaid or set against other documents by a day."""
        left = self.credit.stands(day) if self.credit is not None else ZERO
        whole = -self.invoice.total
        return (whole - left, whole) if left and whole else None


def _take(first: Split, second: Split, split: Split) -> None:
    """Take VAT from a first part as far as it reaches, then from the second."""
    for rate, amount in split.items():
        room = first.get(rate, ZERO)
        taken = min(amount, room) if amount > 0 else amount
        taken = max(taken, ZERO) if room <= 0 < amount else taken
        if rate in first or taken:
            first[rate] = room - taken
        if amount != taken:
            second[rate] = second.get(rate, ZERO) - (amount - taken)


class Advance:
    """Money that came for a quote before any document: its VAT is due on its own day, at the quote's rates."""

    def __init__(self, quote: Quote) -> None:
        """Begin without money."""
        self.quote = quote
        self.number = quote.number
        self.customer = quote.customer
        self.credits: list[OnAccount] = []

    def due_by(self, day: date) -> Split:
        """Give the VAT due of the money that no document has taken by a day, a rate."""
        due: Split = {}
        whole = total_with_vat(self.quote, day)
        if not whole:
            return due
        for credit in self.credits:
            amount = credit.stands(day)
            for rate, base in bases_on(self.quote, credit.day).items() if amount else ():
                if rate:
                    vat = cents(amount * cents(base * rate / 100) / whole)
                    due[rate] = due.get(rate, ZERO) + vat
        return due


def credited_documents(history: History, note: Invoice, settled_by: dict[int, list[int]]) -> list[Invoice]:
    """Give the documents that a credit note takes back: those it names, else those it settles."""
    book = history.book
    named = [found for number in note.corrects if (found := book.invoice(number)) and found.kind != CREDIT_NOTE]
    if named:
        return named
    return [book.invoices[place] for place in settled_by.get(id(note.entry), ())]
