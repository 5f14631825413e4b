"""The letters as sheets of paper: one page where the matter fits one."""

import io
from datetime import date

import pytest

from acompte_reports.letters.accounts import statement
from acompte_reports.letters.compose import Composer
from acompte_reports.letters.render import Renderer
from acompte_reports.papers.pdf import pdf_of
from support.letter_ledger import bill, paid, view_of
from support.letter_stages import CUSTOMERS, STAGES, stage_page

pypdf = pytest.importorskip("pypdf")


def pages_of(page: str) -> list[str]:
    """Give the text of each page of a letter's PDF."""
    return [found.extract_text() for found in pypdf.PdfReader(io.BytesIO(pdf_of(page))).pages]


def statement_page(*parts: str) -> str:
    found = statement(Composer(view_of(*parts)), "Actif:Clients:Lumen", date(2026, 1, 1))
    return Renderer(None, "EUR").letter(found.content, account=found)


@pytest.mark.parametrize("language", CUSTOMERS)
@pytest.mark.parametrize("stage", STAGES)
def test_every_letter_of_a_usual_matter_takes_one_page(stage: str, language: str) -> None:
    (text,) = pages_of(stage_page(stage, language))
    assert "RCS Lyon" in text


def test_the_formal_notice_of_that_page_says_all_that_it_must() -> None:
    (text,) = pages_of(stage_page("formal-notice", "fr"))
    said = " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
    for mention in (
        "LETTRE RECOMMANDÉE AVEC AVIS DE RÉCEPTION",
        "mise en demeure de payer",
        "article 1344 du code civil",
        "article L. 441-10 du code de commerce",
        "FA2026-080 18/05/2026 20/06/2026 1 440,00 € 0,00 € 1 440,00 €",
        "FA2026-071 10 080,00 € 01/07/2026 06/07/2026 6 12,4 % 20,55 €",
        "sous huit jours, soit au plus tard le 17 août 2026",
        "80,00 € (2 × 40,00 €)",
        "6 720,37 €",
        "la juridiction compétente",
        "Claire Morel",
    ):
        assert mention in said, (mention, said)


def test_a_statement_of_14_movements_takes_one_page() -> None:
    bills = [bill(f"FA2026-{n:03}", f"2026-07-{n + 1:02}", "1000.00") for n in range(7)]
    payments = [paid(f"FA2026-{n:03}", f"2026-07-{n + 2:02}", "1000.00" if n < 4 else "500.00") for n in range(7)]
    page = statement_page(*bills, *payments)
    assert page.count("règlement, virement") == 7
    assert len(pages_of(page)) == 1
