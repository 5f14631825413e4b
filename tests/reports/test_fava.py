"""Our page in Fava: the commands' figures, the day and the rows that Fava's filters choose, and nothing written."""

import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fava")

from acompte_reports.fava import asked, shelf
from support.commands import SHOP, Command
from support.fava_pages import NAMES, PLUGINS, Fava, Shown, with_extension, write_ledger
from support.ledgers import CHART, OPTIONS
from support.site_pages import plain

YEAR = "2025-09-01 - 2026-08-31"
BARE = """
option "title" "Sans clients"
option "operating_currency" "EUR"
2020-01-01 open Assets:Bank EUR
2020-01-01 open Equity:Start EUR
"""
MONEY = 'option "title" "Atelier"\n' + OPTIONS + SHOP + PLUGINS


@pytest.fixture(scope="session")
def fava(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Fava:
    """Give Fava on the sample company."""
    return Fava(with_extension(sample, tmp_path_factory.mktemp("fava")))


@pytest.fixture
def shop(tmp_path: Path) -> Fava:
    """Give Fava on the small company."""
    return Fava(write_ledger(tmp_path, MONEY))


def amounts(value: Any) -> Any:
    """Give a cell of Fava's table as the commands write it."""
    if isinstance(value, dict):
        (amount,) = value.values()
        return f"{Decimal(str(amount)):.2f}"
    return value


def zero(value: Any) -> Any:
    """Fava's tables leave a cell of nothing empty."""
    return None if value == "0.00" else value


# figures


@pytest.mark.parametrize(
    ("time", "day", "window"),
    [
        (YEAR, "2026-08-31", 365),
        ("2026-08", "2026-08-31", 31),
        ("2025", "2025-12-31", 365),
        ("2026-03-15", "2026-03-15", 1),
    ],
)
def test_the_indicators_are_those_of_the_command(fava: Fava, sample: Path, time: str, day: str, window: int) -> None:
    said = Command(sample, day).json("dso", "--window", str(window))
    page = fava.page("delais", time=time)
    heads = [
        "Date",
        "DSO",
        "Count-back",
        "Best",
        "Delinquent",
        "No deposit",
        "CEI %",
        "To pay",
        "Beyond",
        "Open",
        "Billed",
    ]
    names = ["as_of", "simple", "countback", "best_possible", "delinquent", "without_deposits", "cei", "days_to_pay"]
    names += ["days_beyond_terms", "open", "billed"]
    shown = [[amounts(row[head]) for head in heads] for row in page.table()]
    assert shown == [[zero(row[name]) for name in names] for row in said["months"][::-1]]
    customers = [
        [row["Account"], row["Customer"].strip(), *(amounts(row[head]) for head in heads[1:])] for row in page.table(1)
    ]
    keys = ["customer", "customer_name", *names[1:]]
    assert customers == [[zero(row[key]) for key in keys] for row in said["customers"]]


def test_fava_draws_the_indicators_of_the_command(fava: Fava, sample: Path) -> None:
    said = Command(sample, "2026-08-31").json("dso")
    lines, owed, billed = fava.page("delais", time=YEAR).components("charts")[0]
    assert (lines["type"], owed["label"], billed["label"]) == ("balances", "Owed", "Billed in 365 d")
    last = {point["date"]: point["balance"] for point in lines["data"]}["2026-08-31"]
    wanted = {"DSO": "simple", "count-back": "countback", "best": "best_possible", "no deposits": "without_deposits"}
    assert last == {word: said[name] for word, name in wanted.items()}
    for chart, name in ((owed, "open"), (billed, "billed")):
        drawn = {point["date"]: amounts(point["balance"]) for point in chart["data"]}
        assert drawn == {row["as_of"]: row[name] for row in said["months"][-24:]}


@pytest.mark.parametrize(("time", "day"), [(YEAR, "2026-08-31"), ("2025-06", "2025-06-30")])
def test_the_aged_balance_is_that_of_the_command(fava: Fava, sample: Path, time: str, day: str) -> None:
    said = Command(sample, day).json("aging")
    page = fava.page("balance", time=time)
    heads = {"not_due": "Not due", "d1_30": "1–30 d", "d31_60": "31–60 d", "d61_90": "61–90 d", "d91_plus": "> 90 d"}
    heads |= {"total": "Total", "unallocated": "On account", "retention": "Retention", "customer": "Account"}
    *rows, whole = page.table()
    assert [[amounts(row[head]) for head in heads.values()] for row in rows] == [
        [zero(row[name]) for name in heads] for row in said
    ]
    total = sum(Decimal(row["total"]) for row in said)
    assert amounts(whole["Total"]) == f"{total:.2f}"
    (tree,) = page.components("tree-table")
    assert amounts(tree["balance_children"]) == f"{total:.2f}"
    (chart,) = page.components("charts")[0]
    leaves = {node["account"]: amounts(node["balance"]) for node in walk(chart["data"]) if node["balance"]}
    assert leaves == {row["customer"]: row["total"] for row in said if Decimal(row["total"]) > 0}


def walk(node: dict[str, Any]) -> list[dict[str, Any]]:
    return [node, *(found for child in node["children"] for found in walk(child))]


def test_the_receipts_to_expect_are_those_of_the_command(fava: Fava, sample: Path) -> None:
    said = Command(sample, "2026-08-31").json("forecast")
    shown = [[amounts(value) for value in row.values()] for row in fava.page("balance", time=YEAR).table(1)]
    names = ["start", "end", "scheduled", "expected", "low", "high"]
    assert shown == [[zero(row[name]) for name in names] for row in said]


@pytest.mark.parametrize(("time", "day"), [(YEAR, "2026-08-31"), ("2025", "2025-12-31")])
def test_the_grid_is_that_of_the_command(fava: Fava, sample: Path, time: str, day: str) -> None:
    said = {row["document"]: row for row in Command(sample, day).json("status")}
    rows = fava.page("suivi", time=time).rows
    assert len(rows) == len(said)
    for _, quote, document, due, total, paid, still_open, _, reminders, step in (row.values for row in rows):
        row = said[document.partition(" ")[2]]
        assert [quote, due, total, paid, still_open] == [
            row["quote_date"] or "",
            row["due"] or "",
            row["total"],
            row["paid"],
            row["open"],
        ]
        assert (document.partition(" ")[0], int(reminders)) == (row["date"], row["reminders"])
        if Decimal(still_open):
            assert step == (row["next_step_date"] or "")


def test_the_quotes_are_those_of_the_command(fava: Fava, sample: Path) -> None:
    said = {row["quote"]: row for row in Command(sample, "2026-08-31").json("quotes")}
    rows = fava.page("devis", time=YEAR).rows
    assert len(rows) == len(said)
    for row in rows:
        wanted = said[row.texts[0].partition(" ")[0]]
        left = wanted["left_ht"] if wanted["state"] in ("open", "accepted") else "0.00"
        names = ("date", "total_ht", "deposits_planned", "deposits_invoiced", "deposits_held")
        assert [row.values[2], *row.values[4:9]] == [*(wanted[name] for name in names), left]


def test_the_customers_are_those_of_the_commands(fava: Fava, sample: Path) -> None:
    command = Command(sample, "2026-08-31")
    aged = {row["customer_name"]: row for row in command.json("aging")}
    paying = {row["customer_name"]: row for row in command.json("dso")["customers"]}
    rows = fava.page("clients", time=YEAR).rows
    known = sorted({*aged, *paying}, key=len)
    named = [next((name for name in known if row.texts[0].startswith(name)), "") for row in rows]
    assert set(named) >= set(known)
    for name, row in zip(named, rows, strict=True):
        owed = aged.get(name, {"total": "0.00", "d91_plus": "0.00", "unallocated": "0.00"})
        assert [row.values[2], row.values[4], row.values[5]] == [owed["total"], owed["d91_plus"], owed["unallocated"]]
        if name in paying:
            assert row.values[6] == paying[name]["billed"]
            days = [paying[name][key] for key in ("simple", "days_to_pay", "days_beyond_terms")]
            assert [float(value) if value else None for value in row.values[7:]] == days


def test_the_first_screen_says_what_the_commands_say(fava: Fava, sample: Path) -> None:
    command = Command(sample, "2026-08-31")
    aged, dso, tasks = command.json("aging"), command.json("dso"), command.json("agenda")
    late = sum(Decimal(row[name]) for row in aged for name in ("d1_30", "d31_60", "d61_90", "d91_plus"))
    owed = sum(Decimal(row["total"]) for row in aged)
    today = sum(task["date"] <= "2026-08-31" for task in tasks)
    said = plain(fava.page(time=YEAR).lead)
    assert f"You are owed {owed:.2f} EUR, of which {late:.2f} EUR is late" in said
    assert f"You are paid in {dso['simple']:.1f} days" in said
    assert f"without deposits it would be {dso['without_deposits']:.1f}" in said
    assert f"Today, {today} things to do." in said


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


def test_filters_choose_quotes_customers_and_tasks(shop: Fava) -> None:
    def quotes(**said: str) -> list[str]:
        return [row.texts[0].partition(" ")[0] for row in shop.page("devis", time=YEAR, **said).rows]

    assert quotes() == ["D2026-003", "D2026-002", "D2026-001"]
    assert quotes(account="Actif:Clients:Mairie") == ["D2026-003"]
    assert quotes(filter="^D2026-003") == ["D2026-003"], "no document names it: the note of its link does"
    assert quotes(filter="Acompte") == ["D2026-002", "D2026-001"]
    (customer,) = shop.page("clients", time=YEAR, account="Actif:Clients:Mairie").rows
    assert customer.texts[0].startswith("Mairie de Lyon")
    assert "FA2026-002" in shop.page(time=YEAR).text
    todo = shop.page(time=YEAR, account="Actif:Clients:Mairie")
    assert "D2026-003" in todo.text
    assert "FA2026-002" not in todo.text
    assert "Fava's filters leave 0 of 5 documents and 1 quotes." in todo.text


def test_a_text_filter_that_nobody_can_read_is_said_as_fava_says_it(shop: Fava) -> None:
    page = shop.page(filter="any(")
    assert page.status == 500
    assert "Failed to parse filter" in page.written


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
        page = fava.page("suivi", time=YEAR, **({"from": start} if start else {}))
        whole += [row.values[2] for row in page.rows]
        following = [re.search(r"from=(\d+)", link) for link in page.links if "from=" in link]
        starts = [int(found[1]) for found in following if found and int(found[1]) > int(start or 0)]
        if not starts:
            break
        start = str(min(starts))
    assert len(whole) == len(set(whole)) == 194


@pytest.mark.parametrize("start", ["-1", "99999999999999999999", "x", "1e9", "²", "7"])
def test_a_place_that_is_none_is_no_trouble(shop: Fava, start: str) -> None:
    assert len(shop.page("suivi", time=YEAR, **{"from": start}).rows) == 5


# links


def test_every_link_leads_somewhere(fava: Fava) -> None:
    seen: set[str] = set()
    pages = [*(fava.page(name, time=YEAR) for name in NAMES), fava.page("clients/griffon", time=YEAR)]
    pages.append(fava.page("devis/d2026-012", time=YEAR))
    for page in pages:
        assert page.status == 200
        seen |= {link.partition("#")[0] for link in page.links}
    assert {link.split("?")[0].rsplit("/", 2)[1] for link in seen if link} >= {
        "Acompte",
        "journal",
        "editor",
        "Actif:Clients:Griffon",
    }
    for link in sorted(seen - {""}):
        assert fava.get(link).status == 200, link


def test_a_quote_leads_to_its_journal_its_account_and_its_sources(fava: Fava, sample: Path) -> None:
    page = fava.page("devis/d2026-012", time=YEAR)
    assert "/atelier-verrier-sarl/journal/?filter=%5ED2026-012" in page.links
    assert any("/account/Actif:Clients:Griffon/" in link for link in page.links)
    source = sample.parent / "2026.beancount"
    lines = source.read_text(encoding="utf-8").splitlines()
    found = next(n for n, line in enumerate(lines, 1) if 'custom "quote" "D2026-012"' in line)
    assert any(
        f"editor/?time={YEAR.replace(' ', '+')}&file_path=" in link and f"line={found}" in link for link in page.links
    )


def test_an_editor_of_the_user_is_asked_where_fava_asks_it(tmp_path: Path) -> None:
    fava = Fava(write_ledger(tmp_path, MONEY, "use-external-editor true"))
    links = fava.page("suivi", time=YEAR).links
    assert any(re.fullmatch(rf"beancount://{tmp_path}/main\.beancount\?lineno=\d+", link) for link in links)
    assert not any("editor/" in link for link in links)


@pytest.mark.parametrize("name", ["nix", "clients/nix", "devis/../../x", "<script>", "clients/", "index.html"])
def test_a_page_that_is_not_there_is_said(shop: Fava, name: str) -> None:
    page = shop.page(name, time=YEAR)
    assert page.status == 200
    assert "There is no such page on 31 August 2026." in page.text
    assert "<script>" not in page.ours


# language, numbers, looks


@pytest.mark.parametrize(
    ("options", "accepts", "title", "words"),
    [
        (("language fr",), "en", "Acomptes", "État au 31 août 2026"),
        (("language en",), "fr", "Deposits", "As of 31 August 2026"),
        ((), "fr-FR,fr;q=0.9", "Acomptes", "État au 31 août 2026"),
        ((), "en", "Deposits", "As of 31 August 2026"),
        (("language de",), "de", "Deposits", "État au 31 août 2026"),
    ],
)
def test_the_page_speaks_favas_language_else_the_companys(
    tmp_path: Path, options: tuple[str, ...], accepts: str, title: str, words: str
) -> None:
    fava = Fava(write_ledger(tmp_path, MONEY, *options))
    page = fava.page(languages=accepts, time=YEAR)
    assert words in plain(page.text)
    assert f'id="page-title">"{title}"<' in page.written
    assert f'"report_title":"{title}"' in page.written.replace("&#34;", '"')


@pytest.mark.parametrize(
    ("locale", "money", "days"),
    [
        ((), "8000.00 EUR", "."),
        (("locale en",), "8,000.00 EUR", "."),
        (("locale fr",), "8 000,00 EUR", ","),
        (("locale de",), "8.000,00 EUR", ","),
    ],
)
def test_amounts_are_written_as_fava_writes_them(
    tmp_path: Path, locale: tuple[str, ...], money: str, days: str
) -> None:
    page = Fava(write_ledger(tmp_path, MONEY, *locale)).page("suivi", time=YEAR)
    assert money in plain(page.text)
    definitions = Fava(write_ledger(tmp_path, MONEY, *locale)).page("definitions", time=YEAR)
    assert re.search(rf"\d\{days}\d d\b", definitions.text)


def test_hidden_numbers_stay_hidden(tmp_path: Path) -> None:
    fava = Fava(write_ledger(tmp_path, MONEY), incognito=True)
    for name, page in fava.pages(time=YEAR):
        assert not re.search(r"\d\s?EUR", page.text), name
    assert "XXXX.XX EUR" in plain(fava.page("suivi", time=YEAR).text)
    quote = fava.page("devis/d2026-001", time=YEAR)
    labels = re.findall(r'class="t-amount">([^<]*)<', quote.ours)
    assert labels
    assert not re.search(r"\d", "".join(labels))


def test_colours_are_light_or_dark_as_fava_is(shop: Fava) -> None:
    style = shop.page().written.partition("<style>")[2].partition("</style>")[0]
    assert "--red: light-dark(#b3261e, #f0877f)" in style
    assert "--ink: var(--text-color)" in style
    assert "font-weight: 650" not in style


def test_fava_can_sort_the_long_tables(shop: Fava) -> None:
    for name in ("suivi", "devis", "clients"):
        page = shop.page(name, time=YEAR)
        head = re.search(r'<table is="sortable-table".*?</thead>', page.ours, re.DOTALL)
        assert head, name
        count = len(re.findall("<th ", head[0]))
        assert len(re.findall("data-sort=", head[0])) == count, "Fava counts only the columns that sort"
        assert {len(row.texts) for row in page.rows} == {count}


# hostile books

HOSTILE = """
2020-01-01 open Actif:Clients:Script EUR
  name: "</script><script>alert(1)</script> & 'q' \\"qq\\" \u202egnorw"
2020-01-01 open Actif:Clients:Long EUR
  name: "abcdefghijklmnopqrstuvwxyz012345"
2020-01-01 open Actif:Clients:Arabe EUR
  name: "شركة الزجاج \u2067({[<"
2026-01-05 custom "quote" "D<b>2026\\"&'-001" Actif:Clients:Script 1000.00 EUR
  title: "</style></title><img src=x onerror=alert(2)>"
2026-01-06 custom "accepted" "D<b>2026\\"&'-001"
2026-01-05 custom "milestone" "D<b>2026\\"&'-001" 2026-01-10 "<svg onload=alert(3)>" "30 %"
2026-02-10 * "<i>x</i>" "{{ 7*7 }} {% raw %}"
  invoice: "FA<u>1"
  due: 2026-03-12
  Actif:Clients:Script   3600.00 EUR
  Produits:Travaux
2026-02-11 * "y" "y"
  invoice: "FA2026-002"
  due: 2026-03-12
  Actif:Clients:Long   10.00 EUR
  Produits:Travaux
2026-02-12 * "z" "z"
  invoice: "FA2026-003"
  due: 2026-03-12
  Actif:Clients:Arabe   20.00 EUR
  Produits:Travaux
2026-02-20 custom "dispute" "FA<u>1" "</td><script>alert(4)</script>"
"""
RISKY = ("<script>alert", "<img", "onerror=alert(2)>", "<svg onload", "<i>x", "<u>", "<b>2026", "\u202e")


def test_names_cannot_harm_the_page(tmp_path: Path) -> None:
    fava = Fava(write_ledger(tmp_path, 'option "title" "T"\n' + OPTIONS + CHART + HOSTILE + PLUGINS))
    names = [*NAMES, "clients/script", "clients/long", "clients/arabe"]
    names += re.findall(r"page=(devis%2F[^&\"#]*)", fava.page("devis", time=YEAR).written)
    assert len(names) == len(NAMES) + 4
    for name in names:
        page = fava.page(name.replace("%2F", "/"), time=YEAR)
        assert page.status == 200
        for text in RISKY:
            if text == "\u202e":
                assert all("\u202e" not in str(data) for data in page.components("query-table")), name
            else:
                assert text not in page.ours, (name, text)
        assert page.page.tags, "every tag is closed, and once"
    texts = [row["Customer"] for row in fava.page("balance", time=YEAR).table()]
    assert "</script><script>alert(1)</script> & 'q' \"qq\" gnorw" in texts
    assert all(len(text) != 32 for text in texts), "Fava takes a text of 32 signs for the hash of an entry"
    assert "{{ 7*7 }}" not in fava.page("suivi", time=YEAR).text or "49" not in fava.page("suivi", time=YEAR).text


# Fava around the page


def test_the_page_only_reads(tmp_path: Path) -> None:
    path = write_ledger(tmp_path, MONEY)
    before = path.read_bytes()
    fava = Fava(path, read_only=True)
    for name, page in fava.pages(time=YEAR):
        assert page.status == 200, name
        assert "<form" not in page.ours
    address = f"/{fava.slugs[0]}/extension/Acompte/"
    for send in (fava.client.post, fava.client.put, fava.client.delete):
        assert send(address).status_code in (401, 405)
    assert not fava.ledger().extensions.get_extension("Acompte").endpoints
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if not p.name.startswith(".")] == [path.name]


