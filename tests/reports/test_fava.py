"""Our page in Fava: the commands' figures, the day and the rows that Fava's filters choose, and nothing written."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fava")

from support.commands import Command
from support.fava_pages import YEAR, Fava
from support.site_pages import plain


def amounts(value: Any) -> Any:
    """Give a cell of Fava's table as the commands write it."""
    if isinstance(value, dict):
        (amount,) = value.values()
        return f"{Decimal(str(amount)):.2f}"
    return value


def zero(value: Any) -> Any:
    """Fava's tables leave a cell of nothing empty."""
    return None if value == "0.00" else value


# figures


@pytest.mark.parametrize(
    ("time", "day", "window"),
    [
        (YEAR, "2026-08-31", 365),
        ("2026-08", "2026-08-31", 31),
        ("2025", "2025-12-31", 365),
        ("2026-03-15", "2026-03-15", 1),
    ],
)
def test_the_indicators_are_those_of_the_command(fava: Fava, sample: Path, time: str, day: str, window: int) -> None:
    said = Command(sample, day).json("dso", "--window", str(window))
    page = fava.page("delais", time=time)
    heads = [
        "Date",
        "DSO",
        "Count-back",
        "Best",
        "Delinquent",
        "No deposit",
        "CEI %",
        "To pay",
        "Beyond",
        "Open",
        "Billed",
    ]
    names = ["as_of", "simple", "countback", "best_possible", "delinquent", "without_deposits", "cei", "days_to_pay"]
    names += ["days_beyond_terms", "open", "billed"]
    shown = [[amounts(row[head]) for head in heads] for row in page.table()]
    assert shown == [[zero(row[name]) for name in names] for row in said["months"][::-1]]
    customers = [
        [row["Account"], row["Customer"].strip(), *(amounts(row[head]) for head in heads[1:])] for row in page.table(1)
    ]
    keys = ["customer", "customer_name", *names[1:]]
    assert customers == [[zero(row[key]) for key in keys] for row in said["customers"]]


def test_fava_draws_the_indicators_of_the_command(fava: Fava, sample: Path) -> None:
    said = Command(sample, "2026-08-31").json("dso")
    lines, owed, billed = fava.page("delais", time=YEAR).components("charts")[0]
    assert (lines["type"], owed["label"], billed["label"]) == ("balances", "Owed", "Billed in 365 d")
    last = {point["date"]: point["balance"] for point in lines["data"]}["2026-08-31"]
    wanted = {"DSO": "simple", "count-back": "countback", "best": "best_possible", "no deposits": "without_deposits"}
    assert last == {word: said[name] for word, name in wanted.items()}
    for chart, name in ((owed, "open"), (billed, "billed")):
        drawn = {point["date"]: amounts(point["balance"]) for point in chart["data"]}
        assert drawn == {row["as_of"]: row[name] for row in said["months"][-24:]}


@pytest.mark.parametrize(("time", "day"), [(YEAR, "2026-08-31"), ("2025-06", "2025-06-30")])
def test_the_aged_balance_is_that_of_the_command(fava: Fava, sample: Path, time: str, day: str) -> None:
    said = Command(sample, day).json("aging")
    page = fava.page("balance", time=time)
    heads = {"not_due": "Not due", "d1_30": "1–30 d", "d31_60": "31–60 d", "d61_90": "61–90 d", "d91_plus": "> 90 d"}
    heads |= {"total": "Total", "unallocated": "On account", "retention": "Retention", "customer": "Account"}
    *rows, whole = page.table()
    assert [[amounts(row[head]) for head in heads.values()] for row in rows] == [
        [zero(row[name]) for name in heads] for row in said
    ]
    total = sum(Decimal(row["total"]) for row in said)
    assert amounts(whole["Total"]) == f"{total:.2f}"
    (tree,) = page.components("tree-table")
    assert amounts(tree["balance_children"]) == f"{total:.2f}"
    (chart,) = page.components("charts")[0]
    leaves = {node["account"]: amounts(node["balance"]) for node in walk(chart["data"]) if node["balance"]}
    assert leaves == {row["customer"]: row["total"] for row in said if Decimal(row["total"]) > 0}


def walk(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(found for child in node["children"] for found in walk(child))]


def test_the_receipts_to_expect_are_those_of_the_command(fava: Fava, sample: Path) -> None:
    said = Command(sample, "2026-08-31").json("forecast")
    shown = [[amounts(value) for value in row.values()] for row in fava.page("balance", time=YEAR).table(1)]
    names = ["start", "end", "scheduled", "expected", "low", "high"]
    assert shown == [[zero(row[name]) for name in names] for row in said]


