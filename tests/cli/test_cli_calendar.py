"""`acompte agenda --format ics`: a calendar that phones read, the same bytes for the same day."""

import random
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from beancount import loader
from icalendar import Calendar

from acompte.handover import read
from acompte.indicators.agenda import WHATS, Task, agenda
from acompte_cli.main import cli
from acompte_reports.calendar import AHEAD, COMMANDS, calendar, identifier
from acompte_reports.view import View
from support.calendars import check_calendar, content_lines
from support.commands import DAY, SHOP, Command
from support.companies import company
from support.ledgers import OPTIONS


@pytest.fixture(scope="module")
def sample_view(sample: Path, sample_day: date) -> View:
    entries, _, options = loader.load_file(str(sample))
    return View(read(entries, options).history, sample_day)


def printed(ledger: Path, *arguments: str, day: str = DAY, lang: str = "fr") -> bytes:
    result = Command(ledger, day)("--lang", lang, "agenda", "--format", "ics", *arguments)
    assert result.exit_code == 0
    return result.stdout_bytes


def events(data: bytes) -> list[Any]:
    check_calendar(data)
    (found,) = Calendar.from_ical(data, multiple=True)
    return list(found.walk("VEVENT"))


def named(data: bytes, summary: str) -> Any:
    (found,) = (event for event in events(data) if summary in str(event["summary"]))
    return found


def identifiers(data: bytes) -> dict[str, date]:
    found = events(data)
    by_name = {str(event["uid"]): event.decoded("dtstart") for event in found}
    assert len(by_name) == len(found)
    return by_name


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "main.beancount"
    path.write_text(OPTIONS + SHOP, encoding="utf-8")
    return path


def test_each_task_is_an_event_of_the_whole_day(shop: Path) -> None:
    rows = Command(shop).json("agenda", "--days", "90")
    found = events(printed(shop))
    assert len(found) == len(rows) == 9
    assert [str(event["categories"].cats[0]) for event in found] == [row["what"] for row in rows]
    for event, row in zip(found, rows, strict=True):
        day = max(date.fromisoformat(row["date"]), date.fromisoformat(DAY))
        assert (event.decoded("dtstart"), event.decoded("dtend")) == (day, day + timedelta(days=1))
        assert event["dtstart"].params["value"] == "DATE"
        assert row["document"] in event["summary"]
        assert row["customer_name"] in event["summary"]
        assert str(event["transp"]) == "TRANSPARENT"


def test_the_file_says_what_it_is(shop: Path) -> None:
    (found,) = Calendar.from_ical(printed(shop), multiple=True)
    assert {name: str(found[name]) for name in ("version", "prodid", "method", "x-wr-calname")} == {
        "version": "2.0",
        "prodid": "-//acompte//agenda//FR",
        "method": "PUBLISH",
        "x-wr-calname": "Agenda – Atelier Verrier SARL",
    }


def test_the_alarm_rings_at_eight(shop: Path) -> None:
    for event in events(printed(shop)):
        (alarm,) = event.walk("VALARM")
        assert alarm.decoded("trigger") == timedelta(hours=8)
        assert str(alarm["action"]) == "DISPLAY"
        assert alarm["description"] == event["summary"]


def test_an_event_says_what_to_do_and_what_to_type(shop: Path) -> None:
    french, english = printed(shop), printed(shop, lang="en")
    due = named(french, "Échéance")
    assert str(due["summary"]).replace("\u202f", " ").replace("\xa0", " ") == (
        "Échéance : FA2026-004, Établissements Bartholdi et Fils, maîtres verriers à Colmar, 760,00 €"
    )
    assert str(due["description"]).splitlines()[1:] == ["acompte payment FA2026-004"]
    assert str(named(english, "Due: FA2026-004")["description"]).splitlines()[0] == (
        "FA2026-004 falls due: Établissements Bartholdi et Fils, maîtres verriers à Colmar owes €760.00. "
        "When the money is there, record it."
    )
    assert str(named(english, "Deposit to invoice (Chantier)")["description"]).splitlines()[-1] == (
        "acompte invoice deposit D2026-002"
    )
    assert str(named(english, "Quote expiring")["description"]).splitlines()[-2:] == [
        "acompte quote accept D2026-003",
        "acompte quote refuse D2026-003",
    ]


