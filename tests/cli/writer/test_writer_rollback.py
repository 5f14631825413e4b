"""An entry that brings an error, or meets somebody else's change: the files are as they were, nothing is lost."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acompte_cli.writer import judge, session
from acompte_cli.writer.lock import locked
from support.books import Books, by_year
from support.commands import SHOP
from support.ledgers import OPTIONS

WHOLE = OPTIONS + SHOP
COMPLAINS = """
from collections import namedtuple
from beancount.core.data import Transaction
__plugins__ = ("complain",)
Complaint = namedtuple("Complaint", "source message entry")
def complain(entries, options):
    return entries, [
        Complaint(entry.meta, "keep off Lumen", entry)
        for entry in entries
        if isinstance(entry, Transaction) and entry.narration == "Entretien" and entry.payee == "Lumen SAS"
    ]
"""

REFUSED = {
    "a balance that fails then": (
        "2026-12-01 balance Actif:Clients:Lumen 8070.00 EUR\n",
        "Balance failed for 'Actif:Clients:Lumen'",
    ),
    "an account that is closed": ("2026-09-16 close Actif:Clients:Lumen\n", "inactive account 'Actif:Clients:Lumen'"),
    "a plugin of the user's own that complains": (
        'option "insert_pythonpath" "TRUE"\nplugin "complains_of_lumen"\n',
        "keep off Lumen",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
@pytest.mark.parametrize("layout", ["one file", "the first entry of a year"])
def test_an_entry_that_brings_an_error_is_named_and_taken_back(tmp_path: Path, case: str, layout: str) -> None:
    more, words = REFUSED[case]
    if layout == "one file":
        files, day = {"main.beancount": WHOLE + more}, "2026-09-20"
    else:
        files, day = by_year(more.replace("2026-12-01", "2028-01-01")), "2027-01-05"
    books = Books(tmp_path / "livres", {**files, "complains_of_lumen.py": COMPLAINS})
    before = books.files()
    result = books.invoice(day)
    assert result.exit_code == 1
    assert words in result.stderr
    assert "Nothing was changed." in result.stderr
    assert {name: data for name, data in books.files().items() if "__pycache__" not in name} == before


def test_an_error_that_was_there_before_does_not_block(tmp_path: Path) -> None:
    wrong = (
        '2026-08-30 balance Actif:Banque 1.00 EUR\n2026-08-30 * "Personne"\n  Actif:Rien  1.00 EUR\n  Actif:Banque\n'
    )
    books = Books(tmp_path, {"main.beancount": WHOLE + wrong})
    assert books.invoice().exit_code == 0
    assert 'invoice: "FA2026-006"' in books.text()


@pytest.mark.parametrize("plugin", ["", 'plugin "acompte.matching"\n'])
def test_an_error_after_the_newest_entry_was_there_before_all_the_same(tmp_path: Path, plugin: str) -> None:
    wrong = '2026-09-19 custom "quote" "D2026-900" Actif:Clients:Lumen 1 000.00 EUR\n'
    books = Books(tmp_path, {"main.beancount": WHOLE + wrong + plugin})
    assert books.invoice("2026-09-20").exit_code == 0
    assert 'invoice: "FA2026-006"' in books.text()


def test_an_error_that_was_there_once_is_new_where_it_comes_a_second_time(tmp_path: Path) -> None:
    wrong = "2026-12-01 balance Actif:Clients:Lumen 8070.00 EUR\n2026-12-02 balance Actif:Banque 1.00 EUR\n"
    books = Books(tmp_path, {"main.beancount": WHOLE + wrong})
    before = books.files()
    result = books.invoice()
    assert result.exit_code == 1
    assert "Actif:Clients:Lumen" in result.stderr
    assert "Actif:Banque" not in result.stderr
    assert books.files() == before


STANDS_BEFORE = {
    "a tag that is pushed": ("pushtag #chantier\n", "poptag"),
    "metadata that are pushed": ('pushmeta projet: "verrière"\n', "popmeta"),
    "a text without its end": ('2026-09-19 note Actif:Banque "sans fin\n', "not read"),
}


@pytest.mark.parametrize("case", STANDS_BEFORE)
def test_what_stands_open_at_the_end_of_a_file_does_not_reach_into_an_entry(tmp_path: Path, case: str) -> None:
    more, words = STANDS_BEFORE[case]
    books = Books(tmp_path, {"main.beancount": WHOLE + more})
    before = books.files()
    result = books.invoice()
    assert result.exit_code == 1
    assert words in result.stderr or "error that it has not now" in result.stderr
    assert "Nothing was changed." in result.stderr
    assert books.files() == before


def test_pushed_metadata_that_an_entry_says_otherwise_are_no_hindrance(tmp_path: Path) -> None:
    books = Books(tmp_path, {"main.beancount": WHOLE + 'pushmeta due: "jamais"\n'})
    assert books.invoice().exit_code == 0
    assert books.invoice("2026-09-21").exit_code == 0


def test_a_tag_that_is_popped_again_is_no_hindrance(tmp_path: Path) -> None:
    text = WHOLE + '\npushtag #a\npushmeta bb: "c"\n2026-09-16 note Actif:Banque "x"\npopmeta bb:\npoptag #a\n'
    books = Books(tmp_path, {"main.beancount": text})
    assert books.invoice().exit_code == 0


def test_metadata_of_the_entry_before_do_not_swallow_ours(tmp_path: Path) -> None:
    books = Books(tmp_path, {"main.beancount": WHOLE + '2026-09-16 note Actif:Banque "x"\n  objet: "y"'})
    assert books.invoice().exit_code == 0
    assert '  objet: "y"\n\n2026-09-20 * "Lumen SAS" "Entretien"\n  invoice:' in books.text()


def test_a_text_with_letters_that_no_file_holds_is_refused(books: Books) -> None:
    before = books.files()
    result = books.run("invoice", "new", "Lumen", "100", "--title", "x\udce9y", "--date", "2026-09-20", "--yes")
    assert result.exit_code == 1
    assert "no letter that can be written" in result.stderr
    assert books.files() == before


def meanwhile(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, act: Callable[[], object]) -> None:
    """Let somebody else act right before a part of the writer runs."""
    real = getattr(module, name)

    def first(*arguments: Any, **more: Any) -> Any:
        act()
        return real(*arguments, **more)

    monkeypatch.setattr(module, name, first)


def append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


THEIRS = '2026-09-18 note Actif:Banque "de quelqu’un d’autre"\n'


def test_what_somebody_else_writes_between_load_and_write_is_noticed(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, session, "write", lambda: append(books.main, THEIRS))
    result = books.invoice()
    assert result.exit_code == 1
    assert "was changed by somebody else" in result.stderr
    assert "Nothing was changed." in result.stderr
    assert books.text() == WHOLE + THEIRS


def test_what_somebody_else_writes_while_the_new_file_is_made_is_noticed(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, os, "fchmod", lambda: append(books.main, THEIRS))
    result = books.invoice()
    assert result.exit_code == 1
    assert "was changed by somebody else" in result.stderr
    assert "Nothing was changed." in result.stderr
    assert books.text() == WHOLE + THEIRS


def test_what_somebody_else_writes_between_write_and_roll_back_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = Books(tmp_path, {"main.beancount": WHOLE + REFUSED["a balance that fails then"][0]})
    meanwhile(monkeypatch, judge, "load", lambda: append(books.main, THEIRS))
    result = books.invoice()
    assert result.exit_code == 1
    assert "main.beancount: could not be put back as it was" in result.stderr
    assert "Nothing was changed." not in result.stderr
    assert books.text().endswith(THEIRS)
    assert 'invoice: "FA2026-006"' in books.text()


def test_the_files_that_nobody_else_touched_are_put_back_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = REFUSED["a balance that fails then"][0].replace("2026-12-01", "2028-01-01")
    books = Books(tmp_path, by_year(more))
    before = books.text()
    meanwhile(monkeypatch, judge, "load", lambda: append(books.folder / "2027.beancount", THEIRS))
    result = books.invoice("2027-01-05")
    assert "2027.beancount: could not be put back as it was" in result.stderr
    assert books.text("2027.beancount").endswith(THEIRS)
    assert books.text() == before


def test_a_ledger_that_cannot_be_loaded_after_the_write_is_put_back(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile(monkeypatch, judge, "load", lambda: books.write("autre.beancount", b""))
    real = judge.load  # type: ignore[attr-defined]  # the writer's own name for it
    monkeypatch.setattr(judge, "load", lambda name: real(f"{name}.gone"))
    before = books.files()
    result = books.invoice()
    assert result.exit_code == 1
    assert "no such file" in result.stderr
    assert "Nothing was changed." in result.stderr
    assert {name: data for name, data in books.files().items() if name != "autre.beancount"} == before


def test_two_commands_wait_for_one_another_and_impatience_is_one_sentence(
    books: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = books.files()
    with locked(books.folder):
        monkeypatch.setattr(session, "locked", lambda folder, say: locked(folder, patience=0.1, say=say))
        result = books.invoice()
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "another acompte has been writing to this ledger" in result.stderr
    assert books.files() == before
    assert books.invoice().exit_code == 0


def test_a_folder_that_cannot_be_locked_is_one_sentence(books: Books, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(descriptor: int, *, blocking: bool) -> bool:
        raise OSError(37, "No locks available")

    monkeypatch.setattr("acompte_cli.writer.lock.lock_descriptor", no_locks)
    result = books.invoice()
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "cannot be locked (No locks available)" in result.stderr
