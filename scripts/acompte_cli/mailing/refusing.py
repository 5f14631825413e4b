"""Where the ledger says what keeps a message from being made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte_cli.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from acompte_reports.mail import MailFault
    from acompte_reports.view import View


def refused(fault: MailFault, view: View) -> OutputError:
    """Give the error of a message that cannot be made: its sentence, after the file and line of what is at fault."""
    entry = next(_entries(fault, view), None)
    where = f"{entry.meta['filename']}:{entry.meta['lineno']}: " if entry is not None else ""
    return OutputError(f"{where}{fault}")


def _entries(fault: MailFault, view: View) -> Iterator[Any]:
    book = view.book
    if fault.key == "reference":
        for letter in book.letters:
            if letter.entry.meta.get("message-id") == fault.said:
                yield letter.entry
    elif fault.key in ("email", "name"):
        someone = book.customers.get(fault.subject) or book.settings.company(view.day)
        if someone is not None:
            yield someone.entry
