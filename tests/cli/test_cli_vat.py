"""`acompte vat`: what falls due in a period, line by line, and the accounts of VAT held against the documents."""

import csv
import io
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from acompte_cli.periods import read_period
from support.commands import Command
from support.ledgers import OPTIONS

LEDGER = """
2026-01-01 custom "company" "Atelier"
  vat-due: "receipts"
2020-01-01 open Actif:Banque
  pcg: "512000"
2020-01-01 open Actif:Clients
  pcg: "411000"
2020-01-01 open Actif:Clients:Lumen
  name: "Lumen SAS"
2020-01-01 open Actif:Clients:Overseas
  name: "Overseas Inc."
  vat-reason: "export"
2020-01-01 open Passif:Acomptes
  pcg: "419100"
2020-01-01 open Passif:TVA:Attente
  pcg: "445840"
  vat: 20
2020-01-01 open Passif:TVA:Due
  pcg: "445710"
  vat: 20
2020-01-01 open Passif:Etat
  pcg: "445510"
2020-01-01 open Produits:Travaux
  pcg: "704000"

2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 10000.00 EUR
  vat: 20
2026-01-06 custom "accepted" "D2026-001"
2026-01-06 * "Lumen" "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-01-20
  Actif:Clients:Lumen   3600.00 EUR
  Passif:Acomptes      -3000.00 EUR
  Passif:TVA:Attente    -600.00 EUR
2026-01-20 * "Lumen" "Virement" ^FA2026-001
  Actif:Banque          1800.00 EUR
  Actif:Clients:Lumen  -1800.00 EUR
2026-01-25 * "Lumen" "Entretien"
  invoice: "FA2026-002"
  due: 2026-02-24
  Actif:Clients:Lumen    120.00 EUR
  Produits:Travaux      -100.00 EUR
  Passif:TVA:Attente     -20.00 EUR
2026-01-28 * "Lumen" "Virement" ^FA2026-002
  Actif:Banque           120.00 EUR
  Actif:Clients:Lumen   -120.00 EUR
2026-01-31 * "TVA" "TVA de janvier" ^FA2026-001 ^FA2026-002
  Passif:TVA:Attente     320.00 EUR
  Passif:TVA:Due        -320.00 EUR
2026-02-10 * "Overseas" "Études"
  invoice: "FA2026-003"
  due: 2026-03-12
  Actif:Clients:Overseas 700.00 EUR
  Produits:Travaux      -700.00 EUR
2026-02-19 * "Impôts" "TVA de janvier"
  Passif:TVA:Due         320.00 EUR
  Passif:Etat           -320.00 EUR
2026-02-20 * "Lumen" "Virement" ^FA2026-001
  Actif:Banque          1800.00 EUR
  Actif:Clients:Lumen  -1800.00 EUR
  Passif:TVA:Attente     300.00 EUR
  Passif:TVA:Due        -300.00 EUR
2026-02-28 * "Lumen" "Avoir" ^FA2026-002
  invoice: "AV2026-001"
  Actif:Clients:Lumen    -60.00 EUR
  Produits:Travaux        50.00 EUR
  Passif:TVA:Due          10.00 EUR
"""


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Command:
    path = tmp_path_factory.mktemp("tva") / "main.beancount"
    path.write_text(OPTIONS + LEDGER, encoding="utf-8")
    return Command(path)


def said(row: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def test_a_monthly_entry_is_parted_by_the_documents_that_it_links(books: Command) -> None:
    lines = books.json("vat", "2026-01")["lines"]
    assert [said(line, "date", "document", "kind", "regime", "rate", "base", "vat") for line in lines] == [
        ("2026-01-31", "FA2026-001", "deposit", "receipts", 20, "1500.00", "300.00"),
        ("2026-01-31", "FA2026-002", "other", "receipts", 20, "100.00", "20.00"),
    ]


def test_deposits_credit_notes_and_sales_without_vat_stand_apart(books: Command) -> None:
    totals = books.json("vat", "2026-02")["totals"]
    assert [said(row, "kind", "rate", "reason", "base", "vat") for row in totals] == [
        ("deposit", 20, None, "1500.00", "300.00"),
        ("other", 20, None, "-50.00", "-10.00"),
        ("other", 0, "export", "700.00", "0.00"),
    ]


def test_each_line_names_the_entry_that_makes_it_due(books: Command) -> None:
    assert books.ledger is not None
    text = books.ledger.read_text(encoding="utf-8").splitlines()
    for line in books.json("vat", "2026")["lines"]:
        assert text[line["line"] - 1].startswith(f"{line['date']} *")


def test_the_accounts_are_followed_and_the_payment_of_the_vat_is_no_line(books: Command) -> None:
    found = books.json("vat", "2026-02")
    accounts = {row["account"]: said(row, "before", "lines", "others", "after") for row in found["accounts"]}
    assert accounts["Passif:TVA:Due"] == ("320.00", "290.00", "-320.00", "290.00")
    assert [row["narration"] for row in found["others"]] == ["TVA de janvier"]


def test_what_still_waits_is_what_the_pending_accounts_hold(books: Command) -> None:
    found = books.json("vat", "2026-01")
    assert [said(row, "document", "vat") for row in found["waiting"]] == [("FA2026-001", "300.00")]
    assert found["pending_gap"] == "0.00"


def test_nothing_after_the_day_counts(books: Command) -> None:
    found = books.json("--as-of", "2026-02-19", "vat", "2026-02")
    assert [line["document"] for line in found["lines"]] == ["FA2026-003"]
    assert found["last"] == "2026-02-19"


def test_csv_has_the_lines(books: Command) -> None:
    rows = list(csv.DictReader(io.StringIO(books("vat", "2026-T1", "--format", "csv").stdout)))
    assert [row["vat"] for row in rows] == ["300.00", "20.00", "0.00", "300.00", "-10.00"]


def test_a_table_says_the_vat_of_the_period_first(books: Command) -> None:
    shown = books("--lang", "fr", "vat", "2026-01").stdout
    assert shown.startswith("TVA exigible du 01/01/2026 au 31/01/2026 : 320,00\u00a0€.")
    assert "main.beancount:" in shown


@pytest.mark.parametrize("text", ["2026-13", "2026-T5", "mars", "2026-02-30", ""])
def test_what_is_no_period_is_said_in_one_line(books: Command, text: str) -> None:
    result = books("vat", text)
    assert result.exit_code == 2
    assert "is no period" in result.stderr


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2024-T1", date(2024, 1, 1), date(2024, 3, 31)),
        ("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-08-31", date(2026, 8, 1), date(2026, 8, 31)),
    ],
)
def test_a_period_is_read(text: str, first: date, last: date) -> None:
    assert read_period(text) == (first, last)


def test_every_month_of_the_sample_company_agrees_with_its_accounts(sample: Path) -> None:
    from beancount import loader
    from beancount.core.data import Transaction

    posted: dict[str, Decimal] = defaultdict(Decimal)
    entries, _, _ = loader.load_file(str(sample))
    for entry in entries:
        if isinstance(entry, Transaction):
            for posting in entry.postings:
                if posting.account.startswith("Passif:TVA:Collectée") and posting.units is not None:
                    to_pay = entry.payee == "Direction des finances publiques"
                    assert posting.units.number is not None
                    posted[entry.date.isoformat()[:7]] -= posting.units.number * (not to_pay)
    command = Command(sample)
    for month in sorted(posted):
        found = command.json("vat", month)
        assert sum(Decimal(line["vat"]) for line in found["lines"]) == posted[month], month
        assert found["pending_gap"] == "0.00", month
