"""Final and progress invoices: all that a quote still owes, or its progress; deposits are deducted by construction."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from acompte.desk.documents import Ask, Line, Paper, due_date, vat_of, write
from acompte.desk.entries import percent_text, titled
from acompte.desk.quoted import Held, held, invoiceable, rates_of, revenue_by_rate, vat_by_rate
from acompte.desk.refusal import Refusal
from acompte.model import values
from acompte.model.kinds import invoiced_before
from acompte.model.money import CENT, HUNDRED, ZERO, percent_of
from acompte.model.quotes import amount_on, completes, portions_on, received_on
from acompte.model.records import PROGRESS
from acompte.model.records import Line as QuoteLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from acompte.desk.composer import Composer
    from acompte.model.records import Invoice, Quote


def final_invoice(composer: Composer, numbers: Sequence[str], ask: Ask) -> Invoice:
    """Compose the final invoice of one quote or several.

    It has all lines of each quote and its amendments, or what progress invoices left of them a rate, and deducts
    every deposit by its number. Its VAT is that of the quote less what was invoiced before, so that no cent is lost.

    Raises:
      Refusal: a quote cannot be invoiced, or nothing is left of it.
    """
    quotes = [invoiceable(composer, number) for number in numbers]
    revenue = [line for quote in quotes for line in _lines_left(composer, quote)]
    deposits = [line for quote in quotes for line in _deductions(held(composer, quote), quote)]
    if not revenue and not deposits:
        raise Refusal("nothing-left", number=numbers[0])
    title = composer.word("Facture de solde", "Final invoice")
    return _write(composer, quotes, title, revenue, deposits, ask, closes=True)


def progress_invoice(composer: Composer, number: str, percent: Decimal, ask: Ask) -> Invoice:
    """Compose a progress invoice (situation de travaux) up to a cumulated percentage; deposits are deducted pro rata.

    Raises:
      Refusal: the quote cannot be invoiced, or the works have been invoiced up to that percentage.
    """
    quote = invoiceable(composer, number)
    if not 0 < percent < HUNDRED:
        raise Refusal("progress-percent", percent=percent, number=number)
    known = revenue_by_rate(composer, quote)
    wanted = {
        rate: percent_of(base, percent) - known.get(rate, ZERO) for rate, base in rates_of(composer, quote).items()
    }
    if sum(wanted.values(), ZERO) <= 0:
        whole = amount_on(quote, composer.day)
        if whole <= 0:
            raise Refusal("nothing-left", number=number)
        done = HUNDRED * sum(known.values(), ZERO) / whole
        raise Refusal("progress-done", number=number, percent=percent, done=done.quantize(CENT))
    documents = composer.near.matches.documents.get(number, ())
    turn = 1 + sum(d.kind == PROGRESS and d.date <= composer.day for d in documents)
    said = percent_text(percent, composer.whole.language)
    item = composer.word(f"Situation n° {turn}, {said} cumulés", f"Progress invoice no. {turn}, {said} cumulated")
    title = composer.word(f"Situation n° {turn} ({said})", f"Progress invoice no. {turn} ({said})")
    revenue = [Line(amount, rate, number, item) for rate, amount in sorted(wanted.items(), reverse=True) if amount]
    parts = []
    room = {rate: max(amount, ZERO) for rate, amount in wanted.items()}
    for row in held(composer, quote):
        deducted = row.invoiced - row.left
        # Not more than the works of this invoice: a deposit invoiced late is caught up with in the next ones.
        part = min(percent_of(row.invoiced, percent) - deducted, row.left, room.get(row.rate, ZERO))
        if part > 0:
            room[row.rate] -= part
            parts.append(row._replace(left=part))
    return _write(composer, [quote], title, revenue, _deductions(parts, quote), ask, closes=False)


def _lines_left(composer: Composer, quote: Quote) -> list[Line]:
    """Give the lines of a quote and its amendments; after progress invoices, what they left, a rate."""
    rates = rates_of(composer, quote)
    known = revenue_by_rate(composer, quote)
    number = quote.number
    if any(known.values()) or invoiced_before(quote):
        item = composer.word("Solde des travaux", "Balance of the works")
        left = {rate: base - known.get(rate, ZERO) for rate, base in rates.items()}
        left.update({rate: -amount for rate, amount in known.items() if rate not in rates})
        _take_before(left, invoiced_before(quote))
        return [Line(amount, rate, number, item) for rate, amount in sorted(left.items(), reverse=True) if amount]
    lines = []
    for said, amount, known_rate in portions_on(quote, composer.day):
        rate = known_rate if known_rate is not None else ZERO
        if isinstance(said, QuoteLine):
            lines.append(Line(amount, rate, number, said.title, said.quantity, said.unit))
        elif said is not None:
            lines.append(Line(amount, rate, number, said.title))
        elif lines and abs(amount) <= CENT * len(lines):
            lines[-1] = lines[-1]._replace(amount=lines[-1].amount + amount)
        else:
            lines.append(Line(amount, rate, number, quote.title or None))
    return [line for line in lines if line.amount]


def _take_before(left: dict[Decimal, Decimal], before: Decimal) -> None:
    """Take what other books invoiced off the rates, the highest base first: they do not say at which rates it was."""
    for rate in sorted(left, key=lambda rate: -left[rate]):
        taken = min(before, max(left[rate], ZERO))
        left[rate] -= taken
        before -= taken


def _deductions(rows: Iterable[Held], quote: Quote) -> list[Line]:
    return [Line(-row.left, row.rate, quote.number, deposit=row.deposit) for row in rows if row.left > 0]


def _write(
    composer: Composer,
    quotes: Sequence[Quote],
    title: str,
    revenue: list[Line],
    deposits: list[Line],
    ask: Ask,
    *,
    closes: bool,
) -> Invoice:
    vat = vat_of([*revenue, *deposits])
    if closes and len(quotes) == 1:
        vat = _closing_vat(composer, quotes[0], vat, [*revenue, *deposits])
    works = sum((line.amount for line in revenue), ZERO) + sum(vat_of(revenue).values(), ZERO)
    total = sum((line.amount for line in (*revenue, *deposits)), ZERO) + sum(vat.values(), ZERO)
    retained = _retention(quotes, works)
    received = [day for quote in quotes if (day := received_on(quote, composer.day)) is not None]
    subject = ", ".join(quote.title for quote in quotes if quote.title)
    paper = Paper(
        composer.number("invoice"),
        titled(title, subject, composer.whole.language),
        tuple(quote.number for quote in quotes),
        revenue,
        deposits,
        vat,
        due_date(composer, quotes, ask.due) if total > 0 else None,
        retained if total > retained else ZERO,
        {
            "discount": ask.discount if total > 0 else None,
            "delivered": max(received) if closes and received else None,
            "kind": None if not closes or _reaches(composer, quotes, revenue) else "final",
        },
        quotes[0].meta.get("nature"),
    )
    return composer.add_document(write(composer, paper))


def _closing_vat(
    composer: Composer, quote: Quote, usual: dict[Decimal, Decimal], lines: Iterable[Line]
) -> dict[Decimal, Decimal]:
    """Give the VAT of the whole quote less what was invoiced before, a rate, where that is a matter of cents only."""
    before = vat_by_rate(composer, quote)
    if before is None or invoiced_before(quote):
        return usual
    counts: dict[Decimal, int] = {}
    for line in lines:
        counts[line.rate] = counts.get(line.rate, 0) + 1
    found = dict(usual)
    for rate, base in rates_of(composer, quote).items():
        rest = percent_of(base, rate) - before.get(rate, ZERO)
        if rate and abs(rest - usual.get(rate, ZERO)) <= CENT * counts.get(rate, 0):
            found[rate] = rest
    return found


def _retention(quotes: Sequence[Quote], works: Decimal) -> Decimal:
    """Give the retention of guarantee on works with VAT, where the quotes agree on one."""
    rates = {values.percent(quote.meta.get("retention")) for quote in quotes}
    percent = rates.pop() if len(rates) == 1 else None
    return percent_of(works, percent) if percent else ZERO


def _reaches(composer: Composer, quotes: Sequence[Quote], revenue: Iterable[Line]) -> bool:
    """Tell whether the revenue brings every quote to its amount, so that the document is a final by its shape."""
    rows = list(revenue)
    for quote in quotes:
        own = sum((line.amount for line in rows if line.quote == quote.number), ZERO)
        invoiced = own + composer.near.matches.revenue(quote, composer.day)
        if not own or not completes(invoiced, amount_on(quote, composer.day)):
            return False
    return True
