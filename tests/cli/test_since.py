"""`acompte check --since`: what is new against a revision, and nothing left behind."""

import re
import tempfile
from pathlib import Path

import pytest
from click.testing import Result

from acompte_cli.checking import FORMATS
from acompte_cli.ledger import load
from support.commands import DAY, SHOP, Command
from support.ledgers import OPTIONS
from support.repositories import Repository

REPAID = """
2026-08-27 * "Mairie" "Remboursement de rien"
  Actif:Clients:Bartholdi  25.00 EUR
  Actif:Banque
"""
UNDATED = """
2026-08-26 * "Mairie" "Sans échéance"
  invoice: "FA2026-005"
  Actif:Clients:Mairie     30.00 EUR
  Produits:Travaux
2026-08-26 note Actif:Clients:Mairie "Remise en main propre" ^FA2026-005
  sent: "post"
"""
SOUND = SHOP.replace("FA2026-005", "FA2026-006")


@pytest.fixture
def books(tmp_path: Path) -> Repository:
    """Give a repository whose ledger stands in a folder and has one error, committed; the current one has two."""
    repository = Repository(tmp_path / "dépôt")
    repository.write("livres/main.beancount", OPTIONS + SOUND + REPAID)
    repository.commit()
    repository.write("livres/main.beancount", OPTIONS + UNDATED + SOUND + REPAID)
    return repository


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of temporary files, and see that none is left."""
    folder = tmp_path / "temporaire"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(autouse=True)
def _nothing_is_left(temporary: Path) -> object:
    yield
    assert list(temporary.iterdir()) == []


def asked(repository: Repository, revision: str = "HEAD", *arguments: str, day: str = DAY) -> Result:
    ledger = Command(repository.folder / "livres" / "main.beancount", day)
    return ledger("--lang", "en", "check", "--since", revision, *arguments)


def said(result: Result) -> list[str]:
    """The codes of what is shown as errors, and those of warnings with a mark."""
    found = re.findall(r": (error|warning): \[([a-z-]+)\]", result.stdout)
    return [code if severity == "error" else f"{code}?" for severity, code in found]


def test_only_what_was_not_there_is_shown(books: Repository) -> None:
    result = asked(books)
    assert said(result) == ["invoice-no-due"]
    assert result.exit_code == 1
    assert result.stderr == "New since HEAD: 1 error, 0 warnings.\n"


def test_what_moved_is_not_new_and_the_exit_status_goes_by_what_is_shown(books: Repository) -> None:
    books.write("livres/main.beancount", OPTIONS + REPAID + "\n; plus bas\n" + SOUND)
    result = asked(books, "HEAD", "--strict")
    assert (said(result), result.exit_code) == ([], 0)
    assert result.stderr == "New since HEAD: No error, no warning.\n"


def test_a_new_warning_fails_only_when_strict(books: Repository) -> None:
    money = '2026-08-28 * "Mairie" "Virement"\n  Actif:Banque  70.00 EUR\n  Actif:Clients:Mairie\n'
    books.write("livres/main.beancount", OPTIONS + SOUND + REPAID + money)
    assert said(asked(books)) == ["payment-unallocated?"]
    assert (asked(books).exit_code, asked(books, "HEAD", "--strict").exit_code) == (0, 1)


def test_a_second_case_of_the_same_is_new(books: Repository) -> None:
    books.write("livres/main.beancount", OPTIONS + SOUND + REPAID + REPAID)
    assert said(asked(books)) == ["debit-unexplained"]
    books.write("livres/main.beancount", OPTIONS + SOUND)
    assert said(asked(books)) == []


def test_both_are_checked_as_of_the_same_day(books: Repository) -> None:
    assert said(asked(books, day="2026-08-26")) == ["invoice-no-due"]
    assert said(asked(books, day="2026-08-25")) == []


def test_included_files_are_those_of_the_revision_wherever_they_stand(books: Repository) -> None:
    """The faults stand in files included: beside the ledger, by a pattern, and in another folder of the repository."""
    body = SOUND.split('2026-02-03 custom "quote"', 1)
    books.write("livres/main.beancount", f'{OPTIONS}include "mois/*.beancount"\ninclude "../commun/chart.beancount"\n')
    books.write("commun/chart.beancount", OPTIONS + body[0])
    books.write("livres/mois/08.beancount", OPTIONS + '2026-02-03 custom "quote"' + body[1] + REPAID)
    books.commit()
    assert said(asked(books)) == []
    books.write("livres/mois/09.beancount", OPTIONS + UNDATED)
    assert said(asked(books)) == ["invoice-no-due"]
    books.commit()
    assert said(asked(books)) == []
    assert said(asked(books, "HEAD~1")) == ["invoice-no-due"]


def test_errors_of_beancount_that_were_there_are_not_new(books: Repository) -> None:
    missing = '2026-08-30 balance Actif:Banque 1.00 EUR\ninclude "../absent.beancount"\n'
    letter = '2026-08-30 document Actif:Clients:Mairie "lettre.pdf"\n'
    books.write("livres/main.beancount", OPTIONS + SOUND + REPAID + missing + letter)
    assert said(asked(books)) == ["beancount"] * 3
    books.commit()
    books.write("livres/main.beancount", "; plus haut\n" + OPTIONS + SOUND + REPAID + missing + letter)
    assert said(asked(books)) == []


def test_a_document_that_went_missing_is_new(books: Repository) -> None:
    letter = '2026-08-30 document Actif:Clients:Mairie "lettre.pdf"\n'
    books.write("livres/main.beancount", OPTIONS + SOUND + REPAID + letter)
    paper = books.write("livres/lettre.pdf", "%PDF")
    books.commit()
    assert said(asked(books)) == []
    paper.unlink()
    assert said(asked(books)) == ["beancount"]


@pytest.mark.parametrize("plugins", ["", 'plugin "acompte.matching" "warnings"\nplugin "acompte.dso"\n'])
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_shows_what_is_new_and_no_more(books: Repository, format_: str, plugins: str) -> None:
    books.write("livres/main.beancount", OPTIONS + UNDATED + SOUND + REPAID + plugins)
    shown = asked(books, "HEAD", "--format", format_).stdout
    assert "without a due date" in shown
    assert "without an invoice number" not in shown


@pytest.mark.parametrize("revision", ["HEAD", "main", "v1", "{commit}", "{short}", "main^0"])
def test_a_revision_may_be_named_as_git_names_it(books: Repository, revision: str) -> None:
    books.git("tag", "v1")
    commit = books.git("rev-parse", "HEAD").strip()
    assert said(asked(books, revision.format(commit=commit, short=commit[:8]))) == ["invoice-no-due"]


def test_an_interrupted_comparison_leaves_nothing(books: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(path: str) -> object:
        assert Path(path).exists()
        raise KeyboardInterrupt

    monkeypatch.setattr(
        "acompte_cli.context.load", lambda path: interrupted(path) if "acompte-" in path else load(path)
    )
    assert asked(books).exit_code == 1


def test_neither_the_work_tree_nor_the_index_is_touched(books: Repository) -> None:
    books.write("livres/prêt.beancount", "; ajouté\n")
    books.git("add", "livres/prêt.beancount")

    def state() -> tuple[str, ...]:
        index = (books.folder / ".git" / "index").read_bytes().hex()
        files = {str(path): path.stat().st_mtime_ns for path in books.folder.rglob("*") if path.is_file()}
        return index, str(sorted(files.items()))

    before = state()
    asked(books)
    assert state() == before


def test_the_settings_that_git_gives_a_hook_do_not_mislead(
    books: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "autre")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.folder))
    assert said(asked(books)) == ["invoice-no-due"]
    assert not (other.folder / "index").exists()


def test_the_ledger_may_be_found_from_where_one_stands(books: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(books.folder / "livres")
    result = Command(None)("check", "--since", "HEAD")
    assert said(result) == ["invoice-no-due"]


# What cannot be compared


def one_line(result: Result, *says: str) -> None:
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("acompte: ")
    for text in says:
        assert text in result.stderr


def test_a_ledger_in_no_repository_is_one_clear_line(shop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(shop.parent.parent))
    one_line(Command(shop)("check", "--since", "HEAD"), str(shop.parent), "no git repository")


@pytest.mark.parametrize("revision", ["absent", "--help", "HEAD:livres", "0" * 40, "", "HEAD..HEAD"])
def test_an_unknown_revision_is_one_clear_line(books: Repository, revision: str) -> None:
    result = Command(books.folder / "livres" / "main.beancount")("check", f"--since={revision}")
    one_line(result, f"{revision}: no revision of {books.folder}")


def test_a_repository_without_a_commit_has_no_revision(tmp_path: Path) -> None:
    empty = Repository(tmp_path / "vide")
    ledger = empty.write("main.beancount", OPTIONS + SOUND)
    one_line(Command(ledger)("check", "--since", "HEAD"), "HEAD: no revision of")


def test_without_git_one_line_says_so(books: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nulle-part"))
    one_line(asked(books), "git is not installed")


def test_where_the_ledger_did_not_exist_all_is_new(books: Repository) -> None:
    books.write("neuf/main.beancount", OPTIONS + UNDATED + SOUND + REPAID)
    ledger = books.folder / "neuf" / "main.beancount"
    result = Command(ledger)("--lang", "en", "check", "--since", "HEAD")
    assert said(result) == said(Command(ledger)("check"))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == f"{ledger} did not exist in HEAD: everything is new."


def test_a_revision_that_cannot_be_read_is_one_clear_line(books: Repository) -> None:
    (books.folder / "livres" / "main.beancount").write_bytes(b"\xff\xfe" * 20)
    books.commit()
    books.write("livres/main.beancount", OPTIONS + SOUND)
    one_line(asked(books), "livres/main.beancount: this is no text in UTF-8", "in HEAD")
    assert "temporaire" not in asked(books).stderr


def test_what_git_refuses_is_said_in_its_first_line(books: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    blob = books.git("rev-parse", "HEAD:livres/main.beancount").strip()
    found = books.folder / ".git" / "objects" / blob[:2] / blob[2:]
    found.chmod(0o644)
    found.write_bytes(b"")
    one_line(asked(books), "acompte: git: ")
