"""The letters as sheets of paper: one page where the matter fits one, nothing cut, the address in the window."""

import html
import io
import re
import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from acompte_reports.letters.accounts import statement
from acompte_reports.letters.compose import Composer
from acompte_reports.letters.render import Renderer
from acompte_reports.letters.select import due_letters
from acompte_reports.papers.pdf import pdf_of
from support.letter_ledger import bill, paid, view_of
from support.letter_stages import CUSTOMERS, STAGES, stage_page

pypdf = pytest.importorskip("pypdf")


def pages_of(page: str) -> list[str]:
    """Give the text of each page of a letter's PDF."""
    return [found.extract_text() for found in pypdf.PdfReader(io.BytesIO(pdf_of(page))).pages]


class Box(NamedTuple):
    """A word of a PDF and where it stands, in millimetres."""

    word: str
    left: float
    top: float
    right: float
    bottom: float


def tool(*words: str) -> str:
    return subprocess.run(words, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL).stdout


def boxes_of(folder: Path, page: str) -> list[Box]:
    """Give the words of a letter's PDF, in their order."""
    path = folder / "letter.pdf"
    path.write_bytes(pdf_of(page))
    found = re.findall(
        r'<word xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>',
        tool("pdftotext", "-bbox", str(path), "-"),
    )
    return [Box(html.unescape(word), *(float(place) / 72 * 25.4 for place in places)) for *places, word in found]


def reminders(*parts: str) -> list[str]:
    """Give the pages of the reminders due."""
    view, renderer = view_of(*parts), Renderer(None, "EUR")
    return [renderer.letter(Composer(view).compose(due)) for due in due_letters(view)]


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


LONG = "C" * 180 + "K" * 20
NUMBER = "Q" * 200
HOSTILE = f"""
2026-01-01 open Actif:Clients:Long
  name: "{LONG}"
  address: "3 {LONG[:150]}\\n69002 Lyon"
  owner: "{LONG}"
2026-02-01 custom "company" "{LONG}"
  address: "{LONG}\\n69007 Lyon"
  legal: "{LONG}"
  email: "{"e" * 150}@verrerie.example"
  iban: "FR7630006000011234567890189"
"""


@pytest.mark.parametrize("due", ["2026-09-04", "2026-08-28", "2026-06-20"])
def test_words_of_200_letters_are_broken_and_stay_on_the_sheet_whole(tmp_path: Path, due: str) -> None:
    (page,) = reminders(HOSTILE, bill(NUMBER, due, "1234567.89", "Long"))
    boxes = boxes_of(tmp_path, page)
    assert all(box.left >= 19.9 and box.right <= 190.1 and box.bottom < 297 for box in boxes), boxes
    text = "".join(box.word for box in boxes)
    sheets = len(pages_of(page))
    # The sender's name and street, the recipient's name, both signatures; the name and the legal line of each foot.
    assert text.count("K") == 20 * (5 + 2 * sheets)
    # The subject, the sentence, the table, the reference; in a formal notice the two rows of the interest.
    assert text.count("Q") == 200 * (6 if due == "2026-06-20" else 4)
    assert "69002Lyon" in text


def test_hundreds_of_rows_flow_to_further_pages_with_their_head(tmp_path: Path) -> None:
    numbers = [f"FA2026-{n:03}" for n in range(300)]
    (page,) = reminders(*[bill(number, "2026-08-01", "1234.56") for number in numbers])
    pages = pages_of(page)
    with_rows = [text for text in pages if "FA2026-" in text]
    assert len(with_rows) > 5
    assert all("Échéance" in text and "RCS Lyon" in text for text in with_rows)
    assert [number for text in with_rows for number in dict.fromkeys(re.findall(r"FA2026-\d{3}", text))] == numbers
    assert "370 368,00 €" in pages[-1].replace("\u202f", " ").replace("\u00a0", " ")
    assert [f"{number}/{len(pages)}" in text for number, text in enumerate(pages, 1)] == [
        False,
        *[True] * (len(pages) - 1),
    ]


def test_a_long_statement_and_a_long_table_of_interest_repeat_their_heads() -> None:
    bills = [bill(f"FA2026-{n:03}", "2026-06-20", "1000.00") for n in range(60)]
    moved = [text for text in pages_of(statement_page(*bills)) if "15/01/2026facture" in text.replace(" ", "")]
    assert len(moved) > 1
    assert all("Mouvement" in text for text in moved)
    notice = [text for text in pages_of(*reminders(*bills)) if "21/06/2026" in text or "01/07/2026" in text]
    assert len(notice) > 2
    assert all("Taux annuel" in text for text in notice)


@pytest.mark.parametrize("stage", STAGES)
def test_the_pdf_is_tagged_titled_and_in_its_language_with_its_fonts(tmp_path: Path, stage: str) -> None:
    for language, who in (("fr", "Lumen SAS"), ("en", "Harbour Interiors Ltd")):
        path = tmp_path / f"{language}.pdf"
        path.write_bytes(pdf_of(stage_page(stage, language)))
        read = pypdf.PdfReader(path)
        root = read.trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == language
        assert read.metadata.title.startswith(who)
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert read.metadata.author == "Verrerie & Fils SARL"
        fonts = tool("pdffonts", str(path)).splitlines()[2:]
        assert fonts
        assert all(row.split()[-5] == "yes" for row in fonts), fonts
        tags = set(re.findall(r"\w+", tool("pdfinfo", "-struct", str(path))))
        assert {"H1", "P", "Table", "TH", "TD"} <= tags


SHORT = ("Lumen SAS", "69002 Lyon")
SIX = ("Société des Grands Travaux du Rhône", "Service comptabilité", "Bâtiment C, escalier 4", "3 quai Perrache",
       "BP 20345 Lyon Perrache", "69285 LYON CEDEX 02")  # fmt: skip


@pytest.mark.parametrize("stage_due", ["2026-09-04", "2026-08-28", "2026-06-20"])
@pytest.mark.parametrize("lines", [SHORT, SIX])
def test_the_address_stands_in_the_window_of_the_envelope(
    tmp_path: Path, lines: tuple[str, ...], stage_due: str
) -> None:
    address = "\\n".join(lines[1:])
    who = f'2026-01-01 open Actif:Clients:Autre\n  name: "{lines[0]}"\n  address: "{address}"\n'
    tall = '2026-02-01 custom "company" "Verrerie"\n  address: "a\\nb\\nc\\nd\\ne\\nf\\ng\\n69007 Lyon"\n'
    for company in ("", tall):
        (page,) = reminders(who, company, bill("FA2026-001", stage_due, "100.00", "Autre"))
        found = [box for box in boxes_of(tmp_path, page) if box.left > 100 and 45 < box.top < 90]
        written = [word for line in lines for word in line.split()]
        assert [box.word for box in found[: len(written)]] == written
        assert found[0].left == pytest.approx(110, abs=0.5)
        assert found[0].top == pytest.approx(50, abs=1.5)
        for box in found[: len(written)]:
            assert box.left >= 100, box
            assert box.right <= 200, box
            assert box.top >= 45, box
            assert box.bottom <= 90, box
        assert found[len(written)].word in ("Lyon,", "Le")
