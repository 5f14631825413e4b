"""A customer's account: its balance is that of the books, on every day; its letters say the same."""

import json
import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from click.testing import CliRunner, Result

from acompte.handover import read
from acompte.indicators.account import Accounts
from acompte.model.state import state_on
from acompte_cli.main import cli
from support.companies import company
from support.remind_books import Books, bill


def run(books: Books, *words: str, day: str = "2026-07-06") -> Result:
    result = CliRunner().invoke(cli, ["-f", str(books.path), "--as-of", day, *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def text_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<style>.*?</style>", "", page)).split())


@pytest.mark.parametrize("seed", range(4))
def test_the_balance_is_that_of_the_books_on_every_day(seed: int) -> None:
    start = date(2025, 3, 3)
    entries, _, options = loader.load_string(company(random.Random(seed), quotes=10, start=start, days=300))
    history = read(entries, options).history
    accounts = Accounts(history)
    for turn in range(0, 420, 21):
        day = start + timedelta(turn)
        state = state_on(history, day)
        for customer in history.book.customers:
            documents = [d for d in state.documents if d.invoice.customer == customer]
            owed = sum((d.open for d in documents), start=state.tolerance * 0) - state.on_account.get(customer, 0)
            found = accounts.of(customer, day - timedelta(60), day)
            assert found.balance == owed, (customer, day)
            moved = sum((line.movement.amount for line in found.lines), start=found.opening)
            assert moved == found.balance


PAID = '2026-06-10 * "Virement" ^FA2026-001\n  Actif:Banque  500.00 EUR\n  Actif:Clients:Lumen\n'


def test_a_statement_says_the_same_as_rows_and_as_a_letter(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-07-20"), PAID)
    said: Any = json.loads(run(books, "statement", "Lumen", "--format", "json").stdout)
    assert (said["opening"], said["balance"], said["on_account"]) == ("0.00", "1900.00", "0.00")
    assert [(m["what"], m["amount"], m["balance"]) for m in said["movements"]] == [
        ("invoice", "1200.00", "1200.00"),
        ("invoice", "1200.00", "2400.00"),
        ("payment", "-500.00", "1900.00"),
    ]
    assert [(o["document"], o["open"], o["days_late"]) for o in said["open"]] == [
        ("FA2026-001", "700.00", 5),
        ("FA2026-002", "1200.00", 0),
    ]
    assert [(n["date"], n["document"]) for n in said["next"]] == [("2026-07-20", "FA2026-002")]
    page = text_of(run(books, "statement", "Lumen", "--format", "html").stdout)
    assert "Il présente un solde de 1\u202f900,00 €".replace("\u202f", " ") in page.replace("\u202f", " ").replace(
        "\xa0", " "
    )
    assert "dont 700,00 € échus" in page.replace("\xa0", " ")
    later: Any = json.loads(run(books, "statement", "Lumen", "--since", "2026-06-01", "--format", "json").stdout)
    assert (later["opening"], len(later["movements"])) == ("2400.00", 1)


def test_a_receipt_is_kept_and_linked_and_says_what_is_left(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), PAID)
    assert run(books, "receipt", "FA2026-001", "--html", "--yes").exit_code == 0
    assert books.text.endswith('"documents/FA2026-001-recu-2026-07-06.html" ^FA2026-001\n  paper: "receipt"\n')
    page = text_of((tmp_path / "documents" / "FA2026-001-recu-2026-07-06.html").read_text(encoding="utf-8"))
    plain = page.replace("\xa0", " ").replace("\u202f", " ")
    assert "500,00 € le 10 juin 2026" in plain
    assert "Il reste 700,00 € à régler sur cette facture, pour le 1er juillet 2026" in plain
    status: Any = json.loads(run(books, "status", "--format", "json").stdout)
    assert (status[0]["reminders"], status[0]["sent"]) == (0, None)


def test_there_is_no_receipt_where_nothing_came(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), PAID)
    for number, day in (("FA2026-001", "2026-06-09"), ("FA2026-009", "2026-07-06")):
        before = books.text
        result = run(books, "receipt", number, "--html", day=day)
        assert result.exit_code == 1
        assert number in result.output
        assert books.text == before


def test_a_balance_is_confirmed_to_the_auditor_and_nobody_is_asked_to_pay(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-07-01", "Roche"), PAID)
    folder = tmp_path / "circularisation"
    words = ["confirmation", str(folder), "--html", "--auditor", "Cabinet <Exemple>, 1 rue du Test, 69001 Lyon"]
    assert run(books, *words).exit_code == 0
    pages = sorted(folder.iterdir())
    assert [page.name for page in pages] == [
        "2026-07-06-lumen-sas-confirmation.html",
        "2026-07-06-mme-anne-roche-confirmation.html",
    ]
    page = pages[0].read_text(encoding="utf-8")
    plain = text_of(page).replace("\xa0", " ")
    assert "vous nous devez 700,00 €" in plain
    assert "n’est pas une demande de paiement" in plain
    assert "Cabinet &lt;Exemple&gt;" in page
    assert "IBAN" not in plain


def test_a_statement_asks_nobody_insolvent_for_what_is_older(tmp_path: Path) -> None:
    stopped = '2026-06-15 custom "insolvency" Actif:Clients:Lumen "redressement"\n'
    since = bill("FA2026-003", "2026-07-01", total="240.00", issued="2026-06-20")
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-07-20"), stopped, since)
    said: Any = json.loads(run(books, "statement", "Lumen", "--format", "json").stdout)
    assert said["balance"] == "2640.00"
    assert said["next"] == []
    words = text_of(run(books, "statement", "Lumen", "--format", "html").stdout)
    assert "solde de 2 640,00 € en notre faveur, dont 240,00 € échus" in words
    assert "dont antérieur à la procédure collective, non demandé 2 400,00 €" in words
    assert "Net à payer 240,00 €" in words


def test_a_statement_asks_for_what_is_not_disputed(tmp_path: Path) -> None:
    dispute = '2026-06-15 custom "dispute" "FA2026-001" "casse"\n'
    other = bill("FA2026-002", "2026-07-01", total="240.00")
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), other, dispute)
    (tmp_path / "early").mkdir()
    words = text_of(run(books, "statement", "Lumen", "--format", "html").stdout)
    assert "solde de 1 440,00 € en notre faveur, dont 240,00 € échus" in words
    assert "dont contesté, non demandé 1 200,00 €" in words
    early = Books((tmp_path / "early"), bill("FA2026-001", "2026-07-20"), dispute)
    assert json.loads(run(early, "statement", "Lumen", "--format", "json").stdout)["next"] == []
    assert "dont 1 440,00 € en retard" in " ".join(
        run(books, "--lang", "fr", "statement", "Lumen", day="2026-07-02").stdout.split()
    )
    assert "Net à payer 240,00 €" in words


