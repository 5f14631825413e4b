"""One connection to a server for many messages, and what the server says of each.

The answer to the end of a message is what counts. Until the end is sent, the server has nothing that it may deliver
(RFC 5321, 4.1.1.4): whatever fails before may be tried again. When the end was sent and no answer came, nobody can
tell.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

from acompte_cli.errors import OutputError
from acompte_cli.mailing.settings import IMPLICIT, STARTTLS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from types import TracebackType

    from acompte_cli.mailing.settings import SmtpSettings

ACCEPTED, REFUSED, LATER, UNCERTAIN, HELD = "accepted", "refused", "later", "uncertain", "held"
"""What became of a message: taken by the server, refused for good, refused for now, handed over without an answer
coming back, not tried since the journal has it already."""

PATIENCE = 30.0
"""Seconds to wait for the server, but for its answer to a whole message."""
_PATIENCE_AT_END = 300.0
_BIG_LETTERS = 400
_READY, _CLOSING, _PERMANENT = 354, 421, 500
_LINE_START = re.compile(rb"(?m)^\.")
_DROPPED = "the connection was lost before the message was handed over"


class Answer(NamedTuple):
    """What became of a message, in the server's own words."""

    outcome: str
    words: str = ""
    refused: tuple[tuple[str, str], ...] = ()
    """Recipients that the server did not take, though it took others, each with its words."""


class _Dropped(Exception):  # noqa: N818 - the connection is what is dropped
    """The server went away before it was handed a message."""


