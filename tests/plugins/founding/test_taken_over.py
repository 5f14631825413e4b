"""Whatever stands open in a table stands open in the new ledger: no error on any day, books and documents agree."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from beancount import loader
from beancount.core.data import Transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from acompte.founding.bundles import bundle
from acompte.founding.facts import Facts, checked
from acompte.founding.files import IGNORED, new_ledger
from acompte.founding.items import read_items
from acompte.founding.takeover import take_over
from acompte.handover import read
from acompte.model.history import History
from acompte.model.money import ZERO
from acompte.model.settings import VAT_DUE
from acompte.model.state import state_on
from acompte.rules.check import check
from acompte.rules.registry import CODES, ERROR

DAY = date(2026, 7, 1)
CASHED = {"debits", "none"}
COLUMNS = (
    "customer",
    "number",
    "kind",
    "date",
    "due",
    "total",
    "open",
    "vat",
    "quote",
    "quote-amount",
    "invoiced-before",
)


def facts(vat_due: str, language: str = "fr") -> Facts:
    return checked(Facts("Atelier Brunel SARL", DAY, language, vat_due))


def ledger(rows: list[dict[str, Any]], company: Facts) -> tuple[str, History, list[str]]:
    """Give the text of the new ledger without our plugins, what is read of it, and what is wrong with it on any day."""
    table = "\n".join([";".join(COLUMNS), *(";".join(str(row.get(name, "")) for name in COLUMNS) for row in rows)])
    items, problems = read_items(table.encode(), company)
    bundles, more = bundle(items, company)
    assert [(p.line, p.refusal.key, p.refusal.facts) for p in (*problems, *more)] == []
    files = new_ledger(company, take_over(bundles, company))
    main = "".join(line for line in files[-1].text.splitlines(True) if not line.startswith(("plugin", "include")))
    text = main + "".join(file.text for file in files[:-1] if file.name != IGNORED)
    entries, errors, options = loader.load_string(text)
    assert errors == []
    reading = read(entries, options)
    found = []
    for days in (0, 1, 15, 45, 400):
        day = DAY + timedelta(days=days)
        for said in check(reading.history, day, reading.diagnostics):
            if CODES[said.code].severity == ERROR or said.code not in EXPECTED:
                found += [f"{day}: {said.code} {said.document}"]
    return text, reading.history, found


EXPECTED = {"reminder-missed", "rate-missing", "time-bar"}
"""What a document that nobody pays or chases is warned of, whoever wrote it."""


def balances(history: History) -> dict[str, Decimal]:
    """Give the balance of every role."""
    sums: dict[str, Decimal] = {}
    book = history.book
    for invoice in book.invoices:
        assert isinstance(invoice.entry, Transaction)
        for posting in invoice.entry.postings:
            account = book.accounts.get(posting.account)
            assert posting.units is not None
            assert isinstance(posting.units.number, Decimal)
            role = account.role if account else "other"
            sums[role] = sums.get(role, ZERO) + posting.units.number
    return sums


amounts = st.integers(1, 5_000_000).map(lambda cents: Decimal(cents) / 100)
taxed = st.sampled_from(["20", "10", "5,5", "2.1"])
rates = st.sampled_from(["20", "10", "5,5", "0"])


@st.composite
def tables(draw: st.DrawFn, vat_due: str) -> list[dict[str, Any]]:
    """Give the lines of a table: documents of some customers, some of them on a quote of their own."""
    rows = []
    for turn in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(["invoice", "deposit", "credit"]))
        issued = DAY - timedelta(days=draw(st.integers(0, 400)))
        row: dict[str, Any] = {
            "customer": draw(st.sampled_from(["Lumen SAS", "Ville de Sarzay", "Société Lumen", "M. Beaupré"])),
            "number": f"F-{turn:03}",
            "kind": kind,
            "date": issued,
            "due": issued + timedelta(days=draw(st.integers(0, 60))),
        }
        quoted = kind == "deposit" or (kind == "invoice" and draw(st.booleans()))
        own = taxed if quoted else rates
        for rate in draw(st.lists(own, min_size=1, max_size=2, unique=True)) if vat_due != "none" else [""]:
            total = draw(amounts)
            share = draw(st.integers(0 if kind == "deposit" else 1, 4))
            left = max(total * share / 4, Decimal("0.01") if share else ZERO).quantize(Decimal("0.01"))
            line = {**row, "total": total, "open": min(left, total), "vat": rate}
            if quoted:
                line |= {"quote": f"Q-{turn}", "quote-amount": total * 3}
            rows.append(line)
    return rows


@pytest.mark.parametrize("vat_due", VAT_DUE)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_what_is_open_is_open_and_no_day_has_an_error(vat_due: str, data: st.DataObject) -> None:
    rows = data.draw(tables(vat_due))
    _, history, found = ledger(rows, facts(vat_due, data.draw(st.sampled_from(["fr", "en"]))))
    assert found == []
    owed = sum((row["open"] for row in rows if row["kind"] != "credit"), ZERO)
    given_ = sum((row["open"] for row in rows if row["kind"] == "credit"), ZERO)
    sums = balances(history)
    assert sums.get("customer", ZERO) == owed - given_
    assert sum(sums.values(), ZERO) == ZERO
    for days in (0, 30):
        state = state_on(history, DAY + timedelta(days=days))
        assert sum((row.open for row in state.documents), ZERO) == owed
        assert sum((credit.stands(state.day) for credit in history.on_account), ZERO) == given_
    if vat_due in CASHED:
        assert "vat-pending" not in sums


def row(**cells: Any) -> dict[str, Any]:
    usual = {"customer": "Lumen SAS", "number": "F-1", "date": "2026-05-12", "due": "2026-07-11", "vat": "20"}
    return {**usual, "kind": "invoice", "total": "1200", "open": "1200", **cells}


@pytest.mark.parametrize(
    ("vat_due", "kind", "left", "waits"),
    [
        ("receipts", "invoice", "1200", "-200.00"),
        ("receipts", "invoice", "400", "-66.67"),
        ("receipts", "deposit", "1200", "-200.00"),
        ("receipts", "deposit", "0", "0.00"),
        ("receipts", "credit", "1200", "0.00"),
        ("delivery", "invoice", "1200", "0.00"),
        ("delivery", "deposit", "600", "-100.00"),
        ("delivery", "deposit", "0", "0.00"),
        ("debits", "invoice", "1200", "0.00"),
        ("debits", "deposit", "1200", "0.00"),
    ],
)
def test_the_vat_that_waits_is_that_of_what_is_open(vat_due: str, kind: str, left: str, waits: str) -> None:
    on_quote = {"quote": "Q-1", "quote-amount": "5000"} if kind == "deposit" else {}
    _, history, found = ledger([row(kind=kind, open=left, **on_quote)], facts(vat_due))
    assert found == []
    sums = balances(history)
    assert sums.get("vat-pending", ZERO) == Decimal(waits)
    assert sums.get("deposits", ZERO) == (Decimal("-1000.00") if kind == "deposit" else ZERO)


def test_a_paid_deposit_keeps_its_customer_by_a_posting_of_nothing() -> None:
    text, history, found = ledger(
        [row(kind="deposit", open="0", quote="Q-1", **{"quote-amount": "3000"})], facts("receipts")
    )
    assert found == []
    assert "  Actif:Clients:Lumen                        0.00 EUR\n" in text
    assert history.book.invoices[0].customer == "Actif:Clients:Lumen"


def test_documents_say_when_they_were_issued_and_age_from_their_due_date() -> None:
    _, history, _ = ledger([row(due="2026-06-01")], facts("receipts"))
    (state,) = state_on(history, DAY).documents
    assert (state.invoice.issued, state.due, state.days_late) == (date(2026, 5, 12), date(2026, 6, 1), 30)


def test_a_quote_of_two_rates_has_a_line_each() -> None:
    cells = {"kind": "deposit", "quote": "Q-1"}
    rows = [
        row(**cells, **{"quote-amount": "5000"}),
        row(**cells, vat="10", total="1100", open="1100", **{"quote-amount": "2000"}),
    ]
    _, history, found = ledger(rows, facts("receipts"))
    quote = history.book.quotes["Q-1"]
    assert (found, quote.amount) == ([], Decimal("7000.00"))
    assert [(line.price, line.rate) for line in quote.lines] == [
        (Decimal(5000), Decimal(20)),
        (Decimal(2000), Decimal(10)),
    ]


def test_an_unusual_rate_gets_accounts_of_its_own() -> None:
    text, _, found = ledger([row(vat="2,1")], facts("receipts"))
    assert found == []
    assert "open Passif:TVA:Attente:Taux2-1 EUR" in text
    assert "open Passif:TVA:Collectée:Taux2-1 EUR" in text


def test_two_customers_of_one_word_have_two_accounts() -> None:
    text, _, _ = ledger([row(), row(number="F-2", customer="Lumen et Fils")], facts("receipts"))
    assert "open Actif:Clients:Lumen EUR" in text
    assert "open Actif:Clients:LumenFils EUR" in text


def test_a_quote_taken_over_is_signed_before_the_policy_of_these_books() -> None:
    cells = {"kind": "deposit", "open": "0", "date": DAY, "due": DAY, "quote": "Q-1", "quote-amount": "9000"}
    _, history, found = ledger([row(**cells)], facts("receipts"))
    assert (history.book.quotes["Q-1"].date, found) == (DAY - timedelta(days=1), [])
