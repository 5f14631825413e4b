"""The life of a quote, event by event, each with the entry that says it; then what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.deposits import ADJUSTED, CREDITED, DEDUCTED, RETURNED
from acompte.model.quotes import ACCEPTED, OPEN, expiry, final_day, schedule_on, total_with_vat
from acompte.model.records import MONEY
from acompte.model.roles import BILL
from acompte_reports.site.lines import step_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from acompte.indicators.grid import GridRow
    from acompte.indicators.quotes import QuoteRow
    from acompte_reports.site.desk import Desk

QUOTE, SIGNED, ENDED, DONE, NOTE, FLAG = "quote", "signed", "ended", "done", "note", "flag"
OWED, CLEARED, LATE, CREDIT, PAID, DUE, PLAN = "owed", "cleared", "late", "credit", "paid", "due", "plan"
"""Marks, as they are drawn."""

_LIFE = {"accepted": SIGNED, "received": DONE, "refused": ENDED, "cancelled": ENDED, "delivery": NOTE}
_BOUND = {
    ("dispute", True): "dispute",
    ("dispute", False): "resolved",
    ("hold", True): "hold",
    ("hold", False): "release",
    ("waiver", True): "waiver",
}
_ORDER = (QUOTE, SIGNED, PLAN, OWED, CLEARED, LATE, CREDIT, NOTE, DUE, FLAG, PAID, DONE, ENDED)


class Event(NamedTuple):
    """One event: its day, its mark, what happened, how much, on which document, and where it is written."""

    day: date
    mark: str
    what: str
    amount: Decimal | None = None
    ht: bool = False
    number: str = ""
    at: str = ""
    to_come: bool = False
    short: str = ""
    """A word for the lane."""


def in_order(event: Event) -> tuple[date, int, str, str]:
    """Give the order of events: by day, then as a day's work goes."""
    return event.day, _ORDER.index(event.mark), event.number, event.what


def quote_events(desk: Desk, row: QuoteRow) -> list[Event]:
    """Give every event of a quote up to the day, oldest first, then what is to come."""
    found = [*_quote_life(desk, row), *_milestones(desk, row), *_final(desk, row)]
    documents = desk.index.by_quote.get(row.quote.number, [])
    for document in documents:
        found += document_events(desk, document)
    found += _deposit_moves(desk, row)
    found += _on_account(desk, row, documents)
    return sorted(found, key=lambda event: (event.to_come, *in_order(event)))


def _quote_life(desk: Desk, row: QuoteRow) -> Iterator[Event]:
    quote, say, day = row.quote, desk.say, desk.view.day
    total = total_with_vat(quote, quote.date)
    yield Event(quote.date, QUOTE, say("ev-quote"), total, at=desk.where(quote.entry), short=say("ev-quote").lower())
    for event in quote.life:
        if event.date <= day:
            what = say(f"ev-{event.what}", day=desk.formats.long(event.delivery))
            short = say("ev-accepted") if event.what == "accepted" else ""
            yield Event(event.date, _LIFE[event.what], what, at=desk.where(event.entry), short=short)
    for amendment in quote.amendments:
        if amendment.date <= day:
            what = say("ev-amendment", title=amendment.title)
            yield Event(amendment.date, NOTE, what, amendment.amount, ht=True, at=desk.where(amendment.entry))
    expires = expiry(row.quote)
    if row.state == OPEN and expires is not None and expires >= day:
        yield Event(expires, DUE, say("ev-expires"), at=desk.where(quote.entry), to_come=True)
    if row.state == ACCEPTED and row.delivery is not None and row.delivery > day:
        at = next((desk.where(e.entry) for e in reversed(quote.life) if e.what == "delivery"), desk.where(quote.entry))
        yield Event(row.delivery, DONE, say("ev-delivery-to-come"), at=at, to_come=True, short=say("delivery").lower())


def _final(desk: Desk, row: QuoteRow) -> Iterator[Event]:
    """Give the final that an accepted quote waits for since its works were accepted or its delivery has passed."""
    since = final_day(row.quote, desk.view.day) if row.state == ACCEPTED else None
    if since is not None and since <= desk.view.day and row.left_ttc > 0:
        what, at = desk.say("ev-final-missing"), desk.where(row.quote.entry)
        yield Event(since, PLAN, what, row.left_ttc, at=at, short=what.lower())


def _milestones(desk: Desk, row: QuoteRow) -> Iterator[Event]:
    waiting = {id(planned.milestone) for planned in row.unfilled}
    for planned in schedule_on(row.quote, desk.view.day):
        milestone = planned.milestone
        is_waiting = id(milestone) in waiting
        to_come = milestone.date > desk.view.day
        if to_come and not is_waiting:
            continue
        missing = is_waiting and row.state == ACCEPTED
        what = desk.say("ev-milestone-missing" if missing else "ev-milestone", name=milestone.name)
        at = desk.where(milestone.entry)
        short = milestone.name if is_waiting else ""
        yield Event(milestone.date, PLAN, what, planned.amount, ht=True, at=at, to_come=to_come, short=short)


