"""What people see: tables that fit, two languages, diagnostics in lines, one clear line where input is bad."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from acompte_reports.tables import wide
from support.commands import DAY, Command

TABLES = ("status", "quotes", "aging", "dso", "agenda", "forecast")
READING = (*TABLES, "check")


# Tables


@pytest.mark.parametrize("columns", ["80", "100", "132"])
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("command", TABLES)
def test_a_table_is_never_wider_than_the_terminal(acompte: Command, command: str, language: str, columns: str) -> None:
    result = acompte("--lang", language, command, env={"COLUMNS": columns})
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    table = lines[lines.index("") + 1 :] if "" in lines else lines
    assert len(table) > 3
    assert max(wide(line) for line in table) <= int(columns), max(table, key=wide)


@pytest.mark.parametrize("columns", ["80", "100", "120"])
def test_the_days_late_are_never_cut(sample: Path, columns: str) -> None:
    asked = Command(sample, "2026-08-31")
    late = [row for row in json.loads(asked("status", "--late", "--format", "json").stdout) if not row["disputed"]]
    shown = asked("status", "--late", env={"COLUMNS": columns}).stdout
    lines = {line.split()[0]: line for line in shown.splitlines() if line}
    assert len(late) > 3
    for row in late:
        if not row["promised"]:
            assert f"en retard de {row['days_late']} j" in lines[row["document"]]


@pytest.mark.parametrize("command", ["status", "aging"])
def test_a_total_stands_in_the_table_only(acompte: Command, command: str) -> None:
    assert acompte(command).stdout.splitlines()[-1].startswith("Total")
    assert "Total" not in acompte(command, "--format", "csv").stdout


@pytest.mark.parametrize(
    ("command", "french", "english"),
    [
        ("status", ("solde", "9\u202f800,00", "promis pour le 04/09/2026"), ("final", "9,800.00", "promised for")),
        ("quotes", ("accepté", "en attente"), ("accepted", "open")),
        ("aging", ("Non échu", "8\u202f000,00"), ("Not due", "8,000.00")),
        ("dso", ("Au 31/08/2026", "257,3"), ("On 2026-08-31", "257.3")),
        ("agenda", ("solde à facturer",), ("final to issue",)),
        ("forecast", ("en retard", "ensuite"), ("late", "later")),
    ],
)
def test_tables_speak_french_and_english(
    acompte: Command, command: str, french: tuple[str, ...], english: tuple[str, ...]
) -> None:
    in_french = acompte("--lang", "fr", command, env={"COLUMNS": "160"}).stdout
    in_english = acompte("--lang", "en", command, env={"COLUMNS": "160"}).stdout
    assert acompte(command, env={"COLUMNS": "160"}).stdout == in_french
    for word, other in zip(french, english, strict=False):
        assert word in in_french
        assert other in in_english
    assert in_french != in_english


def test_the_line_of_a_table_agrees_with_its_numbers(acompte: Command) -> None:
    def line(*asked: str) -> str:
        return acompte(*asked).stdout.splitlines()[0]

    assert line("status", "--kind", "credit-note").startswith("1 document au 31/08/2026 : ")
    assert line("status").startswith("5 documents au ")
    assert line("agenda", "--days", "1").endswith(" et d'ici 1 jour.")
    assert line("--lang", "en", "agenda").endswith(" things to do on 2026-08-31 and within 7 days.")
    assert line("dso", "--window", "1").startswith("Au 31/08/2026, sur 1 jour : ")


def test_a_filter_that_leaves_nothing_says_so(acompte: Command) -> None:
    result = acompte("--lang", "en", "status", "--customer", "Mairie")
    assert (result.exit_code, result.stdout) == (0, "Nothing to show.\n")


def on_a_terminal(*arguments: str, **env: str) -> str:
    """Run the command on a terminal, and give what it shows there."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "BEANCOUNT_FILE")}
    with subprocess.Popen(
        [sys.executable, "-m", "acompte_cli.main", *arguments],
        stdout=theirs,
        stderr=subprocess.DEVNULL,
        env={**clean, "COLUMNS": "100", **env},
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                read = os.read(ours, 65536)
            except OSError:
                break
            if not read:
                break
            shown += read
    os.close(ours)
    assert process.returncode == 0
    return shown.decode()


def test_late_rows_are_coloured_on_a_terminal_unless_no_color_is_set(shop: Path) -> None:
    asked = ("-f", str(shop), "--as-of", DAY, "status")
    red = [line for line in on_a_terminal(*asked).splitlines() if "\x1b[" in line]
    assert [number for line in red for number in re.findall(r"FA2026-\d+", line)] == ["FA2026-002", "FA2026-003"]
    assert "\x1b[" not in on_a_terminal(*asked, NO_COLOR="1")


def test_nothing_is_coloured_in_a_pipe(acompte: Command) -> None:
    assert "\x1b[" not in acompte("status").output


# check


def test_check_prints_a_line_a_diagnostic_that_editors_jump_to(
    faulty: Path, line_of: Callable[[Path, str], int]
) -> None:
    result = Command(faulty)("--lang", "en", "check")
    first = line_of(faulty, "Sans échéance")
    second = line_of(faulty, "Remboursement de rien")
    errors = [line for line in result.stdout.splitlines() if ": error: " in line]
    assert len(errors) == 2
    assert re.fullmatch(
        rf".*main\.beancount:{first}: error: \[invoice-no-due\] FA2026-005 \(Mairie de Lyon\): .+", errors[0]
    )
    assert re.fullmatch(rf".*main\.beancount:{second}: error: \[debit-unexplained\] .+", errors[1])
    assert result.exit_code == 1
    assert result.stderr.startswith("2 errors, ")


def test_a_file_of_a_diagnostic_can_be_opened_from_where_one_stands(
    faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (faulty.parent, faulty.parent.parent):
        monkeypatch.chdir(folder)
        for line in Command(faulty)("check").stdout.splitlines():
            assert Path(line.split(":", 1)[0]).is_file()


def test_warnings_alone_fail_only_when_strict(acompte: Command) -> None:
    result = acompte("check")
    assert result.exit_code == 0
    assert [line.split(": ")[1] for line in result.stdout.splitlines()] == ["warning"] * len(result.stdout.splitlines())
    assert result.stdout
    assert acompte("check", "--strict").exit_code == 1


def test_check_says_when_all_is_well(shop: Path) -> None:
    result = Command(shop, "2026-03-31")("--lang", "en", "check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "No error, no warning.\n")


def test_a_json_check_is_an_empty_list_when_all_is_well(shop: Path) -> None:
    assert Command(shop, "2026-03-31").json("check") == []


def test_nothing_is_said_twice_when_the_plugins_are_loaded_too(faulty: Path, tmp_path: Path) -> None:
    main = tmp_path / "main.beancount"
    plugins = 'plugin "acompte.matching" "warnings"\nplugin "acompte.dso"\n'
    main.write_text(faulty.read_text(encoding="utf-8") + plugins, encoding="utf-8")
    with_plugins = [(row["code"], row["line"]) for row in Command(main).json("check")]
    assert with_plugins == [(row["code"], row["line"]) for row in Command(faulty).json("check")]


def test_beancounts_own_errors_have_the_code_beancount(shop: Path, tmp_path: Path) -> None:
    main = tmp_path / "main.beancount"
    wrong = "\n2026-08-30 balance Actif:Banque 1.00 EUR\n"
    main.write_text(shop.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    result = Command(main)("check")
    found = [line for line in result.stdout.splitlines() if "[beancount]" in line]
    assert len(found) == 1
    assert re.match(r".*main\.beancount:\d+: error: \[beancount\] Balance failed", found[0])
    assert result.exit_code == 1


@pytest.mark.parametrize("command", TABLES)
def test_reading_a_ledger_with_errors_says_their_number_and_succeeds(faulty: Path, command: str) -> None:
    result = Command(faulty)("--lang", "en", command)
    assert result.exit_code == 0
    assert result.stdout
    assert result.stderr == "2 errors in the ledger: see `acompte check`.\n"


@pytest.mark.parametrize("command", TABLES)
def test_reading_a_sound_ledger_says_nothing_on_stderr(acompte: Command, command: str) -> None:
    assert acompte(command).stderr == ""


# Bad input


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("absent.beancount", "no such file"),
        ("dossier", "this is a folder"),
        ("bruit.beancount", "no text in UTF-8"),
        ("nul.beancount", "no text in UTF-8"),
        (f"{'long' * 80}.beancount", "cannot be looked at"),
    ],
)
def test_what_is_no_ledger_is_one_clear_line(tmp_path: Path, name: str, says: str, command: str) -> None:
    (tmp_path / "dossier").mkdir()
    (tmp_path / "bruit.beancount").write_bytes(bytes(range(128, 256)) * 20)
    (tmp_path / "nul.beancount").write_bytes(b"option \0 \0")
    result = Command(tmp_path / name)(command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert re.fullmatch(rf"acompte: .*{name}: .*{says}.*\n", result.stderr)


@pytest.mark.parametrize("command", ["letters", "report"])
def test_a_folder_that_cannot_be_looked_at_is_wrong_usage(acompte: Command, command: str) -> None:
    result = acompte(command, "long" * 80)
    assert result.exit_code == 2
    assert "cannot be looked at" in result.stderr


def test_what_beancount_says_of_no_file_is_said_of_the_main_file(tmp_path: Path) -> None:
    main = tmp_path / "main.beancount"
    main.write_text('include "absent.beancount"\n', encoding="utf-8")
    assert re.match(rf"{re.escape(str(main))}:1: error: \[beancount\] .*absent", Command(main)("check").stdout)
    (row,) = Command(main).json("check")
    assert (row["file"], row["line"]) == (str(main), 1)


def test_a_name_that_nobody_has_is_told_who_the_customers_are(acompte: Command, tmp_path: Path) -> None:
    assert "customers are" in acompte("status", "--customer", "Personne").stderr
    (tmp_path / "main.beancount").touch()
    bare = Command(tmp_path / "main.beancount")("status", "--customer", "Personne")
    assert bare.exit_code == 2
    assert "has no customer with a `name`" in bare.stderr


def test_without_any_ledger_one_line_says_how_to_name_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = Command()("status")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert "BEANCOUNT_FILE" in result.stderr


def test_a_broken_ledger_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    main = tmp_path / "main.beancount"
    main.write_text('2026-01-01 opn Foo\n2026-01-01 open Actif:Banque\n"sans fin', encoding="utf-8")
    status, check = Command(main)("status"), Command(main)("check")
    assert (status.exit_code, check.exit_code) == (0, 1)
    assert status.stderr.count("\n") == 1
    assert re.match(r".*main\.beancount:1: error: \[beancount\] ", check.stdout)


def test_an_include_that_is_missing_is_an_error_of_its_line(shop: Path, tmp_path: Path) -> None:
    main = tmp_path / "main.beancount"
    main.write_text(shop.read_text(encoding="utf-8") + 'include "absent.beancount"\n', encoding="utf-8")
    result = Command(main)("check")
    assert result.exit_code == 1
    assert "[beancount]" in result.stdout
    assert "absent.beancount" in result.stdout


@pytest.mark.parametrize("command", READING)
def test_an_empty_ledger_has_nothing_to_show(tmp_path: Path, command: str) -> None:
    main = tmp_path / "main.beancount"
    main.touch()
    result = Command(main)(command)
    assert result.exit_code == 0
    assert Command(main)(command, "--format", "json").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--as-of", "2026-02-30", "status"), "2026-02-30"),
        (("--as-of", "hier", "status"), "hier"),
        (("--lang", "de", "status"), "'fr', 'en'"),
        (("status", "--kind", "solde"), "'final'"),
        (("status", "--customer", "Personne"), "Lumen SAS"),
        (("status", "--format", "xml"), "'json'"),
        (("dso", "--window", "0"), "0"),
        (("agenda", "--days", "-1"), "-1"),
        (("forecast", "--by", "year"), "'week'"),
        (("stauts",), "stauts"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_one_error_that_says_what_would_be_right(
    shop: Path, arguments: tuple[str, ...], says: str
) -> None:
    result = Command(shop, day=None)(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    (error,) = [line for line in result.stderr.splitlines() if line.startswith("Error: ")]
    assert says in error


def test_no_bad_input_shows_a_traceback(shop: Path, tmp_path: Path) -> None:
    noise = tmp_path / "bruit.beancount"
    noise.write_bytes(os.urandom(4096) + b"\xff")
    for asked in (("-f", str(noise), "status"), ("-f", str(shop), "--as-of", "2026-13-01", "status")):
        run = subprocess.run(
            [sys.executable, "-m", "acompte_cli.main", *asked], capture_output=True, text=True, check=False
        )
        assert run.returncode in (1, 2)
        assert "Traceback" not in run.stderr
        assert run.stdout == ""


# Where the ledger is


def test_the_ledger_may_be_named_by_the_environment(shop: Path) -> None:
    result = Command()("status", "--format", "json", env={"BEANCOUNT_FILE": str(shop)})
    assert result.exit_code == 0
    assert "FA2026-001" in result.stdout


def test_a_ledger_that_is_named_goes_before_the_environment(shop: Path, tmp_path: Path) -> None:
    result = Command(shop)("status", env={"BEANCOUNT_FILE": str(tmp_path / "absent.beancount")})
    assert result.exit_code == 0


@pytest.mark.parametrize("name", ["main.beancount", "ledger/main.beancount"])
def test_a_ledger_in_its_usual_place_is_found(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(shop.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert "FA2026-001" in Command()("status").stdout
