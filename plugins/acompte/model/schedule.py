"""A quote's schedule against what is invoiced on it: deposits still missing, finals to issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.money import ZERO
from acompte.model.quotes import ACCEPTED, Planned, final_day, schedule_on, slack, state_on
from acompte.model.records import PROGRESS

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.model.matches import Matches
    from acompte.model.records import Quote


def missing_milestones(matches: Matches, quote: Quote, day: date) -> list[Planned]:
    """Give the milestones of an accepted quote that deposits had not filled when they fell due for issue."""
    closed = matches.closing(quote, day)
    if state_on(quote, day, closed.date if closed else None) != ACCEPTED:
        return []
    return [p for p in unfilled_milestones(matches, quote, day) if p.milestone.date <= day]


def unfilled_milestones(matches: Matches, quote: Quote, day: date) -> list[Planned]:
    """Give the milestones, past and to come, that neither deposits nor progress invoices have reached."""
    if not quote.milestones:
        return []
    deposits = matches.deposits(quote.number, day).net
    progress = progress_on(matches, quote, day)
    return [
        planned
        for planned in schedule_on(quote, day)
        if deposits < planned.cumulated - slack(planned.cumulated)
        and progress < planned.cumulated - slack(planned.cumulated)
    ]


def progress_on(matches: Matches, quote: Quote, day: date) -> Decimal:
    """Give the revenue that progress invoices brought on a quote by a day, less credit notes."""
    documents = matches.documents.get(quote.number, ())
    if not any(document.kind == PROGRESS and document.date <= day for document in documents):
        return ZERO
    return matches.revenue(quote, day)


def final_due(matches: Matches, quote: Quote, day: date) -> date | None:
    """Give since when the final invoice of an accepted quote can be issued: received, else planned."""
    closed = matches.closing(quote, day)
    if state_on(quote, day, closed.date if closed else None) != ACCEPTED:
        return None
    return final_day(quote, day)
