"""PDF files of letters take seconds: a terminal shows how many are done, and nothing else hears of it."""

import re
from pathlib import Path

import pytest

from support.mail_books import DAY, customers
from support.remind_books import Books
from support.terminals import ran, ran_on_a_terminal

pytest.importorskip("weasyprint")

COUNT = re.compile(r"PDF  \[[#-]+\]  (\d+)/(\d+)")
MISSING = "import sys; sys.modules['weasyprint'] = None"


def words_for(folder: Path, command: str) -> list[str]:
    more = ["letters", str(folder / "out"), "--pdf"] if command == "letters" else ["remind", "--yes"]
    return ["--as-of", DAY, *more]


def pdf_files(folder: Path) -> int:
    return len(list(folder.rglob("*.pdf")))


@pytest.mark.parametrize(("command", "count"), [("letters", 6), ("remind", 2)])
def test_a_terminal_shows_how_many_are_done_of_how_many(tmp_path: Path, command: str, count: int) -> None:
    done = ran_on_a_terminal(Books(tmp_path, customers(count)).path, *words_for(tmp_path, command))
    assert done.status == 0, done
    shown = [tuple(map(int, found)) for found in COUNT.findall(done.stderr)]
    assert {of for _, of in shown} == {count}
    assert [at for at, _ in shown] == sorted(at for at, _ in shown)
    assert shown[-1] == (count, count)
    assert "PDF  [" not in done.stdout
    assert pdf_files(tmp_path) == count


@pytest.mark.parametrize("command", ["letters", "remind"])
def test_where_no_terminal_listens_nothing_is_said_of_it(tmp_path: Path, command: str) -> None:
    done = ran(Books(tmp_path, customers(2)).path, *words_for(tmp_path, command))
    assert done.status == 0, done
    assert "PDF" not in done.stdout + done.stderr
    assert "\r" not in done.stderr
    assert pdf_files(tmp_path) == 2


@pytest.mark.parametrize("words", [["letters", "OUT"], ["remind", "--yes", "--html"], ["remind", "--dry-run"]])
def test_where_no_pdf_is_made_no_bar_is_shown(tmp_path: Path, words: list[str]) -> None:
    given = [str(tmp_path / "out") if word == "OUT" else word for word in words]
    done = ran_on_a_terminal(Books(tmp_path, customers(2)).path, "--as-of", DAY, *given)
    assert (done.status, COUNT.findall(done.stderr)) == (0, [])


def test_where_no_letter_is_due_no_bar_is_shown(tmp_path: Path) -> None:
    done = ran_on_a_terminal(Books(tmp_path).path, *words_for(tmp_path, "letters"))
    assert (done.status, COUNT.findall(done.stderr)) == (0, [])


def test_a_missing_library_is_said_before_a_bar_begins(tmp_path: Path) -> None:
    books = Books(tmp_path, customers(2))
    done = ran_on_a_terminal(books.path, *words_for(tmp_path, "letters"), prelude=MISSING)
    assert done.status == 1
    assert "acompte[pdf]" in done.stderr
    assert COUNT.findall(done.stderr) == []
    assert not (tmp_path / "out").exists()
