"""What every command shares: the ledger, the day, the language; loaded when first asked for."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import click

from acompte.matching import book_language
from acompte.model.text import money
from acompte.rules.check import check_case
from acompte.rules.registry import CODES, ERROR
from acompte_cli.ledger import Loaded, load
from acompte_reports.view import View
from acompte_reports.words import word

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.model.diagnostic import Diagnostic


class Desk:
    """One call of the command."""

    def __init__(self, file: str | None, as_of: date | None, language: str | None) -> None:
        """Remember what the call says; the clock is read here, and nowhere below."""
        self.file = file
        self.day = as_of or date.today()
        self.said_language = language

    @cached_property
    def loaded(self) -> Loaded:
        """Load the ledger."""
        return load(self.file)

    @cached_property
    def view(self) -> View:
        """Give the view of the ledger on the day."""
        return View(self.loaded.reading.history, self.day)

    @cached_property
    def language(self) -> str:
        """Give the language asked for, else the company's."""
        return self.said_language or book_language(self.loaded.reading.history.book)

    def entry_language(self, loaded: Loaded) -> str:
        """Give the language of what is written to a ledger: that of its company."""
        return book_language(loaded.reading.history.book)

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """Give every diagnostic as of the day."""
        return check_case(self.view.case, self.loaded.reading.diagnostics)

    def word(self, key: str, **fields: object) -> str:
        """Give a word or sentence in the language of the call."""
        return word(key, self.language, **fields)

    def counted(self, what: str, count: int) -> str:
        """Give a number of documents, days, errors or warnings with its word."""
        return self.word(f"{what}-count", count=count)

    def money(self, amount: Decimal) -> str:
        """Write an amount with its currency."""
        return money(amount, self.language, self.view.book.currency)

    def say_errors(self) -> None:
        """Say on standard error how many errors the ledger has, where it has any."""
        found = self.__dict__.get("diagnostics")
        if found is None:  # nobody has asked for them all
            found = check_case(self.view.case, self.loaded.reading.diagnostics, warnings=False)
        count = len(self.loaded.errors) + sum(CODES[d.code].severity == ERROR for d in found)
        if count:
            click.echo(self.word("ledger-errors", errors=self.counted("errors", count)), err=True)


pass_desk = click.make_pass_decorator(Desk)
