"""The small parts of the site: formats, names of files, scales, words, sources, the lane."""

import re
import string
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from babel.dates import format_date
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from acompte_reports.site.build import TEMPLATES, single_line
from acompte_reports.site.events import quote_events
from acompte_reports.site.formats import Formats
from acompte_reports.site.lane import ROOM, lane
from acompte_reports.site.lines import document_lines
from acompte_reports.site.phrases import PHRASES, say
from acompte_reports.site.scales import Height, apart, place, step_of
from acompte_reports.site.slugs import slug, unique_slugs
from acompte_reports.site.sources import Sources
from acompte_reports.words import WORDS
from support.ledgers import Ledger
from support.site_pages import desk_on, plain, site_of, view_on

SITE = Path(TEMPLATES).parent.parent / "site"
DAY = date(2026, 8, 31)


@given(st.decimals(min_value=-(10**10), max_value=10**10, places=2), st.sampled_from(["fr", "en"]))
def test_amounts_are_those_of_babel(amount: Decimal, language: str) -> None:
    assert Formats(language, "EUR").money(amount) == format_currency(amount, "EUR", locale=language)


def test_days_are_written_as_each_language_does() -> None:
    french, english = Formats("fr", "EUR"), Formats("en", "EUR")
    assert french.long(DAY) == format_date(DAY, "long", locale="fr") == "31 août 2026"
    assert french.long(date(2026, 9, 1)) == "1er septembre 2026"
    assert french.medium(date(2026, 7, 1)) == "1er juil. 2026"
    assert english.long(date(2026, 9, 1)) == "1 September 2026"
    assert french.brief(date(2026, 7, 2), DAY) == "2 juil."
    assert french.brief(date(2025, 7, 2), DAY) == "2 juil. 2025"
    assert french.medium(None) == "—"


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [("1", "3", "33\u00a0%"), ("0", "3", "0\u00a0%"), ("0.01", "300", "< 1\u00a0%"), ("299.99", "300", "> 99\u00a0%")],
)
def test_a_share_is_never_rounded_to_nothing_nor_to_all(part: str, whole: str, shown: str) -> None:
    assert Formats("fr", "EUR").percent(Decimal(part), Decimal(whole)) == shown


def test_days_and_axes_have_the_signs_of_the_language() -> None:
    assert Formats("fr", "EUR").days(Decimal("-1.25")) == "−1,3"
    assert Formats("en", "EUR").days(None) == "—"
    assert Formats("fr", "EUR").tick(2500) == "2,5\u00a0k€"
    assert Formats("en", "EUR").tick(20000) == "€20k"
    assert Formats("fr", "EUR").tick(40000000) == "40\u00a0M€"


@pytest.mark.parametrize(
    ("text", "name"),
    [("Lumen", "lumen"), ("Çœur-d'Été", "coeur-d-ete"), ("../../etc", "etc"), ("CON", "con-1"), ("日本", "x")],
)
def test_a_slug_is_plain_and_safe(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.lists(st.text(max_size=6), unique=True))
def test_slugs_never_collide(names: list[str]) -> None:
    given = unique_slugs(((name, name) for name in names), "client")
    assert len(set(given.values())) == len(names)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found) for found in given.values())


def test_slugs_that_collide_are_numbered_in_the_order_of_their_keys() -> None:
    assert unique_slugs([("B", "x"), ("A", "X"), ("C", "x-2")], "y") == {"A": "x", "B": "x-2", "C": "x-2-2"}


def test_a_place_is_named_from_the_folder_of_the_ledger(tmp_path: Path) -> None:
    def where(name: str) -> str:
        return Sources(str(tmp_path)).where(SimpleNamespace(meta={"filename": name, "lineno": 7}))

    assert where(str(tmp_path / "years" / "2026.beancount")) == "years/2026.beancount:7"
    assert where(str(tmp_path.parent / "x.beancount")) == "../x.beancount:7"
    assert where("<string>") == "<string>:7"
    assert Sources("").where(SimpleNamespace(meta={"filename": "/home/me/2026.beancount"})) == "2026.beancount"


