"""`acompte daily`: deposits and letters of the day, and one git commit of them."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from acompte_cli.mailing.outbox import NAME
from acompte_cli.main import cli
from support.ledgers import OPTIONS
from support.remind_books import HEAD, bill
from support.repositories import IDENTITY, Repository

DEPOSIT = """
2026-01-01 custom "deposit-policy" "standard" 0.00 EUR "30 %"
2020-01-01 open Passif:Acomptes EUR
  pcg: "419100"
2026-07-01 custom "quote" "D2026-001" Actif:Clients:Roche 1000.00 EUR
  vat-reason: "franchise"
2026-07-02 custom "accepted" "D2026-001"
2026-07-02 custom "milestone" "D2026-001" 2026-07-03 "Commande" "30 %"
"""


@pytest.fixture
def books(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    found = Repository(tmp_path / "nos livres")
    found.write("compta/main.beancount", OPTIONS + HEAD + bill("FA2026-001", "2026-07-01") + DEPOSIT)
    found.commit()
    return found


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


@pytest.mark.parametrize("kind", ["changed", "staged", "new"])
def test_a_work_tree_with_other_changes_is_refused_before_anything_is_written(books: Repository, kind: str) -> None:
    path = books.folder / "compta" / ("notes.txt" if kind == "new" else "main.beancount")
    with path.open("a", encoding="utf-8") as file:
        file.write("; à la main\n")
    if kind == "staged":
        books.git("add", "--all")
    before = (books.folder / "compta" / "main.beancount").read_text(encoding="utf-8")
    result = daily(books, "--commit")
    assert result.exit_code == 1
    assert path.name in result.output
    assert (books.folder / "compta" / "main.beancount").read_text(encoding="utf-8") == before
    assert not (books.folder / "compta" / "documents").exists()


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


def test_a_hook_that_refuses_leaves_the_entries_and_says_so(books: Repository) -> None:
    hook = books.folder / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho non >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    result = daily(books, "--commit")
    assert result.exit_code == 1
    assert "All is written, but git did not commit (non)" in result.output
    assert "reminder" in books.git("diff", "HEAD")


def test_a_dry_run_shows_the_words_of_the_commit_and_writes_nothing(books: Repository) -> None:
    assert "FA2026-001 (première relance, Lumen SAS)" in daily(books, "--commit", "--dry-run").stdout
    assert books.git("status", "--porcelain") == ""
