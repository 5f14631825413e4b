"""Reading: from Beancount entries to `(Book, diagnostics)`, in one pass, never raising on what a user wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from beancount.core.data import Custom, Document, Note, Open, Transaction

from acompte.model.book import Book
from acompte.model.deposits import deposit_moves
from acompte.model.diagnostic import Diagnostic
from acompte.model.directives import EXAMPLES, is_ours
from acompte.model.documents import Draft, own_links, read_draft, sort_out
from acompte.model.kinds import build_invoices
from acompte.model.life import Life, read_life
from acompte.model.money import ZERO
from acompte.model.payments import Rest
from acompte.model.records import DIFFERENCE, STANDARD, Customer, Invoice, Letter, Move, Sending
from acompte.model.roles import CUSTOMER, Account, accounts_with_roles, unread_keys
from acompte.model.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from acompte.model.records import Mark


BY_US = "__acompte"
"""The metadata of the notes and events that the plugins add: reading leaves them out."""

_EMPTY = Book(
    "EUR", {}, {}, Settings(), {}, (), {}, (), (), (), (), (), (), (), (), (), (), (), (), (), frozenset()
)  # fmt: skip


def read_book(entries: Iterable[Any], options: Mapping[str, Any]) -> tuple[Book, list[Diagnostic]]:
    """Read a ledger's entries, before or after the plugins: the Book is the same.

    A ledger with no account of our roles gives an empty Book and no diagnostic.
    """
    opens: list[Open] = []
    transactions: list[Transaction] = []
    customs: list[Custom] = []
    papers: list[Document | Note] = []
    for entry in entries:
        kind = type(entry)
        if kind is Transaction:
            transactions.append(entry)
        elif kind is Open:
            opens.append(entry)
        elif kind is Custom:
            if is_ours(entry):
                customs.append(entry)
        elif (kind is Document or kind is Note) and BY_US not in entry.meta:
            papers.append(entry)
    accounts = accounts_with_roles(opens)
    if not accounts:
        return _EMPTY, []
    currencies = options.get("operating_currency") or ["EUR"]
    return _read(opens, transactions, customs, papers, accounts, currencies[0])


def _read(
    opens: list[Open],
    transactions: list[Transaction],
    customs: list[Custom],
    papers: list[Document | Note],
    accounts: dict[str, Account],
    currency: str,
) -> tuple[Book, list[Diagnostic]]:
    settings, wrong = read_settings(customs, currency)
    diagnostics = [
        Diagnostic("setting-invalid", e, {"type": e.type, "example": EXAMPLES[e.type]}, variant=what)
        for e, what in wrong
    ]
    diagnostics += [_unread_key(*unread) for unread in unread_keys(opens)]
    life = read_life(customs, currency)
    documents, rest = sort_out(transactions, accounts)
    written = _read_documents(documents, accounts, life, currency)
    invoices, by_number = written.invoices, written.by_number
    found = Rest(accounts, currency, invoices, by_number)
    for entry in rest:
        found.read(entry)
    diagnostics += [*life.diagnostics, *written.diagnostics]
    diagnostics += _foreign_amounts([*written.foreign, *found.foreign], currency)
    letters, sendings = _read_papers(papers, by_number)
    moves = (*found.moves, *written.strangers)
    book = Book(
        currency,
        accounts,
        _customers(opens, accounts, invoices, moves),
        settings,
        life.quotes,
        invoices,
        by_number,
        moves,
        tuple(found.transfers),
        tuple(found.deposit_entries),
        deposit_moves(invoices, found.deposit_entries, by_number, life.quotes),
        letters,
        sendings,
        tuple(_on_customer(mark, accounts) for mark in life.marks),
        life.promises,
        life.due_changes,
        life.allocations,
        tuple(found.vat_entries),
        tuple(found.others),
        tuple(sorted({entry.date for entry in transactions})),
        life.refused,
    )
    return book, diagnostics


def _on_customer(mark: Mark, accounts: dict[str, Account]) -> Mark:
    """Give a mark on an account as one on its customer: sub-accounts without a name are the same customer's."""
    account = accounts.get(mark.subject)
    return mark._replace(subject=account.customer) if account and account.customer else mark


def _unread_key(entry: Open, key: str, example: str) -> Diagnostic:
    facts = {"subject": entry.account, "key": key, "said": str(entry.meta[key]), "example": example}
    return Diagnostic("setting-invalid", entry, facts, variant="key")


