"""What the desk writes, as an accountant reads it: one story a regime, each held as it stands."""

import re
import shlex
from datetime import date
from pathlib import Path

import pytest
from beancount import loader
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion

from acompte_cli.main import cli
from support.desk_walk import REGIMES, ledger_text

ORDER = (
    'quote new Lumen --date 2026-01-05 --title Verrière --line "Pose; 10 h; 60; 10" --line "Verre; 20 m²; 170; 20"',
    "quote accept D2026-001 --date 2026-01-12",
    "payment FA2026-001 --date 2026-02-10 --fee 3.20",
    "quote amend D2026-001 --vat 20 --date 2026-02-15 -- Store 500",
    "quote received D2026-001 --date 2026-03-20",
    'invoice final D2026-001 --date 2026-03-25 --discount "2 % 10 jours"',
    "payment FA2026-002 --date 2026-04-01 --discount",
)
WORKS = (
    "quote new Mairie 10000 --vat 20 --retention 5 --date 2026-01-05 --title École",
    "quote accept D2026-001 --date 2026-01-12",
    "invoice progress D2026-001 --percent 40 --date 2026-02-27",
    "payment FA2026-001 FA2026-002 --date 2026-03-30",
    "invoice credit FA2026-002 --amount 120 --reason métré --date 2026-04-02",
    "quote received D2026-001 --date 2026-05-29",
    "invoice final D2026-001 --date 2026-06-01",
    "payment FA2026-003 --amount 2000 --date 2026-06-30",
    "bounce FA2026-003 --date 2026-07-04",
    "doubtful FA2026-003 --date 2026-12-31",
    "writeoff FA2026-003 --date 2026-12-31",
    "payment FA2026-002 --date 2027-06-01",
)
HOME = (
    "quote new Aubanel 4800 --vat 20 --off-premises --date 2026-01-05 --title Fenêtre",
    "quote accept D2026-001 --date 2026-01-12",
    "payment D2026-001 --date 2026-01-20",
    "quote cancel D2026-001 --keep indemnity --why déménagement --date 2026-02-01",
    "quote new Aubanel 1200 --vat 10 --date 2026-02-03 --title Porte",
    "quote accept D2026-002 --date 2026-02-04",
    "quote cancel D2026-002 --refund --date 2026-02-05",
    "quote new Aubanel 1200 --vat 10 --date 2026-02-06 --title Store",
    "quote accept D2026-003 --date 2026-02-07 --no-deposit",
    "payment D2026-003 --amount 500 --date 2026-02-08",
    "invoice deposit D2026-003 --amount 600 --date 2026-02-09",
    "quote cancel D2026-003 --keep price --date 2026-03-01",
)
STORIES = {"order": ORDER, "works": WORKS, "home": HOME}


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("story", STORIES)
def test_the_entries_are_what_an_accountant_would_type(
    tmp_path: Path, story: str, regime: str, snapshot: SnapshotAssertion
) -> None:
    path = tmp_path / "main.beancount"
    before = ledger_text(regime, series=True)
    path.write_text(before, encoding="utf-8")
    for words in STORIES[story]:
        said = words.replace("--vat 20", "--vat 0").replace("--vat 10", "--vat 0") if regime == "none" else words
        said = said.replace('; 10"', '; 0"').replace('; 20"', '; 0"') if regime == "none" else said
        result = CliRunner().invoke(cli, ["-f", str(path), *shlex.split(said)])
        assert result.exit_code == 0, (words, result.output)
    _, errors, _ = loader.load_file(str(path))
    assert errors == []
    assert path.read_text(encoding="utf-8").removeprefix(before) == snapshot
    for day in (date(2026, 3, 31), date(2026, 12, 31)):
        assert CliRunner().invoke(cli, ["-f", str(path), "--as-of", day.isoformat(), "check"]).exit_code == 0


def test_a_line_without_vat_says_so_beside_one_with_vat(tmp_path: Path) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(ledger_text("receipts", series=True), encoding="utf-8")
    words = (
        'quote new Lumen --date 2026-01-05 --title Verrière --line "Pose; 1 u; 400; 20" --line "Débours; 1 u; 100; 0"'
    )
    assert CliRunner().invoke(cli, ["-f", str(path), *shlex.split(words)]).exit_code == 0
    assert '"Débours" "1 u" 100.00 EUR "0 %"' in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("changed", "deposit"), [("2026-01-05", "600.00"), ("2026-01-06", "360.00")])
def test_the_deposit_is_that_of_the_policy_on_the_day_of_the_quote(tmp_path: Path, changed: str, deposit: str) -> None:
    path = tmp_path / "main.beancount"
    policy = f'{changed} custom "deposit-policy" "standard" 0.00 EUR "50 %"\n'
    path.write_text(ledger_text("receipts", series=True) + policy, encoding="utf-8")
    for words in (
        "quote new Lumen 1000 --vat 20 --date 2026-01-05 --title Porte",
        "quote accept D2026-001 --date 2026-01-12",
    ):
        result = CliRunner().invoke(cli, ["-f", str(path), *shlex.split(words)])
        assert result.exit_code == 0, result.output
    assert re.search(rf"Actif:Clients:Lumen +{deposit} EUR", path.read_text(encoding="utf-8"))
