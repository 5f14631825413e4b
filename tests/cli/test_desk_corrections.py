"""What the desk takes back: deposits for two quotes, deposits brought forward, and the cases around a credit note."""

import json
import shlex
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from beancount import loader
from click.testing import CliRunner, Result

from acompte_cli.main import cli
from support.desk_walk import ledger_text
from support.vat_reading import month_end

TWO = """
2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 10000.00 EUR
  vat: 20
2026-01-05 custom "quote" "D2026-002" Actif:Clients:Lumen 5000.00 EUR
  vat: 20
2026-01-06 custom "accepted" "D2026-001"
2026-01-06 custom "accepted" "D2026-002"

2026-01-06 * "Lumen SAS" "Acompte pour deux devis" ^D2026-001 ^D2026-002
  invoice: "FA2026-001"
  due: 2026-01-20
  Actif:Clients:Lumen     5400.00 EUR
  Passif:Acomptes        -3000.00 EUR
    quote: "D2026-001"
  Passif:Acomptes        -1500.00 EUR
    quote: "D2026-002"
  Passif:TVA:Attente0     -900.00 EUR

2026-01-19 * "Lumen SAS" "Virement" ^FA2026-001
  Actif:Banque            5400.00 EUR
  Actif:Clients:Lumen    -5400.00 EUR
  Passif:TVA:Attente0      900.00 EUR
  Passif:TVA:Due0         -900.00 EUR
"""
"""One deposit for two quotes, paid."""

TAKEN_OVER = """
2025-01-01 open Capitaux:Ouverture EUR
2026-01-01 custom "quote" "Q-1" Actif:Clients:Lumen 20000.00 EUR
  vat: 20
2026-01-01 custom "quote" "Q-2" Actif:Clients:Mairie 4000.00 EUR
  vat: 20
2026-01-01 custom "accepted" "Q-1"
2026-01-01 custom "accepted" "Q-2"

2026-01-01 * "Lumen SAS" "Acompte repris, encaissé" ^Q-1
  invoice: "F-1"
  kind: "opening"
  Actif:Clients:Lumen        0.00 EUR
  Passif:Acomptes        -6000.00 EUR
  Capitaux:Ouverture      6000.00 EUR

2026-01-01 * "Mairie de Sarzay" "Acompte repris, payé à moitié" ^Q-2
  invoice: "F-2"
  kind: "opening"
  due: 2026-01-08
  Actif:Clients:Mairie     600.00 EUR
  Passif:Acomptes        -1000.00 EUR
  Passif:TVA:Attente0     -100.00 EUR
  Capitaux:Ouverture       500.00 EUR

2026-01-01 * "Lumen SAS" "Facture reprise, TVA non dite"
  invoice: "F-3"
  kind: "opening"
  due: 2026-01-08
  Actif:Clients:Lumen     1200.00 EUR
  Capitaux:Ouverture     -1200.00 EUR
"""
"""Deposits and an invoice of other books; what VAT of the deposits fell due there is not posted here."""


def books(folder: Path, more: str, regime: str = "receipts") -> Path:
    path = folder / "main.beancount"
    path.write_text(ledger_text(regime, series=True) + more, encoding="utf-8")
    return path


def run(path: Path, words: str) -> Result:
    return CliRunner().invoke(cli, ["-f", str(path), "--lang", "en", *shlex.split(words)])


def written(path: Path, words: str) -> str:
    """Run a command, and give what it added; the ledger has no error on the day, nor at the end of the month."""
    before = path.read_text(encoding="utf-8")
    result = run(path, words)
    assert result.exit_code == 0, result.output
    assert loader.load_file(str(path))[1] == []
    day = date.fromisoformat(words.partition("--date ")[2][:10])
    for when in (day, month_end(day)):
        found = CliRunner().invoke(cli, ["-f", str(path), "--as-of", when.isoformat(), "check"])
        assert found.exit_code == 0, found.output
    return path.read_text(encoding="utf-8").removeprefix(before)


def says(text: str, wanted: str) -> None:
    """Compare entries without their spacing."""
    assert [line.split() for line in text.strip().splitlines()] == [
        line.split() for line in dedent(wanted).strip().splitlines()
    ]