class _Documents(NamedTuple):
    """The documents of a ledger, and what reading them leaves over."""

    invoices: tuple[Invoice, ...]
    by_number: dict[str, int]
    strangers: list[Move]
    """What documents post to customers other than their own."""
    foreign: list[Transaction]
    diagnostics: list[Diagnostic]


def _read_documents(
    documents: Iterable[tuple[str, Transaction]],
    accounts: Mapping[str, Account],
    life: Life,
    currency: str,
) -> _Documents:
    strangers: list[Move] = []
    foreign: list[Transaction] = []
    unknown: list[tuple[Transaction, str]] = []
    invoices = build_invoices(
        _drafts(documents, accounts, life.quotes, currency, strangers, foreign), life.quotes, unknown
    )
    by_number: dict[str, int] = {}
    for invoice in invoices:
        by_number.setdefault(invoice.number, invoice.place)
    diagnostics = [
        Diagnostic("quote-unknown", entry, {"number": str(entry.meta["invoice"]), "quote": name}, name, None, "posting")
        for entry, name in unknown
        if name not in life.refused
    ]
    return _Documents(invoices, by_number, strangers, foreign, diagnostics)


def _drafts(
    documents: Iterable[tuple[str, Transaction]],
    accounts: Mapping[str, Account],
    quotes: Container[str],
    currency: str,
    strangers: list[Move],
    foreign: list[Transaction],
) -> Iterator[Draft]:
    """Give the drafts one by one, so that none outlives its use; what they post to strangers becomes moves."""
    for number, entry in documents:
        draft = read_draft(number, entry, accounts, quotes, currency, foreign)
        for customer, amount in draft.strangers:
            parts = ((DIFFERENCE, -amount),) if amount < 0 else ()
            strangers.append(Move(entry.date, customer, -amount, draft.links, None, parts, ZERO, entry, number))
        yield draft


def _foreign_amounts(entries: Iterable[Transaction], currency: str) -> list[Diagnostic]:
    """Say once an entry that it posts another currency than the books' to accounts of ours."""
    found = {id(entry): entry for entry in entries}.values()
    rows = []
    for entry in found:
        others = {p.units.currency for p in entry.postings if p.units is not None and p.units.currency != currency}
        number = entry.meta.get("invoice")
        facts = {"document": str(number or entry.narration), "other": ", ".join(sorted(others)), "currency": currency}
        rows.append(Diagnostic("amount-currency", entry, facts, document=str(number) if number else None))
    return rows


def _customers(
    opens: list[Open], accounts: Mapping[str, Account], invoices: Iterable[Invoice], moves: Iterable[Move]
) -> dict[str, Customer]:
    """Give the customers: every named account of role customer, and nameless ones that are posted to."""
    found: dict[str, Customer] = {}
    nameless: list[Open] = []
    for entry in opens:
        account = accounts.get(entry.account)
        if account is None or account.role != CUSTOMER or account.customer != entry.account:
            continue
        if "name" in entry.meta:
            found.setdefault(entry.account, _customer(entry))
        else:
            nameless.append(entry)
    if nameless:
        posted = {invoice.customer for invoice in invoices}.union([move.customer for move in moves])
        for entry in nameless:
            if entry.account in posted:
                found.setdefault(entry.account, _customer(entry))
    return found


def _customer(entry: Open) -> Customer:
    meta = entry.meta
    named = "name" in meta
    return Customer(
        entry.account,
        str(meta["name"]) if named else entry.account.rpartition(":")[2],
        str(meta.get("kind") or "company"),
        str(meta["language"]) if meta.get("language") else None,
        str(meta.get("profile") or STANDARD),
        meta,
        entry,
        named,
    )


def _read_papers(
    papers: Iterable[Document | Note], by_number: Mapping[str, int]
) -> tuple[tuple[Letter, ...], tuple[Sending, ...]]:
    """Read letters (`reminder:`) and sendings (`sent:`) from documents and notes."""
    letters: list[Letter] = []
    sendings: list[Sending] = []
    for entry in papers:
        step, channel = entry.meta.get("reminder"), entry.meta.get("sent")
        if step is None and channel is None:
            continue
        numbers = tuple(sorted(link for link in own_links(entry) if link in by_number))
        if step is not None:
            sent = str(channel) if channel is not None else None
            letters.append(Letter(entry.date, str(step), numbers, sent, entry))
        else:
            sendings += [Sending(entry.date, number, str(channel), entry) for number in numbers]
    letters.sort(key=lambda letter: (letter.date, letter.step, letter.documents))
    sendings.sort(key=lambda sending: (sending.date, sending.document))
    return tuple(letters), tuple(sendings)
