"""Rules about early-payment discounts (escompte): taken in time, and not more than agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.law.terms import Discount, due, parse_discount
from acompte.model.money import CENT, ZERO, percent_of
from acompte.model.records import DISCOUNT, MONEY, SET_OFF
from acompte.rules.payments import settling
from acompte.rules.registry import WARNING, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from acompte.model.diagnostic import Diagnostic
    from acompte.model.history import Settling
    from acompte.model.records import Invoice

_PAID = (MONEY, SET_OFF)


class Taken(NamedTuple):
    """A discount that an entry took on a document."""

    invoice: Invoice
    entry: Any
    said: object
    """The discount that the document grants, as it is written."""
    amount: Decimal
    paid: Decimal
    """What was paid with it: by the entry itself, else on the document up to its day."""
    day: date
    """When that came, which is the day that counts."""

    @property
    def agreed(self) -> Discount | None:
        """Give the discount that the document grants."""
        return parse_discount(str(self.said)) if self.said is not None else None


def _taken(case: Case) -> list[Taken]:
    """Give the discounts taken up to the day, each on its document."""
    entries = {id(move.entry) for move, _ in settling(case, DISCOUNT)}
    found: list[Taken] = []
    for invoice in case.book.invoices if entries else ():
        settlings = case.history.settlings[invoice.place]
        own = [s for s in settlings if s.kind == DISCOUNT and s.day <= case.day and id(s.entry) in entries]
        found += [_taken_by(entry, invoice, settlings) for entry in {id(s.entry): s.entry for s in own}.values()]
    return found


def _taken_by(entry: Any, invoice: Invoice, settlings: list[Settling]) -> Taken:
    """Give what an entry took on a document; where it brings no money itself, the money before it counts."""
    own = [settling for settling in settlings if settling.entry is entry]
    amount = sum((settling.amount for settling in own if settling.kind == DISCOUNT), ZERO)
    paid = [settling for settling in own if settling.kind in _PAID] or [
        settling for settling in settlings if settling.kind in _PAID and settling.day <= own[0].day
    ]
    day = max((settling.paid_on for settling in paid), default=own[0].paid_on)
    return Taken(invoice, entry, invoice.entry.meta.get("discount"), amount, sum((s.amount for s in paid), ZERO), day)


def _discounts(case: Case) -> list[Taken]:
    found: list[Taken] = case.once("discounts", _taken)
    return found


@rule("discount-late", WARNING, "payments", "An early-payment discount was taken after its last day.")
def discount_late(case: Case) -> Iterator[Diagnostic]:
    """Find discounts taken by a payment that came later than agreed; the invoice's day is left out of the count."""
    for taken in _discounts(case):
        last = due(taken.agreed.terms, taken.invoice.date) if taken.agreed else None
        if last is not None and taken.day > last:
            found = case.on("discount-late", taken.invoice, amount=taken.amount, last=last, day=taken.day)
            yield found._replace(entry=taken.entry)


@rule("discount-amount", WARNING, "payments", "An early-payment discount is larger than agreed.")
def discount_amount(case: Case) -> Iterator[Diagnostic]:
    """Compare a discount with its percentage of what the payment settled, VAT included.

    A `discount` that nobody can read grants what nobody knows: it is a setting to correct.
    """
    for taken in _discounts(case):
        if taken.agreed is None and taken.said is not None:
            continue
        percent = taken.agreed.percent if taken.agreed else ZERO
        most = percent_of(taken.paid + taken.amount, percent)
        if taken.amount > most + CENT:
            variant = "" if taken.agreed else "none"
            found = case.on("discount-amount", taken.invoice, variant=variant, amount=taken.amount, most=most)
            yield found._replace(entry=taken.entry)
