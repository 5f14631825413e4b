"""Random sound companies as the text of a ledger.

`company` gives one text. `company_entries` gives the same as (date, text) pairs, for a cut at a day, another
order of the entries, or several files: `cut`, `render`, `files`.
"""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from .company_bills import RATES, opening
from .company_habits import collect
from .company_lives import double_life, live, retainer, single, taken_over
from .company_parts import (
    CHART,
    FEE,
    Books,
    Customer,
    Entry,
    Settings,
    Value,
    custom,
    euros,
    later,
    meta_lines,
    quoted,
)

__all__ = ["Entry", "Settings", "company", "company_entries", "cut", "files", "render", "some_days"]

OPENED = date(2000, 1, 1)
ROOTS = {
    "assets": "Actif",
    "liabilities": "Passif",
    "equity": "Capitaux",
    "income": "Produits",
    "expenses": "Charges",
}
NAMES = ("Lumen", "Alpha", "Beta", "Gamma", "Delta", "Mairie", "Durand", "Sigma", "Omega", "Zephyr")
KINDS = {"Mairie": "public", "Durand": "consumer"}


def company(
    draw: random.Random,
    *,
    quotes: int,
    start: date,
    days: int,
    settings: Settings | None = None,
    layout: random.Random | None = None,
) -> str:
    """The ledger of one company; with `layout`, the same entries in a shuffled order."""
    return render(company_entries(draw, quotes=quotes, start=start, days=days, settings=settings), layout)


def company_entries(
    draw: random.Random, *, quotes: int, start: date, days: int, settings: Settings | None = None
) -> list[Entry]:
    books = Books(draw, start, later(start, days), settings or some_settings(draw))
    set_up(books)
    for turn in range(draw.randint(0, 3) if books.settings.openings else 0):
        if turn:
            taken_over(books, draw.choice(books.customers), 50 + turn)
        collect(books, opening(books, draw.choice(books.customers), turn))
    for _ in range(quotes):
        story = draw.choices((live, single, retainer, double_life), (12, 5, 1, 1))[0]
        customer = draw.choice(books.customers)
        day = later(start, draw.randint(0, max(days - 30, 0)))
        books.plan(day, partial(story, books, customer))
    books.run()
    return sorted(books.entries, key=lambda entry: entry[0])


def some_settings(draw: random.Random) -> Settings:
    return Settings(
        vat_due=draw.choice(("debits", "debits", "receipts", "receipts", "none")),
        customers=draw.randint(2, 6),
        tolerance=draw.choice((Decimal("0.00"), Decimal("1.00"))),
    )


def set_up(books: Books) -> None:
    """Options, accounts, settings and customers."""
    settings = books.settings
    books.write(date.min, 'option "title" "Atelier"\noption "operating_currency" "EUR"\n')
    for root, name in ROOTS.items():
        books.write(date.min, f'option "name_{root}" "{name}"\n')
    for account, pcg in CHART.items():
        open_account(books, account, pcg=pcg)
    open_account(books, FEE, pcg="763200", role="recovery-fee")
    for rate in RATES:
        open_account(books, books.due_account(rate), pcg="445710", vat=rate)
        open_account(books, books.pending_account(rate), pcg="445840", vat=rate)
    day = books.start
    reason: dict[str, Value] = {"vat_reason": "franchise"} if settings.vat_due == "none" else {}
    books.write(day, custom(day, "company", quoted("Atelier"), siren="732829320", vat_due=settings.vat_due, **reason))
    for series, letters in (("invoice", "FA"), ("credit-note", "AV"), ("debit-note", "ND"), ("quote", "D")):
        shape = quoted(letters + "{year}-{number:04}")
        books.write(day, custom(day, "series", quoted(series), shape))
    books.write(day, custom(day, "start", quoted("début")))
    books.write(day, custom(day, "rate", quoted("penalty"), quoted("12 %")))
    if settings.tolerance:
        books.write(day, custom(day, "tolerance", euros(settings.tolerance)))
    for name in books.draw.sample(NAMES, settings.customers):
        books.customers.append(new_customer(books, name))


def new_customer(books: Books, name: str) -> Customer:
    kind = KINDS.get(name, "company")
    days = 15 if kind == "consumer" else books.draw.choice((0, 30, 30, 45))
    customer = Customer(f"Actif:Clients:{name}", f"{name} SAS", kind, days)
    terms = f"{days} jours" if days else "à réception"
    open_account(books, customer.account, name=customer.name, kind=kind, terms=terms)
    open_account(books, customer.retention, pcg="411700")
    return customer


def open_account(books: Books, account: str, **meta: Value) -> None:
    lines = [f"{OPENED} open {account} EUR", *meta_lines(meta, 2)]
    books.write(OPENED, "\n".join(lines) + "\n")


def cut(entries: Iterable[Entry], day: date) -> list[Entry]:
    """Only what is dated up to a day; accounts stay open."""
    return [entry for entry in entries if entry[0] <= max(day, OPENED)]


def render(entries: Iterable[Entry], layout: random.Random | None = None) -> str:
    """The text of a ledger, options first, the rest in order of date or shuffled."""
    options = [text for day, text in entries if day == date.min]
    others = [text for day, text in entries if day != date.min]
    if layout:
        layout.shuffle(others)
    return "\n".join(options + others)


def files(entries: Iterable[Entry], layout: random.Random, names: Iterable[str]) -> dict[str, str]:
    """The same entries dealt out to several files; `main.beancount` includes the others."""
    entries, others = list(entries), list(names)
    dealt: dict[str, list[Entry]] = {name: [] for name in ("main.beancount", *others)}
    for day, text in entries:
        homes = dealt.values() if day == date.min else [dealt[layout.choice(list(dealt))]]
        for home in homes:
            home.append((day, text))
    texts = {name: render(part, layout) for name, part in dealt.items()}
    texts["main.beancount"] += "".join(f'\ninclude "{name}"' for name in others) + "\n"
    return texts


def some_days(draw: random.Random, start: date, days: int, count: int) -> list[date]:
    """Days to ask for the state of a company on."""
    return sorted(start + timedelta(days=draw.randint(0, days)) for _ in range(count))
