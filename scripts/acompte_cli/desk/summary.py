"""What a command wrote, a line for each thing: documents with their amounts, letters with their step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from beancount.core.data import Document, Transaction

from acompte.model.text import money
from acompte_reports.words import word

if TYPE_CHECKING:
    from acompte_cli.writer.session import Session


def summary(session: Session) -> list[str]:
    """Give a line for each document, letter or sending that a command wrote."""
    language = session.desk.entry_language(session.loaded)
    after = session.whole.after(session.entries).book
    lines = []
    for entry in session.entries:
        if isinstance(entry, Transaction) and "invoice" in entry.meta:
            invoice = after.invoice(str(entry.meta["invoice"]))
            if invoice is not None:
                name = after.customer_name(invoice.customer)
                amount = money(invoice.total, language, after.currency)
                lines.append(f"{invoice.number} ({word(invoice.kind, language)}, {name}, {amount})")
        elif isinstance(entry, Document):
            what = word(str(entry.meta.get("reminder", "sent")), language)
            name = after.customer_name(entry.account)
            lines.append(f"{', '.join(sorted(entry.links or ()))} ({what}, {name})")
    return lines