class Server:
    """A server, reached when it is needed first and again when it went away."""

    def __init__(self, settings: SmtpSettings, patience: float = PATIENCE, at_end: float = _PATIENCE_AT_END) -> None:
        """Remember how to reach it."""
        self.settings = settings
        self.patience = patience
        self.at_end = at_end
        user, password = settings.user, settings.password
        sent = (password, f"\0{user}\0{password}") if password else ()
        self._secrets = [password] * bool(password) + [b64encode(one.encode()).decode() for one in sent]
        self._client: smtplib.SMTP | None = None
        self.has_end = False
        """Whether the end of the message that was offered last may have reached the server."""

    def __enter__(self) -> Server:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Take leave of the server."""
        client, self._client = self._client, None
        if client is not None:
            try:
                client.quit()
            except (OSError, smtplib.SMTPException):
                client.close()

    def connect(self) -> None:
        """Reach the server, encrypted unless the settings say otherwise, and log in.

        Raises:
          OutputError: it cannot be reached, its certificate is not trusted, it does not encrypt, or refuses the login.
        """
        if self._client is not None:
            return
        place = self.settings.place
        try:
            self._client = self._connected()
        except ssl.SSLCertVerificationError as error:
            raise OutputError(f"{place}: its certificate is not trusted ({error.verify_message}).") from None
        except ssl.SSLError as error:
            words = f"no TLS can be spoken with it ({self._plain(error.reason or str(error))})"
            raise OutputError(f"{place}: {words}; see ACOMPTE_SMTP_TLS and ACOMPTE_SMTP_PORT.") from None
        except smtplib.SMTPAuthenticationError as error:
            raise OutputError(
                f"{place}: refuses the login ({self._words(error.smtp_code, error.smtp_error)})."
            ) from None
        except smtplib.SMTPResponseException as error:
            words = self._words(error.smtp_code, error.smtp_error)
            what = "refuses" if error.smtp_code > 0 else "does not answer as a mail server does"
            raise OutputError(f"{place}: {what} ({words}).") from None
        except smtplib.SMTPServerDisconnected as error:
            raise OutputError(f"{place}: cannot be reached ({self._plain(str(error))}).") from None
        except smtplib.SMTPException as error:
            raise OutputError(f"{place}: {self._plain(str(error)).rstrip('.')}.") from None
        except OSError as error:
            raise OutputError(f"{place}: cannot be reached ({self._plain(_reason(error))}).") from None

    def _connected(self) -> smtplib.SMTP:
        settings = self.settings
        trust = ssl.create_default_context()
        client: smtplib.SMTP
        if settings.tls == IMPLICIT:
            client = smtplib.SMTP_SSL(settings.host, settings.port, timeout=self.patience, context=trust)
        else:
            client = smtplib.SMTP(settings.host, settings.port, timeout=self.patience)
        try:
            client.ehlo_or_helo_if_needed()
            if settings.tls == STARTTLS:
                if not client.has_extn("starttls"):
                    words = "it offers no STARTTLS; ACOMPTE_SMTP_TLS says otherwise where that is meant"
                    raise smtplib.SMTPNotSupportedError(words)
                client.starttls(context=trust)
                client.ehlo()
            if settings.user:
                client.login(settings.user, settings.password)
        except BaseException:
            client.close()
            raise
        return client

    def send(self, sender: str, recipients: Sequence[str], data: bytes, begin: Callable[[], None]) -> Answer:
        """Hand a message over; `begin` is called when the server waits for it, and has nothing of it yet.

        Raises:
          OutputError: the server cannot be reached, or `begin` refuses: then nothing of the message was handed over.
        """
        was_open = self._client is not None
        self.has_end = False
        self.connect()
        try:
            return self._offer(sender, recipients, data, begin)
        except _Dropped as dropped:
            if not was_open:
                return Answer(LATER, str(dropped))
        # A server may drop a connection that waited for long: to a new one the message is offered once more.
        try:
            self.connect()
        except OutputError as error:
            return Answer(LATER, error.format_message())
        try:
            return self._offer(sender, recipients, data, begin)
        except _Dropped as dropped:
            return Answer(LATER, str(dropped))

    def _offer(self, sender: str, recipients: Sequence[str], data: bytes, begin: Callable[[], None]) -> Answer:
        client = self._client
        assert client is not None
        try:
            refused = self._addressed(client, sender, recipients, len(data))
            if isinstance(refused, Answer):
                self._begin_anew(client)
                return refused
            code, words = self._told(client.docmd("DATA"))
            if code != _READY:
                self._begin_anew(client)
                return Answer(_outcome(code), words)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            raise _Dropped(f"{_DROPPED}: {self._plain(_reason(error))}") from error
        except BaseException:
            self._drop()
            raise
        try:
            begin()
        except BaseException:
            self._drop()
            raise
        return self._hand_over(client, data)._replace(refused=refused)

    def _begin_anew(self, client: smtplib.SMTP) -> None:
        """Have the server forget a message that it refused; its refusal stands, whatever becomes of the connection."""
        try:
            self._told(client.rset())
        except (OSError, smtplib.SMTPException):
            self._drop()

    def _addressed(
        self, client: smtplib.SMTP, sender: str, recipients: Sequence[str], size: int
    ) -> Answer | tuple[tuple[str, str], ...]:
        """Say from whom and to whom; give the recipients refused, or the answer where the server takes none."""
        options = [f"size={size}"] if client.has_extn("size") else []
        code, words = self._told(client.mail(sender, options))
        if not _is_yes(code):
            return Answer(_outcome(code), words)
        refused = []
        codes = []
        for recipient in recipients:
            code, words = self._told(client.rcpt(recipient))
            if not _is_yes(code):
                refused.append((recipient, words))
                codes.append(code)
        if len(refused) < len(recipients):
            return tuple(refused)
        said = "; ".join(f"{recipient}: {words}" for recipient, words in refused)
        return Answer(REFUSED if all(code >= _PERMANENT for code in codes) else LATER, said)

    def _hand_over(self, client: smtplib.SMTP, data: bytes) -> Answer:
        try:
            client.send(_LINE_START.sub(b"..", data))
        except (OSError, smtplib.SMTPException):
            self._drop()
            return Answer(LATER, "the connection was lost before the end of the message")
        except BaseException:
            self._drop()
            raise
        try:
            if client.sock is not None:
                client.sock.settimeout(self.at_end)
            self.has_end = True
            client.send(b".\r\n")
            code, said = client.getreply()
            if client.sock is not None:
                client.sock.settimeout(self.patience)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Answer(UNCERTAIN, self._plain(_reason(error)))
        except BaseException:
            self._drop()
            raise
        words = self._words(code, said)
        if _is_yes(code):
            return Answer(ACCEPTED, words)
        is_no = 400 <= code < 600
        if code == _CLOSING or not is_no:
            # What comes after no answer at all may be the answer that is missing: nothing else is to be read from it.
            self._drop()
        return Answer(_outcome(code) if is_no else UNCERTAIN, words)

    def _told(self, reply: tuple[int, bytes]) -> tuple[int, str]:
        if reply[0] == _CLOSING:
            raise smtplib.SMTPServerDisconnected(self._words(*reply))
        return reply[0], self._words(*reply)

    def _drop(self) -> None:
        client, self._client = self._client, None
        if client is not None:
            client.close()

    def _words(self, code: int, said: bytes | str) -> str:
        text = said if isinstance(said, str) else said.decode("utf-8", "replace")
        return self._plain(f"{code} {text}")

    def _plain(self, said: str) -> str:
        """Give a server's words as one line for a terminal, the password taken out should it stand there."""
        text = said
        for secret in self._secrets:
            text = text.replace(secret, "…")
        shown = "".join(letter if letter.isprintable() else " " for letter in text)
        return " ".join(shown.split())[:_BIG_LETTERS]


def _is_yes(code: int) -> bool:
    return 200 <= code < 300


def _outcome(code: int) -> str:
    return REFUSED if code >= _PERMANENT else LATER


def _reason(error: Exception) -> str:
    """Say why the network failed."""
    if isinstance(error, TimeoutError):
        return "no answer in time"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
