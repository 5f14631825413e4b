"""`acompte check` for machines, and `--explain`."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from sarif_kit.validate import validation_errors

from acompte.rules.registry import CODES
from acompte_cli.checking import FORMATS
from acompte_cli.main import cli
from support.commands import DAY, Command
from support.repositories import Repository

PLUGINS = 'plugin "acompte.matching" "warnings"\nplugin "acompte.dso"\n'


@pytest.fixture
def kept(faulty: Path, tmp_path: Path) -> Path:
    """Give the ledger with two errors, in a folder of a repository, with a wrong balance besides."""
    repository = Repository(tmp_path / "société")
    text = faulty.read_text(encoding="utf-8") + "2026-08-30 balance Actif:Banque 1.00 EUR\n" + PLUGINS
    return repository.write("livres de 2026/main.beancount", text)


def sarif(result: Result) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(result.stdout)
    assert validation_errors(log) == []
    (run,) = log["runs"]
    return dict(run)


def codes(run: dict[str, Any]) -> list[tuple[str, int]]:
    return [(one["ruleId"], one["locations"][0]["physicalLocation"]["region"]["startLine"]) for one in run["results"]]


# GitHub


def test_annotations_name_files_from_the_top_of_the_repository(
    kept: Path, line_of: Callable[[Path, str], int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for folder in (tmp_path, kept.parent):
        monkeypatch.chdir(folder)
        result = Command(kept)("--lang", "en", "check", "--format", "github")
        lines = [line for line in result.stdout.splitlines() if line.startswith("::error ")]
        file = "livres de 2026/main.beancount"
        fault = line_of(kept, "Sans échéance")
        assert any(
            line.startswith(f"::error file={file},line={fault},title=invoice-no-due::FA2026-005 (Mairie de Lyon): ")
            for line in lines
        )
        assert any(line.startswith(f"::error file={file},line=") and "title=beancount::" in line for line in lines)
        assert result.exit_code == 1


def test_without_a_repository_files_are_named_from_the_current_folder(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (faulty.parent, faulty.parent.parent, Path("/")):
        monkeypatch.chdir(folder)
        name = faulty.relative_to(folder).as_posix()
        lines = Command(faulty)("check", "--format", "github").stdout.splitlines()
        assert lines
        assert all(f" file={name},line=" in line for line in lines)


# SARIF


def test_sarif_fits_its_schema_and_names_what_the_text_does(kept: Path) -> None:
    run = sarif(Command(kept)("check", "--format", "sarif"))
    rows = Command(kept).json("check")
    assert codes(run) == [(row["code"], row["line"]) for row in rows]
    assert [one["message"]["text"] for one in run["results"]] == [row["message"] for row in rows]
    assert "beancount" in [row["code"] for row in rows]
    uris = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]}
    assert uris == {"livres%20de%202026/main.beancount"}
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"] == f"{kept.parent.parent.as_uri()}/"


def test_fingerprints_last_when_a_ledger_gets_lines_before_its_faults(kept: Path) -> None:
    def marks() -> list[str]:
        run = sarif(Command(kept)("check", "--format", "sarif"))
        return sorted(one["partialFingerprints"]["acompte/v1"] for one in run["results"])

    before = marks()
    assert len(set(before)) == len(before) > 3
    kept.write_text("; une ligne de plus\n\n" + kept.read_text(encoding="utf-8"), encoding="utf-8")
    assert marks() == before


# All formats


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_honours_the_day_the_language_and_the_exit_status(kept: Path, shop: Path, format_: str) -> None:
    def asked(ledger: Path, day: str, *before: str, strict: bool = False) -> Result:
        return Command(ledger, day)(*before, "check", "--format", format_, *(["--strict"] if strict else []))

    assert "FA2026-005" in asked(kept, DAY).stdout
    assert '"FA2026-005' not in asked(kept, "2026-08-25").stdout
    assert "FA2026-005 " not in asked(kept, "2026-08-25").stdout
    french, english = asked(kept, DAY, "--lang", "fr"), asked(kept, DAY, "--lang", "en")
    assert "sans échéance" in french.stdout
    assert "without a due date" in english.stdout
    assert french.exit_code == 1
    assert (asked(shop, DAY).exit_code, asked(shop, DAY, strict=True).exit_code) == (0, 1)
    assert asked(shop, "2026-03-31", strict=True).exit_code == 0


@pytest.mark.parametrize("format_", FORMATS)
def test_no_format_says_anything_twice_when_the_plugins_are_loaded_too(
    kept: Path, tmp_path: Path, format_: str
) -> None:
    bare = kept.read_text(encoding="utf-8").replace(PLUGINS, "")
    with_plugins = Command(kept)("check", "--format", format_).stdout
    kept.write_text(bare, encoding="utf-8")
    assert Command(kept)("check", "--format", format_).stdout == with_plugins


# --explain


def explained(*arguments: str) -> Result:
    return CliRunner(env={"BEANCOUNT_FILE": ""}).invoke(cli, [*arguments])


@pytest.mark.parametrize("code", sorted(CODES))
def test_a_code_is_explained_without_any_ledger(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = explained("check", "--explain", code)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{code}: ")
    assert f"; <- {code}" in result.stdout
    english = explained("--lang", "en", "check", "--explain", code)
    assert CODES[code].sentence in english.stdout
    assert english.stdout != result.stdout


def test_a_code_may_be_quoted_as_messages_write_it() -> None:
    plain, quoted = explained("check", "--explain", "vat-amount"), explained("check", "--explain", "[vat-amount]")
    assert quoted.stdout == plain.stdout


def test_the_code_of_beancounts_own_errors_is_explained_too() -> None:
    result = explained("--lang", "en", "check", "--explain", "beancount")
    assert result.stdout == "beancount: error, Beancount\nBeancount itself finds an error.\n"


def test_all_codes_are_listed() -> None:
    lines = explained("--lang", "en", "check", "--explain", "all").stdout.splitlines()
    assert len(lines) == len(CODES) + 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [("deposit-mising", "deposit-missing"), ("vat", "vat-amount"), ("?", "--explain all")],
)
def test_an_unknown_code_is_one_line_with_the_nearest_ones(asked: str, says: str) -> None:
    result = explained("check", "--explain", asked)
    assert (result.exit_code, result.stdout) == (2, "")
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert asked in error
    assert says in error


def test_codes_are_completed_by_the_shell() -> None:
    surroundings = {
        "_ACOMPTE_COMPLETE": "bash_complete",
        "COMP_WORDS": "acompte check --explain dep",
        "COMP_CWORD": "3",
    }
    result = CliRunner(env=surroundings).invoke(cli, prog_name="acompte")
    found = re.findall(r"^plain,(.+)$", result.stdout, re.MULTILINE)
    assert found == [code for code in CODES if code.startswith("dep")]
    assert found
