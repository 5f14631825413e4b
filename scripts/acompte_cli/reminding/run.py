"""One run of reminders inside a writing command: decide, write the letters, record them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from acompte.desk.entries import document
from acompte.law.lateness import FORMAL_NOTICE
from acompte.reminding.decisions import LETTER, NOT_SENT, SENDING, Deciding
from acompte_cli.errors import OutputError
from acompte_cli.papers import is_linked
from acompte_reports.letters import TemplateFault
from acompte_reports.letters.compose import Composer
from acompte_reports.letters.files import letter_stem
from acompte_reports.letters.render import Renderer
from acompte_reports.letters.select import due_letters
from acompte_reports.papers import PdfMissing
from acompte_reports.papers.files import DOCUMENTS
from acompte_reports.papers.pdf import pdf_of
from acompte_reports.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from acompte.desk.situation import Situation
    from acompte.reminding.decisions import Decision
    from acompte_cli.writer.session import Session
    from acompte_reports.letters.content import LetterContent
    from acompte_reports.letters.select import DueLetter

LETTERS = f"{DOCUMENTS}/letters"
"""The folder below the ledger where the letters that went out are kept."""

TEMPLATES = Path("templates/letters")
"""Where a user's own templates of letters stand, below the folder of the ledger."""

EMAIL, POST = "email", "post"


class Wanted(NamedTuple):
    """What is asked of a run."""

    names: tuple[str, ...] = ()
    """Accounts of customers and numbers of documents; all where there are none."""
    any_day: bool = False
    html: bool = False
    """Keep pages instead of PDF files."""


class Letter(NamedTuple):
    """A letter that goes out."""

    due: DueLetter
    content: LetterContent
    page: str
    channel: str

    @property
    def steps(self) -> dict[str, list[str]]:
        """Give the documents of each step."""
        found: dict[str, list[str]] = {}
        for row in self.due.documents:
            found.setdefault(row.step, []).append(row.row.state.invoice.number)
        return found


class Run:
    """The decisions of a day, and the letters that come of them."""

    def __init__(self, session: Session, situation: Situation, wanted: Wanted) -> None:
        """Decide on every open document; nothing is written yet.

        Raises:
          OutputError: a template cannot be used.
        """
        self.session = session
        self.wanted = wanted
        self.view = View(situation.history, session.options.day)
        deciding = Deciding(self.view.state, any_day=wanted.any_day)
        self.decisions = self._chosen(deciding)
        try:
            self.letters = list(self._letters())
        except TemplateFault as fault:
            raise OutputError(str(fault)) from fault

    def _chosen(self, deciding: Deciding) -> list[Decision]:
        names = self.wanted.names
        if not names:
            found = deciding.all()
        else:
            own = [d for d in self.view.state.documents if d.invoice.number in names or d.invoice.customer in names]
            numbers = set(names)
            found = deciding.all([d for d in own if d.open > 0 or d.invoice.number in numbers])
        return [d._replace(what=NOT_SENT) if d.what == SENDING else d for d in found]

    def _letters(self) -> Iterable[Letter]:
        due = due_letters(self.view, self.decisions)
        if not due:
            return
        folder = self.session.loaded.path.resolve().parent / TEMPLATES
        composer, renderer = Composer(self.view), Renderer(folder, self.view.book.currency)
        for one in due:
            content = composer.compose(one)
            yield Letter(one, content, renderer.letter(content), self._channel(one))

    def _channel(self, due: DueLetter) -> str:
        """Say how a letter goes: a formal notice by registered post, the others by e-mail where there is an address."""
        customer = self.view.book.customers.get(due.customer)
        by_mail = customer is not None and customer.text("email").strip()
        formal = any(row.step == FORMAL_NOTICE for row in due.documents)
        return EMAIL if by_mail and not formal else POST

    def record(self) -> None:
        """Keep the letters in files, and record each with one directive a step."""
        if not self.letters:
            return
        files, suffix = self._files()
        taken: set[str] = set()
        for letter, data in zip(self.letters, files, strict=True):
            name = self._name(letter, suffix, taken)
            self.session.keep(name, data, replace=True)
            self.session.entries += entries_of(letter, name, self.session.options.day)

    def _files(self) -> tuple[Sequence[bytes], str]:
        """Give the files of the letters, and what their names end with."""
        if self.session.options.dry_run:
            return [b""] * len(self.letters), self._suffix()
        if not self.wanted.html:
            try:
                return [pdf_of(letter.page) for letter in self.letters], ".pdf"
            except PdfMissing:
                pass
        return [letter.page.encode() for letter in self.letters], ".html"

    def _suffix(self) -> str:
        try:
            import weasyprint  # noqa: F401  (whether it is there is all that is asked)
        except (ImportError, OSError):
            return ".html"
        return ".html" if self.wanted.html else ".pdf"

    def _name(self, letter: Letter, suffix: str, taken: set[str]) -> str:
        """Give a name that neither another letter of the run nor the ledger has."""
        stem, count = letter_stem(letter.content, letter.due.customer), 1
        name = f"{LETTERS}/{stem}{suffix}"
        while name in taken or is_linked(self.session, name):
            count += 1
            name = f"{LETTERS}/{stem}-{count}{suffix}"
        taken.add(name)
        return name


def entries_of(letter: Letter, name: str, day: date, extra: Mapping[str, str] | None = None) -> list[object]:
    """Give the directives that record a letter: one a step, each linking the documents of that step."""
    return [
        document(day, letter.due.customer, name, numbers, reminder=step, sent=letter.channel, **(extra or {}))
        for step, numbers in letter.steps.items()
    ]


def goes(decisions: Iterable[Decision]) -> int:
    """Count the documents about which a letter goes."""
    return sum(decision.what == LETTER for decision in decisions)
