"""`acompte init --dry-run`: finds the ledger, proposes lines that hold when pasted, and writes nothing."""

import json
from pathlib import Path

import pytest
from beancount import loader

from support.adoption import pasted
from support.commands import Command

FIELDS = ["account", "file", "line", "key", "value", "why", "certainty"]
LEDGER = """\
option "operating_currency" "EUR"
option "name_assets" "Actif"
option "name_liabilities" "Passif"
option "name_equity" "Capitaux"
option "name_income" "Produits"
option "name_expenses" "Charges"
2025-01-01 open Actif:Clients:Lumen EUR
2025-01-01 open Actif:Banque EUR
2025-01-01 open Passif:TVA-Collectée EUR
2025-01-01 open Produits:Ventes EUR "STRICT"

2025-02-10 * "Lumen SAS" "Facture (FA-031)"
  Actif:Clients:Lumen   1055.00 EUR
  Produits:Ventes      -1000.00 EUR
  Passif:TVA-Collectée   -55.00 EUR
"""
PRIVATE = """\
2025-01-01 open Assets:Bank
2025-01-01 open Income:Salary
"""


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """Give a folder with an existing ledger."""
    (tmp_path / "main.beancount").write_text(LEDGER, encoding="utf-8")
    return tmp_path


@pytest.fixture
def acompte() -> Command:
    """Give the command without a ledger named."""
    return Command(None, None)


def flat(text: str) -> str:
    """Give a text on one line: where it is wrapped depends on how long the path is."""
    return " ".join(text.split())


def everything(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file()}


# What it gives


def test_nothing_is_written(acompte: Command, books: Path) -> None:
    before = everything(books)
    assert acompte("init", "--dry-run", str(books)).exit_code == 0
    assert acompte("init", "--dry-run", str(books), "--format", "json").exit_code == 0
    assert everything(books) == before


def test_the_lines_in_json_have_the_fields_that_stay(acompte: Command, books: Path) -> None:
    rows = acompte.json("init", "--dry-run", str(books))
    assert all(list(row) == FIELDS for row in rows)
    assert [(row["line"], row["key"], row["value"]) for row in rows] == [
        (7, "pcg", "411000"),
        (7, "name", "Lumen SAS"),
        (8, "pcg", "512000"),
        (9, "pcg", "445712"),
        (9, "vat", 5.5),
        (10, "pcg", "707000"),
    ]
    assert {row["file"] for row in rows} == {str(books / "main.beancount")}
    assert {row["certainty"] for row in rows} <= {"sure", "likely", "to-check"}


def test_the_lines_hold_when_pasted_and_nothing_more_is_proposed(acompte: Command, books: Path) -> None:
    main = books / "main.beancount"
    rows = acompte.json("init", "--dry-run", str(books))
    lines = [(row["line"], f"  {row['key']}: {json.dumps(row['value'], ensure_ascii=False)}") for row in rows]
    main.write_text(pasted(LEDGER, lines), encoding="utf-8")
    assert loader.load_file(str(main))[1] == []
    assert acompte.json("init", "--dry-run", str(books)) == []
    shown = acompte("--lang", "en", "init", "--dry-run", str(books)).stdout
    assert "nothing to propose, they say it already" in shown
    (start,) = [line for line in shown.splitlines() if 'custom "start"' in line]
    main.write_text(main.read_text(encoding="utf-8") + start + "\n", encoding="utf-8")
    assert acompte("-f", str(main), "check").exit_code == 0
    assert flat(acompte("--lang", "en", "init", "--dry-run", str(books)).stdout).endswith("already what they are.")


