"""A ledger with everything in it, and what users might write in its place."""

import re

from support.ledgers import CHART, OPTIONS

LEDGER = """\
plugin "acompte.matching" "warnings"
plugin "acompte.dso"
2026-01-01 custom "company" "Atelier"
  vat-due: "receipts"
  language: "fr"
2026-01-01 custom "tolerance" 1.00 EUR
2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"
2026-01-01 custom "deposit-policy" "standard" 0.00 EUR "30 %"
2026-01-01 custom "reminder" "standard" "first" "J+3"
2026-01-01 custom "reminder-rule" "standard" "min-days" 7
2026-02-03 custom "quote" "D2026-001" Actif:Clients:Lumen 12000.00 EUR
  title: "Verrière"
  vat: 20
  expires: 2026-03-31
  delivery: 2026-06-15
  invoiced-before: 0.00 EUR
2026-02-03 custom "line" "D2026-001" "Pose" "60 m²" 200.00 EUR "20 %"
2026-02-03 custom "milestone" "D2026-001" 2026-02-10 "À la commande" "30 %"
2026-02-10 custom "accepted" "D2026-001"
2026-02-10 * "Lumen" "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-03-12
  Actif:Clients:Lumen 4320.00 EUR
  Passif:Acomptes -3600.00 EUR
  Passif:TVA:Attente -720.00 EUR
2026-03-16 note Actif:Clients:Lumen "relance" ^FA2026-001
  reminder: "first"
2026-03-24 * "Lumen" "Virement" ^FA2026-001
  Actif:Banque 4320.00 EUR
  Actif:Clients:Lumen -4320.00 EUR
  Passif:TVA:Attente 720.00 EUR
  Passif:TVA:Normale -720.00 EUR
2026-05-02 custom "amendment" "D2026-001" "Verre" 800.00 EUR "20 %"
2026-05-02 custom "delivery" "D2026-001" 2026-06-25
2026-06-20 custom "received" "D2026-001"
2026-06-30 * "Lumen" "Solde" ^D2026-001
  invoice: "FA2026-002"
  kind: "final"
  due: 2026-07-30
  Actif:Clients:Lumen 10272.00 EUR
  Actif:Clients:Lumen:Retenue 768.00 EUR
  Passif:Acomptes 3600.00 EUR
    deposit: "FA2026-001"
  Produits:Travaux -12800.00 EUR
    vat: 20
    quote: "D2026-001"
  Passif:TVA:Attente -1840.00 EUR
2026-07-15 * "Lumen" "Virement partiel" ^FA2026-002
  Actif:Banque 1200.00 EUR
  Actif:Clients:Lumen -1200.00 EUR
    pays: "FA2026-002"
2026-07-20 custom "dispute" "FA2026-002" "why"
2026-07-22 custom "hold" Actif:Clients:Lumen "why"
2026-07-23 custom "release" Actif:Clients:Lumen
2026-07-24 custom "promise" "FA2026-002" 2026-08-30 5000.00 EUR
2026-07-24 custom "due" "FA2026-002" 2026-08-15
2026-07-28 custom "allocate" "FA2026-002" 50.00 EUR
"""

TEXT = OPTIONS + CHART + LEDGER
LINES = TEXT.splitlines()
VALUES = (
    '"x"',
    '""',
    '"2026-03-12"',
    "12.5",
    "3",
    "-5",
    "2026-01-01",
    "TRUE",
    "#tag",
    "Actif:Banque",
    '"<b>{0}%s"',
    "5 EUR",
    "9999-12-31",
    "1" + "0" * 30,
)
META = re.compile(r"(\s+)([a-z-]+): ")
CUSTOM = re.compile(r'(\S+ custom "[a-z-]+") (.*)')
VALUE = re.compile(r'"[^"]*"|\S+ EUR|\S+')


def edited(place: int, line: str) -> str:
    return "\n".join([*LINES[:place], line, *LINES[place + 1 :]]) + "\n"


def with_other_metadata() -> list[str]:
    places = [(place, found) for place, line in enumerate(LINES) if (found := META.match(line))]
    return [edited(place, f"{found[1]}{found[2]}: {value}") for place, found in places for value in VALUES]


def with_other_values() -> list[str]:
    texts = []
    for place, line in enumerate(LINES):
        if found := CUSTOM.fullmatch(line):
            said = VALUE.findall(found[2])
            texts.append(edited(place, f'{line} "more"'))
            for at in range(len(said)):
                changed = [[*said[:at], value, *said[at + 1 :]] for value in VALUES]
                fewer = [[*said[:at], *said[at + 1 :]]] if len(said) > 1 else []
                texts += [edited(place, f"{found[1]} {' '.join(row)}") for row in changed + fewer]
    return texts


def without_a_line() -> list[str]:
    return ["\n".join([*LINES[:place], *LINES[place + 1 :]]) + "\n" for place in range(len(LINES))]