def test_a_cancelled_quote_takes_back_only_its_own_part_of_a_deposit_for_two(tmp_path: Path) -> None:
    path = books(tmp_path, TWO)
    says(
        written(path, "quote cancel D2026-001 --keep indemnity --date 2026-03-01"),
        """
        2026-03-01 custom "cancelled" "D2026-001"

        2026-03-01 * "Lumen SAS" "Avoir sur FA2026-001, commande annulée" ^FA2026-001
          invoice: "AV2026-001"
          Actif:Clients:Lumen -3600.00 EUR
          Passif:Acomptes 3000.00 EUR
            quote: "D2026-001"
          Passif:TVA:Due0 600.00 EUR

        2026-03-01 * "Lumen SAS" "Dédit conservé, commande annulée" ^AV2026-001 ^FA2026-001
          invoice: "ND2026-001"
          due: 2026-03-01
          Actif:Clients:Lumen 3600.00 EUR
          Produits:Indemnites -3600.00 EUR
        """,
    )
    final = written(path, "invoice final D2026-002 --date 2026-03-02")
    assert ["Passif:Acomptes", "1500.00", "EUR"] in [line.split() for line in final.splitlines()]


def test_a_deposit_for_two_quotes_gives_back_what_the_final_of_one_has_left(tmp_path: Path) -> None:
    path = books(tmp_path, TWO)
    written(path, "invoice final D2026-001 --date 2026-02-01")
    result = run(path, "invoice credit FA2026-001 --amount 1800.01 --date 2026-02-02")
    assert "1,800.00 at most" in result.stderr.replace("€", "")
    says(
        written(path, "invoice credit FA2026-001 --amount 1800 --date 2026-02-02"),
        """
        2026-02-02 * "Lumen SAS" "Avoir sur FA2026-001" ^FA2026-001
          invoice: "AV2026-001"
          Actif:Clients:Lumen -1800.00 EUR
          Passif:Acomptes 1500.00 EUR
            quote: "D2026-002"
          Passif:TVA:Due0 300.00 EUR
        """,
    )
    assert "deducted in full (FA2026-002)" in run(path, "invoice credit FA2026-001 --amount 1 --date 2026-02-03").stderr


def test_a_part_of_a_deposit_for_two_quotes_is_taken_back_of_each(tmp_path: Path) -> None:
    says(
        written(books(tmp_path, TWO), "invoice credit FA2026-001 --amount 1200 --date 2026-02-02"),
        """
        2026-02-02 * "Lumen SAS" "Avoir sur FA2026-001" ^FA2026-001
          invoice: "AV2026-001"
          Actif:Clients:Lumen -1200.00 EUR
          Passif:Acomptes 666.67 EUR
            quote: "D2026-001"
          Passif:Acomptes 333.33 EUR
            quote: "D2026-002"
          Passif:TVA:Due0 200.00 EUR
        """,
    )


def test_a_deposit_of_other_books_is_repaid_with_the_vat_that_was_due_there(tmp_path: Path) -> None:
    path = books(tmp_path, TAKEN_OVER)
    says(
        written(path, "quote cancel Q-1 --refund --date 2026-02-03"),
        """
        2026-02-03 custom "cancelled" "Q-1"

        2026-02-03 * "Lumen SAS" "Avoir sur F-1, commande annulée" ^F-1
          invoice: "AV2026-001"
          Actif:Clients:Lumen -7200.00 EUR
          Passif:Acomptes 6000.00 EUR
          Passif:TVA:Due0 1200.00 EUR

        2026-02-03 * "Lumen SAS" "Remboursement Q-1" ^Q-1
          Actif:Clients:Lumen 7200.00 EUR
          Actif:Banque -7200.00 EUR
        """,
    )
    found = CliRunner().invoke(cli, ["-f", str(path), "--as-of", "2026-02-28", "--lang", "en", "vat", "2026-02"])
    assert "deposit" in found.stdout
    assert "-1,200.00" in found.stdout


def test_a_deposit_of_other_books_paid_in_part_gives_back_what_waits_first(tmp_path: Path) -> None:
    says(
        written(books(tmp_path, TAKEN_OVER), "quote cancel Q-2 --refund --date 2026-02-03"),
        """
        2026-02-03 custom "cancelled" "Q-2"

        2026-02-03 * "Mairie de Sarzay" "Avoir sur F-2, commande annulée" ^F-2
          invoice: "AV2026-001"
          Actif:Clients:Mairie -1200.00 EUR
          Passif:Acomptes 1000.00 EUR
          Passif:TVA:Attente0 100.00 EUR
          Passif:TVA:Due0 100.00 EUR

        2026-02-03 * "Mairie de Sarzay" "Remboursement Q-2" ^Q-2
          Actif:Clients:Mairie 600.00 EUR
          Actif:Banque -600.00 EUR
        """,
    )


