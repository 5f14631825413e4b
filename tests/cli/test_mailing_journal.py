"""The journal of letters on their way: what it has cannot go twice, and nothing goes that it cannot hold."""

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from acompte_cli.errors import OutputError
from acompte_cli.mailing import outbox as journals
from acompte_cli.mailing.outbox import NAME, Outbox, Outgoing
from support.mail_books import DAY, customers, journal, point_at, recorded
from support.mail_script import Script, playing
from support.remind_books import Books

LETTER = Outgoing(
    "<a@x.example>", DAY, "Actif:Clients:C1", (("first", ("FA2026-101",)),), "documents/a.html", ("c@d.fr",)
)
SENDING: dict[str, Any] = {"what": "sending", **LETTER._asdict()}
ACCEPTED = {"what": "accepted", "id": LETTER.id, "words": "250 ok"}


def written(folder: Path, *lines: Any, end: str = "\n") -> Outbox:
    """The journal that a file of some lines is."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    (folder / NAME).write_text("\n".join(texts) + end, encoding="utf-8")
    return Outbox(folder)


def fault(folder: Path, *lines: Any) -> str:
    with pytest.raises(OutputError) as found:
        written(folder, *lines)
    said = found.value.format_message()
    assert said.isprintable()
    return said


def sent(books: Books, script: Script, monkeypatch: pytest.MonkeyPatch, day: str = DAY) -> tuple[int, str]:
    with playing(script) as port:
        point_at(monkeypatch, port)
        result = books(day, "--send", "--html")
    return result.exit_code, result.stderr


def failing(monkeypatch: pytest.MonkeyPatch, times: int, half: bool = False, code: int = errno.ENOSPC) -> None:
    """Have the journal's writes fail once some of them went well; the one that fails may have written a half."""
    left = [times]

    def write(descriptor: int, data: memoryview) -> int:
        if left[0] > 0:
            left[0] -= 1
            return os.write(descriptor, data)
        if half and left[0] == 0:
            left[0] -= 1
            return os.write(descriptor, data[: len(data) // 2])
        raise OSError(code, os.strerror(code))

    class Disk:
        def __getattr__(self, name: str) -> Any:
            return write if name == "write" else getattr(os, name)

    monkeypatch.setattr(journals, "os", Disk())


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    box = Outbox(tmp_path)
    box.begin(LETTER)
    assert Outbox(tmp_path).pending() == ((), (LETTER,))
    box.accepted(LETTER.id, "250 “ok”\nthere")
    again = Outbox(tmp_path)
    assert again.pending() == ((LETTER._replace(words="250 “ok”\nthere"),), ())
    again.settle([LETTER.id, "<unknown@x>"])
    assert not (tmp_path / NAME).exists()
    assert Outbox(tmp_path).pending() == ((), ())


def test_a_part_of_what_a_letter_does_is_not_done_again(tmp_path: Path) -> None:
    box = Outbox(tmp_path)
    box.begin(LETTER._replace(steps=(("first", ("FA1", "FA2")), ("second", ("FA3",)))))
    held = LETTER._replace(id="<b@x.example>", steps=(("first", ("FA2",)),))
    assert box.holds(held) is not None
    with pytest.raises(OutputError, match="is on its way already"):
        box.begin(held)
    assert box.holds(held._replace(steps=(("second", ("FA2",)),))) is None
    assert box.holds(held._replace(customer="Actif:Clients:C2")) is None


@pytest.mark.parametrize("text", ["", "\n", "\n\n", " \n"])
def test_an_empty_file_holds_nothing_and_takes_letters(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    box = Outbox(tmp_path)
    assert box.pending() == ((), ())
    box.begin(LETTER)
    assert Outbox(tmp_path).pending().uncertain == (LETTER,)


def test_fields_that_nobody_knows_are_let_be(tmp_path: Path) -> None:
    assert written(tmp_path, {**SENDING, "priority": 3}).pending().uncertain == (LETTER,)
    box = written(tmp_path, {**SENDING, "x": None}, {**ACCEPTED, "y": [1]}, "")
    assert [letter.id for letter in box.pending().accepted] == [LETTER.id]


def test_line_ends_of_another_system_do_no_harm(tmp_path: Path) -> None:
    box = written(tmp_path, json.dumps(SENDING) + "\r", json.dumps(ACCEPTED) + "\r")
    assert [letter.id for letter in box.pending().accepted] == [LETTER.id]


@pytest.mark.parametrize("length", [1, 20, len(json.dumps(SENDING)) - 1, len(json.dumps(SENDING))])
def test_a_last_line_that_was_cut_off_never_happened_and_is_written_over(tmp_path: Path, length: int) -> None:
    other = LETTER._replace(id="<b@x.example>", customer="Actif:Clients:C2")
    box = written(tmp_path, {"what": "sending", **other._asdict()}, json.dumps(SENDING)[:length], end="")
    assert box.pending().uncertain == (other,)
    box.begin(LETTER)
    assert Outbox(tmp_path).pending().uncertain == (other, LETTER)


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "7",
        '"x"',
        "null",
        "\x00" * 40,
        "[" * 100_000,
        {"what": "unheard of", "id": LETTER.id},
        {"id": LETTER.id},
        {"what": "accepted", "id": "<b@x>", "words": ""},
        {"what": "refused", "id": "<b@x>"},
        {"what": "settled", "ids": ["<b@x>"]},
        {"what": "sending", "id": LETTER.id},
        {**SENDING, "date": "2026-13-45"},
        {**SENDING, "date": 20260706},
        {**SENDING, "id": None},
        {**SENDING, "steps": []},
        {**SENDING, "steps": "first"},
        {**SENDING, "steps": [["first", "FA1"]]},
        {**SENDING, "steps": [["first"]]},
        {**SENDING, "recipients": "c@d.fr"},
        {**SENDING, "file": ""},
    ],
)
def test_a_line_that_is_damaged_is_named_whether_it_is_the_last_or_not(tmp_path: Path, line: Any) -> None:
    for after in ((), (SENDING,)):
        said = fault(tmp_path, SENDING, line, *after)
        assert said.startswith(f"{tmp_path / NAME}:2: is not a line that acompte wrote.")
        assert "Restore the file" in said


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b'{"what":"\xff\xfe"}\n')
    with pytest.raises(OutputError, match=r":1: is not a line"):
        Outbox(tmp_path)


