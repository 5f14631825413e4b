"""How the desk writes what people say: rates, reasons, amounts as the French type them."""

import shlex
from pathlib import Path

from click.testing import CliRunner

from acompte_cli.main import cli
from support.desk_walk import ledger_text


def last_words(folder: Path, words: str) -> list[str]:
    """Run a command on a new company, and give the lines that it wrote, without their spacing."""
    path = folder / "main.beancount"
    path.write_text(ledger_text("receipts", series=True), encoding="utf-8")
    result = CliRunner().invoke(cli, ["-f", str(path), *shlex.split(words)])
    assert result.exit_code == 0, result.output
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_a_reason_for_no_vat_says_the_rate_of_an_invoice(tmp_path: Path) -> None:
    lines = last_words(tmp_path, "invoice new Lumen 500 --title Cloison --vat-reason reverse-charge --date 2026-02-02")
    assert 'vat-reason: "reverse-charge"' in lines
    assert "Actif:Clients:Lumen 500.00 EUR" in lines
    assert not any("TVA" in line for line in lines)


def test_a_rate_of_a_quote_is_written_without_idle_zeros(tmp_path: Path) -> None:
    assert "vat: 0" in last_words(
        tmp_path, "quote new Lumen 500 --title Cloison --vat-reason reverse-charge --date 2026-02-02"
    )
    assert "vat: 5.5" in last_words(tmp_path, "quote new Lumen 500 --title Cloison --vat 5,50 --date 2026-02-02")


def test_amounts_are_read_as_the_french_type_them(tmp_path: Path) -> None:
    for said in ("12345.67", "12 345,67", "12\u202f345,67", "12 345,67 €", "12345,67EUR"):
        lines = last_words(tmp_path, f"quote new Lumen '{said}' --title Cloison --vat 20 --date 2026-02-02")
        assert '2026-02-02 custom "quote" "D2026-001" Actif:Clients:Lumen 12345.67 EUR' in lines
