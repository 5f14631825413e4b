"""Why cash may be in danger, in words: how lateness moved since the last month end, and with whom it is."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from acompte_cli.ledger import load
from acompte_reports.site.desk import Desk
from acompte_reports.site.lateness import lateness
from acompte_reports.view import View
from support.site_pages import desk_on, plain


def said(desk: Desk) -> str:
    return plain(unescape(re.sub(r"<[^>]*>", "", lateness(desk, ""))))


def test_the_sample_says_how_lateness_grew_and_with_whom_it_is(sample: Path) -> None:
    history = load(str(sample)).reading.history
    now, before = (Desk(View(history, date(2026, month, 31)), "fr") for month in (8, 7))
    grown = plain(now.formats.money(now.figures.aged.late - before.figures.aged.late))
    assert said(now).startswith(f"Les retards ont augmenté de {grown} depuis le 31 juillet 2026. ")
    late = {row.customer: row.late for row in now.view.aging if row.late}
    first, second, third = sorted(late, key=lambda account: -late[account])[:3]
    share = round(100 * (late[first] + late[second] + late[third]) / sum(late.values()))
    name, money = now.book.customer_name, now.formats.money
    one, two, three = (plain(f"{name(account)} ({money(late[account])})") for account in (first, second, third))
    assert said(now).endswith(f" {share} % sont chez {one}, {two} et {three}.")


LEDGER = """
2020-01-01 open Actif:Clients:Mairie EUR
2026-06-01 * "Facture"
  invoice: "FA2026-001"
  due: 2026-06-20
  Actif:Clients:Lumen  100.00 EUR
  Produits:Travaux
2026-07-10 * "Facture"
  invoice: "FA2026-002"
  due: 2026-08-20
  Actif:Clients:Mairie  30.00 EUR
  Produits:Travaux
2026-07-12 * "Virement" ^FA2026-001
  Actif:Banque  40.00 EUR
  Actif:Clients:Lumen
2026-08-28 * "Virement" ^FA2026-001
  Actif:Banque  60.00 EUR
  Actif:Clients:Lumen
2026-08-29 * "Virement" ^FA2026-002
  Actif:Banque  30.00 EUR
  Actif:Clients:Mairie
"""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-06-20", ""),
        ("2026-06-21", "All of it is with Lumen SAS (€100.00)."),
        ("2026-07-11", "What is late is what it was on 30 June 2026. All of it is with Lumen SAS (€100.00)."),
        ("2026-07-12", "What is late has shrunk by €40.00 since 30 June 2026. All of it is with Lumen SAS (€60.00)."),
        (
            "2026-08-21",
            "What is late has grown by €30.00 since 31 July 2026. "
            "All of it is with Lumen SAS (€60.00) and Mairie (€30.00).",
        ),
        ("2026-08-29", ""),
    ],
)
def test_each_case_has_its_words(day: str, words: str) -> None:
    assert said(desk_on(LEDGER, day, "en")) == words