def test_a_damaged_journal_stops_reminding_and_nothing_is_sent_or_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, script = Books(tmp_path, customers(2)), Script()
    journal(books).write_text("{}\n", encoding="utf-8")
    before = books.text
    status, stderr = sent(books, script, monkeypatch)
    (said,) = stderr.splitlines()
    assert (status, said.startswith(f"acompte: {journal(books)}:1: ")) == (1, True)
    assert (books.text, books.letters, script.heard) == (before, [], [])
    assert journal(books).read_text(encoding="utf-8") == "{}\n"


def folder_there(path: Path) -> None:
    path.mkdir()


def link_there(path: Path) -> None:
    other = {**SENDING, "customer": "Actif:Clients:Roche"}
    (path.parent / "elsewhere").write_text(json.dumps(other) + "\n", encoding="utf-8")
    path.symlink_to(path.parent / "elsewhere")


@pytest.mark.parametrize(("put", "said"), [(folder_there, "cannot be read ("), (link_there, "cannot be written (")])
def test_a_journal_that_cannot_be_written_lets_nothing_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, put: Callable[[Path], None], said: str
) -> None:
    books, script = Books(tmp_path, customers(2)), Script()
    put(journal(books))
    before = books.text
    status, stderr = sent(books, script, monkeypatch)
    assert status == 1
    assert stderr.splitlines()[-1].startswith(f"acompte: {journal(books)}: {said}")
    assert len(stderr.splitlines()) == 1
    assert (books.text, books.letters, script.ended) == (before, [], [])


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize(("code", "why"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "it is read-only")])
def test_a_full_disk_before_the_first_letter_lets_nothing_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, why: str, half: bool
) -> None:
    books, script = Books(tmp_path, customers(2)), Script()
    before = books.text
    with monkeypatch.context() as full:
        failing(full, 0, half, code)
        status, stderr = sent(books, script, monkeypatch)
    assert (status, stderr.splitlines()) == (1, [f"acompte: {journal(books)}: cannot be written ({why})."])
    assert (books.text, books.letters, script.ended) == (before, [], [])
    assert sent(books, script, monkeypatch)[0] == 0
    assert recorded(books) == ["FA2026-101", "FA2026-102"]
    assert not journal(books).exists()


