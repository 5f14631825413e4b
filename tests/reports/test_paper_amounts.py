"""What documents say in figures is what their entries post, to the cent."""

import random
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from beancount import loader

from acompte.handover import read
from acompte.model.records import CREDIT_NOTE, FINAL, OPENING
from acompte_reports.papers import compose
from acompte_reports.papers.content import Paper
from acompte_reports.view import View
from support.companies import company, every
from support.paper_ledger import CHARGES, CREDIT, TWO_RATES, WORKS, paper

ZERO = Decimal(0)
CENTS = Decimal("0.02")
"""How far the VAT of a document may be from base × rate: a cent of its own, and one of the deposits it takes off."""


def wrong_sums(view: View, number: str) -> list[str]:
    """What does not add up on the paper of a document, or is not what the books have."""
    invoice = view.book.invoice(number)
    assert invoice is not None
    found = compose(view, number)
    sums, sign = found.sums, -1 if invoice.kind == CREDIT_NOTE else 1
    vat = sum((share.amount for share in invoice.vat), ZERO)
    parts = sum((part.amount for part in found.parts), ZERO)
    checks = {
        "total": sums.left == sign * invoice.total,
        "VAT left": sum((row.vat for row in sums.left_rates), ZERO) == sign * vat,
        "lines": sum((item.amount for item in found.items), ZERO) == sums.net,
        "rates": sum((row.net for row in sums.rates), ZERO) == sums.net,
        "with VAT": sums.net + sums.vat == sums.total,
        "left": sums.total - sum((row.total for row in sums.deposits), ZERO) == sums.left,
        "VAT of deposits": sums.vat - sum((row.vat for row in sums.deposits), ZERO) == sign * vat,
        "base × rate": all(abs(row.vat - row.net * (row.rate or 0) / 100) <= CENTS for row in sums.rates),
        "to pay": parts + found.received == max(invoice.total, ZERO),
        "asked": found.asked + found.retention == parts,
        "price × quantity": all(
            abs(item.price * item.quantity - item.amount) < Decimal("0.005")
            for item in found.items
            if item.price is not None and item.quantity is not None
        ),
        "account": found.account is None or account_adds_up(found),
    }
    return [f"{number} ({invoice.kind}): {name}" for name, right in checks.items() if not right]


def account_adds_up(found: Paper) -> bool:
    assert found.account
    rows = found.account.invoices
    return (
        all(row.total - row.deducted - row.retention == row.asked for row in rows)
        and rows[-1].asked == found.sums.left - found.retention
        and rows[-1].number == found.number
    )


def wrong_papers(view: View) -> list[str]:
    issued = [invoice.number for invoice in view.book.invoices if invoice.kind != OPENING]
    assert issued
    return [wrong for number in issued for wrong in wrong_sums(view, number)]


def view_of_file(path: Path, day: date) -> View:
    entries, errors, options = loader.load_file(str(path))
    assert not errors
    return View(read(entries, options).history, day)


def test_every_document_of_the_sample_company_adds_up(sample: Path, sample_day: date) -> None:
    assert wrong_papers(view_of_file(sample, sample_day)) == []


def test_the_sample_company_has_the_documents_that_matter(sample: Path, sample_day: date) -> None:
    view = view_of_file(sample, sample_day)
    papers = [compose(view, invoice.number) for invoice in view.book.invoices if invoice.kind != OPENING]
    assert {found.kind for found in papers} == {
        "deposit", "progress", "final", "invoice", "credit-note", "debit-note",
    }  # fmt: skip
    assert any(found.account for found in papers)
    assert any(found.retention for found in papers)
    assert any(len(found.sums.rates) > 1 for found in papers)


def test_every_quote_of_the_sample_company_adds_up(sample: Path, sample_day: date) -> None:
    view = view_of_file(sample, sample_day)
    for quote in view.book.quotes.values():
        found = compose(view, quote.number)
        assert sum(item.amount for item in found.items) == found.sums.net
        assert not found.steps or sum(step.net for step in found.steps) == found.sums.net
        assert not found.steps or sum(step.total for step in found.steps) == found.sums.total


@pytest.mark.parametrize("seed", range(6))
def test_every_document_of_a_random_company_adds_up(seed: int) -> None:
    assert wrong_papers(random_company(seed)) == []


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(100, 140))
def test_every_document_of_many_random_companies_adds_up(seed: int) -> None:
    assert wrong_papers(random_company(seed)) == []