RETAINED = """
2020-01-01 open Actif:Clients:Lumen:Retenue
  pcg: "411700"
2026-05-04 * "Travaux"
  invoice: "FA2026-009"
  due: 2026-06-03
  Actif:Clients:Lumen  1140.00 EUR
  Actif:Clients:Lumen:Retenue  60.00 EUR
    due: {due}
  Produits:Travaux
"""


@pytest.mark.parametrize(
    ("due", "asked", "apart"), [("2027-05-04", "1 140,00", True), ("2026-07-06", "1 200,00", False)]
)
def test_a_retention_is_asked_for_when_it_is_due(due: str, asked: str, apart: bool, tmp_path: Path) -> None:
    books = Books(tmp_path, RETAINED.format(due=due))
    words = text_of(run(books, "statement", "Lumen", "--format", "html").stdout)
    assert f"Net à payer {asked} €" in words
    assert ("dont retenue de garantie 60,00 €" in words) is apart
    assert "dont à échoir" not in words


TAKEN_OVER = """
2026-01-01 * "Reprise"
  invoice: "FA2025-077"
  kind: "opening"
  issued: 2025-06-10
  due: 2025-07-10
  Actif:Clients:Lumen  5000.00 EUR
  Capitaux:Ouverture
2025-11-20 custom "insolvency" Actif:Clients:Lumen "redressement"
"""


def test_what_was_taken_over_is_as_old_as_its_invoice(tmp_path: Path) -> None:
    books = Books(tmp_path, TAKEN_OVER)
    words = text_of(run(books, "statement", "Lumen", "--format", "html").stdout)
    assert "dont antérieur à la procédure collective, non demandé 5 000,00 €" in words
    assert "Net à payer" not in words


BILL = """
2020-01-01 open Actif:Effets
  pcg: "413000"
2026-06-10 * "Traite acceptée" ^FA2026-001
  Actif:Effets  1200.00 EUR
  Actif:Clients:Lumen
"""


def test_what_an_accepted_bill_pays_is_not_asked_for_again(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), BILL)
    words = text_of(run(books, "statement", "Lumen", "--format", "html").stdout)
    assert "1 200,00 € en notre faveur." in words
    assert "Net à payer" not in words


def test_a_statement_says_what_it_cannot_do(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    result = run(books, "statement", "Lumen", "-o", str(tmp_path / "s.pdf"))
    assert result.exit_code == 2
    assert "-o goes with --format html or pdf." in result.output
    assert "Invalid value for CUSTOMER: nobody is called 'Personne'" in run(books, "statement", "Personne").output


def test_a_mark_on_an_account_below_a_customers_is_the_customers(tmp_path: Path) -> None:
    below = '2020-01-01 open Actif:Clients:Lumen:Retenue\n  pcg: "411700"\n'
    mark = '2026-06-15 custom "insolvency" Actif:Clients:Lumen:Retenue "redressement"\n'
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), below, mark)
    words = text_of(run(books, "statement", "Lumen", "--format", "html").stdout)
    assert "dont antérieur à la procédure collective, non demandé 1 200,00 €" in words
    rows: Any = json.loads(run(books, "remind", "--dry-run", "--format", "json").stdout)
    assert all("insolvent" in json.dumps(row) for row in rows)
