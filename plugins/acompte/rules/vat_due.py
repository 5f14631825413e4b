"""The rule about when VAT falls due: what entries make due by each month's end, held against what must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.model.days import month_end
from acompte.model.diagnostic import Diagnostic
from acompte.model.money import ZERO
from acompte.model.roles import VAT, VAT_PENDING
from acompte.rules.invoices import names_unknown
from acompte.rules.registry import ERROR, Case, rule
from acompte.rules.survey import survey
from acompte.vat.compare import mismatches
from acompte.vat.monthly import Months
from acompte.vat.regimes import document_regime, said_regime, vat_by_regime
from acompte.vat.taxed import Taxed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from acompte.vat.compare import Mismatch

_MOST_SHOWN = 10


@rule("vat-due", ERROR, "VAT", "VAT was not moved from pending to due as it must by a month's end.")
def vat_due(case: Case) -> Iterator[Diagnostic]:
    """Compare, at every month's end, the VAT that entries make due with the VAT that falls due (CGI 269-2).

    A company's regime that cannot be read is an error of its own: until it is mended, nobody knows what falls due.
    """
    companies = case.book.settings.companies
    if any("vat-due" in c.meta and said_regime(c.meta) is None for c in companies if c.date <= case.day):
        return
    waiting = survey(case).waiting
    if not waiting and not case.book.vat_entries and not case.history.on_account:
        return
    months = Months(case.history, case.matches, waiting, case.day)
    for mismatch in mismatches(months):
        if not _is_for_unknown(case, mismatch):
            yield _say(case, months, mismatch)
    if months.strays:
        yield from _say_strays(case, months)


def _is_for_unknown(case: Case, mismatch: Mismatch) -> bool:
    """Tell whether what is moved too much may be that of a document whose number is mistyped: that alone is said."""
    entry = mismatch.entry
    return mismatch.found > mismatch.wanted and not mismatch.at_document and names_unknown(case, entry, entry.links)


def _say_strays(case: Case, months: Months) -> Iterator[Diagnostic]:
    """Say of VAT that is moved for no document; a payment that names none is said as `payment-unallocated`."""
    payments = {id(move.entry) for move in case.book.moves}
    for stray in months.strays:
        entry = stray.entry.entry
        names_nothing = stray.entry.links.isdisjoint(case.book.quotes)
        if month_end(entry.date) > case.day or names_unknown(case, entry, stray.entry.links):
            continue
        if names_nothing and id(entry) in payments:
            continue
        facts = {"subject": entry.narration, "amount": sum(stray.due.values(), ZERO)}
        yield Diagnostic("vat-due", entry, facts, min(stray.entry.links, default=None), variant="nobody")


def _say(case: Case, months: Months, mismatch: Mismatch) -> Diagnostic:
    node = months.nodes[mismatch.node]
    lack = mismatch.wanted - mismatch.found
    source, target = _account(case, VAT_PENDING, mismatch.rate), _account(case, VAT, mismatch.rate)
    together = sorted(months.nodes[other].number for other in mismatch.together)
    facts = {
        "number": node.number,
        "name": case.book.customer_name(node.customer),
        "day": mismatch.until,
        "rate": mismatch.rate or ZERO,
        "wanted": mismatch.wanted,
        "found": mismatch.found,
        "lack": abs(lack),
        "source": source if lack > 0 else target,
        "target": target if lack > 0 else source,
        "regime": _regimes(case, node, mismatch.rate) if isinstance(node, Taxed) else "",
        "numbers": ", ".join(together[:_MOST_SHOWN]) + ("…" if len(together) > _MOST_SHOWN else ""),
    }
    if mismatch.at_document:
        variant = "document"
    elif mismatch.rate is None:
        variant = "sum"
    else:
        variant = "together" if len(together) > 1 else "more" if lack < 0 else ""
    return Diagnostic("vat-due", mismatch.entry, facts, node.number, node.customer, variant)


def _regimes(case: Case, node: Taxed, rate: Decimal | None) -> str:
    """Name the regimes of a document at a rate: an account or a posting may say another than the document."""
    own = [name for name, split in vat_by_regime(case.book, node.invoice).items() if rate is None or rate in split]
    return ", ".join(sorted(own)) or document_regime(case.book, node.invoice)


def _account(case: Case, role: str, rate: Decimal | None) -> str:
    """Give the account that VAT of a rate stands on, to name it in the message."""
    own = [a.name for a in case.book.accounts.values() if a.role == role and rate in (a.rate, None)]
    return min(own or [a.name for a in case.book.accounts.values() if a.role == role], default=role)