def random_company(seed: int) -> View:
    draw = random.Random(seed)
    text = company(draw, quotes=20, start=date(2024, 1, 1), days=500, settings=every(draw))
    entries, errors, options = loader.load_string(text)
    assert not errors
    return View(read(entries, options).history, date(2100, 1, 1))


def test_a_final_without_lines_of_its_own_has_those_of_the_quote() -> None:
    found = paper("FA2026-002", TWO_RATES)
    assert [(item.title, item.quantity, item.unit, item.rates, item.amount) for item in found.items] == [
        ("Pose", 2, "u", (10,), 6000),
        ("Miroirs", Decimal("1.5"), "m²", (20,), 4000),
    ]
    assert [tuple(row) for row in found.sums.rates] == [(20, 4000, 800), (10, 6000, 600)]
    (deposit,) = found.sums.deposits
    assert (deposit.number, deposit.date, deposit.net, deposit.vat) == ("FA2026-001", date(2026, 2, 10), 3000, 420)
    assert [tuple(row) for row in found.sums.left_rates] == [(20, 2800, 560), (10, 4200, 420)]
    assert (found.sums.total, found.sums.left) == (11400, 7980)


def test_lines_without_words_take_the_narration_or_their_account() -> None:
    more = """
2026-07-01 * "Dépannage"
  invoice: "FA2026-003"
  due: 2026-07-31
  Actif:Clients:Lumen   120.00 EUR
  Produits:Travaux     -100.00 EUR
  Passif:TVA            -20.00 EUR
2026-01-01 open Produits:Fournitures
  pcg: "707000"
2026-07-02 * "Dépannage et pièces"
  invoice: "FA2026-004"
  due: 2026-07-31
  Actif:Clients:Lumen   180.00 EUR
  Produits:Travaux     -100.00 EUR
  Produits:Fournitures  -50.00 EUR
  Passif:TVA            -30.00 EUR
"""
    assert [item.title for item in paper("FA2026-003", more).items] == ["Dépannage"]
    assert [item.title for item in paper("FA2026-004", more).items] == ["Travaux", "Fournitures"]


def test_a_posted_quantity_gives_the_unit_price() -> None:
    more = """
2026-07-01 * "Vitrage"
  invoice: "FA2026-003"
  due: 2026-07-31
  Actif:Clients:Lumen    1200.00 EUR
  Produits:Travaux       -900.00 EUR
    item: "Verre"
    quantity: "23"
    unit: "m²"
  Produits:Travaux       -100.00 EUR
    item: "Joints"
    quantity: "2,5 m"
  Passif:TVA             -200.00 EUR
"""
    glass, joints = paper("FA2026-003", more).items
    assert (glass.quantity, glass.unit, glass.price) == (23, "m²", Decimal("39.1304"))
    assert (joints.quantity, joints.unit, joints.price) == (Decimal("2.5"), "m", 40)


def test_a_deposit_says_its_share_only_where_it_is_a_round_one() -> None:
    assert paper("FA2026-001", TWO_RATES).percent == 30
    uneven = TWO_RATES.replace("3420.00", "3421.20").replace("-3000.00", "-3001.00").replace("-240.00", "-240.20")
    assert paper("FA2026-001", uneven).percent == Decimal("30.01")
    uneven = TWO_RATES.replace('"D2026-020" Actif:Clients:Lumen 10000', '"D2026-020" Actif:Clients:Lumen 9999')
    assert paper("FA2026-001", uneven).percent is None


def test_progress_counts_what_was_billed_before_and_the_amendment() -> None:
    first, second = paper("FA2026-011", WORKS).progress, paper("FA2026-012", WORKS).progress
    assert first is not None
    assert second is not None
    assert (first.place, first.works, first.before, first.now, first.share) == (1, 20000, 0, 8000, 40)
    assert (second.place, second.works, second.before, second.reached) == (2, 21000, 8000, 15000)
    assert second.share == Decimal("71.4")


def test_a_final_after_progress_invoices_prints_the_whole_account() -> None:
    found = paper("FA2026-013", WORKS)
    assert found.kind == FINAL
    account = found.account
    assert account is not None
    assert [(row.title, row.net, row.amendment) for row in account.works] == [
        ("Verrière de l'atelier", 20000, False),
        ("Stores", 1000, True),
    ]
    assert [(r.number, r.net, r.total, r.deducted, r.retention, r.asked) for r in account.invoices] == [
        ("FA2026-011", 8000, 9600, 1920, 480, 7200),
        ("FA2026-012", 7000, 8400, 1440, 0, 6960),
        ("FA2026-013", 6000, 7200, 1440, 0, 5760),
    ]
    assert [(r.number, r.invoiced, r.deducted, r.left) for r in account.deposits] == [("FA2026-010", 4000, 4000, 0)]
    assert paper("FA2026-012", WORKS).account is None


