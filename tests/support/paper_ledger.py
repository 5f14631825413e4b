"""A small company for tests of documents: the letters' one, with a second rate, works with a retention, and more."""

from typing import Any

from acompte_reports.papers import compose, render
from acompte_reports.papers.content import Paper
from acompte_reports.view import View
from support.letter_ledger import DAY, view_of

MORE = """
2026-01-01 open Passif:TVA10
  pcg: "445711"
  vat: 10
2026-01-01 open Produits:Interets
  pcg: "763100"
2026-01-01 open Produits:Forfait
  role: "recovery-fee"
"""

TWO_RATES = """
2026-02-03 custom "quote" "D2026-020" Actif:Clients:Lumen 10000.00 EUR
  title: "Salle d'eau"
  expires: 2026-04-03
  delivery: 2026-06-15
2026-02-03 custom "line" "D2026-020" "Pose" "2 u" 3000.00 EUR "10 %"
2026-02-03 custom "line" "D2026-020" "Miroirs" "1,5 m²" 2666.666667 EUR "20 %"
2026-02-03 custom "milestone" "D2026-020" 2026-02-10 "À la commande" "30 %"
2026-02-10 custom "accepted" "D2026-020"
2026-02-10 * "Acompte à la commande" ^D2026-020
  invoice: "FA2026-001"
  due: 2026-03-12
  Actif:Clients:Lumen    3420.00 EUR
  Passif:Acomptes       -3000.00 EUR
  Passif:TVA             -240.00 EUR
  Passif:TVA10           -180.00 EUR
2026-06-20 * "Solde" ^D2026-020
  invoice: "FA2026-002"
  due: 2026-07-20
  delivered: 2026-06-15
  Actif:Clients:Lumen    7980.00 EUR
  Passif:Acomptes        3000.00 EUR
  Produits:Travaux     -10000.00 EUR
  Passif:TVA             -560.00 EUR
  Passif:TVA10           -420.00 EUR
"""
"""Two rates; the deposit takes both, the final posts no line of its own."""

WORKS = """
2026-02-03 custom "quote" "D2026-030" Actif:Clients:Lumen 20000.00 EUR
  title: "Verrière de l'atelier"
  vat: 20
  retention: "5 %"
2026-02-10 custom "accepted" "D2026-030"
2026-02-10 * "Acompte à la commande" ^D2026-030
  invoice: "FA2026-010"
  due: 2026-03-12
  Actif:Clients:Lumen    4800.00 EUR
  Passif:Acomptes       -4000.00 EUR
  Passif:TVA             -800.00 EUR
2026-03-31 * "Situation" ^D2026-030
  invoice: "FA2026-011"
  due: 2026-04-30
  Actif:Clients:Lumen            7200.00 EUR
  Actif:Clients:Lumen:Retenue     480.00 EUR
  Passif:Acomptes                1600.00 EUR
  Produits:Travaux              -8000.00 EUR
    item: "Situation n° 1, 40 %"
  Passif:TVA                    -1280.00 EUR
2026-05-05 custom "amendment" "D2026-030" "Stores" 1000.00 EUR
2026-05-31 * "Situation" ^D2026-030
  invoice: "FA2026-012"
  due: 2026-06-30
  Actif:Clients:Lumen            6960.00 EUR
  Passif:Acomptes                1200.00 EUR
  Produits:Travaux              -7000.00 EUR
    item: "Situation n° 2"
  Passif:TVA                    -1160.00 EUR
2026-06-25 custom "received" "D2026-030"
2026-06-30 * "Solde" ^D2026-030
  invoice: "FA2026-013"
  due: 2026-07-30
  Actif:Clients:Lumen            5760.00 EUR
  Passif:Acomptes                1200.00 EUR
  Produits:Travaux              -6000.00 EUR
    item: "Solde des travaux"
  Passif:TVA                     -960.00 EUR
"""
"""Works billed by progress, with an amendment and a retention."""

CREDIT = """
2026-07-06 * "Carreau fêlé" ^FA2026-002
  invoice: "AV2026-001"
  Actif:Clients:Lumen    -120.00 EUR
  Produits:Travaux        100.00 EUR
    item: "Miroir fêlé"
    vat: 20
  Passif:TVA               20.00 EUR
"""

CHARGES = """
2026-08-20 * "Intérêts de retard, FA2026-002" ^FA2026-002
  invoice: "ND2026-001"
  due: 2026-09-19
  Actif:Clients:Lumen     123.09 EUR
  Produits:Interets       -83.09 EUR
    item: "Intérêts de retard, 31 jours"
  Produits:Forfait        -40.00 EUR
    item: "Indemnité forfaitaire de recouvrement"
"""


def books(*parts: str) -> View:
    """The company with some parts."""
    return view_of(MORE, *parts, day=DAY)


def paper(number: str, *parts: str, language: str | None = None) -> Any:
    """What a document says; not typed, so that tests compare amounts with plain numbers."""
    return compose(books(*parts), number, language)


def page(number: str, *parts: str, language: str | None = None) -> str:
    """The page of a document."""
    return render(books(*parts), number, language, html=True).decode()


def keys(found: Paper) -> list[str]:
    """The sentences of a document, by name."""
    return [mention.key for mention in found.mentions]


def said(found: Paper, key: str) -> str:
    """One sentence of a document, with plain spaces."""
    (text,) = [mention.text for mention in found.mentions if mention.key == key]
    return text.replace("\u00a0", " ").replace("\u202f", " ")
