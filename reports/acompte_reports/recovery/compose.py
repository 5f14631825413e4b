"""From a claim and its evidence to what the pages of the recovery file say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.text import FRENCH
from acompte.recovery.events import events, quotes_of, sendings
from acompte.recovery.evidence import evidence, related
from acompte.recovery.procedures import advise
from acompte_reports.account_lines import account_lines
from acompte_reports.parties import foot, grouped_siren, party

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import PurePath
    from typing import Any

    from acompte.indicators.account import CustomerAccount
    from acompte.model.records import Customer
    from acompte.model.settings import Company
    from acompte.recovery.claim import Claim
    from acompte.recovery.events import Event, Sending
    from acompte.recovery.evidence import Evidence, Files
    from acompte.recovery.procedures import Advice
    from acompte_reports.account_lines import AccountLine
    from acompte_reports.parties import Party
    from acompte_reports.view import View

CLAIM, INTEREST, ACCOUNT, SENDINGS = "claim", "interest", "account", "sendings"
"""The pages that open the file, in their order; the copies follow."""


class Head(NamedTuple):
    """What every page of ours begins and ends with."""

    language: str
    company: Party
    foot: tuple[str, ...]
    day: date


class Side(NamedTuple):
    """A party to the proceedings."""

    party: Party
    legal: str
    siren: str


class Enclosed(NamedTuple):
    """A piece with its number in the list."""

    number: int
    what: str
    """A page of ours, or what a piece is."""
    date: date
    document: str
    file: PurePath | None
    pages: int = 0
    """0 for a file that cannot be joined, and stands beside."""


class Dossier(NamedTuple):
    """A recovery file before it is laid out."""

    head: Head
    claim: Claim
    advice: Advice
    creditor: Side
    debtor: Side
    events: tuple[Event, ...]
    sendings: tuple[Sending, ...]
    account: CustomerAccount
    lines: tuple[AccountLine, ...]
    evidence: Evidence

    @property
    def pages(self) -> tuple[str, ...]:
        """Give the pages of ours that have something to say."""
        rows = {
            CLAIM: True,
            INTEREST: any(row.penalty for row in self.claim.documents),
            ACCOUNT: True,
            SENDINGS: self.sendings,
        }
        return tuple(name for name, there in rows.items() if there)

    @property
    def enclosed(self) -> tuple[Enclosed, ...]:
        """Give the pieces in order, numbered from 1."""
        day = self.claim.day
        own = [Enclosed(place, name, day, "", None) for place, name in enumerate(self.pages, 1)]
        others = enumerate(self.evidence.pieces, len(own) + 1)
        return (*own, *(Enclosed(place, p.what, p.date, p.document, p.file) for place, p in others))


def compose(view: View, claim: Claim, entries: Iterable[Any], files: Files) -> Dossier:
    """Say what the file says; its pages are in French, the language of the courts."""
    book, day = view.book, view.day
    company = book.settings.company(day)
    numbers = {*related(claim, book), *(quote.number for quote in quotes_of(claim, book))}
    told = events(claim, book)
    since = min((row.invoice.date for row in claim.all), default=day)
    account = view.accounts.of(claim.customer, since, day)
    return Dossier(
        Head(FRENCH, party(company), foot(company, FRENCH), day),
        claim,
        advise(claim, book),
        _side(company),
        _side(book.customers.get(claim.customer)),
        tuple(told),
        tuple(sendings(entries, book, numbers, day)),
        account,
        account_lines(account, FRENCH),
        evidence(claim, book, files),
    )


def _side(someone: Company | Customer | None) -> Side:
    found = party(someone)
    if someone is None:
        return Side(found, "", "")
    return Side(found, someone.text("legal"), grouped_siren(someone.text("siren")))
