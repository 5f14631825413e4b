"""What each account seems to be: by its number, by its name, by how it is used, weighed against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.adopt import lexicon, names
from acompte.adopt.chart import Chart
from acompte.adopt.names import ASSETS, INCOME, LIABILITIES
from acompte.adopt.records import LIKELY, SURE, TO_CHECK, Guess, Reason, least_sure
from acompte.adopt.usage import parts
from acompte.model import roles
from acompte.model.roles import role_of_number

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.adopt.usage import Use

_VAT_ROLES = (roles.VAT, roles.VAT_PENDING)
_RATED = {str(rate): place for place, rate in enumerate(names.RATES)}
_ENOUGH = 2
"""How often something must be seen before it speaks for an account that neither number nor name explains."""


def guesses(chart: Chart) -> dict[str, Guess]:
    """Guess the role of every opened account, of those too that say it already; nothing where nothing speaks."""
    found: dict[str, Guess] = {}
    for account in chart.opens:
        guess = _by_number(chart, account) or _by_name(chart, account)
        if guess is not None:
            found[account] = guess
    _by_use(chart, found)
    for account, guess in list(found.items()):
        if guess.role in _VAT_ROLES:
            found[account] = _rated(chart, account, guess)
    _lift(chart, found)
    return found


def _by_number(chart: Chart, account: str) -> Guess | None:
    named = chart.numbers.get(account)
    if named is None:
        return None
    pending = named.number.startswith(("4458", "44574"))
    has_rate = pending and not named.number.startswith(("44581", "44582", "44583", "44586"))
    role = role_of_number(named.number, has_rate=has_rate)
    facts = {"number": named.number, "field": named.key or ""}
    return Guess(role, names.as_pcg(named.number), SURE, (Reason("number-key" if named.key else "number", facts),))


def _by_name(chart: Chart, account: str) -> Guess | None:
    found = chart.terms.get(account)
    if found is None:
        return None
    term = found.term
    said = parts(account)
    speaks_of_vat = term.role in _VAT_ROLES or term.role is None
    word = ":".join(said[found.place :]) if speaks_of_vat else said[found.place]
    reasons = [Reason("name", {"word": word})]
    support, against = _support(chart, account, term.role)
    certainty = SURE if support else LIKELY
    role = term.role
    if role == roles.VAT and not support and not _says_collected(account):
        certainty = TO_CHECK
    if role == roles.VAT and _moves_on(chart, account):
        role, term = roles.VAT_PENDING, term._replace(role=roles.VAT_PENDING, pcg="445840")
        support, certainty = "use-pending", SURE
    if role == roles.DEPOSITS and not support and not _names_customers(account):
        certainty = TO_CHECK
    if against:
        certainty = TO_CHECK
        reasons.append(Reason(against, {}))
    elif support:
        reasons.append(Reason(support, {}))
    return Guess(role, term.pcg, certainty, tuple(reasons))


def _says_collected(account: str) -> bool:
    said = " ".join(names.text(part) for part in parts(account))
    return any(word in said for word in ("collect", "output", "facture", "umsatzsteuer", "sales", "vente"))


def _names_customers(account: str) -> bool:
    said = [names.text(part) for part in parts(account)]
    return any(lexicon.CUSTOMER.match(part) or lexicon.RECEIVED.search(part) for part in said)


def _moves_on(chart: Chart, account: str, to: str | None = None) -> bool:
    """Tell whether an account's VAT moves on to an account of collected VAT, more often than it comes back."""
    for other, count in chart.use(account).moved_to.items():
        found = chart.terms.get(other)
        collected = found is not None and found.term.role == roles.VAT
        if collected and (to is None or to == other) and count > chart.use(other).moved_to[account]:
            return True
    return False


def _support(chart: Chart, account: str, role: str | None) -> tuple[str | None, str | None]:
    """Give the reason that an account's use adds to a role, or the one that speaks against it."""
    family = [account, *chart.below(account)] if role in (roles.CUSTOMER, roles.REVENUE) else [account]
    uses = [chart.use(one) for one in family]
    if role == roles.CUSTOMER:
        billed, debits = sum(use.billed for use in uses), sum(use.debits for use in uses)
        payees = sum(sum(use.payees.values()) for use in uses)
        if billed or payees:
            return "use-customer", None
        return None, ("not-customer" if debits > 1 else None)
    if role in _VAT_ROLES:
        if role == roles.VAT and any(_moves_on(chart, other, account) for other in chart.moved_from.get(account, ())):
            return "use-collected", None
        return ("use-vat" if uses[0].rate is not None else None), None
    if role == roles.DEPOSITS:
        return ("use-deposits" if uses[0].taken and uses[0].deducted else None), None
    if role == roles.REVENUE:
        return ("use-revenue" if chart.sold & set(family) else None), None
    if role == roles.BANK:
        return ("use-bank" if account in chart.paid_into else None), None
    return None, None


