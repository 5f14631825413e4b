"""The random companies are sound, and the naive computation holds what the ledger says of itself."""

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from beancount.core import data

from support.companies import Settings, company, company_entries, cut, files, render, some_days
from support.oracle import Oracle
from support.scale import scale_company

START, DAYS = date(2024, 1, 15), 600
SEEDS = range(30)
CASES = Path(__file__).parents[2] / "shared" / "cases"


def load(text: str) -> tuple[list[Any], dict[str, Any]]:
    entries, errors, options = loader.load_string(text)
    assert errors == []
    return entries, options


def check_accounts(oracle: Oracle) -> None:
    """Nothing is open below zero; what is open, less what is on account, is each customer's balance."""
    rows = oracle.documents.values()
    assert all(row.open >= 0 for row in rows)
    for customer in oracle.customers:
        still = sum((row.open for row in rows if row.customer == customer), Decimal(0))
        assert still - oracle.on_account[customer] == oracle.balance[customer], (oracle.day, customer)


@pytest.mark.parametrize("seed", SEEDS)
def test_open_less_on_account_is_the_balance_on_every_day(seed: int) -> None:
    draw = random.Random(seed)
    entries, options = load(company(draw, quotes=20, start=START, days=DAYS))
    for day in some_days(draw, START, DAYS + 60, 6):
        oracle = Oracle(entries, options, day)
        check_accounts(oracle)
        assert not any(oracle.sweep.unexplained.values())


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("vat_due", ["debits", "receipts", "none"])
def test_crowded_and_uneven_companies_balance_too(seed: int, vat_due: str) -> None:
    draw = random.Random(1000 + seed)
    settings = Settings(vat_due=vat_due, exact=False, crowded=True, tolerance=Decimal("1.00"))
    entries, options = load(company(draw, quotes=12, start=START, days=400, settings=settings))
    for day in some_days(draw, START, 400, 4):
        check_accounts(Oracle(entries, options, day))


@pytest.mark.parametrize("seed", SEEDS)
def test_money_and_credit_notes_settle_or_stand_on_account(seed: int) -> None:
    """Received and credited, less refunded and bounced: counted from the postings."""
    draw = random.Random(seed)
    settings = Settings(only_money=True)
    entries, options = load(company(draw, quotes=20, start=START, days=DAYS, settings=settings))
    for day in some_days(draw, START, DAYS, 4):
        oracle = Oracle(entries, options, day)
        moved, credited = Decimal(0), Decimal(0)
        for entry in entries:
            if isinstance(entry, data.Transaction) and entry.date <= day:
                customers = [p for p in entry.postings if p.account.startswith("Actif:Clients")]
                amounts = [posting.units.number for posting in customers if posting.units]
                amount = -sum((number for number in amounts if number), Decimal(0))
                if "invoice" not in entry.meta:
                    moved += amount
                elif amount > 0:
                    credited += amount
        rows = oracle.documents.values()
        settled = sum(row.settled["money"] + row.settled["credit-note"] for row in rows)
        assert settled + sum(oracle.on_account.values()) == moved + credited


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_a_past_day_is_the_ledger_cut_at_that_day(seed: int) -> None:
    draw = random.Random(seed)
    written = company_entries(draw, quotes=15, start=START, days=DAYS)
    entries, options = load(render(written))
    for day in some_days(draw, START, DAYS, 3):
        then = Oracle(*load(render(cut(written, day))), day)
        now = Oracle(entries, options, day)
        assert now.documents == then.documents
        assert now.on_account == then.on_account
        assert now.figures() == then.figures()


@pytest.mark.parametrize("seed", SEEDS[:10])
def test_the_order_of_entries_and_files_changes_nothing(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    written = company_entries(draw, quotes=15, start=START, days=DAYS, settings=Settings(crowded=True))
    day = START + timedelta(days=DAYS)
    plain = Oracle(*load(render(written)), day)
    shuffled = Oracle(*load(render(written, random.Random(seed))), day)
    for name, text in files(written, random.Random(seed), ["ventes.beancount", "banque.beancount"]).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    entries, errors, options = loader.load_file(str(tmp_path / "main.beancount"))
    assert errors == []
    for other in (shuffled, Oracle(entries, options, day)):
        assert other.documents == plain.documents
        assert other.on_account == plain.on_account
        assert other.aging() == plain.aging()


def test_months_end_with_the_newest_transaction() -> None:
    entries, options = load(company(random.Random(5), quotes=6, start=START, days=200))
    months = Oracle(entries, options, START + timedelta(days=300)).months()
    newest = max(entry.date for entry in entries if isinstance(entry, data.Transaction))
    assert list(months) == sorted(months)
    assert max(months) <= newest < max(months) + timedelta(days=32)


def test_the_large_company_is_sound_and_always_the_same() -> None:
    text = scale_company(400)
    assert text == scale_company(400)
    entries, options = load(text)
    oracle = Oracle(entries, options, date(2026, 1, 1))
    check_accounts(oracle)
    assert len(oracle.documents) == 400


@pytest.mark.skipif(not CASES.is_dir(), reason="the written cases are not beside this repository")
@pytest.mark.parametrize("path", sorted(CASES.glob("*.beancount")), ids=lambda path: path.stem)
def test_the_written_cases_balance_on_every_day(path: Path) -> None:
    entries, errors, options = loader.load_file(str(path))
    assert errors == []
    for day in sorted({entry.date for entry in entries}):
        check_accounts(Oracle(entries, options, day))
