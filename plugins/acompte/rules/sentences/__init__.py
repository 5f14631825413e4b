"""What each diagnostic says, French then English, a module a subject. See `messages` for the fields."""

from acompte.rules.sentences import (
    customers,
    deposits,
    invoices,
    numbers,
    payments,
    quotes,
    seals,
    settings,
    time,
    vat,
)

SENTENCES: dict[str, tuple[str, str]] = {
    **customers.SENTENCES,
    **deposits.SENTENCES,
    **invoices.SENTENCES,
    **numbers.SENTENCES,
    **payments.SENTENCES,
    **quotes.SENTENCES,
    **seals.SENTENCES,
    **settings.SENTENCES,
    **time.SENTENCES,
    **vat.SENTENCES,
}
