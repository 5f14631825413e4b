"""The page in Fava: the site's pages with Fava's filters, links, charts and tables.

A ledger turns it on with `2020-01-01 custom "fava-extension" "acompte_reports.fava"`. It only reads.

`asked.py` reads what Fava's page asks for, `shelf.py` keeps what was worked out, `chosen.py` applies the filters,
`desk.py` writes links and numbers as Fava does, `pages.py` says what stands on each page; `charts.py` and `tables.py`
feed Fava's own components.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fava.ext import FavaExtensionBase

from acompte_reports.fava.asked import language_of, read_asked
from acompte_reports.fava.pages import write_page
from acompte_reports.fava.shelf import Shelf
from acompte_reports.words import word

if TYPE_CHECKING:
    from fava.core import FavaLedger
    from markupsafe import Markup

__all__ = ["Acompte"]


class Acompte(FavaExtensionBase):
    """Quotes, deposits, invoices and what is late, beside Fava's reports."""

    def __init__(self, ledger: FavaLedger, config: str | None = None) -> None:
        """Keep a shelf a ledger; nothing is worked out before the page is opened."""
        super().__init__(ledger, config)
        self.shelf = Shelf()

    @property
    def report_title(self) -> str:  # type: ignore[override]  # Fava has one title a class; ours follows its language
        """Give the name in the side bar."""
        return word("fava-title", language_of(""))

    def after_load_file(self) -> None:
        """Forget what was worked out of the ledger as it was."""
        self.shelf.clear()

    def page(self) -> Markup:
        """Write the page that the request asks for."""
        asked = read_asked(self.ledger)
        return write_page(self.shelf, self.ledger, asked, self.name)
