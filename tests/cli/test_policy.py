"""`acompte policy`: what customers read is what the settings in force say."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from acompte_cli.main import cli
from support.ledgers import OPTIONS

COMPANY = """
2026-01-01 custom "company" "Atelier <Verrier> SARL"
  vat-due: "{regime}"
  iban: "FR7630006000011234567890189"
2020-01-01 open Actif:Clients EUR
  pcg: "411000"
2020-01-01 open Actif:Clients:Roche EUR
  name: "Mme Roche"
  kind: "consumer"
"""
RULES = """
2026-01-01 custom "deposit-policy" "standard" 0.00 EUR "30 %"
2026-01-01 custom "deposit-policy" "standard" 5000.00 EUR "30 %"
2026-01-01 custom "deposit-policy" "standard" 10000.00 EUR "40 %"
2026-01-01 custom "deposit-policy" "chantier" 0.00 EUR "5,5%"
2026-07-01 custom "deposit-policy" "standard" 10000.00 EUR "never"
2026-01-01 custom "reminder" "standard" "courtesy" "J-7"
2026-01-01 custom "reminder" "standard" "first" "J+3" "deposit"
"""


def squeezed(text: str) -> str:
    """The words of a page, on one line, with plain spaces."""
    plain = re.sub(r"<[^>]+>", " ", re.sub(r"(?s)<style>.*?</style>", "", text))
    return re.sub(r"\s+([,.])", r"\1", " ".join(plain.replace("&nbsp;", " ").split()))


def run(folder: Path, *words: str, day: str = "2026-06-30", text: str = RULES, regime: str = "receipts") -> Result:
    path = folder / "main.beancount"
    path.write_text(OPTIONS + COMPANY.format(regime=regime) + text, encoding="utf-8")
    result = CliRunner().invoke(cli, ["-f", str(path), "--as-of", day, *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def page(folder: Path, *words: str, **more: str) -> str:
    result = run(folder, "--lang", "fr", "policy", "--format", "html", "-o", "-", *words, **more)
    assert result.exit_code == 0, result.output
    return squeezed(result.stdout)


def test_the_tiers_are_those_in_force_and_equal_ones_are_one(tmp_path: Path) -> None:
    before = page(tmp_path)
    assert re.search(r"Cas général 0,00 € 30 % 10 000,00 € 40 % Profil « chantier » 0,00 € 5,5 %", before)
    assert "l’acompte est de 40 %, soit 4 800,00 € hors taxes, 960,00 € de TVA à 20 % et 5 760,00 € à régler" in before
    after = page(tmp_path, day="2026-07-01")
    assert "40 %" not in after
    assert "l’acompte est de 30 %, soit 3 600,00 € hors taxes" in after
    assert "Cas général" not in page(tmp_path, "--profile", "chantier")


@pytest.mark.parametrize(
    ("regime", "said"),
    [
        ("receipts", "due lorsque vous la réglez (article 269-2-c du CGI)"),
        ("delivery", "due à l’encaissement (article 269-2-a du CGI)"),
        ("debits", "nous avons opté pour les débits"),
        ("none", "Nos factures sont sans TVA"),
    ],
)
def test_vat_is_explained_by_the_regime(tmp_path: Path, regime: str, said: str) -> None:
    found = page(tmp_path, regime=regime)
    assert said in found
    assert ("de TVA à 20" in found) == (regime != "none")


def test_reminders_and_lateness_are_those_of_the_day(tmp_path: Path) -> None:
    found = page(tmp_path)
    assert "rappel de courtoisie 7 j avant, première relance 3 j après" in found
    assert "de 12,15 % l’an (taux de la BCE majoré de 10 points, premier semestre 2026)" in found
    assert "de 12,4 % l’an" in page(tmp_path, day="2026-07-01")
    own = page(tmp_path, text=RULES + '2026-01-01 custom "rate" "penalty" "6 %"\n')
    assert "de 7,86 % l’an" in own  # three times the legal rate
    assert "40,00 € par facture" in found
    assert "Pas d’escompte" in found


def test_names_stay_text_and_a_company_without_rules_asks_for_nothing(tmp_path: Path) -> None:
    result = run(tmp_path, "policy", "--format", "html", "-o", "-", text="")
    assert "Atelier &lt;Verrier&gt; SARL" in result.stdout
    assert "Nous ne demandons pas d’acompte" in squeezed(result.stdout)


def test_clauses_name_each_profile_and_print_as_text(tmp_path: Path) -> None:
    result = run(tmp_path, "--lang", "en", "policy", "--clauses", "--format", "text")
    text = " ".join(result.stdout.split())
    assert "of 30% of the price from €0.00 without VAT, of 40% of the price from €10,000.00" in text
    assert "for customers of the profile “chantier” of 5.5% of the price" in text


def test_a_profile_that_is_not_there_is_said(tmp_path: Path) -> None:
    result = run(tmp_path, "policy", "--profile", "inconnu")
    assert (result.exit_code, "inconnu" in result.output) == (1, True)


def test_the_page_of_the_sample_company_is_one_sheet(sample: Path, tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    for language in ("fr", "en"):
        path = tmp_path / f"{language}.pdf"
        words = ["-f", str(sample), "--as-of", "2026-08-31", "--lang", language, "policy", "-o", str(path)]
        assert CliRunner().invoke(cli, words).exit_code == 0
        read = pypdf.PdfReader(path)
        assert len(read.pages) == 1
        assert read.trailer["/Root"]["/Lang"] == language
        assert "Atelier Verrier SARL" in read.metadata.title
