"""Late interest and fees charged over random companies: to the cent, once, and without a new error in the books."""

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from beancount import loader

from acompte.desk import charging
from acompte.desk.composer import Composer
from acompte.desk.refusal import Refusal
from acompte.desk.situation import Situation
from acompte.handover import read
from acompte.indicators.penalties import Penalties
from acompte.model.records import DEBIT_NOTE
from acompte.model.state import state_on
from acompte.rules.check import check
from acompte.rules.registry import CODES, ERROR
from acompte_reports.papers.lateness import late_rows
from acompte_reports.view import View
from support.companies import company

ACCOUNTS = """
2020-01-01 open Produits:Penalites EUR
  pcg: "763100"
2020-01-01 open Produits:Forfaits EUR
  role: "recovery-fee"
2020-01-01 custom "series" "debit-note" "ND{year}-{number:03}"
"""
START = date(2025, 3, 3)
LEAVE = charging.Leave(deposits=True, disputed=True)


def errors(situation: Situation, day: date) -> set[tuple[str, str | None]]:
    found = check(situation.history, day, (), warnings=False)
    return {(one.code, one.document) for one in found if CODES[one.code].severity == ERROR}


def chargeable(situation: Situation, day: date) -> dict[str, dict[str, Decimal]]:
    """What is left, by customer and document, where the rates are known and nobody is insolvent."""
    penalties = Penalties(situation.history, day)
    found: dict[str, dict[str, Decimal]] = {}
    for document in state_on(situation.history, day).documents:
        invoice = document.invoice
        penalty = penalties.of(invoice)
        if penalty is None or not penalty.left or penalties.lateness.insolvency(invoice) is not None:
            continue
        found.setdefault(invoice.customer, {})[invoice.number] = penalty.left
    return found


def charge_all(situation: Situation, wanted: dict[str, dict[str, Decimal]]) -> list[Any]:
    entries: list[Any] = []
    issued: list[Any] = []
    for customer, numbers in wanted.items():
        composer = Composer(situation, customer, issued)
        charging.charge(charging.claims_on(composer, numbers, LEAVE), None)
        entries += composer.entries
    return entries


def charged_until(situation: Situation, day: date) -> Decimal:
    penalties = Penalties(situation.history, day)
    found = (penalties.of(invoice) for invoice in situation.book.invoices if invoice.date <= day)
    return sum((penalty.charged for penalty in found if penalty is not None), Decimal(0))


@pytest.mark.parametrize("seed", range(8))
def test_everything_that_is_left_is_charged_once(seed: int) -> None:
    entries, _, options = loader.load_string(company(random.Random(seed), quotes=10, start=START, days=250) + ACCOUNTS)
    ours: list[Any] = []
    for turn in (120, 240, 330, 420):
        day = START + timedelta(turn)
        past = [entry for entry in entries if entry.date <= day] + ours
        now = Situation(read(past, options).history, past, options, day, "fr")
        wanted, before = chargeable(now, day), errors(now, day)
        written = charge_all(now, wanted)
        after = now.after(written)
        known = {invoice.number for invoice in now.book.invoices}
        notes = [invoice for invoice in after.book.invoices if invoice.number not in known]
        assert {note.kind for note in notes} <= {DEBIT_NOTE}
        assert len(notes) == len(wanted)
        whole = sum((sum(parts.values(), Decimal(0)) for parts in wanted.values()), Decimal(0))
        assert sum((note.total for note in notes), Decimal(0)) == whole
        assert charged_until(after, day) - charged_until(now, day) == whole
        assert not chargeable(after, day)
        assert errors(after, day) <= before
        for note in notes:
            # The paper of a note shows the slices that make it up.
            assert sum(row.asked for row in late_rows(View(after.history, day), note)) == note.total
        for customer, numbers in wanted.items():
            for number in numbers:
                again = charging.claims_on(Composer(after, customer, []), [number], LEAVE)
                with pytest.raises(Refusal):
                    charging.hold_nothing([again])
        ours += written
    assert ours
