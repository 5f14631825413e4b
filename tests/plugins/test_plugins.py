"""The two plugins: what they add to the entries, what they say, and what they leave alone."""

import itertools
import pickle
import re
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from beancount import loader
from beancount.core import data
from beancount.parser import printer

from acompte import handover
from acompte.dso import dso
from acompte.handover import Reading, kept_reading, take_over
from acompte.matching import matching
from acompte.model.diagnostic import AcompteError
from acompte.model.read import read_book
from support.ledgers import CHART, COMPANY, OPTIONS, without_entries

LEDGER = """
2026-02-03 custom "quote" "D2026-014" Actif:Clients:Lumen 12000.00 EUR
  title: "Verrière"
2026-02-10 custom "accepted" "D2026-014"

2026-02-10 * "Lumen SAS" "Acompte" ^D2026-014
  invoice: "FA2026-031"
  due: 2026-03-12
  Actif:Clients:Lumen   3600.00 EUR
  Passif:Acomptes      -3600.00 EUR

2026-03-16 note Actif:Clients:Lumen "Appel" ^FA2026-031
  reminder: "first"

2026-03-24 * "Lumen SAS" "Virement" ^FA2026-031
  Actif:Banque          3600.00 EUR
  Actif:Clients:Lumen  -3600.00 EUR

2026-03-31 * "Lumen SAS" "Solde" ^D2026-014
  invoice: "FA2026-032"
  due: 2026-04-30
  Actif:Clients:Lumen   8400.00 EUR
  Passif:Acomptes       3600.00 EUR
  Produits:Travaux    -12000.00 EUR

2026-04-02 * "Lumen SAS" "Avoir" ^FA2026-032
  invoice: "FA2026-033"
  Actif:Clients:Lumen   -400.00 EUR
  Produits:Travaux       400.00 EUR

2026-04-03 * "Frais de tenue de compte"
  Charges:Frais   10.00 EUR
  Actif:Banque   -10.00 EUR
"""
MATCHING = 'plugin "acompte.matching"\n'
DSO = 'plugin "acompte.dso"\n'

ORDERS = [plugins for count in (1, 2) for plugins in itertools.permutations((MATCHING, DSO), count)]
"""Each plugin alone, and both in either order."""

FORGOTTEN = """
2026-04-10 * "Beta SARL" "Sans échéance"
  invoice: "FA2026-034"
  Actif:Clients:Beta  100.00 EUR
  Produits:Travaux

2026-04-11 * "Beta SARL" "Virement de trop" ^FA2026-034
  Actif:Banque  150.00 EUR
  Actif:Clients:Beta
"""


def names(plugins: tuple[str, ...]) -> str:
    return " ".join(re.findall(r"acompte\.(\w+)", "".join(plugins)))


def load(text: str) -> tuple[list[Any], list[Any], dict[str, Any]]:
    entries, errors, options = loader.load_string(text)
    return entries, errors, options


def loaded(*plugins: str, text: str = LEDGER) -> tuple[list[Any], list[Any], dict[str, Any]]:
    return load(OPTIONS + CHART + COMPANY + text + "".join(plugins))


def codes(errors: list[Any]) -> list[str]:
    return [re.findall(r"^\[([a-z-]+)\]", error.message)[0] for error in errors]


def reading(entries: list[Any], options: dict[str, Any]) -> Any:
    """The Book without the entries that its records keep, and the codes and lines of what reading found."""
    book, found = read_book(entries, options)
    return without_entries(book), [(diagnostic.code, diagnostic.line) for diagnostic in found]


# What the matching plugin adds


def test_the_whole_ledger_that_matching_makes() -> None:
    entries, errors, _ = loaded(MATCHING)
    assert errors == []
    text = "".join(printer.format_entry(entry) for entry in entries if not isinstance(entry, data.Open))
    text = re.sub(r" +(-?[\d.]+ EUR)", r"  \1", text)
    assert text == dedent(
        """\
        2020-01-01 custom "company" "Atelier"
          vat-due: "none"
          vat-reason: "franchise"
        2026-02-03 custom "quote" "D2026-014" Actif:Clients:Lumen  12000.00 EUR
          title: "Verrière"
        2026-02-03 note Actif:Clients:Lumen "Devis D2026-014 : Verrière, 12\u202f000,00\u00a0€ HT" ^D2026-014
        2026-02-10 custom "accepted" "D2026-014"
        2026-02-10 * "Lumen SAS" "Acompte" ^D2026-014 ^FA2026-031
          invoice: "FA2026-031"
          due: 2026-03-12
          Actif:Clients:Lumen  3600.00 EUR
          Passif:Acomptes  -3600.00 EUR
        2026-03-16 note Actif:Clients:Lumen "Appel" ^D2026-014 ^FA2026-031
          reminder: "first"
        2026-03-24 * "Lumen SAS" "Virement" ^D2026-014 ^FA2026-031
          Actif:Banque  3600.00 EUR
          Actif:Clients:Lumen  -3600.00 EUR
        2026-03-31 * "Lumen SAS" "Solde" ^D2026-014 ^FA2026-032
          invoice: "FA2026-032"
          due: 2026-04-30
          Actif:Clients:Lumen  8400.00 EUR
          Passif:Acomptes  3600.00 EUR
          Produits:Travaux  -12000.00 EUR
        2026-04-02 * "Lumen SAS" "Avoir" ^D2026-014 ^FA2026-032 ^FA2026-033
          invoice: "FA2026-033"
          Actif:Clients:Lumen  -400.00 EUR
          Produits:Travaux  400.00 EUR
        2026-04-03 * "Frais de tenue de compte"
          Charges:Frais  10.00 EUR
          Actif:Banque  -10.00 EUR
        """
    )


