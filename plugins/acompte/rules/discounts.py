"""Rules about early-payment discounts (escompte): taken in time, and not more than agreed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from acompte.law.terms import Discount, due, parse_discount
from acompte.model.money import CENT, ZERO, percent_of
from acompte.model.records import DISCOUNT, MONEY
from acompte.rules.payments import settling
from acompte.rules.registry import WARNING, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from acompte.model.diagnostic import Diagnostic
    from acompte.model.history import Settling
    from acompte.model.records import Invoice


class Taken(NamedTuple):
    """A discount that a payment took on a document."""

    invoice: Invoice
    payment: Settling
    agreed: Discount | None
    amount: Decimal
    money: Decimal


def _taken(case: Case) -> list[Taken]:
    """Give the discounts taken up to the day, each on its document."""
    entries = {id(move.entry) for move, _ in settling(case, DISCOUNT)}
    found: list[Taken] = []
    for invoice in case.book.invoices if entries else ():
        for payment in case.history.settlings[invoice.place]:
            if payment.kind != DISCOUNT or payment.day > case.day or id(payment.entry) not in entries:
                continue
            said = invoice.entry.meta.get("discount")
            money = [
                other.amount
                for other in case.history.settlings[invoice.place]
                if other.entry is payment.entry and other.kind == MONEY
            ]
            agreed = parse_discount(str(said)) if said is not None else None
            found.append(Taken(invoice, payment, agreed, payment.amount, sum(money, ZERO)))
    return found


def _discounts(case: Case) -> list[Taken]:
    found: list[Taken] = case.once("discounts", _taken)
    return found


@rule("discount-late", WARNING, "payments", "An early-payment discount was taken after its last day.")
def discount_late(case: Case) -> Iterator[Diagnostic]:
    """Find discounts taken by a payment that came later than agreed; the invoice's day is left out of the count."""
    for taken in _discounts(case):
        last = due(taken.agreed.terms, taken.invoice.date) if taken.agreed else None
        if last is not None and taken.payment.paid_on > last:
            day = taken.payment.paid_on
            found = case.on("discount-late", taken.invoice, amount=taken.amount, last=last, day=day)
            yield found._replace(entry=taken.payment.entry)


@rule("discount-amount", WARNING, "payments", "An early-payment discount is larger than agreed.")
def discount_amount(case: Case) -> Iterator[Diagnostic]:
    """Compare a discount with its percentage of what the payment settled, VAT included."""
    for taken in _discounts(case):
        percent = taken.agreed.percent if taken.agreed else ZERO
        most = percent_of(taken.money + taken.amount, percent)
        if taken.amount > most + CENT:
            variant = "" if taken.agreed else "none"
            found = case.on("discount-amount", taken.invoice, variant=variant, amount=taken.amount, most=most)
            yield found._replace(entry=taken.payment.entry)
