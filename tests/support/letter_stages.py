"""One small company whose two customers live through every letter, one in French and one in English."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from beancount import loader

from acompte.handover import read
from acompte_reports.letters import accounts
from acompte_reports.letters.compose import Composer
from acompte_reports.letters.content import LetterContent
from acompte_reports.letters.render import Renderer
from acompte_reports.letters.select import due_letters
from acompte_reports.view import View
from support.letter_ledger import HEAD, paid, reminded

CUSTOMERS = {"fr": "Lumen", "en": "Harbour"}
AUDITOR = ("Cabinet Exemple", "1 place du Test", "69001 Lyon")


def life(customer: str, turn: int, titles: tuple[str, str, str, str]) -> str:
    """Write the life of a customer; its documents are numbered from 100 times `turn` on."""
    quote, other, deposit, final, plain = (
        f"D2026-{turn}14",
        f"D2026-{turn}22",
        f"FA2026-{turn}31",
        f"FA2026-{turn}71",
        f"FA2026-{turn}80",
    )
    work, care, screen, order = titles
    return f"""
2026-02-03 custom "quote" "{quote}" Actif:Clients:{customer} 12000.00 EUR
  title: "{work}"
  vat: 20
  delivery: 2026-06-30
2026-02-10 custom "accepted" "{quote}"
2026-02-10 custom "milestone" "{quote}" 2026-02-10 "{order}" "30 %"
2026-02-10 * "Acompte de 30 %" ^{quote}
  invoice: "{deposit}"
  due: 2026-03-12
  Actif:Clients:{customer}   4320.00 EUR
  Passif:Acomptes           -3600.00 EUR
  Passif:TVA                 -720.00 EUR
{paid(deposit, "2026-03-10", "4320.00", customer)}
2026-05-18 * "{care}"
  invoice: "{plain}"
  due: 2026-06-20
  Actif:Clients:{customer}   1440.00 EUR
  Produits:Travaux          -1200.00 EUR
  Passif:TVA                 -240.00 EUR
2026-06-01 custom "quote" "{other}" Actif:Clients:{customer} 2500.00 EUR
  title: "{screen}"
  vat: 20
  delivery: 2026-09-15
  expires: 2026-06-30
2026-06-01 custom "milestone" "{other}" 2026-07-01 "{order}" "40 %"
2026-06-15 * "Solde" ^{quote}
  invoice: "{final}"
  due: 2026-06-25
  Actif:Clients:{customer}   10080.00 EUR
  Passif:Acomptes             3600.00 EUR
  Produits:Travaux          -12000.00 EUR
  Passif:TVA                 -1680.00 EUR
{reminded(final, "first", "2026-06-29")}
{reminded(plain, "first", "2026-06-29")}
{paid(final, "2026-07-06", "5000.00", customer)}
{reminded(final, "second", "2026-07-11")}
{reminded(plain, "second", "2026-07-11")}
2026-07-12 custom "promise" "{final}" 2026-07-17 5080.00 EUR
{reminded(final, "last", "2026-07-27")}
{reminded(plain, "last", "2026-07-27")}
"""


LEDGER = (
    HEAD
    + life("Lumen", 0, ("Verrière, atelier nord", "Entretien des vitrages", "Cloison vitrée du bureau", "Commande"))
    + life(
        "Harbour", 1, ("Glass roof, north workshop", "Care of the glazing", "Glass partition of the office", "Order")
    )
)


@lru_cache
def view_on(day: date) -> View:
    """Look at the books on a day."""
    entries, errors, options = loader.load_string(LEDGER)
    assert not errors, errors
    return View(read(entries, options).history, day)


def composer_on(day: str) -> Composer:
    return Composer(view_on(date.fromisoformat(day)))


def reminder(day: str) -> Callable[[str], tuple[LetterContent, dict[str, Any]]]:
    """Give what gives the reminder of a day to a customer."""

    def found(customer: str) -> tuple[LetterContent, dict[str, Any]]:
        composer = composer_on(day)
        (due,) = (letter for letter in due_letters(composer.view) if letter.customer.endswith(customer))
        return composer.compose(due), {}

    return found


def number_of(customer: str, series: str, number: str) -> str:
    return f"{series}2026-{'0' if customer == 'Lumen' else '1'}{number}"


def account_of(customer: str) -> str:
    return f"Actif:Clients:{customer}"


def receipt(customer: str) -> tuple[LetterContent, dict[str, Any]]:
    found = accounts.receipt(composer_on("2026-03-11"), number_of(customer, "FA", "31"))
    return found.content, {"receipt": found}


def statement(customer: str) -> tuple[LetterContent, dict[str, Any]]:
    found = accounts.statement(composer_on("2026-07-31"), account_of(customer), date(2026, 3, 1))
    return found.content, {"account": found}


def confirmation(customer: str) -> tuple[LetterContent, dict[str, Any]]:
    content, found = accounts.confirmation(composer_on("2026-07-31"), account_of(customer), AUDITOR)
    return content, {"account": found}


STAGES: dict[str, Callable[[str], tuple[LetterContent, dict[str, Any]]]] = {
    "deposit-issued": lambda who: (composer_on("2026-02-10").issue(number_of(who, "FA", "31")), {}),
    "receipt": receipt,
    "quote-expiring": lambda who: (composer_on("2026-06-24").expiring(number_of(who, "D", "22")), {}),
    "invoice-issued": lambda who: (composer_on("2026-06-15").issue(number_of(who, "FA", "71")), {}),
    "courtesy": reminder("2026-06-18"),
    "first": reminder("2026-06-28"),
    "second": reminder("2026-07-10"),
    "broken-promise": reminder("2026-07-18"),
    "last": reminder("2026-07-26"),
    "formal-notice": reminder("2026-08-09"),
    "statement": statement,
    "confirmation": confirmation,
}


def stage_page(stage: str, language: str, renderer: Renderer | None = None) -> str:
    """Give the page of a stage."""
    content, more = STAGES[stage](CUSTOMERS[language])
    return (renderer or Renderer(None, "EUR")).letter(content, **more)