def test_a_lost_deposit_of_other_books_gives_back_the_vat_of_what_is_open(tmp_path: Path) -> None:
    says(
        written(books(tmp_path, TAKEN_OVER), "writeoff F-2 --date 2026-02-03"),
        """
        2026-02-03 * "Mairie de Sarzay" "Créance irrécouvrable, F-2" ^F-2
          Charges:Pertes 500.00 EUR
          Passif:TVA:Attente0 100.00 EUR
          Actif:Clients:Mairie -600.00 EUR
        """,
    )


@pytest.mark.parametrize("how", ["--refund", "--keep price", "--keep indemnity"])
@pytest.mark.parametrize("quote", ["Q-1", "Q-2"])
@pytest.mark.parametrize("regime", ["debits", "receipts", "delivery"])
def test_deposits_of_other_books_leave_nothing_behind_when_their_quote_is_cancelled(
    tmp_path: Path, regime: str, quote: str, how: str
) -> None:
    text = TAKEN_OVER
    if regime == "debits":
        text = text.replace("  Passif:TVA:Attente0     -100.00 EUR\n", "").replace("500.00 EUR", "400.00 EUR")
    path = books(tmp_path, text, regime)
    written(path, f"quote cancel {quote} {how} --date 2026-02-03")
    found = CliRunner().invoke(cli, ["-f", str(path), "--as-of", "2026-02-28", "quotes", "--format", "csv"])
    row = next(line for line in found.stdout.splitlines() if line.startswith(quote))
    assert row.split(",")[found.stdout.splitlines()[0].split(",").index("deposits_held")] == "0.00"


@pytest.mark.parametrize("words", ["invoice credit F-3", "writeoff F-3"])
def test_what_gives_back_vat_that_nobody_says_is_typed_by_hand(tmp_path: Path, words: str) -> None:
    result = run(books(tmp_path, TAKEN_OVER), f"{words} --date 2026-02-03")
    assert result.exit_code == 1
    assert "F-3 was brought forward from other books and does not say its VAT" in result.stderr


def test_an_invoice_of_other_books_is_credited_to_revenue_not_to_the_opening_account(tmp_path: Path) -> None:
    text = TAKEN_OVER.replace(
        "  Capitaux:Ouverture     -1200.00 EUR", "  Passif:TVA:Attente0 -200.00 EUR\n  Capitaux:Ouverture -1000.00 EUR"
    )
    says(
        written(books(tmp_path, text), "invoice credit F-3 --date 2026-02-03"),
        """
        2026-02-03 * "Lumen SAS" "Avoir sur F-3" ^F-3
          invoice: "AV2026-001"
          Actif:Clients:Lumen -1200.00 EUR
          Produits:Prestations 1000.00 EUR
          Passif:TVA:Attente0 200.00 EUR
        """,
    )


# -- money for what was written off ---------------------------------------------------------------------------------


@pytest.mark.parametrize(("regime", "given_back"), [("receipts", "Attente0"), ("debits", "Due0")])
def test_money_for_a_lost_debt_is_income_with_its_vat(tmp_path: Path, regime: str, given_back: str) -> None:
    path = books(tmp_path, '2025-01-01 open Produits:Rentrees EUR\n  pcg: "758300"\n', regime)
    written(path, "invoice new Lumen 1000 --title Porte --vat 20 --date 2026-01-05")
    says(
        written(path, "writeoff FA2026-001 --date 2026-06-30"),
        f"""
        2026-06-30 * "Lumen SAS" "Créance irrécouvrable, FA2026-001" ^FA2026-001
          Charges:Pertes 1000.00 EUR
          Passif:TVA:{given_back} 200.00 EUR
          Actif:Clients:Lumen -1200.00 EUR
        """,
    )
    says(
        written(path, "payment FA2026-001 --amount 600 --fee 1.20 --date 2026-09-15"),
        """
        2026-09-15 * "Lumen SAS" "Rentrée sur créance amortie, FA2026-001" ^FA2026-001
          Actif:Banque 598.80 EUR
          Charges:Banque 1.20 EUR
          Produits:Rentrees -500.00 EUR
          Passif:TVA:Due0 -100.00 EUR
        """,
    )
    over = run(path, "payment FA2026-001 --amount 600.01 --date 2026-09-16")
    assert "between zero and the 600.00" in over.stderr.replace("€", "")
    assert "Give --amount" in run(path, "payment FA2026-001 --date 2026-09-16").stderr
    written(path, "payment FA2026-001 --amount 600 --date 2026-09-16")