def test_what_is_overdue_stands_on_the_day_with_its_own_date(shop: Path) -> None:
    late = named(printed(shop), "D2026-002, Établissements Bartholdi et Fils, maîtres verriers à Colmar, 1")
    assert late.decoded("dtstart") == date(2026, 8, 31)
    assert str(late["summary"]).endswith("(depuis le 28/08/2026)")
    assert "C'était pour le 28/08/2026." in late["description"]


@pytest.mark.parametrize(("day", "since"), [("2026-08-27", False), ("2026-08-28", False), ("2026-08-29", True)])
def test_a_task_is_overdue_from_the_day_after_its_own(shop: Path, day: str, since: bool) -> None:
    event = named(printed(shop, day=day), "Acompte à facturer")
    assert ("depuis le" in event["summary"]) is since
    assert event.decoded("dtstart") == max(date(2026, 8, 28), date.fromisoformat(day))


def test_a_calendar_looks_ninety_days_ahead_unless_told(shop: Path) -> None:
    assert max(identifiers(printed(shop)).values()) <= date.fromisoformat(DAY) + timedelta(days=AHEAD)
    assert len(events(printed(shop, "--days", "7"))) == 7
    assert len(events(printed(shop, "--days", "0"))) == 3
    assert len(Command(shop).json("agenda")) == 7


def test_the_same_day_gives_the_same_bytes(shop: Path) -> None:
    data = printed(shop)
    assert data == printed(shop)
    assert {event.decoded("dtstamp") for event in events(data)} == {datetime(2026, 8, 31, tzinfo=UTC)}
    assert {event.decoded("last-modified") for event in events(data)} == {datetime(2026, 8, 31, tzinfo=UTC)}


def test_a_later_day_updates_what_an_earlier_one_brought(shop: Path) -> None:
    before, after = printed(shop), printed(shop, day="2026-09-01")
    assert identifiers(before).keys() == identifiers(after).keys()
    assert max(int(e["sequence"]) for e in events(before)) < min(int(e["sequence"]) for e in events(after))


def test_a_new_due_date_moves_the_event_and_makes_no_second_one(ledger: Path) -> None:
    before = identifiers(printed(ledger))
    agreed = '2026-08-30 custom "due" "FA2026-004" 2026-10-15\n'
    ledger.write_text(ledger.read_text(encoding="utf-8") + agreed, encoding="utf-8")
    after = identifiers(printed(ledger))
    assert after.keys() == before.keys()
    assert date(2026, 9, 19) in before.values()
    assert date(2026, 10, 15) in after.values()


def test_the_second_instalment_keeps_its_event_when_the_first_is_paid(ledger: Path) -> None:
    parts = """
2026-08-21 * "Mairie" "Entretien"
  invoice: "FA2026-900"
  Actif:Clients:Mairie    100.00 EUR
    due: 2026-09-20
  Actif:Clients:Mairie    200.00 EUR
    due: 2026-10-20
  Produits:Travaux
"""
    paid = '2026-08-22 * "Mairie" "Virement" ^FA2026-900\n  Actif:Banque  100.00 EUR\n  Actif:Clients:Mairie\n'
    ledger.write_text(OPTIONS + SHOP + parts, encoding="utf-8")
    both = {k: d for k, d in identifiers(printed(ledger)).items() if d in (date(2026, 9, 20), date(2026, 10, 20))}
    assert len(both) == 2
    ledger.write_text(OPTIONS + SHOP + parts + paid, encoding="utf-8")
    after = identifiers(printed(ledger))
    assert {key: day for key, day in both.items() if key in after} == {
        key: day for key, day in both.items() if day == date(2026, 10, 20)
    }


def test_two_milestones_of_one_name_are_two_events(ledger: Path) -> None:
    twice = """
2026-07-10 custom "milestone" "D2026-002" 2026-08-29 "Chantier" "10 %"
2026-07-10 custom "milestone" "D2026-002" 2026-09-01 "Chantier" "10 %"
"""
    ledger.write_text(OPTIONS + SHOP + twice, encoding="utf-8")
    assert len([e for e in events(printed(ledger)) if "(Chantier)" in e["summary"]]) == 3
    identifiers(printed(ledger))


def test_two_companies_have_no_event_in_common(shop: Path, ledger: Path) -> None:
    ledger.write_text(OPTIONS + SHOP.replace("Atelier Verrier SARL", "Autre SARL"), encoding="utf-8")
    assert not identifiers(printed(shop)).keys() & identifiers(printed(ledger)).keys()


