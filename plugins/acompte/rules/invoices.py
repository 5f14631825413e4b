"""Rules about documents and who they are for: customers, due dates, links, credit notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte.model.diagnostic import Diagnostic
from acompte.model.directives import names_account
from acompte.model.documents import own_links
from acompte.model.money import CENT, ZERO
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, DEPOSIT, FINAL, INVOICE, OPENING, PROGRESS
from acompte.model.requirements import ORDER, has_order, required
from acompte.rules.numbers import shapes_in_use
from acompte.rules.registry import ERROR, WARNING, Case, rule
from acompte.rules.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from acompte.model.numbers import Series
    from acompte.model.records import Invoice, Move


_ASKING = (DEPOSIT, PROGRESS, FINAL, INVOICE)


@rule(
    "customer-unknown", ERROR, "customers", "A customer's account has no name, or a hold names no customer's account."
)
def customer_unknown(case: Case) -> Iterator[Diagnostic]:
    """Find accounts of role customer, without a name of their own or above, at their first posting.

    A hold or an insolvency on an account that is no customer's holds nothing: reminders would go on.
    """
    for mark in case.book.marks:
        if mark.date <= case.day and names_account(mark.entry) and not case.book.is_customer(mark.subject):
            facts = {"account": mark.subject, "what": mark.entry.type}
            yield Diagnostic("customer-unknown", mark.entry, facts, customer=mark.subject, variant="mark")
    nameless = {account for account, customer in case.book.customers.items() if not customer.named}
    if not nameless:
        return
    first: dict[str, Any] = {}
    for invoice in case.book.invoices:
        _note_first(first, invoice.customer, invoice.entry, nameless)
    for move in case.book.moves:
        _note_first(first, move.customer, move.entry, nameless)
    for account, entry in sorted(first.items()):
        if entry.date <= case.day:
            yield Diagnostic("customer-unknown", entry, {"account": account}, customer=account)


def _note_first(first: dict[str, Any], account: str, entry: Any, nameless: set[str]) -> None:
    if account in nameless and (account not in first or entry.date < first[account].date):
        first[account] = entry


@rule("invoice-no-due", ERROR, "invoices", "A document that asks for money has no due date.")
def invoice_no_due(case: Case) -> Iterator[Diagnostic]:
    """Find documents with an ordinary instalment that has no due date."""
    for invoice in survey(case).undated:
        if not invoice.is_credit:
            yield case.on("invoice-no-due", invoice, amount=invoice.total)


@rule("invoice-mixed", ERROR, "invoices", "A document posts to two customers.")
def invoice_mixed(case: Case) -> Iterator[Diagnostic]:
    """Find documents that post to the accounts of more than one customer."""
    others: dict[str, set[str]] = {}
    for move in case.book.moves:
        if move.document is not None and move.date <= case.day:
            others.setdefault(move.document, set()).add(move.customer)
    for number, customers in others.items():
        invoice = case.book.invoice(number)
        if invoice is not None:
            names = ", ".join(sorted(case.book.customer_name(customer) for customer in customers))
            yield case.on("invoice-mixed", invoice, others=names)


@rule("customer-mismatch", ERROR, "invoices", "A document and its quote, or a payment and its document, differ.")
def customer_mismatch(case: Case) -> Iterator[Diagnostic]:
    """Compare the customer of each document with its quotes', and of each payment with its documents'."""
    book = case.book
    for invoice in survey(case).of_others:
        for number in invoice.quotes:
            owner = book.quotes[number].customer
            if not _same(case, owner, invoice.customer):
                facts = {"subject": number, "other": book.customer_name(owner)}
                yield case.on("customer-mismatch", invoice, **facts)
        for number in invoice.corrects:
            corrected = book.invoice(number)
            if corrected is not None and not _same(case, corrected.customer, invoice.customer):
                name = book.customer_name(corrected.customer)
                yield case.on("customer-mismatch", invoice, variant="credit", subject=number, other=name)
    seen: set[int] = set()
    by_number, invoices = book.by_number, book.invoices
    for move in book.moves:
        if len(move.links) == 1:
            place = by_number.get(next(iter(move.links)), -1)
            if place >= 0 and invoices[place].customer == move.customer:
                continue
        if move.date > case.day or id(move.entry) in seen or not _names_others(case, move):
            continue
        seen.add(id(move.entry))
        if move.document is None:
            customers = {other.customer for other in book.moves if other.entry is move.entry}
            yield from _strangers(case, move.entry, move.links, customers)


def _names_others(case: Case, move: Move) -> bool:
    """Tell whether an entry links a document or a quote of another customer."""
    for link in move.links:
        invoice = case.book.invoice(link)
        if invoice is not None:
            if invoice.customer != move.customer:
                return True
        elif link in case.book.quotes and case.book.quotes[link].customer != move.customer:
            return True
    return False


def _same(case: Case, account: str, customer: str) -> bool:
    """Tell whether an account is the customer's, or one below it."""
    known = case.book.accounts.get(account)
    return account == customer or (known is not None and known.customer == customer)


