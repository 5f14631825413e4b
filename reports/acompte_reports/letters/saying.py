"""Parts of what letters say: the box, the promises that were broken, the user's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from acompte.model.money import ZERO
from acompte.model.records import CONSUMER
from acompte_reports.letters.content import Broken, Charges, Link, Pay
from acompte_reports.papers.epc import epc_text
from acompte_reports.parties import grouped_iban, pay_link, text_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from acompte.model.records import Promise
    from acompte.model.settings import Company
    from acompte_reports.letters.content import Paper
    from acompte_reports.letters.select import DueDocument
    from acompte_reports.view import View

NO_PAY = Pay(ZERO, ZERO, ZERO, None, "", "", "", (), "")
NOTHING_BORNE = Charges(CONSUMER, False, False, None, None, 0, ZERO, ZERO, ())

NOTE = "letter-note"
"""The user's own words in all letters to a customer, on its `open`, or about a document, on its entry."""

_MOST = 5
"""As many numbers as a reference takes before it is the customer's code and the day instead."""
_PARAGRAPH = re.compile(r"(?:[^\S\n]*(?:\n|\\n)){2,}")


class Box:
    """How the customers of a view pay."""

    def __init__(self, view: View, company: Company | None) -> None:
        """Read what the company says of its bank once."""
        self.view = view
        self.company = company
        self.iban = grouped_iban(company.text("iban")) if company else ""
        self.bic = company.text("bic") if company else ""

    def pay(self, asked: Sequence[Paper], added: Charges, until: date | None, code: str) -> Pay:
        """Give how to pay what is asked for, with what lateness adds to it."""
        book, company = self.view.book, self.company
        numbers = [paper.number for paper in asked]
        links = [Link(number, pay_link(company, number, book.invoice(number))) for number in numbers]
        reference = " ".join(numbers) if len(numbers) <= _MOST else f"{code} {self.view.day.isoformat()}"
        found = Pay(
            amount=sum((paper.asked for paper in asked), ZERO),
            interest=added.interest or ZERO,
            fees=added.fee_total,
            until=until,
            iban=self.iban,
            bic=self.bic,
            reference=reference,
            links=tuple(link for link in links if link.url),
            code="",
        )
        return found._replace(code=epc_text(company, book.currency, found.total, reference))


def broken(view: View, documents: Iterable[DueDocument]) -> tuple[Broken, ...]:
    """Give the promises that were broken since the last letter, by the day for which they were made."""
    found = [_broken(view, document, document.broken) for document in documents if document.broken is not None]
    return tuple(sorted(found, key=lambda promise: (promise.day, promise.number)))


def _broken(view: View, document: DueDocument, promise: Promise) -> Broken:
    """Give what was promised, the whole of what was open where no amount was said, and what of it came in time."""
    invoice = document.row.state.invoice
    settlings = view.history.settlings[invoice.place]
    before = sum((settling.amount for settling in settlings if settling.day < promise.date), ZERO)
    in_time = sum((settling.amount for settling in settlings if settling.day <= promise.day), ZERO)
    amount = invoice.total - before if promise.amount is None else promise.amount
    return Broken(invoice.number, invoice.kind, promise.date, promise.day, amount, max(in_time - before, ZERO))


def notes(letter: str | None, customer: str, documents: Iterable[DueDocument]) -> tuple[tuple[str, ...], ...]:
    """Give the user's own words: for this letter, for the customer, for the documents; what is said twice, once."""
    metas = (document.row.state.invoice.entry.meta for document in documents)
    said = [letter or "", customer, *(str(meta.get(NOTE) or "") for meta in metas)]
    paragraphs = [text_lines(part) for text in said for part in _PARAGRAPH.split(text)]
    return tuple(dict.fromkeys(lines for lines in paragraphs if lines))
