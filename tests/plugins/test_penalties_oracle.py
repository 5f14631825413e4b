"""Late interest worked out a second time, day by day and in whole cents, over random invoices and payments."""

import random
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, NamedTuple

import pytest

from acompte.indicators.penalties import Penalties
from support.ledgers import CHART, Ledger

ECB = {
    "2024-S1": "4.50", "2024-S2": "4.25", "2025-S1": "3.15", "2025-S2": "2.15", "2026-S1": "2.15", "2026-S2": "2.40",
}  # fmt: skip
LEGAL = {
    "2024-S1": "5.07", "2024-S2": "4.92", "2025-S1": "3.71", "2025-S2": "2.76", "2026-S1": "2.62", "2026-S2": "2.75",
}  # fmt: skip

WHO = """\
2020-01-01 open Actif:Clients:Mairie
  name: "Commune"
  kind: "public"
2020-01-01 open Actif:Clients:Roche
  name: "Mme Roche"
  kind: "consumer"
"""
KINDS = {"Lumen": "company", "Mairie": "public", "Roche": "consumer"}


class Business(NamedTuple):
    """An invoice and what was paid of it."""

    customer: str
    parts: tuple[tuple[int, date], ...]
    """Cents, and when they are due."""
    paid: tuple[tuple[int, date], ...]
    clause: str
    notice: date | None
    tolerance: int


def half(day: date) -> str:
    return f"{day.year}-S{1 if day.month < 7 else 2}"


def rate(business: Business, day: date, began: date) -> Fraction:
    kind = KINDS[business.customer]
    if kind == "public":
        return Fraction(ECB[half(began)]) + 8
    if kind == "consumer":
        return Fraction(LEGAL[half(day)])
    if business.clause:
        return max(Fraction(business.clause), 3 * Fraction(LEGAL[half(day)]))
    return Fraction(ECB[half(day)]) + 10


def rounded(amount: Fraction) -> int:
    """Cents, half up."""
    return int(amount * 2 + 1) // 2


def expected(business: Business, until: date) -> tuple[int, int]:
    """Interest and fee in cents: every day late is looked at by itself, and like days in a row make a slice."""
    total = fee = 0
    settled_days = {day for _, day in business.paid}
    for place, (_, due) in enumerate(business.parts):
        run: tuple[int, Fraction, int] | None = None  # open, rate, days
        day = due + timedelta(1)
        while day <= until:
            # What is paid on a day is late on that day, too.
            left = sum(cents for cents, on in business.paid if on < day)
            open_ = 0
            for other, (cents, _) in enumerate(business.parts):
                taken = min(cents, left)
                left -= taken
                if other == place:
                    open_ = cents - taken
            bears = open_ > business.tolerance
            if business.customer == "Roche":
                bears = bears and business.notice is not None and day > business.notice
            now = (open_, rate(business, day, due + timedelta(1))) if bears else None
            cut = (day.day == 1 and day.month in (1, 7)) or (day - timedelta(1)) in settled_days
            if run is not None and (now != run[:2] or cut):
                total += rounded(run[0] * run[1] / 100 * run[2] / 365)
                run = None
            if now is not None:
                run = (*now, run[2] + 1 if run else 1)
                fee = 0 if business.customer == "Roche" else 4000
            day += timedelta(1)
        if run is not None:
            total += rounded(run[0] * run[1] / 100 * run[2] / 365)
    return total, fee


def some_business(draw: random.Random) -> Business:
    first = date(2024, 1, 1) + timedelta(draw.randrange(700))
    dues = sorted({first + timedelta(draw.randrange(1, 120)) for _ in range(draw.choice((1, 1, 1, 2, 3)))})
    parts = tuple((draw.choice((draw.randrange(1, 500), draw.randrange(1, 3_000_000))), due) for due in dues)
    whole, paid, on = sum(cents for cents, _ in parts), [], first
    for _ in range(draw.randrange(4)):
        on += timedelta(draw.randrange(1, 200))
        if whole > 1 and on < date(2026, 8, 1):
            cents = draw.choice((whole, draw.randrange(1, whole + 1)))
            paid.append((cents, on))
            whole -= cents
    return Business(
        draw.choice(tuple(KINDS)),
        parts,
        tuple(paid),
        draw.choice(("", "", "6", "12", "15.5")),
        draw.choice((None, first + timedelta(draw.randrange(400)))),
        draw.choice((0, 0, 100)),
    )


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02}"


def text_of(number: int, business: Business, invoiced: date) -> str:
    account = f"Actif:Clients:{business.customer}"
    name = f"FA-{number:05}"
    lines = [f'{invoiced} * "Travaux"', f'  invoice: "{name}"', '  kind: "invoice"']
    if business.clause:
        lines.append(f'  penalty: "{business.clause} %"')
    for cents, due in business.parts:
        lines += [f"  {account}  {euros(cents)} EUR", f"    due: {due}"]
    lines.append("  Produits:Travaux")
    for cents, on in business.paid:
        lines += [f'{on} * "Virement" ^{name}', f"  Actif:Banque  {euros(cents)} EUR", f"  {account}"]
    if business.notice is not None:
        lines += [f'{business.notice} note {account} "Recommandé" ^{name}', '  reminder: "formal-notice"']
    return "\n".join(lines) + "\n"


def compare(seed: int, count: int) -> int:
    """Compare so many random invoices; give how many of them were late."""
    draw = random.Random(seed)
    tolerance = draw.choice((0, 100))
    many = [some_business(draw)._replace(tolerance=tolerance) for _ in range(count)]
    text = "".join(text_of(n, b, min(due for _, due in b.parts) - timedelta(121)) for n, b in enumerate(many))
    setting = f'2020-01-01 custom "tolerance" {euros(tolerance)} EUR\n'
    ledger = Ledger(setting + text, CHART + WHO)
    until = date(2026, 8, 31) - timedelta(draw.randrange(300))
    penalties = Penalties(ledger.history, until)
    late = 0
    for number, business in enumerate(many):
        # What is paid after the day does not count on it.
        known = business._replace(paid=tuple(p for p in business.paid if p[1] <= until))
        known = known if known.notice is None or known.notice <= until else known._replace(notice=None)
        wanted = expected(known, until)
        found: Any = penalties.of(ledger.book.invoice(f"FA-{number:05}"))
        got = (0, 0) if found is None else (int(found.interest * 100), int(found.fee * 100))
        assert got == wanted, (number, business, until)
        late += found is not None
    return late


def test_interest_on_random_invoices_agrees_to_the_cent() -> None:
    assert compare(1, 150) > 50
    assert compare(2, 150) > 50


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(10, 30))
def test_interest_on_thousands_of_random_invoices_agrees_to_the_cent(seed: int) -> None:
    assert compare(seed, 200) > 60


def test_the_example_of_the_law() -> None:
    """10 000 EUR due on 20 June 2026 and paid on 10 July 2026, without a clause."""
    business = Business("Lumen", ((1_000_000, date(2026, 6, 20)),), ((1_000_000, date(2026, 7, 10)),), "", None, 0)
    ledger = Ledger(text_of(1, business, date(2026, 5, 20)), CHART + WHO)
    found: Any = Penalties(ledger.history, date(2026, 8, 31)).of(ledger.book.invoices[0])
    assert [(part.days, str(part.rate), str(part.interest)) for part in found.slices] == [
        (10, "12.15", "33.29"),
        (10, "12.40", "33.97"),
    ]
    assert (str(found.interest), str(found.fee)) == ("67.26", "40.00")
    assert expected(business, date(2026, 8, 31)) == (6726, 4000)
