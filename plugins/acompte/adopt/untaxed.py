"""A business without VAT: that it has none and why, where its ledger does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from beancount.core.data import Custom

from acompte.adopt.records import LIKELY, SURE, TO_CHECK, Reason, Setting, Untaxed, least_sure
from acompte.model import roles
from acompte.vat.regimes import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from acompte.adopt.draft import Draft
    from acompte.adopt.events import Events
    from acompte.adopt.records import Guess

_DUE, _REASON = "vat-due", "vat-reason"
_DEDUCTIBLE = "4456"
_ENOUGH = 3
_NO_TITLE = "Beancount"
"""What Beancount calls a ledger that has no title."""


def without_vat(
    draft: Draft,
    guessed: Mapping[str, Guess],
    limit: str,
    events: Events,
    entries: Sequence[Any],
    options: Mapping[str, Any],
) -> Untaxed | None:
    """Give what the company's directive lacks where no account bears the VAT of sales; None where nothing does.

    A ledger in which anything else speaks of it, an account, a quote or an invoice, knows what it does.
    """
    if any(account.role in (roles.VAT, roles.VAT_PENDING) for account in draft.accounts().values()):
        return None
    companies = [entry for entry in entries if isinstance(entry, Custom) and entry.type == "company"]
    known = {id(entry) for entry in companies}
    if any((_DUE in entry.meta or _REASON in entry.meta) and id(entry) not in known for entry in entries):
        return None
    company = companies[-1] if companies else None
    said = company.meta if company is not None else {}
    if said.get(_DUE, NONE) != NONE:
        return None
    recovers = _deductible(draft, guessed)
    lines = tuple(line for line in _lines(draft, limit, events, recovers) if line.key not in said)
    title = str(options.get("title") or _NO_TITLE)
    return Untaxed(company, entries[0].date, None if title == _NO_TITLE else title, lines) if lines else None


def _deductible(draft: Draft, guessed: Mapping[str, Guess]) -> str | None:
    """Give an account of VAT on purchases that is in use."""
    found = (account for account, guess in guessed.items() if guess.pcg.startswith(_DEDUCTIBLE))
    return next((account for account in found if draft.chart.use(account).posted), None)


def _lines(draft: Draft, limit: str, events: Events, recovers: str | None) -> Iterator[Setting]:
    """Give both lines; VAT recovered on purchases makes them doubtful: a small business without VAT recovers none."""
    if events.plain_sales < events.sales:
        facts = {"count": events.sales - events.plain_sales, "total": events.sales}
        certainty, seen = TO_CHECK, Reason("sales-unclear", facts)
    elif events.sales:
        certainty, seen = SURE if events.sales >= _ENOUGH else LIKELY, Reason("sales-plain", {"count": events.sales})
    else:
        certainty, seen = TO_CHECK, Reason("sales-none", {})
    doubts = (Reason("deductible", {"account": recovers}),) if recovers else ()
    certainty = least_sure(TO_CHECK if doubts else certainty, limit)
    usual = LIKELY if draft.chart.is_french else TO_CHECK
    yield Setting(_DUE, NONE, certainty, (Reason("no-vat-account", {}), seen, *doubts))
    yield Setting(_REASON, "franchise", least_sure(usual, certainty), (Reason("franchise", {}), *doubts))
