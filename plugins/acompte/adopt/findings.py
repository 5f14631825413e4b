"""What acompte cannot read in a ledger as it stands, each with the place to look at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.adopt import names
from acompte.adopt.customers import unit
from acompte.adopt.numbering import numbering
from acompte.adopt.records import Finding
from acompte.model import roles
from acompte.model.roles import role_of_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from beancount.core.data import Transaction

    from acompte.adopt.chart import Chart
    from acompte.adopt.draft import Draft
    from acompte.adopt.events import Events
    from acompte.adopt.records import Guess

_VAT_ROLES = (roles.VAT, roles.VAT_PENDING)
_SHOWN = 3
_ENOUGH = 3
_PCG_4457 = ("44571", "44578")


def account_findings(draft: Draft, guessed: Mapping[str, Guess]) -> Iterator[Finding]:
    """Find what cannot be read in the chart: contradictions, custom numbers, unknown rates, shared accounts."""
    chart, after = draft.chart, draft.accounts()
    for account, entry in chart.opens.items():
        yield from _contradictions(chart, account, guessed.get(account))
        number = _number(draft, account)
        if number is not None and number.startswith("4457") and _is_custom(number):
            pending = number.startswith("44574")
            yield Finding("custom-vat-number", entry, {"account": account, "number": number, "pending": pending})
        now = after.get(account)
        if now is None:
            continue
        use = chart.use(account)
        if now.role in _VAT_ROLES and use.posted and now.rate is None:
            seen = sorted(rate for rate, count in use.rates.items() if rate in names.RATES and count > 0)
            yield Finding("vat-rates" if len(seen) > 1 else "vat-no-rate", entry, {"account": account, "rates": seen})
        if now.role == roles.CUSTOMER and use.posted and unit(draft, account) is None:
            yield from _shared(chart, account)


def _number(draft: Draft, account: str) -> str | None:
    said = draft.opens[account].meta.get("pcg")
    return str(said) if said is not None else None


def _is_custom(number: str) -> bool:
    """Tell whether a number below 4457 is none of the official chart; digits after a 0 are the company's own."""
    return len(number) >= 5 and number[4] != "0" and number[:5] not in _PCG_4457


def _shared(chart: Chart, account: str) -> Iterator[Finding]:
    found = chart.use(account).payees
    if len(found) > 1 or chart.children.get(account):
        first = [payee for payee, _ in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:_SHOWN]]
        facts = {"account": account, "count": len(found), "payees": first, "others": len(found) - len(first)}
        yield Finding("shared-customers" if found else "shared-account", chart.opens[account], facts)


def _contradictions(chart: Chart, account: str, guess: Guess | None) -> Iterator[Finding]:
    entry, said = chart.opens[account], chart.said.get(account)
    pcg = entry.meta.get("pcg")
    if chart.says(account) and said is not None and _of_another_class(str(pcg), chart.kind(account)):
        yield Finding("wrong-class", entry, {"account": account, "number": str(pcg)})
        return
    role = said.role if said is not None else None
    if guess is not None and chart.says(account) and account in chart.numbers and role != guess.role:
        number = chart.numbers[account].number
        if pcg is None or role_of_number(str(pcg), has_rate=True) != guess.role:
            yield Finding("wrong-number", entry, {"account": account, "number": number, "role": role or "—"})
    if said is None or said.role not in _VAT_ROLES or "vat" not in entry.meta:
        return
    use = chart.use(account)
    if said.rate is not None and use.observed >= _ENOUGH and use.rate is not None and not use.rates[said.rate]:
        yield Finding("wrong-rate", entry, {"account": account, "said": said.rate, "rate": use.rate})


def _of_another_class(number: str, kind: str) -> bool:
    """Tell whether a number that has a role stands below a root that its class cannot have."""
    return role_of_number(number, has_rate=True) is not None and not names.fits_class(number, kind)


def entry_findings(events: Events, currency: str, *, currency_said: bool) -> Iterator[Finding]:
    """Find what cannot be read in the entries: theory deposits, currencies, missing numbers and links."""
    for what, pairs in (("deposit-cashed", events.cashed), ("deposit-offset", events.deducted)):
        for account in sorted({name for name, _ in pairs}):
            entries = [entry for name, entry in pairs if name == account]
            yield Finding(what, entries[0], {"account": account, "count": len(entries), "first": entries[:_SHOWN]})
    for code, entries in sorted(events.foreign.items()):
        settled = currency_said or len(entries) * 2 <= len(events.billing)
        facts = {"count": len(entries), "code": code, "currency": currency, "said": settled}
        yield Finding("currency", entries[0], facts)
    if events.billing:
        yield _unnumbered(events.billing, events.undated)
    if events.unlinked:
        first = events.unlinked[:_SHOWN]
        yield Finding("no-link", first[0], {"count": len(events.unlinked), "first": first})


def _unnumbered(billing: Sequence[Transaction], undated: int) -> Finding:
    facts = {"count": len(billing), "first": billing[:_SHOWN], "undated": undated, "numbering": numbering(billing)}
    return Finding("no-number", billing[0], facts)
