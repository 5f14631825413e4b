"""The parts of a message: text, page and files, as a mail program finds them."""

import pytest

from acompte_reports.mail import Enclosed, eml
from support.mail_letters import mail_of, parsed

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 20


def names_of(*enclosed: Enclosed) -> list[str | None]:
    """The names of the files attached."""
    return [part.get_filename() for part in parsed(mail_of(enclosed=enclosed)).iter_attachments()]


def test_a_message_read_back_has_its_text_its_page_and_its_file_unchanged() -> None:
    mail = mail_of(enclosed=(Enclosed("2026-08-31-lumen-sas-first.pdf", PDF),))
    message = parsed(mail)
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "application/pdf"]
    text, page = message.get_body(("plain",)), message.get_body(("html",))
    assert text is not None
    assert page is not None
    assert text.get_content().replace("\r\n", "\n") == mail.said.text
    assert page.get_content().replace("\r\n", "\n") == mail.said.page
    assert text.get_param("format") == "flowed"
    assert {part.get_content_charset() for part in (text, page)} == {"utf-8"}
    (file,) = message.iter_attachments()
    assert file.get_content() == PDF
    assert file.get_content_disposition() == "attachment"
    assert file.get_filename() == "2026-08-31-lumen-sas-first.pdf"


def test_a_message_without_a_file_has_the_same_shape() -> None:
    kinds = [part.get_content_type() for part in parsed(mail_of()).walk()]
    assert kinds == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("FA2026-001.pdf", "FA2026-001.pdf"),
        ("Facture été n° 3.pdf", "Facture-ete-n-3.pdf"),
        ("Évreux.PDF", "Evreux.PDF"),
        ("字.pdf", "document.pdf"),
        ("....pdf", "document.pdf"),
        ("a/b\\c.pdf", "b-c.pdf"),
        ('x"; filename="y.exe\r\nBcc: a@b.pdf', "x-filename-y.exe-Bcc-a-b.pdf"),
        ("", "document"),
    ],
)
def test_a_files_name_is_shown_alike_everywhere_and_keeps_its_ending(name: str, shown: str) -> None:
    assert names_of(Enclosed(name, PDF)) == [shown]


def test_a_name_of_any_length_can_be_read_back() -> None:
    (name,) = names_of(Enclosed("x" * 400 + ".pdf", PDF))
    assert name == "x" * 120 + ".pdf"


def test_the_kind_of_a_file_is_that_of_its_ending() -> None:
    files = [Enclosed(name, b"<a/>") for name in ("a.pdf", "b.HTML", "c.xml", "d.txt", "e.zip", "f")]
    kinds = [part.get_content_type() for part in parsed(mail_of(enclosed=tuple(files))).iter_attachments()]
    any_ = "application/octet-stream"
    assert kinds == ["application/pdf", "text/html", "application/xml", "text/plain", any_, any_]


def test_the_same_letter_is_the_same_bytes_and_no_part_holds_its_own_end() -> None:
    data = PDF + b"\r\n--=_0_\r\n--=_1_"
    mail = mail_of("Été SAS", enclosed=(Enclosed("a.txt", data), Enclosed("b.html", data)))
    assert eml(mail) == eml(mail)
    assert [part.get_payload(decode=True) for part in parsed(mail).iter_attachments()] == [data, data]


def test_a_line_that_begins_with_a_dot_or_with_from_is_whole() -> None:
    mail = mail_of()
    text = ".\n.cachée\nFrom ici\n..\n"
    body = parsed(mail._replace(said=mail.said._replace(text=text))).get_body(("plain",))
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == text
