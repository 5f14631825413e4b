"""Fava's filters and our page: time sets the day and the window, the others choose rows, none cuts the books."""

import re
from datetime import date
from pathlib import Path

import pytest

pytest.importorskip("fava")

from acompte_reports.fava import asked
from support.fava_pages import BOOKS, YEAR, Fava, Shown, write_ledger

# Fava's time filter


@pytest.mark.parametrize(
    ("time", "day", "window"),
    [
        ("2026-08", "2026-08-31", 31),
        ("2024-02", "2024-02-29", 29),
        ("2025", "2025-12-31", 365),
        ("2024", "2024-12-31", 366),
        ("2026-Q2", "2026-06-30", 91),
        ("2026-W10", "2026-03-08", 7),
        ("2026-08-30", "2026-08-30", 1),
        ("2025-09 - 2026-08", "2026-08-31", 365),
        ("2024 to 2025", "2025-12-31", 731),
        ("FY2025", "2025-12-31", 365),
    ],
)
def test_the_last_day_of_the_time_filter_is_the_day_and_all_its_days_are_the_window(
    fava: Fava, time: str, day: str, window: int
) -> None:
    page = fava.page(time=time).page
    assert {"datetime": day} in [said for tag, said in page.tags if tag == "time"]
    assert ("window of" in page.text) == (window != 365)
    if window != 365:
        assert f"window of {window} day" in page.text


@pytest.mark.parametrize(("time", "is_there"), [("2026-09-14", False), ("2026-09-15", True), ("2026-09", True)])
def test_the_end_of_the_time_filter_is_exclusive(shop: Fava, time: str, is_there: bool) -> None:
    """FA2026-005 is of 15 September: a filter of the 14th ends before it, and one of the month has it."""
    assert ("FA2026-005" in shop.page("suivi", time=time).text) == is_there


def test_a_short_filter_does_not_cut_the_books(shop: Fava) -> None:
    """The quote, the invoice and its payments are older than the month: what is open rests on all of them."""
    rows = {row.values[2].partition(" ")[2]: row.values[4:7] for row in shop.page("suivi", time="2026-08").rows}
    assert rows["FA2026-001"] == ["3600.00", "3600.00", "0.00"]
    assert rows["FA2026-003"] == ["1500.00", "500.00", "1000.00"]


def test_without_a_time_filter_the_day_is_today_and_the_window_a_year(
    shop: Fava, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Today(date):
        @classmethod
        def today(cls) -> "Today":
            return cls(2026, 9, 14)

    monkeypatch.setattr(asked, "date", Today)
    page = shop.page("suivi")
    assert "As of 14 September 2026" in page.text
    assert "window of" not in page.text
    assert "FA2026-005" not in page.text
    assert "still to come" not in page.text
    assert "still to come" not in shop.page(time="2026-09-14").text
    assert "still to come" in shop.page(time="2026-09-15").text


@pytest.mark.parametrize("time", ["0001 - 9999", "9999", "9999-12-30", "0001"])
def test_the_ends_of_the_calendar_are_no_trouble(shop: Fava, time: str) -> None:
    for name, page in shop.pages(time=time):
        assert page.status == 200, name


@pytest.mark.parametrize(
    "time", ["nonsense", "2026-13-45", "2026-08 - ", "2026-08 - 2025-01", "9999-12-31", "2026-W99", "0000"]
)
def test_a_time_filter_that_nobody_can_read_is_said_as_fava_says_it(shop: Fava, time: str) -> None:
    page = shop.page(time=time)
    assert page.status == 500
    assert "Failed to parse date" in page.written


# Fava's other filters


def documents(page: Shown) -> set[str]:
    return {row.values[2].partition(" ")[2] for row in page.rows}


@pytest.mark.parametrize(
    ("account", "wanted"),
    [
        ("Actif:Clients:Lumen", {"FA2026-001", "FA2026-002", "AV2026-001"}),
        ("Actif:Clients", {"FA2026-001", "FA2026-002", "AV2026-001", "FA2026-003", "FA2026-004"}),
        (".*Bartholdi", {"FA2026-003", "FA2026-004"}),
        ("Passif:Acomptes", {"FA2026-001", "FA2026-002", "FA2026-003"}),
        ("Actif:Clients:Mairie", set()),
        ("(", set()),
    ],
)
def test_the_account_filter_chooses_documents(shop: Fava, account: str, wanted: set[str]) -> None:
    assert documents(shop.page("suivi", time=YEAR, account=account)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("^D2026-001", {"FA2026-001", "FA2026-002"}),
        ("^FA2026-001", {"FA2026-001"}),
        ("Entretien", {"FA2026-004"}),
        ('payee:"Bartholdi"', {"FA2026-003", "FA2026-004"}),
        ('-payee:"Bartholdi"', {"FA2026-001", "FA2026-002", "AV2026-001"}),
        ("Virement", set()),
        ("   ", {"FA2026-001", "FA2026-002", "AV2026-001", "FA2026-003", "FA2026-004"}),
    ],
)
def test_the_text_filter_chooses_documents(shop: Fava, text: str, wanted: set[str]) -> None:
    assert documents(shop.page("suivi", time=YEAR, filter=text)) >= wanted
    assert documents(shop.page("suivi", time=YEAR, filter=text)) <= wanted | {"AV2026-001"}


