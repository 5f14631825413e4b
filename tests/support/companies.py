"""Random sound companies as the text of a ledger.

`company` gives one text. `company_entries` gives the same as (date, text) pairs, for a cut at a day, another
order of the entries, or several files: `cut`, `render`, `files`. `company_books` gives what wrote them, with the
VAT that the company means to be due.
"""

import random
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from .company_books import Books
from .company_business import other_business
from .company_doubles import by_name, double_life
from .company_habits import collect
from .company_lives import live, retainer, single, taken_over
from .company_money import receive, refund
from .company_notes import opening
from .company_parts import ZERO, Entry, Settings, later
from .company_people import OPENED, set_up
from .company_vat import flush

__all__ = [
    "Entry", "Settings", "company", "company_books", "company_entries", "cut", "every", "files", "render", "some_days",
]  # fmt: skip


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
    books = company_books(draw, quotes=quotes, start=start, days=days, settings=settings)
    return sorted(books.entries, key=lambda entry: entry[0])


def company_books(
    draw: random.Random, *, quotes: int, start: date, days: int, settings: Settings | None = None
) -> Books:
    """A company that has written its entries, and knows what VAT they make due."""
    books = Books(draw, start, later(start, days), settings or some_settings(draw))
    set_up(books)
    if books.settings.business:
        other_business(books)
    for turn in range(draw.randint(0, 3) if books.settings.openings else 0):
        if turn:
            taken_over(books, draw.choice(books.customers), 50 + turn)
        collect(books, opening(books, draw.choice(books.customers), turn))
    lives, weights = [live, single, retainer, double_life], [12, 5, 1, 1]
    if books.settings.rare:
        lives, weights = [*lives, by_name], [12, 5, 1, 2, 2]
    for _ in range(quotes):
        story = draw.choices(lives, weights)[0]
        customer = draw.choice(books.customers)
        day = later(start, draw.randint(0, max(days - 30, 0)))
        books.plan(day, partial(story, books, customer))
    books.run()
    if books.settings.settled:
        settle_all_accounts(books)
    flush(books)
    return books


def settle_all_accounts(books: Books) -> None:
    """Live on until nothing is left to come, then pay what is still asked and give back what is on account."""
    books.end = date(2100, 1, 1)
    books.run()
    for bill in books.bills:
        day = later(books.today, 1)
        if bill.asked:
            books.plan_alone(day, bill.customer, partial(receive, books, bill, bill.asked))
        if bill.open > bill.asked:
            rest = bill.open - bill.asked
            books.plan_alone(day, bill.customer, partial(receive, books, bill, rest, credit=bill.customer.retention))
        if bill.excess or (bill.quote and bill.quote.advance):
            whole = bill.quote.advance if bill.quote else bill.excess
            books.plan_alone(day, bill.customer, partial(refund, books, bill, whole, bill.number))
    books.run()


def some_settings(draw: random.Random) -> Settings:
    """A company of one regime, without the rarer cases."""
    return Settings(
        vat_due=draw.choice(("debits", "debits", "receipts", "receipts", "none")),
        customers=draw.randint(2, 6),
        tolerance=draw.choice((Decimal("0.00"), Decimal("1.00"))),
    )


def every(draw: random.Random, **said: object) -> Settings:
    """A company with everything a sound one may have: each switch at random, but for those said."""
    chosen: dict[str, object] = {
        "vat_due": draw.choice(("debits", "receipts", "receipts", "delivery", "delivery", "none")),
        "customers": draw.randint(2, 7),
        "tolerance": draw.choice((ZERO, ZERO, Decimal("1.00"))),
        "exact": draw.random() < 0.3,
        "crowded": draw.random() < 0.2,
        "mixed": draw.random() < 0.5,
        "moves": draw.choice(("payment", "entry", "monthly", "mixed", "mixed")),
        "free": draw.random() < 0.6,
        "rare": draw.random() < 0.8,
        "rated_accounts": draw.random() < 0.7,
        "pending": draw.choice(("445840", "445740", "445870")),
        "series": draw.choice(("said", "deposits", "seen")),
        "formal": draw.random() < 0.7,
        "business": draw.random() < 0.6,
    }
    settings = Settings(**{**chosen, **said})  # type: ignore[arg-type]  # each has the type of its field
    if settings.rated_accounts and draw.random() < 0.3:
        settings = Settings(**{**vars(settings), "pending": "445800"})
    return settings


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
