"""Credit notes: a document taken back whole, posting by posting, or in part, in proportion to its rates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.desk.documents import rate_meta
from acompte.desk.entries import Leg, leg, transaction
from acompte.desk.payments import credited, rooms_of
from acompte.desk.quoted import held_of
from acompte.desk.refusal import Refusal
from acompte.desk.shares import Slice, fair, part, posted_accounts, slices, vat_back
from acompte.model import roles
from acompte.model.deposits import DEDUCTED
from acompte.model.money import ZERO, fill, spread
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, DEPOSIT, OPENING
from acompte.vat.taxed import is_deposit

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.desk.composer import Composer
    from acompte.model.records import Invoice
    from acompte.model.state import DocumentState


def credit_note(
    composer: Composer,
    number: str,
    amount: Decimal | None,
    reason: str | None,
    *,
    quote: str | None = None,
    rate: Decimal | None = None,
) -> Invoice:
    """Compose a credit note on a document, `amount` with VAT; without one, for what stands open of it.

    `quote` says for which quote, where the document is a deposit for several; `rate` takes back what is at one VAT
    rate alone.

    Raises:
      Refusal: the document is a credit itself, nothing is open of it, or the amount is over it.
    """
    state = composer.document(number)
    invoice = state.invoice
    if invoice.is_credit:
        raise Refusal("credit-of-credit", number=number)
    rows, most = _creditable(composer, invoice, quote)
    if rate is not None:
        rows = _at_rate(invoice, rows, rate)
        most = min(most, sum((row.total for row in rows), ZERO))
    wanted = _wanted(state, amount, most)
    untouched = wanted == invoice.total and most == invoice.total and not _closed_by_another(composer, invoice)
    if untouched and invoice.kind != OPENING:
        legs = _mirror(composer, invoice)
    elif invoice.kind == DEBIT_NOTE and not invoice.vat and not invoice.revenue:
        legs = _charges_back(composer, invoice, wanted)
    else:
        legs = _in_part(composer, invoice, part(rows, wanted))
    title = composer.word(f"Avoir sur {number}", f"Credit note on {number}")
    entry = transaction(
        composer.day,
        composer.payee,
        f"{title}, {reason}" if reason else title,
        (number,),
        legs,
        composer.currency,
        invoice=composer.number(CREDIT_NOTE),
        kind=CREDIT_NOTE if invoice.kind == DEBIT_NOTE else None,
    )
    return composer.add_document(composer.with_moves(entry, posted_accounts((invoice,))))


def _at_rate(invoice: Invoice, rows: list[Slice], rate: Decimal) -> list[Slice]:
    """Give what of a document is at a rate.

    Raises:
      Refusal: nothing is.
    """
    found = [row for row in rows if row.rate == rate]
    if not found:
        known = ", ".join(f"{row.rate.normalize():f} %" for row in rows)
        raise Refusal("credit-rate", number=invoice.number, rate=rate, known=known)
    return found


def _closed_by_another(composer: Composer, invoice: Invoice) -> bool:
    """Tell whether a final has closed a quote after a document: the deposits that it deducted are not given back."""
    finals = [composer.near.matches.closing(composer.book.quotes[number], composer.day) for number in invoice.quotes]
    return any(final is not None and final.number != invoice.number for final in finals)


def _wanted(state: DocumentState, amount: Decimal | None, most: Decimal) -> Decimal:
    number = state.invoice.number
    if most <= 0:
        raise Refusal("credit-whole" if state.open > 0 else "credited-already", number=number)
    if amount is None:
        if state.open <= 0:
            raise Refusal("nothing-open-credit", number=number, paid=state.settled)
        return min(state.open, most)
    if amount <= 0:
        raise Refusal("amount-not-positive", amount=amount)
    if amount > most:
        raise Refusal("credit-exceeds", number=number, amount=amount, most=most)
    return amount


def _creditable(composer: Composer, invoice: Invoice, quote: str | None) -> tuple[list[Slice], Decimal]:
    """Give what of a document can be credited, by rate and in sum: of a deposit, what no invoice has deducted.

    Raises:
      Refusal: it is a deposit, and all of it is deducted.
    """
    rows = slices(composer, invoice)
    if not is_deposit(invoice):
        return rows, invoice.total - _credited(composer, invoice)
    several = len(invoice.quotes) > 1
    sums = composer.near.matches.deposit(invoice.number, composer.day)
    if sums.left == sums.net and (not several or not sums.net):
        return rows, sum((row.total for row in rows), ZERO)
    moves = composer.near.matches.deposit_moves.get(invoice.number, ())
    takers = sorted({m.document for m in moves if m.document and m.what == DEDUCTED and m.date <= composer.day})
    if sums.left <= 0:
        raise Refusal("credit-deducted", number=invoice.number, takers=", ".join(takers))
    rows = [
        Slice(row.rate, row.left, row.vat, row.quote if several else None)
        for row in held_of(composer, invoice.number)
        if row.left > 0 and quote in (None, row.quote)
    ]
    return rows, sum((row.total for row in rows), ZERO)


def _credited(composer: Composer, invoice: Invoice) -> Decimal:
    """Give what credit notes have taken back of a document by the day, with VAT."""
    notes = composer.near.matches.credit_notes.get(invoice.number, ())
    return -sum((note.total for note in notes if note.date <= composer.day), ZERO)


def _mirror(composer: Composer, invoice: Invoice) -> list[Leg]:
    """Reverse every posting; VAT first where it still waits, then where it is due."""
    accounts = composer.book.accounts
    legs = []
    for posting in invoice.entry.postings:
        account = accounts.get(posting.account)
        if posting.units is None or posting.units.number is None:
            continue
        if account is not None and account.role in (roles.VAT, roles.VAT_PENDING):
            continue
        said = posting.meta or {}
        kept = ("item", "quantity", "unit", "vat", "quote", "deposit", "pays")
        legs.append(Leg(posting.account, -posting.units.number, {key: said[key] for key in kept if key in said}))
    return [*legs, *vat_back(composer, invoice, slices(composer, invoice))]


def _charges_back(composer: Composer, invoice: Invoice, amount: Decimal) -> list[Leg]:
    """Take back a part of a debit note: its last charges first, after what earlier credit notes took of them."""
    rows = [
        posting
        for posting in reversed(invoice.entry.postings)
        if (account := composer.book.accounts.get(posting.account)) is None or account.role not in roles.RECEIVABLE
    ]
    rooms = [-posting.units.number if posting.units and posting.units.number else ZERO for posting in rows]
    before = list(fill(_credited(composer, invoice), rooms))
    taken = fill(amount, [room - gone for room, gone in zip(rooms, before, strict=True)])
    legs = credited(composer, rooms_of(composer, [composer.document(invoice.number)]), amount)
    for posting, part_of_it in zip(rows, taken, strict=True):
        meta = posting.meta or {}
        legs.append(leg(posting.account, part_of_it, item=meta.get("item"), pays=meta.get("pays")))
    return legs


def _in_part(composer: Composer, invoice: Invoice, rows: list[Slice]) -> list[Leg]:
    """Take back a part: of deposits where the document asks for one, else of revenue."""
    role = _role(invoice)
    if role == roles.REVENUE:
        rows = fair(rows)
    total = sum((row.total for row in rows), ZERO)
    several = len({row.rate for row in rows}) > 1
    legs = credited(composer, rooms_of(composer, [composer.document(invoice.number)]), total)
    for row in rows:
        for quote, base in _by_quote(invoice, row):
            account = _posted(composer, invoice, role, row.rate)
            own = composer.book.accounts[account].rate
            legs.append(
                leg(account, base, vat=rate_meta(own, row.rate, several=several), quote=quote if quote else None)
            )
    return [*legs, *vat_back(composer, invoice, rows)]


def _role(invoice: Invoice) -> str:
    if invoice.kind == DEPOSIT or (invoice.deposits_total > 0 and not invoice.revenue):
        return roles.DEPOSITS
    return roles.REVENUE


def _by_quote(invoice: Invoice, row: Slice) -> list[tuple[str | None, Decimal]]:
    """Cut a base by the quotes of the document, in proportion to what it has sold on each."""
    if len(invoice.quotes) < 2 or row.quote is not None:
        return [(row.quote, row.base)]
    sums: dict[str, Decimal] = {}
    for share in invoice.revenue:
        if share.quote is not None and share.amount > 0:
            sums[share.quote] = sums.get(share.quote, ZERO) + share.amount
    return list(zip(sums, spread(row.base, list(sums.values())), strict=True)) if sums else [(None, row.base)]


def _posted(composer: Composer, invoice: Invoice, role: str, rate: Decimal) -> str:
    """Give the account of a role that the document posts to, rather at this rate."""
    own = [
        account
        for posting in invoice.entry.postings
        if (account := composer.book.accounts.get(posting.account)) is not None
        and (account.role == role or (invoice.kind == DEBIT_NOTE and account.role not in roles.RECEIVABLE))
    ]
    fitting = [account for account in own if account.rate == rate] or own
    return fitting[0].name if fitting else composer.chart.account(role, rate).name
