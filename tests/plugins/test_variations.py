"""Variations of the situations that a company meets, told to their end: sound by the format, so no error is said."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

import pytest
from beancount import loader
from beancount.core.data import Custom, Transaction

from acompte.handover import read
from acompte.matching import matching
from acompte.model.history import History
from acompte.model.read import read_book
from acompte.model.state import state_on
from acompte.model.sweep import settle
from acompte.rules.check import check
from acompte.rules.messages import message
from acompte.rules.registry import CODES, ERROR
from support.ledgers import gaps, without_entries
from support.stories import Story, long_number
from support.stories_deposits import CANCELLATIONS, CONSUMERS, DELIVERIES, NO_VAT
from support.stories_ends import AMENDED, CENTS, CHEQUES, DISCOUNTS
from support.stories_money import CONTRACTS, LOSSES, PROVIDERS, SEVERAL, TAKEN_OVER
from support.stories_works import PROGRESS, RATES
from support.vat_reading import month_end, month_ends

STORIES: dict[str, Story] = {
    **PROGRESS,
    **RATES,
    **DELIVERIES,
    **CANCELLATIONS,
    **CONSUMERS,
    **NO_VAT,
    **PROVIDERS,
    **LOSSES,
    **SEVERAL,
    **CONTRACTS,
    **TAKEN_OVER,
    **DISCOUNTS,
    **CENTS,
    **AMENDED,
    **CHEQUES,
}
FAR = date(2099, 12, 31)


class Told(NamedTuple):
    story: Story
    entries: list[Any]
    options: dict[str, Any]
    history: History
    found: list[Any]

    @property
    def days(self) -> list[date]:
        return sorted({e.date for e in self.entries if isinstance(e, Transaction | Custom) and e.date.year > 2020})

    @property
    def end(self) -> date:
        """The last evening of the last month: VAT is judged at month ends."""
        return month_end(self.days[-1])

    def says(self, day: date, *, errors: bool) -> dict[str, str]:
        """The sentences of the errors, or the warnings, of a day, by code."""
        said = check(self.history, day, self.found)
        return {one.code: message(one, "en") for one in said if (CODES[one.code].severity == ERROR) == errors}


@cache
def told(name: str) -> Told:
    story = STORIES[name]
    entries, errors, options = loader.load_string(story.text)
    assert errors == []
    book, found = read_book(entries, options)
    return Told(story, entries, options, settle(book), found)


@pytest.mark.parametrize("name", STORIES)
def test_a_sound_story_has_no_error_on_any_day(name: str) -> None:
    tale = told(name)
    for day in [*tale.days, *month_ends(tale.days[0], tale.end + timedelta(days=40)), FAR]:
        assert tale.says(day, errors=True) == {}, day


@pytest.mark.parametrize("name", STORIES)
def test_books_and_documents_of_a_story_agree_on_every_day(name: str) -> None:
    tale = told(name)
    for day in tale.days:
        assert gaps(tale.history, tale.entries, day) == {}, day


@pytest.mark.parametrize("name", STORIES)
def test_a_story_that_ends_leaves_nothing(name: str) -> None:
    tale = told(name)
    state = state_on(tale.history, tale.end)
    assert {d.invoice.number for d in state.documents if d.open} == {long_number(n) for n in tale.story.opens.split()}
    assert state.on_account == {}
    if not tale.story.opens:
        assert balances(tale.entries, "Passif:Acomptes", "Passif:Attente") == {}


def balances(entries: list[Any], *trees: str) -> dict[str, Decimal]:
    """The balances of the accounts below some, where not zero."""
    sums: dict[str, Decimal] = {}
    for entry in entries:
        for posting in entry.postings if isinstance(entry, Transaction) else ():
            if posting.account.startswith(trees) and posting.units and posting.units.number:
                sums[posting.account] = sums.get(posting.account, Decimal(0)) + posting.units.number
    return {account: amount for account, amount in sums.items() if amount}


@pytest.mark.parametrize("name", STORIES)
def test_no_warning_stays_where_nothing_is_to_be_done(name: str) -> None:
    tale = told(name)
    left = tale.says(tale.end, errors=False)
    assert set(left) == set(tale.story.says.split()), left


@pytest.mark.parametrize("name", STORIES)
def test_the_book_of_a_story_is_the_same_after_the_plugins(name: str) -> None:
    tale = told(name)
    entries, errors = matching(tale.entries, tale.options)
    assert errors == []
    after = read(entries, tale.options).history
    assert without_entries(after.book) == without_entries(tale.history.book)
    ours, theirs = state_on(tale.history, tale.end), state_on(after, tale.end)
    assert without_entries(theirs.documents) == without_entries(ours.documents)
