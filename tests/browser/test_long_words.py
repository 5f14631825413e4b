"""Words of two hundred letters in everything that may hold one: no page grows wider than its window."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from acompte_cli.main import cli
from support.ledgers import CHART, OPTIONS

pytestmark = pytest.mark.heavy

WORD = "Donaudampfschiffahrt" * 10
NUMBER = "N" + "0123456789" * 8
LEDGER = f"""
2026-01-01 custom "company" "{WORD}"
  address: "{WORD}"
  email: "{WORD}@exemple.example"
  iban: "FR7630006000011234567890189"
2026-01-01 open Actif:Clients:{WORD} EUR
  name: "{WORD}"
  address: "{WORD}"
  owner: "{WORD}"
2026-01-05 custom "quote" "{NUMBER}" Actif:Clients:{WORD} 1000.00 EUR
  title: "{WORD}"
  vat: 20
  delivery: 2026-03-01
2026-01-05 custom "line" "{NUMBER}" "{WORD}" "1 {WORD}" 1000.00 EUR "20 %"
2026-01-05 custom "milestone" "{NUMBER}" 2026-01-10 "{WORD}" "30 %"
2026-01-05 custom "milestone" "{NUMBER}" 2026-02-10 "{WORD}s" "10 %"
2026-01-06 custom "accepted" "{NUMBER}"
2026-01-10 * "{WORD}" "{WORD}" ^{NUMBER}
  invoice: "F{NUMBER}"
  due: 2026-02-10
  Actif:Clients:{WORD}  360.00 EUR
  Passif:Acomptes  -300.00 EUR
  Passif:TVA:Normale  -60.00 EUR
2026-01-20 * "{WORD}" ^F{NUMBER}
  Actif:Banque  100.00 EUR
  Actif:Clients:{WORD}
2026-02-20 custom "dispute" "F{NUMBER}" "{WORD}"
2026-02-20 custom "hold" Actif:Clients:{WORD} "{WORD}"
2026-02-21 note Actif:Clients:{WORD} "{WORD}" ^F{NUMBER}
  reminder: "{WORD}"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("words")
    ledger, key = folder / "main.beancount", tmp_path_factory.mktemp("key") / "key"
    ledger.write_text(OPTIONS + CHART + LEDGER, encoding="utf-8")
    key.write_text("0123456789abcdef" * 4, encoding="ascii")
    run = ["-f", str(ledger), "--as-of", str(date(2026, 3, 5))]
    for command in (
        ["report", str(folder / "site"), "--customer-pages", str(folder / "pages")],
        ["pdf", f"F{NUMBER}", "--html", "--output", str(folder / "invoice.html")],
        ["pdf", NUMBER, "--html", "--output", str(folder / "quote.html")],
    ):
        result = CliRunner(env={"ACOMPTE_PAGES_KEY": str(key)}).invoke(cli, [*run, *command])
        assert result.exit_code == 0, result.output
    return folder


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_its_window(width: int, folder: Path, opened: Any) -> None:
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 12
    wide = {}
    for path in pages:
        found = opened(path.as_uri(), width)
        across = found.page.evaluate("document.documentElement.scrollWidth")
        if across > width:
            wide[str(path.relative_to(folder))] = across
        found.close()
    assert wide == {}
