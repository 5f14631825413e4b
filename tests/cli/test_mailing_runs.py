"""Several letters in one run of `acompte remind --send`: what becomes of one takes nothing from another."""

import json
from functools import partial
from pathlib import Path

import pytest

from acompte_cli.errors import OutputError
from acompte_cli.mailing.smtp import Server
from acompte_cli.reminding import sending
from acompte_cli.writer import files
from support.mail_books import DAY, customers, journal, point_at, recorded
from support.mail_script import HANG_UP, SILENT, Script, playing
from support.remind_books import Books, bill

ALL = ["FA2026-101", "FA2026-102", "FA2026-103"]


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no command wait long for a server that says nothing."""
    monkeypatch.setattr(sending, "Server", partial(Server, patience=0.5, at_end=0.5))


def run(
    books: Books, script: Script, monkeypatch: pytest.MonkeyPatch, day: str = DAY, **settings: str
) -> tuple[int, str]:
    """Send what is due, and give the exit status with what was said on stderr."""
    with playing(script) as port:
        point_at(monkeypatch, port, **settings)
        result = books(day, "--send", "--html")
    return result.exit_code, result.stderr


def words_about(stderr: str, customer: int) -> list[str]:
    return [line for line in stderr.splitlines() if f"client{customer}@x.example" in line]


@pytest.mark.parametrize(
    "answers",
    [
        {"mail": ["250 ok", "550 not this one", "250 ok"]},
        {"rcpt": ["250 ok", "550 not this one", "250 ok"]},
        {"rcpt": ["250 ok", f"550 not this one, {HANG_UP}", "250 ok"]},
        {"data": ["354 go", "550 not this one", "354 go"]},
        {"end": ["250 taken", "550 not this one", "250 taken"]},
    ],
)
def test_a_letter_that_is_refused_leaves_the_others_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: dict[str, str | list[str]]
) -> None:
    books, script = Books(tmp_path, customers(3)), Script(**answers)
    status, stderr = run(books, script, monkeypatch)
    assert status == 1  # a timer tells its owner
    assert recorded(books) == [ALL[0], ALL[2]]
    assert len(script.taken) == 2
    assert books.text.count("message-id:") == 2
    assert len(books.letters) == 2
    (said,) = words_about(stderr, 2)
    assert "refuses the letter" in said
    assert "550 not this one" in said
    assert words_about(stderr, 1) == words_about(stderr, 3) == []
    assert not journal(books).exists()
    # The next run sends the one that is missing, and no other.
    again = Script()
    run(books, again, monkeypatch)
    assert recorded(books) == [ALL[0], ALL[2], ALL[1]]
    assert len(again.taken) == 1


@pytest.mark.parametrize("told", [HANG_UP, SILENT, "what?"])
def test_a_letter_of_which_nobody_knows_is_asked_about_and_the_others_are_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str
) -> None:
    books, script = Books(tmp_path, customers(3)), Script(end=["250 taken", told, "250 taken"])
    status, stderr = run(books, script, monkeypatch)
    assert status == 1  # a timer tells its owner
    assert recorded(books) == [ALL[0], ALL[2]]
    assert len(books.letters) == 3
    (said,) = words_about(stderr, 2)
    id_ = said.rpartition("--not-went ")[2].rstrip(".")
    lines = [json.loads(line) for line in journal(books).read_text(encoding="utf-8").splitlines()]
    assert lines[-1]["what"] == "settled"
    waiting = {line["id"] for line in lines if line["what"] == "sending"} - set(lines[-1]["ids"])
    assert waiting == {id_}
    again = Script()
    run(books, again, monkeypatch, "2026-07-07")
    assert again.ended == []
    assert books.rows("2026-07-07")[ALL[1]]["what"] == "uncertain"
    assert books.rows("2026-07-07")[ALL[1]]["detail"] == id_
    assert books("2026-07-07", "--html", "--went", id_).exit_code == 0
    assert recorded(books) == [ALL[0], ALL[2], ALL[1]]
    assert f"{DAY} document Actif:Clients:C2" in books.text
    assert not journal(books).exists()


def test_a_server_that_goes_away_keeps_what_it_took_recorded_and_the_rest_for_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, script = Books(tmp_path, customers(3)), Script(mail=["250 ok", HANG_UP], begin=["220 here", "554 no more"])
    status, stderr = run(books, script, monkeypatch)
    assert status == 0
    assert recorded(books) == ALL[:1]
    assert len(books.letters) == 1
    for customer in (2, 3):
        (said,) = words_about(stderr, customer)
        assert "does not take it now" in said
        assert "554 no more" in said
    assert not journal(books).exists()


@pytest.mark.parametrize(
    ("answers", "settings", "said"),
    [
        ({"begin": "554 no service"}, {}, "refuses (554 no service)"),
        ({"begin": HANG_UP}, {}, "cannot be reached"),
        ({"begin": SILENT}, {}, "cannot be reached"),
        ({}, {"TLS": "starttls"}, "it offers no STARTTLS"),
        ({}, {"TLS": "implicit"}, "no TLS can be spoken with it"),
        ({}, {"USER": "me", "PASSWORD": "geheim"}, "AUTH extension not supported"),
        ({"ehlo": "250-x\r\n250 AUTH PLAIN", "auth": "535 no"}, {"USER": "me", "PASSWORD": "geheim"}, "the login"),
    ],
)
def test_a_server_that_cannot_be_used_is_one_sentence_and_nothing_is_written(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    answers: dict[str, str | list[str]],
    settings: dict[str, str],
    said: str,
) -> None:
    books, script = Books(tmp_path, customers(2)), Script(**answers)
    before = books.text
    status, stderr = run(books, script, monkeypatch, **settings)
    assert status == 1
    (told,) = stderr.splitlines()
    assert told.startswith("acompte: 127.0.0.1:")
    assert said in told
    assert "geheim" not in told
    assert (books.text, books.letters, script.ended, journal(books).exists()) == (before, [], [], False)


def test_a_server_that_loses_the_connection_each_time_takes_all_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, script = Books(tmp_path, customers(2)), Script(data=HANG_UP)
    before = books.text
    status, stderr = run(books, script, monkeypatch)
    assert status == 0
    assert [len(words_about(stderr, customer)) for customer in (1, 2)] == [1, 1]
    assert (books.text, books.letters, journal(books).exists()) == (before, [], False)


def test_a_letter_whose_copy_cannot_be_kept_is_not_sent_nor_is_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk is full at the copy of the second letter."""
    books, script = Books(tmp_path, customers(2)), Script()
    before, kept = books.text, files.replace

    def full(path: Path, *more: object) -> None:
        if "client-2" in path.name:
            raise OutputError(f"{path}: cannot be written (the disk is full).")
        kept(path, *more)  # type: ignore[arg-type]  # what the real one takes

    monkeypatch.setattr(sending, "replace", full)
    status, stderr = run(books, script, monkeypatch)
    assert status == 1
    assert stderr.count("the disk is full") == 1
    assert (books.text, books.letters, script.ended) == (before, [], [])