@pytest.mark.parametrize(("highest", "step"), [(1, 1), (5, 1), (6, 2), (107, 25), (29016, 10000), (50001, 20000)])
def test_steps_are_round_and_few(highest: int, step: int) -> None:
    assert step_of(Decimal(highest), 5) == step


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_an_axis_reaches_over_its_highest_value(highest: Decimal) -> None:
    scale = Height(highest, 200)
    assert scale.top >= highest
    assert 0 <= scale.y(highest) <= 200
    assert len(scale.values) <= 6


@given(st.lists(st.integers(0, 200), max_size=6))
def test_labels_stand_apart_and_in_order(wanted: list[int]) -> None:
    found = apart([Decimal(w) for w in wanted], 19, 0, 200)
    by_place = sorted(zip(wanted, found, strict=True), key=lambda pair: (pair[1], pair[0]))
    places = [at for _, at in by_place]
    assert all(b - a >= 19 for a, b in pairwise(places))
    assert [w for w, _ in by_place] == sorted(wanted)


def test_places_are_short() -> None:
    assert [place(Decimal("1.50")), place(-0.001), place(100)] == ["1.5", "0", "100"]


def test_a_title_loses_what_could_turn_it_round() -> None:
    assert single_line("a\u202eb\u2067c\x00\nd") == "abcd"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("key", PHRASES)
def test_both_languages_say_the_same(key: str) -> None:
    french, english = PHRASES[key]
    assert fields(french) - {"count"} == fields(english) - {"count"}
    assert (" :" in french, " ;" in french) == (False, False)


