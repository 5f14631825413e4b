"""How to reach the server that sends: variables of the environment, and nothing of it in the ledger."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from acompte_cli.errors import OutputError
from acompte_reports.mail.addresses import Where, mailboxes
from acompte_reports.mail.faults import MailFault

if TYPE_CHECKING:
    from collections.abc import Mapping

STARTTLS, IMPLICIT, NONE = "starttls", "implicit", "none"
PORTS = {STARTTLS: 587, IMPLICIT: 465, NONE: 25}
"""The ways to encrypt, each with its usual port."""

_PREFIX = "ACOMPTE_SMTP_"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}$)(?:{_LABEL}(?:\.{_LABEL})*|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)")
_LOOP = ("localhost", "127.0.0.1", "::1")
_LAST_PORT = 65535


@dataclass(frozen=True)
class SmtpSettings:
    """A server; what shows it leaves the password out."""

    host: str
    port: int
    tls: str
    user: str = ""
    password: str = field(default="", repr=False)
    sender: str = ""
    """The address to send from, where that is not the company's own."""

    @property
    def place(self) -> str:
        """Give the server's name for a sentence."""
        return f"{self.host}:{self.port}"


def smtp_settings(environment: Mapping[str, str]) -> SmtpSettings:
    """Read the settings of the server.

    Raises:
      OutputError: one is missing or unsound; the sentence names its variable, and never tells the password.
    """
    host, user, sender = (environment.get(_PREFIX + name, "").strip() for name in ("HOST", "USER", "FROM"))
    password = environment.get(f"{_PREFIX}PASSWORD", "")
    if not host:
        raise OutputError(f"{_PREFIX}HOST is not set: name the server that sends, as in smtp.provider.example.")
    if not _HOST.fullmatch(host):
        raise OutputError(f"{_PREFIX}HOST: {host!r} is no name of a server, such as smtp.provider.example.")
    tls = environment.get(f"{_PREFIX}TLS", "").strip().lower() or STARTTLS
    if tls not in PORTS:
        raise OutputError(f"{_PREFIX}TLS: {tls!r} is none of starttls (the default), implicit, none.")
    if bool(user) != bool(password):
        lacking = "PASSWORD" if user else "USER"
        raise OutputError(f"{_PREFIX}{lacking} is not set: set both USER and PASSWORD, or neither.")
    if not (user.isascii() and password.isascii()):
        raise OutputError(f"{_PREFIX}USER and {_PREFIX}PASSWORD: only ASCII letters can be sent to a server.")
    if password and tls == NONE and host.lower() not in _LOOP:
        raise OutputError(f"{_PREFIX}TLS=none would send the password for all to read: use starttls or implicit.")
    return SmtpSettings(host, _port(environment, tls), tls, user, password, _sender(sender))


def _port(environment: Mapping[str, str], tls: str) -> int:
    said = environment.get(f"{_PREFIX}PORT", "").strip()
    if not said:
        return PORTS[tls]
    if not (said.isascii() and said.isdigit() and 1 <= int(said[:6]) <= _LAST_PORT):
        raise OutputError(f"{_PREFIX}PORT: {said!r} is no port: a number up to {_LAST_PORT}, often {PORTS[tls]}.")
    return int(said)


def _sender(said: str) -> str:
    if not said:
        return ""
    try:
        boxes = mailboxes(said, "", Where(f"{_PREFIX}FROM", "the environment", "en"))
    except MailFault as fault:
        raise OutputError(str(fault)) from fault
    if len(boxes) > 1:
        raise OutputError(f"{_PREFIX}FROM: {said!r} has several addresses: name one.")
    return boxes[0].address