def _strangers(case: Case, entry: Any, links: Iterable[str], customers: set[str]) -> Iterator[Diagnostic]:
    book = case.book
    for link in sorted(links):
        invoice = book.invoice(link)
        owner = invoice.customer if invoice else book.quotes[link].customer if link in book.quotes else None
        if owner is None or any(_same(case, owner, customer) for customer in customers):
            continue
        names = ", ".join(sorted(book.customer_name(customer) for customer in customers))
        facts = {"number": link, "name": names, "subject": link, "other": book.customer_name(owner)}
        yield Diagnostic("customer-mismatch", entry, facts, link, owner, "payment")


@rule("invoice-unknown", ERROR, "payments", "A link of the shape of a series names no document.")
def invoice_unknown(case: Case) -> Iterator[Diagnostic]:
    """Find links on entries of ours that look like a document's number and are nobody's."""
    yield from _unknown(case)


def names_unknown(case: Case, entry: Any, names: Iterable[str]) -> bool:
    """Tell whether one of the names in an entry is that of nothing, and is said as such alone.

    It looks like a number that nothing has, or is that of a quote whose directive cannot be read.
    """
    found: set[tuple[int, str | None]] = case.once(
        "unknown names", lambda case: {(id(diagnostic.entry), diagnostic.document) for diagnostic in _unknown(case)}
    )
    refused = case.book.refused
    return any((id(entry), name) in found or name in refused for name in names)


def _unknown(case: Case) -> list[Diagnostic]:
    found: list[Diagnostic] = case.once("unknown", lambda case: list(_find_unknown(case)))
    return found


def _find_unknown(case: Case) -> Iterator[Diagnostic]:
    documents, quotes = shapes_in_use(case.book)
    known = {*case.book.by_number, *case.book.quotes, *case.book.refused}
    said: set[tuple[int, str]] = set()
    for entry, names in _naming(case):
        if known.issuperset(names):
            continue
        for name in sorted(set(names) - known):
            if (id(entry), name) in said:
                continue
            said.add((id(entry), name))
            if _fits(name, documents):
                yield Diagnostic("invoice-unknown", entry, {"link": name}, document=name)
            elif _fits(name, quotes):
                facts = {"type": "link", "quote": name}
                yield Diagnostic("quote-unknown", entry, facts, document=name, variant="link")


def _fits(name: str, found: list[Series]) -> bool:
    return any(series.place(name) is not None for series in found)


def _naming(case: Case) -> Iterator[tuple[Any, Iterable[str]]]:
    """Give the entries of ours with the names that they link."""
    book, day = case.book, case.day
    for invoice in survey(case).linking:
        yield invoice.entry, invoice.links
        for share in invoice.deposits:
            if share.deposit is not None:
                yield invoice.entry, (share.deposit,)
    for move in book.moves:
        if move.date <= day and move.document is None:
            yield move.entry, move.links if move.pays is None else (*move.links, move.pays)
    records: list[Any] = [*book.deposit_entries, *book.letters, *book.sendings]
    others: list[Any] = [*(record.entry for record in records), *book.others]
    for entry in others:
        if entry.date <= day:
            yield entry, own_links(entry)
    yield from _naming_directives(case)


def _naming_directives(case: Case) -> Iterator[tuple[Any, Iterable[str]]]:
    book, day = case.book, case.day
    directives: list[Any] = [*book.promises, *book.due_changes, *book.allocations]
    for directive in directives:
        if directive.date <= day:
            yield directive.entry, [directive.document]
    for mark in book.marks:
        if mark.date <= day and ":" not in mark.subject:
            yield mark.entry, [mark.subject]
    for invoice in book.invoices:
        if invoice.kind == DEBIT_NOTE and invoice.date <= day:
            yield invoice.entry, [str(p.meta["pays"]) for p in invoice.entry.postings if p.meta and "pays" in p.meta]


@rule("credit-exceeds", ERROR, "invoices", "Credit notes take back more than the document they correct.")
def credit_exceeds(case: Case) -> Iterator[Diagnostic]:
    """Compare the revenue and the deposits that credit notes take back with those of their document."""
    for number, notes in case.matches.credit_notes.items():
        invoice = case.book.invoice(number)
        if invoice is None or invoice.kind == CREDIT_NOTE:
            continue
        for limit, amount_of in _limits(invoice):
            taken = ZERO
            for note in notes:
                if note.date > case.day or len(note.corrects) > 1:
                    continue
                taken += amount_of(note)
                if taken > limit + CENT:
                    yield case.on("credit-exceeds", note, corrected=number, taken=taken, limit=limit)
                    break


def _limits(invoice: Invoice) -> list[tuple[Decimal, Any]]:
    """Give what credit notes on a document may take back, and how to read it from one."""
    if invoice.revenue:
        return [(invoice.revenue_total, lambda note: -note.revenue_total)]
    if invoice.kind == DEPOSIT or (invoice.kind == OPENING and invoice.deposits):
        return [(invoice.deposits_total, lambda note: -note.deposits_total)]
    return [(invoice.total, lambda note: -note.total)]


@rule("order-missing", WARNING, "invoices", "A customer wants its order number, and a document has none.")
def order_missing(case: Case) -> Iterator[Diagnostic]:
    """Find invoices for customers that require an order number with neither theirs nor their quote's."""
    wanting = {account for account, customer in case.book.customers.items() if ORDER in required(customer)}
    for invoice in case.book.invoices if wanting else ():
        if invoice.customer not in wanting or invoice.date > case.day or invoice.kind not in _ASKING:
            continue
        if not has_order(case.book, invoice):
            yield case.on("order-missing", invoice)
