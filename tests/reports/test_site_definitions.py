"""The page of definitions works each figure out: what it writes, read back and reckoned, is the figure."""

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from acompte_cli.ledger import load
from acompte_reports.site.definitions import Definition, definitions
from acompte_reports.site.desk import Desk
from acompte_reports.view import View
from support.commands import Command
from support.site_pages import desk_on, plain

SIGNS = {"×": "*", "÷": "/", "−": "-"}


@pytest.fixture(scope="module")
def words(sample: Path) -> dict[str, Definition]:
    view = View(load(str(sample)).reading.history, date(2026, 8, 31))
    return {word.anchor: word for word in definitions(Desk(view, "en"))}


def reckoned(how: str) -> Decimal:
    """Work out what a line of figures says: `€58,672.51 ÷ €588,331.90 × 365`, names and units left out."""
    text = re.sub(r"\((?!€)[^)]*\)|days|[€,\u00a0d]", "", how)
    text = "".join(SIGNS.get(sign, sign) for sign in text)
    text = re.sub(r"\*\s*/", "/", text)
    text = re.sub(r"\d+(?:\.\d+)?", r"Decimal('\g<0>')", text)
    assert re.fullmatch(r"[-+*/()\s\d.'Decimal]+", text), text
    return Decimal(eval(text))  # nothing but figures and signs


@pytest.mark.parametrize(
    ("anchor", "key"),
    [
        ("simple", "simple"),
        ("countback", "countback"),
        ("best", "best_possible"),
        ("delinquent", "delinquent"),
        ("cei", "cei"),
        ("to-pay", "days_to_pay"),
        ("beyond", "days_beyond_terms"),
        ("without", "without_deposits"),
    ],
)
def test_the_line_of_figures_makes_the_indicator(
    words: dict[str, Definition], sample: Path, anchor: str, key: str
) -> None:
    wanted = Decimal(str(Command(sample, "2026-08-31").json("dso")[key]))
    shown = wanted.quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert words[anchor].here.split("\u00a0")[0].rstrip("%") == f"{shown:,}"
    assert abs(reckoned(words[anchor].how) - wanted) < Decimal("0.11")


@pytest.mark.parametrize("anchor", ["aged", "expected", "penalties"])
def test_a_sum_makes_its_figure(words: dict[str, Definition], anchor: str) -> None:
    assert reckoned(words[anchor].how) == Decimal(words[anchor].here.strip("€").replace(",", ""))


def test_the_count_back_of_many_months_is_cut_in_the_middle() -> None:
    bills = "".join(
        f"""
2025-{month:02}-10 * "Facture"
  invoice: "FA2025-{month:03}"
  due: 2025-12-31
  Actif:Clients:Lumen  100.00 EUR
  Produits:Travaux
"""
        for month in range(1, 9)
    )
    how = {word.anchor: plain(word.how) for word in definitions(desk_on(bills, "2025-08-31"))}["countback"]
    assert how == "31,0 j (août 2025) + 31,0 j (juillet 2025) + … + 31,0 j (janvier 2025)"


def one(text: str, day: str, anchor: str) -> tuple[str, str]:
    (word,) = [word for word in definitions(desk_on(text, day)) if word.anchor == anchor]
    return plain(word.here), plain(word.how)


BILL = """
2026-02-10 * "Facture"
  invoice: "FA2026-001"
  due: {due}
  Actif:Clients:Lumen  {amount} EUR
  Produits:Travaux
"""


def test_months_without_billing_are_one_stretch() -> None:
    assert one(BILL.format(due="2026-03-10", amount="100.00"), "2026-05-31", "countback") == (
        "120,0 j",
        "92,0 j (mars 2026 – mai 2026) + 28,0 j (février 2026)",
    )


def test_what_nobody_knows_is_no_figure() -> None:
    late = BILL.replace("2026", "2028").format(due="2028-03-10", amount="100.00")
    here, how = one(late, "2028-05-31", "penalties")
    assert here == "—"
    assert how == "Sans 1 document dont un taux n’est pas connu."
    assert one(late, "2028-05-31", "saved") == ("—", "")


def test_an_amount_below_nothing_is_in_brackets() -> None:
    early = BILL.format(due="2026-03-10", amount="100.00")
    paid = """2026-02-20 * "Virement" ^FA2026-001
  Actif:Banque  100.00 EUR
  Actif:Clients:Lumen
"""
    assert one(early + paid, "2026-03-31", "beyond") == ("−18,0 j", "(−1 800,00 €) × jours ÷ 100,00 €")


def test_what_was_never_billed_is_said() -> None:
    opening = """
2025-01-01 * "Reprise"
  invoice: "FA2024-001"
  kind: "opening"
  due: 2025-01-31
  Actif:Clients:Lumen  900.00 EUR
  Capitaux:Reprise
2025-02-10 * "Facture"
  invoice: "FA2025-001"
  due: 2025-03-10
  Actif:Clients:Lumen  100.00 EUR
  Produits:Travaux
"""
    how = {word.anchor: word.how for word in definitions(desk_on(opening, "2025-02-28"))}["countback"]
    assert how == "L’encours dépasse tout ce qui a été facturé, avoirs déduits."
