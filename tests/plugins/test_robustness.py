"""What a user may write never raises: the plugins load it, the commands answer, whatever the ledger says."""

import random
import re
from datetime import date
from pathlib import Path

import pytest
from beancount import loader
from click.testing import CliRunner

from acompte_cli.main import cli
from support.ledgers import CHART, OPTIONS
from support.wild_ledgers import TEXT, with_other_metadata, with_other_values, without_a_line

COMMANDS = ("check", "status", "quotes", "aging", "dso", "agenda", "forecast")


def tracebacks(text: str) -> list[str]:
    _, errors, _ = loader.load_string(text)
    return [str(error.message) for error in errors if "Traceback" in str(error.message)]


def answers(path: Path, text: str, day: str) -> None:
    path.write_text(text, encoding="utf-8")
    for command in COMMANDS:
        result = CliRunner().invoke(cli, ["-f", str(path), "--as-of", day, command])
        assert result.exception is None or isinstance(result.exception, SystemExit), (command, result.exception)
        assert "Traceback" not in result.output, (command, result.output)


def test_metadata_of_another_kind_never_raises() -> None:
    texts = random.Random(1).sample(with_other_metadata(), 120)
    assert [found for text in texts for found in tracebacks(text)] == []


def test_directives_with_other_values_never_raise() -> None:
    texts = random.Random(2).sample(with_other_values(), 120)
    assert [found for text in texts for found in tracebacks(text)] == []


def test_a_missing_line_never_raises() -> None:
    texts = random.Random(3).sample(without_a_line(), 40)
    assert [found for text in texts for found in tracebacks(text)] == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param(OPTIONS + CHART, id="accounts only"),
        pytest.param(TEXT.partition("2026-02-10 *")[0], id="no transaction"),
        pytest.param(TEXT + TEXT.partition("2026-01-01 custom")[2].partition("\n")[2], id="everything twice"),
        pytest.param(TEXT.replace(" EUR", " CHF"), id="a currency that the books do not have"),
        pytest.param(TEXT.replace('option "operating_currency" "EUR"\n', ""), id="no operating currency"),
        pytest.param(re.sub(r" (-?)([\d.]+) EUR\n", r" 0.00 EUR\n", TEXT), id="nothing but zeros"),
        pytest.param(re.sub(r" -?([\d.]+) EUR\n", r" -\1 EUR\n", TEXT), id="nothing but negative amounts"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="lines that end as on Windows"),
        pytest.param("\ufeff" + TEXT, id="a byte order mark"),
        pytest.param(TEXT.replace(' * "', ' ! "'), id="nothing but flags"),
        pytest.param(TEXT + '2026-08-01 * "x"\n  invoice: "FA2026-003"\n', id="a document without postings"),
        pytest.param(TEXT + "2026-07-01 close Actif:Clients:Lumen\n", id="a closed customer"),
        pytest.param(TEXT.replace("FA2026-002", "../../x"), id="a number that looks like a path"),
        pytest.param(TEXT.replace("2026-0", "2024-0").replace("2024-06-20", "2024-02-29"), id="a leap day"),
    ],
)
def test_every_command_answers(text: str, tmp_path: Path) -> None:
    answers(tmp_path / "main.beancount", text, "2026-08-31")


@pytest.mark.parametrize("role", ["customer", "retention", "bill", "doubtful", "deposits", "vat", "bank", "revenue"])
def test_one_role_on_every_account_never_raises(role: str) -> None:
    assert tracebacks(re.sub(r'  pcg: "\d+"', f'  role: "{role}"', TEXT)) == []


@pytest.mark.parametrize("kind", ["opening", "debit-note", "final", "progress", "invoice", "deposit", "credit-note"])
def test_a_kind_that_does_not_fit_never_raises(kind: str) -> None:
    assert tracebacks(re.sub(r'(  invoice: "[^"]*"\n)', rf'\1  kind: "{kind}"\n', TEXT)) == []


def test_a_day_before_everything_and_one_long_after_are_answered(tmp_path: Path) -> None:
    for day in (date(1990, 2, 28), date(2024, 2, 29), date(2400, 2, 29)):
        answers(tmp_path / "main.beancount", TEXT, day.isoformat())
