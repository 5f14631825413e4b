"""Random sequences of commands: after each one the ledger is sound, and the text before it stands untouched."""

from pathlib import Path

import pytest
from beancount import loader

from acompte.handover import read
from support.desk_walk import RATES, REGIMES, Walk, company_text, ledger_text, rates_in


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("seed", range(4))
def test_after_each_command_the_ledger_is_sound(tmp_path: Path, regime: str, seed: int) -> None:
    walk = started(tmp_path, regime, seed)
    for _ in range(20):
        walk.step()
    assert walk.refused < 15


@pytest.mark.heavy
@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("seed", range(100, 103))
def test_after_many_commands_the_ledger_is_sound(tmp_path: Path, regime: str, seed: int) -> None:
    walk = started(tmp_path, regime, seed)
    for _ in range(40):
        walk.step()


@pytest.mark.parametrize("seed", range(5))
def test_a_company_with_a_past_stays_sound(tmp_path: Path, seed: int) -> None:
    walk = taken_up(tmp_path, seed)
    for _ in range(15):
        walk.step()
    assert walk.refused < 12


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(100, 112))
def test_companies_with_a_past_stay_sound_for_long(tmp_path: Path, seed: int) -> None:
    walk = taken_up(tmp_path, seed)
    for _ in range(30):
        walk.step()


def taken_up(folder: Path, seed: int) -> Walk:
    """A company that somebody else has typed so far, on the day of its last entry."""
    path = folder / "main.beancount"
    path.write_text(company_text(seed), encoding="utf-8")
    entries, errors, options = loader.load_file(str(path))
    assert errors == []
    book = read(entries, options).history.book
    return Walk(path, seed, rates_in(book), book.newest)


def started(folder: Path, regime: str, seed: int) -> Walk:
    path = folder / "main.beancount"
    path.write_text(ledger_text(regime, series=seed % 2 == 0))
    return Walk(path, seed, RATES if regime != "none" else ("0",))
