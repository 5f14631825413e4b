"""By what means money came: as the account that it came to says, else the words of the entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from acompte.model import roles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from beancount.core.data import Transaction

    from acompte.model.roles import Account

TRANSFER, CHEQUE, CARD, DEBIT, CASH, BILL, PROVIDER = (
    "transfer",
    "cheque",
    "card",
    "direct-debit",
    "cash",
    "bill",
    "provider",
)
MEANS = (TRANSFER, CHEQUE, CARD, DEBIT, CASH, BILL, PROVIDER)

_NUMBERS = (("5112", CHEQUE), ("517", PROVIDER), ("53", CASH))
"""What the chart of accounts says: cheques to bank, payment providers, the till."""

_WORDS = (
    (TRANSFER, r"virements?|vir|(?:bank |wire )?transfers?"),
    (CHEQUE, r"ch[èe]ques?|checks?"),
    (DEBIT, r"pr[ée]l[èe]vements?|prlv|direct debits?"),
    (BILL, r"lcr|traites?|effets?|bills? of exchange"),
    (CARD, r"cartes?(?: bancaires?)?|cb|cards?"),
    (CASH, r"esp[èe]ces|cash"),
)
_PATTERNS = tuple((means, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for means, words in _WORDS)


def means_of(accounts: Mapping[str, Account], entry: Transaction) -> str | None:
    """Give by what means the money of an entry came or went; None where nothing says it."""
    posted = [account for posting in entry.postings if (account := accounts.get(posting.account)) is not None]
    if not any(account.role == roles.BANK for account in posted):
        return None
    if any(account.role == roles.BILL for account in posted):
        return BILL
    for account in posted:
        if account.role == roles.BANK:
            for prefix, means in _NUMBERS:
                if account.number.startswith(prefix):
                    return means
    said = [(match.start(), means) for means, pattern in _PATTERNS if (match := pattern.search(entry.narration or ""))]
    return min(said)[1] if said else None
