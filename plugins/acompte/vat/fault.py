"""Which entry is at fault where the entries of a month make another VAT due than they should."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.days import month_end, shift
from acompte.model.money import CENT, ZERO
from acompte.vat.regimes import Split, by_rate
from acompte.vat.taxed import Taxed, add

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from acompte.model.records import Invoice
    from acompte.vat.monthly import Months, Node, Posting


class Fault(NamedTuple):
    """An entry at fault, and whose VAT it has wrong."""

    entry: Any
    node: Node
    at_document: bool
    """True where the document itself makes too much or too little due on its day."""


def fault(months: Months, until: date, nodes: list[Node], postings: list[Posting], surplus: Split) -> Fault:
    """Find the entry at fault for what documents that share entries have too much (or too little) due in a month.

    It is a document that is wrong on its own day, else the first entry after which the sums differ, else the
    last payment without a move.
    """
    if document := _wrong_at_once(months, until, nodes, surplus):
        return Fault(document.entry, document.place, True)
    rates = set(surplus)
    others = sorted((p for p in postings if not p.is_document and p.entry.date <= until), key=lambda p: p.day)
    moves = [posting for posting in others if any(posting.due.values())]
    for turn, posting in enumerate(moves):
        last_of_day = turn + 1 == len(moves) or moves[turn + 1].day > posting.day
        if last_of_day and _differs_after(months, nodes, postings, posting.day, rates):
            return Fault(posting.entry, posting.nodes[0], False)
    return _last_payment(months, until, nodes, others)


def _wrong_at_once(months: Months, until: date, nodes: list[Node], surplus: Split) -> Invoice | None:
    """Give a new document that makes another VAT due than falls due with it, rather one off by just the surplus."""
    found = None
    for node in nodes:
        taxed = months.nodes[node]
        if isinstance(taxed, Taxed) and month_end(taxed.invoice.date) == until:
            own = _surplus(taxed, surplus)
            if own == surplus:
                return taxed.invoice
            if found is None and any(abs(amount) > CENT for amount in own.values()):
                found = taxed.invoice
    return found


def _surplus(taxed: Taxed, rates: Iterable[Decimal | None]) -> Split:
    """Give the VAT that a document posts as due less what falls due with it, at some rates; None: in sum."""
    both = {rate: at_once(taxed, rate) for rate in rates}
    return {rate: posted - now for rate, (now, posted) in both.items()}


def at_once(taxed: Taxed, rate: Decimal | None) -> tuple[Decimal, Decimal]:
    """Give the VAT that falls due with a document, and what it posts as due, at a rate; None: in sum."""
    posted = by_rate(taxed.invoice.vat, pending=False)
    if rate is None:
        return sum(taxed.now.values(), ZERO), sum(posted.values(), ZERO)
    return taxed.now.get(rate, ZERO), posted.get(rate, ZERO)


def _differs_after(
    months: Months, nodes: list[Node], postings: list[Posting], day: date, rates: set[Decimal | None]
) -> bool:
    """Tell whether what is made due from the month's first day to a day differs from what falls due in it."""
    before = shift(day.replace(day=1), -1)
    wanted: Split = {}
    for node in nodes:
        add(wanted, months.nodes[node].due_by(day))
        add(wanted, months.nodes[node].due_by(before), -1)
    found: Split = {}
    for posting in postings:
        if posting.day <= day:
            add(found, posting.due)
    if rates == {None}:
        return abs(sum(found.values(), ZERO) - sum(wanted.values(), ZERO)) > CENT
    return any(abs(found.get(rate, ZERO) - wanted.get(rate, ZERO)) > CENT for rate in rates)


def _last_payment(months: Months, until: date, nodes: list[Node], postings: list[Posting]) -> Fault:
    """Give the last entry of the month that settles, repays or concerns one of the documents, else the first itself."""
    events: list[tuple[date, str, Node, Any]] = []
    for node in nodes:
        taxed = months.nodes[node]
        if isinstance(taxed, Taxed):
            settlings = months.history.settlings[taxed.invoice.place]
            events += [(settling.day, str(node), node, settling.entry) for settling in settlings]
        else:
            events += [(credit.day, str(node), node, credit.entry) for credit in taxed.credits]
        events += [(move.date, str(node), node, move.entry) for move in months.debits.get(taxed.number, ())]
    events += [(posting.day, "", posting.nodes[0], posting.entry) for posting in postings]
    events = [event for event in events if month_end(event[0]) == until]
    if events:
        _, _, node, entry = max(events, key=lambda event: event[:2])
        return Fault(entry, node, False)
    first = months.nodes[nodes[0]]
    entry = first.invoice.entry if isinstance(first, Taxed) else first.credits[0].entry
    return Fault(entry, nodes[0], False)
