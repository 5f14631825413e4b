"""Addresses of mail as ledgers write them: several separated by commas, each with or without a name."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.mail.faults import MailFault

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROL = ("Cc", "Cs", "Zl", "Zp")
OVERRIDES = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
"""What turns the direction of the text that follows, a header's too. Marks for one letter are harmless."""

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_PART = re.compile(r'(?:"(?:[^"\\]|\\.)*"|[^",])+')
_NAMED = re.compile(r'(?P<name>(?:"(?:[^"\\]|\\.)*"|[^<>"])*)<(?P<address>[^<>]*)>')
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
_ESCAPED = re.compile(r"\\(.)")
_DEVIATING = frozenset("ßς\u200c\u200d")
"""Letters that the two standards of international domains read differently: the mail could go elsewhere."""
_LONGEST, _LONGEST_LOCAL = 254, 64


class Mailbox(NamedTuple):
    """An address, its domain in ASCII, and the name to show with it."""

    name: str
    address: str


class Where(NamedTuple):
    """What a text of the ledger is, for a sentence about it: the key of whom, and the sentence's language."""

    key: str
    subject: str
    language: str

    def fault(self, what: str, said: str = "") -> MailFault:
        """Give the fault of the text."""
        return MailFault(what, *self, said)


def checked(text: str, where: Where) -> str:
    """Give a text that may stand in a header.

    Raises:
      MailFault: it has a line end, a control character, or what turns the direction of the header.
    """
    for letter in text:
        if letter in OVERRIDES or unicodedata.category(letter) in _CONTROL:
            raise where.fault("control", text)
    return text


def mailboxes(text: str, name: str, where: Where) -> tuple[Mailbox, ...]:
    """Read the addresses of a customer or of the company, each once; `name` goes with those that have none.

    Raises:
      MailFault: there is none, or one of them cannot be written to.
    """
    checked(text, where)
    found: dict[str, Mailbox] = {}
    parts = [part.strip() for part in _parts(text, where)]
    if any("@" not in part and "<" in after for part, after in pairwise(parts) if part):
        raise where.fault("comma", text)
    for part in filter(None, parts):
        box = _mailbox(part, name, where)
        found.setdefault(box.address, box)
    if not found:
        raise where.fault("absent")
    return tuple(found.values())


def _parts(text: str, where: Where) -> Iterator[str]:
    """Part a text at its commas, but for those between quotation marks."""
    place = 0
    while place < len(text):
        if text[place] == ",":
            place += 1
            continue
        part = _PART.match(text, place)
        if part is None:
            raise where.fault("quotes", text)
        yield part[0]
        place = part.end()


def _mailbox(part: str, name: str, where: Where) -> Mailbox:
    named = _NAMED.fullmatch(part)
    if named is None:
        return Mailbox(name, _address(part, where))
    own = named["name"].strip()
    quoted = _QUOTED.fullmatch(own)
    own = _ESCAPED.sub(r"\1", quoted[1]) if quoted else own
    return Mailbox(own.strip() or name, _address(named["address"].strip(), where))


def _address(said: str, where: Where) -> str:
    """Give an address with its domain in small ASCII letters."""
    if ";" in said:
        raise where.fault("semicolon", said)
    if said.count("@") != 1:
        raise where.fault("at", said)
    if any(letter.isspace() for letter in said):
        raise where.fault("space", said)
    local, _, domain = said.partition("@")
    if not _LOCAL.fullmatch(local):
        raise where.fault("local", said)
    if len(said) > _LONGEST or len(local) > _LONGEST_LOCAL:
        raise where.fault("long", said)
    address = f"{local}@{_domain(domain, said, where)}"
    if len(address) > _LONGEST:
        raise where.fault("long", said)
    return address


def _domain(domain: str, said: str, where: Where) -> str:
    if _DEVIATING.intersection(domain):
        raise where.fault("deviating", said)
    try:
        plain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise where.fault("domain", said) from error
    labels = plain.split(".")
    if len(labels) < 2 or labels[-1].isdigit() or not all(map(_LABEL.fullmatch, labels)):
        raise where.fault("domain", said)
    return plain
