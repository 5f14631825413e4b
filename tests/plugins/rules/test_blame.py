"""Whom a diagnostic names, and which of several entries it stands at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from acompte.model.diagnostic import Diagnostic
from acompte.model.text import ENGLISH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import Ledger

if TYPE_CHECKING:
    from datetime import date


def said(ledger: Ledger, code: str) -> Diagnostic:
    day: date = max(entry.date for entry in ledger.entries)
    (found,) = (d for d in check(ledger.history, day, ledger.read) if d.code == code)
    return found


def test_the_first_milestone_beyond_the_whole_is_at_fault(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "milestone" "D2026-001" 2026-02-01 "Commande" "120 %"  ; <- milestones-exceed
    2026-01-05 custom "milestone" "D2026-001" 2026-03-01 "Chantier" "10 %"
    """
    assert ledger.says() == ledger.marked
    assert said(ledger, "milestones-exceed").facts["planned"] == 1300


MOVED_FOR_NOBODY = """
    2026-01-01 custom "company" "Atelier"
      vat-due: "receipts"
    2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"
    2026-01-31 * "Virement"%s
      Actif:Banque          1200 EUR
      Actif:Clients:Lumen  -1200 EUR
      Passif:TVA:Attente     200 EUR
      Passif:TVA:Normale    -200 EUR
"""


@pytest.mark.parametrize(
    ("link", "codes"),
    [("", "payment-unallocated"), (" ^FA2026-009", "invoice-unknown, payment-unallocated")],
)
def test_a_payment_that_names_nothing_is_said_as_such_alone_whatever_vat_it_moves(link: str, codes: str) -> None:
    ledger = Ledger(MOVED_FOR_NOBODY % f"{link}  ; <- {codes}")
    assert ledger.says() == ledger.marked


def test_vat_moved_by_an_entry_of_nobody_is_named_by_its_narration(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "receipts"
    2026-01-31 * "TVA exigible"  ; <- vat-due
      Passif:TVA:Attente   200 EUR
      Passif:TVA:Normale  -200 EUR
    """
    assert ledger.says() == ledger.marked
    assert message(said(ledger, "vat-due"), ENGLISH).startswith("TVA exigible: €200.00")


@pytest.mark.parametrize(("link", "document"), [(" ^FA2026-009", "FA2026-009"), ("", None)])
def test_a_payment_on_account_names_the_unknown_number_that_it_links(link: str, document: str | None) -> None:
    found = said(Ledger(MOVED_FOR_NOBODY % link), "payment-unallocated")
    assert (found.document, found.customer) == (document, "Actif:Clients:Lumen")


REGIME = """
    2026-01-01 custom "company" "Atelier"  {mark}
      vat-due: "{regime}"
    2026-01-10 * "Entretien"{late}
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen   1200 EUR
      Produits:Travaux     -1000 EUR
      Passif:TVA:Attente    -200 EUR
    2026-02-28 note Actif:Banque "fin du mois"
"""


def test_a_regime_of_the_company_that_cannot_be_read_is_said_once_and_no_document_is_blamed() -> None:
    ledger = Ledger(REGIME.format(regime="receipt", mark="; <- setting-invalid", late=""))
    assert ledger.says() == ledger.marked
    right = Ledger(REGIME.format(regime="receipts", mark="", late=""))
    assert right.says() == []
    early = Ledger(REGIME.format(regime="debits", mark="", late="  ; <- vat-due"))
    assert early.says() == early.marked


TWO_QUOTES = """
    2026-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-05 custom "quote" "D2026-002" Actif:Clients:Lumen 500.00 EUR
      vat: %s
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-06 custom "accepted" "D2026-002"
    2026-01-20 * "Facture des deux devis" ^D2026-001 ^D2026-002%s
      invoice: "FA2026-001"
      due: 2026-02-19
      Actif:Clients:Lumen   1800 EUR
      Produits:Travaux     -1000 EUR
        quote: "D2026-001"
      Produits:Travaux      -500 EUR
        quote: "D2026-002"
      Passif:TVA:Normale    -300 EUR
"""


def test_each_posting_of_an_invoice_on_two_quotes_has_the_rate_of_its_own_quote() -> None:
    ledger = Ledger(TWO_QUOTES % (10, "  ; <- vat-rate"))
    assert ledger.says() == ledger.marked
    assert said(ledger, "vat-rate").facts["on"] == "D2026-002"
    assert Ledger(TWO_QUOTES % (20, "")).says() == []