def test_a_retention_is_not_asked_for_now() -> None:
    found = paper("FA2026-011", WORKS)
    assert (found.sums.left, found.retention, found.asked) == (7680, 480, 7200)
    assert [(part.amount, part.due) for part in found.parts if part.retention] == [(480, None)]
    assert found.payment.code_amount == 7200


def test_a_credit_note_says_what_it_corrects_in_positive_amounts() -> None:
    found = paper("AV2026-001", TWO_RATES, CREDIT)
    assert [(d.number, d.date) for d in found.corrects] == [("FA2026-002", date(2026, 6, 20))]
    assert (found.sums.net, found.sums.vat, found.sums.left) == (100, 20, 120)
    assert found.note == "Carreau fêlé"
    assert (found.parts, found.payment.code) == ((), "")


def test_a_credit_note_on_a_deposit_has_its_own_name() -> None:
    note = """
2026-02-20 * "Commande annulée" ^FA2026-001
  invoice: "AV2026-002"
  Actif:Clients:Lumen   -3420.00 EUR
  Passif:Acomptes        3000.00 EUR
  Passif:TVA              240.00 EUR
  Passif:TVA10            180.00 EUR
"""
    deposit_only = TWO_RATES[: TWO_RATES.index("2026-06-20")]
    found = paper("AV2026-002", deposit_only, note)
    assert found.heading == "credit-note-deposit"
    assert [tuple(row) for row in found.sums.rates] == [(20, 1200, 240), (10, 1800, 180)]
    assert found.sums.deposits == ()


def test_a_debit_note_bears_no_vat() -> None:
    found = paper("ND2026-001", TWO_RATES, CHARGES)
    assert [(item.title, item.amount) for item in found.items] == [
        ("Intérêts de retard, 31 jours", Decimal("83.09")),
        ("Indemnité forfaitaire de recouvrement", 40),
    ]
    assert (found.sums.vat, found.sums.left) == (0, Decimal("123.09"))
    assert [document.number for document in found.corrects] == ["FA2026-002"]


def test_money_that_came_before_a_deposit_invoice_is_shown_and_not_asked_again() -> None:
    early = """
2026-02-06 * "Chèque remis avec la commande" ^D2026-020
  Actif:Banque          2000.00 EUR
  Actif:Clients:Lumen  -2000.00 EUR
"""
    found = paper("FA2026-001", TWO_RATES, early)
    assert (found.received, found.asked, found.cashed) == (2000, 1420, date(2026, 2, 6))
    assert found.payment.code_amount == 1420
    assert paper("FA2026-001", TWO_RATES).cashed is None


@pytest.mark.parametrize("day", ["2026-02-10", "2026-02-11"])
def test_money_from_the_day_of_the_document_on_changes_nothing_on_it(day: str) -> None:
    later = f"""
{day} * "Virement" ^FA2026-001
  Actif:Banque          3420.00 EUR
  Actif:Clients:Lumen  -3420.00 EUR
"""
    assert paper("FA2026-001", TWO_RATES, later) == paper("FA2026-001", TWO_RATES)


def test_the_steps_of_a_quote_are_its_milestones_and_the_balance() -> None:
    steps = paper("D2026-020", TWO_RATES).steps
    assert [(s.name, s.date, s.percent, s.net, s.total) for s in steps] == [
        ("À la commande", date(2026, 2, 10), 30, 3000, 3420),
        ("", date(2026, 6, 15), None, 7000, 7980),
    ]


def test_without_milestones_a_quote_not_signed_yet_asks_for_what_the_policy_says() -> None:
    policy = '2026-01-01 custom "deposit-policy" "standard" 0.00 EUR "40 %"\n'
    plain = TWO_RATES[: TWO_RATES.index('2026-02-03 custom "milestone"')]
    assert paper("D2026-020", plain).steps == ()
    first, rest = paper("D2026-020", plain, policy).steps
    assert (first.name, first.percent, first.net, first.total) == ("Acompte à la commande", 40, 4000, 4560)
    assert (rest.net, rest.total) == (6000, 6840)
    assert paper("D2026-020", plain, policy, '2026-02-10 custom "accepted" "D2026-020"\n').steps == ()


def test_a_quote_is_printed_as_it_was_signed() -> None:
    assert paper("D2026-030", WORKS).sums.net == 20000
    assert [item.title for item in paper("D2026-030", WORKS).items] == ["Verrière de l'atelier"]
