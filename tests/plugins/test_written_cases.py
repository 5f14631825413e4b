"""Situations from practice, written by hand beside this repository: left out where they are not there."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from beancount import loader

from acompte.handover import Reading, read
from acompte.model.state import State, state_on
from acompte.rules.check import check
from acompte.rules.registry import CODES, ERROR
from support.ledgers import gaps

CASES = Path(__file__).parents[3] / "shared" / "cases"
NAMES = "abcdefghijklmnop"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="the written cases are not beside this repository")

KINDS = {
    "a": "deposit progress final",
    "b": "deposit final credit-note",
    "c": "deposit deposit final final",
    "d": "deposit deposit deposit debit-note credit-note credit-note",
    "e": "deposit final",
    "f": "deposit final",
    "g": "deposit final",
    "h": "invoice invoice invoice",
    "i": "invoice invoice",
    "j": "deposit final",
    "k": "invoice invoice",
    "l": "opening opening final",
    "m": "invoice invoice",
    "n": "invoice invoice",
    "o": "deposit deposit final",
    "p": "deposit",
}
SETTLED_AT_THE_END = "abdehikmnop"
MENDED = {"f": ('  vat-due: "none"\n', '  vat-due: "none"\n  vat-reason: "franchise"\n')}
"""What a case leaves out that the format wants, and what is read in its place: its company has no VAT and says no
reason, which is `vat-reason`. The text of g is read as it stands: its "autoliquidation BTP" is a reverse charge."""


def load(name: str) -> tuple[list[Any], Reading]:
    wrong, right = MENDED.get(name, ("", ""))
    text = (CASES / f"{name}.beancount").read_text(encoding="utf-8")
    assert wrong in text
    entries, errors, options = loader.load_string(text.replace(wrong, right) if wrong else text)
    assert errors == []
    return entries, read(entries, options)


def at_the_end(name: str) -> State:
    entries, reading = load(name)
    return state_on(reading.history, max(entry.date for entry in entries))


@pytest.mark.parametrize("name", NAMES)
def test_a_written_case_has_no_error_and_balances_on_every_day(name: str) -> None:
    entries, reading = load(name)
    for day in sorted({entry.date for entry in entries}):
        assert gaps(reading.history, entries, day) == {}, day
        found = check(reading.history, day, reading.diagnostics)
        assert [(d.code, d.line, day) for d in found if CODES[d.code].severity == ERROR] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_documents_of_a_written_case_have_their_kinds(name: str) -> None:
    _, reading = load(name)
    assert " ".join(invoice.kind for invoice in reading.history.book.invoices) == KINDS[name]


@pytest.mark.parametrize("name", SETTLED_AT_THE_END)
def test_nothing_is_left_at_the_end_of_a_case_that_comes_to_its_end(name: str) -> None:
    state = at_the_end(name)
    assert {d.invoice.number: d.open for d in state.documents if d.open} == {}
    assert state.on_account == {}


def test_a_retention_is_apart_and_not_late_before_its_day() -> None:
    _, reading = load("a")
    document = state_on(reading.history, date(2026, 12, 31)).document("FA2026-003")
    assert document is not None
    assert [(part.retention, part.open, str(part.due)) for part in document.owed if part.open] == [
        (True, Decimal("3600.00"), "2027-06-30")
    ]
    assert document.days_late == 0


def test_a_recovery_never_reopens_what_was_written_off() -> None:
    state = at_the_end("i")
    written_off = [document for document in state.documents if document.written_off]
    assert written_off
    assert all(document.open == 0 for document in written_off)


def test_a_final_may_be_negative_and_is_repaid() -> None:
    final = at_the_end("o").documents[-1]
    assert (final.invoice.kind, str(final.invoice.total), final.status) == ("final", "-650.00", "paid")


def test_a_cheque_with_the_signed_quote_pays_the_deposit_on_the_day_it_is_issued() -> None:
    entries, reading = load("p")
    (deposit,) = reading.history.book.invoices
    document = state_on(reading.history, deposit.date).document(deposit.number)
    assert document is not None
    assert document.open == 0
    assert {str(settling.paid_on) for settling in reading.history.settlings[0]} == {str(deposit.date)}
    assert min(entry.date for entry in entries if getattr(entry, "postings", None)) < deposit.date
