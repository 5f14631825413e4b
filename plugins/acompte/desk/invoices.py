"""An invoice without a quote."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from acompte.desk.documents import ASK, Ask, Line, Paper, due_date, vat_of, write
from acompte.desk.refusal import Refusal
from acompte.law.vat_facts import STANDARD_RATE
from acompte.model.money import ZERO, without_vat
from acompte.vat.reasons import reason_around
from acompte.vat.regimes import NONE, company_regime

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.model.records import Invoice


def usual_rate(composer: Composer) -> Decimal:
    """Give the rate of what says none: the customer's last, else the standard one; 0 where there is no VAT."""
    if company_regime(composer.book, composer.day) == NONE:
        return ZERO
    if reason_around(composer.book, composer.account, composer.day) is not None:
        return ZERO
    for invoice in reversed(composer.book.invoices):
        rates = [share.rate for share in invoice.vat if share.rate is not None]
        if invoice.date <= composer.day and rates:
            return max(rates)
    return STANDARD_RATE.value


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
    total = composer.is_with_vat(with_vat)
    base = without_vat(amount, used) if total else amount
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
