"""`docs/settings.md`: every directive of the format, the options of plugins, the variables of the environment."""

from __future__ import annotations

from acompte.indicators.window import WINDOW
from acompte.matching import WARNINGS
from acompte.model.directives import DIRECTIVES, EXAMPLES, SETTINGS
from acompte.model.settings import RATES, REMINDER_RULES, SCOPES, SERIES_KINDS
from acompte_cli.customer_pages import KEY_FILE
from acompte_cli.mailing.settings import PORTS, STARTTLS
from acompte_reports.markdown import prose, table, words

_HEAD = """\
# Settings and directives

<!-- Made from the tables that reading uses, and scripts/acompte_cli/reference: `make golden` writes it anew. -->

All that acompte is told stands in the ledger, as dated `custom` directives, with [metadata](metadata.md) below them.
There is no other file of settings; what must not stand in books, a password or a key, comes from the environment.
"""

_SETTINGS = """\
Of each setting the latest not after the day in question is in force, so that every past day can be asked for. A setting
that cannot be read is [setting-invalid](diagnostics.md#setting-invalid).
"""

_DIRECTIVES = """\
Nothing that is written is edited: what happens later is a new line with its own date. One that cannot be read is
[directive-invalid](diagnostics.md#directive-invalid), and is not read in part.
"""

_PROFILES = """\
A profile is a name of your own for customers who are treated alike: one deposit policy, one plan of reminders. A
customer has the profile that `profile:` on its account names, `"standard"` where it names none. A profile without
settings of its own has those of `"standard"`.
"""

KINDS = {
    "s": "text",
    "a": "account",
    "x": "account or number",
    "m": "amount",
    "d": "day",
    "p": "percentage",
    "o": "days from the due date",
    "q": "quantity with its unit",
    "n": "number of days",
    "v": '`"never"`',
}
"""The values of directives, by the letters of their signatures."""

WHAT = {
    "company": "who the books belong to: the name, all else in metadata",
    "start": "the day from which on these books are complete: nothing before it is checked; the text is yours",
    "series": f"how documents are numbered: the kind ({words(SERIES_KINDS)}), the pattern of the number",
    "deposit-policy": "the deposit asked of a profile for quotes from this amount without VAT on; `never` ends a tier",
    "reminder": f"a step of a profile's reminders, its day, and for which documents it is: {words(SCOPES)}, else all",
    "reminder-rule": f"{words(REMINDER_RULES)}: days between two letters, the age of the newest bank entry let pass",
    "tolerance": "an open amount up to it is not late, not reminded, not fined",
    "rate": f"a rate: {words(RATES)}; the last one until changed, the others for the half-year of the date",
    "lock": "the seal of all that is dated up to the day; `acompte close` writes it",
    "file": "the file that gets new entries: `{year}`, `{month:02}` are those of the entry",
    "quote": "a quote: its number, the customer, the total without VAT",
    "line": "a line of a quote: words, quantity, unit price without VAT, VAT rate",
    "milestone": "a planned deposit: its day, its name, its share of the quote or its amount without VAT",
    "accepted": "the customer accepted the quote",
    "refused": "the customer refused the quote; why",
    "cancelled": "an accepted quote is off; why",
    "received": "it is delivered, or the works are accepted (procès-verbal de réception)",
    "amendment": "an amendment (avenant) signed on the day: words, amount without VAT, which may be negative, VAT rate",
    "delivery": "a new planned day of delivery",
    "dispute": "the customer disputes a document; why",
    "resolved": "the dispute is over; how",
    "hold": "no letter goes to a customer, or about a document; why",
    "release": "letters may go again; why",
    "promise": "the customer promised to pay by a day: an amount, or all that is open",
    "due": "a new due date agreed for the last open instalment",
    "waiver": "late interest and flat fee that ran up to the day are given up; why",
    "insolvency": "proceedings were opened: from the day on no reminder, interest or fee on older debts; which",
    "allocate": "money on a customer's account without a reference is for this document",
}
"""What each directive says, and its values in their order."""

PLUGINS = (
    ('plugin "acompte.matching"', "the errors that `acompte check` finds, and the links and notes that Fava shows"),
    (f'plugin "acompte.matching" "{WARNINGS}"', "the warnings, too"),
    ('plugin "acompte.dso"', f"the DSO of each month's end as an event, over {WINDOW} days"),
    ('plugin "acompte.dso" "180"', "the same over another window, in days"),
    ('2020-01-01 custom "fava-extension" "acompte_reports.fava"', "[a page in Fava](fava.md); it may stand anywhere"),
)

_PORTS = ", ".join(str(port) for port in PORTS.values())
_TLS = ", ".join(f"`{kind}`" for kind in PORTS)
VARIABLES = {
    "BEANCOUNT_FILE": "the ledger, where `-f` names none",
    "ACOMPTE_SMTP_HOST": "the server that sends letters",
    "ACOMPTE_SMTP_PORT": f"its port; {_PORTS} by the kind of encryption where it is not said",
    "ACOMPTE_SMTP_TLS": f"the kind of encryption: {_TLS}; `{STARTTLS}` where it is not said",
    "ACOMPTE_SMTP_USER": "the login, where there is one",
    "ACOMPTE_SMTP_PASSWORD": "its password",
    "ACOMPTE_SMTP_FROM": "the address to send from, where that is not the company's `email:`",
    KEY_FILE: "the file with the key that [pages for customers](customer-pages.md) are named with",
    "NO_COLOR": "set to anything: no colours on a terminal",
    "COLUMNS": "the width of tables, where no terminal says it",
    "BEANCOUNT_LOAD_CACHE_FILENAME": "Beancount's own: the name of the cache of a load",
}
"""The variables of the environment that are read."""


def settings_page() -> str:
    """Write the page."""
    parts = [_HEAD, "## Settings\n", _SETTINGS, *_directives(SETTINGS), "### Profiles\n", _PROFILES]
    parts += ["## Quotes and what happens\n", _DIRECTIVES, *_directives(DIRECTIVES)]
    parts += ["## Plugins\n", prose("They stand last in the main file; Beancount ignores those of included files.")]
    parts += table(("line", "what a load of the ledger gives"), ((f"`{line}`", what) for line, what in PLUGINS))
    parts += ["## Environment\n", *table(("variable", "what"), ((f"`{n}`", what) for n, what in VARIABLES.items()))]
    return "\n".join(parts)


def _directives(signatures: dict[str, tuple[str, ...]]) -> list[str]:
    rows = ((f"`{EXAMPLES[name]}`", _values(shapes), WHAT[name]) for name, shapes in signatures.items())
    return table(("directive", "values", "says"), rows)


def _values(shapes: tuple[str, ...]) -> str:
    """Write the values place by place: what each may be, and from where on they may be left out."""
    least = min(map(len, shapes))
    said = []
    for place in range(max(map(len, shapes))):
        kinds = dict.fromkeys(KINDS[shape[place]] for shape in shapes if place < len(shape))
        said.append(" or ".join(kinds) + (" (or none)" if place >= least else ""))
    return ", ".join(said)