def test_each_of_several_ledgers_has_its_own_figures(tmp_path: Path) -> None:
    one = write_ledger(tmp_path, MONEY.replace('"Atelier"', '"Un"', 1), name="one.beancount")
    other_text = MONEY.replace('"Atelier"', '"Deux"', 1).replace("760.00", "1760.00")
    two = write_ledger(tmp_path, other_text, "language fr", name="two.beancount")
    three = tmp_path / "three.beancount"
    three.write_text(BARE, encoding="utf-8")
    fava = Fava(one, two, three)
    for _ in range(2):
        first, second = fava.page("suivi", 0, time=YEAR), fava.page("suivi", 1, time=YEAR)
        values = [{row.values[2]: row.values[4] for row in page.rows} for page in (first, second)]
        assert [found["2026-08-20 FA2026-004"] for found in values] == ["800.00", "1800.00"]
        assert "Tracking" in first.text
        assert "Suivi" in second.text
        assert all(link.startswith("/deux/") for link in second.links)
    assert fava.get("/sans-clients/extension/Acompte/").status == 404, "this ledger does not name the extension"


def test_a_ledger_without_our_roles_is_told_how_to_begin(tmp_path: Path) -> None:
    fava = Fava(write_ledger(tmp_path, BARE + PLUGINS))
    for name, page in fava.pages(time="2026"):
        assert page.status == 200, name
        assert 'pcg: "411000"' in page.text
    assert fava.ledger().errors == []


