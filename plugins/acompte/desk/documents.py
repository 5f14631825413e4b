"""Documents with lines: their postings, their VAT by rate and by when it falls due, their due date."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.desk.chart import NUMBERS
from acompte.desk.entries import Leg, leg, opening, transaction
from acompte.desk.quoted import hold_reason
from acompte.desk.refusal import Refusal
from acompte.law.facts import USUAL_TERM
from acompte.law.terms import ON_RECEIPT, Reading, Terms, due, parse
from acompte.model import roles
from acompte.model.money import ZERO, percent_of
from acompte.model.records import CONSUMER
from acompte.vat.reasons import reason_for
from acompte.vat.regimes import DELIVERY, company_regime, vat_by_regime, waits

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from beancount.core.data import Transaction

    from acompte.desk.composer import Composer
    from acompte.model.records import Invoice, Quote
    from acompte.model.roles import Account

_USUAL_TERMS = Terms(Reading.PLAIN, int(USUAL_TERM.value))
"""Where nothing is agreed between companies."""

GOODS = "goods"
_NATURES = {GOODS: ("707", "701"), "services": ("706", "704")}


class Line(NamedTuple):
    """A line of a document: revenue or deposits, without VAT; what is taken from deposits is negative."""

    amount: Decimal
    rate: Decimal
    quote: str | None = None
    item: str | None = None
    quantity: Decimal | None = None
    unit: str | None = None
    deposit: str | None = None


class Ask(NamedTuple):
    """When a document asks for its money, and for how much less before: what was said of it, if anything."""

    due: date | None = None
    discount: str | None = None


ASK = Ask()
"""By the terms, without a discount."""


class Paper(NamedTuple):
    """A document before it is written as an entry."""

    number: str
    narration: str
    links: tuple[str, ...]
    revenue: Sequence[Line]
    deposits: Sequence[Line]
    vat: Mapping[Decimal, Decimal]
    """VAT by rate, positive where it is credited."""
    due: date | None
    retention: Decimal = ZERO
    meta: Mapping[str, Any] = MappingProxyType({})
    nature: str | None = None


def due_date(composer: Composer, quotes: Iterable[Quote], said: date | None) -> date:
    """Give the due date of a document: the one said, else by the terms of its quotes, of its customer, of the law.

    Raises:
      Refusal: it lies before the document, or the terms cannot be read.
    """
    if said is not None:
        if said < composer.day:
            raise Refusal("due-before", due=said, day=composer.day)
        return said
    texts = [quote.meta["terms"] for quote in quotes if "terms" in quote.meta]
    text = str(texts[0]) if texts else composer.customer.text("terms")
    if not text:
        terms: Terms | None = ON_RECEIPT if composer.customer.kind == CONSUMER else _USUAL_TERMS
    else:
        terms = parse(text)
    if terms is None:
        raise Refusal("terms-unread", terms=text, name=composer.payee)
    return due(terms, composer.day)


def write(composer: Composer, paper: Paper) -> Transaction:
    """Write a document as an entry, with its VAT pending or due and the moves of VAT that it causes."""
    lines = [*paper.revenue, *paper.deposits]
    goods = company_regime(composer.book, composer.day) == DELIVERY
    nature = paper.nature or (GOODS if goods else None)
    several = len({line.rate for line in lines}) > 1
    quoted = len({line.quote for line in lines if line.quote}) > 1
    legs: list[Leg] = []
    for line in paper.deposits:
        found = composer.chart.account(roles.DEPOSITS, line.rate if several else None)
        legs.append(_line_leg(found.name, line, composer, several=several, quoted=quoted))
    for line in paper.revenue:
        found = composer.chart.account(roles.REVENUE, line.rate, lambda account: _sells(composer, account, nature))
        legs.append(_line_leg(found.name, line, composer, several=several, quoted=quoted))
    total = sum((line.amount for line in lines), ZERO) + sum(paper.vat.values(), ZERO)
    customer, opened = _customer_legs(composer, total, paper)
    if opened:
        composer.add(*opened)
    legs = [*customer, *legs]
    first = _entry(composer, paper, [*legs, *_vat_legs(composer, {rate: (v, ZERO) for rate, v in paper.vat.items()})])
    return composer.with_moves(_entry(composer, paper, [*legs, *_vat_legs(composer, _by_time(composer, first))]))


def _sells(composer: Composer, account: Account, nature: str | None) -> bool:
    """Tell whether an account sells what a quote says it sells, by its number."""
    if nature not in _NATURES:
        return True
    number = composer.chart.number_of(account.name)
    return number.startswith(_NATURES[nature])


def _line_leg(account: str, line: Line, composer: Composer, *, several: bool, quoted: bool) -> Leg:
    own = composer.book.accounts[account].rate
    return leg(
        account,
        -line.amount,
        item=line.item,
        quantity=None if line.quantity is None else f"{line.quantity:f}",
        unit=line.unit or None,
        deposit=line.deposit,
        quote=line.quote if quoted else None,
        vat=rate_meta(own, line.rate, several=several),
    )


def rate_meta(own: Decimal | None, rate: Decimal, *, several: bool) -> Decimal | None:
    """Give the rate that a posting must say: where its account has another, or has none and the document several."""
    if own == rate or (own is None and not several):
        return None
    return rate


def _customer_legs(composer: Composer, total: Decimal, paper: Paper) -> tuple[list[Leg], list[Any]]:
    """Give what the customer owes, the retention apart, and the account that had to be opened for it."""
    if not paper.retention or total <= paper.retention:
        return [leg(composer.account, total)], []
    own = [a for a in composer.chart.of_role(roles.RETENTION) if a.customer == composer.account]
    opened = []
    if own:
        name = own[0].name
    else:
        name = f"{composer.account}:{composer.word('Retenue', 'Retention')}"
        opened = [opening(composer.day, name, composer.currency, pcg=NUMBERS[roles.RETENTION])]
    return [leg(composer.account, total - paper.retention), leg(name, paper.retention)], opened


def _entry(composer: Composer, paper: Paper, legs: Iterable[Leg]) -> Transaction:
    return transaction(
        composer.day,
        composer.payee,
        paper.narration,
        paper.links,
        legs,
        composer.currency,
        invoice=paper.number,
        due=paper.due,
        **paper.meta,
    )


def _by_time(composer: Composer, entry: Transaction) -> dict[Decimal, tuple[Decimal, Decimal]]:
    """Part the VAT of a document by when it falls due: at once, and with money. The format itself is asked."""
    invoice = composer.near.after((entry,)).book.invoice(str(entry.meta["invoice"]))
    assert invoice is not None
    _hold_reason(composer, invoice)
    found: dict[Decimal, tuple[Decimal, Decimal]] = {}
    for regime, split in vat_by_regime(composer.book, invoice).items():
        waiting = waits(regime, invoice.kind)
        for rate, amount in split.items():
            now, later = found.get(rate or ZERO, (ZERO, ZERO))
            found[rate or ZERO] = (now, later + amount) if waiting else (now + amount, later)
    return found


def _hold_reason(composer: Composer, invoice: Invoice) -> None:
    vat = any(share.amount for share in invoice.vat)
    asks = invoice.revenue_total + invoice.deposits_total > 0
    hold_reason(composer, reason_for(composer.book, invoice), taxed=vat, untaxed=asks and not vat)


def _vat_legs(composer: Composer, vat: Mapping[Decimal, tuple[Decimal, Decimal]]) -> list[Leg]:
    legs = []
    for rate in sorted(vat, reverse=True):
        now, later = vat[rate]
        if later:
            legs.append(composer.vat_leg(-later, rate, pending=True))
        if now:
            legs.append(composer.vat_leg(-now, rate, pending=False))
    return legs


def vat_of(lines: Iterable[Line]) -> dict[Decimal, Decimal]:
    """Give the VAT of lines, rounded once a rate."""
    bases: dict[Decimal, Decimal] = {}
    for line in lines:
        bases[line.rate] = bases.get(line.rate, ZERO) + line.amount
    return {rate: percent_of(base, rate) for rate, base in bases.items() if rate}
