"""What becomes of a parcel: the server's answer and the journal always say the same."""

import smtplib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acompte_cli.errors import OutputError
from acompte_cli.mailing.delivery import Delivery, Parcel, deliver
from acompte_cli.mailing.outbox import Outbox
from acompte_cli.mailing.settings import NONE, SmtpSettings
from acompte_cli.mailing.smtp import ACCEPTED, HELD, LATER, REFUSED, UNCERTAIN, Server
from support.mail_books import DAY, customers, journal, point_at, recorded
from support.mail_letters import mail_of
from support.mail_script import HANG_UP, Script, playing
from support.mail_server import Box, serving
from support.remind_books import Books, bill


def parcels(count: int) -> list[Parcel]:
    """Letters about one document each."""
    return [Parcel(mail_of(steps=(("first", (f"FA{n}",)),)), f"documents/{n}.html") for n in range(1, count + 1)]


def delivered(folder: Path, script: Script, found: list[Parcel]) -> tuple[list[str], Outbox]:
    """What became of letters, as it was told one by one, and the journal as the disk has it."""
    told: list[Delivery] = []
    with playing(script) as port:
        server = Server(SmtpSettings("127.0.0.1", port, NONE), patience=0.5, at_end=0.5)
        with server:
            assert deliver(found, server, Outbox(folder), told.append) == told
    return [one.answer.outcome for one in told], Outbox(folder)


def test_the_journal_holds_what_was_taken_and_what_nobody_knows(tmp_path: Path) -> None:
    found = parcels(5)
    script = Script(end=["250 one", "550 two", HANG_UP, "450 four", "250 five"])
    outcomes, box = delivered(tmp_path, script, found)
    assert outcomes == [ACCEPTED, REFUSED, UNCERTAIN, LATER, ACCEPTED]
    assert [letter.id for letter in box.pending().accepted] == [found[0].mail.id, found[4].mail.id]
    assert [letter.words for letter in box.pending().accepted] == ["250 one", "250 five"]
    assert [letter.id for letter in box.pending().uncertain] == [found[2].mail.id]


def test_what_the_journal_holds_is_not_sent_and_no_server_is_reached_for_it(tmp_path: Path) -> None:
    found = parcels(3)
    assert delivered(tmp_path, Script(end=["250 ok", HANG_UP, "550 no"]), found)[0] == [ACCEPTED, UNCERTAIN, REFUSED]
    again = Script()
    outcomes, box = delivered(tmp_path, again, found[:2])
    assert (outcomes, again.heard) == ([HELD, HELD], [])
    assert delivered(tmp_path, again, found)[0] == [HELD, HELD, ACCEPTED]
    assert len(again.taken) == 1
    assert len(box.pending().uncertain) == 1


def test_two_letters_of_one_run_about_one_document_are_one(tmp_path: Path) -> None:
    script = Script()
    outcomes, _ = delivered(tmp_path, script, parcels(1) * 2)
    assert (outcomes, len(script.taken)) == ([ACCEPTED, HELD], 1)


def test_a_server_that_was_never_reached_stops_all(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="554 closed"):
        delivered(tmp_path, Script(begin="554 closed"), parcels(2))
    assert Outbox(tmp_path).pending() == ((), ())


@pytest.mark.parametrize("stop", [KeyboardInterrupt, SystemExit, MemoryError])
@pytest.mark.parametrize(("where", "known"), [("rcpt", 0), ("send", 0), ("getreply", 1)])
def test_a_command_that_is_stopped_leaves_a_letter_to_a_person_where_its_end_had_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stop: type[BaseException], where: str, known: int
) -> None:
    """Stopped at the recipient, at the words of the message, or while the answer to its end is waited for."""
    real: Callable[..., Any] = getattr(smtplib.SMTP, where)

    def stopping(client: smtplib.SMTP, *more: Any) -> Any:
        is_message = where == "rcpt" or (where == "send" and isinstance(more[0], bytes) and more[0] != b".\r\n")
        is_end = where == "getreply" and Outbox(tmp_path).pending().uncertain
        if is_message or is_end:
            raise stop
        return real(client, *more)

    monkeypatch.setattr(smtplib.SMTP, where, stopping)
    script = Script()
    with pytest.raises(stop):
        delivered(tmp_path, script, parcels(2))
    assert len(Outbox(tmp_path).pending().uncertain) == known
    assert script.heard.count("quit") == 0


def test_a_letter_to_several_goes_to_those_that_the_server_takes_and_the_other_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, script = (
        Books(tmp_path, bill("FA2026-001", "2026-07-01")),
        Script(rcpt=["250 ok", "550 {0} | gone %s", "250 ok"]),
    )
    addresses = "achats@lumen.example, Été <deux@lumen.example>, trois@société.fr"
    books.path.write_text(books.text.replace("achats@lumen.example", addresses), encoding="utf-8")
    with playing(script) as port:
        point_at(monkeypatch, port)
        result = books(DAY, "--send", "--html")
    assert result.exit_code == 0
    said = "deux@lumen.example: the server does not take this recipient (550 {0} | gone %s); it took the others."
    assert said in result.stderr.splitlines()
    assert recorded(books) == ["FA2026-001"]
    to = [line.partition("<")[2] for line in script.heard if line.startswith("rcpt")]
    assert to == ["achats@lumen.example>", "deux@lumen.example>", "trois@xn--socit-esab.fr>"]


@pytest.mark.parametrize("words", ["550 {to} | no", "450 {0} %s {"])
def test_a_servers_words_are_no_pattern(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    books = Books(tmp_path, customers(1))
    with playing(Script(end=words)) as port:
        point_at(monkeypatch, port)
        result = books(DAY, "--send", "--html")
    assert result.exit_code == int(words.startswith("5"))
    assert f"({words})" in result.stderr
    assert not journal(books).exists()


def test_answers_to_a_second_letter_are_put_with_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books, box = Books(tmp_path, customers(1)), Box()
    with serving(box) as port:
        point_at(monkeypatch, port)
        for day in (DAY, "2026-07-16", "2026-07-31"):
            assert books(day, "--send", "--html").exit_code == 0
    first, second, third = box.came
    assert first["In-Reply-To"] is None
    assert second["In-Reply-To"] == first["Message-ID"]
    assert third["In-Reply-To"] == second["Message-ID"]
    assert str(third["References"]).split() == [first["Message-ID"], second["Message-ID"]]
    assert len({message["Message-ID"] for message in box.came}) == 3