def test_a_letter_that_an_earlier_command_sent_keeps_its_file_and_record_beside_a_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command ended before it recorded; on the same day another letter to the same customer is refused."""
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-07-01"))
    books.path.write_text(books.text.replace('"min-days" 7', '"min-days" 0'), encoding="utf-8")
    name = f"documents/letters/{DAY}-lumen-sas-first.html"
    (tmp_path / name).parent.mkdir(parents=True)
    (tmp_path / name).write_text("the letter that went", encoding="utf-8")
    line = {
        "what": "sending",
        "id": "<a@atelier.example>",
        "date": DAY,
        "customer": "Actif:Clients:Lumen",
        "steps": [["first", ["FA2026-001"]]],
        "file": name,
        "recipients": ["achats@lumen.example"],
        "channel": "email",
        "words": "",
    }
    went = [line, {"what": "accepted", "id": line["id"], "words": "250 ok"}]
    journal(books).write_text("".join(json.dumps(one) + "\n" for one in went), encoding="utf-8")
    run(books, Script(rcpt="550 no"), monkeypatch)
    assert recorded(books) == ["FA2026-001"]
    assert (tmp_path / name).read_text(encoding="utf-8") == "the letter that went"
    assert not journal(books).exists()
    run(books, Script(), monkeypatch)
    assert recorded(books) == ["FA2026-001", "FA2026-002"]
    assert books.letters == [f"{DAY}-lumen-sas-first-2.html", f"{DAY}-lumen-sas-first.html"]
    assert (tmp_path / name).read_text(encoding="utf-8") == "the letter that went"


def test_the_copy_of_a_letter_of_which_nobody_knows_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    books.path.write_text(books.text.replace('"min-days" 7', '"min-days" 0'), encoding="utf-8")
    run(books, Script(end=SILENT), monkeypatch)
    (name,) = books.letters
    copy = tmp_path / "documents" / "letters" / name
    kept = copy.read_bytes()
    books.path.write_text(books.text + bill("FA2026-002", "2026-07-01"), encoding="utf-8")
    run(books, Script(), monkeypatch)
    assert recorded(books) == ["FA2026-002"]
    assert copy.read_bytes() == kept
    assert len(books.letters) == 2


def test_a_journal_that_outlived_the_record_goes_with_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A command ended between the record in the ledger and the end of the journal."""
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    monkeypatch.setattr(sending.Post, "settle", lambda post: None)
    run(books, Script(), monkeypatch)
    monkeypatch.undo()
    before = books.text
    assert recorded(books) == ["FA2026-001"]
    assert journal(books).exists()
    books.rows("2026-07-07")
    assert journal(books).exists()
    assert books("2026-07-07", "--html").exit_code == 0
    assert (books.text, journal(books).exists()) == (before, False)
