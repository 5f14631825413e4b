"""The pages of documents: golden pages, typography, the user's own templates, the logo."""

import html
import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from acompte.model.text import LANGUAGES
from acompte_reports.papers import PaperFault, TemplateFault, compose, render
from acompte_reports.papers.making import TEMPLATES
from acompte_reports.papers.pages import OURS
from acompte_reports.papers.words import WORDS, say
from support.paper_ledger import CHARGES, CREDIT, TWO_RATES, WORKS, books, page, paper

STORY = (TWO_RATES, CREDIT, CHARGES, WORKS)
EACH = {
    "quote": "D2026-020",
    "deposit": "FA2026-001",
    "progress": "FA2026-012",
    "final": "FA2026-002",
    "final-account": "FA2026-013",
    "credit-note": "AV2026-001",
    "debit-note": "ND2026-001",
}


def body(found: str) -> str:
    """A page without its style and the drawing of its code, which say nothing of the ledger."""
    found = re.sub(r"(?s)<style>.*?</style>", "", found)
    found = re.sub(r"(?s)<path.*?/>", "<path/>", found)
    return re.sub(r"\n\s*\n+", "\n", found)


def words(found: str) -> str:
    main = found[found.index("<main>") : found.index("</main>")]
    return html.unescape(re.sub(r"<title>.*?</title>|<[^>]+>", " ", main))


@pytest.mark.parametrize("kind", EACH)
def test_a_page_in_french(kind: str, snapshot: SnapshotAssertion) -> None:
    assert body(page(EACH[kind], *STORY)) == snapshot


@pytest.mark.parametrize("kind", ["deposit", "final-account", "quote"])
def test_a_page_in_english(kind: str, snapshot: SnapshotAssertion) -> None:
    assert body(page(EACH[kind], *STORY, language="en")) == snapshot


@pytest.mark.parametrize("kind", EACH)
def test_french_typography_holds_on_every_page(kind: str) -> None:
    said = words(page(EACH[kind], *STORY))
    assert not re.search(r" [:;?!€%»]|« ", said)
    assert not re.search(r"[^\s\u00a0\u202f][:;?!](?!\w)", said)


@pytest.mark.parametrize("kind", EACH)
def test_an_english_page_has_no_french_amount_nor_label(kind: str) -> None:
    found = page(EACH[kind], *STORY, language="en")
    assert '<html lang="en">' in found
    assert not re.search(r"\d\u00a0€", found)
    assert not re.search(r"<dt>(?:Échéance|Devis)|Désignation|Reste à payer", found)


def test_the_language_is_the_one_asked_for_then_the_customers_then_the_companys() -> None:
    english = TWO_RATES.replace("Clients:Lumen", "Clients:Harbour")
    assert paper("FA2026-002", english).language == "en"
    assert paper("FA2026-002", english, language="fr").language == "fr"
    assert paper("FA2026-002", TWO_RATES).language == "fr"


def test_every_word_has_both_languages() -> None:
    assert all(pair[0] and pair[1] for pair in WORDS.values())
    assert {say("quote", language) for language in LANGUAGES} == {"Devis", "Quote"}


def test_what_the_ledger_says_is_escaped() -> None:
    found = page("FA2026-002", TWO_RATES.replace("Salle d'eau", "<script>alert(1)</script> & co"))
    assert "<script>" not in found
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co" in found


@pytest.mark.parametrize("kind", EACH)
def test_every_header_cell_says_what_it_is_the_header_of(kind: str) -> None:
    assert not re.search(r"<th(?! scope)[ >]", page(EACH[kind], *STORY))
    assert page(EACH[kind], *STORY).count("<h1>") == 1


def test_a_settled_document_asks_for_nothing() -> None:
    early = """
2026-02-06 * "Chèque" ^D2026-020
  Actif:Banque          3420.00 EUR
  Actif:Clients:Lumen  -3420.00 EUR
"""
    found = words(page("FA2026-001", TWO_RATES, early))
    assert "Rien à payer" in found
    assert "IBAN" not in found


def test_a_document_in_the_customers_favour_says_so() -> None:
    story = """
2026-02-03 custom "quote" "D9" Actif:Clients:Lumen 1000.00 EUR
  vat: 20
2026-02-03 custom "accepted" "D9"
2026-02-03 * "Acompte" ^D9
  invoice: "F8"
  due: 2026-03-01
  Actif:Clients:Lumen   960.00 EUR
  Passif:Acomptes      -800.00 EUR
  Passif:TVA           -160.00 EUR
2026-03-03 custom "amendment" "D9" "Moins-value" -400.00 EUR
2026-04-03 * "Solde" ^D9
  invoice: "F9"
  Actif:Clients:Lumen  -240.00 EUR
  Passif:Acomptes       800.00 EUR
  Produits:Travaux     -600.00 EUR
  Passif:TVA             40.00 EUR
"""
    found = words(page("F9", story)).replace("\u00a0", " ")
    assert re.search(r"En votre faveur\s+240,00 €", found)
    assert "IBAN" not in found


