"""Sending letters, each at most once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte_cli.errors import OutputError
from acompte_cli.mailing.outbox import Outgoing
from acompte_cli.mailing.smtp import ACCEPTED, HELD, LATER, UNCERTAIN, Answer, Server
from acompte_reports.mail import Mail, eml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from acompte_cli.mailing.outbox import Outbox


class Parcel(NamedTuple):
    """A letter to send, and where its copy is kept below the ledger's folder."""

    mail: Mail
    file: str

    @property
    def outgoing(self) -> Outgoing:
        """Give what the journal says of it."""
        mail = self.mail
        return Outgoing(mail.id, mail.day.isoformat(), mail.customer, mail.steps, self.file, mail.recipients)


class Delivery(NamedTuple):
    """What became of a letter."""

    parcel: Parcel
    answer: Answer


def deliver(
    parcels: Iterable[Parcel],
    server: Server,
    outbox: Outbox,
    tell: Callable[[Delivery], None] = lambda delivery: None,
) -> list[Delivery]:
    """Send letters over one connection; `tell` hears of each at once. Call it with the ledger locked.

    What the server accepted stands in the journal until the ledger has recorded it and the journal is told so. A
    letter that the journal holds already, or that does a part of what one of those does, is not sent.

    Raises:
      OutputError: the server cannot be reached at all, or the journal cannot be written: nothing more is sent.
    """
    found: list[Delivery] = []
    reached, lost = False, ""
    for parcel in parcels:
        held = outbox.holds(parcel.outgoing)
        if held is not None:
            answer = Answer(HELD, held.id)
        elif lost:
            answer = Answer(LATER, lost)
        else:
            try:
                server.connect()
                reached = True
            except OutputError as error:
                if not reached:
                    raise
                lost = error.format_message()
                answer = Answer(LATER, lost)
            else:
                answer = _deliver(parcel, server, outbox)
        found.append(Delivery(parcel, answer))
        tell(found[-1])
    return found


def _deliver(parcel: Parcel, server: Server, outbox: Outbox) -> Answer:
    letter, mail = parcel.outgoing, parcel.mail
    try:
        answer = server.send(mail.sender.address, mail.recipients, eml(mail), lambda: outbox.begin(letter))
    except BaseException:
        if not server.has_end:
            # Stopped before the end of the message: the server has nothing that it may deliver.
            _take_back(letter, outbox, "stopped before its end")
        raise
    if answer.outcome == ACCEPTED:
        outbox.accepted(letter.id, answer.words)
    elif answer.outcome != UNCERTAIN:
        _take_back(letter, outbox, answer.words)
    return answer


def _take_back(letter: Outgoing, outbox: Outbox, why: str) -> None:
    if any(letter.id == sent.id for sent in outbox.pending().uncertain):
        outbox.refused(letter.id, why)
