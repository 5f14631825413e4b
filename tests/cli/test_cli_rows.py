"""The rows that other programs rely on: their fields, their values, their filters."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from support.commands import Command

FIELDS = {
    "status": "quote quote_date customer customer_name document kind date due sent total paid open status days_late "
    "disputed promised reminders last_reminder next_step next_step_date",
    "quotes": "quote customer customer_name date state accepted total_ht total_ttc deposits_planned deposits_invoiced "
    "deposits_paid deposits_held invoiced_ht left_ht delivery next_milestone next_milestone_date",
    "aging": "customer customer_name not_due d1_30 d31_60 d61_90 d91_plus total unallocated retention",
    "agenda": "date what document customer customer_name amount",
    "forecast": "start end scheduled expected low high",
}
INDICATORS = (
    "as_of window open billed simple countback best_possible delinquent cei days_to_pay days_beyond_terms "
    "without_deposits"
)

DIAGNOSTIC = {"code", "severity", "message", "file", "line", "document", "customer", "customer_name"}


def picked(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


# Fields


@pytest.mark.parametrize("command", FIELDS)
def test_json_rows_have_the_fields_that_stay(acompte: Command, command: str) -> None:
    rows = acompte.json(command)
    assert rows
    assert all(list(row) == FIELDS[command].split() for row in rows)


@pytest.mark.parametrize("command", FIELDS)
def test_csv_has_the_same_fields_and_rows(acompte: Command, command: str) -> None:
    result = acompte(command, "--format", "csv")
    assert result.exit_code == 0
    lines = list(csv.reader(io.StringIO(result.stdout)))
    rows = acompte.json(command)
    assert lines[0] == FIELDS[command].split()
    assert len(lines) == len(rows) + 1
    plain = {True: "true", False: "false", None: ""}
    for line, row in zip(lines[1:], rows, strict=True):
        assert line == [plain[v] if isinstance(v, bool | None) else str(v) for v in row.values()]


def test_the_dso_is_one_object_with_months_and_customers(acompte: Command) -> None:
    found = acompte.json("dso")
    assert list(found) == [*INDICATORS.split(), "months", "customers"]
    assert {tuple(row) for row in found["months"]} == {("month", *INDICATORS.split())}
    assert {tuple(row) for row in found["customers"]} == {("customer", "customer_name", *INDICATORS.split())}


def test_the_dso_in_csv_is_its_months(acompte: Command) -> None:
    lines = list(csv.reader(io.StringIO(acompte("dso", "--format", "csv").stdout)))
    assert lines[0] == ["month", *INDICATORS.split()]
    assert [line[0] for line in lines[1:]] == [row["month"] for row in acompte.json("dso")["months"]]


def test_diagnostics_have_the_fields_that_stay(faulty: Path) -> None:
    rows = Command(faulty).json("check")
    assert rows
    assert all(row.keys() == DIAGNOSTIC for row in rows)
    assert {row["customer_name"] for row in rows if row["document"] == "FA2026-005"} == {"Mairie de Lyon"}


# Values


def test_amounts_are_strings_dates_iso_and_absent_values_null(acompte: Command) -> None:
    rows = {row["document"]: row for row in acompte.json("status")}
    assert rows["FA2026-001"] == {
        "quote": "D2026-001",
        "quote_date": "2026-02-03",
        "customer": "Actif:Clients:Lumen",
        "customer_name": "Lumen SAS",
        "document": "FA2026-001",
        "kind": "deposit",
        "date": "2026-02-10",
        "due": "2026-03-12",
        "sent": "2026-02-11",
        "total": "3600.00",
        "paid": "3600.00",
        "open": "0.00",
        "status": "paid",
        "days_late": 0,
        "disputed": False,
        "promised": False,
        "reminders": 1,
        "last_reminder": "2026-03-16",
        "next_step": None,
        "next_step_date": None,
    }
    assert rows["FA2026-004"]["quote"] is None
    assert rows["FA2026-004"]["sent"] is None


def test_the_grid_shows_what_stands_of_each_document(acompte: Command) -> None:
    names = ("document", "kind", "due", "total", "paid", "open", "status", "days_late", "disputed", "promised")
    assert picked(acompte.json("status"), *names) == [
        ("FA2026-001", "deposit", "2026-03-12", "3600.00", "3600.00", "0.00", "paid", 0, False, False),
        ("FA2026-002", "final", "2026-07-30", "8400.00", "0.00", "8000.00", "partial", 32, False, True),
        ("AV2026-001", "credit-note", None, "-400.00", "0.00", "0.00", "paid", 0, False, False),
        ("FA2026-003", "deposit", "2026-08-14", "1500.00", "500.00", "1000.00", "partial", 17, True, False),
        ("FA2026-004", "invoice", "2026-09-19", "800.00", "0.00", "800.00", "pending", 0, False, False),
    ]


def test_the_next_step_waits_for_a_promise_and_stops_at_a_dispute(acompte: Command) -> None:
    steps = {row["document"]: (row["next_step"], row["next_step_date"]) for row in acompte.json("status")}
    assert steps["FA2026-002"] == ("second", "2026-09-05")
    assert steps["FA2026-003"] == (None, None)
    assert steps["FA2026-004"] == ("courtesy", "2026-09-12")


def test_quotes_show_what_is_planned_invoiced_paid_and_left(acompte: Command) -> None:
    rows = {row["quote"]: row for row in acompte.json("quotes")}
    assert picked(list(rows.values()), "quote", "state", "accepted") == [
        ("D2026-001", "closed", "2026-02-10"),
        ("D2026-002", "accepted", "2026-07-10"),
        ("D2026-003", "open", None),
    ]
    second = rows["D2026-002"]
    assert (second["deposits_planned"], second["deposits_invoiced"]) == ("2500.00", "1500.00")
    assert (second["deposits_paid"], second["deposits_held"]) == ("500.00", "500.00")
    assert (second["invoiced_ht"], second["left_ht"]) == ("1500.00", "3500.00")
    assert (second["next_milestone"], second["next_milestone_date"]) == ("Chantier", "2026-08-28")
    first = rows["D2026-001"]
    assert (first["invoiced_ht"], first["left_ht"], first["deposits_held"]) == ("11600.00", "400.00", "0.00")
    assert (first["next_milestone"], first["delivery"]) == (None, "2026-06-30")


def test_the_aged_balance_parts_what_is_late_by_age(acompte: Command) -> None:
    names = ("customer", "not_due", "d1_30", "d31_60", "d61_90", "d91_plus", "total", "unallocated", "retention")
    assert picked(acompte.json("aging"), *names) == [
        ("Actif:Clients:Bartholdi", "760.00", "1000.00", "0.00", "0.00", "0.00", "1800.00", "0.00", "40.00"),
        ("Actif:Clients:Lumen", "0.00", "0.00", "8000.00", "0.00", "0.00", "8000.00", "0.00", "0.00"),
        ("Actif:Clients:Mairie", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "50.00", "0.00"),
    ]


def test_the_agenda_lists_the_day_and_the_week_after_it(acompte: Command) -> None:
    assert picked(acompte.json("agenda"), "date", "what", "document", "amount") == [
        ("2026-06-30", "invoice-to-send", "FA2026-002", "8400.00"),
        ("2026-08-20", "invoice-to-send", "FA2026-004", "800.00"),
        ("2026-08-28", "deposit-to-invoice", "D2026-002", "1000.00"),
        ("2026-09-03", "quote-expiring", "D2026-003", "900.00"),
        ("2026-09-04", "promise-due", "FA2026-002", "5000.00"),
        ("2026-09-05", "final-to-issue", "D2026-002", "3500.00"),
        ("2026-09-05", "reminder", "FA2026-002", "8000.00"),
    ]


def test_the_agenda_looks_as_far_ahead_as_it_is_told(acompte: Command) -> None:
    assert {"date": "2026-09-19", "what": "invoice-due", "document": "FA2026-004"}.items() <= acompte.json(
        "agenda", "--days", "19"
    )[-1].items()
    assert max(row["date"] for row in acompte.json("agenda", "--days", "0")) <= "2026-08-31"


@pytest.mark.parametrize("by", ["week", "month"])
def test_the_forecast_sums_to_what_is_open_and_left_to_invoice(acompte: Command, by: str) -> None:
    rows = acompte.json("forecast", "--by", by)
    totals = [sum(Decimal(row[name]) for row in rows) for name in ("scheduled", "expected", "low", "high")]
    assert totals == [9800 + 3500, 8800 + 3500, 8800, 9800 + 3500]
    assert (rows[0]["start"], rows[0]["end"], rows[0]["scheduled"]) == (None, "2026-08-30", "4000.00")
    assert (rows[1]["start"], rows[-1]["end"]) == ("2026-08-31", None)
    assert len(rows) == {"week": 15, "month": 8}[by]


def test_the_dso_of_the_small_company(acompte: Command) -> None:
    """9800 open; billed 3600 + 8400 − 400 + 1500 + 800 = 13900; late 8000 + 1000."""
    found = acompte.json("dso")
    assert (found["as_of"], found["window"], found["open"], found["billed"]) == (
        "2026-08-31",
        365,
        "9800.00",
        "13900.00",
    )
    assert found["simple"] == round(9800 / 13900 * 365, 4)
    assert found["best_possible"] == round(800 / 13900 * 365, 4)
    assert found["days_to_pay"] == round((3600 * 42 + 500 * 36) / 4100, 4)
    assert found["days_beyond_terms"] == round((3600 * 12 + 500 * 6) / 4100, 4)
    assert [row["month"] for row in found["months"]] == [f"2026-0{month}" for month in range(2, 8)]


def test_the_window_of_the_dso_may_be_said(acompte: Command) -> None:
    found = acompte.json("dso", "--window", "90")
    assert (found["window"], found["billed"]) == (90, "10300.00")


# Days and filters


def test_every_reading_command_shows_the_day_asked_for(shop: Path) -> None:
    past = Command(shop, "2026-03-23")
    assert picked(past.json("status"), "document", "open", "days_late") == [("FA2026-001", "3600.00", 11)]
    assert picked(past.json("quotes"), "quote", "state", "deposits_paid") == [("D2026-001", "accepted", "0.00")]
    assert picked(past.json("aging"), "customer", "d1_30") == [("Actif:Clients:Lumen", "3600.00")]
    assert past.json("dso")["as_of"] == "2026-03-23"
    assert [row["month"] for row in past.json("dso")["months"]] == []
    assert past.json("forecast")[1]["start"] == "2026-03-23"
    assert past.json("check") == []


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (("--late",), ["FA2026-002", "FA2026-003"]),
        (("--open",), ["FA2026-002", "FA2026-003", "FA2026-004"]),
        (("--kind", "deposit"), ["FA2026-001", "FA2026-003"]),
        (("--kind", "credit-note"), ["AV2026-001"]),
        (("--quote", "D2026-001"), ["FA2026-001", "FA2026-002", "AV2026-001"]),
        (("--customer", "Lumen"), ["FA2026-001", "FA2026-002", "AV2026-001"]),
        (("--customer", "lumen sas"), ["FA2026-001", "FA2026-002", "AV2026-001"]),
        (("--customer", "Actif:Clients:Bartholdi"), ["FA2026-003", "FA2026-004"]),
        (("--customer", "Bartholdi", "--open", "--kind", "invoice"), ["FA2026-004"]),
        (("--customer", "Mairie"), []),
    ],
    ids=" ".join,
)
def test_filters_leave_what_they_name(acompte: Command, filters: tuple[str, ...], documents: list[str]) -> None:
    assert [row["document"] for row in acompte.json("status", *filters)] == documents


def test_the_sample_company_can_be_asked_for_everything(sample: Path, sample_day: Any) -> None:
    books = Command(sample, str(sample_day))
    for command in ("status", "quotes", "aging", "agenda", "forecast", "dso", "check"):
        result = books(command, "--format", "json")
        assert result.exit_code == 0, command
        assert json.loads(result.stdout) or command == "check"
