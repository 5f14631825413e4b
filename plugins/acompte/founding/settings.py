"""The settings of a new ledger: the company, its series of numbers, its deposit policy, its reminders."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from acompte.desk.entries import amount, custom
from acompte.desk.numbering import DEBIT_NOTES, QUOTES
from acompte.founding.facts import CURRENCY
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, STANDARD

if TYPE_CHECKING:
    from beancount.core.data import Custom

    from acompte.founding.facts import Facts

_STEPS = (("courtesy", -7), ("first", 3), ("second", 15), ("formal-notice", 30))
_TOLERANCE = Decimal("1.00")
_PERCENT = "30 %"
_MIN_DAYS = Decimal(7)

_MISSING = {
    "siren": ('siren: "123456782"', 'siren: "123456782"'),
    "address": (r'address: "1 rue du Port\n69000 Lyon"', r'address: "1 rue du Port\n69000 Lyon"'),
    "email": ('email: "compta@societe.example"', 'email: "accounts@company.example"'),
    "iban": ('iban: "FR76…"', 'iban: "FR76…"'),
    "legal": (
        'legal: "SARL au capital de 10 000 €, RCS Lyon 123 456 782"',
        'legal: "SARL with a capital of 10,000 EUR, RCS Lyon 123 456 782"',
    ),
}
"""What an invoice must or should say of the company, each with an example."""


def company(facts: Facts) -> Custom:
    """Give the company's directive."""
    return custom(
        facts.day,
        "company",
        facts.name,
        siren=facts.siren,
        vat_number=facts.vat_number,
        legal=facts.legal,
        address=facts.address,
        email=facts.email,
        iban=facts.iban,
        language=facts.language,
        vat_due=facts.vat_due,
        vat_reason=facts.vat_reason,
    )


def missing(facts: Facts) -> list[str]:
    """Give what is not known of the company, as lines to add to its directive."""
    known: dict[str, Any] = facts._asdict()
    return [facts.word(*example) for key, example in _MISSING.items() if not known[key]]


def missing_keys(facts: Facts) -> list[str]:
    """Give the metadata keys that the company's directive lacks."""
    known: dict[str, Any] = facts._asdict()
    return [key for key in _MISSING if not known[key]]


def begins(facts: Facts, *, takes_over: bool) -> list[Custom]:
    """Give the day the books begin, the tolerance, and the file that gets new entries."""
    why = facts.word("reprise des soldes ouverts", "open items brought forward")
    return [
        custom(facts.day, "start", why if takes_over else facts.word("ouverture des livres", "the books begin")),
        custom(facts.day, "tolerance", amount(_TOLERANCE, CURRENCY)),
        custom(facts.day, "file", "{year}.beancount"),
    ]


def series(facts: Facts) -> list[Custom]:
    """Give the series of numbers."""
    patterns = {
        "invoice": facts.invoices,
        CREDIT_NOTE: facts.credit_notes,
        DEBIT_NOTE: DEBIT_NOTES,
        "quote": QUOTES,
    }
    last = {"invoice": facts.last_invoice}
    return [custom(facts.day, "series", kind, pattern, last=last.get(kind)) for kind, pattern in patterns.items()]


def policy(facts: Facts) -> list[Custom]:
    """Give the deposit policy: one percentage for every quote."""
    return [custom(facts.day, "deposit-policy", STANDARD, amount(Decimal("0.00"), CURRENCY), _PERCENT)]


def reminders(facts: Facts) -> list[Custom]:
    """Give the reminder plan, and the days between two letters."""
    letter = facts.word("J", "D")
    steps = [custom(facts.day, "reminder", STANDARD, name, f"{letter}{days:+d}") for name, days in _STEPS]
    return [*steps, custom(facts.day, "reminder-rule", STANDARD, "min-days", _MIN_DAYS)]