def test_filters_change_no_figure_of_a_row(shop: Fava) -> None:
    """The payment of FA2026-003 does not pass the filter, and counts all the same."""
    (row,) = shop.page("suivi", time=YEAR, filter="^FA2026-003").rows
    assert row.values[4:7] == ["1500.00", "500.00", "1000.00"]
    whole = {row["Account"]: row for row in shop.page("balance", time=YEAR).table()}
    (only,) = shop.page("balance", time=YEAR, account="Actif:Clients:Bartholdi").table()
    assert only == whole["Actif:Clients:Bartholdi"]


def today(page: Shown) -> str:
    """What the dashboard says is to be done."""
    return page.ours.partition('<section id="today">')[2].partition("</section>")[0]


def test_a_quote_is_not_chosen_by_a_call_about_it(tmp_path: Path) -> None:
    call = '2026-09-04 note Actif:Clients:Mairie "Rappeler Zoé" ^D2026-003\n'
    fava = Fava(write_ledger(tmp_path, BOOKS + call))
    assert fava.page("devis", time=YEAR, filter="Zoé").rows == []
    assert [row.texts[0].partition(" ")[0] for row in fava.page("devis", time=YEAR, filter="^D2026-003").rows] == [
        "D2026-003"
    ]


def test_filters_choose_quotes_customers_and_tasks(shop: Fava) -> None:
    def quotes(**said: str) -> list[str]:
        return [row.texts[0].partition(" ")[0] for row in shop.page("devis", time=YEAR, **said).rows]

    assert quotes() == ["D2026-003", "D2026-002", "D2026-001"]
    assert quotes(account="Actif:Clients:Mairie") == ["D2026-003"]
    assert quotes(filter="^D2026-003") == ["D2026-003"], "no document names it: the note of its link does"
    assert quotes(filter="Acompte") == ["D2026-002", "D2026-001"]
    (customer,) = shop.page("clients", time=YEAR, account="Actif:Clients:Mairie").rows
    assert customer.texts[0].startswith("Mairie de Lyon")
    assert "FA2026-002" in today(shop.page(time=YEAR))
    todo = shop.page(time=YEAR, account="Actif:Clients:Mairie")
    assert "D2026-003" in today(todo)
    assert "FA2026-002" not in today(todo)
    assert "Fava's filters leave 0 of 5 documents and 1 quote." in todo.text


def test_a_text_filter_that_nobody_can_read_is_said_as_fava_says_it(shop: Fava) -> None:
    page = shop.page(filter="any(")
    assert page.status == 500
    assert "Failed to parse filter" in page.written


def test_an_account_filter_that_nobody_can_read_is_said_too(shop: Fava) -> None:
    page = shop.page(account="([")
    assert page.status == 500
    assert "Failed to parse filter: ([" in page.written


def test_links_keep_the_filters(shop: Fava) -> None:
    page = shop.page("suivi", time="2026-08", account="Actif:Clients")
    inner = [link for link in page.links if "page=" in link]
    assert inner
    assert all("time=2026-08&account=Actif" in link or "account=Actif:Clients&time=2026-08" in link for link in inner)


# the page's own choices


def test_a_choice_of_the_page_leaves_what_it_says(shop: Fava) -> None:
    assert documents(shop.page("suivi", time=YEAR, only="late")) == {"FA2026-002", "FA2026-003"}
    assert documents(shop.page("suivi", time=YEAR, only="disputed")) == {"FA2026-003"}
    assert documents(shop.page("suivi", time=YEAR, only="open")) == {"FA2026-002", "FA2026-003", "FA2026-004"}
    assert documents(shop.page("suivi", time=YEAR, f="D2026-002")) == {"FA2026-003"}
    assert documents(shop.page("suivi", time=YEAR, f="Lumen SAS", only="open")) == {"FA2026-002"}


def test_long_lists_are_cut_and_lead_on(fava: Fava, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("acompte_reports.fava.lists.ROWS", 50)
    whole: list[str] = []
    start = ""
    for _ in range(10):
        page = fava.page("suivi", time=YEAR, from_=start)
        whole += [row.values[2] for row in page.rows]
        following = [re.search(r"from=(\d+)", link) for link in page.links if "from=" in link]
        starts = [int(found[1]) for found in following if found and int(found[1]) > int(start or 0)]
        if not starts:
            break
        start = str(min(starts))
    assert len(whole) == len(set(whole)) == 194


@pytest.mark.parametrize("start", ["-1", "99999999999999999999", "x", "1e9", "²", "7"])
def test_a_place_that_is_none_is_no_trouble(shop: Fava, start: str) -> None:
    assert len(shop.page("suivi", time=YEAR, from_=start).rows) == 5


@pytest.mark.parametrize(
    ("time", "said"),
    [
        (YEAR, ("From quote to deposit over a year", "accepted within a year", "billed ÷ 365 days")),
        ("2026-08", ("From quote to deposit over 31 days", "accepted within 31 days", "over 31 days")),
        (
            "2026-08-30",
            ("From quote to deposit over 1 day", "No quote accepted within 1 day.", "Nothing was billed in 1 day:"),
        ),
    ],
)
def test_sentences_name_the_window_that_they_are_about(fava: Fava, time: str, said: tuple[str, ...]) -> None:
    page = fava.page(time=time).text
    for words in said:
        assert words in page
