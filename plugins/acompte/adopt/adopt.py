"""Adopting a ledger: from its entries to proposals, findings and a start, in pure steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from beancount.core.data import Custom, Open, Transaction

from acompte.adopt.chart import Chart
from acompte.adopt.events import read_events
from acompte.adopt.findings import account_findings, entry_findings
from acompte.adopt.guess import guesses
from acompte.adopt.propose import ceiling, propose
from acompte.adopt.records import Adoption
from acompte.adopt.start import start
from acompte.adopt.untaxed import without_vat
from acompte.adopt.usage import Roots, usage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

_DEFAULT = "EUR"


def adopt(entries: Iterable[Any], options: Mapping[str, Any], said: date | None = None) -> Adoption:
    """Look at a ledger's entries as those of one that shall be adopted.

    `said` is the day to start on, where the user says it.
    """
    everything = list(entries)
    transactions = [entry for entry in everything if isinstance(entry, Transaction)]
    roots = Roots(options)
    chart = Chart((e for e in everything if isinstance(e, Open)), roots, usage(transactions, roots))
    said_currencies = options.get("operating_currency") or []
    currency = said_currencies[0] if said_currencies else _DEFAULT
    guessed = guesses(chart)
    limit = ceiling(chart, guessed)
    if limit is None:
        return Adoption(False, False, currency, (), (), None, None)
    draft = propose(chart, guessed, limit)
    accounts = draft.accounts()
    events = read_events(transactions, accounts, currency)
    starts = any(isinstance(entry, Custom) and entry.type == "start" for entry in everything)
    adopted = starts or events.documents > 0
    found = list(account_findings(draft, guessed))
    begin = None
    if not adopted:
        found += entry_findings(events, currency, currency_said=bool(said_currencies))
        begin = start(chart, draft.opens, accounts, transactions, events.billing, currency, said)
    untaxed = without_vat(draft, guessed, limit, events, everything, options)
    if untaxed is not None and begin is not None:
        untaxed = untaxed._replace(day=begin.day)
    return Adoption(True, adopted, currency, _in_order(draft.proposals), tuple(found), begin, untaxed)


def _in_order(proposals: Iterable[Any]) -> tuple[Any, ...]:
    """Order proposals as their accounts stand in the files."""
    return tuple(
        sorted(proposals, key=lambda p: (str(p.entry.meta.get("filename")), p.entry.meta.get("lineno") or 0, p.account))
    )
