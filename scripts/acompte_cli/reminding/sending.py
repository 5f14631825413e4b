"""Sending the letters of a run by e-mail: each at most once, and recorded only when the server took it."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click
from beancount.core.data import Document, Open

from acompte_cli.errors import OutputError
from acompte_cli.mailing.delivery import Delivery, Parcel, deliver
from acompte_cli.mailing.outbox import Outbox
from acompte_cli.mailing.refusing import refused
from acompte_cli.mailing.settings import smtp_settings
from acompte_cli.mailing.smtp import ACCEPTED, LATER, UNCERTAIN, Server
from acompte_cli.reminding.run import entries_of
from acompte_cli.writer.files import make_folders, missing_folders, replace, snapshot
from acompte_reports.mail import Enclosed, Envelope, MailFault, letter_mail, said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from acompte_cli.mailing.outbox import Outgoing
    from acompte_cli.mailing.settings import SmtpSettings
    from acompte_cli.reminding.run import Letter, Run
    from acompte_cli.writer.session import Session
    from acompte_reports.mail import Mail


class Post:
    """The outbox of a ledger, and what a command does with it."""

    def __init__(self, session: Session) -> None:
        """Read what an earlier command left on its way.

        Raises:
          OutputError: the journal cannot be read.
        """
        self.session = session
        self.folder = session.loaded.path.resolve().parent
        self.outbox = Outbox(self.folder)

    def decide(self, went: Iterable[str], not_went: Iterable[str]) -> None:
        """Take in what a person found out about letters of which nobody knew.

        Raises:
          OutputError: no letter of this id is on its way.
        """
        for id_ in went:
            self.outbox.accepted(id_)
        for id_ in not_went:
            self.outbox.refused(id_)

    def recover(self) -> list[Document]:
        """Give the entries of letters that a server took, and that no command recorded: they ended before.

        The journal forgets those that the ledger has, where this is no dry run.

        Raises:
          OutputError: one cannot be recorded, so that nothing else is sent either.
        """
        ids = {entry.meta.get("message-id") for entry in self.session.loaded.entries if isinstance(entry, Document)}
        if not self.session.options.dry_run:
            self.outbox.settle([letter.id for letter in self.outbox.pending().accepted if letter.id in ids])
        unknown = [letter for letter in self.outbox.pending().accepted if letter.id not in ids]
        for letter in unknown:
            self._refuse_lost(letter)
        return [entry for letter in unknown for entry in _recorded(letter)]

    def _refuse_lost(self, letter: Outgoing) -> None:
        """Refuse to go on where a letter that went out can no longer be recorded."""
        entries = self.session.loaded.entries
        lost, advice = "", ""
        if not any(isinstance(entry, Open) and entry.account == letter.customer for entry in entries):
            lost, advice = letter.customer, "open it again"
        elif not (self.folder / letter.file).is_file():
            lost, advice = letter.file, "put it back"
        if lost:
            words = f"{letter.id} went out, and {lost}, which its record names, is gone: {advice}"
            raise OutputError(
                f"{self.outbox.path}: {words}, or move the journal away once you have recorded the letter."
            )

    @property
    def files(self) -> set[str]:
        """Give the files of letters in the journal."""
        return {letter.file for group in self.outbox.pending() for letter in group}

    def uncertain(self) -> dict[str, str]:
        """Give the documents whose last letter may have gone or not, each with the id of it."""
        return {
            number: letter.id
            for letter in self.outbox.pending().uncertain
            for _, numbers in letter.steps
            for number in numbers
        }

    def prepare(self, found: Run, letters: Sequence[tuple[Letter, str]]) -> None:
        """Make ready what goes by e-mail, so that it goes once the user agrees and before anything is recorded.

        Raises:
          OutputError: the server's settings, an address or a name cannot be used: nothing is sent then.
        """
        settings = smtp_settings(os.environ)
        written = datetime.now().astimezone()
        parcels = [
            Parcel(self._mail(found, letter, name, settings, written), name)
            for letter, name in letters
            if letter.mail_page
        ]
        if parcels:
            self.session.before_write = lambda: self._send(found, parcels, settings)

    def settle(self) -> None:
        """Have the journal forget what the ledger has recorded once the entries are written."""
        self.session.after_write = lambda: self.outbox.settle([letter.id for letter in self.outbox.pending().accepted])
        self.session.not_undone = self._gone

    def _gone(self) -> str:
        """Say how many letters the server has that the ledger has not."""
        count = len(self.outbox.pending().accepted)
        return self.session.desk.word("mail-gone", count=count) if count else ""

    def _mail(self, found: Run, letter: Letter, name: str, settings: SmtpSettings, written: datetime) -> Mail:
        session = self.session
        envelope = Envelope(
            letter.customer,
            written,
            settings.sender,
            tuple(self._previous(letter)),
            letter.steps,
            session.desk.language,
        )
        try:
            return letter_mail(letter.content, said(letter.mail_page), envelope, self._enclosed(letter, name))
        except MailFault as fault:
            raise refused(fault, found.view) from fault

    def _enclosed(self, letter: Letter, name: str) -> list[Enclosed]:
        """Give the files that go along: the letter itself, and the copies that the ledger has of its documents."""
        names = {name: Path(name).name}
        for paper in letter.content.asked:
            copy = f"documents/{paper.number}.pdf"
            if copy != name and (self.folder / copy).is_file():
                names[copy] = f"{paper.number.replace('/', '-')}.pdf"
        files = self.session.files
        return [
            Enclosed(shown, files.get(self.folder / one) or (self.folder / one).read_bytes())
            for one, shown in names.items()
        ]

    def _previous(self, letter: Letter) -> Iterable[str]:
        """Give the ids of the last letters about the same documents, oldest first."""
        numbers = {number for _, named in letter.steps for number in named}
        found: dict[str, date] = {}
        for entry in self.session.loaded.entries:
            if isinstance(entry, Document) and entry.date <= self.session.options.day:
                id_ = entry.meta.get("message-id")
                if isinstance(id_, str) and numbers & (entry.links or frozenset()):
                    found[id_] = entry.date
        return sorted(found, key=lambda id_: (found[id_], id_))

    def _send(self, found: Run, parcels: Sequence[Parcel], settings: SmtpSettings) -> None:
        """Send, and take back the record of what did not go.

        The copies are put in place first: whatever ends the command afterwards, the record has its file.
        """
        made: list[str] = []
        unsent: set[str] = set()
        try:
            made.extend(name for parcel in parcels if (name := self._put(parcel.file)))
            with Server(settings) as server:
                deliveries = deliver(parcels, server, self.outbox, self._tell)
            unsent = {d.parcel.file for d in deliveries if d.answer.outcome != ACCEPTED}
            kept = {d.parcel.file for d in deliveries if d.answer.outcome in (ACCEPTED, UNCERTAIN)}
        except BaseException:
            kept = self.files
            raise
        finally:
            for name in made:
                if name not in kept:
                    (self.folder / name).unlink(missing_ok=True)
        ids = {d.parcel.file: d.parcel.mail.id for d in deliveries}
        self.session.entries = [
            _identified(entry, ids)
            for entry in self.session.entries
            if not (isinstance(entry, Document) and entry.filename in unsent)
        ]
        for name in unsent:
            self.session.files.pop(self.folder / name, None)

    def _put(self, name: str) -> str:
        """Put the copy of a letter in place; give its name where it was not there before."""
        path = self.folder / name
        data = self.session.files.get(path)
        if data is None or path.exists():
            return ""
        make_folders(missing_folders(path.parent))
        replace(path, data, snapshot(path))
        return name

    def _tell(self, delivery: Delivery) -> None:
        answer, mail = delivery.answer, delivery.parcel.mail
        to = ", ".join(mail.recipients)
        if answer.outcome != ACCEPTED:
            self.session.failed |= answer.outcome != LATER
            words = self.session.desk.word(f"mail-{answer.outcome}", to=to, words=answer.words, id=mail.id)
            click.echo(words, err=True)
        for address, why in answer.refused:
            click.echo(self.session.desk.word("mail-not-to", to=address, words=why), err=True)


def _recorded(letter: Outgoing) -> list[Document]:
    day = date.fromisoformat(letter.date)
    return entries_of(letter.customer, letter.steps, letter.file, day, letter.channel, letter.id)


def _identified(entry: object, ids: dict[str, str]) -> object:
    if isinstance(entry, Document) and entry.filename in ids and "sent" in entry.meta:
        return entry._replace(meta={**entry.meta, "message-id": ids[entry.filename]})
    return entry
