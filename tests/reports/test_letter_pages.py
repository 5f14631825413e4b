"""The pages of letters as a person reads them, and their files."""

import html
import re
import time
from datetime import date
from pathlib import Path

import pytest
from beancount import loader
from syrupy.assertion import SnapshotAssertion

from acompte.handover import read
from acompte_reports.letters import write_letters
from acompte_reports.letters.compose import Composer
from acompte_reports.letters.files import slug
from acompte_reports.letters.render import Renderer
from acompte_reports.letters.select import due_letters
from acompte_reports.view import View
from support.letter_ledger import bill, paid, project, reminded, view_of

MOST_WORDS = 150
DUES = {
    "courtesy": "2026-09-04",
    "first": "2026-08-28",
    "second": "2026-08-10",
    "last": "2026-07-25",
    "formal-notice": "2026-06-30",
}


def pages_of(view: View) -> list[str]:
    """Give the pages of the letters due."""
    composer, renderer = Composer(view), Renderer(None, "EUR")
    return [renderer.letter(composer.compose(due)) for due in due_letters(view)]


def page_of(*parts: str) -> str:
    """Give the page of the only letter due."""
    (page,) = pages_of(view_of(*parts))
    return page


def words_of(page: str) -> list[str]:
    """Give the words of the body: salutation, sentences and closing, without table, box and list."""
    main = page[page.index("<main>") : page.index("</main>")]
    paragraphs = re.findall(r"<p>(.*?)</p>", main, re.DOTALL)
    return re.split(r"[ \n]+", html.unescape(re.sub(r"<[^>]+>", "", " ".join(paragraphs))).strip())


def text_of(page: str) -> str:
    """Give all text of a page on one line."""
    body = page[page.index("<body>") :]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize("step", DUES)
@pytest.mark.parametrize("customer", ["Lumen", "Harbour", "Mairie", "Roche", "Smith"])
def test_no_body_is_longer_than_150_words(step: str, customer: str) -> None:
    page = page_of(
        project(customer, DUES[step]),
        paid("FA2026-071", "2026-08-05", "5000.00", customer),
        paid("", "2026-08-20", "25", customer),
        bill("FA2026-090", "2026-12-05", "1200.00", customer),
        *[reminded("FA2026-071", "first", "2026-08-12")] * (step in ("second", "last", "formal-notice")),
    )
    words = words_of(page)
    assert 40 < len(words) <= MOST_WORDS, (len(words), words)


@pytest.mark.parametrize("step", ["first", "second", "last", "formal-notice"])
@pytest.mark.parametrize("customer", ["Roche", "Smith"])
def test_a_consumer_never_reads_of_the_flat_sum(step: str, customer: str) -> None:
    text = text_of(page_of(bill("FA2026-001", DUES[step], "70", customer)))
    assert not re.search(r"\b40[,.]00|L\.\s441|indemnité|recovery", text)


@pytest.mark.parametrize("customer", ["Lumen", "Harbour", "Mairie"])
@pytest.mark.parametrize("step", ["last", "formal-notice"])
def test_companies_and_public_buyers_read_of_the_flat_sum(step: str, customer: str) -> None:
    assert re.search(
        r"40,00\s€ par facture|€40\.00 per invoice", page_of(bill("FA2026-001", DUES[step], "70", customer))
    )


def test_the_rate_is_the_contracts_or_else_the_laws() -> None:
    late = bill("FA2026-001", DUES["last"], "70")
    assert "majoré de dix points" in page_of(late)
    own = page_of(late, '2026-01-01 custom "rate" "penalty" "12,5 %"\n')
    assert "au taux annuel de 12,5\u00a0%, soit " in own
    assert "dix points" not in own


@pytest.mark.parametrize("customer", ["Lumen", "Harbour"])
@pytest.mark.parametrize("step", DUES)
def test_every_letter_gives_thanks_for_the_deposits_paid(step: str, customer: str) -> None:
    text = text_of(page_of(project(customer, DUES[step])))
    assert re.search(
        r"votre acompte de 4\s320,00\s€ le 24\smars 2026|your deposit of €4,320.00 on 24\sMarch 2026", text
    )


def test_a_second_reminder_names_the_first_only_where_there_was_one() -> None:
    late = bill("FA2026-001", DUES["second"], "70")
    assert "Malgré" not in page_of(late)
    assert "Malgré notre rappel du 14\u00a0août 2026" in page_of(late, reminded("FA2026-001", "first", "2026-08-14"))


def test_names_are_escaped() -> None:
    company = '2026-06-01 custom "company" "<b>Nous</b> & \'Cie\'"\n  address: "<i>ici</i>\\n69007 <u>Lyon</u>"\n'
    page = page_of(company, project().replace("Verrière,", "<script>alert(1)</script>"))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "&lt;b&gt;Nous&lt;/b&gt; &amp; &#39;Cie&#39;" in page
    assert not re.search(r"<(i|u)>", page)


def test_a_page_asks_nothing_of_the_network() -> None:
    page = page_of(project())
    assert not re.search(r"https?:|src=|@import|url\(|<link|<script", page)


