"""An invoice without a quote."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from acompte.desk.documents import ASK, Ask, Line, Paper, due_date, vat_of, write
from acompte.desk.refusal import Refusal
from acompte.model.money import HUNDRED, ZERO, cents
from acompte.model.records import CONSUMER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from acompte.desk.composer import Composer
    from acompte.model.records import Invoice

USUAL_RATE = Decimal(20)


def usual_rate(composer: Composer) -> Decimal:
    """Give the rate of what says none: the customer's last, else 20 %; 0 for those who have a reason for no VAT."""
    company = composer.book.settings.company(composer.day)
    untaxed = company is not None and (company.meta.get("vat-due") == "none" or company.meta.get("vat-reason"))
    if untaxed or composer.customer.meta.get("vat-reason"):
        return ZERO
    for invoice in reversed(composer.book.invoices):
        rates = [share.rate for share in invoice.vat if share.rate is not None]
        if invoice.date <= composer.day and rates:
            return max(rates)
    return USUAL_RATE


def new_invoice(
    composer: Composer,
    amount: Decimal,
    title: str,
    rate: Decimal | None = None,
    *,
    with_vat: bool | None = None,
    ask: Ask = ASK,
    meta: Mapping[str, Any] = MappingProxyType({}),
) -> Invoice:
    """Compose an invoice of one line; `amount` is without VAT, for consumers (or where said) with it.

    Raises:
      Refusal: the amount is not above zero.
    """
    if amount <= 0:
        raise Refusal("amount-not-positive", amount=amount)
    used = usual_rate(composer) if rate is None else rate
    total = composer.customer.kind == CONSUMER if with_vat is None else with_vat
    base = cents(amount * HUNDRED / (HUNDRED + used)) if total else amount
    lines = [Line(base, used, None, title)]
    vat = ({used: amount - base} if total else vat_of(lines)) if used else {}
    number = composer.number("invoice")
    paper = Paper(
        number,
        title,
        (),
        lines,
        (),
        vat,
        due_date(composer, (), ask.due),
        meta={**meta, "discount": ask.discount},
    )
    return composer.add_document(write(composer, paper))
