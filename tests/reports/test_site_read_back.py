"""The long tables of the site, read back row by row: every figure is the one that the commands give."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from acompte.model.text import money
from acompte_reports.site.formats import Formats
from support.commands import Command
from support.site_pages import plain

LATE = ("d1_30", "d31_60", "d61_90", "d91_plus")
BLANK: dict[str, Any] = dict.fromkeys((*LATE, "total", "unallocated"), "0.00")
FORMATS = Formats("fr", "EUR")


class Cell(NamedTuple):
    """A cell: the value that it is sorted by, and its words but for small ones."""

    value: str | None
    text: str


class Rows(HTMLParser):
    """The rows of a page's tables that can be sorted or that list the months, each a list of cells."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.rows: list[list[Cell]] = []
        self.inside, self.aside = False, 0
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "table":
            self.inside = "data-rows" in said or "level" in (said.get("class") or "").split()
        elif tag == "tr" and self.inside:
            self.rows.append([])
        elif tag == "td" and self.inside:
            self.rows[-1].append(Cell(said.get("data-v"), ""))
        self.aside += tag in ("small", "i")

    def handle_endtag(self, tag: str) -> None:
        self.aside -= tag in ("small", "i")
        self.inside = self.inside and tag != "table"

    def handle_data(self, data: str) -> None:
        if self.inside and not self.aside and self.rows and self.rows[-1]:
            self.rows[-1][-1] = self.rows[-1][-1]._replace(text=plain(self.rows[-1][-1].text + data).strip())

    def __iter__(self) -> Iterator[list[Cell]]:
        return (row for row in self.rows if row)


@pytest.fixture(scope="module")
def command(sample: Path, sample_day: date) -> Command:
    return Command(sample, str(sample_day))


@pytest.fixture(scope="module")
def site(command: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    assert command("--lang", "fr", "report", str(folder), "--all").exit_code == 0
    return folder


def sums(*amounts: str | Decimal) -> list[Cell]:
    """Give the cells of amounts."""
    return [Cell(f"{Decimal(amount):.2f}", plain(money(Decimal(amount), "fr", "EUR"))) for amount in amounts]


def dated(day: str | None) -> Cell:
    return Cell(day or "", plain(FORMATS.medium(date.fromisoformat(day) if day else None)))


def in_days(value: float | None, kept: bool = True) -> Cell:
    """Give the cell of a number of days; the list of months keeps no value to sort by."""
    number = None if value is None else Decimal(str(value))
    sorts = "" if number is None else f"{number:.4f}"
    return Cell(sorts if kept else None, "—" if number is None else plain(f"{FORMATS.days(number)} j"))


def late(row: Any) -> Decimal:
    return sum((Decimal(row[key]) for key in LATE), Decimal(0))


def test_documents_are_those_of_the_status_on_every_page(site: Path, command: Command) -> None:
    said = {f"{row['date']} {row['document']}": row for row in command.json("status")}
    pages = [site / "suivi.html", *(page for kind in ("clients", "devis", "mois") for page in (site / kind).iterdir())]
    shown = []
    for page in pages:
        for row in Rows(page):
            at = next((at for at, cell in enumerate(row) if cell.value in said), None)
            if at is None:
                continue
            due, total, paid, still_open, state, reminded, following = row[at + 1 :]
            own = said[row[at].value or ""]
            assert due == dated(own["due"]), page
            assert [total, paid, still_open] == sums(own["total"], own["paid"], own["open"]), page
            assert (reminded.value, following.value) == (str(own["reminders"]), own["next_step_date"]), page
            assert re.findall(r"retard de (\d+) j", state.text) == [str(own["days_late"])][: own["days_late"]], page
            shown.append((page.parent.name, row[at].value))
    on_quotes = [key for key, row in said.items() for _ in (row["quote"] or "").split()]
    for folder, keys in ((site.name, said), ("clients", said), ("mois", said), ("devis", on_quotes)):
        assert sorted(key for where, key in shown if where == folder and key) == sorted(keys), folder


def test_quotes_are_those_of_the_command(site: Path, command: Command) -> None:
    status = command.json("status")
    said = {row["quote"]: row for row in command.json("quotes")}
    rows = {row[0].text: row[2:] for row in Rows(site / "devis.html")}
    assert set(rows) == set(said)
    for number, (day, _, *amounts, delivery) in rows.items():
        own = said[number]
        left = sums(own["left_ht"]) if own["state"] in ("open", "accepted") else [Cell("", "—")]
        still_open = sum((Decimal(row["open"]) for row in status if number in (row["quote"] or "").split()), Decimal(0))
        deposits = [own[f"deposits_{name}"] for name in ("planned", "invoiced", "held")]
        assert amounts == [*sums(own["total_ht"], *deposits), *left, *sums(still_open)], number
        assert (day, delivery) == (dated(own["date"]), dated(own["delivery"])), number


def test_customers_are_those_of_the_aged_balance_and_the_dso(site: Path, command: Command) -> None:
    status = command.json("status")
    aged = {row["customer"]: row for row in command.json("aging")}
    said = {plain(row["customer_name"]): row for row in command.json("dso")["customers"]}
    rows = {row[0].text: row[1:] for row in Rows(site / "clients.html")}
    assert set(rows) >= set(said)
    for name, own in said.items():
        row = aged.get(own["customer"], BLANK)
        count = str(sum(line["customer"] == own["customer"] for line in status))
        amounts = sums(row["total"], late(row), row["d91_plus"], row["unallocated"], own["billed"])
        delays = [in_days(own[key]) for key in ("simple", "days_to_pay", "days_beyond_terms")]
        assert rows[name] == [Cell(count, count), *amounts, *delays], name


def test_months_are_those_of_the_dso_the_status_and_the_vat(site: Path, command: Command) -> None:
    billed = [row for row in command.json("status") if row["kind"] not in ("opening", "debit-note")]
    months = {row["month"]: row for row in command.json("dso")["months"]}
    newest = sorted(months, reverse=True)
    rows = dict(zip(newest, Rows(site / "mois.html"), strict=True))
    for month, (_, issued, _, still_open, _, dso, _) in rows.items():
        total = sum((Decimal(row["total"]) for row in billed if row["date"].startswith(month)), Decimal(0))
        assert [issued, still_open] == sums(total, months[month]["open"]), month
        assert dso == in_days(months[month]["simple"], kept=False), month
    assert rows[newest[0]][4] == sums(sum(map(late, command.json("aging")), Decimal(0)))[0]
    for year, own in groupby(newest, key=lambda month: month[:4]):
        due = sum((Decimal(row["vat"]) for row in command.json("vat", year)["totals"]), Decimal(0))
        assert sum(Decimal(rows[month][6].value or "") for month in own) == due, year