def test_the_note_of_a_quote_stands_at_the_line_of_the_quote() -> None:
    entries, _, _ = loaded(MATCHING)
    quote = next(entry for entry in entries if isinstance(entry, data.Custom) and entry.type == "quote")
    note = next(entry for entry in entries if isinstance(entry, data.Note) and entry.comment.startswith("Devis"))
    assert (note.meta["filename"], note.meta["lineno"]) == (quote.meta["filename"], quote.meta["lineno"])


def test_a_document_filed_for_an_invoice_gets_the_link_of_its_quote(tmp_path: Path) -> None:
    (tmp_path / "facture.pdf").write_bytes(b"%PDF")
    sent = '\n2026-02-11 document Actif:Clients:Lumen "facture.pdf" ^FA2026-031\n  sent: "email"\n'
    main = tmp_path / "main.beancount"
    main.write_text(OPTIONS + CHART + COMPANY + LEDGER + sent + MATCHING, encoding="utf-8")
    entries, errors, _ = loader.load_file(str(main))
    assert errors == []
    document = next(entry for entry in entries if isinstance(entry, data.Document))
    assert document.links == frozenset(("FA2026-031", "D2026-014"))


# What the plugins say


def test_errors_appear_and_warnings_only_when_asked_for() -> None:
    _, errors, _ = loaded(MATCHING, text=LEDGER + FORGOTTEN)
    assert codes(errors) == ["invoice-no-due"]
    _, errors, _ = loaded('plugin "acompte.matching" "warnings"\n', text=LEDGER + FORGOTTEN)
    assert codes(errors) == ["invoice-no-due", "overpaid"]


def test_an_error_names_the_entry_and_its_place() -> None:
    _, (error,), _ = loaded(MATCHING, text=LEDGER + FORGOTTEN)
    assert isinstance(error, AcompteError)
    assert error.source["lineno"] == error.entry.meta["lineno"]
    assert error.entry.meta["invoice"] == "FA2026-034"


def test_messages_are_in_the_language_of_the_company() -> None:
    english = '2020-01-01 custom "company" "Workshop"\n  language: "en"\n  vat-reason: "franchise"\n'
    _, (french,), _ = loaded(MATCHING, text=LEDGER + FORGOTTEN)
    _, (other,), _ = load(OPTIONS + CHART + english + LEDGER + FORGOTTEN + MATCHING)
    assert "sans échéance" in french.message
    assert "without a due date" in other.message


@pytest.mark.parametrize(("plugin", "config"), [(matching, "all"), (dso, "-3"), (dso, "0"), (dso, "année")])
def test_an_option_that_is_none_is_an_error_and_the_entries_pass_unchanged(plugin: Any, config: str) -> None:
    entries, _, options = loaded()
    result, errors = plugin(entries, options, config)
    assert result is entries
    assert codes(errors) == ["setting-invalid"]
    assert config in errors[0].message


@pytest.mark.parametrize("plugin", [MATCHING, DSO, MATCHING + DSO])
def test_a_ledger_that_is_none_of_our_business_is_left_exactly_as_it_was(plugin: str) -> None:
    others = dedent(
        """
        2020-01-01 open Assets:Cash
        2020-01-01 open Income:Salary
        2026-01-10 * "Salary" ^FA2026-001
          invoice: "FA2026-001"
          Assets:Cash  100 EUR
          Income:Salary
        2026-01-10 custom "quote" "D1" "wrong"
        """
    )
    plain, errors, _ = load(others)
    ours, ours_errors, options = load(others + plugin)
    assert errors == ours_errors == []
    assert ours == plain
    assert matching(plain, options)[0] is plain
    assert dso(plain, options)[0] is plain


# The DSO plugin


def events(entries: list[Any]) -> list[tuple[str, str]]:
    return [(str(e.date), e.description) for e in entries if isinstance(e, data.Event) and e.type == "dso"]


def test_the_dso_of_each_month_end_is_an_event() -> None:
    """3600 billed and open at the end of February; 8400 of 12000 at the end of March."""
    entries, errors, _ = loaded(DSO)
    assert errors == []
    assert events(entries) == [("2026-02-28", "365.0"), ("2026-03-31", "255.5")]


def test_the_window_of_the_dso_may_be_said() -> None:
    entries, errors, _ = loaded('plugin "acompte.dso" "100"\n')
    assert errors == []
    assert events(entries) == [("2026-02-28", "100.0"), ("2026-03-31", "70.0")]


