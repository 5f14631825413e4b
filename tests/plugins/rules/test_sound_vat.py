"""Small ledgers whose VAT is sound by the text of the format: no rule on VAT finds a word to say on any month end."""

from datetime import date

import pytest

from support.ledgers import Ledger
from support.vat_reading import month_ends


def vat_words(ledger: Ledger) -> list[tuple[str, str]]:
    return [
        (str(end), code)
        for end in month_ends(date(2026, 1, 1), date(2026, 4, 1))
        for code, _ in ledger.says(str(end))
        if code.startswith("vat")
    ]


QUOTE = """
2026-01-02 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
  vat: 20
2026-01-03 custom "accepted" "D2026-001"
"""
DEPOSIT = """
2026-01-05 * "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-02-05
  Actif:Clients:Lumen     360.00 EUR
  Passif:Acomptes        -300.00 EUR
  Passif:TVA:Attente      -60.00 EUR
"""
PAID = """
2026-01-12 * "Virement" ^FA2026-001
  Actif:Banque            360.00 EUR
  Actif:Clients:Lumen    -360.00 EUR
  Passif:TVA:Attente       60.00 EUR
  Passif:TVA:Normale      -60.00 EUR
"""
MIXED_DEPOSIT = """
2026-01-05 * "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-02-05
  Actif:Clients:Lumen     360.00 EUR
  Passif:Acomptes        -150.00 EUR
    vat-due: "debits"
  Passif:Acomptes        -150.00 EUR
    vat-due: "receipts"
  Passif:TVA:Normale      -30.00 EUR
  Passif:TVA:Attente      -30.00 EUR
"""

