"""What stands on each page in Fava."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte.model.money import ZERO
from acompte.model.quotes import ACCEPTED
from acompte_reports.fava import charts, tables
from acompte_reports.fava.components import component
from acompte_reports.fava.links import LINKS, Links
from acompte_reports.fava.lists import DOCUMENTS, QUOTES, is_wanted, listed
from acompte_reports.fava.markup import sortable, style
from acompte_reports.site import sentences
from acompte_reports.site.lines import customer_line, document_lines, late_sum, quote_line
from acompte_reports.site.pages import Page, context, task_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from decimal import Decimal

    from fava.core import FavaLedger
    from markupsafe import Markup

    from acompte.indicators.grid import GridRow
    from acompte_reports.fava.asked import Asked
    from acompte_reports.fava.desk import FavaDesk
    from acompte_reports.fava.shelf import Place, Shelf

Context = dict[str, Any]


def write_page(shelf: Shelf, ledger: FavaLedger, asked: Asked, name: str) -> Markup:
    """Write the page that a request asks for.

    Raises:
      FavaAPIError: a filter cannot be read.
    """
    place = shelf.place(ledger, asked)
    found = LINKS.set(Links(ledger, name))
    try:
        desk = place.desk
        shown = {"asked": asked, "style": style(), "chosen": place.chosen, "page_name": asked.page or "index"}
        page = _page(desk, asked.page)
        template = page.template if page else "gone.html"
        said = _CONTEXTS.get(template, _of_site)(place, asked, page) if page else {"current": "", "title": ""}
        return sortable(place.templates.get_template(template).render(shown, page=page, **said))
    finally:
        LINKS.reset(found)


def _page(desk: FavaDesk, name: str) -> Page | None:
    """Give the page of a name; None where there is none on the day."""
    path = f"{name or 'index'}.html"
    if path in _OWN:
        return Page(path, _OWN[path])
    folder = name.partition("/")[0]
    if folder not in _MANY:
        return None
    template, pages = _MANY[folder]
    return next((Page(path, template, key) for key, found in pages(desk) if found == path), None)


def _of_site(place: Place, asked: Asked, page: Page) -> Context:
    return context(place.desk, page)


def _customer(place: Place, asked: Asked, page: Page) -> Context:
    desk = place.desk
    elsewhere = [(LINKS.get().account(page.key), desk.say("fava-account"))]
    return {**context(desk, page), "elsewhere": elsewhere}


def _quote(place: Place, asked: Asked, page: Page) -> Context:
    desk, links = place.desk, LINKS.get()
    account = desk.index.quotes[page.key].quote.customer
    elsewhere = [
        (links.journal(page.key), desk.say("fava-journal")),
        (links.account(account), desk.say("fava-account")),
    ]
    return {**context(desk, page), "elsewhere": [(address, name) for address, name in elsewhere if address]}


def _index(place: Place, asked: Asked, page: Page) -> Context:
    desk, chosen = place.desk, place.chosen
    if chosen.is_all:
        return desk.dashboard

    def tasks() -> Context:
        lists = {"today": desk.figures.today, "soon": desk.figures.soon}
        return {key: [task_line(desk, task) for task in chosen.tasks(found)] for key, found in lists.items()}

    return {**desk.dashboard, **chosen.keep("tasks", tasks)}


def _grid(place: Place, asked: Asked, page: Page) -> Context:
    desk = place.desk

    def choose() -> tuple[list[GridRow], Decimal, Decimal]:
        rows = [row for row in place.chosen.documents if is_wanted(desk, row, asked)]
        return rows, sum((row.state.open for row in rows), ZERO), late_sum(desk, rows)

    rows, still_open, late = place.chosen.keep(("grid", asked.only, asked.named), choose)
    part = listed(rows, asked, page.path, DOCUMENTS)
    return {
        "current": page.path,
        "title": desk.say("grid"),
        "part": part,
        "lines": document_lines(desk, list(part.rows)),
        "open": still_open,
        "late": late,
    }


def _quotes(place: Place, asked: Asked, page: Page) -> Context:
    desk = place.desk
    rows = [row for row in place.chosen.quotes if asked.only in ("", row.state)]
    part = listed(rows, asked, page.path, QUOTES)
    running = [row for row in rows if row.state == ACCEPTED]
    return {
        "current": page.path,
        "title": desk.say("quotes"),
        "part": part,
        "lines": [quote_line(desk, row) for row in part.rows],
        "running": len(running),
        "left": sum((row.left_ht for row in running), ZERO),
    }


def _customers(place: Place, asked: Asked, page: Page) -> Context:
    desk, accounts = place.desk, place.chosen.customers
    named = sorted(accounts, key=lambda account: (desk.customer_name(account).casefold(), account))
    part = listed(named, asked, page.path)
    aged = desk.index.aged
    return {
        "current": page.path,
        "title": desk.say("customers"),
        "part": part,
        "lines": [customer_line(desk, account) for account in part.rows],
        "owing": sum(aged[account].total > 0 for account in accounts if account in aged),
    }


def _aged(place: Place, asked: Asked, page: Page) -> Context:
    desk = place.desk
    rows = place.chosen.aged(desk.view.aging)
    drawn = charts.owed_charts(desk, rows)
    return {
        "current": page.path,
        "title": desk.say("chart-aged"),
        "say_it": sentences.aged(desk),
        "charts": component("charts", drawn) if drawn else "",
        "tree": component("tree-table", charts.account_tree(desk, rows)) if drawn else "",
        "rows": component("query-table", tables.aged_table(desk, rows)) if rows else "",
        "cash": sentences.cash(desk),
        "forecast": component("query-table", tables.forecast_table(desk)),
    }


def _dso(place: Place, asked: Asked, page: Page) -> Context:
    desk = place.desk
    drawn = charts.dso_charts(desk)
    customers = tables.customers_table(desk, place.chosen)
    return {
        "current": page.path,
        "title": desk.say("dso"),
        "say_it": sentences.delay(desk, compares=False),
        "saved": sentences.saved(desk),
        "charts": component("charts", drawn) if drawn else "",
        "months": component("query-table", tables.months_table(desk)) if drawn else "",
        "customers": component("query-table", customers) if customers.rows else "",
    }


_OWN = {
    "index.html": "index.html",
    "suivi.html": "tracking.html",
    "devis.html": "quotes.html",
    "clients.html": "customers.html",
    "mois.html": "mois.html",
    "balance.html": "aged.html",
    "delais.html": "delays.html",
    "definitions.html": "definitions.html",
}
"""The pages that do not depend on the ledger, with their templates; those of the site are the site's."""

_MANY: dict[str, tuple[str, Callable[[FavaDesk], Iterable[tuple[str, str]]]]] = {
    "clients": ("client.html", lambda desk: [(account, desk.customer_link(account)) for account in desk.accounts]),
    "devis": ("un-devis.html", lambda desk: [(number, desk.quote_link(number)) for number in desk.index.quotes]),
    "mois": ("un-mois.html", lambda desk: [(row.name, f"mois/{row.name}.html") for row in desk.calendar.rows]),
}
"""The folders of pages, with their template, and what tells each page's key and path."""

_CONTEXTS: dict[str, Callable[[Place, Asked, Page], Context]] = {
    "client.html": _customer,
    "un-devis.html": _quote,
    "index.html": _index,
    "tracking.html": _grid,
    "quotes.html": _quotes,
    "customers.html": _customers,
    "aged.html": _aged,
    "delays.html": _dso,
}
