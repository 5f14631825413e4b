"""`acompte remind`: the letters of a day, their record, and why the others wait."""

import csv
import io
import json
from pathlib import Path

import pytest

from support.remind_books import Books, bill

# Wednesday 1 July: first on Saturday 4, so on Monday 6; second on Thursday 16; last on Friday 31.


def test_a_letter_goes_once_and_is_recorded_with_its_file(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    assert books("2026-07-06", "--html").exit_code == 0
    assert books.text.endswith("""
2026-07-06 document Actif:Clients:Lumen "documents/letters/2026-07-06-lumen-sas-first.html" ^FA2026-001
  reminder: "first"
  sent: "email"
""")
    assert books.letters == ["2026-07-06-lumen-sas-first.html"]
    before = books.text
    assert books("2026-07-06", "--html").exit_code == 0
    assert books("2026-07-07", "--html").exit_code == 0
    assert books.text == before


def test_one_letter_a_customer_is_recorded_by_one_directive_a_step(tmp_path: Path) -> None:
    books = Books(
        tmp_path,
        bill("FA2026-001", "2026-07-01"),
        bill("FA2026-002", "2026-07-03"),
        bill("FA2026-003", "2026-06-20"),
        bill("FA2026-004", "2026-07-20"),
    )
    books("2026-07-06", "--html")
    assert books.letters == ["2026-07-06-lumen-sas-second.html"]
    name = '"documents/letters/2026-07-06-lumen-sas-second.html"'
    assert f'{name} ^FA2026-001 ^FA2026-002\n  reminder: "first"' in books.text
    assert f'{name} ^FA2026-003\n  reminder: "second"' in books.text
    assert "^FA2026-004" not in books.text


def test_on_a_day_without_post_nothing_goes_unless_it_is_asked(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    row = books.rows("2026-07-04")["FA2026-001"]
    assert (row["what"], row["date"]) == ("closed-day", "2026-07-06")
    assert books.rows("2026-07-04", "--any-day")["FA2026-001"]["what"] == "letter"
    assert books.rows("2026-07-14")["FA2026-001"]["date"] == "2026-07-15"


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ('2026-07-02 custom "dispute" "FA2026-001" "métré"\n', "disputed"),
        ('2026-07-02 custom "promise" "FA2026-001" 2026-07-10\n', "promised"),
        ('2026-07-02 custom "hold" Actif:Clients:Lumen "accord"\n', "held"),
        ('2026-07-02 custom "hold" "FA2026-001" "accord"\n', "held"),
        ('2026-07-02 custom "insolvency" Actif:Clients:Lumen "redressement"\n', "insolvent"),
        ('2026-07-02 custom "due" "FA2026-001" 2026-09-01\n', "waiting"),
        ('2026-01-01 custom "tolerance" 1200.00 EUR\n', "tolerance"),
        ('2026-07-02 * "Virement"\n  Actif:Banque  1500.00 EUR\n  Actif:Clients:Lumen\n', "on-account"),
        ('2026-07-02 * "Virement"\n  Actif:Banque  100.00 EUR\n  Actif:Clients:Lumen\n', "letter"),
        ('2026-07-02 * "Virement" ^FA2026-001\n  Actif:Banque  100.00 EUR\n  Actif:Clients:Lumen\n', "letter"),
        ('2026-07-03 note Actif:Clients:Lumen "Appel" ^FA2026-001\n  reminder: "first"\n', "too-soon"),
        ('2026-06-16 note Actif:Clients:Lumen "Appel" ^FA2026-001\n  reminder: "last"\n', "all-made"),
        ('2026-06-30 custom "reminder" "standard" "first" "never"\n', "waiting"),
    ],
)
def test_every_open_document_says_what_happens(tmp_path: Path, more: str, what: str) -> None:
    if what == "too-soon":
        more += bill("FA2026-002", "2026-07-01")
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), more)
    row = books.rows("2026-07-06")["FA2026-002" if what == "too-soon" else "FA2026-001"]
    assert row["what"] == what
    assert books("2026-07-06", "--yes").output.count("FA2026-001") >= 1
    assert ("documents/letters" in books.text) == (what == "letter")


