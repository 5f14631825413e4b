"""The VAT that must be due of one document, or of money for a quote without a document yet, on any day (LEDGER, VAT).

What waits for money falls due cumulatively, a rate: (waiting VAT, net of credit notes, discounts and write-offs) ×
money received ÷ (total, net of the same), rounded; all that is left once the document is closed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.deposits import CREDITED, DEDUCTED, INVOICED, RETURNED
from acompte.model.money import CENT, ZERO, cents
from acompte.model.quotes import bases_on, total_with_vat
from acompte.model.records import CREDIT_NOTE, DEPOSIT, DISCOUNT, MONEY, OPENING, SET_OFF, WRITE_OFF
from acompte.vat.regimes import DELIVERY, Split, by_rate, vat_by_regime, waits

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.deposits import DepositMove
    from acompte.model.history import History
    from acompte.model.matches import Matches
    from acompte.model.records import Invoice, Quote
    from acompte.model.standing import OnAccount


Part = tuple["Decimal", "Decimal"] | None
"""A part as a fraction; None for the whole."""


def part_of(amount: Decimal, part: Part) -> Decimal:
    """Give a part of an amount, multiplied before divided, rounded half up to the cent."""
    return amount if part is None else cents(amount * part[0] / part[1])


def is_deposit(invoice: Invoice) -> bool:
    """Tell whether a document asks for a deposit, or brings one forward from other books."""
    return invoice.kind == DEPOSIT or (invoice.kind == OPENING and bool(invoice.deposits))


def add(sums: Split, more: Split, sign: int = 1) -> None:
    """Add (or subtract) amounts a rate."""
    for rate, amount in more.items():
        sums[rate] = sums.get(rate, ZERO) + sign * amount


class Taxed:
    """A document with its VAT, what credit notes took back of it, and what was given back with discounts."""

    def __init__(self, history: History, matches: Matches, invoice: Invoice) -> None:
        """Read the VAT that the document posts."""
        self.history = history
        self.invoice = invoice
        regimes = vat_by_regime(history.book, invoice)
        self.now: Split = {}
        self.later: Split = {}
        self.goods: Split = regimes.get(DELIVERY, {}) if waits(DELIVERY, invoice.kind) or is_deposit(invoice) else {}
        """What waits for goods to be delivered at the latest, a part of `later`."""
        for regime, split in regimes.items():
            waiting = waits(regime, invoice.kind) or split is self.goods
            add(self.later if waiting else self.now, split)
        if self.now and self.later:
            self._as_posted()
        self.credits: list[tuple[date, Decimal, Split, Split]] = []
        """Day, amount with VAT, VAT taken back at once, VAT taken back of what waits; positive."""
        self.given: list[tuple[date, Split]] = []
        self.pulled: list[DepositMove] = []
        """What the final invoices of delivered goods take of this deposit: they make the rest of its VAT due."""
        if self.goods:
            moves = matches.deposit_moves.get(invoice.number, ())
            self.pulled = [move for move in moves if move.what in (INVOICED, CREDITED, DEDUCTED, RETURNED)]
        self.credit: OnAccount | None = None
        """What stands on account of a document that is a credit itself."""
        self.on_its_day = False
        """True where the VAT of such a document counts on its own day, as a credit note's, not with its refund."""

    def _as_posted(self) -> None:
        """Leave a cent of rounding, where a rate is due in part, as the document posts it."""
        posted = by_rate(self.invoice.vat, pending=True)
        for rate in self.now.keys() & self.later.keys():
            cent = posted.get(rate, ZERO) - self.later[rate]
            if abs(cent) == CENT:
                add(self.later, {rate: cent})
                add(self.now, {rate: cent}, -1)
                if rate in self.goods:
                    self.goods = {**self.goods, rate: self.goods[rate] + cent}

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
        paid, due = self._part_paid(day, taken), dict(now)
        delivered = self._part_delivered(day, paid)
        for rate, amount in later.items():
            goods = self._goods_of(rate, amount)
            add(due, {rate: part_of(amount - goods, paid) + part_of(goods, delivered)})
        return due

    def _goods_of(self, rate: Decimal | None, amount: Decimal) -> Decimal:
        """Give what of the VAT that waits at a rate is for goods to be delivered."""
        goods = self.goods.get(rate, ZERO)
        if not goods or goods == self.later[rate]:
            return amount if goods else ZERO
        return cents(amount * goods / self.later[rate])

    def waiting_on(self, day: date) -> Split:
        """Give the VAT that must still stand as pending in the evening of a day, a rate."""
        now, later, _ = self._net(day)
        waiting: Split = {}
        add(waiting, now)
        add(waiting, later)
        add(waiting, self.due_by(day), -1)
        return waiting

    def waits_on(self, day: date) -> Decimal:
        """Give the VAT that must still stand as pending in the evening of a day."""
        return sum(self.waiting_on(day).values(), ZERO)

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

    def _part_paid(self, day: date, credited: Decimal) -> Part:
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
        return money, total

    def _part_delivered(self, day: date, paid: Part) -> Part:
        """Give the part of a deposit that is due where goods are delivered: paid, or deducted, whichever is more."""
        if paid is None or not self.pulled:
            return paid
        known = [move for move in self.pulled if move.date <= day]
        invoiced = sum((move.amount for move in known if move.what in (INVOICED, CREDITED)), ZERO)
        taken = -sum((move.amount for move in known if move.what in (DEDUCTED, RETURNED)), ZERO)
        if taken <= 0 or invoiced <= 0 or taken * paid[1] < paid[0] * invoiced:
            return paid
        return (taken, invoiced) if taken < invoiced else None

    def _part_used(self, day: date) -> Part:
        """Give how much of a credit was repaid or set against other documents by a day; it may count on its own day."""
        if self.on_its_day:
            return None
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
        for credit in self.credits:
            amount = credit.stands(day)
            whole = total_with_vat(self.quote, credit.day) if amount else ZERO
            for rate, base in bases_on(self.quote, credit.day).items() if whole else ():
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
