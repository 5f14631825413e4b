"""Money received: for documents, for a quote, or from a customer; with discounts, bank fees and cents of difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from acompte.desk.entries import Leg, joined, leg, transaction
from acompte.desk.quoted import find_quote, first_payment, running_quote
from acompte.desk.refusal import Refusal
from acompte.desk.shares import part, posted_accounts, slices, vat_back
from acompte.law.terms import due, parse_discount
from acompte.model import roles
from acompte.model.documents import instalment_order
from acompte.model.money import ZERO, percent_of
from acompte.model.quotes import total_with_vat

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.model.state import DocumentState


class Money(NamedTuple):
    """Money that comes in."""

    amount: Decimal | None
    """With VAT, what the customer paid; None: all that stands open."""
    account: str | None = None
    """Where it comes in; None: the account of the last payment."""
    discount: bool = False
    fee: Decimal = ZERO
    """What the bank or the payment provider kept of it."""


class _Room(NamedTuple):
    """Where money goes: an instalment of a document, with the account that it stands on."""

    due: date
    number: str
    account: str
    amount: Decimal
    retention: bool


def pay_documents(composer: Composer, numbers: Sequence[str], money: Money) -> None:
    """Compose a payment of documents; they are paid the oldest due date first.

    Raises:
      Refusal: nothing is open of them and no amount is said, or the discount is not theirs.
    """
    states = [composer.document(number) for number in dict.fromkeys(numbers)]
    credits = [state for state in states if state.invoice.is_credit]
    if credits:
        raise Refusal("pay-credit", number=credits[0].invoice.number)
    _pay(composer, states, [state.invoice.number for state in states], money)


def pay_quote(composer: Composer, number: str, money: Money) -> None:
    """Compose a payment for a quote: of its open documents, else money in advance, for which an amount is said.

    Raises:
      Refusal: nothing is open and no amount is said, or the quote has ended, or a consumer may not pay yet.
    """
    find_quote(composer, number)
    states = _open(composer, {d.number for d in composer.near.matches.documents.get(number, ())})
    if states:
        _pay(composer, states, [state.invoice.number for state in states], money)
        return
    quote = running_quote(composer, number)
    if money.amount is None:
        raise Refusal("pay-quote-amount", number=number, total=total_with_vat(quote, composer.day))
    _pay(composer, [], [number], money)


def pay_customer(composer: Composer, money: Money) -> None:
    """Compose a payment of a customer: of all that is open, the oldest due date first; what is left stands on account.

    Raises:
      Refusal: nothing is open and no amount is said.
    """
    states = _open(composer, None)
    if not states and money.amount is None:
        raise Refusal("pay-nothing-open", name=composer.payee)
    rooms = rooms_of(composer, states)
    wanted = _asked(rooms, composer.day) if money.amount is None else money.amount
    links: dict[str, None] = {}
    for room in rooms:
        if wanted > 0:
            links[room.number] = None
            wanted -= room.amount
    _pay(composer, [state for state in states if state.invoice.number in links], list(links), money)


def _open(composer: Composer, numbers: set[str] | None) -> list[DocumentState]:
    return [
        state
        for state in composer.near.state.documents
        if state.open > 0
        and state.invoice.customer == composer.account
        and (numbers is None or state.invoice.number in numbers)
    ]


def rooms_of(composer: Composer, states: Iterable[DocumentState]) -> list[_Room]:
    """Give what is open, in the order in which money fills it: by due date, then number."""
    rooms = []
    for state in states:
        accounts = standing_accounts(composer, state)
        for row in state.owed:
            if row.open > 0:
                account = accounts[1] if row.retention else accounts[0]
                room = _Room(instalment_order(row.due), state.invoice.number, account, row.open, row.retention)
                rooms.append((room.due, state.invoice.key, room))
    return [room for _, _, room in sorted(rooms, key=lambda row: row[:2])]


def _asked(rooms: Iterable[_Room], day: date) -> Decimal:
    """Give what is to be paid by a day: all that is open but retentions not yet due, or those where nothing else is."""
    ordinary = sum((room.amount for room in rooms if not room.retention or room.due <= day), ZERO)
    return ordinary or sum((room.amount for room in rooms), ZERO)


def standing_accounts(composer: Composer, state: DocumentState) -> tuple[str, str]:
    """Give the accounts that a document stands on: what is owed (doubtful or bills after a transfer), its retention."""
    number = state.invoice.number
    owed = retained = None
    for posting in state.invoice.entry.postings:
        account = composer.book.accounts.get(posting.account)
        if account is not None and account.role == roles.RETENTION:
            retained = retained or posting.account
        elif account is not None and account.role in roles.RECEIVABLE:
            owed = owed or posting.account
    for transfer in composer.book.transfers:
        if number in transfer.links and transfer.date <= composer.day and transfer.amount > 0:
            for posting in transfer.entry.postings:
                account = composer.book.accounts.get(posting.account)
                flagged = {roles.DOUBTFUL: state.doubtful, roles.BILL: state.bill}
                if account is not None and account.role == transfer.role and flagged[transfer.role]:
                    owed = posting.account
                    retained = owed if transfer.role == roles.DOUBTFUL else retained
    owed = owed or composer.account
    return owed, retained or owed


def _hold_early(composer: Composer, numbers: Iterable[str]) -> None:
    """Hold back the money of a consumer who may not pay yet.

    Raises:
      Refusal: a quote was signed away from the shop, and its eighth day has not come.
    """
    for number in numbers:
        first = first_payment(composer.book.quotes[number], composer)
        if first is not None and composer.day < first:
            raise Refusal("payment-too-early", number=number, day=composer.day, first=first)


def _pay(composer: Composer, states: list[DocumentState], links: list[str], money: Money) -> None:
    named = {link for link in links if link in composer.book.quotes}
    _hold_early(composer, sorted(named.union(*(state.invoice.quotes for state in states))))
    rooms = rooms_of(composer, states)
    whole = _asked(rooms, composer.day)
    if money.amount is None and whole <= 0:
        raise Refusal("pay-nothing-open-document", number=links[0] if links else composer.payee)
    given: list[Leg] = []
    lowered = ZERO
    if money.discount:
        lowered, given = _discount(composer, states, money.amount)
    paid = whole - lowered if money.amount is None else money.amount
    if paid <= 0:
        raise Refusal("amount-not-positive", amount=paid)
    settled = paid + lowered
    short = whole - settled
    others = list(given)
    if 0 < short <= composer.book.settings.tolerance(composer.day):
        others.append(leg(composer.chart.account(roles.DIFFERENCE).name, short))
        settled = whole
    legs = [*received(composer, money, paid), *others, *credited(composer, rooms, settled, named=_keeps(rooms))]
    title = composer.word("Règlement", "Payment")
    entry = transaction(
        composer.day, composer.payee, f"{title} {', '.join(links)}".strip(), links, joined(legs), composer.currency
    )
    composer.add(composer.with_moves(entry, posted_accounts(state.invoice for state in states)))


def _keeps(rooms: Sequence[_Room]) -> bool:
    """Tell whether a document has a retention to keep open while later ones are paid: each posting then says which.

    One document after the other takes what names several, retention and all.
    """
    documents = [room.number for room in rooms]
    last = list(dict.fromkeys(documents))[-1:]
    return any(room.retention and room.number not in last for room in rooms)


def received(composer: Composer, money: Money, paid: Decimal) -> list[Leg]:
    """Give where money comes in, and what the bank keeps of it.

    Raises:
      Refusal: the account holds no money, or the bank keeps more than came in.
    """
    if not 0 <= money.fee < paid:
        raise Refusal("fee-over", fee=money.fee, amount=paid)
    bank = money.account or composer.chart.account(roles.BANK).name
    check_bank(composer, bank)
    legs = [leg(bank, paid - money.fee)]
    if money.fee:
        legs.append(leg(composer.chart.account(roles.BANK_FEE).name, money.fee))
    return legs


def check_bank(composer: Composer, name: str) -> None:
    """Refuse an account that holds no money.

    Raises:
      Refusal: it has not the role of a bank, nor of a set-off.
    """
    account = composer.book.accounts.get(name)
    if account is None or account.role not in (roles.BANK, roles.SET_OFF):
        known = ", ".join(a.name for a in composer.chart.of_role(roles.BANK))
        raise Refusal("no-bank", account=name, known=known)


def credited(composer: Composer, rooms: Iterable[_Room], amount: Decimal, *, named: bool = False) -> list[Leg]:
    """Credit the accounts that the documents stand on; what is over them goes to the customer's own.

    Where it is `named`, each posting says which document it pays.
    """
    legs = []
    for room in rooms:
        taken = min(amount, room.amount)
        if taken > 0:
            legs.append(leg(room.account, -taken, pays=room.number if named else None))
            amount -= taken
    if amount > 0:
        legs.append(leg(composer.account, -amount))
    return joined(legs)


def _discount(composer: Composer, states: Sequence[DocumentState], paid: Decimal | None) -> tuple[Decimal, list[Leg]]:
    """Give the discount for early payment with its VAT, and its postings.

    Raises:
      Refusal: the document grants none, or its days are over, or there are several documents.
    """
    if len(states) != 1:
        raise Refusal("discount-one")
    state = states[0]
    invoice = state.invoice
    said = invoice.entry.meta.get("discount")
    granted = parse_discount(str(said)) if said is not None else None
    if granted is None:
        raise Refusal("discount-none", number=invoice.number)
    last = due(granted.terms, invoice.date)
    if composer.day > last:
        raise Refusal("discount-late", number=invoice.number, last=last, day=composer.day)
    lowered = percent_of(state.open, granted.percent)
    if paid is not None:
        lowered = min(lowered, state.open - paid)
    if lowered <= 0:
        return ZERO, []
    rows = part(slices(composer, invoice), lowered)
    account = composer.chart.account(roles.DISCOUNT).name
    base = sum((row.base for row in rows), ZERO)
    return lowered, [leg(account, base), *vat_back(composer, invoice, rows)]
