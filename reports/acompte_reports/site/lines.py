"""The rows of the tables, in words: documents, quotes, customers."""

from __future__ import annotations

from datetime import date as date_type
from typing import TYPE_CHECKING, NamedTuple

from acompte.indicators.aging import AgedRow
from acompte.indicators.reminders import BROKEN_PROMISE
from acompte.model.money import ZERO
from acompte.model.quotes import ACCEPTED, OPEN, has_expired
from acompte_reports.statuses import status_words

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.dso import Indicators
    from acompte.indicators.grid import GridRow
    from acompte.indicators.quotes import QuoteRow
    from acompte.indicators.reminders import NextStep
    from acompte_reports.site.desk import Desk

SOON = 7


class QuoteMark(NamedTuple):
    """A quote that a document is on."""

    number: str
    link: str
    day: date


class DocumentLine(NamedTuple):
    """A document as the grid shows it."""

    row: GridRow
    name: str
    customer: str
    quotes: tuple[QuoteMark, ...]
    link: str
    anchor: str
    kind: str
    tone: str
    status: str
    order: str
    """Sorts by status: what is open by its days late, what is paid by the day it was."""
    reminders: tuple[str, ...]
    then: str
    at: str
    flags: str
    """What the buttons above the grid choose by."""


class QuoteLine(NamedTuple):
    """A quote as the list shows it."""

    row: QuoteRow
    name: str
    customer: str
    link: str
    state: str
    tone: str
    left: Decimal | None
    """What is left to invoice, without VAT; None for a quote that is over: nothing of it will be."""
    open: Decimal
    late: Decimal
    at: str
    flags: str


class CustomerLine(NamedTuple):
    """A customer as the list shows it."""

    account: str
    name: str
    link: str
    kind: str
    aged: AgedRow
    figures: Indicators | None
    documents: int
    at: str
    flags: str


def document_line(desk: Desk, row: GridRow) -> DocumentLine:
    """Give a document in words."""
    document = row.state
    invoice = document.invoice
    marks = tuple(
        QuoteMark(number, desk.quote_link(number), desk.book.quotes[number].date)
        for number in invoice.quotes
        if number in desk.book.quotes
    )
    flags = ["open"] if document.open else []
    flags += ["late"] if document.days_late else []
    flags += ["disputed"] if document.disputed else []
    paid = _paid_on(desk, row)
    return DocumentLine(
        row,
        desk.customer_name(invoice.customer),
        desk.customer_link(invoice.customer),
        marks,
        desk.document_link(invoice),
        desk.anchor(invoice),
        desk.say(invoice.kind),
        tone(desk, row),
        desk.say("paid-on", day=desk.brief(paid)) if paid else status_words(document, desk.language, desk.brief),
        f"1 {document.days_late:05}" if document.open else f"0 {paid or ''}",
        tuple(step_short(desk, step) for step in desk.index.reminders(invoice.number)),
        then(desk, row),
        desk.where(invoice.entry),
        " ".join(flags),
    )


def document_lines(desk: Desk, rows: list[GridRow]) -> list[DocumentLine]:
    """Give documents in words, each put into words once."""
    lines = desk.lines
    for row in rows:
        place = row.state.invoice.place
        if place not in lines:
            lines[place] = document_line(desk, row)
    return [lines[row.state.invoice.place] for row in rows]


def late_sum(desk: Desk, rows: list[GridRow]) -> Decimal:
    """Give what is late of documents."""
    state = desk.view.state
    return sum((p.open for row in rows for p in row.state.late_parts(state.day, state.tolerance)), ZERO)


def tone(desk: Desk, row: GridRow) -> str:
    """Give the colour of a document's state: paid, late, soon, part or plain."""
    document = row.state
    if not document.open:
        return "gone" if document.written_off else "paid"
    if document.days_late:
        return "late"
    if document.disputed or (document.due is not None and 0 <= (document.due - desk.view.day).days <= SOON):
        return "soon"
    return "part" if document.settled else "plain"


