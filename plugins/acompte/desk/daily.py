"""What a day's run issues: the first planned deposit of an accepted quote, and those that say `auto: TRUE`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.deposits import Asked, deposit_invoice
from acompte.model.quotes import accepted_on, milestones_on
from acompte.model.schedule import missing_milestones

if TYPE_CHECKING:
    from collections.abc import Callable

    from acompte.desk.composer import Composer
    from acompte.desk.situation import Situation
    from acompte.model.records import Milestone, Quote


def to_issue(whole: Situation) -> list[str]:
    """Give the quotes whose next deposit invoice is issued without being asked for, by the day they were accepted."""
    quotes = [quote for quote in whole.book.quotes.values() if quote.milestones and quote.date <= whole.day]
    found = [quote for quote in quotes if _next(whole, quote) is not None]
    return [quote.number for quote in sorted(found, key=lambda quote: (accepted_on(quote), quote.number))]


def _next(whole: Situation, quote: Quote) -> Milestone | None:
    """Give the milestone to issue: missing, and the first of the quote or said to be automatic."""
    missing = missing_milestones(whole.matches, quote, whole.day)
    if not missing:
        return None
    milestone = missing[0].milestone
    first = milestones_on(quote, whole.day)[0]
    return milestone if milestone is first or milestone.entry.meta.get("auto") is True else None


def issue(whole: Situation, composer_of: Callable[[str], Composer]) -> list[str]:
    """Compose the deposit invoices of the day; give their numbers. `composer_of` gives one composer a customer.

    Raises:
      Refusal: one cannot be issued.
    """
    numbers = []
    for number in to_issue(whole):
        composer = composer_of(whole.book.quotes[number].customer)
        while _next(composer.near, composer.book.quotes[number]) is not None:
            numbers.append(deposit_invoice(composer, number, Asked()).number)
    return numbers