def test_a_month_with_nothing_billed_in_the_window_has_no_event() -> None:
    entries, _, _ = loaded(
        'plugin "acompte.dso" "31"\n', text=LEDGER.replace("2026-04-0", "2026-05-3").replace("-33", "")
    )
    assert [day for day, _ in events(entries)] == ["2026-02-28", "2026-03-31"]


# Both, in either order


@pytest.mark.parametrize("plugins", [(MATCHING, DSO), (DSO, MATCHING)], ids=["matching first", "dso first"])
def test_the_order_of_the_plugins_changes_nothing(plugins: tuple[str, str]) -> None:
    both, errors, _ = loaded(*plugins)
    assert errors == []
    links = {e.meta["lineno"]: e.links for e in both if isinstance(e, data.Transaction)}
    alone = {e.meta["lineno"]: e.links for e in loaded(MATCHING)[0] if isinstance(e, data.Transaction)}
    assert links == alone
    assert events(both) == events(loaded(DSO)[0])


@pytest.mark.parametrize("text", [LEDGER, LEDGER + FORGOTTEN])
@pytest.mark.parametrize("plugins", ORDERS, ids=names)
def test_the_book_read_before_and_after_the_plugins_is_the_same(plugins: tuple[str, ...], text: str) -> None:
    plain, _, options = loaded(text=text)
    after, _, _ = loaded(*plugins, text=text)
    assert reading(plain, options) == reading(after, options)


def test_matching_twice_adds_no_link_and_no_note_twice() -> None:
    once, _, _ = loaded(MATCHING)
    twice, errors, _ = loaded(MATCHING, MATCHING)
    assert errors == []
    assert len(twice) == len(once)
    assert [entry.links for entry in twice if isinstance(entry, data.Transaction)] == [
        entry.links for entry in once if isinstance(entry, data.Transaction)
    ]


def readings(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Count how often a ledger is read."""
    count: list[int] = []
    read = handover.read

    def counted(entries: list[Any], options: Any) -> Reading:
        count.append(len(entries))
        return read(entries, options)

    monkeypatch.setattr(handover, "read", counted)
    return count


def test_the_ledger_is_read_once_for_both_plugins(monkeypatch: pytest.MonkeyPatch) -> None:
    count = readings(monkeypatch)
    loaded(MATCHING, DSO)
    assert len(count) == 1


@pytest.mark.parametrize("plugins", ORDERS, ids=names)
def test_a_command_takes_the_reading_of_the_last_plugin(
    plugins: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    count = readings(monkeypatch)
    with kept_reading():
        entries, _, options = loaded(*plugins)
        before = len(count)
        assert len(take_over(entries, options).history.book.invoices) == 3
        assert len(count) == before


@pytest.mark.parametrize("plugins", ORDERS, ids=names)
def test_what_a_command_takes_over_is_what_it_would_read(plugins: tuple[str, ...]) -> None:
    with kept_reading():
        entries, _, options = loaded(*plugins, text=LEDGER + FORGOTTEN)
        taken = take_over(entries, options)
    anew = handover.read(entries, options)
    assert without_entries(taken.history.book) == without_entries(anew.history.book)


def test_what_was_handed_over_is_dropped() -> None:
    with kept_reading():
        entries, _, options = loaded(MATCHING)
        first = take_over(entries, options)
        assert take_over(entries, options) is not first
    with kept_reading():
        entries, _, options = loaded(MATCHING)
    assert handover._Slot.reading is None


def test_without_a_command_nothing_is_kept() -> None:
    loaded(MATCHING)
    assert handover._Slot.reading is None
    loaded(MATCHING, DSO)
    assert handover._Slot.reading is None


# Beancount


def test_beancount_reads_the_format_without_our_plugins() -> None:
    entries, errors, _ = loaded(text=LEDGER + FORGOTTEN)
    assert errors == []
    assert not any(isinstance(entry, data.Event) for entry in entries)


def test_what_the_plugins_return_can_be_pickled() -> None:
    entries, errors, _ = loaded(MATCHING, DSO, text=LEDGER + FORGOTTEN)
    assert pickle.loads(pickle.dumps((entries, errors))) == (entries, errors)


def test_a_cached_load_gives_what_the_first_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loader, "PICKLE_CACHE_THRESHOLD", 0)
    monkeypatch.setattr(loader, "_load_file", loader._load_file)
    loader.initialize(use_cache=True)
    main = tmp_path / "main.beancount"
    main.write_text(OPTIONS + CHART + COMPANY + LEDGER + FORGOTTEN + MATCHING + DSO, encoding="utf-8")
    entries, errors, options = loader.load_file(str(main))
    assert list(tmp_path.glob(".*.picklecache"))
    monkeypatch.setattr(handover, "read", None)
    again, errors_again, _ = loader.load_file(str(main))
    assert again == entries
    assert [error.message for error in errors_again] == [error.message for error in errors]
    assert reading(again, options) == reading(entries, options)