def test_a_customer_without_an_address_is_named_and_not_written_to(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01", "Muet"))
    assert books.rows("2026-07-06")["FA2026-001"]["what"] == "no-address"
    assert "no address: add email or address" in books("2026-07-06", "--yes").output
    assert books.letters == []


def test_without_e_mail_a_letter_is_posted_and_a_formal_notice_always_is(tmp_path: Path) -> None:
    more = '2026-01-01 custom "reminder" "standard" "formal-notice" "J+45"\n'
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01", "Roche"), bill("FA2026-002", "2026-05-20", "Lumen"), more)
    books("2026-07-06", "--html")
    assert books.text.count('sent: "post"') == 2
    assert 'reminder: "formal-notice"' in books.text


def test_the_steps_passed_over_are_named_and_never_sent_later(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-06-01"))
    row = books.rows("2026-07-06")["FA2026-001"]
    assert (row["step"], row["passed"]) == ("last", "courtesy first second")
    assert (
        "goes without courtesy reminder, first reminder, second reminder, whose days"
        in books("2026-07-06", "--html").output
    )
    assert [books.rows(f"2026-07-{day:02}")["FA2026-001"]["what"] for day in range(7, 31)] == ["all-made"] * 24


def test_names_choose_documents_and_a_paid_one_says_so(tmp_path: Path) -> None:
    paid = '2026-07-02 * "Virement" ^FA2026-003\n  Actif:Banque  1200.00 EUR\n  Actif:Clients:Lumen\n'
    books = Books(
        tmp_path,
        bill("FA2026-001", "2026-07-01"),
        bill("FA2026-002", "2026-07-01", "Roche"),
        bill("FA2026-003", "2026-07-01"),
        paid,
    )
    assert books.rows("2026-07-06", "Roche").keys() == {"FA2026-002"}
    rows = books.rows("2026-07-06", "FA2026-003", "FA2026-001")
    assert {name: row["what"] for name, row in rows.items()} == {"FA2026-003": "paid", "FA2026-001": "letter"}
    assert "FA2026-009" in books("2026-07-06", "FA2026-009").output
    assert books("2026-07-06", "FA2026-009").exit_code != 0


def test_a_bank_without_recent_entries_is_said_before_the_letters(tmp_path: Path) -> None:
    rule = '2026-01-01 custom "reminder-rule" "standard" "bank-age" 10\n'
    paid = '2026-06-26 * "Frais"\n  Actif:Banque  -2.00 EUR\n  Produits:Travaux\n'
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), rule, paid)
    assert "bank" not in books("2026-07-06", "--dry-run").stderr
    assert "10 days" not in books("2026-07-06", "--dry-run").stderr
    assert (
        "The newest bank entry is of 2026-06-26, 11 days ago; the rule allows 10"
        in books("2026-07-07", "--dry-run").stderr
    )
    assert (
        "There is no bank entry"
        in Books(tmp_path, bill("FA2026-001", "2026-07-01"), rule)("2026-07-07", "--dry-run").stderr
    )


def test_json_of_the_command_is_what_was_written_and_csv_what_happens(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    rows = list(csv.DictReader(io.StringIO(books("2026-07-06", "--dry-run", "--format", "csv").stdout)))
    assert [(row["document"], row["what"], row["open"]) for row in rows] == [("FA2026-001", "letter", "1200.00")]
    written = json.loads(books("2026-07-06", "--html", "--json").stdout)
    assert [row["document"] for row in written] == ["FA2026-001"]
    assert written[0]["entry"].startswith("2026-07-06 document Actif:Clients:Lumen")


def test_a_template_that_fails_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    own = tmp_path / "templates" / "letters"
    own.mkdir(parents=True)
    (own / "first.en.html").write_text("{{ letter.nothing }}\n")
    (own / "first.fr.html").write_text("\n{{ letter.nothing }}\n")
    before = books.text
    result = books("2026-07-06", "--html")
    assert result.exit_code == 1
    assert "first.fr.html:2" in result.output
    assert (books.text, books.letters) == (before, [])


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    before = books.text
    assert "documents/letters/2026-07-06-lumen-sas-first" in books("2026-07-06", "--dry-run").output
    assert (books.text, books.letters) == (before, [])
