"""What the command prints does not depend on the seed of Python's hashes, which orders sets of names anew each time."""

import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from support.carelessness import careless
from support.companies import company_entries, every, render
from support.ledgers import OPTIONS

START, DAYS = date(2024, 1, 15), 400
DAY = date(2025, 1, 31)

ASKED = (
    "check --format json",
    "vat {year} --format json",
    "status --format json",
    "dso --format json",
    "aging",
    "agenda",
    "quotes",
    "forecast",
)
"""The commands that are asked; `{year}` is the year of the day."""

ALL_OF_THEM = """
import sys
from acompte_cli.main import cli
for asked in sys.argv[3:]:
    print(asked, flush=True)
    cli.main(["-f", sys.argv[1], "--as-of", sys.argv[2], *asked.split()], "acompte", standalone_mode=False)
"""
"""One start of Python for all commands: the seed is the process's."""


def printed(ledger: Path, day: date, seed: int, asked: tuple[str, ...]) -> bytes:
    """Give what the commands print on both streams under a seed."""
    asked = tuple(one.format(year=day.year) for one in asked)
    surroundings = {name: value for name, value in os.environ.items() if name != "BEANCOUNT_FILE"}
    done = subprocess.run(
        [sys.executable, "-c", ALL_OF_THEM, str(ledger), day.isoformat(), *asked],
        env={**surroundings, "PYTHONHASHSEED": str(seed), "BEANCOUNT_DISABLE_LOAD_CACHE": "1", "COLUMNS": "100"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    return done.stdout


def says_one_thing(ledger: Path, day: date, seeds: range, asked: tuple[str, ...] = ASKED) -> bytes:
    """All seeds print the same; compared by lines first, so that a failure names the line."""
    first = printed(ledger, day, seeds[0], asked)
    for seed in seeds[1:]:
        other = printed(ledger, day, seed, asked)
        assert other.splitlines() == first.splitlines(), f"{ledger}, PYTHONHASHSEED={seed}"
        assert other == first
    return first


def careless_company(folder: Path, seed: int, quotes: int) -> Path:
    """The ledger of a random company written carelessly: it has every case, and entries for several documents."""
    draw = random.Random(seed)
    settings = every(draw, mixed=True, moves="monthly", rare=True)
    written = company_entries(draw, quotes=quotes, start=START, days=DAYS, settings=settings)
    ledger = folder / "main.beancount"
    ledger.write_text(render(careless(draw, written, START), draw), encoding="utf-8")
    return ledger


def test_the_sample_company_is_shown_alike_under_every_hash_seed(sample: Path, sample_day: date) -> None:
    assert b"deposit-missing" in says_one_thing(sample, sample_day, range(4))


@pytest.mark.parametrize("seed", [1, 2])
def test_a_company_with_errors_is_shown_alike_under_every_hash_seed(tmp_path: Path, seed: int) -> None:
    said = says_one_thing(careless_company(tmp_path, seed, quotes=14), DAY, range(4))
    assert said.count(b'"severity": "error"') > 10


OWN_HABITS = """
2025-01-01 open Actif:Banque
2025-01-01 open Actif:Clients:Lumen
2025-01-01 open Produits:Travaux
2026-01-31 * "Lumen SAS" "Travaux" ^K-017 ^P-033 ^R-101 ^Z-071
  Actif:Clients:Lumen   120.00 EUR
  Produits:Travaux     -120.00 EUR
2026-02-28 * "Lumen SAS" "Travaux" ^K-018 ^P-034 ^R-102 ^Z-072
  Actif:Clients:Lumen   120.00 EUR
  Produits:Travaux     -120.00 EUR
"""


def test_what_a_ledger_lacks_is_shown_alike_under_every_hash_seed(tmp_path: Path) -> None:
    """Each of the four series of links might be the numbers of invoices."""
    ledger = tmp_path / "main.beancount"
    ledger.write_text(OPTIONS + OWN_HABITS, encoding="utf-8")
    assert b"K-017" in says_one_thing(ledger, date(2026, 3, 31), range(4), ("init --dry-run",))


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(100, 104))
def test_many_companies_with_errors_are_shown_alike_under_every_hash_seed(tmp_path: Path, seed: int) -> None:
    says_one_thing(careless_company(tmp_path, seed, quotes=25), DAY, range(5))
