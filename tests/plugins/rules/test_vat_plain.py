"""The cheap pass over VAT leaves out only what the close look finds right as well."""

import random
from datetime import date
from decimal import Decimal

import pytest
from beancount import loader

from acompte.handover import read
from acompte.model.history import History
from acompte.rules import vat_due
from acompte.rules.registry import Case
from acompte.rules.survey import survey
from acompte.vat import monthly
from acompte.vat.plain import Plain
from support.companies import Settings, company_entries, render
from support.scale import DEBITS, MONTHLY, RECEIPTS, scale_company

START, END = date(2024, 1, 15), date(2030, 1, 1)


class Nothing(Plain):
    """No document is plain: each is looked at closely."""

    def closer(self, documents):  # type: ignore[no-untyped-def]  # the types are the overridden method's
        self.plain = set()
        return list(documents), self.entries


def history(text: str) -> History:
    entries, errors, options = loader.load_string(text)
    assert errors == []
    return read(entries, options).history


def lacking(of: History, day: date) -> dict[tuple[object, object], Decimal]:
    """What is lacking by month and rate: documents that are compared together are named together."""
    sums: dict[tuple[object, object], Decimal] = {}
    for found in vat_due.vat_due(Case(of, day)):
        key = found.facts["day"], found.facts["rate"]
        sums[key] = sums.get(key, Decimal(0)) + found.facts["wanted"] - found.facts["found"]
    return sums


def first(found: dict[tuple[object, object], Decimal]) -> dict[tuple[object, object], Decimal]:
    """What the first faulty month lacks: what a fault leaves to later months depends on what is compared together."""
    month = min((str(day) for day, _ in found), default="")
    return {key: lack for key, lack in found.items() if str(key[0]) == month}


@pytest.mark.parametrize("seed", range(12))
def test_it_says_what_the_close_look_says(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A company whose books are kept on receipts, read as one on delivery every second time: full of faults."""
    draw = random.Random(seed)
    written = company_entries(draw, quotes=12, start=START, days=500, settings=Settings(vat_due="receipts"))
    text = render(written)
    if seed % 2:
        text = text.replace('vat-due: "receipts"', 'vat-due: "delivery"')
    company = history(text)
    days = [START.replace(month=month) for month in (3, 6, 9, 12)] + [END]
    cheap = [first(lacking(company, day)) for day in days]
    monkeypatch.setattr(monthly, "Plain", Nothing)
    assert cheap == [first(lacking(company, day)) for day in days]
    assert any(cheap) == bool(seed % 2)


@pytest.mark.parametrize("how", [DEBITS, RECEIPTS, MONTHLY])
def test_of_the_large_company_nothing_is_left_to_look_at(how: str) -> None:
    case = Case(history(scale_company(400, how)), END)
    waiting = survey(case).waiting
    assert bool(waiting) == (how != DEBITS)
    plain = Plain(case.history, case.matches, waiting, END)
    assert plain.closer(waiting) == ([], [])
    assert lacking(case.history, END) == {}