def document_events(desk: Desk, row: GridRow) -> Iterator[Event]:
    """Give what happened to a document: issued, sent, reminded, paid, disputed, promised; and what is to come."""
    document = row.state
    invoice, say, where = document.invoice, desk.say, desk.where
    number = invoice.number
    mark = CREDIT if invoice.is_credit else LATE if document.days_late else OWED if document.open else CLEARED
    what = say(f"ev-{invoice.kind}", number=number)
    yield Event(
        invoice.date, mark, what, invoice.total, number=number, at=where(invoice.entry), short=say(invoice.kind)
    )
    for sending in desk.index.sendings.get(number, ()):
        channel = _channel(desk, sending.channel)
        yield Event(
            sending.date, NOTE, say("ev-sent", number=number, channel=channel), number=number, at=where(sending.entry)
        )
    for letter in desk.index.letters.get(number, ()):
        step = say(letter.step)
        if letter.channel:
            step = say("step-by", step=step, channel=_channel(desk, letter.channel))
        what = say("ev-letter", step=capital(step), number=number)
        yield Event(letter.date, FLAG, what, number=number, at=where(letter.entry), short=say(letter.step))
    yield from _settlings(desk, row)
    yield from _agreements(desk, number)
    if document.open:
        yield from _to_come(desk, row)


def _settlings(desk: Desk, row: GridRow) -> Iterator[Event]:
    invoice = row.state.invoice
    number = invoice.number
    for settling in desk.view.history.settlings[invoice.place]:
        if settling.day > desk.view.day:
            continue
        kind = "bounced" if settling.bounced else settling.kind
        mark = PAID if kind == MONEY else ENDED if kind == "bounced" else NOTE
        what = desk.say(f"ev-{kind}", number=number)
        yield Event(settling.day, mark, what, settling.amount, number=number, at=desk.where(settling.entry))


def _agreements(desk: Desk, number: str) -> Iterator[Event]:
    """Give disputes, holds, promises, new due dates, allocations and transfers of a document."""
    index, say, where, long = desk.index, desk.say, desk.where, desk.formats.long
    for mark in index.marks.get(number, ()):
        key = _BOUND.get((mark.what, mark.begins))
        if key:
            what = say(f"ev-{key}", number=number)
            what = say("why", text=what, why=mark.why) if mark.why else what
            sort = ENDED if mark.begins and key != "waiver" else NOTE
            yield Event(mark.date, sort, what, number=number, at=where(mark.entry))
    for promise in index.promises.get(number, ()):
        what = say("ev-promise", number=number, day=long(promise.day))
        yield Event(promise.date, NOTE, what, promise.amount, number=number, at=where(promise.entry))
    for change in index.due_changes.get(number, ()):
        what = say("ev-due-change", number=number, day=long(change.due))
        yield Event(change.date, NOTE, what, number=number, at=where(change.entry))
    for allocation in index.allocations.get(number, ()):
        what = say("ev-allocate", number=number)
        yield Event(allocation.date, NOTE, what, allocation.amount, number=number, at=where(allocation.entry))
    for transfer in index.transfers.get(number, ()):
        moved = "bill" if transfer.role == BILL else "doubtful"
        what = say(f"ev-{moved}" if transfer.amount > 0 else "ev-moved-back", number=number)
        yield Event(transfer.date, NOTE, what, abs(transfer.amount), number=number, at=where(transfer.entry))


def _to_come(desk: Desk, row: GridRow) -> Iterator[Event]:
    document, day, say = row.state, desk.view.day, desk.say
    number, at = document.invoice.number, desk.where(document.invoice.entry)
    for part in document.owed:
        if part.due is not None and part.open > desk.view.state.tolerance:
            key = "ev-retention" if part.retention else "ev-due"
            if part.due >= day:
                what = say(key, number=number)
                yield Event(part.due, DUE, what, part.open, number=number, at=at, to_come=True, short=say("due"))
    if document.promise is not None:
        promise = document.promise
        what = say("ev-promise-due", number=number)
        amount = document.open if promise.amount is None else promise.amount
        where = desk.where(promise.entry)
        short = say("promise-due")
        yield Event(promise.day, DUE, what, amount, number=number, at=where, to_come=True, short=short)
    if row.next is not None:
        step = step_words(desk, row.next)
        if row.next.date < day:
            what = say("ev-next", step=capital(say("next-overdue", step=step)), number=number)
            yield Event(row.next.date, PLAN, what, number=number, at=at, short=step)
        else:
            what = say("ev-next", step=capital(step), number=number)
            yield Event(row.next.date, FLAG, what, number=number, at=at, to_come=True, short=step)


def _deposit_moves(desk: Desk, row: QuoteRow) -> Iterator[Event]:
    keys = {DEDUCTED: "ev-deducted", RETURNED: "ev-returned", CREDITED: "ev-credited", ADJUSTED: "ev-adjusted"}
    for move in desk.view.matches.moves.get(row.quote.number, ()):
        key = keys.get(move.what)
        if key and move.date <= desk.view.day:
            what = desk.say(key, deposit=move.deposit or "?", number=move.document or "")
            at = desk.where(move.entry)
            yield Event(move.date, NOTE, what, abs(move.amount), ht=True, number=move.document or "", at=at)


def _on_account(desk: Desk, row: QuoteRow, documents: list[GridRow]) -> Iterator[Event]:
    seen: set[int] = set()
    for key in (row.quote.number, *(document.state.invoice.number for document in documents)):
        for credit in desk.index.on_account.get(key, ()):
            if id(credit) not in seen and credit.document is None:
                seen.add(id(credit))
                amount = credit.stands(desk.view.day)
                yield Event(credit.day, NOTE, desk.say("ev-on-account"), amount, at=desk.where(credit.entry))


def _channel(desk: Desk, channel: str) -> str:
    return desk.say(f"channel-{channel}").removeprefix("channel-")


def capital(text: str) -> str:
    """Give a text with a capital at its head."""
    return text[:1].upper() + text[1:]
