"""Ledgers that know nothing of the format: whatever their language, the plugins leave them exactly as they are."""

from pathlib import Path
from textwrap import dedent

import pytest
from beancount import loader
from beancount.parser import printer

SAMPLES = sorted((Path(__file__).parents[3] / "shared" / "samples" / "beancount").glob("*.beancount"))

PLUGINS = '\nplugin "acompte.matching" "warnings"\nplugin "acompte.dso"\n'

GERMAN = """
    option "operating_currency" "EUR"
    option "name_assets" "Vermoegen"
    option "name_liabilities" "Verbindlichkeiten"
    option "name_equity" "Eigenkapital"
    option "name_income" "Ertraege"
    option "name_expenses" "Aufwendungen"
    2025-01-01 open Vermoegen:Forderungen:Mueller EUR
      konto: "1400"
      name: "Müller GmbH"
    2025-01-01 open Vermoegen:Bank EUR
    2025-01-01 open Verbindlichkeiten:Umsatzsteuer EUR
      satz: "19 %"
    2025-01-01 open Ertraege:Erloese EUR
    2025-02-01 * "Müller GmbH" "Rechnung" ^RE-2025-07
      invoice: "RE-2025-07"
      Vermoegen:Forderungen:Mueller        119.00 EUR
      Verbindlichkeiten:Umsatzsteuer       -19.00 EUR
      Ertraege:Erloese                    -100.00 EUR
"""
ENGLISH = """
    option "operating_currency" "USD"
    2025-01-01 open Assets:Receivable:Initech USD
      role: "client of the month"
      vat: "none of your business"
    2025-01-01 open Assets:Checking USD
    2025-01-01 open Income:Consulting USD
    2025-01-01 custom "company" "Initech" 12.00 USD
    2025-01-01 custom "quote" "Somebody said"
    2025-01-01 custom "start" "a new life"
    2025-01-01 custom "fava-option" "language" "en"
    2025-03-05 ! "Initech" "Consulting" #travel ^INV-7
      due: "soon"
      Assets:Receivable:Initech   1000.00 USD
      Income:Consulting
    2025-03-09 note Assets:Receivable:Initech "called" ^INV-7
      reminder: "first"
"""
RUSSIAN = """
    option "operating_currency" "RUB"
    option "name_assets" "Активы"
    option "name_liabilities" "Обязательства"
    option "name_equity" "Капитал"
    option "name_income" "Доходы"
    option "name_expenses" "Расходы"
    2025-01-01 open Активы:Покупатели RUB
      schet: "62"
    2025-01-01 open Доходы:Выручка RUB
    2025-04-01 * "ООО «Синее небо»" "Счёт № 7"
      Активы:Покупатели   5000 RUB
      Доходы:Выручка     -5000 RUB
"""


def written(text: str) -> list[str]:
    entries, errors, _ = loader.load_string(text)
    assert errors == []
    return [printer.format_entry(entry) for entry in entries]


@pytest.mark.parametrize("text", [GERMAN, ENGLISH, RUSSIAN], ids=["German", "English", "Russian"])
def test_a_ledger_without_accounts_of_our_roles_is_left_as_it_is(text: str) -> None:
    plain = dedent(text)
    assert written(plain) == written(plain + PLUGINS)


@pytest.mark.skipif(not SAMPLES, reason="the sample ledgers are not beside this repository")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_a_sample_ledger_of_another_kind_gives_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    text = path.read_text(encoding="utf-8")
    copy.write_text(text, encoding="utf-8")
    before, errors_before, _ = loader.load_file(str(copy))
    copy.write_text(text + PLUGINS, encoding="utf-8")
    after, errors_after, _ = loader.load_file(str(copy))
    assert [error.message for error in errors_after] == [error.message for error in errors_before]
    assert [printer.format_entry(entry) for entry in after] == [printer.format_entry(entry) for entry in before]
