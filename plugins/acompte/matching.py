"""Match quotes, deposits and final invoices, and say what does not fit.

Load it last in the main file, in any ledger whose accounts have French chart-of-accounts numbers:

    plugin "acompte.matching"

Errors appear as Beancount's own do. Warnings (a deposit not invoiced yet, an overpayment) appear with

    plugin "acompte.matching" "warnings"

It also completes what Fava needs to show the whole life of a quote under its link. From

    2026-02-03 custom "quote" "D2026-014" Actif:Clients:Lumen 12000.00 EUR
    2026-02-10 * "Lumen SAS" "Acompte" ^D2026-014
      invoice: "FA2026-031"
      …
    2026-03-24 * "Lumen SAS" "Virement" ^FA2026-031
      …

it makes

    2026-02-03 custom "quote" "D2026-014" Actif:Clients:Lumen 12000.00 EUR
    2026-02-03 note Actif:Clients:Lumen "Devis D2026-014 …" ^D2026-014
    2026-02-10 * "Lumen SAS" "Acompte" ^D2026-014 ^FA2026-031
      invoice: "FA2026-031"
      …
    2026-03-24 * "Lumen SAS" "Virement" ^D2026-014 ^FA2026-031
      …

A ledger without accounts of our roles is left exactly as it is. The judgement is of the day of the newest
transaction: a plugin reads no clock, because Beancount caches what it returns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte.handover import follows, hand_over, keeps, no_garbage_collection, take_over
from acompte.linking import complete
from acompte.model.diagnostic import AcompteError
from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message

if TYPE_CHECKING:
    from acompte.model.book import Book

__plugins__ = ("matching",)

WARNINGS = "warnings"


def matching(
    entries: list[Any], options: dict[str, Any], config: str | None = None
) -> tuple[list[Any], list[AcompteError]]:
    """Check the match of deposits and final invoices, and add links and notes for Fava.

    Args:
      entries: the directives, sorted by date.
      options: Beancount's options.
      config: `"warnings"` to show warnings too; nothing else is understood.

    Returns:
      The directives with their links completed and a note a quote, and the errors found.
    """
    if config not in (None, "", WARNINGS):
        source = {"filename": options.get("filename", "<acompte.matching>"), "lineno": 0}
        sentence = f'[setting-invalid] acompte.matching: "{config}" is no option; write "warnings" or nothing.'
        return entries, [AcompteError(source, sentence, None)]
    with no_garbage_collection():
        reading = take_over(entries, options)
        book = reading.history.book
        if book.is_empty:
            return entries, []
        language = book_language(book)
        found = check(reading.history, book.newest, reading.diagnostics, warnings=config == WARNINGS)
        errors = [
            AcompteError(d.entry.meta, f"[{d.code}] {message(d, language, book.currency)}", d.entry) for d in found
        ]
        completed = complete(entries, book, language)
        if keeps() or follows(options, "acompte.matching", "acompte.dso"):
            hand_over(completed, reading)
    return completed, errors


def book_language(book: Book) -> str:
    """Give the language that the company reads, French where it does not say."""
    company = book.settings.company(book.newest)
    return ENGLISH if company and company.text("language") == ENGLISH else FRENCH