def _by_use(chart: Chart, found: dict[str, Guess]) -> None:
    """Guess by use alone what neither number nor name explains."""
    for account in chart.opens:
        if account in found or account in chart.said:
            continue
        use, kind = chart.use(account), chart.kind(account)
        if kind == ASSETS and _is_used_as_customer(use):
            found[account] = Guess(roles.CUSTOMER, "411000", TO_CHECK, (Reason("use-customer", {}),))
        elif kind == LIABILITIES and use.observed >= _ENOUGH and use.rate in names.RATES:
            found[account] = Guess(roles.VAT, "445710", LIKELY, (Reason("use-vat", {}),))
        elif kind == LIABILITIES and use.taken and use.deducted and not use.rates:
            found[account] = Guess(roles.DEPOSITS, "419100", LIKELY, (Reason("use-deposits", {}),))
    owing = {account for account, guess in found.items() if guess.role == roles.CUSTOMER}
    owing |= {account for account, said in chart.said.items() if said.role == roles.CUSTOMER}
    sold = {income for account in owing for income in chart.use(account).billed_against}
    into = {asset for account in owing for asset in chart.use(account).paid_into}
    for account in chart.opens:
        if account in found or account in chart.said:
            continue
        if account in sold and chart.kind(account) == INCOME:
            found[account] = Guess(roles.REVENUE, "706000", LIKELY, (Reason("use-revenue", {}),))
        elif account in into and chart.kind(account) == ASSETS and account not in owing:
            found[account] = Guess(roles.BANK, "512000", LIKELY, (Reason("use-bank", {}),))
        elif chart.kind(account) == LIABILITIES and owing & chart.use(account).set_against.keys():
            said = " ".join(names.text(part) for part in parts(account))
            certainty = LIKELY if lexicon.SUPPLIERS.search(said) else TO_CHECK
            found[account] = Guess(roles.SET_OFF, "401000", certainty, (Reason("use-set-off", {}),))


def _is_used_as_customer(use: Use) -> bool:
    """Tell whether an asset is debited against revenue and credited against money, and hardly otherwise."""
    return (
        use.billed >= _ENOUGH
        and use.received >= 1
        and use.billed * 10 >= use.debits * 8
        and use.received * 10 >= use.credits * 8
        and len(use.paid_into) <= _ENOUGH
    )


def _rated(chart: Chart, account: str, guess: Guess) -> Guess:
    """Add the rate of a VAT account: what its postings say, what its name says."""
    use = chart.use(account)
    posted, written = use.rate, names.rate_in(parts(account), french=chart.is_french)
    if posted is not None:
        reasons = [Reason("rate-use", {"rate": posted, "count": use.observed})]
        certainty = SURE if written == posted or use.observed >= _ENOUGH else LIKELY
        if written is not None and written != posted:
            reasons.append(Reason("rate-name-differs", {"rate": written}))
            certainty = TO_CHECK
    elif written is not None:
        reasons = [Reason("rate-name", {"rate": written})]
        certainty = TO_CHECK if use.rates else LIKELY
    elif (moved := _rate_it_moves_at(chart, account)) is not None:
        written, certainty = moved, LIKELY
        reasons = [Reason("rate-moved", {"rate": moved})]
    else:
        return guess
    rate = posted if posted is not None else written
    pcg = guess.pcg
    place = _RATED.get(str(rate))
    if place and account not in chart.numbers:
        pcg = f"{pcg[:5]}{place}"
    return guess._replace(pcg=pcg, rate=rate, rate_certainty=certainty, rate_reasons=tuple(reasons))


def _rate_it_moves_at(chart: Chart, account: str) -> Decimal | None:
    """Give the one rate of the accounts that an account's VAT moves to or comes from."""
    others = {*chart.use(account).moved_to, *chart.moved_from.get(account, ())}
    rates = {chart.use(other).rate for other in others}
    return next(iter(rates)) if len(rates) == 1 else None


def _lift(chart: Chart, found: dict[str, Guess]) -> None:
    """Give a parent that nothing is posted to the one role of everything below it."""
    for account in sorted(chart.opens, key=lambda name: -name.count(":")):
        below = chart.below(account)
        if account in found or chart.heard(account) or chart.use(account).posted or len(below) < _ENOUGH:
            continue
        guessed = [found[child] for child in below if child in found]
        if len(guessed) < len(below) or len({guess.role for guess in guessed}) != 1 or guessed[0].role is None:
            continue
        if len({guess.pcg for guess in guessed}) != 1 or any(chart.says(child) for child in below):
            continue
        certainty = least_sure(*(guess.certainty for guess in guessed))
        found[account] = Guess(guessed[0].role, guessed[0].pcg, certainty, (Reason("subtree", {"count": len(below)}),))
