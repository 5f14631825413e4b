"""Letters about a customer's account: the statement, the receipt of a payment, the confirmation of a balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.agenda import agenda
from acompte.model.money import ZERO
from acompte.model.quotes import delivery_on, with_vat
from acompte.model.records import CONSUMER, DEPOSIT, MONEY
from acompte_reports.account_lines import account_lines
from acompte_reports.letters.faults import LetterFault
from acompte_reports.letters.saying import NOTHING_BORNE
from acompte_reports.letters.tones import CONFIRMATION, RECEIPT, STATEMENT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.account import CustomerAccount
    from acompte.indicators.agenda import Task
    from acompte.indicators.quotes import QuoteRow
    from acompte.model.state import DocumentState
    from acompte_reports.account_lines import AccountLine
    from acompte_reports.letters.compose import Composer
    from acompte_reports.letters.content import LetterContent

AHEAD = 90
"""The days ahead of which a statement says what comes next."""

_COMING = frozenset(("deposit-to-invoice", "final-to-issue", "invoice-due", "retention-due"))


class Held(NamedTuple):
    """Deposits paid on a quote and not deducted yet, without VAT."""

    quote: str
    title: str
    amount: Decimal
    said: Decimal
    """The same as the customer reads it: for a consumer with VAT."""
    with_vat: bool


class Statement(NamedTuple):
    """A customer's account on a day, as a letter and as rows."""

    content: LetterContent
    account: CustomerAccount
    lines: tuple[AccountLine, ...]
    held: tuple[Held, ...]
    next: tuple[Task, ...]
    interest: Decimal | None
    """Late interest to the day, neither charged nor given up; None where a rate is unknown."""
    fees: Decimal


class Payment(NamedTuple):
    """Money that came for a document."""

    date: date
    amount: Decimal


class Receipt(NamedTuple):
    """What was received for a document, and what comes next."""

    content: LetterContent
    number: str
    kind: str
    payments: tuple[Payment, ...]
    received: Decimal
    total: Decimal
    open: Decimal
    due: date | None
    delivery: date | None
    next: Task | None


def _held(row: QuoteRow, states: Iterable[DocumentState], day: date, *, taxed: bool) -> Held:
    """Give the deposits held on a quote; prices for consumers are said with VAT.

    That is what was paid, to the cent, where nothing of it is deducted yet; else a part of it at the quote's rates.
    """
    quote, said = row.quote, row.deposits_held
    if taxed:
        deposits = [state for state in states if state.invoice.kind == DEPOSIT and quote.number in state.invoice.quotes]
        is_whole = row.deposits_held == row.deposits_paid and all(len(one.invoice.quotes) == 1 for one in deposits)
        said = sum((one.paid for one in deposits), ZERO) if is_whole else with_vat(quote, said, day)
    return Held(quote.number, quote.title, row.deposits_held, said, taxed)


def statement(composer: Composer, account: str, since: date) -> Statement:
    """Say what a customer's account says, with its movements from a day on."""
    view = composer.view
    content = _listing(composer, account, STATEMENT)
    found = view.accounts.of(account, since, view.day)
    lines = account_lines(found, content.language)
    states = [row.state for row in composer.rows.get(account, ())]
    customer = view.book.customers.get(account)
    taxed = customer is not None and customer.kind == CONSUMER
    held = tuple(
        _held(row, states, view.day, taxed=taxed)
        for row in view.quotes
        if row.quote.customer == account and row.deposits_held > 0
    )
    tasks = [task for task in agenda(view.state, view.grid, view.quotes, AHEAD) if task.date >= view.day]
    kept = {state.invoice.number for state in states if state.insolvency or state.disputed}
    coming = tuple(t for t in tasks if t.customer == account and t.what in _COMING and t.document not in kept)
    own = [p for p in view.penalties if p.invoice.customer == account and p.invoice.kind != DEPOSIT]
    known = [p.interest_left for p in own]
    interest = None if None in known else sum((part for part in known if part is not None), ZERO)
    fees = sum((p.fee_left for p in own), ZERO)
    return Statement(content, found, lines, held, coming, interest, fees)


def _listing(composer: Composer, account: str, tone: str) -> LetterContent:
    """Give a letter that lists what is open, and asks for what is due."""
    view, blank = composer.view, composer.blank(account, tone, tone)
    states = [row.state for row in composer.rows.get(account, ()) if row.state.open > 0]
    sums = dict.fromkeys(("to_come", "retained", "frozen", "disputed"), ZERO)
    papers = []
    for state in states:
        due = ZERO
        for part in state.owed:
            if state.insolvency or state.disputed:
                sums["frozen" if state.insolvency else "disputed"] += part.open
            elif part.due is not None and part.due <= view.day and not state.bill:
                due += part.open
            else:
                sums["retained" if part.retention else "to_come"] += part.open
        papers.append(composer.settled_paper(state)._replace(asked=due, days_late=state.days_late))
    asked = tuple(paper for paper in papers if paper.asked)
    box = composer.box.pay(asked, NOTHING_BORNE, view.day, composer.addressee(account).code) if asked else blank.pay
    return blank._replace(
        papers=tuple(papers),
        asked=asked,
        pay=box,
        to_come=sums["to_come"],
        retained=sums["retained"],
        frozen=sums["frozen"],
        disputed=sums["disputed"],
    )


def receipt(composer: Composer, number: str) -> Receipt:
    """Say what was received for a document by the day.

    Raises:
      LetterFault: there is no such document on the day, or nothing was received for it.
    """
    view = composer.view
    state = view.state.document(number)
    if state is None:
        raise LetterFault("unknown", composer.language, number=number)
    invoice = state.invoice
    sums: dict[date, Decimal] = {}
    for settling in view.history.settlings[invoice.place]:
        if settling.kind == MONEY and settling.day <= view.day:
            on = min(settling.entry.date, settling.paid_on)
            sums[on] = sums.get(on, ZERO) + settling.amount
    payments = tuple(Payment(on, amount) for on, amount in sorted(sums.items()) if amount > 0)
    if state.paid <= 0 or not payments:
        raise LetterFault("unpaid", composer.language, number=number)
    quotes = [view.book.quotes[name] for name in invoice.quotes]
    planned = (delivery_on(quote, view.day) for quote in quotes)
    deliveries = [day for day in planned if day is not None and day > view.day]
    tasks = agenda(view.state, view.grid, view.quotes, AHEAD)
    following = [
        t for t in tasks if t.document in invoice.quotes and t.what == "deposit-to-invoice" and t.date >= view.day
    ]
    content = composer.blank(invoice.customer, RECEIPT, RECEIPT)._replace(
        papers=(composer.settled_paper(state),), title=quotes[0].title if len(quotes) == 1 else ""
    )
    return Receipt(
        content,
        number,
        invoice.kind,
        payments,
        state.paid,
        invoice.total,
        state.open,
        state.due if state.open else None,
        max(deliveries) if deliveries and invoice.kind == DEPOSIT else None,
        following[0] if following else None,
    )


def confirmation(composer: Composer, account: str, auditor: tuple[str, ...]) -> tuple[LetterContent, CustomerAccount]:
    """Ask a customer to confirm to the auditor what it owes on the day; no request for payment."""
    view = composer.view
    content = _listing(composer, account, CONFIRMATION)
    without = composer.blank(account, CONFIRMATION, CONFIRMATION)
    found = view.accounts.of(account, view.day, view.day)
    return content._replace(
        pay=without.pay, to_come=ZERO, retained=ZERO, frozen=ZERO, disputed=ZERO, notes=(auditor,) if auditor else ()
    ), found
