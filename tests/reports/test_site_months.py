"""The pages of the months say what the commands say of them."""

import json
import random
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from click.testing import CliRunner

from acompte.handover import read
from acompte.indicators.months import months_on
from acompte.model.records import DEBIT_NOTE, OPENING
from acompte.model.state import state_on
from acompte.model.text import money
from acompte.rules.registry import Case
from acompte.rules.survey import survey
from acompte.vat.declared import vat_return
from acompte_cli.main import cli
from acompte_reports.site.months import Calendar
from acompte_reports.view import View
from support.companies import company
from support.site_pages import plain

START = date(2025, 3, 3)


@pytest.fixture(scope="module")
def pages(sample: Path, sample_day: date, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    said = ["-f", str(sample), "--as-of", str(sample_day), "--lang", "fr", "report", str(folder)]
    assert CliRunner().invoke(cli, said).exit_code == 0
    return folder


def run(sample: Path, day: str, *words: str) -> Any:
    result = CliRunner().invoke(cli, ["-f", str(sample), "--as-of", day, *words, "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    return json.loads(result.stdout)


def figures(page: str) -> list[str]:
    return [plain(re.sub(r"<a .*", "", found)) for found in re.findall(r"<dd(?: class=\"late\")?>(.*?)</dd>", page)]


@pytest.mark.parametrize("month", ["2024-02", "2025-08", "2026-03", "2026-07", "2026-08"])
def test_a_month_has_the_figures_of_the_commands(pages: Path, sample: Path, sample_day: date, month: str) -> None:
    page = (pages / "mois" / f"{month}.html").read_text(encoding="utf-8")
    end = next(row["as_of"] for row in run(sample, str(sample_day), "dso")["months"] if row["month"] == month)
    dso = next(row for row in run(sample, str(sample_day), "dso")["months"] if row["month"] == month)
    vat = run(sample, str(sample_day), "vat", month)
    status = {row["document"]: row for row in run(sample, str(sample_day), "status")}
    own = [row for row in status.values() if row["date"].startswith(month)]
    billed = sum((Decimal(row["total"]) for row in own if row["kind"] not in ("debit-note", "opening")), Decimal(0))
    due = sum((Decimal(row["vat"]) for row in vat["totals"]), Decimal(0))
    said = figures(page)
    assert said[0] == plain(money(billed, "fr", "EUR"))
    assert said[2] == plain(money(Decimal(dso["open"]), "fr", "EUR"))
    assert said[3] == plain(money(due, "fr", "EUR"))
    for row in vat["totals"]:
        assert plain(money(Decimal(row["base"]), "fr", "EUR")) in plain(page)
    aged = [row for row in run(sample, end, "aging") if row["customer"]]
    late = sum((Decimal(row[key]) for row in aged for key in ("d1_30", "d31_60", "d61_90", "d91_plus")), Decimal(0))
    assert not late or plain(money(late, "fr", "EUR")) in plain(page)
    assert all(f">{row['document']}</a>" in page for row in own)


def test_the_list_of_months_leads_to_each(pages: Path) -> None:
    page = (pages / "mois.html").read_text(encoding="utf-8")
    names = re.findall(r'href="mois/([^"]+)\.html"', page)
    assert names == sorted(names, reverse=True)
    assert {f"{name}.html" for name in names} == {path.name for path in (pages / "mois").iterdir()}


@pytest.mark.parametrize("seed", range(6))
def test_random_companies_months_are_what_documents_make_them(seed: int) -> None:
    entries, _, options = loader.load_string(company(random.Random(seed), quotes=12, start=START, days=300))
    history = read(entries, options).history
    day = START + timedelta(380)
    invoices = [invoice for invoice in history.book.invoices if invoice.date <= day]
    rows = months_on(history, View(history, day).flows.whole, day)
    assert sum(row.documents for row in rows) == len(invoices)
    billed = sum((i.total for i in invoices if i.kind not in (OPENING, DEBIT_NOTE)), Decimal(0))
    assert sum((row.billed for row in rows), Decimal(0)) == billed
    for row in rows:
        state = state_on(history, row.last)
        assert row.open == sum(document.open for document in state.documents)
        late = [part.open for d in state.documents for part in d.late_parts(row.last, state.tolerance)]
        assert row.late == sum(late)


@pytest.mark.parametrize("seed", range(4))
def test_random_companies_the_vat_of_a_month_is_that_of_its_return(seed: int) -> None:
    entries, _, options = loader.load_string(company(random.Random(seed), quotes=12, start=START, days=300))
    history = read(entries, options).history
    calendar = Calendar(View(history, START + timedelta(380)))
    for row in calendar.rows:
        assert calendar.dso[row.name] == View(history, row.last).dso.whole
        case = Case(history, row.last)
        found = vat_return(history, case.matches, survey(case).waiting, row.first, row.last)
        assert calendar.totals(row) == found.totals


@pytest.mark.parametrize(("day", "runs"), [("2026-08-30", True), ("2026-08-31", False), ("2026-09-02", False)])
def test_a_month_is_under_way_until_its_last_day(day: str, runs: bool, sample: Path, tmp_path: Path) -> None:
    said = ["-f", str(sample), "--as-of", day, "--lang", "fr", "report", str(tmp_path)]
    assert CliRunner().invoke(cli, said).exit_code == 0
    page = plain((tmp_path / "mois" / "2026-08.html").read_text(encoding="utf-8"))
    assert ("Mois en cours" in page) is runs
    assert ">← juillet 2026</a>" in page