def test_a_page_says_its_language_its_title_and_its_headers() -> None:
    french, english = (page_of(bill("FA2026-001", DUES["first"], "70", who)) for who in ("Lumen", "Harbour"))
    assert '<html lang="fr">' in french
    assert '<html lang="en">' in english
    assert "<title>Lumen SAS, première relance, 31/08/2026</title>" in french
    assert french.count('scope="col"') == 6
    assert re.search(r"<th(?! scope)[ >]", french) is None


def test_french_typography() -> None:
    page = page_of(project(), paid("", "2026-08-20", "25"))
    body = page[page.index("<main>") : page.index("</main>")].replace("&nbsp;", "\u00a0").replace("&#8239;", "\u202f")
    text = html.unescape(re.sub(r"<[^>]+>", "", body))
    assert not re.search(r" [:;?!€%»]|« |'", text)
    assert not re.search(r"[^\s\u00a0\u202f][:;?!]", text)
    assert "10\u202f080,00\u00a0€" in text


def test_the_first_of_a_month_is_written_as_the_french_do() -> None:
    (page,) = pages_of(view_of(bill("FA2026-001", "2026-08-10", "70"), day=date(2026, 9, 1)))
    assert "Lyon, le 1er\u00a0septembre 2026" in page


def test_a_french_letter(snapshot: SnapshotAssertion) -> None:
    page = page_of(
        project(),
        paid("FA2026-071", "2026-08-05", "5000.00"),
        reminded("FA2026-071", "first", "2026-08-14"),
        bill("FA2026-090", "2026-12-05", "1200.00"),
    )
    assert re.sub(r"(?s)<style>.*?</style>", "", page) == snapshot


def test_an_english_letter(snapshot: SnapshotAssertion) -> None:
    page = page_of(project("Harbour", "2026-06-30"))
    assert re.sub(r"(?s)<style>.*?</style>", "", page) == snapshot


def test_files_are_named_by_day_customer_and_step(tmp_path: Path) -> None:
    view = view_of(
        '2026-01-01 open Actif:Clients:Oeuvre\n  name: "Œuvre d’Été / Ævar & Cie"\n',
        '2026-01-01 open Actif:Clients:Lumen2\n  name: "LUMEN, SAS"\n',
        '2026-01-01 open Actif:Clients:Kanji\n  name: "東京"\n',
        *[bill(f"FA2026-{c}", DUES["first"], "7", c) for c in ("Lumen", "Lumen2", "Oeuvre", "Kanji")],
    )
    found = write_letters(view, tmp_path / "new" / "letters", None)
    assert sorted(path.name for path in found) == [
        "2026-08-31-kanji-first.html",
        "2026-08-31-lumen-sas-first-2.html",
        "2026-08-31-lumen-sas-first.html",
        "2026-08-31-oeuvre-d-ete-aevar-cie-first.html",
    ]
    there = {path.name for path in (tmp_path / "new" / "letters").iterdir()}
    assert there == {*(path.name for path in found), "index.html"}


def test_a_slug_is_short_and_plain() -> None:
    assert slug("../../Été\u00a0!") == "ete"
    assert len(slug("très long " * 20)) <= 60


def test_the_index_lists_the_letters(tmp_path: Path) -> None:
    view = view_of(bill("FA2026-001", DUES["first"], "1070"), bill("FA2026-002", DUES["last"], "30", "Harbour"))
    write_letters(view, tmp_path, None)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="2026-08-31-lumen-sas-first.html"' in index
    assert "dernière relance" in text_of(index)
    assert text_of(index).endswith("Total 1 100,00 €")


def test_a_day_without_letters_has_an_index_that_says_so(tmp_path: Path) -> None:
    assert write_letters(view_of(), tmp_path, None) == []
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]
    assert "Aucune lettre" in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_other_files_of_the_folder_stay_and_letters_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("à garder", encoding="utf-8")
    view = view_of(bill("FA2026-001", DUES["first"], "70"))
    (first,) = write_letters(view, tmp_path, None)
    page = first.read_bytes()
    first.write_bytes(b"old")
    assert write_letters(view, tmp_path, None) == [first]
    assert first.read_bytes() == page
    assert (tmp_path / "notes.txt").exists()


def test_500_letters_take_little_time(tmp_path: Path) -> None:
    who = [f"Client{n}" for n in range(500)]
    accounts = [f'2026-01-01 open Actif:Clients:{name}\n  name: "{name} SARL"\n' for name in who]
    view = view_of(*accounts, *[bill(f"FA2026-{n:04}", DUES["last"], "70", name) for n, name in enumerate(who)])
    began = time.process_time()
    assert len(write_letters(view, tmp_path, None)) == 500
    assert time.process_time() - began < 5


def test_the_sample_company_has_the_letters_that_its_grid_asks_for(sample: Path, sample_day: date) -> None:
    entries, _, options = loader.load_file(str(sample))
    view = View(read(entries, options).history, sample_day)
    asked = {row.state.invoice.customer for row in view.grid if row.next and row.next.date <= sample_day}
    assert {due.customer for due in due_letters(view)} == asked
    assert len(pages_of(view)) == len(asked) > 0