def test_the_page_follows_what_is_written(tmp_path: Path) -> None:
    path = write_ledger(tmp_path, MONEY)
    fava = Fava(path)
    assert "FA2026-009" not in fava.page("suivi", time="2026-08").text
    more = '2026-08-30 * "Mairie" "Vitrage"\n  invoice: "FA2026-009"\n  due: 2026-09-30\n'
    more += "  Actif:Clients:Mairie  99.00 EUR\n  Produits:Travaux\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    fava.ledger().load_file()
    assert "FA2026-009" in fava.page("suivi", time="2026-08").text


def test_the_books_are_read_once_a_load(
    fava: Fava, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    read = shelf.read
    monkeypatch.setattr(shelf, "read", lambda *said: counted.append(1) or read(*said))
    other = Fava(with_extension(sample, tmp_path))
    first = date(2026, 1, 1)
    for days in range(8):
        other.page(time=str(first + timedelta(days)))
    other.page("suivi", filter="Lumen")
    assert counted == [1]
    other.ledger().load_file()
    other.page()
    assert counted == [1, 1]


def test_what_the_plugins_find_stands_on_favas_page_of_errors(tmp_path: Path) -> None:
    wrong = MONEY.replace(
        "  Passif:Acomptes       3600.00 EUR\n  Produits:Travaux    -12000.00 EUR",
        "  Produits:Travaux    -12000.00 EUR",
    )
    fava = Fava(write_ledger(tmp_path, wrong))
    found = fava.client.get(f"/{fava.slugs[0]}/api/errors").get_json()["data"]
    errors = [error for error in found if error["type"] == "AcompteError"]
    assert any("[deposit-not-deducted] FA2026-002" in error["message"] for error in errors)
    lines = (tmp_path / "main.beancount").read_text(encoding="utf-8").splitlines()
    for error in errors:
        assert error["source"]["filename"] == str(tmp_path / "main.beancount")
        assert re.match(r"\d{4}-", lines[error["source"]["lineno"] - 1])
