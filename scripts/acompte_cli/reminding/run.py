"""One run of reminders inside a writing command: decide, write the letters, record them."""

from __future__ import annotations

from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from beancount.core.data import Document

from acompte.desk.entries import document
from acompte.law.lateness import FORMAL_NOTICE
from acompte.law.working_days import is_working_day
from acompte.model.requirements import missing_requirements
from acompte.reminding.decisions import LETTER, NOT_SENT, SENDING, Deciding, has_address
from acompte_cli.errors import OutputError
from acompte_cli.letter_files import laid_out
from acompte_cli.papers import is_linked, issued_copy
from acompte_reports.letters import TemplateFault
from acompte_reports.letters.compose import Composer
from acompte_reports.letters.faults import LetterFault
from acompte_reports.letters.files import letter_stem
from acompte_reports.letters.issuing import about_to_expire
from acompte_reports.letters.render import MAIL, Renderer
from acompte_reports.letters.select import due_letters
from acompte_reports.letters.tones import QUOTE_EXPIRING
from acompte_reports.mail import missing_sentence
from acompte_reports.papers.files import DOCUMENTS
from acompte_reports.view import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from acompte.desk.situation import Situation
    from acompte.model.records import Invoice
    from acompte.reminding.decisions import Decision
    from acompte_cli.writer.session import Session
    from acompte_reports.letters.content import LetterContent

LETTERS = f"{DOCUMENTS}/letters"
"""The folder below the ledger where the letters that went out are kept."""

TEMPLATES = Path("templates/letters")
"""Where a user's own templates of letters stand, below the folder of the ledger."""

EMAIL, POST = "email", "post"

ISSUED = "issued"
"""What the journal calls the sending of an invoice: it is recorded as sent, not as a reminder."""


class Wanted(NamedTuple):
    """What is asked of a run."""

    names: tuple[str, ...] = ()
    """Accounts of customers and numbers of documents; all where there are none."""
    any_day: bool = False
    html: bool = False
    """Keep pages instead of PDF files."""
    send: bool = False
    """Letters go by e-mail where the customer has an address, and invoices that nobody sent go, too."""
    notes: Mapping[str, str] = MappingProxyType({})
    """The user's own words in the letters of this run, by account."""


class Letter(NamedTuple):
    """A letter that goes out."""

    customer: str
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    """Each step with the numbers of its documents."""
    content: LetterContent
    channel: str
    page: str = ""
    mail_page: str = ""
    """The same letter as a message; empty where it goes by post."""

    @property
    def issues(self) -> bool:
        """Tell whether it is the covering letter of an invoice."""
        return self.steps[0][0] == ISSUED


