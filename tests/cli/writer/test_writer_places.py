"""Which file gets an entry, and what becomes of that file."""

import os
import stat
from pathlib import Path

import pytest
from beancount import loader

from support.books import LIFE, NAMES, SETTINGS, Books, by_month, by_year
from support.commands import SHOP
from support.ledgers import OPTIONS

WHOLE = OPTIONS + SHOP


def numbers(books: Books) -> list[str]:
    """Give the invoices of a ledger as Beancount alone reads it; it has no error."""
    entries, errors, _ = loader.load_file(str(books.main))
    assert errors == []
    return sorted(str(entry.meta["invoice"]) for entry in entries if "invoice" in entry.meta)


def written(books: Books, day: str) -> str:
    """Write an invoice, and give the one file that has a new entry."""
    before = books.files()
    result = books.invoice(day)
    assert result.exit_code == 0, result.stderr
    after = books.files()
    new = {name: data.removeprefix(before.get(name, b"")).split() for name, data in after.items()}
    changed = [name for name, words in new.items() if b'"Entretien"' in words]
    assert len(changed) == 1
    assert len(numbers(books)) == 7
    return changed[0]


DAYS = {
    "2026-09-20": "the month that is there",
    "2026-10-02": "the next month",
    "2027-01-05": "the next year",
}
INCLUDES = 'include "2026/08.beancount"\ninclude "2026/09.beancount"\n'
LAYOUTS: dict[str, tuple[dict[str, str], tuple[str, str, str]]] = {
    "one file": ({"main.beancount": WHOLE}, ("main.beancount",) * 3),
    "a file a year": (by_year(), ("2026.beancount", "2026.beancount", "2027.beancount")),
    "a file a year, found by a pattern": (
        {name: text.replace('"2026.beancount"', '"2*.beancount"') for name, text in by_year().items()},
        ("2026.beancount", "2026.beancount", "2027.beancount"),
    ),
    "a folder a year": (
        {
            "main.beancount": by_year()["main.beancount"].replace('"2026.', '"2026/livre.'),
            "2026/livre.beancount": by_year()["2026.beancount"],
        },
        ("2026/livre.beancount", "2026/livre.beancount", "2027/livre.beancount"),
    ),
    "a file a month": (
        by_month(
            "2026-08.beancount", "2026-09.beancount", 'include "2026-08.beancount"\ninclude "2026-09.beancount"\n'
        ),
        ("2026-09.beancount", "2026-10.beancount", "2027-01.beancount"),
    ),
    "a folder a year, a file a month": (
        by_month(
            "2026/08.beancount", "2026/09.beancount", 'include "2026/08.beancount"\ninclude "2026/09.beancount"\n'
        ),
        ("2026/09.beancount", "2026/10.beancount", "2027/01.beancount"),
    ),
    "a folder a year, a file a month, found by a pattern": (
        by_month("2026/08.beancount", "2026/09.beancount", 'include "*/*.beancount"\n'),
        ("2026/09.beancount", "2026/10.beancount", "2027/01.beancount"),
    ),
    "a pattern for the main folder alone": (
        by_month("2026-08.beancount", "2026-09.beancount", 'include "2026-*.beancount"\n'),
        ("2026-09.beancount", "2026-10.beancount", "2027-01.beancount"),
    ),
    "a setting that names a file a month": (
        by_year('2026-01-01 custom "file" "{year}/{month:02}.beancount"\n'),
        ("2026/09.beancount", "2026/10.beancount", "2027/01.beancount"),
    ),
    "a setting that names the file there is": (
        by_year('2026-01-01 custom "file" "{year}.beancount"\n'),
        ("2026.beancount", "2026.beancount", "2027.beancount"),
    ),
}


