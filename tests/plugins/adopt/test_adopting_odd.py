"""Whatever stands in a ledger, adopting it answers: odd values, missing lines, accounts of every script."""

import random
from pathlib import Path
from typing import Any

import pytest
from beancount import loader

from acompte.adopt.adopt import adopt
from acompte.adopt.names import words as cut
from acompte_reports.adoption import Page
from acompte_reports.adoption_rows import proposal_rows

OPTIONS = """\
option "operating_currency" "EUR"
option "name_assets" "Actif"
option "name_liabilities" "Passif"
"""
LEDGER = """\
2025-01-01 open Actif:Clients EUR
2025-01-01 open Actif:Clients:411017-Lumen EUR
  pcg: "411017"
  name: "Lumen"
2025-01-01 open Actif:Banque EUR
  number: "512000"
2025-01-01 open Passif:4191-Acomptes
  vat: 20
2025-01-01 open Passif:44571-TVA
  pcg: "445710"
  vat: 20
2025-01-01 open Passif:44574-Attente
  role: "vat-pending"
2025-01-01 open Income:706-Ventes
  code: 706000
2025-02-10 * "Lumen" "Acompte (FA-031)" ^D-1 #chantier
  facture: "FA-031"
  due: 2025-03-10
  Actif:Clients:411017-Lumen  1200.00 EUR
  Passif:4191-Acomptes       -1000.00 EUR
  Passif:44574-Attente        -200.00 EUR
2025-02-20 * "Lumen" "Acompte reçu"
  Actif:Banque                 600.00 EUR
  Passif:4191-Acomptes        -600.00 EUR
2025-03-10 * "Lumen" "Virement"
  Actif:Banque                1200.00 EUR
  Actif:Clients:411017-Lumen -1200.00 EUR
  Passif:44574-Attente         200.00 EUR
  Passif:44571-TVA            -200.00 EUR
2025-05-10 * "Lumen" "Solde (FA-032)" ^D-1
  Actif:Clients              10800.00 EUR
  Passif:4191-Acomptes        1000.00 EUR
  Income:706-Ventes         -10000.00 EUR
  Passif:44574-Attente       -1800.00 EUR
"""
LINES = LEDGER.splitlines()
VALUES = ('"x"', '""', "12.5", "-5", "2025-01-01", "TRUE", "#tag", "Actif:Banque", '"{0}|%s"', "5 EUR", "1" + "0" * 30)


def answer(text: str) -> list[dict[str, Any]]:
    entries, _, options = loader.load_string(text)
    adoption = adopt(entries, options)
    for language in ("fr", "en"):
        page = Page(adoption, language, 40, lambda file: Path(file).name)
        assert list(page.lines("livres", 7))
    return proposal_rows(page)


def test_the_ledger_that_is_bent_is_sound() -> None:
    assert loader.load_string(OPTIONS + LEDGER)[1] == []
    assert len(answer(OPTIONS + LEDGER)) == 5


def test_odd_metadata_never_raises() -> None:
    texts = []
    for place, line in enumerate(LINES):
        if ": " in line and line.startswith("  ") and line[2].islower():
            key = line.partition(":")[0]
            texts += ["\n".join([*LINES[:place], f"{key}: {value}", *LINES[place + 1 :]]) for value in VALUES]
    assert len(texts) > 50
    for text in texts:
        answer(OPTIONS + text + "\n")


def test_a_missing_line_never_raises() -> None:
    for place in range(len(LINES)):
        answer(OPTIONS + "\n".join([*LINES[:place], *LINES[place + 1 :]]) + "\n")


def test_lines_in_any_order_never_raise() -> None:
    for seed in range(20):
        lines = list(LINES)
        random.Random(seed).shuffle(lines)
        answer(OPTIONS + "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(LEDGER, id="roots that the options do not name"),
        pytest.param(OPTIONS + LEDGER.replace(" EUR", " CHF"), id="another currency"),
        pytest.param(OPTIONS + LEDGER.replace("00.00", "00.00000001"), id="tiny parts"),
        pytest.param(OPTIONS + LEDGER.replace("00.00", "0" * 40), id="huge amounts"),
        pytest.param(OPTIONS + LEDGER.replace("00.00", "0"), id="other amounts"),
        pytest.param(OPTIONS + LEDGER.replace("2025-", "9999-").replace("-05-", "-12-"), id="the last year"),
        pytest.param(OPTIONS + LEDGER.replace("2025-", "0001-"), id="the first year"),
        pytest.param(OPTIONS + LEDGER.replace("Lumen", "Éclairage-日本"), id="names of every script"),
        pytest.param(OPTIONS + LEDGER.replace('"Lumen"', '"{count}|\\"%\\\\"'), id="a payee that looks like code"),
        pytest.param(
            OPTIONS + LEDGER + "2025-06-01 open Actif:Titres\n"
            '2025-06-02 * "Achat"\n  Actif:Titres  3 ACME {10.00 EUR}\n  Actif:Banque  -30.00 EUR\n'
            '2025-06-03 * "Vente"\n  Actif:Titres  -3 ACME {10.00 EUR} @ 11.00 EUR\n  Actif:Clients  33 EUR\n'
            "  Income:706-Ventes\n",
            id="securities",
        ),
    ],
)
def test_odd_ledgers_are_answered(text: str) -> None:
    answer(text)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("TVA-Collectée20", ["tva", "collectee", "20"]),
        ("AccountsReceivable", ["accounts", "receivable"]),
        ("411LUMEN", ["411", "lumen"]),
        ("Œuvres-d-Art", ["oeuvres", "d", "art"]),
        ("日本", []),
    ],
)
def test_names_are_cut_into_plain_words(name: str, words: list[str]) -> None:
    assert cut(name) == words
