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
    [("", "payment-unallocated"), (" ^FA2026-009", "invoice-unknown")],
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


@pytest.mark.parametrize(("link", "document"), [(" ^virement-12", "virement-12"), ("", None)])
def test_a_payment_on_account_names_the_link_that_it_has(link: str, document: str | None) -> None:
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


# What is right is said as it is


MONTHLY = """
    2026-01-01 custom "company" "Atelier"
      vat-due: "receipts"
%s
    2026-01-31 * "TVA de janvier"%s  ; <- vat-due
      Passif:TVA:Attente   101 EUR
      Passif:TVA:Normale  -101 EUR
"""

PAID_ALONE = """
    2026-01-10 * "Entretien"
      invoice: "FA2026-{number:03}"
      due: 2026-02-09
      Actif:Clients:Lumen   120 EUR
      Produits:Travaux     -100 EUR
      Passif:TVA:Attente    -20 EUR
    2026-01-20 * "Virement" ^FA2026-{number:03}
      Actif:Banque          120 EUR
      Actif:Clients:Lumen  -120 EUR
"""


def monthly(count: int) -> Ledger:
    """A VAT entry of 101.00 EUR for documents that each have 20.00 EUR of VAT."""
    documents = "".join(PAID_ALONE.format(number=number) for number in range(1, count + 1))
    return Ledger(MONTHLY % (documents, "".join(f" ^FA2026-{number:03}" for number in range(count, 0, -1))))


def test_the_vat_entry_of_several_documents_is_named_for_all_of_them_in_one_order() -> None:
    ledger = monthly(6)
    assert ledger.says() == ledger.marked
    found = said(ledger, "vat-due")
    assert (found.document, found.variant) == ("FA2026-001", "together")
    numbers = "FA2026-001, FA2026-002, FA2026-003, FA2026-004, FA2026-005, FA2026-006"
    assert message(found, ENGLISH) == (
        f"By 2026-01-31, €120.00 of VAT at 20% had to fall due in the month for {numbers} together, €101.00 did. "
        "Move €19.00 from Passif:TVA:Attente to Passif:TVA:Normale, or complete the links of the entry."
    )


@pytest.mark.parametrize(("count", "is_cut"), [(10, False), (11, True)])
def test_of_many_documents_ten_are_named(count: int, is_cut: bool) -> None:
    text = message(said(monthly(count), "vat-due"), ENGLISH)
    assert ("FA2026-010… together" in text) == is_cut
    assert ("FA2026-010 together" in text) != is_cut


def test_too_much_vat_of_one_document_may_be_that_of_another() -> None:
    text = message(said(monthly(1), "vat-due"), ENGLISH)
    assert text.startswith("FA2026-001 (Lumen SAS): by 2026-01-31, €20.00 of VAT at 20% had to fall due in the month")
    assert text.endswith(
        "Move €81.00 back from Passif:TVA:Normale to Passif:TVA:Attente, or link the entry to the document "
        "that the VAT is of."
    )


def test_a_payment_with_its_signs_swapped_is_told_so(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Virement" ^FA2026-001  ; <- debit-unexplained
      Actif:Banque  -100 EUR
      Actif:Clients:Lumen
    """
    assert ledger.says() == ledger.marked
    assert message(said(ledger, "debit-unexplained"), ENGLISH) == (
        "Lumen SAS: €100.00 debited to the customer, and nothing to repay on FA2026-001. "
        "Correct the link, or the signs of the entry."
    )


def test_an_invoice_without_its_number_is_told_to_say_it_though_it_links_a_quote(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 100.00 EUR
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-10 * "Entretien" ^D2026-001  ; <- debit-unexplained
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked
    assert "Add `invoice:`" in message(said(ledger, "debit-unexplained"), ENGLISH)


def test_money_on_another_customers_document_does_not_overpay_that_document(ledger: Ledger) -> None:
    """
    2026-01-10 * "Entretien"
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-20 * "Virement" ^FA2026-001  ; <- customer-mismatch, overpaid
      Actif:Banque  100 EUR
      Actif:Clients:Beta
    """
    assert ledger.says() == ledger.marked
    assert message(said(ledger, "overpaid"), ENGLISH) == (
        "Beta SARL: €100.00 stay on account, because FA2026-001 is another customer's. Correct the account or the link."
    )


@pytest.mark.parametrize(
    ("link", "account", "says"),
    [
        ("", "Actif:Banque", "received without a document named. Add"),
        (" ^virement-12", "Actif:Banque", "stay on account, because virement-12 names no document. Correct the link."),
        ("", "Charges:Pertes", "credited to the customer, without money received or a document named. Add"),
    ],
)
def test_what_stands_on_account_says_what_it_lacks(link: str, account: str, says: str) -> None:
    ledger = Ledger(f"""
    2026-01-20 * "Au crédit"{link}  ; <- payment-unallocated
      {account}  100 EUR
      Actif:Clients:Lumen
    """)
    assert ledger.says() == ledger.marked
    assert f"Lumen SAS: €100.00 {says}" in message(said(ledger, "payment-unallocated"), ENGLISH)


def test_every_invoice_on_a_quote_that_nobody_accepted_asks_for_the_same_line(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 300.00 EUR
    2026-02-10 * "Situation 2" ^D2026-001  ; <- quote-not-accepted
      invoice: "FA2026-002"
      due: 2026-03-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    2026-01-10 * "Situation 1" ^D2026-001  ; <- quote-not-accepted
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen  100 EUR
      Produits:Travaux
    """
    assert ledger.says() == ledger.marked
    found = check(ledger.history, max(entry.date for entry in ledger.entries), ledger.read)
    assert len(found) == 2
    assert all('Add: 2026-01-10 custom "accepted" "D2026-001".' in message(d, ENGLISH) for d in found)


def test_a_document_that_makes_vat_due_too_early_is_named_with_its_own_vat() -> None:
    early = PAID_ALONE.format(number=1).replace("Attente ", "Normale ")
    ledger = Ledger(
        (MONTHLY % (early + PAID_ALONE.format(number=2), " ^FA2026-001 ^FA2026-002")).replace("101 EUR", "40 EUR")
    )
    found = said(ledger, "vat-due")
    assert message(found, ENGLISH) == (
        "FA2026-001 (Lumen SAS): €20.00 of VAT at 20% due with the document, €0.00 expected by 2026-01-31 "
        "(vat-due: receipts). Move €20.00 from Passif:TVA:Normale to Passif:TVA:Attente."
    )


def test_the_regime_named_is_that_of_the_postings(ledger: Ledger) -> None:
    """
    2026-01-01 custom "company" "Atelier"
      vat-due: "receipts"
    2026-01-10 * "Vente"  ; <- vat-due
      invoice: "FA2026-001"
      due: 2026-02-09
      Actif:Clients:Lumen   120 EUR
      Produits:Travaux     -100 EUR
        vat-due: "debits"
      Passif:TVA:Attente    -20 EUR
    2026-01-31 note Actif:Banque "fin du mois"
    """
    assert ledger.says() == ledger.marked
    assert "€20.00 expected by 2026-01-31 (vat-due: debits)" in message(said(ledger, "vat-due"), ENGLISH)