class Run:
    """The decisions of a day, and the letters that come of them."""

    def __init__(
        self,
        session: Session,
        situation: Situation,
        wanted: Wanted,
        uncertain: Collection[str] = (),
        taken: Collection[str] = (),
    ) -> None:
        """Decide on every open document; nothing is written yet.

        `uncertain` are documents that may have gone, `taken` files of letters that the ledger does not have yet.

        Raises:
          OutputError: a template cannot be used.
        """
        self.session = session
        self.wanted = wanted
        self.uncertain = uncertain
        self.taken = taken
        self.folder = session.loaded.path.resolve().parent
        self.view = View(situation.history, session.options.day)
        self.attached = _attached(situation.entries)
        deciding = Deciding(self.view.state, missing=self._missing, uncertain=uncertain, any_day=wanted.any_day)
        self.decisions = self._chosen(deciding)
        try:
            self.letters = self._rendered(list(self._letters()))
        except (TemplateFault, LetterFault) as fault:
            raise OutputError(str(fault)) from fault

    def _missing(self, invoice: Invoice) -> str:
        found = missing_requirements(self.view.book, invoice, self.attached.get(invoice.number, ()))
        name = self.view.book.customer_name(invoice.customer)
        return " ".join(missing_sentence(one, name, self.session.desk.language) for one in found)

    def _chosen(self, deciding: Deciding) -> list[Decision]:
        names = self.wanted.names
        if not names:
            found = deciding.all()
        else:
            own = [d for d in self.view.state.documents if d.invoice.number in names or d.invoice.customer in names]
            numbers = set(names)
            found = deciding.all([d for d in own if d.open > 0 or d.invoice.number in numbers])
        return [
            d._replace(what=NOT_SENT) if d.what == SENDING and not self._mails(d.document.invoice.customer) else d
            for d in found
        ]

    def _mails(self, account: str) -> bool:
        return self.wanted.send and self._has_email(account)

    def _has_email(self, account: str) -> bool:
        customer = self.view.book.customers.get(account)
        return customer is not None and bool(customer.text("email").strip())

    def _letters(self) -> Iterator[Letter]:
        due = due_letters(self.view, self.decisions)
        sendings = [d.document.invoice.number for d in self.decisions if d.what == SENDING]
        quotes = self._expiring()
        if not (due or sendings or quotes):
            return
        composer = Composer(self.view, self.wanted.notes)
        for one in due:
            by_post = FORMAL_NOTICE in one.steps or not self._has_email(one.customer)
            yield _letter(one.customer, one.steps, composer.compose(one), POST if by_post else EMAIL)
        for number in quotes:
            customer = self.view.book.quotes[number].customer
            channel = EMAIL if self._has_email(customer) else POST
            yield _letter(customer, {QUOTE_EXPIRING: [number]}, composer.expiring(number), channel)
        for number in sendings:
            content = composer.issue(number)
            invoice = self.view.book.invoice(number)
            assert invoice is not None
            yield _letter(invoice.customer, {ISSUED: [number]}, content, EMAIL)

    def _rendered(self, letters: Sequence[Letter]) -> list[Letter]:
        """Give letters with their pages, made on all cores."""
        if not letters:
            return []
        renderer = Renderer(self.folder / TEMPLATES, self.view.book.currency)
        mailed = [place for place, one in enumerate(letters) if self.wanted.send and one.channel == EMAIL]
        messages = dict(zip(mailed, renderer.letters([letters[place].content for place in mailed], MAIL), strict=True))
        pages = renderer.letters([letter.content for letter in letters])
        return [
            letter._replace(page=page, mail_page=messages.get(place, ""))
            for place, (letter, page) in enumerate(zip(letters, pages, strict=True))
        ]

    def _expiring(self) -> list[str]:
        """Give the quotes about to expire whose customers can be told on the day."""
        if self.wanted.names or not (self.wanted.any_day or is_working_day(self.view.day)):
            return []
        book = self.view.book
        anyone = not any(map(has_address, book.customers.values()))
        found = []
        for number in about_to_expire(self.view):
            customer = book.customers.get(book.quotes[number].customer)
            reachable = customer is not None and (anyone or has_address(customer))
            if reachable and number not in self.uncertain:
                found.append(number)
        return found

    def record(self) -> list[tuple[Letter, str]]:
        """Keep the letters in files, and record each with one directive a step; give the letters with their files."""
        letters = [letter for letter in self.letters if not letter.issues]
        files, suffix = self._files(letters)
        taken = set(self.taken)
        found: list[tuple[Letter, str]] = []
        for letter, data in zip(letters, files, strict=True):
            name = self._name(letter, suffix, taken)
            self.session.keep(name, data, replace=True)
            found.append((letter, name))
        for letter in self.letters:
            if letter.issues:
                number = letter.steps[0][1][0]
                copy = issued_copy(self.session, number, self.view)
                assert copy is not None  # other books' documents are not sent
                found.append((letter, copy))
        for letter, name in found:
            self.session.entries += entries_of(letter.customer, letter.steps, name, self.view.day, letter.channel)
        return found

    def _files(self, letters: Sequence[Letter]) -> tuple[Sequence[bytes], str]:
        """Give the files of the letters, and what their names end with."""
        if self.session.options.dry_run:
            return [b""] * len(letters), self._suffix()
        if self._suffix() == ".pdf":
            return laid_out(self.session.desk, [letter.page for letter in letters]), ".pdf"
        return [letter.page.encode() for letter in letters], ".html"

    def _suffix(self) -> str:
        try:
            import weasyprint  # noqa: F401  (whether it is there is all that is asked)
        except (ImportError, OSError):
            return ".html"
        return ".html" if self.wanted.html else ".pdf"

    def _name(self, letter: Letter, suffix: str, taken: set[str]) -> str:
        """Give a name that neither another letter of the run nor the ledger has."""
        stem, count = letter_stem(letter.content, letter.customer), 1
        name = f"{LETTERS}/{stem}{suffix}"
        while name in taken or is_linked(self.session, name):
            count += 1
            name = f"{LETTERS}/{stem}-{count}{suffix}"
        taken.add(name)
        return name


def _letter(customer: str, steps: Mapping[str, Sequence[str]], content: LetterContent, channel: str) -> Letter:
    """Give a letter before it has its pages."""
    recorded = tuple((step, tuple(numbers)) for step, numbers in steps.items())
    return Letter(customer, recorded, content, channel)


def entries_of(
    customer: str,
    steps: Iterable[tuple[str, Sequence[str]]],
    name: str,
    day: date,
    channel: str,
    message_id: str | None = None,
) -> list[Document]:
    """Give the directives that record a letter: one a step, each linking what the step is about."""
    return [
        document(
            day,
            customer,
            name,
            numbers,
            reminder=None if step == ISSUED else step,
            sent=channel,
            message_id=message_id,
        )
        for step, numbers in steps
    ]


def goes(decisions: Iterable[Decision]) -> int:
    """Count the documents about which a letter goes."""
    return sum(decision.what == LETTER for decision in decisions)


def _attached(entries: Iterable[object]) -> dict[str, list[str]]:
    """Give the names of the files linked to each document, letters apart."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        if isinstance(entry, Document) and "reminder" not in entry.meta:
            for link in entry.links or ():
                found.setdefault(link, []).append(Path(entry.filename).name)
    return found
