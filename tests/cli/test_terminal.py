"""What an accountant reads in the terminal, of the sample company on its day, in both languages."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from syrupy.assertion import SnapshotAssertion

from acompte_cli.main import cli

COMMANDS = {
    "penalties": ("penalties",),
    "penalties of a customer": ("penalties", "--customer", "Belledonne"),
    "remind": ("remind", "--dry-run", "--html", "FA2026-013", "FA2026-031", "FA2026-045"),
    "statement": ("statement", "Griffon", "--since", "2026-03-01"),
    "dossier": ("dossier", "Belledonne", "--dry-run"),
    "dossier of a public buyer": ("dossier", "Passerelle", "--dry-run"),
    "daily": ("daily", "--dry-run", "--html"),
}


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_read(
    name: str,
    language: str,
    sample: Path,
    sample_day: date,
    snapshot: SnapshotAssertion,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    command = ["-f", str(sample), "--as-of", str(sample_day), "--lang", language, *COMMANDS[name]]
    result = CliRunner().invoke(cli, command)
    assert result.exit_code == 0, result.output
    assert result.output.replace(str(sample.parent), "LEDGER") == snapshot


@pytest.mark.parametrize("command", [("status",), ("quotes", "--format", "json"), ("agenda", "--format", "ics")])
def test_an_output_that_cannot_be_written_is_said(command: tuple[str, ...], sample: Path, sample_day: date) -> None:
    run = [sys.executable, "-m", "acompte_cli.main", "-f", str(sample), "--as-of", str(sample_day), *command]
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        result = subprocess.run(run, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert result.returncode == 1
    assert result.stderr == "acompte: the output cannot be written (No space left on device).\n"
