"""A small company, and the `acompte` command run over it."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from acompte_cli.main import cli

DAY = "2026-08-31"

SHOP = """
2026-01-01 custom "company" "Atelier Verrier SARL"
  vat-due: "none"
  vat-reason: "franchise"
2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"
2026-01-01 custom "series" "credit-note" "AV{year}-{number:03}"
2026-01-01 custom "series" "quote" "D{year}-{number:03}"
2026-01-01 custom "reminder" "standard" "courtesy" "J-7"
2026-01-01 custom "reminder" "standard" "first" "J+3"
2026-01-01 custom "reminder" "standard" "second" "J+15"

2020-01-01 open Actif:Banque EUR
  pcg: "512000"
2020-01-01 open Actif:Clients EUR
  pcg: "411000"
2020-01-01 open Actif:Clients:Lumen EUR
  name: "Lumen SAS"
2020-01-01 open Actif:Clients:Bartholdi EUR
  name: "Établissements Bartholdi et Fils, maîtres verriers à Colmar"
2020-01-01 open Actif:Clients:Bartholdi:Retenue EUR
  pcg: "411700"
2020-01-01 open Actif:Clients:Mairie EUR
  name: "Mairie de Lyon"
  kind: "public"
2020-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2020-01-01 open Produits:Travaux EUR
  pcg: "704000"

2026-02-03 custom "quote" "D2026-001" Actif:Clients:Lumen 12000.00 EUR
  title: "Verrière"
  delivery: 2026-06-30
2026-02-10 custom "accepted" "D2026-001"
2026-02-10 * "Lumen SAS" "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-03-12
  Actif:Clients:Lumen   3600.00 EUR
  Passif:Acomptes
2026-02-11 note Actif:Clients:Lumen "Envoyée" ^FA2026-001
  sent: "email"
2026-03-16 note Actif:Clients:Lumen "Appel" ^FA2026-001
  reminder: "first"
2026-03-24 * "Lumen SAS" "Virement" ^FA2026-001
  Actif:Banque          3600.00 EUR
  Actif:Clients:Lumen
2026-06-30 * "Lumen SAS" "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-07-30
  Actif:Clients:Lumen
  Passif:Acomptes       3600.00 EUR
  Produits:Travaux    -12000.00 EUR
2026-07-05 * "Lumen SAS" "Avoir" ^FA2026-002
  invoice: "AV2026-001"
  Actif:Clients:Lumen   -400.00 EUR
  Produits:Travaux
2026-08-10 custom "promise" "FA2026-002" 2026-09-04 5000.00 EUR

2026-07-01 custom "quote" "D2026-002" Actif:Clients:Bartholdi 5000.00 EUR
  delivery: 2026-09-05
2026-07-10 custom "accepted" "D2026-002"
2026-07-10 custom "milestone" "D2026-002" 2026-07-15 "Commande" "30 %"
2026-07-10 custom "milestone" "D2026-002" 2026-08-28 "Chantier" "20 %"
2026-07-15 * "Bartholdi" "Acompte" ^D2026-002
  invoice: "FA2026-003"
  due: 2026-08-14
  Actif:Clients:Bartholdi  1500.00 EUR
  Passif:Acomptes
2026-07-16 note Actif:Clients:Bartholdi "Envoyée" ^FA2026-003
  sent: "post"
2026-08-20 * "Bartholdi" "Virement" ^FA2026-003
  Actif:Banque              500.00 EUR
  Actif:Clients:Bartholdi
2026-08-21 custom "dispute" "FA2026-003" "métré"

2026-08-01 custom "quote" "D2026-003" Actif:Clients:Mairie 900.00 EUR
  expires: 2026-09-03

2026-08-20 * "Bartholdi" "Entretien"
  invoice: "FA2026-004"
  due: 2026-09-19
  Actif:Clients:Bartholdi           760.00 EUR
  Actif:Clients:Bartholdi:Retenue    40.00 EUR
    due: 2027-08-20
  Produits:Travaux
2026-08-25 * "Mairie" "Virement sans référence"
  Actif:Banque             50.00 EUR
  Actif:Clients:Mairie

2026-09-15 * "Lumen SAS" "Après le jour"
  invoice: "FA2026-005"
  due: 2026-10-15
  Actif:Clients:Lumen      70.00 EUR
  Produits:Travaux
"""

FAULT = """
2026-08-26 * "Mairie" "Sans échéance"
  invoice: "FA2026-005"
  Actif:Clients:Mairie     30.00 EUR
  Produits:Travaux
2026-08-27 * "Mairie" "Remboursement de rien"
  Actif:Clients:Bartholdi  25.00 EUR
  Actif:Banque
"""


class Command:
    """The command, run over one ledger on one day."""

    def __init__(self, ledger: Path | None = None, day: str | None = DAY) -> None:
        self.ledger = ledger
        self.day = day

    def __call__(self, *arguments: str, env: dict[str, str] | None = None, input_: str | None = None) -> Result:
        said = ["-f", str(self.ledger)] if self.ledger else []
        said += ["--as-of", self.day] if self.day else []
        clean = {"BEANCOUNT_FILE": "", "COLUMNS": "120"}
        result = CliRunner(env=clean | (env or {})).invoke(cli, [*said, *arguments], input=input_)
        crashed = result.exception if not isinstance(result.exception, SystemExit) else None
        assert crashed is None, crashed
        return result

    def json(self, *arguments: str) -> Any:
        result = self(*arguments, "--format", "json")
        assert result.exit_code in (0, 1)
        return json.loads(result.stdout)