@pytest.mark.parametrize("day", DAYS, ids=list(DAYS.values()))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_entry_goes_to_the_file_of_its_period(tmp_path: Path, layout: str, day: str) -> None:
    files, wanted = LAYOUTS[layout]
    books = Books(tmp_path, files)
    name = written(books, day)
    assert name == wanted[list(DAYS).index(day)]
    if name not in files:
        assert books.text(name).startswith(NAMES)
        line = f'include "{name}"\n'
        covered = "pattern" in layout and not (layout.endswith("alone") and name.startswith("2027"))
        assert books.text() == files["main.beancount"] + ("" if covered else line)
    books.invoice(day)
    assert len(numbers(books)) == 8
    assert books.text(name).count("name_assets") == 1
    assert books.text().count(f'include "{name}"') <= 1


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Beancount keep what it loads, however small."""
    monkeypatch.setattr(loader, "_load_file", loader._load_file)
    monkeypatch.setattr(loader, "PICKLE_CACHE_THRESHOLD", 0)
    loader.initialize(use_cache=True)


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("day", DAYS, ids=list(DAYS.values()))
@pytest.mark.parametrize("layout", ["one file", "a file a year, found by a pattern"])
def test_an_entry_is_read_again_where_beancount_keeps_what_it_loaded(tmp_path: Path, layout: str, day: str) -> None:
    books = Books(tmp_path, LAYOUTS[layout][0])
    assert len(numbers(books)) == 6
    assert (tmp_path / ".main.beancount.picklecache").exists()
    for count in (7, 8):
        assert books.invoice(day).exit_code == 0
        assert len(numbers(books)) == count


def test_settings_of_a_new_year_in_the_main_file_do_not_draw_its_entries_there(tmp_path: Path) -> None:
    books = Books(tmp_path, by_year('2027-01-01 custom "rate" "penalty" "12 %"\n'))
    assert written(books, "2027-01-05") == "2027.beancount"


def test_a_document_found_in_a_folder_is_no_file_of_the_ledger(tmp_path: Path) -> None:
    books = Books(tmp_path, {"main.beancount": f'option "documents" "pieces"\n{WHOLE}'})
    books.write("pieces/Actif/Banque/2026-10-03.releve.txt", "solde")
    assert written(books, "2026-10-05") == "main.beancount"


def test_a_customer_stands_where_customers_are_opened(tmp_path: Path) -> None:
    opens = SETTINGS[SETTINGS.index("2020-01-01 open") :]
    files = by_year()
    files["main.beancount"] = files["main.beancount"].replace(opens, 'include "comptes.beancount"\n')
    books = Books(tmp_path, {**files, "comptes.beancount": NAMES + opens})
    assert books.run("customer", "new", "Vitrail Nord", "--date", "2026-09-20", "--yes").exit_code == 0
    assert 'name: "Vitrail Nord"' in books.text("comptes.beancount")


def test_a_document_is_named_from_the_file_that_it_stands_in(tmp_path: Path) -> None:
    books = Books(tmp_path, by_year('2026-01-01 custom "file" "{year}/{month}.beancount"\n'))
    books.write("documents/FA2026-005.pdf", b"%PDF-1.4")
    assert books.run("send", "FA2026-005", "--date", "2026-09-20", "--yes").exit_code == 0
    assert '"../documents/FA2026-005.pdf"' in books.text("2026/09.beancount")
    assert len(numbers(books)) == 6


def test_a_file_that_is_there_and_no_part_of_the_ledger_is_left_alone(tmp_path: Path) -> None:
    books = Books(tmp_path, {**by_year(), "2027.beancount": '2027-01-01 note Actif:Banque "à moi"\n'})
    before = books.files()
    result = books.invoice("2027-01-05")
    assert result.exit_code == 1
    assert 'Add `include "2027.beancount"` to main.beancount' in result.stderr
    assert "Nothing was changed." in result.stderr
    assert books.files() == before


@pytest.mark.parametrize("left", [NAMES, "", NAMES.replace("\n", "\r\n")])
def test_the_beginning_of_a_file_that_a_killed_command_left_is_taken_up(tmp_path: Path, left: str) -> None:
    books = Books(tmp_path, {**by_year(), "2027.beancount": left})
    assert written(books, "2027-01-05") == "2027.beancount"
    assert books.text("2027.beancount").count("name_assets") == 1


def test_a_file_that_is_included_and_empty_gets_names_of_accounts_with_its_first_entry(tmp_path: Path) -> None:
    setting = '2026-01-01 custom "file" "{year}.beancount"\n'
    books = Books(tmp_path, {"main.beancount": f'{WHOLE}{setting}include "2027.beancount"\n', "2027.beancount": ""})
    assert written(books, "2027-01-05") == "2027.beancount"
    assert books.text("2027.beancount").startswith(NAMES)
    assert books.text().count("include") == 1


# -- links -----------------------------------------------------------------------------------------------------


def test_a_link_that_leads_out_is_not_written_through(tmp_path: Path) -> None:
    books = Books(tmp_path / "livres", by_year())
    outside = tmp_path / "2026.beancount"
    (books.folder / "2026.beancount").rename(outside)
    (books.folder / "2026.beancount").symlink_to(outside)
    before = outside.read_bytes(), books.files()
    result = books.invoice()
    assert result.exit_code == 1
    assert "outside the ledger's folder" in result.stderr
    assert "Nothing was changed." in result.stderr
    assert (outside.read_bytes(), books.files()) == before


def test_a_folder_that_leads_out_is_not_written_through(tmp_path: Path) -> None:
    books = Books(tmp_path / "livres", by_year('2026-01-01 custom "file" "{year}/{month}.beancount"\n'))
    (tmp_path / "ailleurs").mkdir()
    (books.folder / "2027").symlink_to(tmp_path / "ailleurs")
    before = books.files()
    result = books.invoice("2027-01-05")
    assert result.exit_code == 1
    assert "outside the ledger's folder" in result.stderr
    assert books.files() == before
    assert list((tmp_path / "ailleurs").iterdir()) == []


def test_a_link_that_runs_in_a_circle_is_one_sentence(tmp_path: Path) -> None:
    books = Books(tmp_path / "livres", by_year('2026-01-01 custom "file" "{year}/{month}.beancount"\n'))
    (books.folder / "2027").symlink_to("2027")
    result = books.invoice("2027-01-05")
    assert result.exit_code == 1
    assert "circle" in result.stderr


def test_a_link_that_stays_inside_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    books = Books(tmp_path / "livres", by_year())
    books.write("archives/2026.beancount", (books.folder / "2026.beancount").read_bytes())
    (books.folder / "2026.beancount").unlink()
    (books.folder / "2026.beancount").symlink_to("archives/2026.beancount")
    assert written(books, "2026-09-20") == "archives/2026.beancount"
    assert (books.folder / "2026.beancount").is_symlink()


def test_a_main_file_reached_through_a_link_is_written_where_it_is(tmp_path: Path) -> None:
    books = Books(tmp_path / "livres")
    (tmp_path / "lien.beancount").symlink_to(books.main)
    by_link = Books(tmp_path, {}, main="lien.beancount")
    assert by_link.invoice().exit_code == 0
    assert (tmp_path / "lien.beancount").is_symlink()
    assert books.text().startswith(WHOLE)
    assert 'invoice: "FA2026-006"' in books.text()


# -- bytes -----------------------------------------------------------------------------------------------------


def test_a_file_without_a_newline_at_its_end_gets_one(tmp_path: Path) -> None:
    books = Books(tmp_path, {"main.beancount": WHOLE.rstrip("\n")})
    assert books.invoice().exit_code == 0
    assert books.text().startswith(WHOLE + "\n2026-09-20 *")
    assert len(numbers(books)) == 7


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
def test_a_file_keeps_its_line_ends(tmp_path: Path, ends: str) -> None:
    files = {name: text.replace("\n", ends) for name, text in by_year().items()}
    books = Books(tmp_path, files)
    assert books.invoice("2026-09-20").exit_code == 0
    assert books.invoice("2027-01-05").exit_code == 0
    for name in ("main.beancount", "2026.beancount", "2027.beancount"):
        text = books.text(name)
        assert text.startswith(files.get(name, ""))
        assert text.count("\n") == text.count(ends)
        assert text.endswith(ends)


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664])
def test_a_file_keeps_its_mode_and_a_new_one_has_that_of_the_main_file(tmp_path: Path, mode: int) -> None:
    books = Books(tmp_path, by_year())
    for name in ("main.beancount", "2026.beancount"):
        (books.folder / name).chmod(mode)
    assert books.invoice("2026-09-20").exit_code == 0
    assert books.invoice("2027-01-05").exit_code == 0
    for name in ("main.beancount", "2026.beancount", "2027.beancount"):
        assert stat.S_IMODE((books.folder / name).stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_a_file_keeps_its_owner(books: Books) -> None:
    os.chown(books.main, 1234, 2345)
    assert books.invoice().exit_code == 0
    found = books.main.stat()
    assert (found.st_uid, found.st_gid) == (1234, 2345)


def test_a_byte_order_mark_stays_where_it_is(tmp_path: Path) -> None:
    books = Books(tmp_path, {"main.beancount": "\ufeff; des livres\n" + WHOLE})
    result = books.invoice()
    assert result.exit_code == 0, result.stderr
    assert books.text().startswith("\ufeff; des livres\n" + WHOLE)


def test_a_file_that_is_no_utf8_is_left_alone(tmp_path: Path) -> None:
    books = Books(tmp_path, by_year())
    books.write("2026.beancount", (NAMES + LIFE).encode("latin-1"))
    before = books.files()
    result = books.invoice()
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert books.files() == before


def test_an_encrypted_file_is_not_appended_to(tmp_path: Path) -> None:
    books = Books(tmp_path, by_year('2026-01-01 custom "file" "{year}.beancount.gpg"\n'))
    before = books.files()
    result = books.invoice()
    assert result.exit_code == 1
    assert "is encrypted" in result.stderr
    assert books.files() == before