def test_a_full_disk_after_a_letter_was_taken_leaves_it_to_a_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The journal has that the letter went to the server, and not what it said."""
    books, script = Books(tmp_path, customers(2)), Script()
    with monkeypatch.context() as full:
        failing(full, 1)
        status, stderr = sent(books, script, monkeypatch)
    assert (status, stderr.count("the disk is full")) == (1, 1)
    assert (recorded(books), len(script.taken), len(books.letters)) == ([], 1, 1)
    again = Script()
    assert sent(books, again, monkeypatch)[0] == 0
    assert (recorded(books), len(again.taken)) == (["FA2026-102"], 1)
    assert books.rows(DAY)["FA2026-101"]["what"] == "uncertain"


def test_a_full_disk_before_the_second_letter_keeps_the_first_for_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, script = Books(tmp_path, customers(2)), Script()
    with monkeypatch.context() as full:
        failing(full, 2)
        assert sent(books, script, monkeypatch)[0] == 1
    assert (recorded(books), len(script.taken), len(books.letters)) == ([], 1, 1)
    assert sent(books, script, monkeypatch)[0] == 0
    assert (recorded(books), len(script.taken), len(script.ended)) == (["FA2026-101", "FA2026-102"], 2, 2)
    assert not journal(books).exists()


def test_a_full_disk_after_the_record_sends_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books, script = Books(tmp_path, customers(1)), Script()
    with monkeypatch.context() as full:
        failing(full, 2)
        assert sent(books, script, monkeypatch)[0] == 1
    assert recorded(books) == ["FA2026-101"]
    assert sent(books, script, monkeypatch)[0] == 0
    assert (recorded(books), len(script.ended)) == (["FA2026-101"], 1)
    assert not journal(books).exists()


def test_two_commands_at_once_send_each_letter_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books, script = Books(tmp_path, customers(3)), Script()
    command = [sys.executable, "-m", "acompte_cli.main", "-f", str(books.path), "--as-of", DAY]
    program = "import sys; from acompte_cli.main import main; sys.argv[0] = 'acompte'; main()"
    command = [sys.executable, "-c", program, *command[3:], "remind", "--send", "--html", "--yes"]
    with playing(script) as port:
        point_at(monkeypatch, port)
        runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
        ends = [run.communicate(timeout=60) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], ends
    assert (len(script.taken), len(set(script.taken))) == (3, 3)
    assert sorted(recorded(books)) == ["FA2026-101", "FA2026-102", "FA2026-103"]
    assert not journal(books).exists()


@pytest.mark.parametrize(
    ("change", "lost", "advice"),
    [
        ({"customer": "Actif:Clients:Parti"}, "Actif:Clients:Parti", "open it again"),
        ({"file": "documents/gone.html"}, "documents/gone.html", "put it back"),
    ],
)
def test_a_letter_that_can_no_longer_be_recorded_is_named_before_another_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, str], lost: str, advice: str
) -> None:
    books, script = Books(tmp_path, customers(2)), Script()
    lines = f"{json.dumps({**SENDING, **change})}\n{json.dumps(ACCEPTED)}\n"
    journal(books).write_text(lines, encoding="utf-8")
    (tmp_path / "documents").mkdir()
    (tmp_path / LETTER.file).write_text("", encoding="utf-8")
    before = books.text
    status, stderr = sent(books, script, monkeypatch)
    (said,) = stderr.splitlines()
    assert status == 1
    assert f"{LETTER.id} went out, and {lost}, which its record names, is gone: {advice}" in said
    assert (books.text, script.heard, journal(books).read_text(encoding="utf-8")) == (before, [], lines)
