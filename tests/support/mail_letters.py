"""Letters as messages: made of the small company of the letters' tests, and read again as a mail program does."""

from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from functools import lru_cache
from typing import Any

from acompte_reports.letters.compose import Composer
from acompte_reports.letters.content import LetterContent
from acompte_reports.letters.render import MAIL, Renderer
from acompte_reports.letters.select import due_letters
from acompte_reports.mail import Enclosed, Envelope, Mail, Said, eml, letter_mail, said
from acompte_reports.mail.plain import plain
from acompte_reports.mail.tree import read_page
from support.letter_ledger import DAY, bill, view_of

RENDERER = Renderer(None, "EUR")
LUMEN = "Actif:Clients:Lumen"


def said_in(*parts: str, day: date = DAY) -> Said:
    """What the message of the only letter of a day says."""
    view = view_of(*parts, day=day)
    (due,) = due_letters(view)
    return said(RENDERER.letter(Composer(view).compose(due), MAIL))


@lru_cache(maxsize=8)
def content_of(*parts: str) -> LetterContent:
    """What the only letter of the day says."""
    view = view_of(*parts)
    (due,) = due_letters(view)
    return Composer(view).compose(due)


def mail_of(
    name: str = "Lumen SAS",
    email: str = "achats@lumen.example",
    *,
    enclosed: tuple[Enclosed, ...] = (),
    parts: tuple[str, ...] = (bill("FA2026-001", "2026-08-28", "1234.50"),),
    **envelope: Any,
) -> Mail:
    """The letter of a day to a customer of some name and address."""
    content = content_of(*parts)
    content = content._replace(recipient=content.recipient._replace(name=name, email=email))
    words = said(RENDERER.letter(content, MAIL))
    written = envelope.pop("written", datetime.combine(content.day, time(9, 30), UTC))
    return letter_mail(content, words, Envelope(LUMEN, written, language="en", **envelope), enclosed)


def parsed(mail: Mail, *, draft: bool = False) -> EmailMessage:
    """The message as a mail program reads it."""
    message = message_from_bytes(eml(mail, draft=draft), policy=default)
    assert isinstance(message, EmailMessage)
    assert not [part.defects for part in message.walk() if part.defects]
    return message


def text_of(page: str) -> str:
    """The text of a page."""
    return plain(read_page(page))


def unflowed(text: str) -> list[str]:
    """The lines of a flowed text as a wide window shows them (RFC 3676)."""
    lines: list[str] = []
    flows = False
    for line in text.removesuffix("\n").split("\n"):
        plain_line = line.removeprefix(" ")
        if flows:
            lines[-1] += plain_line
        else:
            lines.append(plain_line)
        flows = plain_line.endswith(" ") and plain_line != "-- "
    return lines
