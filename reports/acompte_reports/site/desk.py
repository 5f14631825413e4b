"""What all pages of one site share: the view, its index, words, formats, links and sources."""

from __future__ import annotations

from functools import cached_property
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote as escaped

from markupsafe import Markup

from acompte.indicators.window import WINDOW
from acompte.model.days import years_after
from acompte.model.quotes import CLOSED, ended_on
from acompte_reports.site.figures import Figures
from acompte_reports.site.formats import Formats
from acompte_reports.site.index import Index
from acompte_reports.site.months import Calendar
from acompte_reports.site.phrases import say
from acompte_reports.site.slugs import unique_slugs
from acompte_reports.site.sources import sources_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path
    from typing import Any

    from acompte.model.diagnostic import Diagnostic
    from acompte.model.records import Invoice
    from acompte_reports.site.cells import Parts
    from acompte_reports.site.lines import DocumentLine
    from acompte_reports.view import View

KEPT_YEARS = 2
"""So many years a quote that is over keeps its page, unless all are asked for."""
SPLIT = 4000
"""From this many rows on, the grid and the list of quotes show what is alive, and a page a year the rest."""


class Desk:
    """One site in the making. Links are from the root of the site; pages put their way up before them."""

    keeps_links = True
    """Whether a link is the same each time it is written, but for the way up."""

    def __init__(
        self,
        view: View,
        language: str,
        ledger: Path | None = None,
        diagnostics: Sequence[Diagnostic] = (),
        *,
        errors: int = 0,
        everything: bool = True,
    ) -> None:
        """Look at a view in a language; index it once for all pages.

        `errors` are those that Beancount itself found. Without `everything`, quotes that have been over for long have
        no page of their own.
        """
        self.diagnostics = diagnostics
        self.errors = errors
        self.view = view
        self.book = view.book
        self.language = language
        self.formats = Formats(language, view.book.currency)
        self.sources = sources_of(view.book, ledger)
        self.index = Index(view)
        pages = unique_slugs(((number, number) for number in self.book.quotes), "devis")
        self.quote_pages = {
            number: pages[number] for number in self.index.quotes if everything or not self._is_past(number)
        }
        accounts = {account: account.rpartition(":")[2] for account in self.accounts}
        self.customer_pages = unique_slugs(accounts.items(), "client")
        self.said: dict[str, str] = {}
        self.lines: dict[int, DocumentLine] = {}
        """The documents in words, by their place: each stands on several pages."""
        self.parts: dict[int, Parts] = {}
        """The rows of documents in their parts, by their place."""

    def _is_past(self, number: str) -> bool:
        """Tell whether a quote was closed or ended more than two years ago, with nothing open or held."""
        row = self.index.quotes[number]
        ended = ended_on(row.quote, self.view.day)
        last = ended[1] if ended else row.closing.date if row.state == CLOSED and row.closing else None
        if last is None or last >= years_after(self.view.day, -KEPT_YEARS) or row.deposits_held > 0:
            return False
        return all(line.state.open <= 0 for line in self.index.by_quote.get(number, ()))

    @cached_property
    def accounts(self) -> list[str]:
        """Give every customer's account: those that are named, and those that documents or quotes name."""
        used = {*self.book.customers, *self.index.by_customer, *self.index.quotes_of}
        return sorted(account for account in used if account)

    @cached_property
    def _names(self) -> dict[str, str]:
        """Give the names that several customers have, with what tells them apart."""
        called: dict[str, list[str]] = {}
        for account in self.accounts:
            called.setdefault(self.book.customer_name(account), []).append(account)
        found: dict[str, str] = {}
        for name, accounts in called.items():
            if len(accounts) > 1:
                leaves = {account.rpartition(":")[2] for account in accounts}
                whole = len(leaves) < len(accounts)
                found.update({a: f"{name} ({a if whole else a.rpartition(':')[2]})" for a in accounts})
        return found

    def customer_name(self, account: str) -> str:
        """Give the name of a customer; with a part of its account where another has the same."""
        return self._names.get(account) or self.book.customer_name(account)

    @cached_property
    def figures(self) -> Figures:
        """Give the company's figures that the view does not have."""
        return Figures(self.view)

    @cached_property
    def calendar(self) -> Calendar:
        """Give the months."""
        return Calendar(self.view)

    @cached_property
    def company(self) -> str:
        """Give the company's name, empty where the ledger does not say it."""
        company = self.book.settings.company(self.view.day)
        return company.name if company else ""

    @property
    def is_split(self) -> bool:
        """Tell whether the long lists are cut by year."""
        return max(len(self.view.grid), len(self.view.quotes)) > SPLIT

    @cached_property
    def window(self) -> str:
        """Give the window of the indicators in days: `365 jours`."""
        return self.say("days-count", count=self.view.window)

    @cached_property
    def span(self) -> str:
        """Give the window in words: a year where it is one."""
        return self.say("span-year") if self.view.window == WINDOW else self.window

    def say(self, key: str, **fields: object) -> str:
        """Give a phrase in the language of the site."""
        if fields:
            return say(key, self.language, **fields)
        if key not in self.said:
            self.said[key] = say(key, self.language)
        return self.said[key]

    def brief(self, day: date | None) -> str:
        """Write a day for small print: without its year where that is the site's."""
        return self.formats.brief(day, self.view.day)

    def customer_link(self, account: str) -> str:
        """Give the page of a customer, empty where it has none."""
        found = self.customer_pages.get(account)
        return f"clients/{found}.html" if found else ""

    def quote_link(self, number: str) -> str:
        """Give the page of a quote, empty where it has none."""
        found = self.quote_pages.get(number)
        return f"devis/{found}.html" if found else ""

    def document_link(self, invoice: Invoice) -> str:
        """Give where a document is shown: on its quote's page, else on its customer's."""
        page = next((link for link in map(self.quote_link, invoice.quotes) if link), "")
        page = page or self.customer_link(invoice.customer)
        return f"{page}#{self.anchor(invoice)}" if page else ""

    def number_link(self, number: str) -> str:
        """Give where a document or a quote of a number is shown."""
        if number in self.quote_pages:
            return self.quote_link(number)
        invoice = self.book.invoice(number)
        return self.document_link(invoice) if invoice else ""

    @cached_property
    def _anchors(self) -> dict[int, str]:
        return unique_slugs(((invoice.place, invoice.number) for invoice in self.book.invoices), "x")

    def anchor(self, invoice: Invoice) -> str:
        """Give the id of a document's row on a page, the same on every day."""
        return f"d-{self._anchors[invoice.place]}"

    @staticmethod
    def grid_link(**state: str) -> str:
        """Give the grid with a state in its fragment: `f` filters, `only` chooses, `s` sorts."""
        fragment = "&".join(f"{key}={escaped(value)}" for key, value in state.items())
        return f"suivi.html#{fragment}" if fragment else "suivi.html"

    def where(self, entry: Any) -> str:
        """Give `file:line` of an entry."""
        return self.sources.where(entry)

    def address(self, root: str, link: str) -> str:
        """Give the address of a link on a page, from the page's way up to the root, as it stands in HTML."""
        return f"{root}{escape(link)}"

    def href(self, root: str, link: str) -> Markup:
        """Give the same for a template."""
        return Markup(self.address(root, link))

    def source(self, where: str) -> str:
        """Write where an entry stands, in HTML."""
        return escape(where)

    def mark(self, where: str) -> str:
        """Write the small mark that shows where an entry stands, in HTML; nothing where nobody knows."""
        return f'<span class="at" tabindex="0"><i>{escape(where)}</i></span>' if where else ""
