"""The sample company: twelve of its documents worked out by hand, and what each command says of it."""

from __future__ import annotations

import json
import os
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from beancount import loader
from click.testing import CliRunner

from acompte.handover import Reading, read
from acompte.model.state import DocumentState, state_on
from acompte.rules.check import check
from acompte_cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

COMMANDS = ("check", "status", "quotes", "aging", "dso", "agenda", "forecast")


@pytest.fixture(scope="module")
def reading(sample: Path) -> Reading:
    entries, errors, options = loader.load_file(str(sample))
    assert not errors
    return read(entries, options)


def euros(**amounts: str) -> dict[str, Decimal]:
    return {kind: Decimal(amount) for kind, amount in amounts.items()}


def document(reading: Reading, number: str, day: date) -> DocumentState:
    found = state_on(reading.history, day).document(number)
    assert found is not None
    return found


BY_HAND: tuple[tuple[str, str, str, str, dict[str, Decimal], str, int], ...] = (
    # number, day, kind, total, settled by, status, days late
    # The deposit of 30 % deducted, 8,000.00 of 12,264.00 received on 19 June, due on 30 April: 123 days.
    ("FA2026-013", "2026-08-31", "final", "12264.00", euros(money="8000.00"), "partial", 123),
    # The day before that transfer: 31 days of May and 18 of June.
    ("FA2026-013", "2026-06-18", "final", "12264.00", {}, "pending", 49),
    # 2 % of 14,532.00 is 290.64: 242.20 and its VAT, 2,422.00 − 2,373.56 = 48.44.
    ("FA2025-010", "2025-03-14", "final", "14532.00", euros(money="14241.36", discount="290.64"), "paid", 0),
    # Two cents short, to 658.
    ("FA2025-033", "2025-07-29", "final", "10584.00", euros(money="10583.98", difference="0.02"), "paid", 0),
    # Doubtful since April 2025, nothing settled by that: due on 5 January 2025, 434 days before 15 March 2026.
    ("FA2024-046", "2026-03-15", "final", "8232.00", {}, "pending", 434),
    # Written off the next day: 6,860.00 and the pending VAT of 1,372.00.
    ("FA2024-046", "2026-03-16", "final", "8232.00", euros(write_off="8232.00"), "paid", 0),
    # The cheque of 10 June, before and after it came back on the 17th; due on 8 June.
    ("FA2025-023", "2025-06-16", "final", "8232.00", euros(money="8232.00"), "paid", 0),
    ("FA2025-023", "2025-06-17", "final", "8232.00", {}, "pending", 9),
    ("FA2025-023", "2025-06-30", "final", "8232.00", euros(money="8232.00"), "paid", 0),
    # Paid twice: the second transfer stands on account.
    ("FA2026-046", "2026-08-31", "invoice", "918.50", euros(money="918.50"), "paid", 0),
    # Cancelled by AV2025-001.
    ("FA2025-005", "2025-02-21", "invoice", "648.00", euros(credit_note="648.00"), "paid", 0),
    # A credit note has a negative total, nothing open, and is paid.
    ("AV2025-001", "2025-02-21", "credit-note", "-648.00", {}, "paid", 0),
    # Two instalments of 4,620.00: the first is paid, the second is due on 30 September.
    ("FA2026-055", "2026-08-31", "final", "9240.00", euros(money="4620.00"), "partial", 0),
    # A bill of exchange accepted settles nothing; the bank pays on 18 August.
    ("FA2025-037", "2025-08-17", "final", "15600.00", {}, "pending", 0),
    ("FA2025-037", "2025-08-18", "final", "15600.00", euros(money="15600.00"), "paid", 0),
    # Disputed, and late all the same: due on 12 June.
    ("FA2026-031", "2026-08-31", "final", "3780.00", {}, "pending", 80),
    # Promised for 10 September, due on 26 July.
    ("FA2026-045", "2026-08-31", "final", "4512.00", {}, "pending", 36),
)


@pytest.mark.parametrize(("number", "day", "kind", "total", "settled", "status", "late"), BY_HAND)
def test_documents_are_settled_as_worked_out_by_hand(
    reading: Reading,
    number: str,
    day: str,
    kind: str,
    total: str,
    settled: dict[str, Decimal],
    status: str,
    late: int,
) -> None:
    found = document(reading, number, date.fromisoformat(day))
    by = {name: amount for name, amount in found.settled_by.items() if amount}
    assert (found.invoice.kind, found.invoice.total) == (kind, Decimal(total))
    assert by == settled
    assert found.open == max(Decimal(total) - sum(settled.values()), Decimal(0))
    assert (found.status, found.days_late) == (status, late)


def test_flags_are_those_of_the_story(reading: Reading, sample_day: date) -> None:
    assert document(reading, "FA2026-031", sample_day).disputed
    promise = document(reading, "FA2026-045", sample_day).promise
    assert promise is not None
    assert promise.day == date(2026, 9, 10)
    assert document(reading, "FA2026-013", sample_day).promise is None  # broken on 14 August
    assert document(reading, "FA2026-035", sample_day).held
    assert document(reading, "FA2024-046", date(2026, 3, 15)).doubtful
    assert document(reading, "FA2025-037", date(2025, 8, 17)).bill
    second = [part for part in document(reading, "FA2026-055", sample_day).owed if part.open]
    assert [(part.due, part.open) for part in second] == [(date(2026, 9, 30), Decimal("4620.00"))]


def test_the_only_warnings_are_those_that_the_readme_explains(reading: Reading, sample_day: date) -> None:
    found = check(reading.history, sample_day, reading.diagnostics)
    missed = [d.document for d in found if d.code == "reminder-missed"]
    assert missed == ["FA2026-013", "FA2026-040", "FA2026-050", "FA2026-054", "FA2026-058"]
    assert [(d.code, d.document) for d in found if d.code != "reminder-missed"] == [
        ("final-missing", "D2026-012"),
        ("deposit-missing", "D2026-019"),
        ("quote-expiring", "D2026-022"),
        ("overpaid", "FA2026-046"),
        ("payment-unallocated", None),
    ]


def test_it_has_a_company_of_every_kind(reading: Reading) -> None:
    book = reading.history.book
    assert len([c for c in book.customers.values() if c.named]) >= 12
    assert {c.kind for c in book.customers.values()} == {"company", "public", "consumer"}
    assert len(book.quotes) >= 60
    assert len(book.invoices) >= 150


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_say_of_it_what_the_golden_files_hold(
    command: str, root: Path, sample: Path, sample_day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root)
    words = ["-f", str(sample), "--as-of", str(sample_day), command, "--format", "json"]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    said: Any = json.loads(result.stdout)
    golden = root / "tests" / "golden" / f"{command}.json"
    if os.environ.get("ACOMPTE_UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(json.dumps(said, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert said == json.loads(golden.read_text(encoding="utf-8"))
