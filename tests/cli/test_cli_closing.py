"""`acompte close` and `acompte verify`: what is sealed, what is refused, what is named afterwards."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from acompte_cli.errors import LedgerError, OutputError
from acompte_cli.ledger import load
from acompte_cli.seals import as_written
from acompte_cli.writer import write as writing
from support.commands import FAULT, SHOP, Command
from support.ledgers import OPTIONS

LETTER = """
2026-06-30 document Actif:Clients:Lumen "documents/FA2026-002.pdf" ^FA2026-002
  sent: "email"
"""
SPLIT = "2026-02-03 custom"


class Shop:
    """The small company in files of its own: settings and accounts, and what happened, with one letter."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.main, self.year = folder / "main.beancount", folder / "livres" / "2026.beancount"
        head, mark, rest = SHOP.partition(SPLIT)
        self.main.write_text(f'{OPTIONS}include "livres/2026.beancount"\n{head}', encoding="utf-8")
        self.year.parent.mkdir()
        self.year.write_text(OPTIONS + mark + rest + LETTER, encoding="utf-8")
        self.pdf = folder / "livres" / "documents" / "FA2026-002.pdf"
        self.pdf.parent.mkdir()
        self.pdf.write_bytes(b"%PDF facture")

    def __call__(self, *arguments: str, day: str = "2026-08-31") -> Result:
        return Command(self.main, day)("--lang", "en", *arguments)

    def closed(self, *periods: str) -> "Shop":
        for period in periods:
            result = self("close", period, "--yes")
            assert result.exit_code == 0, result.output
        return self

    def edit(self, old: str, new: str) -> None:
        text = self.year.read_text(encoding="utf-8")
        assert old in text
        self.year.write_text(text.replace(old, new, 1), encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        paths = [path for path in self.folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in paths}

    def broken(self) -> list[str]:
        """What `verify` prints, without the folder; `check` says the same of seals."""
        result = self("verify")
        lines = [line.partition(str(self.folder) + "/")[2] for line in result.stdout.splitlines()]
        checked = self("check").stdout.splitlines()
        sealed = [line for line in checked if "[lock-broken]" in line or "[document-changed]" in line]
        assert sealed == result.stdout.splitlines()
        assert result.exit_code == (1 if lines else 0)
        return lines


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


# Closing


def test_a_month_is_closed_by_a_manifest_and_a_lock_in_the_file_of_its_month(shop: Shop) -> None:
    before = shop.files()
    result = shop("close", "2026-06", "--yes")
    assert result.exit_code == 0
    assert "livres/2026.beancount, locks/2026-06.sha256" in result.stderr
    after = shop.files()
    assert after.keys() - before.keys() == {"locks/2026-06.sha256"}
    digest = hashlib.sha256(after["locks/2026-06.sha256"]).hexdigest()
    lock = f'\n\n2026-06-30 custom "lock" "sha256:{digest}"\n'
    assert after["livres/2026.beancount"] == before["livres/2026.beancount"].rstrip() + lock.encode()
    lines = after["locks/2026-06.sha256"].decode().splitlines()
    assert lines[0] == "# acompte seal 1: up to 2026-06-30, the first"
    assert [line[66:] for line in lines[1:]] == [
        "accepted  D2026-001 2026-02-10",
        "file  livres/documents/FA2026-002.pdf",
        "invoice  FA2026-001",
        "invoice  FA2026-002",
        "letter  2026-06-30 FA2026-002",
        "note  2026-02-11 FA2026-001",
        "note  2026-03-16 FA2026-001",
        "quote  D2026-001",
        "transaction  2026-03-24 FA2026-001",
    ]
    assert lines[2][:64] == hashlib.sha256(b"%PDF facture").hexdigest()
    assert shop.broken() == []


@pytest.mark.parametrize(
    ("period", "name", "last"),
    [
        ("2026-03", "2026-03", "2026-03-31"),
        ("2026-T2", "2026-T2", "2026-06-30"),
        ("2026q2", "2026-T2", "2026-06-30"),
        ("2026-07-15", "2026-07-15", "2026-07-15"),
        ("2025", "2025", "2025-12-31"),
    ],
)
def test_a_period_is_a_year_a_quarter_a_month_or_a_day(shop: Shop, period: str, name: str, last: str) -> None:
    result = shop("close", period, "--json")
    (row,) = json.loads(result.stdout)
    assert row["entry"].startswith(f'{last} custom "lock" "sha256:')
    assert row["document"] is None
    assert (shop.folder / "locks" / f"{name}.sha256").is_file()
    assert shop.broken() == []


@pytest.mark.parametrize("period", ["2026-13", "2026-02-30", "mars", "20260331", "2026-T5"])
def test_what_is_no_period_is_wrong_usage(shop: Shop, period: str) -> None:
    result = shop("close", period, "--yes")
    assert result.exit_code == 2
    assert f"'{period}' is no period; write a year (2026)" in result.stderr


def test_a_second_lock_seals_what_follows_the_first_and_names_it(shop: Shop) -> None:
    shop.closed("2026-03", "2026-T2")
    first, second = (shop.folder / "locks" / f"{name}.sha256" for name in ("2026-03", "2026-T2"))
    digest = hashlib.sha256(first.read_bytes()).hexdigest()
    head, *lines = second.read_text(encoding="utf-8").splitlines()
    assert head == f"# acompte seal 1: up to 2026-06-30, after 2026-03-31 sha256:{digest}"
    assert [line[66:] for line in lines] == [
        "file  livres/documents/FA2026-002.pdf",
        "invoice  FA2026-002",
        "letter  2026-06-30 FA2026-002",
    ]
    result = shop("verify")
    assert result.stderr == "All holds: 8 entries and 1 file, sealed up to 2026-06-30 (2 locks).\n"


def test_a_trial_writes_nothing(shop: Shop) -> None:
    before = shop.files()
    result = shop("close", "2026-06", "--dry-run")
    assert '2026-06-30 custom "lock" "sha256:' in result.stdout
    assert (result.exit_code, shop.files()) == (0, before)


def refused(shop: Shop, *arguments: str, day: str = "2026-08-31") -> str:
    """What a refusal says; nothing is written then."""
    before = shop.files()
    result = shop("close", *arguments, "--yes", day=day)
    assert (result.exit_code, result.stdout) == (1, "")
    assert shop.files() == before
    (line,) = result.stderr.splitlines()
    return line


@pytest.mark.parametrize("day", ["2026-06-15", "2026-06-30"])
def test_a_period_is_not_closed_before_it_is_over(shop: Shop, day: str) -> None:
    said = f"acompte: 2026-06 is not over on {day}: it ends on 2026-06-30. Close it from the next day on."
    assert refused(shop, "2026-06", day=day) == said
    assert refused(shop, "2026-06", "--date", day) == said


def test_a_period_is_closed_on_the_day_after_it(shop: Shop) -> None:
    assert shop("close", "2026-06", "--yes", day="2026-07-01").exit_code == 0


@pytest.mark.parametrize("period", ["2026-06", "2026-T2", "2026-06-30", "2026-05", "2025"])
def test_what_a_lock_seals_is_not_closed_again(shop: Shop, period: str) -> None:
    shop.closed("2026-06")
    assert "is closed: a lock seals everything up to 2026-06-30." in refused(shop, period)


def test_an_error_in_the_period_must_be_corrected_first_and_one_after_it_need_not(shop: Shop) -> None:
    shop.year.write_text(shop.year.read_text(encoding="utf-8") + FAULT.replace("FA2026-005", "FA2026-009"))
    assert shop("check").exit_code == 1
    said = refused(shop, "2026-08-27")
    assert re.search(r"The ledger has \d errors? on 2026-08-27: only what is right is sealed\.", said)
    assert shop("close", "2026-06", "--yes").exit_code == 0


def test_what_beancount_finds_wrong_is_an_error_of_every_period(shop: Shop) -> None:
    shop.edit("Actif:Banque          3600.00 EUR", "Actif:Inconnu         3600.00 EUR")
    assert "1 error on 2026-01-31" in refused(shop, "2026-01")


def test_a_period_is_not_closed_on_top_of_a_broken_one(shop: Shop) -> None:
    shop.closed("2026-03")
    shop.edit('"Acompte" ^D2026-001', '"Acompte changé" ^D2026-001')
    assert "The ledger has 1 error on 2026-06-30" in refused(shop, "2026-06")


def test_warnings_are_counted_and_do_not_hinder(shop: Shop) -> None:
    result = shop("close", "2026-08-29", "--yes")
    assert result.exit_code == 0
    assert re.search(
        r"^\d+ warnings? remains? on 2026-08-29: see `acompte --as-of 2026-08-29 check`\.$", result.stderr, re.M
    )


def test_a_lock_that_cannot_be_written_takes_its_manifest_back(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OutputError("plus de place.")

    monkeypatch.setattr(writing, "refuse_new_problems", fails)
    assert refused(shop, "2026-06") == "acompte: plus de place. Nothing was changed."
    assert not (shop.folder / "locks").exists()


def test_what_an_interrupted_close_has_left_is_named_and_closed_over(shop: Shop) -> None:
    shop.closed("2026-06")
    text = shop.year.read_text(encoding="utf-8")
    shop.edit(text[text.index('2026-06-30 custom "lock"') :], "")
    (line,) = shop.broken()
    assert line.startswith("locks/2026-06.sha256:1: error: [lock-broken] locks/2026-06.sha256 seals up to 2026-06-30")
    assert shop("close", "2026-06", "--yes").exit_code == 0
    assert shop.broken() == []


def test_nothing_is_written_into_a_closed_period(shop: Shop) -> None:
    shop.closed("2026-06")
    before = shop.files()
    result = shop("quote", "accept", "D2026-003", "--date", "2026-06-30", "--yes")
    assert result.exit_code == 1
    assert shop.files() == before
    assert shop("quote", "accept", "D2026-003", "--date", "2026-08-30", "--no-deposit", "--yes").exit_code == 0
    assert shop.broken() == []


# Verifying


def test_without_a_lock_there_is_nothing_to_verify(shop: Shop) -> None:
    result = shop("verify")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "No period is closed: `acompte close` seals one.\n"


def test_what_was_changed_removed_and_added_is_named_with_its_place(
    shop: Shop, line_of: Callable[[Path, str], int]
) -> None:
    shop.closed("2026-06")
    shop.edit("Produits:Travaux    -12000.00 EUR", "Produits:Travaux    -12001.00 EUR")
    shop.edit('2026-02-10 custom "accepted" "D2026-001"', '2026-02-09 custom "received" "D2026-001"')
    places = [line_of(shop.year, pattern) for pattern in ("-09 custom", '"Solde"', 'custom "lock"')]
    added, changed, removed = shop.broken()
    assert added.startswith(
        f"livres/2026.beancount:{places[0]}: error: [lock-broken] `received D2026-001 2026-02-09` is dated in a closed "
        "period and is not in locks/2026-06.sha256 (lock of 2026-06-30): it was added afterwards."
    )
    assert changed.startswith(
        f"livres/2026.beancount:{places[1]}: error: [lock-broken] `invoice FA2026-002` is no longer as "
        "locks/2026-06.sha256 sealed it (lock of 2026-06-30)."
    )
    assert removed.startswith(
        f"livres/2026.beancount:{places[2]}: error: [lock-broken] `accepted D2026-001 2026-02-10` is no longer in the "
    )
    assert "dated 2026-07-01 or later" in changed
    assert shop("verify").stderr == "3 things no longer hold.\n"


def test_rows_are_those_of_check(shop: Shop) -> None:
    shop.closed("2026-06")
    shop.edit('"Solde" ^D2026-001', '"Solde"')
    result = shop("verify", "--format", "json")
    (row,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (row["code"], row["document"], row["customer"]) == ("lock-broken", "FA2026-002", "Actif:Clients:Lumen")
    assert row in json.loads(shop("check", "--format", "json").stdout)
    sarif = json.loads(shop("check", "--format", "sarif").stdout)
    assert "lock-broken" in {one["ruleId"] for one in sarif["runs"][0]["results"]}


def test_a_sealed_file_that_is_another_or_missing_is_named_once(
    shop: Shop, line_of: Callable[[Path, str], int]
) -> None:
    shop.closed("2026-06")
    place = f"livres/2026.beancount:{line_of(shop.year, 'document ')}: error: [document-changed]"
    shop.pdf.write_bytes(b"%PDF autre")
    (line,) = shop.broken()
    assert line.startswith(f"{place} livres/documents/FA2026-002.pdf is no longer the file that locks/2026-06.sha256")
    shop.pdf.unlink()
    (line,) = shop.broken()
    assert line.startswith(f"{place} livres/documents/FA2026-002.pdf is missing, and locks/2026-06.sha256 sealed it")
    assert "[beancount]" not in shop("check").stdout


def test_a_document_that_is_not_sealed_must_be_there_too(shop: Shop) -> None:
    shop.edit("document ", 'document Actif:Banque "documents/releve.pdf"\n2026-06-30 document ')
    result = shop("verify")
    assert result.exit_code == 1
    assert re.search(r"2026\.beancount:\d+: error: \[beancount\] File does not exist: .*releve\.pdf", result.stdout)


def test_a_letter_may_move_to_a_file_in_another_folder(shop: Shop) -> None:
    shop.closed("2026-06")
    text = shop.main.read_text(encoding="utf-8")
    shop.edit(LETTER, "\n")
    moved = LETTER.replace("documents/", "livres/documents/")
    shop.main.write_text(text + moved, encoding="utf-8")
    assert shop.broken() == []


def test_a_first_lock_or_its_manifest_that_is_gone_is_named(shop: Shop) -> None:
    shop.closed("2026-03", "2026-06")
    whole = shop.year.read_text(encoding="utf-8")
    shop.edit(next(line for line in whole.splitlines() if line.startswith('2026-03-31 custom "lock"')), "")
    chain, gone = shop.broken()
    assert "locks/2026-06.sha256 (lock of 2026-06-30) follows the lock of 2026-03-31" in chain
    assert "locks/2026-03.sha256 seals up to 2026-03-31, and its lock is not in the ledger" in gone
    shop.year.write_text(whole, encoding="utf-8")
    (shop.folder / "locks" / "2026-03.sha256").unlink()
    (line,) = shop.broken()
    assert "The lock of 2026-03-31 lacks its file in locks/" in line


def test_a_past_day_knows_the_locks_up_to_it(shop: Shop) -> None:
    shop.closed("2026-03", "2026-06")
    shop.edit('"Solde" ^D2026-001', '"Solde"')
    assert shop("verify", day="2026-06-29").exit_code == 0
    assert shop("verify", day="2026-06-30").exit_code == 1


def test_what_is_broken_against_a_revision_is_new(shop: Shop) -> None:
    from support.repositories import Repository

    shop.closed("2026-06")
    repository = Repository(shop.folder)
    repository.commit()
    assert "lock-broken" not in shop("check", "--since", "HEAD").stdout
    shop.edit('"Solde" ^D2026-001', '"Solde"')
    assert "lock-broken" in shop("check", "--since", "HEAD").stdout


def test_a_ledger_without_a_lock_is_not_read_twice(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    from acompte_cli import seals

    monkeypatch.delattr(seals, "as_written")
    assert shop("check").exit_code == 0


def test_both_languages_say_it(shop: Shop) -> None:
    shop.closed("2026-06")
    french = Command(shop.main)("verify").stderr
    assert french == "Tout est intact : 8 écritures et 1 fichier, sous scellés jusqu'au 2026-06-30 (1 verrou).\n"
    assert "2026-06 est clos : un verrou scelle tout" in Command(shop.main)("close", "2026-06").stderr


def test_an_encrypted_file_is_not_sealed(shop: Shop) -> None:
    loaded = load(str(shop.main))
    loaded.entries[-1].meta["filename"] = "/coffre/paie.beancount.gpg"
    with pytest.raises(LedgerError, match=r"/coffre/paie\.beancount\.gpg: is encrypted"):
        as_written(loaded)


def test_a_linked_file_whose_name_has_a_line_break_is_refused(shop: Shop) -> None:
    shop.pdf.rename(shop.pdf.with_name("FA\n002.pdf"))
    shop.edit("documents/FA2026-002.pdf", "documents/FA\\n002.pdf")
    said = refused(shop, "2026-06")
    assert said == "acompte: The name of a file that a letter links has a line break. Rename the file."


def test_a_manifest_that_cannot_be_written_leaves_nothing(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path, *_: object, **__: object) -> None:
        raise OutputError(f"{path.name}: the disk is full.")

    monkeypatch.setattr(writing, "replace", fails)
    assert refused(shop, "2026-06") == "acompte: 2026-06.sha256: the disk is full. Nothing was changed."
    assert not (shop.folder / "locks").exists()


def test_a_file_in_the_place_of_the_folder_of_locks_is_one_clear_line(shop: Shop) -> None:
    (shop.folder / "locks").write_text("", encoding="utf-8")
    assert "locks/2026-06.sha256: cannot be read" in refused(shop, "2026-06")
