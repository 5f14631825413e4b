"""`acompte penalties`, `charge`, `waive`: what lateness costs, asked for once, or given up."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from acompte_cli.main import cli
from support.ledgers import OPTIONS

HEAD = """
2020-01-01 custom "company" "Atelier Verrier SARL"
  vat-due: "none"
  vat-reason: "franchise"
2020-01-01 custom "series" "debit-note" "ND{year}-{number:03}"
2020-01-01 custom "series" "invoice" "FA{year}-{number:03}"
2020-01-01 open Actif:Banque EUR
  pcg: "512000"
2020-01-01 open Actif:Clients EUR
  pcg: "411000"
2020-01-01 open Actif:Clients:Lumen EUR
  name: "Lumen SAS"
2020-01-01 open Actif:Clients:Mairie EUR
  name: "Commune"
  kind: "public"
2020-01-01 open Actif:Clients:Roche EUR
  name: "Mme Roche"
  kind: "consumer"
2020-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2020-01-01 open Produits:Travaux EUR
  pcg: "704000"
2020-01-01 open Produits:Interets EUR
  pcg: "763100"
2020-01-01 open Produits:Forfait EUR
  role: "recovery-fee"
"""


def bill(number: str, customer: str = "Lumen", credit: str = "Produits:Travaux", due: str = "2026-06-20") -> str:
    return f"""
2026-05-20 * "Travaux"
  invoice: "{number}"
  due: {due}
  Actif:Clients:{customer}  10000.00 EUR
  {credit}
"""


def paid(number: str, customer: str = "Lumen", day: str = "2026-07-10", amount: str = "10000.00") -> str:
    return f"""
{day} * "Virement" ^{number}
  Actif:Banque  {amount} EUR
  Actif:Clients:{customer}
"""


class Books:
    """A ledger on disk, and the command over it."""

    def __init__(self, folder: Path, *texts: str) -> None:
        self.path = folder / "main.beancount"
        self.path.write_text(OPTIONS + HEAD + "".join(texts), encoding="utf-8")

    def __call__(self, *words: str, day: str = "2026-08-31") -> Result:
        result = CliRunner().invoke(cli, ["-f", str(self.path), "--as-of", day, "--lang", "en", *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def rows(self, day: str = "2026-08-31") -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self("penalties", "--format", "json", day=day).stdout)
        return found

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")


def test_the_example_of_the_law_through_the_commands(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001"), paid("FA2026-001"))
    rows = books.rows()
    stay = ["document", "from", "to", "days", "base", "rate", "interest", "fee", "charged"]
    assert [[row[key] for key in stay] for row in rows] == [
        ["FA2026-001", "2026-06-21", "2026-06-30", 10, "10000.00", 12.15, "33.29", "40.00", "0.00"],
        ["FA2026-001", "2026-07-01", "2026-07-10", 10, "10000.00", 12.4, "33.97", "0.00", "0.00"],
    ]
    assert books("charge", "FA2026-001", "--yes").exit_code == 0
    assert 'invoice: "ND2026-001"' in books.text
    entry = books.text.rpartition("2026-08-31 *")[2]
    assert "107.26 EUR" in entry
    assert "-67.26 EUR" in entry
    assert "-40.00 EUR" in entry
    assert entry.count('pays: "FA2026-001"') == 2
    assert sum(float(row["charged"]) for row in books.rows()) == pytest.approx(107.26)
    assert books("check").exit_code == 0


def test_the_same_is_charged_once_and_later_interest_later(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001"))
    books("charge", "FA2026-001", "--yes", day="2026-07-10")
    before = books.text
    again = books("charge", "FA2026-001", "--yes", day="2026-07-10")
    assert (again.exit_code, books.text) == (1, before)
    assert "ND2026-001" in again.output
    books("charge", "FA2026-001", "--yes", day="2026-07-20")
    entry = books.text.rpartition("2026-07-20 *")[2]
    # The slice of July is one of 20 days then: 67.95, of which 33.97 were charged.
    assert "33.98 EUR" in entry
    assert "Forfait" not in entry


def test_what_was_waived_is_not_charged_and_runs_anew(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001"))
    assert books("waive", "FA2026-001", "geste", "--yes", day="2026-07-10").exit_code == 0
    assert 'custom "waiver" "FA2026-001" "geste"' in books.text
    refused = books("charge", "FA2026-001", "--yes", day="2026-07-10")
    assert (refused.exit_code, "2026-07-10" in refused.output) == (1, True)
    assert books("charge", "FA2026-001", "--yes", day="2026-07-20").exit_code == 0
    entry = books.text.rpartition("2026-07-20 *")[2]
    assert "33.97 EUR" in entry
    assert "Forfait" not in entry
    assert books("check", day="2026-07-20").exit_code == 0


@pytest.mark.parametrize(
    ("texts", "words", "said"),
    [
        ((bill("FA2026-001", due="2026-09-20"),), (), "FA2026-001"),
        ((bill("FA2026-001", "Roche"),), (), "formal"),
        ((bill("FA2026-001"), '2026-07-01 custom "dispute" "FA2026-001" "métré"\n'), (), "--disputed"),
        ((bill("FA2026-001", credit="Passif:Acomptes"),), (), "--deposits"),
        ((bill("FA2026-001"), '2026-06-01 custom "insolvency" Actif:Clients:Lumen "rj"\n'), (), "Lumen SAS"),
        ((bill("FA2026-001"),), ("FA2026-009",), "FA2026-009"),
        ((bill("FA2026-001", due="2019-05-01").replace("2026-05-20", "2019-04-01"),), (), 'custom "rate"'),
    ],
)
def test_what_may_not_be_charged_is_refused_with_its_reason(
    tmp_path: Path, texts: tuple[str, ...], words: tuple[str, ...], said: str
) -> None:
    books = Books(tmp_path, *texts)
    before = books.text
    result = books("charge", *(words or ("FA2026-001",)), "--yes")
    assert (result.exit_code, books.text) == (1, before)
    assert said in result.output


def test_what_is_asked_for_in_spite_of_it_is_charged(tmp_path: Path) -> None:
    disputed = Books(tmp_path, bill("FA2026-001"), '2026-07-01 custom "dispute" "FA2026-001" "métré"\n')
    assert disputed("charge", "FA2026-001", "--disputed", "--yes").exit_code == 0
    deposit = Books(tmp_path, bill("FA2026-001", credit="Passif:Acomptes"))
    assert deposit("charge", "FA2026-001", "--deposits", "--yes").exit_code == 0


def test_a_consumer_owes_the_legal_rate_from_the_formal_notice_and_no_fee(tmp_path: Path) -> None:
    notice = '2026-07-31 note Actif:Clients:Roche "Recommandé" ^FA2026-001\n  reminder: "formal-notice"\n'
    books = Books(tmp_path, bill("FA2026-001", "Roche"), notice)
    (row,) = books.rows()
    assert (row["from"], row["days"], row["rate"], row["interest"], row["fee"]) == (
        "2026-08-01", 31, 2.75, "23.36", "0.00",
    )  # fmt: skip


def test_one_debit_note_a_customer_for_several_documents(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001"), bill("FA2026-002"), bill("FA2026-003", "Mairie"))
    assert books("charge", "FA2026-001", "FA2026-002", "FA2026-003", "--yes").exit_code == 0
    assert books.text.count('invoice: "ND2026-') == 2
    assert all(row["charged"] != "0.00" for row in books.rows())
    assert books("check").exit_code == 0
