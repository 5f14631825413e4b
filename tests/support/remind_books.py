"""A small company with late invoices, and `acompte remind` over it."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from acompte_cli.main import cli
from support.ledgers import OPTIONS

HEAD = """
2026-01-01 custom "company" "Atelier Verrier SARL"
  vat-due: "none"
  vat-reason: "franchise"
  address: "12 rue des Forges\\n69007 Lyon"
  email: "compta@atelier.example"
  iban: "FR7630006000011234567890189"
2026-01-01 custom "reminder" "standard" "courtesy" "J-7"
2026-01-01 custom "reminder" "standard" "first" "J+3"
2026-01-01 custom "reminder" "standard" "second" "J+15"
2026-01-01 custom "reminder" "standard" "last" "J+30"
2026-01-01 custom "reminder-rule" "standard" "min-days" 7
2020-01-01 open Actif:Banque EUR
  pcg: "512000"
2020-01-01 open Actif:Clients EUR
  pcg: "411000"
2020-01-01 open Actif:Clients:Lumen EUR
  name: "Lumen SAS"
  address: "3 quai Perrache\\n69002 Lyon"
  email: "achats@lumen.example"
2020-01-01 open Actif:Clients:Roche EUR
  name: "Mme Anne Roche"
  kind: "consumer"
  address: "4 rue Basse\\n69003 Lyon"
2020-01-01 open Actif:Clients:Muet EUR
  name: "Muet SARL"
2020-01-01 open Produits:Travaux EUR
  pcg: "704000"
"""

DUE_DEPOSIT = """
2026-01-01 custom "deposit-policy" "standard" 0.00 EUR "30 %"
2020-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2026-07-01 custom "quote" "D2026-001" Actif:Clients:Roche 1000.00 EUR
  vat-reason: "franchise"
2026-07-02 custom "accepted" "D2026-001"
2026-07-02 custom "milestone" "D2026-001" 2026-07-03 "Commande" "30 %"
"""
"""A deposit that `acompte daily` issues from 3 July on: on any day, while letters wait for working days."""


def bill(number: str, due: str, customer: str = "Lumen", total: str = "1200.00", issued: str = "2026-05-04") -> str:
    return f"""
{issued} * "Entretien"
  invoice: "{number}"
  due: {due}
  Actif:Clients:{customer}  {total} EUR
  Produits:Travaux
"""


class Books:
    """A ledger on disk, and the command over it."""

    def __init__(self, folder: Path, *texts: str) -> None:
        self.path = folder / "main.beancount"
        self.path.write_text(OPTIONS + HEAD + "".join(texts), encoding="utf-8")

    def __call__(self, day: str, *words: str) -> Result:
        result = CliRunner().invoke(cli, ["-f", str(self.path), "--as-of", day, "--lang", "en", "remind", *words])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def rows(self, day: str, *words: str) -> dict[str, Any]:
        """What happens with each document, without writing."""
        result = self(day, "--dry-run", "--format", "json", *words)
        assert result.exit_code == 0, result.output
        return {row["document"]: row for row in json.loads(result.stdout)}

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def letters(self) -> list[str]:
        folder = self.path.parent / "documents" / "letters"
        return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
