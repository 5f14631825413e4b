"""Random sequences of commands: after each one the ledger is sound, and the text before it stands untouched."""

from pathlib import Path

import pytest

from support.desk_walk import RATES, REGIMES, Walk, ledger_text


@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("seed", range(4))
def test_after_each_command_the_ledger_is_sound(tmp_path: Path, regime: str, seed: int) -> None:
    walk = started(tmp_path, regime, seed)
    for _ in range(20):
        walk.step()
    assert walk.refused < 15


@pytest.mark.heavy
@pytest.mark.parametrize("regime", REGIMES)
@pytest.mark.parametrize("seed", range(100, 104))
def test_after_many_commands_the_ledger_is_sound(tmp_path: Path, regime: str, seed: int) -> None:
    walk = started(tmp_path, regime, seed)
    for _ in range(60):
        walk.step()


def started(folder: Path, regime: str, seed: int) -> Walk:
    path = folder / "main.beancount"
    path.write_text(ledger_text(regime, series=seed % 2 == 0))
    return Walk(path, seed, RATES if regime != "none" else ("0",))