SOUND = {
    # An opening says no rate: its credit note tells the one of the invoice in the other books.
    "a credit note on an opening": (
        "receipts",
        """
2026-01-01 * "Reprise"
  invoice: "F-9"
  kind: "opening"
  issued: 2025-12-01
  due: 2026-01-31
  Actif:Clients:Lumen    1200.00 EUR
  Passif:TVA:Attente     -200.00 EUR
  Capitaux:Reprise      -1000.00 EUR
2026-01-10 * "Avoir" ^F-9
  invoice: "AV2026-001"
  Actif:Clients:Lumen    -120.00 EUR
  Produits:Travaux        100.00 EUR
  Passif:TVA:Attente       20.00 EUR
""",
    ),
    # "The final invoice moves what still stands pending for the deposits it deducts": in its own entry …
    "a final that moves the VAT of an unpaid deposit itself": (
        "delivery",
        QUOTE
        + DEPOSIT
        + """
2026-02-10 * "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-03-10
  Actif:Clients:Lumen     840.00 EUR
  Passif:Acomptes         300.00 EUR
  Produits:Travaux      -1000.00 EUR
  Passif:TVA:Normale     -140.00 EUR
  Passif:TVA:Attente       60.00 EUR
  Passif:TVA:Normale      -60.00 EUR
""",
    ),
    # … and all of it, where a credit note has taken a part of the deposit before.
    "a final that deducts all that a credit note left of a deposit": (
        "delivery",
        QUOTE
        + DEPOSIT
        + """
2026-01-20 * "Avoir" ^FA2026-001
  invoice: "AV2026-001"
  Actif:Clients:Lumen     -72.00 EUR
  Passif:Acomptes          60.00 EUR
  Passif:TVA:Attente       12.00 EUR
2026-02-10 * "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-03-10
  Actif:Clients:Lumen     912.00 EUR
  Passif:Acomptes         240.00 EUR
  Produits:Travaux      -1000.00 EUR
  Passif:TVA:Normale     -152.00 EUR
2026-02-10 * "TVA" ^FA2026-001
  Passif:TVA:Attente       48.00 EUR
  Passif:TVA:Normale      -48.00 EUR
""",
    ),
    # "A document with a negative total is a credit, its row as a credit note's": VAT due goes back on its day.
    "a negative final whose deposit is paid and whose refund is to come": (
        "receipts",
        QUOTE
        + DEPOSIT
        + PAID
        + """
2026-01-20 custom "amendment" "D2026-001" "Moins" -800.00 EUR "20 %"
2026-02-10 * "Solde" ^D2026-001
  invoice: "FA2026-002"
  Actif:Clients:Lumen    -120.00 EUR
  Passif:Acomptes         300.00 EUR
  Produits:Travaux       -200.00 EUR
  Passif:TVA:Normale       20.00 EUR
2026-03-10 * "Remboursement" ^D2026-001
  Actif:Clients:Lumen     120.00 EUR
  Actif:Banque           -120.00 EUR
""",
    ),
    # An opening may credit deposits and pending VAT: the final deducts it as any other deposit.
    "a final that deducts an open deposit brought forward": (
        "delivery",
        QUOTE
        + """
2026-01-04 * "Acompte repris" ^D2026-001
  invoice: "F-9"
  kind: "opening"
  issued: 2025-12-01
  due: 2026-01-31
  Actif:Clients:Lumen     360.00 EUR
  Passif:Acomptes        -300.00 EUR
  Passif:TVA:Attente      -60.00 EUR
2026-02-10 * "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-03-10
  Actif:Clients:Lumen     840.00 EUR
  Passif:Acomptes         300.00 EUR
    deposit: "F-9"
  Produits:Travaux      -1000.00 EUR
  Passif:TVA:Normale     -140.00 EUR
2026-02-10 * "TVA" ^F-9
  Passif:TVA:Attente       60.00 EUR
  Passif:TVA:Normale      -60.00 EUR
""",
    ),
    # The posting is closest: what it says holds for the deposit when its final comes, too.
    "goods by the posting in a company on receipts": (
        "receipts",
        QUOTE
        + DEPOSIT.replace("-300.00 EUR\n", '-300.00 EUR\n    vat-due: "delivery"\n')
        + """
2026-02-10 * "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-03-10
  Actif:Clients:Lumen     840.00 EUR
  Passif:Acomptes         300.00 EUR
    vat-due: "delivery"
  Produits:Travaux      -1000.00 EUR
    vat-due: "delivery"
  Passif:TVA:Normale     -140.00 EUR
2026-02-10 * "TVA" ^FA2026-001
  Passif:TVA:Attente       60.00 EUR
  Passif:TVA:Normale      -60.00 EUR
""",
    ),
    "services by the posting in a company of goods": (
        "delivery",
        QUOTE
        + DEPOSIT.replace("-300.00 EUR\n", '-300.00 EUR\n    vat-due: "receipts"\n')
        + """
2026-02-10 * "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-03-10
  Actif:Clients:Lumen     840.00 EUR
  Passif:Acomptes         300.00 EUR
    vat-due: "receipts"
  Produits:Travaux      -1000.00 EUR
    vat-due: "receipts"
  Passif:TVA:Attente     -140.00 EUR
""",
    ),
    # At one rate, what is due at once is the goods' revenue less the goods' deposits, not a share of all revenue.
    "services and goods at one rate, with a deposit on the goods alone": (
        "receipts",
        QUOTE
        + """
2026-01-05 * "Acompte" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-02-05
  Actif:Clients:Lumen     360.00 EUR
  Passif:Acomptes        -300.00 EUR
    vat-due: "debits"
  Passif:TVA:Normale      -60.00 EUR
2026-02-10 * "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-03-10
  Actif:Clients:Lumen     840.00 EUR
  Passif:Acomptes         300.00 EUR
    vat-due: "debits"
  Produits:Travaux       -600.00 EUR
  Produits:Travaux       -400.00 EUR
    vat-due: "debits"
  Passif:TVA:Attente     -120.00 EUR
  Passif:TVA:Normale      -20.00 EUR
""",
    ),
    # The quote that the posting names is closer than the company.
    "a final for two quotes of which one says its regime": (
        "receipts",
        QUOTE
        + """
2026-01-02 custom "quote" "D2026-002" Actif:Clients:Lumen 500.00 EUR
  vat: 20
  vat-due: "debits"
2026-01-03 custom "accepted" "D2026-002"
2026-02-10 * "Solde" ^D2026-001 ^D2026-002
  invoice: "FA2026-001"
  due: 2026-03-10
  Actif:Clients:Lumen    1800.00 EUR
  Produits:Travaux      -1000.00 EUR
    quote: "D2026-001"
  Produits:Travaux       -500.00 EUR
    quote: "D2026-002"
  Passif:TVA:Attente     -200.00 EUR
  Passif:TVA:Normale     -100.00 EUR
""",
    ),
    # A credit note takes its document's regimes, line by line where it gives back the whole.
    "a final of services and goods cancelled whole": (
        "delivery",
        QUOTE
        + MIXED_DEPOSIT
        + """
2026-02-10 * "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-03-10
  Actif:Clients:Lumen     840.00 EUR
  Passif:Acomptes         150.00 EUR
    vat-due: "debits"
  Passif:Acomptes         150.00 EUR
    vat-due: "receipts"
  Produits:Travaux       -500.00 EUR
    vat-due: "debits"
  Produits:Travaux       -500.00 EUR
    vat-due: "receipts"
  Passif:TVA:Normale      -70.00 EUR
  Passif:TVA:Attente      -70.00 EUR
2026-02-13 * "Avoir" ^FA2026-002
  invoice: "AV2026-001"
  Actif:Clients:Lumen    -840.00 EUR
  Passif:Acomptes        -150.00 EUR
    deposit: "FA2026-001"
  Passif:Acomptes        -150.00 EUR
    deposit: "FA2026-001"
  Produits:Travaux        500.00 EUR
  Produits:Travaux        500.00 EUR
  Passif:TVA:Normale       70.00 EUR
  Passif:TVA:Attente       70.00 EUR
""",
    ),
}


@pytest.mark.parametrize("what", SOUND)
def test_no_rule_on_vat_has_a_word_on(what: str) -> None:
    regime, text = SOUND[what]
    company = f'2020-01-01 custom "company" "Atelier"\n  vat-due: "{regime}"\n'
    assert vat_words(Ledger(company + text)) == []
