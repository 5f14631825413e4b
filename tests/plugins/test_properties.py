"""What holds of every company: drawn at random, and compared with a second, naive computation (the oracle)."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from beancount.core import data
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from acompte.dso import dso
from acompte.indicators.aging import aged_balance
from acompte.indicators.dso import dso_on, flows_of
from acompte.indicators.forecast import forecast
from acompte.indicators.quotes import quote_rows
from acompte.matching import matching
from acompte.model.history import History
from acompte.model.matches import Matches
from acompte.model.read import read_book
from acompte.model.records import CREDIT, MONEY
from acompte.model.state import State, state_on
from acompte.model.sweep import settle
from acompte.rules.check import check
from acompte.rules.messages import message
from acompte.rules.registry import CODES, ERROR
from acompte_reports.view import View
from support.agreement import ageing_agrees, documents_agree, figures_agree, months_agree
from support.carelessness import careless
from support.companies import Settings, company_entries, cut, files, render, some_days
from support.ledgers import gaps, without_entries
from support.oracle import Oracle

START, DAYS = date(2024, 1, 15), 500
CASES = Path(__file__).parents[3] / "shared" / "cases"

Written = list[tuple[date, str]]


class Company:
    """A random company, loaded and settled."""

    def __init__(self, seed: int, quotes: int = 12, **said: Any) -> None:
        draw = random.Random(seed)
        vat_due = draw.choice(("debits", "receipts", "none"))
        tolerance = draw.choice((Decimal("0.00"), Decimal("1.00")))
        chosen = Settings(**{"vat_due": vat_due, "tolerance": tolerance, "crowded": draw.random() < 0.3, **said})
        self.written: Written = company_entries(draw, quotes=quotes, start=START, days=DAYS, settings=chosen)
        self.entries, self.options = load(render(self.written))
        self.history, self.found = read(self.entries, self.options)
        self.days = some_days(draw, START, DAYS + 60, 3)

    def oracle(self, day: date) -> Oracle:
        return Oracle(self.entries, self.options, day)


def load(text: str) -> tuple[list[Any], dict[str, Any]]:
    entries, errors, options = loader.load_string(text)
    assert errors == []
    return entries, options


def read(entries: list[Any], options: dict[str, Any]) -> tuple[History, list[Any]]:
    book, found = read_book(entries, options)
    return settle(book), found


def said(state: State) -> list[Any]:
    """All that a state says, without the entries it came from."""
    return [without_entries(state.documents), {c: a for c, a in sorted(state.on_account.items()) if a}]


# The properties, each of one company


def open_less_on_account_is_the_balance_on_every_day(company: Company) -> None:
    for day in sorted({entry.date for entry in company.entries if entry.date >= START}):
        assert gaps(company.history, company.entries, day) == {}, day


def nothing_is_open_below_zero_or_settled_beyond_its_total(company: Company) -> None:
    for day in company.days:
        for document in state_on(company.history, day).documents:
            assert document.open >= 0
            assert sum((part.open for part in document.owed), Decimal(0)) == document.open
            if document.invoice.total > 0:
                assert document.open + document.settled == document.invoice.total
            assert (document.status == "paid") == (document.open == 0)


def what_came_in_is_settled_or_on_account(company: Company) -> None:
    """Counted from the postings: all credits, less refunds and bounces, are settled or stand on account."""
    book = company.history.book
    for day in company.days:
        moved = sum((move.amount for move in book.moves if move.date <= day), Decimal(0))
        credited = sum((-i.total for i in book.invoices if i.date <= day and i.total < 0), Decimal(0))
        state = state_on(company.history, day)
        settled = sum((document.settled for document in state.documents), Decimal(0))
        assert settled + sum(state.on_account.values(), Decimal(0)) == moved + credited


def a_past_day_is_the_ledger_cut_at_that_day(company: Company) -> None:
    for day in company.days[:2]:
        then, _ = read(*load(render(cut(company.written, day))))
        assert said(state_on(company.history, day)) == said(state_on(then, day)), day
        assert dso_on(company.history, day, 365).whole == dso_on(then, day, 365).whole


def places_left_out(record: Any) -> Any:
    """The same records without lines and files, which are another's in another layout."""
    if isinstance(record, dict):
        hidden = ("filename", "lineno", "meta", "others")
        return {key: places_left_out(value) for key, value in record.items() if key not in hidden}
    if isinstance(record, list | tuple):
        return [places_left_out(value) for value in record]
    return record


