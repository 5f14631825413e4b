"""The registry of diagnostics: code, severity, one sentence, and the rule that finds it.

The `check` command, the plugin and the documentation are made from this one table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model.diagnostic import Diagnostic
from acompte.model.matches import Matches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from acompte.model.book import Book
    from acompte.model.history import History
    from acompte.model.records import Invoice, Quote

ERROR, WARNING = "error", "warning"


class Case:
    """What rules look at: a Book, its history, and the day on which they judge."""

    def __init__(self, history: History, day: date, matches: Matches | None = None) -> None:
        """Gather what several rules share, once; `matches` are those of the Book, where they are there already."""
        self.history = history
        self.book: Book = history.book
        self.day = day
        self.matches = Matches(self.book) if matches is None else matches
        self.shared: dict[str, Any] = {}

    def once(self, what: str, work: Callable[[Case], Any]) -> Any:
        """Give what several rules need, worked out by the first of them."""
        if what not in self.shared:
            self.shared[what] = work(self)
        return self.shared[what]

    def on(self, code: str, invoice: Invoice, /, *, variant: str = "", **facts: object) -> Diagnostic:
        """Say something of a document, with its number and the customer's name among the facts."""
        named = {"number": invoice.number, "name": self.book.customer_name(invoice.customer), **facts}
        return Diagnostic(code, invoice.entry, named, invoice.number, invoice.customer, variant)

    def on_quote(self, code: str, quote: Quote, entry: Any = None, /, **facts: object) -> Diagnostic:
        """Say something of a quote, at its own entry or at another one that belongs to it."""
        named = {"quote": quote.number, "name": self.book.customer_name(quote.customer), **facts}
        return Diagnostic(code, entry or quote.entry, named, quote.number, quote.customer)


class Code(NamedTuple):
    """One kind of diagnostic."""

    code: str
    severity: str
    about: str
    sentence: str
    rules: tuple[Callable[[Case], Iterable[Diagnostic]], ...] = ()
    """What finds it; nothing where no rule does, as with what reading finds."""


CODES: dict[str, Code] = {}


def rule(
    code: str, severity: str, about: str, sentence: str
) -> Callable[[Callable[[Case], Iterator[Diagnostic]]], Callable[[Case], Iterator[Diagnostic]]]:
    """Register a rule under its code."""

    def register(function: Callable[[Case], Iterator[Diagnostic]]) -> Callable[[Case], Iterator[Diagnostic]]:
        CODES[code] = Code(code, severity, about, sentence, (function,))
        return function

    return register


def also_finds(code: str) -> Callable[[Callable[[Case], Iterator[Diagnostic]]], Callable[[Case], Iterator[Diagnostic]]]:
    """Register one more rule that finds a code which stands in the registry already."""

    def register(function: Callable[[Case], Iterator[Diagnostic]]) -> Callable[[Case], Iterator[Diagnostic]]:
        CODES[code] = CODES[code]._replace(rules=(*CODES[code].rules, function))
        return function

    return register


def found_elsewhere(code: str, severity: str, about: str, sentence: str) -> None:
    """Register a code that no rule finds: reading does, or the comparison with what lies beside the ledger."""
    CODES[code] = Code(code, severity, about, sentence)


found_elsewhere("directive-invalid", ERROR, "quotes", "A directive has too many, too few or other kinds of values.")
found_elsewhere("quote-unknown", ERROR, "quotes", "A directive or an entry names a quote that does not exist.")
found_elsewhere("quote-duplicate", ERROR, "quotes", "Two quotes have one number.")
found_elsewhere("amount-currency", ERROR, "invoices", "An entry posts another currency than the books have.")
found_elsewhere("setting-invalid", ERROR, "settings", "A setting cannot be read.")
found_elsewhere(
    "lock-broken", ERROR, "time", "What a lock seals was changed, removed or added to, or the lock itself was."
)
found_elsewhere("document-changed", ERROR, "time", "A file that a lock seals was changed, or is missing.")
