"""A letter as a message (RFC 5322): to a customer, its words as text and as a page, its documents attached.

The same letter is the same bytes, and its id is made of what it says of which documents on which day: whoever makes
it twice makes one message, which servers and mail programs know again.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.mail.addresses import Mailbox, Where, checked, mailboxes
from acompte_reports.mail.headers import ids_header, mailbox_header, text_header

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from acompte_reports.letters.content import LetterContent
    from acompte_reports.mail.page import Said

POLICY = SMTP.clone(refold_source="none")
"""Lines end with CR and LF; headers stand as they were written."""

_ID = re.compile(r"<[!-;=?A-~]+@[!-;=?A-~]+>")
_DIGITS = 32
_KINDS = {".pdf": "application/pdf", ".html": "text/html", ".txt": "text/plain", ".xml": "application/xml"}
_ANY = "application/octet-stream"
_LONGEST_STEM = 120
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9._-]+")

Steps = tuple[tuple[str, tuple[str, ...]], ...]
"""What a letter records: each step with the numbers of its documents."""


class Enclosed(NamedTuple):
    """A file that goes with a letter."""

    name: str
    data: bytes


class Mail(NamedTuple):
    """A letter that is ready to become a message."""

    id: str
    """Its Message-ID, with the angle brackets."""
    customer: str
    """The customer's account."""
    day: date
    steps: Steps
    language: str
    sender: Mailbox
    reply_to: tuple[Mailbox, ...]
    """Empty where answers go to the sender."""
    to: tuple[Mailbox, ...]
    said: Said
    enclosed: tuple[Enclosed, ...]
    previous: tuple[str, ...]
    """The ids of earlier letters about the same documents, oldest first."""
    written: datetime

    @property
    def recipients(self) -> tuple[str, ...]:
        """Give the addresses that it goes to."""
        return tuple(box.address for box in self.to)


class Envelope(NamedTuple):
    """What a letter does not say itself, and its message needs."""

    customer: str
    """The customer's account."""
    written: datetime
    """When it is written; an aware time, which the caller reads from its clock."""
    sender: str = ""
    """The address to send from, where that is not the company's own."""
    previous: tuple[str, ...] = ()
    steps: Steps = ()
    """What it records, where that is more than the letter's own step of what it asks for."""
    language: str = "fr"
    """The language of the sentences that refuse."""


def letter_mail(content: LetterContent, said: Said, envelope: Envelope, enclosed: Iterable[Enclosed] = ()) -> Mail:
    """Address a letter.

    Raises:
      MailFault: an address, a name, the subject or a reference cannot stand in a message; the sentence says whose.
    """
    company, customer = content.sender, content.recipient
    asker, spoken = company.name, envelope.language
    own = mailboxes(company.email, _name(asker, asker, spoken), Where("email", asker, spoken))
    sender = own[0]
    if envelope.sender:
        sender = mailboxes(envelope.sender, sender.name, Where("ACOMPTE_SMTP_FROM", asker, spoken))[0]
    name = _name(customer.name, envelope.customer, spoken)
    to = mailboxes(customer.email, name, Where("email", envelope.customer, spoken))
    about = Where("subject", envelope.customer, spoken)
    if not checked(said.subject, about):
        raise about.fault("no-subject")
    for reference in envelope.previous:
        if not _ID.fullmatch(reference):
            raise Where("reference", envelope.customer, spoken).fault("reference", reference)
    steps = envelope.steps or ((content.step, tuple(paper.number for paper in content.asked)),)
    return Mail(
        message_id(company.name, envelope.customer, content.day, steps, sender.address),
        envelope.customer,
        content.day,
        steps,
        content.language,
        sender,
        own if own != (sender,) else (),
        to,
        said,
        tuple(enclosed),
        envelope.previous,
        envelope.written,
    )


def message_id(company: str, customer: str, day: date, steps: Steps, sender: str) -> str:
    """Give the id of a letter: the same whenever it is made, another for another day, step or document."""
    said = [company, customer, day.isoformat(), sorted([step, sorted(numbers)] for step, numbers in steps)]
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=True).encode()).hexdigest()
    return f"<{digest[:_DIGITS]}@{sender.rpartition('@')[2]}>"


def message(mail: Mail, *, draft: bool = False) -> EmailMessage:
    """Make the message of a letter; a draft opens in mail programs as one that is still to be sent."""
    made = EmailMessage(policy=POLICY)
    for name, value in _headers(mail, draft=draft):
        # The value is folded already, and made of ASCII that was checked: to have it parsed would fold it anew.
        made.set_raw(name, value)
    made.set_content(mail.said.text, cte="quoted-printable", params={"format": "flowed"})
    made.add_alternative(mail.said.page, subtype="html", cte="quoted-printable")
    for enclosed in mail.enclosed:
        main, _, sub = _KINDS.get(PurePosixPath(enclosed.name).suffix.lower(), _ANY).partition("/")
        made.add_attachment(enclosed.data, maintype=main, subtype=sub, filename=_plain_name(enclosed.name))
    if not mail.enclosed:
        made.make_mixed()
    # Only now: what the message says of its content before it has any goes to a part, or is lost.
    made.set_raw("Content-Language", mail.language)
    for place, part in enumerate(part for part in made.walk() if part.is_multipart()):
        # "=_" stands in no line of quoted-printable or base64, so that no part can hold its own end.
        part.set_boundary(f"=_{place}_{mail.id[1 : _DIGITS + 1]}")
    return made


def eml(mail: Mail, *, draft: bool = False) -> bytes:
    """Give the bytes of a letter's message, for a server or for a file."""
    return message(mail, draft=draft).as_bytes(policy=POLICY)


def _headers(mail: Mail, *, draft: bool) -> Iterable[tuple[str, str]]:
    yield "From", mailbox_header((mail.sender,))
    if mail.reply_to:
        yield "Reply-To", mailbox_header(mail.reply_to)
    yield "To", mailbox_header(mail.to)
    yield "Subject", text_header("Subject", mail.said.subject)
    yield "Date", format_datetime(mail.written)
    yield "Message-ID", mail.id
    if mail.previous:
        yield "In-Reply-To", mail.previous[-1]
        yield "References", ids_header(mail.previous)
    if draft:
        yield "X-Unsent", "1"
    else:
        # RFC 3834: other programs do not answer it. Absence notices are kept out, failures to deliver are not.
        yield "Auto-Submitted", "auto-generated"
    yield "MIME-Version", "1.0"


def _name(name: str, subject: str, language: str) -> str:
    return " ".join(checked(name, Where("name", subject, language)).split())


def _plain_name(name: str) -> str:
    """Give a file's name in letters that every mail program shows alike, accents left out."""
    path = PurePosixPath(name)
    stem, suffix = (
        _NOT_PLAIN.sub("-", unicodedata.normalize("NFKD", part).encode("ascii", "ignore").decode("ascii"))
        for part in (path.stem, path.suffix)
    )
    return (stem.strip("-.") or "document")[:_LONGEST_STEM] + suffix
