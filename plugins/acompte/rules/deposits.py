"""Rules about deposits: every one is deducted, once, and the deposits account of a closed quote is zero."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.model.deposits import ADJUSTED, DEDUCTED
from acompte.model.money import ZERO
from acompte.rules.invoices import names_unknown
from acompte.rules.registry import ERROR, Case, rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from decimal import Decimal

    from acompte.model.deposits import DepositMove
    from acompte.model.diagnostic import Diagnostic
    from acompte.model.records import Invoice, Quote


@rule("deposit-not-deducted", ERROR, "deposits", "A quote is closed by its final, and deposits are left.")
def deposit_not_deducted(case: Case) -> Iterator[Diagnostic]:
    """Find, at the closing invoice, the deposits invoiced up to it that nothing has deducted by the day."""
    for quote, final, moves in _closed(case):
        left = _left_by_deposit(moves, case, final)
        if not left:
            continue
        numbers = ", ".join(sorted(left))
        account = _deposits_account(case, moves)
        rest = sum(left.values(), ZERO)
        yield case.on("deposit-not-deducted", final, quote=quote.number, left=rest, deposits=numbers, account=account)


class Followed(NamedTuple):
    """What every deposit and the deposits of every quote come to on the day."""

    left: dict[str, Decimal]
    by_quote: dict[str, Decimal]
    over: dict[str, list[tuple[DepositMove, Decimal]]]
    """A document, the deductions that go over their deposit, each with by how much."""


def _follow(case: Case) -> Followed:
    """Sum the deposit moves up to the day, once for all rules."""
    left: dict[str, Decimal] = {}
    by_quote: dict[str, Decimal] = {}
    is_over = False
    for move in case.book.deposit_moves:
        if move.date > case.day:
            continue
        deposit, quote, amount = move.deposit, move.quote, move.amount
        if deposit is None:
            is_over = is_over or move.what == DEDUCTED
        else:
            left[deposit] = rest = left.get(deposit, ZERO) + amount
            is_over = is_over or rest < 0
        if quote is not None:
            by_quote[quote] = by_quote.get(quote, ZERO) + amount
    return Followed(left, by_quote, _over_deducted(case) if is_over else {})


def followed(case: Case) -> Followed:
    """Give what deposits come to on the day, worked out by the first rule that asks."""
    found: Followed = case.once("deposits", _follow)
    return found


def _closed(case: Case) -> Iterator[tuple[Quote, Invoice, list[DepositMove]]]:
    """Give the quotes that a final has closed by the day, and of which some deposit is not used up."""
    book = case.book
    unused = {number for number, rest in followed(case).left.items() if rest > 0}
    numbers = {move.quote for number in unused for move in case.matches.deposit_moves[number]}
    numbers.update(number for number, balance in followed(case).by_quote.items() if balance > 0)
    for number in sorted(number for number in numbers if number is not None):
        quote = book.quotes.get(number)
        if quote is not None:
            final = case.matches.closing(quote, case.day)
            if final is not None:
                yield quote, final, case.matches.moves[quote.number]


def _left_by_deposit(moves: list[DepositMove], case: Case, final: Invoice) -> dict[str, Decimal]:
    """Give what is left of each deposit invoiced up to the final; a later one is a matter of its own."""
    left: dict[str, Decimal] = {}
    for move in moves:
        by_hand = move.what == ADJUSTED and move.amount > 0
        if move.deposit is not None and move.date <= case.day and not by_hand:
            deposit = case.book.invoice(move.deposit)
            if deposit is not None and deposit.date <= final.date:
                left[move.deposit] = left.get(move.deposit, ZERO) + move.amount
    return {number: amount for number, amount in left.items() if amount > 0}


def _deposits_account(case: Case, moves: list[DepositMove]) -> str:
    """Give the account that the deposits stand on, to name it in the message."""
    for move in moves:
        for posting in move.entry.postings:
            account = case.book.accounts.get(posting.account)
            if account is not None and account.role == "deposits":
                return str(posting.account)
    return ""


@rule("deposit-over-deducted", ERROR, "deposits", "More is deducted than the deposits invoiced.")
def deposit_over_deducted(case: Case) -> Iterator[Diagnostic]:
    """Find the documents that deduct more than is left of a deposit, or what no deposit explains.

    On a quote whose number is mistyped or whose directive cannot be read, nobody knows which deposits there are.
    """
    for number, moves in followed(case).over.items():
        invoice = case.book.invoice(number)
        if invoice is not None:
            named = ", ".join(sorted({move.deposit for move, _ in moves if move.deposit}))
            if not named and names_unknown(case, invoice.entry, invoice.links):
                continue
            excess = sum((excess for _, excess in moves), ZERO)
            variant = "" if named else "none"
            yield case.on("deposit-over-deducted", invoice, variant=variant, excess=excess, deposits=named)


def _over_deducted(case: Case) -> dict[str, list[tuple[DepositMove, Decimal]]]:
    """Give, a document, the deductions that go over their deposit, each with by how much.

    A deposit is judged in the evening: a credit note of the same day may have given it back.
    """
    left: dict[str, Decimal] = {}
    evening: dict[tuple[str, date], Decimal] = {}
    known = [move for move in case.book.deposit_moves if move.date <= case.day]
    for move in known:
        if move.deposit:
            left[move.deposit] = left.get(move.deposit, ZERO) + move.amount
            evening[move.deposit, move.date] = left[move.deposit]
    over: dict[str, list[tuple[DepositMove, Decimal]]] = {}
    for move in reversed(known):
        if move.what != DEDUCTED or not move.document:
            continue
        excess = -move.amount
        if move.deposit:
            excess = min(excess, -evening[move.deposit, move.date])
        if excess > 0:
            over.setdefault(move.document, []).append((move, excess))
            if move.deposit:
                evening[move.deposit, move.date] += excess
    return over


@rule("deposit-account", ERROR, "deposits", "The deposits account of a closed quote is not zero.")
def deposit_account(case: Case) -> Iterator[Diagnostic]:
    """Find closed quotes whose deposits do not sum to zero, where no other rule says why."""
    known = followed(case)
    over = {move.quote for moves in known.over.values() for move, _ in moves}
    for number, balance in known.by_quote.items():
        quote = case.book.quotes.get(number)
        if not balance or quote is None or number in over or not case.matches.is_closed(quote, case.day):
            continue
        moves = case.matches.moves[number]
        if not _explained(case, quote, moves):
            dated = [move for move in moves if move.date <= case.day]
            by_hand = [move for move in dated if move.what == ADJUSTED]
            yield case.on_quote("deposit-account", quote, (by_hand or dated)[-1].entry, balance=balance)


def _explained(case: Case, quote: Quote, moves: list[DepositMove]) -> bool:
    """Tell whether deposits left, not deducted, or invoiced after the final explain a balance."""
    final = case.matches.closing(quote, case.day)
    if final is None:
        return case.matches.deposits(quote.number, case.day).left > 0
    if _left_by_deposit(moves, case, final):
        return True
    later = [case.book.invoice(move.deposit) for move in moves if move.deposit and move.date <= case.day]
    return any(deposit is not None and deposit.date > final.date for deposit in later)