def test_every_word_of_the_templates_and_the_code_exists() -> None:
    sources = [*TEMPLATES.glob("*.html"), *SITE.glob("*.py")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    used = set(re.findall(r"""say\(\s*["']([\w-]+)["']""", written)) | set(re.findall(r"'([\w-]+)' \| say", written))
    assert len(used) > 100
    assert {key for key in used if not key.endswith("-")} - set(PHRASES) - set(WORDS) == set()


def test_no_phrase_is_left_over() -> None:
    sources = [*TEMPLATES.glob("*.html"), *(p for p in SITE.glob("*.py") if not p.name.startswith("phrases_"))]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    made = ("ev-", "bucket-", "kind-", "channel-", "funnel-", "line-", "short-", "def-", "quote-", "lead-", "mark-")
    left = [key for key in PHRASES if not re.search(rf"['\"]{key}['\"]", written)]
    left = [key for key in left if not key.startswith((*made, "dso-", "customer-pays", "only-"))]
    assert [key for key in left if not key.endswith("-bar")] == []


def test_a_large_count_has_its_thousands_apart() -> None:
    assert say("things", "fr", count=1) == "1 chose"
    assert say("things", "fr", count=12000) == "12\u202f000 choses"


def test_labels_of_a_crowded_lane_do_not_cover_each_other(ledger: Ledger) -> None:
    """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 9000.00 EUR
    2026-01-06 custom "milestone" "D2026-001" 2026-01-07 "À la commande" "30 %"
    2026-01-06 custom "milestone" "D2026-001" 2026-01-09 "Au démarrage du chantier" "30 %"
    2026-01-06 custom "accepted" "D2026-001"
    2026-01-07 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-01-17
      Actif:Clients:Lumen  2700.00 EUR
      Passif:Acomptes  -2700.00 EUR
    2026-01-09 * "Acompte" ^D2026-001
      invoice: "FA2026-002"
      due: 2026-01-19
      Actif:Clients:Lumen  2700.00 EUR
      Passif:Acomptes  -2700.00 EUR
    2026-01-18 * "Virement" ^FA2026-001
      Actif:Banque  2700.00 EUR
      Actif:Clients:Lumen  -2700.00 EUR
    2026-09-30 * "Solde" ^D2026-001
      invoice: "FA2026-003"
      due: 2026-10-30
      Actif:Clients:Lumen  3600.00 EUR
      Passif:Acomptes  5400.00 EUR
      Produits:Travaux  -9000.00 EUR
    """
    from acompte_reports.site.events import quote_events

    desk = desk_on(ledger, "2026-10-01")
    row = desk.index.quotes["D2026-001"]
    drawing = lane(desk, row, quote_events(desk, row))
    rows: dict[int, list[Any]] = {}
    for label in drawing.labels:
        width, at = len(label.text) * 7.4, float(label.x) * ROOM / 100
        start = {"start": at, "middle": at - width / 2, "end": at - width}[label.anchor]
        rows.setdefault(label.y, []).append((start, start + width))
    for stretches in rows.values():
        stretches.sort()
        assert all(a[1] < b[0] for a, b in pairwise(stretches))
    assert {mark.kind for mark in drawing.marks} >= {"quote", "signed", "cleared", "late", "paid", "owed"}
    assert {stroke.kind for stroke in drawing.strokes} == {"wait", "late"}


QUOTE_OF_TWO_YEARS = """
2025-11-05 custom "quote" "D2025-001" Actif:Clients:Lumen 9000.00 EUR
2025-11-06 custom "accepted" "D2025-001"
2026-01-07 * "Acompte" ^D2025-001
  invoice: "FA2026-001"
  due: 2026-02-17
  Actif:Clients:Lumen  2700.00 EUR
  Passif:Acomptes  -2700.00 EUR
2026-01-09 * "Acompte" ^D2025-001
  invoice: "FA2026-002"
  due: 2026-02-17
  Actif:Clients:Lumen  2700.00 EUR
  Passif:Acomptes  -2700.00 EUR
"""


def drawn(text: str, day: str) -> list[str]:
    desk = desk_on(text, day)
    row = desk.index.quotes["D2025-001"]
    return [label.text for label in lane(desk, row, quote_events(desk, row)).labels if label.kind != "amount"]


def test_a_lane_that_crosses_years_says_which() -> None:
    assert {"5 nov. 2025 devis", "6 nov. 2025"} <= set(drawn(QUOTE_OF_TWO_YEARS, "2026-01-31"))
    assert "5 nov. devis" in drawn(QUOTE_OF_TWO_YEARS.partition("2026-01-07")[0], "2025-11-30")


def test_what_falls_due_on_one_day_is_written_once() -> None:
    labels = drawn(QUOTE_OF_TWO_YEARS, "2026-01-31")
    assert len([label for label in labels if label.startswith("17 févr.")]) == 1


def test_a_reminder_that_was_not_made_stands_on_its_day() -> None:
    plan = '2020-01-01 custom "reminder" "standard" "first" "J+3"\n'
    desk = desk_on(plan + QUOTE_OF_TWO_YEARS, "2026-03-31")
    events = quote_events(desk, desk.index.quotes["D2025-001"])
    (due,) = [event for event in events if event.number == "FA2026-001" and "relance" in event.what.lower()]
    assert (due.day, due.to_come, due.what) == (date(2026, 2, 20), False, "Première relance à faire, FA2026-001")
    early = quote_events(desk_on(plan + QUOTE_OF_TWO_YEARS, "2026-02-20"), desk.index.quotes["D2025-001"])
    (today,) = [event for event in early if event.number == "FA2026-001" and "relance" in event.what.lower()]
    assert (today.day, today.to_come) == (date(2026, 2, 20), True)


def test_documents_and_quotes_whose_names_look_alike_keep_their_places() -> None:
    bill = """
{day} * "Entretien"
  invoice: "{number}"
  due: 2026-12-31
  Actif:Clients:Lumen  100.00 EUR
  Produits:Travaux
"""
    text = "".join(bill.format(day="2026-01-10", number=number) for number in ("F-1", "F/1", "F 1", "F-1"))
    quotes = '2026-01-05 custom "quote" "X/1" Actif:Clients:Lumen 90.00 EUR\n'
    later = '2026-06-05 custom "quote" "X-1" Actif:Clients:Lumen 90.00 EUR\n'
    desk = desk_on(text + quotes + later, "2026-08-31")
    assert len({desk.anchor(row.state.invoice) for row in desk.view.grid}) == 4
    assert desk.quote_link("X/1") == desk_on(text + quotes + later, "2026-02-01").quote_link("X/1")
    assert desk.quote_link("X/1") != desk.quote_link("X-1")


def test_a_retention_is_called_one() -> None:
    text = """
2026-01-10 * "Travaux"
  invoice: "FA2026-001"
  due: 2026-02-10
  Actif:Clients:Lumen  950.00 EUR
  Actif:Clients:Lumen:Retenue  50.00 EUR
    due: 2027-01-10
  Produits:Travaux
2026-02-05 * "Virement" ^FA2026-001
  Actif:Banque  950.00 EUR
  Actif:Clients:Lumen
"""
    desk = desk_on(text, "2026-03-31")
    (line,) = document_lines(desk, desk.view.grid)
    assert (line.status, line.tone) == ("retenue de garantie", "part")
    (line,) = document_lines(desk_on(text, "2026-01-31"), desk_on(text, "2026-01-31").view.grid)
    assert line.status == "en attente"


def test_what_two_quotes_owe_together_is_said_on_both(tmp_path: Path) -> None:
    text = """
2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
2026-01-05 custom "quote" "D2026-002" Actif:Clients:Lumen 500.00 EUR
2026-01-06 custom "accepted" "D2026-001"
2026-01-06 custom "accepted" "D2026-002"
2026-02-10 * "Solde" ^D2026-001 ^D2026-002
  invoice: "FA2026-001"
  due: 2026-03-10
  Actif:Clients:Lumen  1500.00 EUR
  Produits:Travaux  -1000.00 EUR
    quote: "D2026-001"
  Produits:Travaux  -500.00 EUR
    quote: "D2026-002"
"""
    pages = site_of(view_on(text, "2026-02-28"), tmp_path)
    assert "1 500,00 €" in plain(pages["devis/d2026-001.html"])
    assert "rien n’est échu, avec D2026-002" in plain(pages["devis/d2026-001.html"])
    assert "rien n’est échu, avec D2026-001" in plain(pages["devis/d2026-002.html"])


@pytest.mark.parametrize(
    ("second", "names"),
    [
        ("Actif:Clients:Emile", ["Lumen SAS (Emile)", "Lumen SAS (Lumen)"]),
        ("Actif:Clients:Sud:Lumen", ["Lumen SAS (Actif:Clients:Lumen)", "Lumen SAS (Actif:Clients:Sud:Lumen)"]),
    ],
)
def test_customers_of_one_name_are_told_apart(tmp_path: Path, second: str, names: list[str]) -> None:
    text = f"""
2020-01-01 open {second}
  name: "Lumen SAS"
2026-01-10 * "Entretien"
  invoice: "FA2026-001"
  due: 2026-02-10
  {second}  100.00 EUR
  Produits:Travaux
"""
    desk = desk_on(text, "2026-03-31")
    assert sorted(desk.customer_name(a) for a in desk.accounts if "Lumen SAS" in desk.customer_name(a)) == names
    assert desk.customer_name("Actif:Clients:Beta") == desk.book.customer_name("Actif:Clients:Beta")
    pages = site_of(view_on(text, "2026-03-31"), tmp_path)
    titles = {written.partition("<title>")[2].partition("</title>")[0] for written in pages.values()}
    assert len(titles) == len(pages)
