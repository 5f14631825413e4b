"""What ledgers say is never a template; a template of the user's own that fails stops all before anything goes."""

from html import unescape
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from acompte_cli.main import cli
from support.mail_books import DAY, customers, journal, point_at
from support.mail_letters import unflowed
from support.mail_script import Script, playing
from support.mail_server import Box, serving
from support.remind_books import Books, bill

TRICKS = [
    "{{ 7*7 }}",
    "{% include 'first.fr.html' %}",
    "{% raw %}{{ letter.pay }}{% endraw %}",
    "{# nothing #}",
    "{{ self._TemplateReference__context }}",
    "{0.__class__} {name} %s %(name)s ${x} {",
    "\\\\{{ lipsum.__globals__ }} }} %}",
]


def with_template(books: Books, name: str, text: str) -> Path:
    path = books.path.parent / "templates" / "letters" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("trick", TRICKS)
def test_names_and_notes_come_out_as_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trick: str) -> None:
    quoted = f'  letter-note: "Note : {trick}"\n  email: "achats@lumen.example"'
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box()
    text = books.text.replace('  email: "achats@lumen.example"', quoted).replace("Lumen SAS", f"Lumen {trick}")
    books.path.write_text(text.replace('company" "Atelier', f'company" "{trick} Atelier'), encoding="utf-8")
    plain = trick.replace("\\\\", "\\")
    with serving(box) as port:
        point_at(monkeypatch, port)
        result = books(DAY, "--send", "--html", "--note", "Lumen", f"À vous : {plain}")
    assert result.exit_code == 0, result.output
    (message,) = box.came
    text_part, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text_part is not None
    assert page is not None
    lines = unflowed(text_part.get_content().replace("\r\n", "\n"))
    for said in (f"Note : {plain}", f"À vous : {plain}", f"{plain} Atelier Verrier SARL"):
        assert said in lines
    assert message["To"].addresses[0].display_name == f"Lumen {plain}"
    assert message["From"].addresses[0].display_name == f"{plain} Atelier Verrier SARL"
    (kept,) = books.letters
    sheet = unescape((tmp_path / "documents" / "letters" / kept).read_text(encoding="utf-8"))
    assert f"<span>Lumen {plain}</span>" in sheet
    assert f'<p class="note">Note : {plain}</p>' in sheet


def run(books: Books, how: str) -> Result:
    if how == "letters":
        words = [
            "-f",
            str(books.path),
            "--as-of",
            DAY,
            "--lang",
            "en",
            "letters",
            str(books.path.parent / "out"),
            "--eml",
        ]
        return CliRunner().invoke(cli, words)
    return books(DAY, *{"send": ("--send", "--html"), "dry": ("--dry-run",), "post": ("--html",)}[how])


@pytest.mark.parametrize(
    ("name", "text", "line", "hows"),
    [
        ("first.fr.html", "Bonjour\n{{ 1 / 0 }}", 2, ("send", "dry", "post", "letters")),
        ("first.fr.html", "{% if %}", 1, ("send", "dry", "post", "letters")),
        ("customers/C2/first.fr.html", "\n\n{{ letter.nothing }}", 3, ("send", "dry", "post", "letters")),
        (
            "mail.html",
            '{% extends "acompte/mail.html" %}\n{% block foot %}{{ x }}{% endblock %}',
            2,
            ("send", "dry", "letters"),
        ),
    ],
)
def test_a_template_that_fails_is_named_with_its_line_and_nothing_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: str, line: int, hows: tuple[str, ...]
) -> None:
    books, script = Books(tmp_path, customers(3)), Script()
    path = with_template(books, name, text)
    before = books.text
    for how in hows:
        with playing(script) as port:
            point_at(monkeypatch, port)
            result = run(books, how)
        assert isinstance(result.exception, SystemExit), (how, result.exception)
        assert result.exit_code == 1
        (said,) = [told for told in result.stderr.splitlines() if told.startswith("acompte: ")]
        assert said.startswith(f"acompte: {path}:{line}: ")
        assert (books.text, books.letters, script.heard, journal(books).exists()) == (before, [], [], False)
        assert not (tmp_path / "out").exists()


def test_a_template_without_a_title_gives_no_subject_and_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, script = Books(tmp_path, customers(2)), Script()
    with_template(books, "first.fr.html", "<p>Bonjour {{ letter.recipient.name }}</p>")
    with playing(script) as port:
        point_at(monkeypatch, port)
        result = run(books, "send")
    assert result.exit_code == 1
    assert "write it in <title>" in result.stderr
    assert (books.letters, script.heard) == ([], [])


def test_a_title_of_the_users_own_is_the_subject_and_cannot_add_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box()
    title = "élan : {{ letter.recipient.name }}\r\nBcc: all@x.example"
    with_template(books, "first.fr.html", f"<title>{title}</title><p>Bonjour &amp; merci</p>")
    with serving(box) as port:
        point_at(monkeypatch, port)
        assert run(books, "send").exit_code == 0
    (message,) = box.came
    assert message["Subject"] == "Élan : Lumen SAS Bcc: all@x.example"
    assert message["Bcc"] is None
    assert box.recipients == [["achats@lumen.example"]]


def test_what_a_template_fetches_runs_or_hides_is_in_no_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books, box = Books(tmp_path, bill("FA2026-001", "2026-07-01")), Box()
    page = """<title>t</title><link rel="stylesheet" href="https://x.example/a.css"><script>alert(1)</script>
<style>@import url(https://x.example/b.css); p { color: red; background: url(https://x.example/c.png) }</style>
<p onclick="x()" style="background: URL('https://x.example/d.png'); margin: 0">Bonjour</p>
<a href="javascript:alert(1)">un</a> <a href=" java&#10;script:alert(1)">deux</a> <a href="https://ok.example/">trois</a>
<img src="https://x.example/e.png" alt="x"><iframe src="https://x.example/f"></iframe><p hidden>caché</p>
<meta http-equiv="refresh" content="0; url=https://x.example/g"><form action="https://x.example/h"></form>"""
    with_template(books, "first.fr.html", page)
    with serving(box) as port:
        point_at(monkeypatch, port)
        assert run(books, "send").exit_code == 0
    (message,) = box.came
    body = message.get_body(("html",))
    assert body is not None
    html = body.get_content()
    for never in ("x.example", "script", "alert", "onclick", "caché", "<img", "<iframe", "refresh"):
        assert never not in html, never
    assert "https://ok.example/" in html
    assert "color: red" in html
    assert "margin: 0" in html
