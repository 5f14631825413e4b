"""The journal of letters on their way: what it has cannot go out twice, whatever ends the command.

A line is flushed to the disk before a letter is handed to the server, another when its answer came, and the file goes
when the ledger has recorded the letters. So a command that was killed in between leaves what the next one needs: the
letters that the server has and the ledger has not, and the one of which nobody knows.
"""

from __future__ import annotations

import json
import os
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte_cli.errors import OutputError
from acompte_cli.writer.files import reason, sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME = ".acompte-outbox.jsonl"
EMAIL = "email"

_SENDING, _ACCEPTED, _REFUSED, _SETTLED = "sending", "accepted", "refused", "settled"


class Outgoing(NamedTuple):
    """A letter on its way, with all that its record in the ledger needs."""

    id: str
    date: str
    customer: str
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    """Each step with the numbers of its documents."""
    file: str
    """Where its copy is kept, below the ledger's folder."""
    recipients: tuple[str, ...]
    channel: str = EMAIL
    words: str = ""
    """What the server said when it took the letter."""

    @property
    def matters(self) -> frozenset[tuple[str, str, str]]:
        """Give what the letter does: a step, of a customer, for a document. None of it is done twice."""
        return frozenset((self.customer, step, number) for step, numbers in self.steps for number in (numbers or ("",)))


class Pending(NamedTuple):
    """What the journal holds: letters that the ledger has to record, and those of which nobody knows."""

    accepted: tuple[Outgoing, ...]
    uncertain: tuple[Outgoing, ...]
    """Handed to the server, whose answer never came. A person decides: none is sent again by itself."""


class Outbox:
    """The journal below a ledger's folder; call it with the ledger locked."""

    def __init__(self, folder: Path) -> None:
        """Read what an earlier command left.

        Raises:
          OutputError: the journal cannot be read, or is not ours.
        """
        self.path = folder / NAME
        self._sending: dict[str, Outgoing] = {}
        self._accepted: dict[str, Outgoing] = {}
        self._good = 0
        """How many bytes of the file are whole lines."""
        self._read()

    def pending(self) -> Pending:
        """Give what is neither recorded nor refused."""
        return Pending(tuple(self._accepted.values()), tuple(self._sending.values()))

    def holds(self, letter: Outgoing) -> Outgoing | None:
        """Give the letter in the journal that does a part of what this one would do, if there is one."""
        for held in (*self._accepted.values(), *self._sending.values()):
            if held.id == letter.id or held.matters & letter.matters:
                return held
        return None

    def begin(self, letter: Outgoing) -> None:
        """Write that a letter is about to be handed over; when this returns, the disk has it.

        Raises:
          OutputError: the journal holds it already, or cannot be written.
        """
        held = self.holds(letter)
        if held is not None:
            raise OutputError(f"{self.path}: {letter.id} is on its way already, as {held.id}; it is not sent again.")
        self._append({"what": _SENDING, **letter._asdict()})
        self._sending[letter.id] = letter

    def accepted(self, id_: str, words: str = "") -> None:
        """Write that the server has taken a letter, or that a person knows that it has.

        Raises:
          OutputError: the journal cannot be written.
        """
        letter = self._sent(id_)
        self._append({"what": _ACCEPTED, "id": id_, "words": words})
        del self._sending[id_]
        self._accepted[id_] = letter._replace(words=words)

    def refused(self, id_: str, why: str = "") -> None:
        """Write that a letter did not go out: it may be sent again.

        Raises:
          OutputError: the journal cannot be written.
        """
        self._sent(id_)
        self._append({"what": _REFUSED, "id": id_, "why": why})
        del self._sending[id_]
        self._remove_if_settled()

    def settle(self, ids: Iterable[str]) -> None:
        """Write that the ledger has recorded letters; the file goes when nothing is left in it.

        Raises:
          OutputError: the journal cannot be written.
        """
        done = [id_ for id_ in ids if id_ in self._accepted]
        if done:
            self._append({"what": _SETTLED, "ids": done})
        for id_ in done:
            del self._accepted[id_]
        self._remove_if_settled()

    def _sent(self, id_: str) -> Outgoing:
        if id_ not in self._sending:
            raise OutputError(f"{self.path}: no letter {id_} is on its way.")
        return self._sending[id_]

    def _remove_if_settled(self) -> None:
        if self._sending or self._accepted:
            return
        try:
            self.path.unlink(missing_ok=True)
            self._good = 0
            sync_folder(self.path.parent)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be removed ({reason(error)}).") from error

    def _append(self, line: dict[str, Any]) -> None:
        """Add a line where the last whole one ends, and flush it to the disk."""
        data = json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
        try:
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW, 0o666)
            try:
                os.ftruncate(descriptor, self._good)
                os.lseek(descriptor, self._good, os.SEEK_SET)
                view = memoryview(data)
                while view:
                    view = view[os.write(descriptor, view) :]
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            if not self._good:
                sync_folder(self.path.parent)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written ({reason(error)}).") from error
        self._good += len(data)

    def _read(self) -> None:
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be read ({reason(error)}).") from error
        for number, line in enumerate(data.splitlines(keepends=True), 1):
            if not line.endswith(b"\n"):
                # A crash in the middle of writing it: what a line says first happens after it is whole.
                return
            try:
                if line.strip():
                    self._take(json.loads(line))
            except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                words = (
                    "is not a line that acompte wrote. Restore the file, or move it away when you know what went out"
                )
                raise OutputError(f"{self.path}:{number}: {words}.") from error
            self._good += len(line)

    def _take(self, line: dict[str, Any]) -> None:
        what = line["what"]
        if what == _SENDING:
            letter = _letter(line)
            self._sending[letter.id] = letter
        elif what == _ACCEPTED:
            self._accepted[line["id"]] = self._sending.pop(line["id"])._replace(words=str(line["words"]))
        elif what == _REFUSED:
            del self._sending[line["id"]]
        elif what == _SETTLED:
            for id_ in line["ids"]:
                del self._accepted[id_]
        else:
            raise ValueError(what)


def _letter(line: dict[str, Any]) -> Outgoing:
    """Read a letter.

    Raises:
      ValueError: what its record in the ledger needs is not there as it was written.
    """
    texts = [line[key] for key in ("id", "date", "customer", "file", "channel", "words")]
    steps = [(step, _texts(numbers)) for step, numbers in line["steps"]]
    texts += [step for step, _ in steps]
    id_, day, customer, file, channel, words, *_ = _texts(texts)
    if date.fromisoformat(day).isoformat() != day or not (steps and id_ and customer and file):
        raise ValueError(line)
    return Outgoing(id_, day, customer, tuple(steps), file, _texts(line["recipients"]), channel, words)


def _texts(said: Any) -> tuple[str, ...]:
    if not isinstance(said, list) or not all(isinstance(text, str) for text in said):
        raise ValueError(said)
    return tuple(said)
