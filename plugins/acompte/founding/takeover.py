"""Open items as entries: customers, quotes, and a document of kind `opening` each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from beancount.core.amount import Amount
from beancount.core.data import Posting

from acompte.desk.customers import account_leaf
from acompte.desk.entries import AccountName, Leg, amount, custom, leg, opening, percent_text, titled, transaction
from acompte.founding.chart import CUSTOMERS, DEPOSITS, OPENING, USUAL_RATES, vat_account
from acompte.founding.facts import CURRENCY
from acompte.model import records
from acompte.model.money import ZERO
from acompte.model.records import COMPANY, CREDIT_NOTE, DEPOSIT, INVOICE
from acompte.vat.regimes import waits
from acompte.vat.taxed import part_of

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from beancount.core.data import Custom, Open, Transaction

    from acompte.founding.bundles import Bundles, Order, Paper
    from acompte.founding.facts import Facts
    from acompte.founding.items import Item

_TITLES = {
    INVOICE: ("Facture reprise", "Invoice brought forward"),
    DEPOSIT: ("Acompte repris", "Deposit brought forward"),
    CREDIT_NOTE: ("Avoir repris", "Credit note brought forward"),
}


class TakenOver(NamedTuple):
    """What stands open in the books before, as entries of the new ones."""

    customers: tuple[Open, ...]
    quotes: tuple[Custom, ...]
    documents: tuple[Transaction, ...]
    rates: tuple[Decimal, ...]
    """The VAT rates beyond the usual ones."""


def take_over(bundles: Bundles, facts: Facts) -> TakenOver:
    """Make entries of open items: each document against the opening account, with what VAT still waits."""
    customers: list[Open] = []
    accounts: dict[str, str] = {}
    taken: set[str] = set()
    parent = facts.word(*CUSTOMERS)
    for name, about in bundles.customers.items():
        account = f"{parent}:{account_leaf(name, parent, taken)}"
        taken.add(account)
        accounts[name] = account
        since = min((order.day for order in bundles.orders if order.customer == name), default=facts.day)
        customers.append(_customer(since, name, account, about))
    quotes = [entry for order in bundles.orders for entry in _quote(facts, order, accounts[order.customer])]
    documents = [_document(facts, paper, accounts[paper.customer]) for paper in bundles.papers]
    rates = tuple(rate for rate in bundles.rates if rate not in USUAL_RATES)
    return TakenOver(tuple(customers), tuple(quotes), tuple(documents), rates)


def _customer(since: date, name: str, account: str, about: dict[str, str]) -> Open:
    """Give a customer's account, open from the first quote on."""
    kind = about.get("customer-kind")
    return opening(
        since,
        account,
        CURRENCY,
        name=name,
        siren=about.get("siren"),
        address=about.get("address"),
        email=about.get("email"),
        language=about.get("language"),
        terms=about.get("terms"),
        kind=None if kind == COMPANY else kind,
    )


def _quote(facts: Facts, order: Order, account: str) -> list[Custom]:
    """Give a quote with its acceptance, on the day of its first document; a line a rate where it has several.

    It is of a day before these books, so that their policy does not judge its deposits.
    """
    whole = sum(order.amounts.values(), ZERO)
    rates = sorted(order.amounts, reverse=True)
    taxed = facts.is_taxed and len(rates) == 1
    quote = custom(
        order.day,
        "quote",
        order.number,
        AccountName(account),
        amount(whole, CURRENCY),
        title=order.title or None,
        vat=rates[0] if taxed else None,
        vat_reason=order.reason or None,
        invoiced_before=amount(order.before, CURRENCY) if order.before else None,
    )
    lines = [
        custom(
            order.day,
            "line",
            order.number,
            order.title or facts.word("Devis repris", "Quote brought forward"),
            "1",
            amount(order.amounts[rate], CURRENCY),
            percent_text(rate),
        )
        for rate in rates
        if len(rates) > 1
    ]
    return [quote, *lines, custom(order.day, "accepted", order.number)]


def _document(facts: Facts, paper: Paper, account: str) -> Transaction:
    """Give a document brought forward; the opening account takes what was revenue, money or VAT in the old books."""
    first = paper.first
    sign = -1 if first.kind == CREDIT_NOTE else 1
    legs = [leg(account, sign * paper.open)]
    if first.kind == DEPOSIT:
        deposits = facts.word(*DEPOSITS)
        legs += [
            leg(deposits, line.vat - line.total, vat=line.rate if facts.is_taxed else None) for line in paper.lines
        ]
    for line in paper.lines:
        waiting = pending_vat(facts, line)
        if waiting:
            legs.append(leg(vat_account(facts, line.rate, pending=True), -waiting))
    rest = -sum((row.amount for row in legs), ZERO)
    title = facts.word(*_TITLES[first.kind])
    entry = transaction(
        facts.day,
        paper.customer,
        titled(title, first.title, facts.language),
        [first.quote] if first.quote else [],
        [*legs, leg(facts.word(*OPENING), rest)],
        CURRENCY,
        invoice=paper.number,
        kind=records.OPENING,
        issued=first.issued,
        due=first.due,
        vat_reason=first.reason or None,
    )
    return entry if paper.open else _with_nothing_owed(entry, legs[0])


def _with_nothing_owed(entry: Transaction, owed: Leg) -> Transaction:
    """Keep the customer's posting of 0.00, which says whose the document is."""
    zero = Posting(owed.account, Amount(ZERO, CURRENCY), None, None, None, None)
    return entry._replace(postings=[zero, *entry.postings])


def pending_vat(facts: Facts, line: Item) -> Decimal:
    """Give the VAT of a line that has not fallen due in the old books: what waits for the money that is open."""
    if line.kind == CREDIT_NOTE or not waits(facts.vat_due, line.kind) or not line.open:
        return ZERO
    return line.vat - part_of(line.vat, (line.total - line.open, line.total))
