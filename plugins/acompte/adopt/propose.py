"""From guesses to as few metadata lines as say the same: on a parent where all below it is alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from acompte.adopt.customers import propose_names
from acompte.adopt.draft import Draft
from acompte.adopt.records import LIKELY, SURE, TO_CHECK, least_sure
from acompte.model import roles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from acompte.adopt.chart import Chart
    from acompte.adopt.records import Guess

_VAT_ROLES = (roles.VAT, roles.VAT_PENDING)
_TELLING = frozenset((roles.CUSTOMER, roles.DEPOSITS, roles.REVENUE, *_VAT_ROLES))


def ceiling(chart: Chart, guessed: Mapping[str, Guess]) -> str | None:
    """Tell how sure anything may be, from how much the ledger looks like a business with customers.

    None where it does not: then nothing is proposed. Names alone do not make a business of a private ledger.
    """
    if any(said.role == roles.CUSTOMER for said in chart.said.values()):
        return SURE
    if any(account in chart.numbers and guess.role in _TELLING for account, guess in guessed.items()):
        return SURE
    found = {guess.role for guess in guessed.values()}
    customers = [guess for guess in guessed.values() if guess.role == roles.CUSTOMER]
    supported = [guess for guess in customers if any(reason.what == "use-customer" for reason in guess.reasons)]
    if any(guess.certainty != TO_CHECK for guess in supported):
        return SURE
    told = found & {roles.DEPOSITS, *_VAT_ROLES}
    if supported or any(guess.certainty == LIKELY for guess in customers):
        if told:
            return LIKELY
        return TO_CHECK if supported or roles.REVENUE in found else None
    return None


def propose(chart: Chart, guessed: Mapping[str, Guess], limit: str) -> Draft:
    """Propose lines, none surer than the limit."""
    draft = Draft(chart)
    for account in sorted(chart.opens, key=lambda name: (name.count(":"), name)):
        guess = guessed.get(account)
        if guess is not None:
            _propose_role(draft, account, guess, limit)
            _propose_rate(draft, account, guess, limit)
    propose_names(draft, limit)
    return draft


def _propose_role(draft: Draft, account: str, guess: Guess, limit: str) -> None:
    if draft.chart.says(account):
        return
    inherited = draft.account(account)
    if (inherited.role if inherited else None) == guess.role:
        return
    certainty = least_sure(guess.certainty, limit)
    if draft.chart.heard(account) and account not in draft.chart.numbers:
        certainty = TO_CHECK
    if guess.role is not None and (guess.role == roles.RECOVERY_FEE or not draft.chart.is_french):
        draft.add(account, "role", guess.role, certainty, guess.reasons)
    else:
        draft.add(account, "pcg", guess.pcg, certainty, guess.reasons)


def _propose_rate(draft: Draft, account: str, guess: Guess, limit: str) -> None:
    if guess.rate is None or guess.role not in _VAT_ROLES or "vat" in draft.opens[account].meta:
        return
    now = draft.account(account)
    if now is not None and (now.role not in _VAT_ROLES or now.rate == guess.rate):
        return
    draft.add(account, "vat", guess.rate, least_sure(guess.rate_certainty, limit), guess.rate_reasons)
