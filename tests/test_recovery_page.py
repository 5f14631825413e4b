"""docs/recovery.md: its commands run, and what it says stands in the code."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from acompte.law.recovery_facts import CIVIL_FORM, DECLARE_WITHIN, SMALL_CLAIM, TRADER_FORM
from acompte_cli.main import cli
from support.pages import commands


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "recovery.md").read_text(encoding="utf-8")


def test_the_commands_run(page: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = [command for _, command in commands(page)]
    assert len(found) == 2
    for command in found:
        words = command.replace("ledger/", f"{root}/ledger/").split()
        result = CliRunner().invoke(cli, words[1:])
        assert result.exit_code == 0, result.output
    folder = tmp_path / "build" / "dossier-belledonne"
    assert {path.name for path in folder.iterdir()} == {"00-bordereau.pdf", "a-lire.txt", "dossier.pdf", "pieces"}
    assert all(f"`{path.name}`" in page or path.is_dir() for path in folder.iterdir())


def test_the_figures_are_those_of_the_law(page: str) -> None:
    assert f"Cerfa {TRADER_FORM}" in page
    assert f"Cerfa {CIVIL_FORM}" in page
    assert f"{SMALL_CLAIM.value:,.0f} EUR" in page
    assert DECLARE_WITHIN.value == 2
    assert "declare within two months" in page
