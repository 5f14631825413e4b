"""What cannot stand in a message is named with its file and line, and nothing is sent or written."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from acompte_cli.main import cli
from support.mail_books import DAY, point_at
from support.mail_server import Box, serving
from support.remind_books import Books, bill

EARLIER = """
2026-05-20 document Actif:Clients:Lumen "documents/letters/x.html" ^FA2026-001
  reminder: "courtesy"
  message-id: "<not an id>"
"""


def line_of(books: Books, text: str) -> int:
    return next(n for n, line in enumerate(books.text.splitlines(), 1) if text in line)


@pytest.mark.parametrize(
    ("before", "after", "place", "said"),
    [
        ('"Lumen SAS"', '"Lumen\nSAS"', "open Actif:Clients:Lumen", "name of Actif:Clients:Lumen: it has a line end"),
        ("achats@lumen", "a@b, achats@lumen", "open Actif:Clients:Lumen", "email of Actif:Clients:Lumen: 'a@b': what"),
        ("achats@lumen", "achatés@lumen", "open Actif:Clients:Lumen", "'achatés@lumen.example': before the @"),
        (
            "compta@atelier.example",
            "compta",
            'custom "company"',
            "email of Atelier Verrier SARL: 'compta' is no address",
        ),
        ("compta@atelier.example", " ", 'custom "company"', "email of Atelier Verrier SARL: there is no address"),
        ('"Atelier Verrier SARL"', '"Atelier\nBcc: x"', 'custom "company"', "it has a line end"),
    ],
)
@pytest.mark.parametrize("command", ["remind", "letters"])
def test_the_line_of_the_ledger_that_is_at_fault_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, before: str, after: str, place: str, said: str
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box()
    books.path.write_text(books.text.replace(before, after, 1), encoding="utf-8")
    text = books.text
    with serving(box) as port:
        point_at(monkeypatch, port)
        if command == "remind":
            result = books(DAY, "--send", "--html")
        else:
            words = ["-f", str(books.path), "--as-of", DAY, "--lang", "en", "letters", str(tmp_path / "out"), "--eml"]
            result = CliRunner().invoke(cli, words)
    assert result.exit_code == 1, result.output
    (told,) = [line for line in result.output.splitlines() if line.startswith("acompte: ")]
    assert f"main.beancount:{line_of(books, place)}: " in told
    assert said in told
    assert (books.text, box.came, books.letters, (tmp_path / "out").exists()) == (text, [], [], False)


def test_an_earlier_letter_whose_id_is_none_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01"), EARLIER), Box()
    (tmp_path / "documents" / "letters").mkdir(parents=True)
    (tmp_path / "documents" / "letters" / "x.html").write_text("", encoding="utf-8")
    with serving(box) as port:
        point_at(monkeypatch, port)
        result = books(DAY, "--send", "--html")
    assert result.exit_code == 1
    assert f"main.beancount:{line_of(books, '2026-05-20 document')}: reference of" in result.output
    assert box.came == []


@pytest.mark.parametrize(
    ("name", "stem"), [("Œuvre & Été SARL", "oeuvre-ete-sarl"), ("日本", "lumen"), ("../../etc/passwd", "etc-passwd")]
)
def test_the_file_that_is_attached_has_the_name_of_the_one_that_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, stem: str
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box()
    books.path.write_text(books.text.replace("Lumen SAS", name), encoding="utf-8")
    with serving(box) as port:
        point_at(monkeypatch, port)
        assert books(DAY, "--send").exit_code == 0
    (message,) = box.came
    (file,) = message.iter_attachments()
    assert file.get_filename() == f"{DAY}-{stem}-first.pdf"
    assert file.get_content() == (tmp_path / "documents" / "letters" / f"{DAY}-{stem}-first.pdf").read_bytes()
    assert message["To"].addresses[0].display_name == name


def test_invoices_of_two_years_with_one_number_go_under_two_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = ("2025/001", "2026/001")
    books, box = Books(tmp_path, *(bill(number, "2026-07-01") for number in numbers)), Box()
    for number in numbers:
        copy = tmp_path / "documents" / f"{number}.pdf"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(number.encode())
    with serving(box) as port:
        point_at(monkeypatch, port)
        assert books(DAY, "--send", "--html").exit_code == 0
    (message,) = box.came
    files = {str(file.get_filename()): file.get_content() for file in message.iter_attachments()}
    assert {name: files[name] for name in files if name.endswith(".pdf")} == {
        "2025-001.pdf": b"2025/001",
        "2026-001.pdf": b"2026/001",
    }
