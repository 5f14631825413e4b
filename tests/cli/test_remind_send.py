"""`acompte remind --send`: letters by e-mail, recorded when the server took them, and never twice."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from acompte_cli.mailing.outbox import NAME
from support.mail_server import Box, certificate, serving
from support.remind_books import Books, bill

SETTINGS = ("HOST", "PORT", "TLS", "USER", "PASSWORD", "FROM")


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SETTINGS:
        monkeypatch.delenv(f"ACOMPTE_SMTP_{name}", raising=False)


def point_at(monkeypatch: pytest.MonkeyPatch, port: int, **more: str) -> None:
    for name, value in {"HOST": "127.0.0.1", "PORT": str(port), "TLS": "none", **more}.items():
        monkeypatch.setenv(f"ACOMPTE_SMTP_{name}", value)


def test_a_letter_is_sent_and_recorded_with_the_id_of_its_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-07-01", "Roche")), Box()
    with serving(box) as port:
        point_at(monkeypatch, port)
        assert books("2026-07-06", "--send", "--html").exit_code == 0
        assert books("2026-07-06", "--send", "--html").exit_code == 0
    (message,) = box.came
    assert box.recipients == [["achats@lumen.example"]]
    assert message["To"].addresses[0].addr_spec == "achats@lumen.example"
    assert "FA2026-001" in str(message["Subject"])
    parts = [part.get_content_type() for part in message.walk() if not part.is_multipart()]
    assert parts[:2] == ["text/plain", "text/html"]
    assert f'message-id: "{message["Message-ID"]}"' in books.text
    assert books.text.count('sent: "email"') == 1
    assert books.text.count('sent: "post"') == 1
    assert not (tmp_path / NAME).exists()


def test_starttls_is_required_and_the_certificate_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books, box, files = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box(), certificate(tmp_path)
    before = books.text
    with serving(box) as port:
        point_at(monkeypatch, port, TLS="starttls")
        refused = books("2026-07-06", "--send", "--html")
    assert refused.exit_code == 1
    assert (books.text, box.came) == (before, [])
    with serving(box, files) as port:
        point_at(monkeypatch, port, TLS="starttls", HOST="localhost")
        assert "certificate" in books("2026-07-06", "--send", "--html").output
        assert (books.text, box.came) == (before, [])
        monkeypatch.setenv("SSL_CERT_FILE", str(files[0]))
        assert books("2026-07-06", "--send", "--html").exit_code == 0
    assert len(box.came) == 1


@pytest.mark.parametrize(("answer", "said"), [("550 no such user", "refuses"), ("451 later", "not take it now")])
def test_what_the_server_does_not_take_is_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, said: str
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box(answer, "250 taken")
    before = books.text
    with serving(box) as port:
        point_at(monkeypatch, port)
        assert said in books("2026-07-06", "--send", "--html").output
        assert (books.text, books.letters, (tmp_path / NAME).exists()) == (before, [], False)
        books("2026-07-07", "--send", "--html")
    assert len(box.came) == 1
    assert 'reminder: "first"' in books.text


def test_no_server_and_no_setting_are_said_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = Books(tmp_path, bill("FA2026-001", "2026-07-01"))
    before = books.text
    assert "ACOMPTE_SMTP_HOST is not set" in books("2026-07-06", "--send", "--html").output
    with serving(Box()) as port:
        pass
    point_at(monkeypatch, port)
    assert books("2026-07-06", "--send", "--html").exit_code == 1
    assert (books.text, books.letters) == (before, [])


@pytest.mark.parametrize("address", ["achats@lumen.example\\nBcc: tous@x.example", "pas une adresse"])
def test_an_address_that_cannot_stand_in_a_header_stops_all_before_anything_is_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box()
    books.path.write_text(books.text.replace("achats@lumen.example", address), encoding="utf-8")
    before = books.text
    with serving(box) as port:
        point_at(monkeypatch, port)
        result = books("2026-07-06", "--send", "--html")
    assert result.exit_code == 1
    line = next(n for n, text in enumerate(before.splitlines(), 1) if "open Actif:Clients:Lumen" in text)
    assert f"main.beancount:{line}: email of Actif:Clients:Lumen" in result.output
    assert (books.text, box.came) == (before, [])


def test_an_invoice_that_nobody_sent_goes_where_the_books_record_sendings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = bill("FA2026-002", "2026-08-01").replace("2026-05-04", "2026-07-03")
    sent = '2026-05-04 note Actif:Clients:Lumen "Envoyée" ^FA2026-001\n  sent: "email"\n'
    books, box = Books(tmp_path, bill("FA2026-001", "2026-08-01"), sent, new), Box()
    with serving(box) as port:
        point_at(monkeypatch, port)
        assert books.rows("2026-07-06")["FA2026-002"]["what"] == "not-sent"
        assert books.rows("2026-07-06", "--send")["FA2026-002"]["what"] == "sending"
        books("2026-07-06", "--send")
        books("2026-07-06", "--send")
    (message,) = box.came
    assert "FA2026-002" in str(message["Subject"])
    assert '^FA2026-002\n  sent: "email"' in books.text.replace(f'\n  message-id: "{message["Message-ID"]}"', "")
    assert "reminder" not in books.text.rpartition("document")[2]


def test_a_crash_between_the_server_and_the_record_never_sends_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command is killed the moment the server has taken a letter, before its answer is written down."""
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box()
    before = books.text
    killed = """
import os, signal, sys
from acompte_cli.mailing import outbox
from acompte_cli.main import main
{where}
sys.argv = ["acompte", "-f", {path!r}, "--as-of", "2026-07-06", "remind", "--send", "--html", "--yes"]
main()
"""
    kill = "lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)"
    with serving(box) as port:
        point_at(monkeypatch, port)
        run = killed.format(where=f"outbox.Outbox.accepted = {kill}", path=str(books.path))
        done = subprocess.run([sys.executable, "-c", run], env=os.environ, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL
        assert (len(box.came), books.text) == (1, before)
        # Nobody knows: it is said, and not sent again.
        for _ in range(2):
            result = books("2026-07-06", "--send", "--html", "--format", "json")
            assert json.loads(result.stdout)[0]["what"] == "uncertain"
        assert (len(box.came), books.text) == (1, before)
        # A person has looked: it went.
        assert books("2026-07-07", "--html", "--went", box.ids[0]).exit_code == 0
        assert f'message-id: "{box.ids[0]}"' in books.text
        assert "2026-07-06 document" in books.text
        books("2026-07-07", "--send", "--html")
    assert len(box.came) == 1
    assert not (tmp_path / NAME).exists()


def test_a_crash_after_the_answer_is_recorded_by_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01"), bill("FA2026-002", "2026-07-20")), Box()
    run = f"""
import os, signal, sys
from acompte_cli.writer import session
from acompte_cli.main import main
session.write = lambda *a, **k: os.kill(os.getpid(), signal.SIGKILL)
sys.argv = ["acompte", "-f", {str(books.path)!r}, "--as-of", "2026-07-06", "remind", "--send", "--html", "--yes"]
main()
"""
    with serving(box) as port:
        point_at(monkeypatch, port)
        done = subprocess.run([sys.executable, "-c", run], env=os.environ, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL
        assert len(box.came) == 1
        assert "documents/letters" not in books.text
        assert books("2026-07-07", "--html").exit_code == 0
    assert len(box.came) == 1
    assert books.text.count("documents/letters") == 1
    assert f'2026-07-06 document Actif:Clients:Lumen "documents/letters/{books.letters[0]}"' in books.text
    assert not (tmp_path / NAME).exists()


def test_a_letter_that_did_not_go_is_sent_again_when_a_person_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box()
    line = {
        "what": "sending",
        "id": "<a@atelier.example>",
        "date": "2026-07-06",
        "customer": "Actif:Clients:Lumen",
        "steps": [["first", ["FA2026-001"]]],
        "file": "documents/letters/x.html",
        "recipients": ["achats@lumen.example"],
        "channel": "email",
        "words": "",
    }
    (tmp_path / NAME).write_text(json.dumps(line) + "\n", encoding="utf-8")
    with serving(box) as port:
        point_at(monkeypatch, port)
        assert books.rows("2026-07-07")["FA2026-001"]["what"] == "uncertain"
        assert books("2026-07-07", "--send", "--html", "--not-went", "<a@atelier.example>").exit_code == 0
    assert len(box.came) == 1