def test_money_for_a_lost_debt_without_vat_is_income_alone(tmp_path: Path) -> None:
    path = books(tmp_path, '2025-01-01 open Produits:Rentrees EUR\n  pcg: "758300"\n', "none")
    written(path, "invoice new Lumen 1000 --title Porte --date 2026-01-05")
    written(path, "writeoff FA2026-001 --date 2026-06-30")
    says(
        written(path, "payment FA2026-001 --amount 1000 --date 2026-09-15"),
        """
        2026-09-15 * "Lumen SAS" "Rentrée sur créance amortie, FA2026-001" ^FA2026-001
          Actif:Banque 1000.00 EUR
          Produits:Rentrees -1000.00 EUR
        """,
    )


# -- retentions -----------------------------------------------------------------------------------------------------


def test_a_payment_of_several_documents_leaves_their_retentions_open(tmp_path: Path) -> None:
    path = books(tmp_path, "")
    written(path, "quote new Lumen 10000 --vat 20 --retention 5 --title École --date 2026-01-05")
    written(path, "quote accept D2026-001 --no-deposit --date 2026-01-06")
    written(path, "invoice progress D2026-001 --percent 40 --date 2026-02-01")
    written(path, "invoice final D2026-001 --date 2026-03-01")
    says(
        written(path, "payment Lumen --date 2026-04-01"),
        """
        2026-04-01 * "Lumen SAS" "Règlement FA2026-001, FA2026-002" ^FA2026-001 ^FA2026-002
          Actif:Banque 11400.00 EUR
          Actif:Clients:Lumen -4560.00 EUR
            pays: "FA2026-001"
          Actif:Clients:Lumen -6840.00 EUR
            pays: "FA2026-002"
          Passif:TVA:Attente0 1900.00 EUR
          Passif:TVA:Due0 -1900.00 EUR
        """,
    )
    shown = CliRunner().invoke(cli, ["-f", str(path), "--as-of", "2026-06-01", "status", "--format", "json"])
    rows = {row["document"]: (row["open"], row["days_late"]) for row in json.loads(shown.stdout)}
    assert rows == {"FA2026-001": ("240.00", 0), "FA2026-002": ("360.00", 0)}


# -- payments that the bank returns -----------------------------------------------------------------------------------


def test_a_payment_goes_back_whole_with_what_it_left_on_account(tmp_path: Path) -> None:
    path = books(tmp_path, "")
    written(path, "invoice new Lumen 1000 --title Porte --vat 20 --date 2026-01-05")
    written(path, "payment FA2026-001 --amount 1200.50 --date 2026-01-20")
    says(
        written(path, "bounce FA2026-001 --date 2026-01-22"),
        """
        2026-01-22 * "Lumen SAS" "Impayé FA2026-001" ^FA2026-001
          Actif:Clients:Lumen 1200.50 EUR
          Actif:Banque -1200.50 EUR
          Passif:TVA:Attente0 -200.00 EUR
          Passif:TVA:Due0 200.00 EUR
        """,
    )


def test_a_payment_of_two_goes_back_for_the_one_that_is_named(tmp_path: Path) -> None:
    path = books(tmp_path, "")
    written(path, "invoice new Lumen 1000 --title Porte --vat 20 --date 2026-01-05")
    written(path, "invoice new Lumen 500 --title Porte --vat 20 --date 2026-01-05")
    written(path, "payment FA2026-001 FA2026-002 --amount 1900 --date 2026-01-20")
    lines = [line.split() for line in written(path, "bounce FA2026-002 --date 2026-01-22").splitlines()]
    assert ["Actif:Clients:Lumen", "600.00", "EUR"] in lines


# -- one rate of several ----------------------------------------------------------------------------------------------


def test_a_credit_note_takes_back_what_is_at_one_rate(tmp_path: Path) -> None:
    path = books(tmp_path, "")
    written(
        path, 'quote new Lumen --line "Neuf; 1 u; 6000; 20" --line "Ancien; 1 u; 4000; 10" --title x --date 2026-01-05'
    )
    written(path, "quote accept D2026-001 --date 2026-01-06")
    written(path, "invoice final D2026-001 --date 2026-02-01")
    written(path, "payment Lumen --date 2026-03-01")
    says(
        written(path, "invoice credit FA2026-002 --amount 550 --vat 10 --reason malfaçon --date 2026-03-10"),
        """
        2026-03-10 * "Lumen SAS" "Avoir sur FA2026-002, malfaçon" ^FA2026-002
          invoice: "AV2026-001"
          Actif:Clients:Lumen -550.00 EUR
          Produits:Prestations 500.00 EUR
          Passif:TVA:Due1 50.00 EUR
        """,
    )
    over = run(path, "invoice credit FA2026-002 --amount 2530.01 --vat 10 --date 2026-03-11")
    assert "2,530.00 at most" in over.stderr.replace("€", "")
