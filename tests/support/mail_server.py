"""A mail server on this machine: it takes letters and remembers them."""

import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller


class Box:
    """What came, and what the server answers: each end of a message in turn, the last answer for all others."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers) or ["250 taken"]
        self.came: list[EmailMessage] = []
        self.recipients: list[list[str]] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd names it
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if answer.startswith("250"):
            message = message_from_bytes(envelope.content, policy=default)
            assert isinstance(message, EmailMessage)
            self.came.append(message)
            self.recipients.append(list(envelope.rcpt_tos))
        return answer

    @property
    def ids(self) -> list[str]:
        return [str(message["Message-ID"]) for message in self.came]


def certificate(folder: Path, names: str = "DNS:localhost,IP:127.0.0.1") -> tuple[Path, Path]:
    """A certificate that this machine made itself, for this machine unless another is named, and its key."""
    made, key = folder / "cert.pem", folder / "key.pem"
    subject = ["-subj", "/CN=localhost", "-addext", f"subjectAltName={names}"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *subject]
    subprocess.run([*command, "-keyout", str(key), "-out", str(made)], check=True, capture_output=True)
    return made, key


@contextmanager
def serving(box: Box, files: tuple[Path, Path] | None = None) -> Iterator[int]:
    """Serve until the end of the block; give the port. With a certificate, STARTTLS is offered and required."""
    more: dict[str, Any] = {}
    if files is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*files)
        more = {"tls_context": context, "require_starttls": True}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port, **more)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
