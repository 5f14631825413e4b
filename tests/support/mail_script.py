"""A mail server that plays a part: it answers each command as it is told, goes silent, or hangs up."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

HANG_UP, SILENT = "hang up", "silent"
"""Instead of an answer: the connection ends, or nothing comes until the other side gives up."""

BEGIN, END = "begin", "end"
"""When a connection begins, and when a message has ended."""

USUAL = {
    BEGIN: "220 here",
    "EHLO": "250-here\r\n250 SIZE 9000000",
    "MAIL": "250 ok",
    "RCPT": "250 ok",
    "DATA": "354 go on",
    END: "250 taken",
    "RSET": "250 ok",
    "QUIT": "221 bye",
}


class Script:
    """What a server answers: a list for each command, of which the last one answers all others."""

    def __init__(self, **answers: str | list[str]) -> None:
        said = {**USUAL, **{word if word in (BEGIN, END) else word.upper(): told for word, told in answers.items()}}
        self.answers = {word: [told] if isinstance(told, str) else list(told) for word, told in said.items()}
        self.taken: list[bytes] = []
        """The messages that the server has said yes to."""
        self.ended: list[bytes] = []
        """The messages of which the end has come, whatever was answered."""
        self.heard: list[str] = []
        """The commands in their order."""
        self.over = threading.Event()

    def next(self, word: str) -> str:
        told = self.answers.get(word, ["502 what?"])
        return told.pop(0) if len(told) > 1 else told[0]


class _Handler(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        with suppress(OSError):
            if self._answer(BEGIN):
                while line := self.rfile.readline():
                    word = line.decode("ascii", "replace").strip().upper()[:4]
                    self._script.heard.append(line.decode("ascii", "replace").strip())
                    if not self._answer(word) or word == "QUIT" or (word == "DATA" and not self._message()):
                        return

    @property
    def _script(self) -> Script:
        server: Any = self.server
        script: Script = server.script
        return script

    def _message(self) -> bool:
        """Take a message where the server has said that it waits for one."""
        if not self.said.startswith("354"):
            return True
        data = b""
        while not data.endswith(b"\r\n.\r\n"):
            line = self.rfile.readline()
            if not line:
                return False
            data += line
        self._script.ended.append(data)
        goes_on = self._answer(END)
        if self.said.startswith("2"):
            self._script.taken.append(data)
        return goes_on

    def _answer(self, word: str) -> bool:
        """Answer; tell whether the connection goes on."""
        self.said = self._script.next(word)
        if self.said == SILENT:
            self._script.over.wait(20)
            return False
        said, _, after = self.said.partition(f", {HANG_UP}")
        if said != HANG_UP:
            self.wfile.write(said.encode("utf-8", "surrogateescape") + b"\r\n")
        return said != HANG_UP and not (after or self.said.endswith(HANG_UP))


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def playing(script: Script) -> Iterator[int]:
    """Play a part until the end of the block; give the port."""
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.script = script  # type: ignore[attr-defined]  # where its handlers look
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            script.over.set()
            server.shutdown()
            thread.join()
