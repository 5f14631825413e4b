"""The random companies hold what a sound company holds, read from their text by itself."""

import random
from datetime import date

import pytest
from beancount.core import data

from support.companies import Settings, company_books, every, render
from support.company_people import TERMS, belgian, some_siren
from support.company_reading import DAYS, PENDING, START, balances, transactions, written

SEEDS = range(40)
DEPOSITS = "Passif:Clients:Acomptes"
RECEIVABLE = ("Actif:Clients", "Actif:Effets", "Actif:Douteux")


@pytest.mark.parametrize("seed", SEEDS)
def test_a_settled_company_holds_no_deposit_and_no_pending_vat_and_nobody_owes(seed: int) -> None:
    company = written(seed, settled=True)
    left = {account: amount for account, amount in balances(company).items() if amount}
    assert DEPOSITS not in left
    assert not [account for account in left if account.startswith(PENDING)]
    assert sum(amount for account, amount in left.items() if account.startswith(RECEIVABLE)) == 0
    assert all(bill.open == 0 for bill in company.books.bills)


@pytest.mark.parametrize("seed", SEEDS)
def test_who_signs_at_home_pays_nothing_before_the_eighth_day(seed: int) -> None:
    company = written(seed, formal=True)
    customs = [entry for entry in company.entries if isinstance(entry, data.Custom)]
    home = {entry.values[0].value for entry in customs if entry.meta.get("off-premises")}
    signed = {e.values[0].value: e.date for e in customs if e.type == "accepted" and e.values[0].value in home}
    quotes = {bill.number: bill.quote.number for bill in company.books.bills if bill.quote}
    for entry in transactions(company):
        if entry.postings[0].account in ("Actif:Banque", "Actif:Stripe"):
            for link in entry.links:
                day = signed.get(quotes.get(link, link))
                assert day is None or (entry.date - day).days >= 8, (link, entry.date)


@pytest.mark.parametrize("seed", range(10))
def test_one_seed_gives_one_company(seed: int) -> None:
    texts = []
    for _ in range(2):
        draw = random.Random(seed)
        texts.append(render(company_books(draw, quotes=5, start=START, days=200, settings=every(draw)).entries))
    assert texts[0] == texts[1]


def test_a_plain_company_has_one_regime_and_no_reason() -> None:
    draw = random.Random(3)
    text = render(company_books(draw, quotes=20, start=START, days=DAYS, settings=Settings(vat_due="receipts")).entries)
    assert text.count("vat-due") == 1
    assert "vat-reason" not in text


@pytest.mark.parametrize(
    ("terms", "due"),
    [
        ("à réception", date(2026, 1, 20)),
        ("30 jours", date(2026, 2, 19)),
        ("45 jours fin de mois", date(2026, 3, 31)),
        ("fin de mois 45 jours", date(2026, 3, 17)),
        ("30 jours fin de mois le 10", date(2026, 3, 10)),
        ("end of month 45 days", date(2026, 3, 17)),
    ],
)
def test_terms_give_these_dates(terms: str, due: date) -> None:
    assert TERMS[terms](date(2026, 1, 20)) == due


def test_numbers_of_companies_have_their_check_digits() -> None:
    draw = random.Random(1)
    for _ in range(50):
        digits = [int(digit) for digit in some_siren(draw)]
        doubled = [digit * 2 - 9 if digit > 4 else digit * 2 for digit in digits[1::2]]
        assert (sum(digits[::2]) + sum(doubled)) % 10 == 0
        foreign = belgian(draw)
        assert (int(foreign[2:10]) + int(foreign[10:])) % 97 == 0
