"""Whatever a ledger says and whatever is asked: an entry, or one clear sentence; never a traceback."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from acompte_cli.main import cli
from support.desk_walk import ledger_text

ODD = """
2025-01-01 open Capitaux:Report
2026-01-03 custom "quote" "D2026-001" Actif:Clients:Lumen 0.00 EUR
  vat: 20
2026-01-03 custom "accepted" "D2026-001"
2026-01-03 custom "quote" "D2026-002" Actif:Clients:Lumen -50.00 EUR
  vat: 20
2026-01-03 custom "accepted" "D2026-002"
2026-01-03 custom "quote" "D2026-003" Actif:Clients:Mairie 100.00 EUR
2026-01-03 custom "accepted" "D2026-003"
2026-01-03 custom "quote" "D2026-004" Actif:Clients:Aubanel 100.00 EUR
  vat: "x"
  retention: "abc"
  terms: "quand on peut"
  off-premises: TRUE
2026-01-03 custom "accepted" "D2026-004"
2026-01-03 custom "milestone" "D2026-004" 2026-01-04 "Trop" 200.00 EUR
2026-01-03 custom "quote" "D2026-005" Actif:Clients:Fantome 100.00 EUR
  vat: 20
2026-01-03 custom "accepted" "D2026-005"
2026-01-03 custom "quote" "D2026-006" Actif:Clients:Mairie 100.00 EUR
  vat: 33
2026-01-03 custom "accepted" "D2026-006"
2026-01-04 * "Sans TVA ni série"
  invoice: "X"
  due: 2026-02-01
  Actif:Clients:Lumen  10 EUR
  Produits:Travaux
2026-01-04 * "De rien"
  invoice: "FA2026-001"
  Actif:Clients:Lumen  0 EUR
  Produits:Travaux  0 EUR
2026-01-04 * "Reprise"
  invoice: "OLD-1"
  kind: "opening"
  issued: 2025-01-01
  due: 2025-02-01
  Actif:Clients:Lumen  100 EUR
  Capitaux:Report
2026-01-05 * "Avance" ^D2026-001
  Actif:Banque  30 EUR
  Actif:Clients:Lumen
"""
NAMES = (
    *(f"D2026-00{turn}" for turn in range(1, 7)),
    *("X", "FA2026-001", "OLD-1", "Lumen", "Actif:Clients:Fantome", "Mme Hélène Aubanel", ""),
)
AMOUNTS = ("10", "0", "-5", "1e9", "99999999999999.99", "0.01", "un")
WITHOUT_AMOUNT = (
    *("invoice deposit N", "invoice final N", "invoice credit N", "invoice credit N --vat 20", "payment N"),
    *("payment N --discount", "refund N", "bounce N", "doubtful N", "writeoff N", "quote accept N", "send N"),
    *("quote received N", "quote refuse N", "quote cancel N --refund", "quote cancel N --keep price"),
    *("quote cancel N --keep indemnity", "dispute N w", "hold N w"),
)
WITH_AMOUNT = (
    *("invoice deposit N --amount A", "invoice deposit N --amount A --ttc", "invoice deposit N --percent A"),
    *("invoice progress N --percent A", "invoice credit N --amount A", "payment N --amount A", "bounce N --amount A"),
    *("payment N --amount A --fee 1", "refund N --amount A", "quote amend -- N t A", "promise N 2026-05-01 A"),
    *("invoice new N A --title t", "quote new N A --title t"),
)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_odd_is_written_or_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(ledger_text("receipts", series=True) + ODD, encoding="utf-8")
    for words in (*WITHOUT_AMOUNT, *(said for amount in AMOUNTS for said in with_amount(amount))):
        arguments = [name if word == "N" else word for word in words.split()]
        place = arguments.index("--") if "--" in arguments else len(arguments)
        arguments[place:place] = ["--date", "2026-03-05", "--dry-run"]
        result = CliRunner().invoke(cli, ["-f", str(path), *arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), (words, name, result.exc_info)
        assert result.exit_code in (0, 1, 2)
        if result.exit_code == 1:
            assert len(result.stderr.splitlines()) == 1, result.stderr


def with_amount(amount: str) -> list[str]:
    return [" ".join(amount if word == "A" else word for word in words.split()) for words in WITH_AMOUNT]
