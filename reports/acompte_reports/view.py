"""One view of the ledger on a day: what all reports are made from, each part worked out once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from acompte.indicators.account import Accounts
from acompte.indicators.agenda import Task, agenda
from acompte.indicators.aging import AgedRow, aged_balance
from acompte.indicators.dso import CompanyFlows, DsoReport, dso_of, flows_of
from acompte.indicators.grid import GridRow, grid
from acompte.indicators.penalties import Penalties, Penalty
from acompte.indicators.quotes import QuoteRow, quote_rows
from acompte.indicators.window import WINDOW
from acompte.model.matches import Matches
from acompte.model.quotes import HORIZON
from acompte.model.state import State, state_on
from acompte.rules.registry import Case

if TYPE_CHECKING:
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.history import History


class View:
    """A history on a day, with the figures that reports share."""

    def __init__(self, history: History, day: date, window: int = WINDOW) -> None:
        """Look at a history on a day; nothing is worked out before it is asked for."""
        self.history = history
        self.day = day
        self.window = window

    @property
    def book(self) -> Book:
        """Give the Book."""
        return self.history.book

    @cached_property
    def state(self) -> State:
        """Give the state of every document."""
        return state_on(self.history, self.day)

    @cached_property
    def matches(self) -> Matches:
        """Give the match of quotes, deposits and finals."""
        return Matches(self.book)

    @cached_property
    def grid(self) -> list[GridRow]:
        """Give the synthetic grid."""
        return grid(self.state)

    @cached_property
    def quotes(self) -> list[QuoteRow]:
        """Give the quotes."""
        return quote_rows(self.state, self.matches)

    @cached_property
    def aging(self) -> list[AgedRow]:
        """Give the aged balance."""
        return aged_balance(self.state)

    @cached_property
    def lateness(self) -> Penalties:
        """Give what works out late interest and fees, document by document."""
        return Penalties(self.history, self.day)

    @cached_property
    def penalties(self) -> list[Penalty]:
        """Give the late interest and the fees, of the documents that were late."""
        found = (self.lateness.of(document.invoice) for document in self.state.documents)
        return [penalty for penalty in found if penalty is not None]

    @cached_property
    def accounts(self) -> Accounts:
        """Give the customers' accounts."""
        return Accounts(self.history)

    @cached_property
    def flows(self) -> CompanyFlows:
        """Give what was billed, open, late and paid from day to day."""
        return flows_of(self.history, self.matches, self.day)

    @cached_property
    def dso(self) -> DsoReport:
        """Give the indicators."""
        return dso_of(self.history, self.flows, self.day, self.window)

    @cached_property
    def case(self) -> Case:
        """Give what the rules look at, with what they find out for each other."""
        return Case(self.history, self.day, self.matches)

    @cached_property
    def agenda(self) -> list[Task]:
        """Give what is to be done."""
        return agenda(self.state, self.grid, self.quotes, HORIZON)
