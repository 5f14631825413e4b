"""VAT 0 needs a reason, and a reason forbids VAT: the closest one that speaks (LEDGER, VAT)."""

import pytest

from support.vat_ledgers import VatLedger

WRONG = "  ; <- vat-reason"
REASONS = ("franchise", "reverse-charge", "export", "intra-eu", "exempt")


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> VatLedger:
    """Give the ledger that the docstring of the test is."""
    return VatLedger(request.function.__doc__)


COMPANY = """
2020-01-01 custom "company" "Atelier"{company_mark}
  vat-due: "{regime}"
{company}2020-01-01 open Actif:Clients:Delta{customer_mark}
  name: "Delta GmbH"
{customer}2026-01-05 custom "quote" "D1" Actif:Clients:Delta 1000.00 EUR{quote_mark}
{quote}2026-01-06 custom "accepted" "D1"
"""
INVOICE = """
2026-01-10 * "Facture" ^D1{mark}
  invoice: "F1"
  due: 2026-02-09
{invoice}  Actif:Clients:Delta
  Produits:Travaux  -1000.00 EUR
{vat}"""
TAX = "  Passif:TVA:Normale  -200.00 EUR\n"
LEVELS = ("company", "customer", "quote", "invoice")
MARKS = ("company_mark", "customer_mark", "quote_mark", "mark")


def sold(vat: str = "", *, marked: str = "", regime: str = "debits", more: str = "", **said: str) -> VatLedger:
    """A quote invoiced with or without VAT; each level says its reason, the entry of one is at fault."""
    parts = {level: f'  vat-reason: "{said[level]}"\n' if level in said else "" for level in LEVELS}
    marks = {mark: WRONG if mark == marked else "" for mark in MARKS}
    return VatLedger((COMPANY + INVOICE + more).format(**parts, **marks, vat=vat, regime=regime))


# -- no VAT ------------------------------------------------------------------------------------------------


def test_no_vat_without_a_reason_is_wrong() -> None:
    ledger = sold(marked="mark")
    assert ledger.says("2026-01-09") == []
    assert ledger.says("2026-01-10") == ledger.marked


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("reason", REASONS)
def test_each_reason_is_read_at_each_level(level: str, reason: str) -> None:
    assert sold(**{level: reason}).says() == []


@pytest.mark.parametrize("reason", ["Autoliquidation BTP", "exonéré", "intracommunautaire", "Franchise en base"])
def test_french_words_are_read_too(reason: str) -> None:
    assert sold(invoice=reason).says() == []