def test_a_company_that_changes_its_name_keeps_its_events_by_its_siren(ledger: Path) -> None:
    numbered = SHOP.replace('"Atelier Verrier SARL"\n', '"Atelier Verrier SARL"\n  siren: "732829320"\n', 1)
    ledger.write_text(OPTIONS + numbered, encoding="utf-8")
    before = identifiers(printed(ledger))
    ledger.write_text(OPTIONS + numbered.replace("Atelier Verrier SARL", "Verrerie SAS"), encoding="utf-8")
    assert identifiers(printed(ledger)) == before


@pytest.mark.parametrize(
    "name",
    [
        "Lumen, fils; et \\ associés",
        "Ligne une\\nligne deux",
        "Ateliers 🪟 de l'Île – Œuvre",
        "é" * 200,
        "🪟" * 60,
        "BEGIN:VEVENT",
        "a\\tb",
        "tout est: possible=oui",
    ],
)
def test_names_come_back_as_they_were_on_one_line(ledger: Path, name: str) -> None:
    ledger.write_text(OPTIONS + SHOP.replace("Lumen SAS", name), encoding="utf-8")
    (customer,) = (row["customer_name"] for row in Command(ledger).json("agenda") if row["what"] == "promise-due")
    shown = " ".join(str(customer).split())
    assert shown in str(named(printed(ledger), "Promesse")["summary"])
    assert check_calendar(printed(ledger))["VEVENT"] == 9


def test_control_characters_do_not_reach_the_file(ledger: Path) -> None:
    ledger.write_text(OPTIONS + SHOP.replace("Lumen SAS", "Lu\x07men\x1b SAS"), encoding="utf-8")
    assert "Lu men SAS" in named(printed(ledger), "Promesse")["summary"]


def test_a_ledger_without_work_is_an_empty_calendar(tmp_path: Path) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(OPTIONS, encoding="utf-8")
    data = printed(path)
    assert check_calendar(data) == Counter({"VCALENDAR": 1})
    assert "X-WR-CALNAME:acompte" in content_lines(data)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar_are_no_fault(shop: Path, day: str) -> None:
    check_calendar(printed(shop, "--days", "100000000", day=day))


@pytest.mark.parametrize("seed", range(6))
def test_random_companies_have_sound_calendars(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    path = tmp_path / "main.beancount"
    path.write_text(company(draw, quotes=15, start=date(2025, 1, 10), days=420), encoding="utf-8")
    day = date(2025, 1, 10) + timedelta(days=draw.randrange(420))
    data = printed(path, day=day.isoformat(), lang=draw.choice(("fr", "en")))
    assert len(identifiers(data)) == len(Command(path, day.isoformat()).json("agenda", "--days", "90"))


def test_every_kind_of_task_names_commands_that_are_there() -> None:
    assert set(COMMANDS) == set(WHATS)
    for command in (command for commands in COMMANDS.values() for command in commands):
        found: click.Command = cli
        for word in re.sub(r" ?\{\}", "", command).split():
            assert isinstance(found, click.Group)
            found = found.commands[word]
        arguments = [one for one in found.params if isinstance(one, click.Argument) and one.required]
        assert len(arguments) == command.count("{}"), command


def test_an_identifier_is_made_of_the_task_and_not_of_its_date(sample_view: View) -> None:
    one = Task(
        date(2026, 9, 1), "reminder", "FA2026-001", "Actif:Clients:Lumen", sample_view.grid[0].state.open, "first"
    )
    assert identifier(one, "a") == identifier(one._replace(date=date(2026, 9, 8)), "a")
    others = [one._replace(what="invoice-due"), one._replace(document="X"), one._replace(detail="second")]
    names = {identifier(task, "a") for task in [*others, one, one._replace(turn=1)]} | {identifier(one, "b")}
    assert len(names) == 6


def test_the_sample_company_has_a_calendar(sample_view: View) -> None:
    tasks = agenda(sample_view.state, sample_view.grid, sample_view.quotes, AHEAD)
    data = calendar(tasks, sample_view.book, sample_view.day, "fr")
    assert {str(event["categories"].cats[0]) for event in events(data)} > {"reminder", "invoice-due", "final-to-issue"}
    assert check_calendar(data)["VALARM"] == len(tasks)
