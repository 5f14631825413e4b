"""The documents enclosed (pièces): copies that the ledger links, papers printed from it, and what is missing."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from beancount.core.data import Document

from acompte.law.lateness import FORMAL_NOTICE
from acompte.model.records import OPENING
from acompte.recovery.events import about, quotes_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from typing import Any

    from acompte.model.book import Book
    from acompte.recovery.claim import Claim

QUOTE, ATTACHMENT, LETTER, OTHER = "quote", "attachment", "letter", "other"
SIGNED, TERMS, DELIVERY, NOTICE_PROOF, ORIGINAL, UNREAD = (
    "signed", "terms", "delivery", "notice-proof", "original", "unread",
)  # fmt: skip
_TERMS = ("cgv", "condition", "terms")


class Piece(NamedTuple):
    """One document of the file."""

    what: str
    """`quote`, the kind of a document, the step of a letter, `attachment`, or `other`."""
    date: date
    document: str
    """The number that it is, or is about."""
    file: PurePath | None
    """The copy to enclose; None where it is printed from the ledger."""


class Missing(NamedTuple):
    """What the file should have and the ledger does not link."""

    what: str
    document: str


class Evidence(NamedTuple):
    """What a file encloses, and what is missing from it."""

    pieces: tuple[Piece, ...]
    missing: tuple[Missing, ...]


class Shelf(Protocol):
    """Where the files of a ledger are."""

    def real(self, name: str) -> PurePath | None:
        """Give the file that an entry names; None where it is not there, or not below the ledger's folder."""

    def copy(self, number: str) -> PurePath | None:
        """Give the copy that was kept of the document of a number."""


class Files:
    """The files that the entries of a ledger link, by number."""

    def __init__(self, entries: Iterable[Any], book: Book, shelf: Shelf, until: date) -> None:
        """Look through the entries up to a day."""
        self.copy = shelf.copy
        self.linked: dict[str, list[tuple[Document, PurePath]]] = {}
        self.loose: list[tuple[Document, PurePath]] = []
        """Files on an account that name nothing."""
        self.unread: list[Document] = []
        for entry in entries:
            if not isinstance(entry, Document) or entry.date > until:
                continue
            real = shelf.real(entry.filename)
            if real is None:
                self.unread.append(entry)
                continue
            if not entry.links:
                self.loose.append((entry, real))
            for link in about(entry, book):
                self.linked.setdefault(link, []).append((entry, real))


def evidence(claim: Claim, book: Book, files: Files) -> Evidence:
    """Gather what proves a claim: quotes, documents, what is attached to them, letters."""
    missing: list[Missing] = []
    pieces = [
        *_quotes(claim, book, files, missing),
        *_documents(claim, book, files, missing),
        *_letters(claim, files, missing),
        *(
            Piece(OTHER, entry.date, "", path)
            for entry, path in files.loose
            if entry.account == claim.customer or entry.account.startswith(f"{claim.customer}:")
        ),
    ]
    if not any(word in piece.file.name.casefold() for piece in pieces if piece.file for word in _TERMS):
        missing.append(Missing(TERMS, ""))
    shown = {piece.document for piece in pieces}
    missing += [
        Missing(UNREAD, PurePath(entry.filename).name)
        for entry in files.unread
        if shown.intersection(entry.links or ())
    ]
    return Evidence(tuple(_once(pieces)), tuple(missing))


def _quotes(claim: Claim, book: Book, files: Files, missing: list[Missing]) -> Iterator[Piece]:
    for quote in quotes_of(claim, book):
        yield Piece(QUOTE, quote.date, quote.number, files.copy(quote.number))
        attached = list(_attached(files, quote.number))
        yield from attached
        if not attached:
            missing.append(Missing(SIGNED, quote.number))


def _documents(claim: Claim, book: Book, files: Files, missing: list[Missing]) -> Iterator[Piece]:
    for number in related(claim, book):
        invoice = book.invoice(number)
        assert invoice is not None
        copy = files.copy(number)
        if copy is None and invoice.kind == OPENING:
            attached = list(_attached(files, number))
            if not attached:
                missing.append(Missing(ORIGINAL, number))
            yield from attached
            continue
        yield Piece(invoice.kind, invoice.issued, number, copy)
        yield from _attached(files, number)
    numbers = (row.invoice.number for row in claim.documents)
    missing += [Missing(DELIVERY, number) for number in numbers if not any(_attached(files, number))]


def related(claim: Claim, book: Book) -> list[str]:
    """Give the numbers of the claimed documents, each followed by the credit notes that correct it."""
    found: dict[str, None] = {}
    for row in claim.all:
        found[row.invoice.number] = None
        for note in book.invoices:
            if note.is_credit and note.date <= claim.day and row.invoice.number in note.corrects:
                found[note.number] = None
    return list(found)


def _attached(files: Files, number: str) -> Iterator[Piece]:
    """Give the files linked to a number that are neither its own copy nor a letter about it."""
    copy = files.copy(number)
    for entry, path in files.linked.get(number, ()):
        if "reminder" not in entry.meta and path != copy:
            yield Piece(ATTACHMENT, entry.date, number, path)


def _letters(claim: Claim, files: Files, missing: list[Missing]) -> Iterator[Piece]:
    letters = {
        path: (entry, row.invoice.number)
        for row in reversed(claim.all)
        for entry, path in files.linked.get(row.invoice.number, ())
        if entry.meta.get("reminder")
    }
    for path, (entry, number) in sorted(letters.items(), key=lambda row: (row[1][0].date, row[0])):
        step = str(entry.meta["reminder"])
        yield Piece(step, entry.date, number, path)
        if step == FORMAL_NOTICE and not any(_answers(files, entry)):
            missing.append(Missing(NOTICE_PROOF, number))


def _answers(files: Files, letter: Document) -> Iterator[bool]:
    """Tell of each file linked to what a letter is about whether it may be its acknowledgement: it is no older."""
    for number in letter.links or ():
        for entry, _ in files.linked.get(number, ()):
            yield entry.date >= letter.date and not entry.meta.get("reminder")


def _once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out a file that stands there already."""
    seen: set[PurePath] = set()
    for piece in pieces:
        if piece.file is None or piece.file not in seen:
            yield piece
        if piece.file is not None:
            seen.add(piece.file)
