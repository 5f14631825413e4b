"""`acompte daily`: deposits and letters of the day, and one git commit of them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from acompte_cli.mailing.outbox import NAME
from acompte_cli.main import cli
from support.ledgers import OPTIONS
from support.mail_server import Box, serving
from support.remind_books import DUE_DEPOSIT, HEAD, bill
from support.repositories import IDENTITY, Repository

MONTHLY = '2026-01-01 custom "file" "ecritures/{year}-{month}.beancount"\n'


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    found = Repository(tmp_path / "nos livres")
    found.write("compta/main.beancount", OPTIONS + HEAD + bill("FA2026-001", "2026-07-01") + DUE_DEPOSIT)
    found.commit()
    return found


def ledger(books: Repository) -> str:
    return (books.folder / "compta" / "main.beancount").read_text(encoding="utf-8")


def daily(books: Repository, *words: str, day: str = "2026-07-06") -> Result:
    path = str(books.folder / "compta" / "main.beancount")
    result = CliRunner().invoke(cli, ["-f", path, "--as-of", day, "--lang", "en", "daily", "--html", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_day_is_one_commit_of_what_was_written(books: Repository) -> None:
    result = daily(books, "--commit")
    assert result.exit_code == 0, result.output
    assert books.git("status", "--porcelain") == ""
    said = books.git("log", "-1", "--format=%B")
    assert said.startswith("acompte daily 2026-07-06\n\nFA2026-002 (acompte, Mme Anne Roche, 300,00\u00a0€)\n")
    assert "FA2026-001 (première relance, Lumen SAS)" in said
    assert "courtoisie" not in said  # nobody is reminded of what was issued just now
    assert set(books.git("show", "--name-only", "--format=").split("\n")) - {""} == {
        "compta/main.beancount",
        "compta/documents/letters/2026-07-06-lumen-sas-first.html",
    }
    assert daily(books, "--commit").exit_code == 0
    assert "Nothing to commit" in daily(books, "--commit").stderr
    assert books.git("rev-list", "--count", "HEAD").strip() == "2"


@pytest.mark.parametrize("kind", ["changed", "staged", "new", "elsewhere"])
def test_a_work_tree_with_other_changes_is_refused_before_anything_is_written(books: Repository, kind: str) -> None:
    names = {"new": "compta/notes.txt", "elsewhere": "lisez-moi.txt"}
    path = books.folder / names.get(kind, "compta/main.beancount")
    if kind == "elsewhere":
        path.write_text("tel quel\n", encoding="utf-8")
        books.commit()
    with path.open("a", encoding="utf-8") as file:
        file.write("; à la main\n")
    if kind == "staged":
        books.git("add", "--all")
    before = ledger(books)
    result = daily(books, "--commit")
    assert result.exit_code == 1
    assert path.name in result.output
    assert ledger(books) == before
    assert not (books.folder / "compta" / "documents").exists()


@pytest.mark.parametrize("name", ["notes.txt", "compta/.main.beancount.swp", "compta/.venv/x"])
def test_files_that_are_no_part_of_the_books_do_not_stand_in_the_way(books: Repository, name: str) -> None:
    books.write(name, "")
    assert daily(books, "--commit").exit_code == 0
    assert books.git("status", "--porcelain", "--untracked-files=all").strip() == f"?? {name}"


def test_what_git_is_told_to_ignore_stays_out_of_the_commit(books: Repository) -> None:
    books.write(".gitignore", "letters/\n")
    books.commit()
    assert daily(books, "--commit").exit_code == 0
    assert books.git("show", "--name-only", "--format=").split() == ["compta/main.beancount"]


def test_a_new_file_of_the_month_is_committed_with_its_include(books: Repository) -> None:
    path = books.folder / "compta" / "main.beancount"
    path.write_text(path.read_text(encoding="utf-8") + MONTHLY, encoding="utf-8")
    books.commit()
    result = daily(books, "--commit")
    assert result.exit_code == 0, result.output
    assert books.git("status", "--porcelain") == ""
    assert 'include "ecritures/2026-07.beancount"' in books.git("show", "HEAD:compta/main.beancount")
    assert "FA2026-002" in books.git("show", "HEAD:compta/ecritures/2026-07.beancount")


def test_the_journal_of_letters_on_their_way_is_no_change(books: Repository) -> None:
    (books.folder / "compta" / NAME).write_text("", encoding="utf-8")
    assert daily(books, "--commit").exit_code == 0


def test_what_is_not_in_git_or_in_the_middle_of_a_merge_is_refused(books: Repository, tmp_path: Path) -> None:
    head = books.git("rev-parse", "HEAD").strip()
    (books.folder / ".git" / "MERGE_HEAD").write_text(head + "\n", encoding="utf-8")
    assert "in the middle of a merge" in daily(books, "--commit").output
    loose = tmp_path / "ailleurs" / "main.beancount"
    loose.parent.mkdir()
    loose.write_text(OPTIONS + HEAD, encoding="utf-8")
    result = CliRunner().invoke(cli, ["-f", str(loose), "daily", "--commit"])
    assert (result.exit_code, "in no git repository" in result.output) == (1, True)


def test_a_commit_that_would_be_lost_or_has_no_author_is_refused(
    books: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    books.git("switch", "--quiet", "--detach")
    assert "on no branch" in daily(books, "--commit").output
    books.git("switch", "--quiet", "main")
    for name in IDENTITY:
        if "CONFIG" not in name:
            monkeypatch.delenv(name)
    # Git would make one up of the user's name and the machine's.
    monkeypatch.setenv("EMAIL", "")
    assert "does not know who commits" in daily(books, "--commit").output
    assert books.git("status", "--porcelain", "--untracked-files=all") == ""


def test_a_ledger_that_git_does_not_know_is_refused(books: Repository) -> None:
    other = books.write("ailleurs/main.beancount", OPTIONS + HEAD)
    result = CliRunner().invoke(cli, ["-f", str(other), "--lang", "en", "daily", "--commit"])
    assert (result.exit_code, "git does not know this file" in result.output) == (1, True)


def refusing(books: Repository) -> Path:
    hook = books.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho non >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    return hook


def test_where_a_hook_refuses_all_is_as_it_was(books: Repository) -> None:
    hook, before = refusing(books), ledger(books)
    result = daily(books, "--commit")
    assert result.exit_code == 1
    assert "git did not commit: non. Nothing was changed." in result.output
    assert ledger(books) == before
    assert books.git("status", "--porcelain", "--untracked-files=all") == ""
    assert not (books.folder / "compta" / "documents").exists()
    hook.unlink()
    assert daily(books, "--commit").exit_code == 0
    assert books.git("rev-list", "--count", "HEAD").strip() == "2"


def test_letters_that_have_gone_are_recorded_once_a_hook_lets_them(
    books: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook, box = refusing(books), Box()
    with serving(box) as port:
        for name, value in {"HOST": "127.0.0.1", "PORT": str(port), "TLS": "none"}.items():
            monkeypatch.setenv(f"ACOMPTE_SMTP_{name}", value)
        result = daily(books, "--commit", "--send")
        assert result.exit_code == 1
        assert "1 letter has gone; the next run records it" in result.output
        assert "reminder:" not in ledger(books)
        hook.unlink()
        result = daily(books, "--commit", "--send")
        assert result.exit_code == 0, result.output
    assert len(box.came) == 1
    assert ledger(books).count("message-id:") == 1
    assert books.git("status", "--porcelain", "--untracked-files=all") == ""


def test_a_dry_run_shows_the_words_of_the_commit_and_writes_nothing(books: Repository) -> None:
    assert "FA2026-001 (première relance, Lumen SAS)" in daily(books, "--commit", "--dry-run").stdout
    assert books.git("status", "--porcelain") == ""