@pytest.mark.parametrize(("start", "steps"), [("", 4), ('2025-03-01 custom "start" "reprise"\n', 3)])
def test_the_steps_are_counted_through_where_the_start_is_said_already(
    acompte: Command, books: Path, start: str, steps: int
) -> None:
    (books / "main.beancount").write_text(LEDGER + start, encoding="utf-8")
    shown = acompte("--lang", "en", "init", "--dry-run", str(books)).stdout
    heads = [line.partition(". ")[0] for line in shown.splitlines() if line[:1].isdigit() and line[1:3] == ". "]
    assert heads == [str(step) for step in range(1, steps + 1)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lines_are_shown_under_their_open_as_they_are_pasted(
    acompte: Command, books: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(books)
    shown = acompte("--lang", language, "init", "--dry-run").stdout
    assert '; main.beancount:10\n2025-01-01 open Produits:Ventes EUR "STRICT"\n  pcg: "707000"  ; ' in shown
    block = shown.partition("\n; ")[2].partition("\n2. ")[0]
    assert loader.load_string(LEDGER.partition("2025")[0] + "; " + block)[1] == []


def test_people_are_answered_in_their_language(acompte: Command, books: Path) -> None:
    french = acompte("init", "--dry-run", str(books)).stdout
    english = acompte("--lang", "en", "init", "--dry-run", str(books)).stdout
    assert "Le rôle des comptes" in french
    assert "sûr : " in french
    assert "What the accounts are" in english
    assert "sure: " in english
    assert 'custom "start" "reprise"' in french


def test_the_language_of_a_company_that_says_it_is_used(acompte: Command, books: Path) -> None:
    with (books / "main.beancount").open("a", encoding="utf-8") as main:
        main.write('2025-01-01 custom "company" "Lumen"\n  language: "en"\n2025-01-01 open Actif:Caisse\n')
        main.write('  pcg: "530000"\n')
    assert "What the accounts are" in acompte("init", "--dry-run", str(books)).stdout


def test_the_start_may_be_said(acompte: Command, books: Path) -> None:
    assert '2025-03-01 custom "start"' in acompte("init", "--dry-run", str(books)).stdout
    assert '2025-02-15 custom "start"' in acompte("init", "--dry-run", str(books), "--start", "2025-02-15").stdout
    wrong = acompte("init", "--dry-run", str(books), "--start", "demain")
    assert (wrong.exit_code, wrong.stdout) == (2, "")


@pytest.mark.parametrize("columns", ["60", "100"])
def test_sentences_fit_the_terminal(
    acompte: Command, books: Path, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(books)
    shown = acompte("init", "--dry-run", env={"COLUMNS": columns}).stdout
    prose = [line for line in shown.splitlines() if not line.startswith(("; ", "2025-", "  "))]
    assert max(map(len, prose)) <= max(int(columns), 80)


def test_a_private_ledger_is_left_alone(acompte: Command, tmp_path: Path) -> None:
    (tmp_path / "main.beancount").write_text(PRIVATE, encoding="utf-8")
    assert acompte.json("init", "--dry-run", str(tmp_path)) == []
    result = acompte("--lang", "en", "init", "--dry-run", str(tmp_path))
    assert result.exit_code == 0
    assert "no account looks like a customer's" in flat(result.stdout)


def test_the_sample_company_has_nothing_left_to_adopt(acompte: Command, sample: Path) -> None:
    result = acompte("--lang", "en", "-f", str(sample), "init", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "nothing to propose" in flat(result.stdout)
    assert acompte("-f", str(sample), "init", "--dry-run", "--format", "json").stdout == "[]\n"


def test_a_ledger_with_errors_is_adopted_all_the_same(acompte: Command, books: Path) -> None:
    with (books / "main.beancount").open("a", encoding="utf-8") as main:
        main.write('\ninclude "absent.beancount"\n2025-03-01 balance Actif:Banque 1.00 EUR\n')
    result = acompte("--lang", "en", "init", "--dry-run", str(books), "--format", "json")
    assert result.exit_code == 0
    assert len(json.loads(result.stdout)) == 6
    assert result.stderr.startswith("2 errors in the ledger")


def test_accounts_that_a_plugin_opens_are_shown_with_their_open(acompte: Command, books: Path) -> None:
    text = 'plugin "beancount.plugins.auto_accounts"\n' + LEDGER.replace("2025-01-01 open Actif:Banque EUR\n", "")
    text += '2025-02-20 * "Lumen SAS" "Virement"\n  Actif:Banque  100.00 EUR\n  Actif:Clients:Lumen\n'
    (books / "main.beancount").write_text(text, encoding="utf-8")
    (row,) = [r for r in acompte.json("init", "--dry-run", str(books)) if r["account"] == "Actif:Banque"]
    assert (row["file"], row["line"], row["value"]) == (None, None, "512000")
    shown = acompte("--lang", "en", "init", "--dry-run", str(books)).stdout
    assert "; (opened by a plugin: write its `open` line too)\n2025-02-20 open Actif:Banque\n" in shown


# Which ledger


def test_a_ledger_is_never_changed_without_dry_run(acompte: Command, books: Path) -> None:
    result = acompte("init", str(books))
    assert (result.exit_code, result.stdout) == (2, "")
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert "never changes" in error
    assert "--dry-run" in error


@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
def test_a_folder_without_a_ledger_is_one_clear_line(
    acompte: Command, tmp_path: Path, dry_run: tuple[str, ...]
) -> None:
    (tmp_path / "notes.txt").touch()
    result = acompte("init", *dry_run, str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "no ledger here" in result.stderr


def test_the_current_folder_is_looked_at_when_none_is_named(
    acompte: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "livres.beancount").write_text(LEDGER, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    rows = acompte.json("init", "--dry-run")
    assert {row["file"] for row in rows} == {"livres.beancount"}


@pytest.mark.parametrize("name", ["main.beancount", "ledger/main.beancount", "compta.beancount"])
def test_the_main_file_of_a_folder_is_found(acompte: Command, tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(LEDGER, encoding="utf-8")
    assert len(acompte.json("init", "--dry-run", str(tmp_path))) == 6


def test_the_file_that_includes_the_others_is_the_main_one(acompte: Command, tmp_path: Path) -> None:
    options, _, rest = LEDGER.partition("2025-01-01")
    (tmp_path / "a.beancount").write_text(options + "2025-01-01" + rest, encoding="utf-8")
    (tmp_path / "b.beancount").write_text(options + 'include "a.beancount"\ninclude "c*.beancount"\n', encoding="utf-8")
    (tmp_path / "c.beancount").write_text("2025-01-01 open Actif:Caisse\n", encoding="utf-8")
    rows = acompte.json("init", "--dry-run", str(tmp_path))
    assert len(rows) == 7
    assert {Path(row["file"]).name for row in rows} == {"a.beancount", "c.beancount"}


def test_several_ledgers_in_a_folder_are_named(acompte: Command, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.beancount").write_text(LEDGER, encoding="utf-8")
    result = acompte("init", "--dry-run", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "several ledgers (a.beancount, b.beancount). Name the main one with -f." in result.stderr


def test_a_named_ledger_goes_before_a_folder_and_a_folder_before_the_environment(
    acompte: Command, books: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("autre") / "main.beancount"
    other.write_text(PRIVATE, encoding="utf-8")
    named = ("--format", "json")
    assert json.loads(acompte("-f", str(other), "init", "--dry-run", str(books), *named).stdout) == []
    env = {"BEANCOUNT_FILE": str(other)}
    assert len(json.loads(acompte("init", "--dry-run", str(books), *named, env=env).stdout)) == 6
    assert json.loads(acompte("init", "--dry-run", *named, env=env).stdout) == []


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"option \0"])
def test_what_is_no_text_is_one_clear_line(acompte: Command, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "main.beancount").write_bytes(content)
    result = acompte("init", "--dry-run", str(tmp_path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
def test_a_named_ledger_that_is_not_there_is_one_clear_line(
    acompte: Command, tmp_path: Path, dry_run: tuple[str, ...]
) -> None:
    result = acompte("-f", str(tmp_path / "absent.beancount"), "init", *dry_run)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no such file" in result.stderr