def _paid_on(desk: Desk, row: GridRow) -> date | None:
    """Give the day a document was settled whole; None for what is open, a credit or written off."""
    document = row.state
    if document.open or document.written_off or document.invoice.is_credit:
        return None
    days = [s.day for s in desk.view.history.settlings[document.invoice.place] if s.day <= desk.view.day]
    return max(days, default=None)


def step_short(desk: Desk, step: str) -> str:
    """Give a reminder step in one word; a step of the ledger's own by its name."""
    key = f"short-{step}"
    found = desk.say(key)
    return desk.say(step) if found == key else found


def step_words(desk: Desk, step: NextStep) -> str:
    """Give the next step of a document in words; after a broken promise, what is to be sent."""
    return desk.say("next-promise" if step.name == BROKEN_PROMISE else step.name)


def follow_up(rows: list[GridRow]) -> list[GridRow]:
    """Give documents as a follow-up reads: what is open, the latest first, then what is settled, the newest first."""
    alive = sorted(
        (row for row in rows if row.state.open),
        key=lambda row: (-row.state.days_late, row.state.due or date_type.max, row.state.invoice.place),
    )
    return [*alive, *(row for row in reversed(rows) if not row.state.open)]


def then(desk: Desk, row: GridRow) -> str:
    """Say the next step of a document in words."""
    document, say, brief = row.state, desk.say, desk.brief
    if not document.open:
        return ""
    if document.held:
        return say("next-held")
    if document.disputed:
        return say("next-disputed")
    if row.next is not None:
        step = step_words(desk, row.next)
        if row.next.date == desk.view.day:
            return say("next-today", step=step)
        if row.next.date < desk.view.day:
            return say("next-overdue", step=step)
        return say("next-on", step=step, day=brief(row.next.date))
    rest = [part for part in document.owed if part.open > desk.view.state.tolerance]
    if rest and all(part.retention for part in rest):
        due = rest[0].due
        return say("next-retention", day=brief(due)) if due else say("next-retention-undated")
    if document.due is not None and document.due >= desk.view.day:
        return say("next-wait", day=brief(document.due))
    if not document.days_late:
        return ""
    return say("next-wait-late" if row.reminded.times else "next-no-plan")


_QUOTE_TONES = {ACCEPTED: "part", OPEN: "plain", "closed": "paid"}


def is_pending(row: QuoteRow, day: date) -> bool:
    """Tell whether a quote waits for an answer: open, and not expired."""
    return row.state == OPEN and not has_expired(row.quote, day)


def quote_line(desk: Desk, row: QuoteRow) -> QuoteLine:
    """Give a quote in words."""
    number, state = row.quote.number, desk.view.state
    documents = desk.index.by_quote.get(number, [])
    is_expired = row.state == OPEN and has_expired(row.quote, state.day)
    return QuoteLine(
        row,
        desk.customer_name(row.quote.customer),
        desk.customer_link(row.quote.customer),
        desk.quote_link(number),
        desk.say("state-expired" if is_expired else f"state-{row.state}"),
        "gone" if is_expired else _QUOTE_TONES.get(row.state, "gone"),
        row.left_ht if row.state in (OPEN, ACCEPTED) else None,
        sum((document.state.open for document in documents), ZERO),
        late_sum(desk, documents),
        desk.where(row.quote.entry),
        row.state if row.state in (OPEN, ACCEPTED) else "closed",
    )


def customer_line(desk: Desk, account: str) -> CustomerLine:
    """Give a customer in words."""
    customer = desk.book.customers.get(account)
    aged = desk.index.aged.get(account) or AgedRow(account)
    kind = desk.say(f"kind-{customer.kind}").removeprefix("kind-") if customer else ""
    flags = ["open"] if aged.total else []
    flags += ["late"] if aged.late else []
    return CustomerLine(
        account,
        desk.customer_name(account),
        desk.customer_link(account),
        kind,
        aged,
        desk.index.figures.get(account),
        len(desk.index.by_customer.get(account, ())),
        desk.where(customer.entry) if customer else "",
        " ".join(flags),
    )
