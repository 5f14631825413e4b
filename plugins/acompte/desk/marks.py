"""What is said of a document or a customer: dispute, promise, hold, and their ends; what was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.entries import AccountName, amount, custom, document, note
from acompte.desk.refusal import Refusal
from acompte.model.state import in_force

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from acompte.desk.composer import Composer

CHANNELS = ("email", "post", "portal")


def _is_on(composer: Composer, what: str, subject: str) -> bool:
    """Tell whether a mark is in force on the day."""
    return (what, subject) in in_force(composer.book, composer.day)


def dispute(composer: Composer, number: str, why: str) -> None:
    """Compose a dispute of a document.

    Raises:
      Refusal: nothing is open of it, or it is disputed already.
    """
    state = composer.document(number)
    if state.open <= 0:
        raise Refusal("nothing-open", number=number)
    if state.disputed:
        raise Refusal("disputed-already", number=number)
    composer.add(custom(composer.day, "dispute", number, why))


def resolve(composer: Composer, number: str, why: str | None) -> None:
    """Compose the end of a dispute.

    Raises:
      Refusal: the document is not disputed.
    """
    composer.document(number)
    if not _is_on(composer, "dispute", number):
        raise Refusal("not-disputed", number=number)
    composer.add(custom(composer.day, "resolved", number, *([why] if why else [])))


def promise(composer: Composer, number: str, day: date, promised: Decimal | None) -> None:
    """Compose a promise to pay a document by a day: an amount, or all that is open.

    Raises:
      Refusal: nothing is open of it, or less than promised, or the day is past.
    """
    state = composer.document(number)
    if state.open <= 0:
        raise Refusal("nothing-open", number=number)
    if day < composer.day:
        raise Refusal("promise-past", number=number, promised=day, day=composer.day)
    if promised is not None and not 0 < promised <= state.open:
        raise Refusal("promise-over", number=number, amount=promised, open=state.open)
    said = [amount(promised, composer.currency)] if promised is not None else []
    composer.add(custom(composer.day, "promise", number, day, *said))


def hold(composer: Composer, subject: str, why: str) -> None:
    """Compose a hold: no letter goes to a customer, or about a document, until it is released.

    Raises:
      Refusal: it is on hold already.
    """
    if _is_on(composer, "hold", subject):
        raise Refusal("held-already", subject=subject)
    composer.add(custom(composer.day, "hold", _subject(composer, subject), why))


def release(composer: Composer, subject: str, why: str | None) -> None:
    """Compose the end of a hold.

    Raises:
      Refusal: it is not on hold.
    """
    if not _is_on(composer, "hold", subject):
        raise Refusal("not-held", subject=subject)
    composer.add(custom(composer.day, "release", _subject(composer, subject), *([why] if why else [])))


def _subject(composer: Composer, subject: str) -> str:
    if subject == composer.account:
        return AccountName(subject)
    composer.document(subject)
    return subject


def send(composer: Composer, number: str, channel: str, stored: str | None) -> None:
    """Compose the record that a document was sent: with its stored copy, or as a note where there is none.

    Raises:
      Refusal: it does not exist on the day, or was sent by this channel that day.
    """
    state = composer.document(number)
    account = state.invoice.customer
    again = any(
        sending.document == number and sending.date == composer.day and sending.channel == channel
        for sending in composer.book.sendings
    )
    if again:
        raise Refusal("sent-already", number=number, day=composer.day, channel=channel)
    if stored is not None:
        composer.add(document(composer.day, account, stored, [number], sent=channel))
        return
    words = composer.word(f"{number} envoyée", f"{number} sent")
    composer.add(note(composer.day, account, words, [number], sent=channel))