def test_a_posting_at_rate_0_is_one_without_vat(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Travaux, et une part sans TVA"  ; <- vat-reason
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
        vat: 20
      Produits:Travaux  -100.00 EUR
        vat: 0
      Passif:TVA:Normale  -200.00 EUR
    2026-01-11 * "De même, avec un motif"
      invoice: "F2"
      due: 2026-02-09
      vat-reason: "exempt"
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
        vat: 20
      Produits:Travaux  -100.00 EUR
        vat: 0
      Passif:TVA:Normale  -200.00 EUR
    """
    assert ledger.says() == ledger.marked


# -- VAT all the same --------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", LEVELS)
def test_a_reason_forbids_vat(level: str) -> None:
    ledger = sold(TAX, marked="mark", **{level: "export"})
    assert ledger.says() == ledger.marked


# -- words that are no reason ------------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "mark"), list(zip(LEVELS, MARKS, strict=True)))
def test_a_word_that_is_no_reason_is_named_once_where_it_is_written(level: str, mark: str) -> None:
    again = (
        INVOICE.replace("F1", "F2")
        .replace("01-10", "01-11")
        .replace("{mark}", "")
        .replace("{invoice}", '  vat-reason: "export"\n' if level == "invoice" else "")
    )
    for vat in ("", TAX):
        ledger = sold(vat, marked=mark, more=again, **{level: "parce que"})
        found = ledger.says()
        if level == "invoice" and vat:
            found = [row for row in found if row in ledger.marked]
        assert found == ledger.marked


def test_the_closest_reason_wins_over_a_word_that_is_none() -> None:
    assert sold(company="parce que", customer="export").says() == []
    ledger = sold(company="export", customer="parce que", marked="customer_mark")
    assert ledger.says() == ledger.marked


# -- companies without VAT ---------------------------------------------------------------------------------


def test_a_company_without_vat_and_without_a_reason_is_named_once_at_its_own_entry() -> None:
    again = INVOICE.replace("F1", "F2").replace("01-10", "01-11").replace("{mark}", "")
    ledger = sold(regime="none", marked="company_mark", more=again)
    assert ledger.says() == ledger.marked
    assert sold(regime="none", company="franchise", more=again).says() == []


def test_a_company_that_leaves_the_franchise_owes_vat_from_that_day_on(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "none"
      vat-reason: "franchise"
    2026-02-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-31 * "Avant"
      invoice: "F1"
      due: 2026-03-02
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
    2026-02-01 * "Après, sans TVA"  ; <- vat-reason
      invoice: "F2"
      due: 2026-03-02
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
    2026-02-01 * "Après"
      invoice: "F3"
      due: 2026-03-02
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-02 * "Avoir d'avant" ^F1
      invoice: "F4"
      Actif:Clients:Lumen
      Produits:Travaux  100.00 EUR
    """
    assert ledger.says() == ledger.marked


# -- what a credit note takes from its document ---------------------------------------------------------------


def test_a_credit_note_has_the_reason_of_what_it_takes_back(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Export"
      invoice: "F1"
      due: 2026-02-09
      vat-reason: "export"
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
    2026-02-10 * "Avoir" ^F1
      invoice: "F2"
      Actif:Clients:Lumen
      Produits:Travaux  100.00 EUR
    2026-02-11 * "Avoir avec TVA" ^F1  ; <- vat-reason
      invoice: "F3"
      Actif:Clients:Lumen
      Produits:Travaux  100.00 EUR
      Passif:TVA:Normale  20.00 EUR
    """
    found = [row for row in ledger.says() if row[0] != "vat-rate"]
    assert found == ledger.marked


def test_a_credit_note_of_a_document_without_a_reason_is_no_second_fault(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Export"  ; <- vat-reason
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
    2026-02-10 * "Avoir" ^F1
      invoice: "F2"
      Actif:Clients:Lumen
      Produits:Travaux  100.00 EUR
    """
    assert ledger.says() == ledger.marked


def test_a_credit_note_without_the_vat_of_its_document_is_wrong(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-10 * "Entretien"
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen
      Produits:Travaux  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-02-10 * "Avoir" ^F1  ; <- vat-reason
      invoice: "F2"
      Actif:Clients:Lumen
      Produits:Travaux  100.00 EUR
    """
    assert ledger.says() == ledger.marked


# -- what needs none ---------------------------------------------------------------------------------------


def test_debit_notes_openings_and_finals_of_nothing_need_no_reason(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-01 * "Reprise"
      invoice: "ANCIEN-7"
      kind: "opening"
      due: 2025-12-15
      Actif:Clients:Lumen  2400.00 EUR
      Capitaux:Reprise  -2400.00 EUR
    2026-01-02 * "Pénalités"
      invoice: "F1"
      due: 2026-02-01
      Actif:Clients:Lumen
      Produits:Interets  -12.00 EUR
    2026-01-10 * "Acompte de tout, sans devis"
      invoice: "F2"
      due: 2026-02-09
      Actif:Clients:Lumen
      Passif:Acomptes  -1000.00 EUR
      Passif:TVA:Normale  -200.00 EUR
    2026-03-10 * "Facture, acompte déduit" ^F2
      invoice: "F3"
      due: 2026-04-09
      Actif:Clients:Lumen  0.00 EUR
      Passif:Acomptes  1000.00 EUR
        deposit: "F2"
      Produits:Travaux  -1000.00 EUR
    """
    assert ledger.says() == []
