"""The second half of the dashboard says what the commands say."""

import json
import re
from datetime import date, timedelta
from decimal import Decimal
from html import unescape
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from click.testing import CliRunner

from acompte.model.text import money
from acompte_cli.main import cli
from support.site_pages import plain


@pytest.fixture(scope="module")
def command(sample: Path, sample_day: date) -> Any:
    def run(*words: str) -> Any:
        said = ["-f", str(sample), "--as-of", str(sample_day), *words]
        result = CliRunner().invoke(cli, said)
        assert result.exit_code in (0, 1), result.output
        return json.loads(result.stdout)

    return run


@pytest.fixture(scope="module", params=["fr", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def dashboard(language: str, sample: Path, sample_day: date, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("site")
    said = ["-f", str(sample), "--as-of", str(sample_day), "--lang", language, "report", str(folder)]
    assert CliRunner().invoke(cli, said).exit_code == 0
    return (folder / "index.html").read_text(encoding="utf-8")


def section(page: str, name: str) -> str:
    """The words from a heading to the next one."""
    inside = page.partition(f'id="{name}"')[2]
    assert inside, name
    start = inside.index("</h2>") if "</h2>" in inside[:400] else 0
    return plain(inside[start : inside.index("<h2", start + 5) if "<h2" in inside[start + 5 :] else None])


def amount(value: object, language: str) -> str:
    return plain(money(Decimal(str(value)), language, "EUR"))


def total(rows: Any, key: str) -> Decimal:
    return sum((Decimal(row[key]) for row in rows if row[key] is not None), Decimal(0))


def test_orders_are_what_accepted_quotes_leave_to_invoice(dashboard: str, language: str, command: Any) -> None:
    rows = [row for row in command("quotes", "--format", "json") if row["state"] == "accepted"]
    left = [row for row in rows if Decimal(row["left_ht"]) > 0]
    said = section(dashboard, "orders")
    assert amount(total(left, "left_ht"), language) in said
    assert str(len(left)) in said
    bars = re.findall(
        r'<span class="n">([^<]+)</span>', dashboard.partition('id="orders"')[2].partition("</figure>")[0]
    )
    assert len(bars) >= 2


def test_what_lateness_costs_is_the_sum_of_the_penalties_of_a_year(
    dashboard: str, language: str, command: Any, sample_day: date
) -> None:
    by_document: dict[str, list[Any]] = {}
    for row in command("penalties", "--format", "json"):
        by_document.setdefault(row["document"], []).append(row)
    after = (sample_day - timedelta(365)).isoformat()
    rows = [row for own in by_document.values() if own[0]["from"] > after for row in own]
    said = section(dashboard, "lateness")
    assert str(len({row["document"] for row in rows})) in said
    interest, fees = total(rows, "interest"), total(rows, "fee")
    assert amount(interest, language) in said
    assert amount(fees, language) in said
    assert amount(interest + fees - total(rows, "charged") - total(rows, "waived"), language) in said


def test_retentions_are_those_of_the_aged_balance(dashboard: str, language: str, command: Any) -> None:
    rows = command("aging", "--format", "json")
    rows = rows["customers"] if isinstance(rows, dict) else rows
    own = [row for row in rows if row["customer"] not in (None, "")]
    assert amount(total(own, "retention"), language) in section(dashboard, "retentions")


def test_alerts_are_the_diagnostics_of_the_check(dashboard: str, command: Any) -> None:
    found = command("check", "--format", "json")
    rows = found["diagnostics"] if isinstance(found, dict) else found
    said = dashboard.partition('id="alerts"')[2].partition("</section>")[0]
    assert said.count("<li") == min(len(rows), 10)
    for row in rows[:10]:
        assert f">{row['code']}</a>" in said or f">{row['code']}" in said
        assert f"{Path(row['file']).name}:{row['line']}" in said


def test_the_customers_who_matter_are_billed_what_the_dso_says(dashboard: str, language: str, command: Any) -> None:
    said = section(dashboard, "matters")
    customers = command("dso", "--format", "json")
    rows = sorted(
        (row for row in customers["customers"] if Decimal(row["billed"]) > 0), key=lambda row: -Decimal(row["billed"])
    )
    for row in rows[:10]:
        assert amount(row["billed"], language) in said


def test_jobs_that_wait_are_named_with_what_they_wait_for(dashboard: str, command: Any) -> None:
    quotes = {row["quote"]: row for row in command("quotes", "--format", "json")}
    said = section(dashboard, "waiting")
    named = re.findall(r"D\d{4}-\d{3}", said)
    assert named
    assert all(quotes[number]["state"] == "accepted" for number in named)
    assert all(Decimal(quotes[number]["deposits_paid"]) == 0 for number in named)


def test_alerts_say_days_and_reminders_as_pages_do(dashboard: str, language: str) -> None:
    said = unescape(section(dashboard, "alerts"))
    assert not re.search(r"\d{4}-\d{2}-\d{2}", said)
    french, english = "la relance « dernière » du 25 août 2026", 'the reminder "last" of 25 August 2026'
    assert (french if language == "fr" else english) in said


UNSIGNED = """
    option "operating_currency" "EUR"
    2026-01-01 open Assets:Receivables:Lumen
      pcg: "411000"
      name: "Lumen SAS"
    2026-01-01 open Liabilities:Deposits
      pcg: "419100"
    2026-01-05 custom "quote" "D2026-001" Assets:Receivables:Lumen 1000.00 EUR
    2026-01-20 * "Deposit" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-09
      Assets:Receivables:Lumen  300 EUR
      Liabilities:Deposits
"""


def test_an_alert_keeps_days_of_what_is_to_be_written_as_entries_have_them(tmp_path: Path) -> None:
    ledger = tmp_path / "main.beancount"
    ledger.write_text(dedent(UNSIGNED), encoding="utf-8")
    said = ["-f", str(ledger), "--as-of", "2026-02-20", "--lang", "fr", "report", str(tmp_path / "site")]
    assert CliRunner().invoke(cli, said).exit_code == 0
    words = unescape(section((tmp_path / "site" / "index.html").read_text(encoding="utf-8"), "alerts"))
    assert "facturée le 20 janvier 2026 alors que" in words
    assert 'Ajoutez : 2026-01-20 custom "accepted" "D2026-001".' in words


def test_what_beancount_finds_is_not_called_sound(tmp_path: Path) -> None:
    ledger = tmp_path / "main.beancount"
    wrong = dedent(UNSIGNED) + "2026-02-01 balance Liabilities:Deposits 5.00 EUR\n"
    ledger.write_text(
        wrong.replace("2026-01-20 *", '2026-01-06 custom "accepted" "D2026-001"\n2026-01-20 *'), encoding="utf-8"
    )
    said = ["-f", str(ledger), "--as-of", "2026-02-05", "--lang", "fr", "report", str(tmp_path / "site")]
    assert CliRunner().invoke(cli, said).exit_code == 0
    words = unescape(section((tmp_path / "site" / "index.html").read_text(encoding="utf-8"), "alerts"))
    assert "Beancount trouve 1 erreur" in words
    assert "Rien à corriger" not in words