def the_order_of_lines_and_files_changes_nothing(company: Company, folder: Path) -> None:
    shuffle = random.Random(len(company.written))
    shuffled = load(render(company.written, shuffle))
    for name, text in files(company.written, shuffle, ["ventes.beancount", "banque.beancount"]).items():
        (folder / name).write_text(text, encoding="utf-8")
    entries, errors, options = loader.load_file(str(folder / "main.beancount"))
    assert errors == []
    for other in (shuffled, (entries, options)):
        history, found = read(*other)
        assert len(found) == len(company.found)
        for day in company.days:
            here, there = state_on(company.history, day), state_on(history, day)
            assert places_left_out(said(here)) == places_left_out(said(there)), day
            assert aged_balance(here) == aged_balance(there)
            codes = [sorted(d.code for d in check(h, day, [])) for h in (company.history, history)]
            assert codes[0] == codes[1]
        assert dso_on(company.history, company.days[-1], 365) == dso_on(history, company.days[-1], 365)


def the_book_is_the_same_before_and_after_the_plugins(company: Company) -> None:
    for plugins in ((matching, dso), (dso, matching), (matching,), (dso,)):
        entries: list[Any] = company.entries
        for plugin in plugins:
            entries, _ = plugin(entries, company.options)
        history, _ = read(sorted(entries, key=data.entry_sortkey), company.options)
        assert without_entries(history.book) == without_entries(company.history.book)


def a_sound_company_has_no_error(company: Company) -> None:
    for day in [*company.days, date(2030, 1, 1)]:
        found = check(company.history, day, company.found)
        assert [(d.code, d.document, d.facts) for d in found if CODES[d.code].severity == ERROR] == []


def documents_are_the_oracles(company: Company) -> None:
    for day in company.days:
        documents_agree(company.history, company.oracle(day))


def the_aged_balance_is_the_oracles(company: Company) -> None:
    for day in company.days:
        ageing_agrees(company.history, company.oracle(day))


def what_is_late_is_the_same_wherever_it_is_summed(company: Company) -> None:
    """In the aged balance, instalment by instalment and in the DSO: a retention that can be claimed is late, too."""
    for day in company.days:
        state = state_on(company.history, day)
        parts = sum((p.open for d in state.documents for p in d.late_parts(day, state.tolerance)), Decimal(0))
        rows = aged_balance(state)
        assert sum((row.late for row in rows), Decimal(0)) == parts
        for row in rows:
            buckets = row.d1_30 + row.d31_60 + row.d61_90 + row.d91_plus
            assert buckets <= row.late <= buckets + row.retention
        whole = flows_of(company.history, Matches(company.history.book), day).whole
        assert whole.late.until(day) == parts


def what_is_left_to_invoice_is_the_same_in_alerts_and_quotes(company: Company) -> None:
    for day in company.days:
        rows = quote_rows(state_on(company.history, day), Matches(company.history.book))
        left = {row.quote.number: row.left_ht for row in rows}
        for found in check(company.history, day, company.found):
            if found.code == "final-missing":
                assert found.facts["left"] == left[found.document or ""]


def every_figure_is_the_oracles(company: Company) -> None:
    for day in company.days[1:]:
        figures_agree(company.history, company.oracle(day))