# The user's own templates and logo.


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / TEMPLATES / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_template_of_the_users_own_comes_first_and_may_extend_ours(tmp_path: Path) -> None:
    text = '{% extends "acompte/final.html" %}{% block note %}Merci de votre confiance.{% endblock %}'
    found = render(books(TWO_RATES), "FA2026-002", None, html=True, folder=own(tmp_path, "final.html", text)).decode()
    assert "Merci de votre confiance." in found
    assert "Acomptes déjà facturés" in found


def test_a_style_of_the_users_own_replaces_ours(tmp_path: Path) -> None:
    folder = own(tmp_path, "paper.css", "body { color: green }")
    assert "color: green" in render(books(TWO_RATES), "D2026-020", None, html=True, folder=folder).decode()


def test_a_broken_template_is_named_with_its_line(tmp_path: Path) -> None:
    folder = own(tmp_path, "final.html", "Bonjour\n{{ paper.nothing }}")
    with pytest.raises(TemplateFault, match=r"final\.html:2: .*nothing"):
        render(books(TWO_RATES), "FA2026-002", None, html=True, folder=folder)


def test_every_kind_has_a_template() -> None:
    kinds = {compose(books(*STORY), number).kind for number in EACH.values()} | {"invoice"}
    assert all((OURS / f"{kind}.html").is_file() for kind in kinds)


def with_logo(tmp_path: Path, logo: str) -> str:
    """The page of a document of a company with a logo, whose ledger stands in a folder."""
    view = books(TWO_RATES)
    company = view.book.settings.companies[0]
    company.meta.update(logo=logo, filename=str(tmp_path / "main.beancount"))
    return render(view, "FA2026-002", None, html=True, folder=tmp_path).decode()


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc00000030101001892d6490000"
    "000049454e44ae426082"
)


def test_the_logo_is_put_into_the_page(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PIXEL)
    assert '<img class="logo" src="data:image/png;base64,iVBOR' in with_logo(tmp_path, "logo.png")


@pytest.mark.parametrize(
    ("logo", "why"),
    [("logo.png", "ne se lit pas"), ("../logo.png", "hors du dossier"), ("logo.exe", "n'est pas une image")],
)
def test_a_logo_that_cannot_be_used_is_said(tmp_path: Path, logo: str, why: str) -> None:
    with pytest.raises(PaperFault, match=why):
        with_logo(tmp_path, logo)


def test_a_logo_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inside = tmp_path / "books"
    inside.mkdir()
    (tmp_path / "secret.png").write_bytes(PIXEL)
    (inside / "logo.png").symlink_to(tmp_path / "secret.png")
    with pytest.raises(PaperFault, match="hors du dossier"):
        with_logo(inside, "logo.png")


@pytest.mark.parametrize(
    ("number", "why"),
    [("FA2026-003", "FA2026-0"), ("", "les plus proches"), ("D2026-21", "D2026-020")],
)
def test_a_number_that_names_nothing_gets_the_nearest(number: str, why: str) -> None:
    with pytest.raises(PaperFault, match=why):
        paper(number, *STORY)


def test_a_document_after_the_day_and_one_of_other_books_are_refused_with_the_reason() -> None:
    later = """
2026-09-15 * "Après"
  invoice: "FA2026-050"
  due: 2026-10-15
  Actif:Clients:Lumen      70.00 EUR
  Produits:Travaux        -70.00 EUR
2026-01-01 open Capitaux:Reprise
2026-01-01 * "Reprise"
  invoice: "X1"
  kind: "opening"
  Actif:Clients:Lumen      70.00 EUR
  Capitaux:Reprise        -70.00 EUR
"""
    with pytest.raises(PaperFault, match="2026-09-15"):
        paper("FA2026-050", later.replace("Capitaux", "Equity"))
    with pytest.raises(PaperFault, match="repris d'autres livres"):
        paper("X1", later.replace("Capitaux", "Equity"))
    with pytest.raises(PaperFault, match="les plus proches"):
        paper("X2", later.replace("Capitaux", "Equity"))
