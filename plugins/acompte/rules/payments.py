"""Rules about payments: what no document explains, what stands on account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.diagnostic import Diagnostic
from acompte.model.documents import own_links
from acompte.model.money import ONE, ZERO
from acompte.model.records import CREDIT, CREDIT_NOTE, DIFFERENCE, MONEY, WRITE_OFF
from acompte.rules.invoices import names_unknown
from acompte.rules.registry import ERROR, WARNING, Case, also_finds, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from acompte.model.records import Move
    from acompte.model.standing import OnAccount


@rule("debit-unexplained", ERROR, "payments", "A debit of a customer that nothing explains.")
def debit_unexplained(case: Case) -> Iterator[Diagnostic]:
    """Find debits without `invoice` that take neither from the account nor from money settled."""
    for debit in case.history.unexplained:
        if debit.day <= case.day and "invoice" not in debit.entry.meta:
            named = sorted(own_links(debit.entry) & case.book.by_number.keys())
            facts = {"name": case.book.customer_name(debit.customer), "amount": debit.amount, "links": tuple(named)}
            variant = "linked" if named else ""
            yield Diagnostic("debit-unexplained", debit.entry, facts, None, debit.customer, variant)


def standing_payments(case: Case) -> Iterator[tuple[OnAccount, list[str]]]:
    """Give the payments that stand on account on the day beyond the tolerance, with the documents they name."""
    tolerance = case.book.settings.tolerance(case.day)
    for credit in case.history.on_account:
        if credit.document is not None or credit.parts[0][0] == CREDIT:
            continue
        if credit.stands(case.day) > max(tolerance, ZERO):
            known = [name for name in credit.named if name in case.book.by_number]
            yield credit, known


@rule("overpaid", WARNING, "payments", "A payment exceeds the documents that it names.")
def overpaid(case: Case) -> Iterator[Diagnostic]:
    """Find what is left on account of payments that name documents; what was written off is a recovery.

    What a payment leaves that names an unknown number too is that number's: only the number is wrong.
    """
    for credit, named in standing_payments(case):
        documents = [case.book.invoices[case.book.by_number[name]] for name in named]
        numbers = [document.number for document in documents if document.date <= case.day]
        if not numbers or _is_recovery(case, numbers) or names_unknown(case, credit.entry, credit.named):
            continue
        is_theirs = any(document.customer == credit.customer for document in documents)
        facts = {
            "number": ", ".join(numbers),
            "name": case.book.customer_name(credit.customer),
            "amount": credit.stands(case.day),
        }
        variant = "" if is_theirs else "other"
        yield Diagnostic("overpaid", credit.entry, facts, numbers[0], credit.customer, variant)


def _is_recovery(case: Case, numbers: list[str]) -> bool:
    for number in numbers:
        for settling in case.history.settlings[case.book.by_number[number]]:
            if settling.kind == WRITE_OFF and settling.day <= case.day:
                return True
    return False


@rule("payment-unallocated", WARNING, "payments", "A payment or a credit note stands on account and names nothing.")
def payment_unallocated(case: Case) -> Iterator[Diagnostic]:
    """Find payments on account that link neither a document nor a quote; a mistyped number is said as such alone."""
    for credit, named in standing_payments(case):
        if named or any(name in case.book.quotes for name in credit.named):
            continue
        if names_unknown(case, credit.entry, credit.named):
            continue
        facts = {
            "name": case.book.customer_name(credit.customer),
            "amount": credit.stands(case.day),
            "links": credit.named,
        }
        is_money = any(kind == MONEY for kind, _ in credit.parts)
        variant = "link" if credit.named else "" if is_money else "otherwise"
        document = min(credit.named, default=None)
        yield Diagnostic("payment-unallocated", credit.entry, facts, document, credit.customer, variant)


@also_finds("payment-unallocated")
def credit_note_unallocated(case: Case) -> Iterator[Diagnostic]:
    """Find credit notes on account that link neither a document nor a quote."""
    book = case.book
    tolerance = book.settings.tolerance(case.day)
    for credit in case.history.on_account:
        note = book.invoice(credit.document) if credit.document is not None else None
        if note is None or note.kind != CREDIT_NOTE or note.corrects or note.quotes:
            continue
        amount = credit.stands(case.day)
        if amount <= max(tolerance, ZERO) or any(name in book.by_number for name in credit.named):
            continue
        if not names_unknown(case, credit.entry, credit.named):
            yield case.on("payment-unallocated", note, variant="credit", amount=amount)


@rule("difference-large", WARNING, "payments", "A payment leaves more than cents as a difference.")
def difference_large(case: Case) -> Iterator[Diagnostic]:
    """Find differences (658, 758 with a payment) over one euro, or over the tolerance where that is larger."""
    for move, parts in settling(case, DIFFERENCE):
        difference = parts[DIFFERENCE] - move.otherwise
        limit = max(ONE, case.book.settings.tolerance(move.date))
        if abs(difference) > limit:
            yield _on_move(case, "difference-large", move, difference=difference, limit=limit)


@rule("settled-otherwise", WARNING, "payments", "A receivable is settled by an account that no role explains.")
def settled_otherwise(case: Case) -> Iterator[Diagnostic]:
    """Find what is neither money, discount, write-off, set-off nor difference, and settles all the same."""
    for move, _ in settling(case, DIFFERENCE):
        if move.otherwise:
            yield _on_move(case, "settled-otherwise", move, amount=move.otherwise)


def settling(case: Case, kind: str) -> Iterator[tuple[Move, dict[str, Decimal]]]:
    """Give the credits up to the day of which a part is of a kind."""
    for move in case.book.moves:
        if len(move.parts) == 1 and move.parts[0][0] != kind:
            continue
        if move.amount > 0 and move.date <= case.day and move.document is None:
            parts = dict(move.parts)
            if kind in parts:
                yield move, parts


def _on_move(case: Case, code: str, move: Move, **facts: object) -> Diagnostic:
    """Say something of a payment, with the documents and quotes that it links."""
    known = sorted(link for link in move.links if link in case.book.by_number or link in case.book.quotes)
    named = {"numbers": ", ".join(known) or "—", "name": case.book.customer_name(move.customer), **facts}
    return Diagnostic(code, move.entry, named, known[0] if known else None, move.customer)