@pytest.mark.parametrize(("time", "day"), [(YEAR, "2026-08-31"), ("2025", "2025-12-31")])
def test_the_grid_is_that_of_the_command(fava: Fava, sample: Path, time: str, day: str) -> None:
    said = {row["document"]: row for row in Command(sample, day).json("status")}
    rows = fava.page("suivi", time=time).rows
    assert len(rows) == len(said)
    for _, quote, document, due, total, paid, still_open, _, reminders, step in (row.values for row in rows):
        row = said[document.partition(" ")[2]]
        assert [quote, due, total, paid, still_open] == [
            row["quote_date"] or "",
            row["due"] or "",
            row["total"],
            row["paid"],
            row["open"],
        ]
        assert (document.partition(" ")[0], int(reminders)) == (row["date"], row["reminders"])
        if Decimal(still_open):
            assert step == (row["next_step_date"] or "")


def test_the_quotes_are_those_of_the_command(fava: Fava, sample: Path) -> None:
    said = {row["quote"]: row for row in Command(sample, "2026-08-31").json("quotes")}
    rows = fava.page("devis", time=YEAR).rows
    assert len(rows) == len(said)
    for row in rows:
        wanted = said[row.texts[0].partition(" ")[0]]
        left = wanted["left_ht"] if wanted["state"] in ("open", "accepted") else ""
        names = ("date", "total_ht", "deposits_planned", "deposits_invoiced", "deposits_held")
        assert [row.values[2], *row.values[4:9]] == [*(wanted[name] for name in names), left]


def test_the_customers_are_those_of_the_commands(fava: Fava, sample: Path) -> None:
    command = Command(sample, "2026-08-31")
    aged = {row["customer_name"]: row for row in command.json("aging")}
    paying = {row["customer_name"]: row for row in command.json("dso")["customers"]}
    rows = fava.page("clients", time=YEAR).rows
    known = sorted({*aged, *paying}, key=len)
    named = [next((name for name in known if row.texts[0].startswith(name)), "") for row in rows]
    assert set(named) >= set(known)
    for name, row in zip(named, rows, strict=True):
        owed = aged.get(name, {"total": "0.00", "d91_plus": "0.00", "unallocated": "0.00"})
        assert [row.values[2], row.values[4], row.values[5]] == [owed["total"], owed["d91_plus"], owed["unallocated"]]
        if name in paying:
            assert row.values[6] == paying[name]["billed"]
            days = [paying[name][key] for key in ("simple", "days_to_pay", "days_beyond_terms")]
            assert [float(value) if value else None for value in row.values[7:]] == days


def test_the_first_screen_says_what_the_commands_say(fava: Fava, sample: Path) -> None:
    command = Command(sample, "2026-08-31")
    aged, dso, tasks = command.json("aging"), command.json("dso"), command.json("agenda")
    late = sum(Decimal(row[name]) for row in aged for name in ("d1_30", "d31_60", "d61_90", "d91_plus"))
    owed = sum(Decimal(row["total"]) for row in aged)
    today = sum(task["date"] <= "2026-08-31" for task in tasks)
    said = re.sub(r"(?<=\d)\s(?=\d)", "", plain(fava.page(time=YEAR).lead))
    said = re.sub(r"(?<=\d),(?=\d)", ".", said)
    assert f"You are owed {owed:.2f} EUR, of which {late:.2f} EUR is late" in said
    assert f"DSO is {dso['simple']:.1f} days" in said
    text = re.sub(r"(?<=\d),(?=\d)", ".", plain(fava.page(time=YEAR).text))
    assert f"Without deposits DSO would be {dso['without_deposits']:.1f} days" in text
    assert f"Today, {today} things to do." in said


def test_the_alerts_are_what_the_command_finds(fava: Fava, sample: Path) -> None:
    said = Command(sample, "2026-08-31").json("check")
    page = fava.page(time=YEAR)
    alerts = re.search(r'<ul class="alerts">(.*?)</ul>', page.ours, re.DOTALL)
    assert alerts
    codes = re.findall(r"<li[^>]*><span>(?:<a [^>]*>)?([a-z-]+)<", alerts[1])
    assert len(said) == 10, "so many stand on the dashboard"
    assert sorted(codes) == sorted(row["code"] for row in said)