def every_month_is_the_oracles(company: Company) -> None:
    months_agree(company.history, company.oracle(START + timedelta(days=DAYS // 2)))


def carelessness_breaks_nothing(seed: int) -> None:
    """Nothing fails, no euro is lost, the past stays, and the plugins change nothing, whatever is written."""
    draw = random.Random(seed)
    written = careless(draw, company_entries(draw, quotes=10, start=START, days=300), START)
    entries, _, options = loader.load_string(render(written))
    history, found = read(entries, options)
    after, _ = matching(dso(entries, options)[0], options, "warnings")
    assert without_entries(read(after, options)[0].book) == without_entries(history.book)
    days = sorted({entry.date for entry in entries if entry.date >= START})
    for day in [*draw.sample(days, 3), date(2030, 1, 1)]:
        state = state_on(history, day)
        assert all(document.open >= 0 for document in state.documents)
        assert sum(gaps(history, entries, day).values()) == 0, day
        view = View(history, day)
        assert len(view.grid) == len(state.documents)
        assert sum((row.total for row in view.aging), Decimal(0)) == sum((d.open for d in state.documents), Decimal(0))
        assert (view.dso.whole.as_of, len(view.quotes) + len(view.agenda) + len(forecast(state, view.quotes)) > 0) == (
            day,
            True,
        )
        for diagnostic in check(history, day, found):
            assert message(diagnostic, "fr") != message(diagnostic, "en")
    then, _ = read(*loader.load_string(render(cut(written, days[len(days) // 2])))[::2])
    here, there = (state_on(h, days[len(days) // 2]) for h in (history, then))
    assert [(d.invoice.number, d.open) for d in here.documents] == [(d.invoice.number, d.open) for d in there.documents]
    # In sum: whose a shared account is, a document of a later day may say.
    assert sum(here.on_account.values()) == sum(there.on_account.values())


PROPERTIES: list[Callable[[Company], None]] = [
    open_less_on_account_is_the_balance_on_every_day,
    nothing_is_open_below_zero_or_settled_beyond_its_total,
    what_came_in_is_settled_or_on_account,
    a_past_day_is_the_ledger_cut_at_that_day,
    the_book_is_the_same_before_and_after_the_plugins,
    a_sound_company_has_no_error,
    documents_are_the_oracles,
    the_aged_balance_is_the_oracles,
    what_is_late_is_the_same_wherever_it_is_summed,
    what_is_left_to_invoice_is_the_same_in_alerts_and_quotes,
    every_figure_is_the_oracles,
    every_month_is_the_oracles,
]

seeds = st.integers(0, 2**32 - 1)
FEW = settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
MANY = settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
@FEW
@given(seed=seeds)
def test_of_every_company(holds: Callable[[Company], None], seed: int) -> None:
    holds(Company(seed))


@FEW
@given(seed=seeds)
def test_amounts_that_need_rounding_do_not_matter(seed: int) -> None:
    company = Company(seed, quotes=8, exact=False, crowded=True)
    open_less_on_account_is_the_balance_on_every_day(company)
    documents_are_the_oracles(company)


@FEW
@given(seed=seeds)
def test_where_only_money_and_credit_notes_settle_nothing_else_does(seed: int) -> None:
    company = Company(seed, only_money=True)
    state = state_on(company.history, date(2030, 1, 1))
    kinds = {kind for document in state.documents for kind, amount in document.settled_by.items() if amount}
    assert kinds <= {MONEY, CREDIT}
    what_came_in_is_settled_or_on_account(company)


@settings(FEW, max_examples=3)
@given(seed=seeds)
def test_the_order_of_lines_and_files_changes_nothing(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    the_order_of_lines_and_files_changes_nothing(Company(seed), tmp_path_factory.mktemp("livres"))


@FEW
@given(seed=seeds)
def test_a_ledger_written_carelessly_breaks_nothing(seed: int) -> None:
    carelessness_breaks_nothing(seed)


@pytest.mark.heavy
@MANY
@given(seed=seeds)
def test_no_carelessness_breaks_anything(seed: int) -> None:
    carelessness_breaks_nothing(seed)


@pytest.mark.heavy
@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda holds: holds.__name__)
@MANY
@given(seed=seeds, exact=st.booleans())
def test_of_many_companies(holds: Callable[[Company], None], seed: int, exact: bool) -> None:
    holds(Company(seed, quotes=18, exact=exact or holds is a_sound_company_has_no_error))


@pytest.mark.heavy
@settings(MANY, max_examples=10)
@given(seed=seeds)
def test_the_order_of_lines_and_files_never_matters(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    the_order_of_lines_and_files_changes_nothing(Company(seed, quotes=18), tmp_path_factory.mktemp("livres"))
