"""A small ledger for tests of letters, and the parts that a test adds to it."""

from datetime import date
from decimal import Decimal

from beancount import loader

from acompte.handover import read
from acompte_reports.view import View

DAY = date(2026, 8, 31)

HEAD = """
option "title" "Verrerie"
option "operating_currency" "EUR"
option "name_assets" "Actif"
option "name_liabilities" "Passif"
option "name_income" "Produits"
option "name_expenses" "Charges"

2026-01-01 custom "company" "Verrerie & Fils SARL"
  siren: "732829320"
  vat-number: "FR44732829320"
  legal: "SARL au capital de 8 000 €, RCS Lyon 732 829 320"
  address: "12 rue des Forges\\n69007 Lyon"
  email: "compta@verrerie.example"
  phone: "+33 4 78 00 12 69"
  iban: "FR7630006000011234567890189"
  bic: "AGRIFRPP"
2026-01-01 custom "reminder" "standard" "courtesy" "J-7"
2026-01-01 custom "reminder" "standard" "first" "J+3"
2026-01-01 custom "reminder" "standard" "second" "J+15"
2026-01-01 custom "reminder" "standard" "last" "J+30"
2026-01-01 custom "reminder" "standard" "formal-notice" "J+45"
2026-01-01 custom "reminder-rule" "standard" "min-days" 7

2026-01-01 open Actif:Clients
  pcg: "411000"
2026-01-01 open Actif:Clients:Lumen
  name: "Lumen SAS"
  address: "Service comptabilité\\n3 quai Perrache\\n69002 Lyon"
  owner: "Claire Morel"
2026-01-01 open Actif:Clients:Harbour
  name: "Harbour Interiors Ltd"
  address: "7 Dock Road\\nBristol BS1 4XX\\nUnited Kingdom"
  language: "en"
2026-01-01 open Actif:Clients:Mairie
  name: "Commune de Brou"
  kind: "public"
2026-01-01 open Actif:Clients:Roche
  name: "Mme Anne Roche"
  kind: "consumer"
2026-01-01 open Actif:Clients:Smith
  name: "Mr John Smith"
  kind: "consumer"
  language: "en"
2026-01-01 open Actif:Clients:Lumen:Retenue
  pcg: "411700"
2026-01-01 open Actif:Banque
  pcg: "512000"
2026-01-01 open Passif:Acomptes
  pcg: "419100"
2026-01-01 open Passif:TVA
  pcg: "445710"
  vat: 20
2026-01-01 open Produits:Travaux
  pcg: "704000"
"""


def bill(number: str, due: str, total: str, customer: str = "Lumen", more: str = "") -> str:
    """Write an invoice dated 2026-01-15."""
    amount = Decimal(total)
    return f"""
2026-01-15 * "Facture" {more}
  invoice: "{number}"
  due: {due}
  Actif:Clients:{customer}  {amount} EUR
  Produits:Travaux  {-amount} EUR
"""


def paid(number: str, day: str, amount: str, customer: str = "Lumen") -> str:
    """Write a payment; without a number it stays on account."""
    link = f"^{number}" if number else ""
    return f"""
{day} * "Virement" {link}
  Actif:Banque  {amount} EUR
  Actif:Clients:{customer}  -{amount} EUR
"""


def project(customer: str = "Lumen", due: str = "2026-08-10") -> str:
    """Write a quote of 12 000 with a paid deposit of 4 320 and a final of 10 080."""
    return f"""
2026-02-03 custom "quote" "D2026-014" Actif:Clients:{customer} 12000.00 EUR
  title: "Verrière, atelier nord"
  vat: 20
2026-02-10 custom "accepted" "D2026-014"
2026-02-10 * "Acompte de 30 %" ^D2026-014
  invoice: "FA2026-031"
  due: 2026-03-12
  Actif:Clients:{customer}   4320.00 EUR
  Passif:Acomptes           -3600.00 EUR
  Passif:TVA                 -720.00 EUR
{paid("FA2026-031", "2026-03-24", "4320.00", customer)}
2026-06-30 * "Solde" ^D2026-014
  invoice: "FA2026-071"
  due: {due}
  Actif:Clients:{customer}   10080.00 EUR
  Passif:Acomptes             3600.00 EUR
  Produits:Travaux          -12000.00 EUR
  Passif:TVA                 -1680.00 EUR
"""


def reminded(number: str, step: str, day: str) -> str:
    """Write a call that reminded of a document."""
    return f"""
{day} note Actif:Clients "Relance" ^{number}
  reminder: "{step}"
"""


def view_of(*parts: str, day: date = DAY) -> View:
    """Load the head and some parts, and look at them on a day."""
    entries, errors, options = loader.load_string(HEAD + "".join(parts))
    assert not errors, errors
    return View(read(entries, options).history, day)
