"""Small ledgers in docstrings: the docstring of a test is its ledger, after a common chart of accounts.

The fixture `ledger` (see `conftest.py` beside the tests) reads it. An entry at fault is marked with the code of
its diagnostic, `; <- invoice-gap`, on its first line; several codes are separated by commas.
"""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from textwrap import dedent
from typing import Any

from beancount import loader
from beancount.core import data

from acompte.model.history import History
from acompte.model.read import read_book
from acompte.model.state import State, state_on
from acompte.model.sweep import settle
from acompte.rules.check import check

OPTIONS = """\
option "operating_currency" "EUR"
option "name_assets" "Actif"
option "name_liabilities" "Passif"
option "name_equity" "Capitaux"
option "name_income" "Produits"
option "name_expenses" "Charges"
"""

CHART = """\
2020-01-01 open Actif:Banque
  pcg: "512000"
2020-01-01 open Actif:Clients
  pcg: "411000"
2020-01-01 open Actif:Clients:Lumen
  name: "Lumen SAS"
2020-01-01 open Actif:Clients:Lumen:Retenue
  pcg: "411700"
2020-01-01 open Actif:Clients:Beta
  name: "Beta SARL"
2020-01-01 open Actif:Clients:Gamma
2020-01-01 open Actif:Effets
  pcg: "413000"
2020-01-01 open Actif:Douteux
  pcg: "416000"
2020-01-01 open Actif:Provisions
  pcg: "491000"
2020-01-01 open Passif:Acomptes
  pcg: "419100"
2020-01-01 open Passif:Fournisseurs
  pcg: "401000"
2020-01-01 open Passif:TVA:Normale
  pcg: "445710"
  vat: 20
2020-01-01 open Passif:TVA:Reduite
  pcg: "445711"
  vat: 10
2020-01-01 open Passif:TVA:Attente
  pcg: "445840"
  vat: 20
2020-01-01 open Passif:TVA:Divers
  pcg: "445719"
2020-01-01 open Capitaux:Reprise
  pcg: "890000"
2020-01-01 open Produits:Travaux
  pcg: "704000"
2020-01-01 open Produits:Interets
  pcg: "763100"
2020-01-01 open Produits:Forfait
  role: "recovery-fee"
2020-01-01 open Produits:Indemnites
  pcg: "758100"
2020-01-01 open Produits:Rentrees
  pcg: "758300"
2020-01-01 open Charges:Escomptes
  pcg: "665000"
2020-01-01 open Charges:Differences
  pcg: "658000"
2020-01-01 open Charges:Pertes
  pcg: "654000"
2020-01-01 open Charges:Frais
  pcg: "627000"
2020-01-01 open Charges:Dotations
  pcg: "681740"
"""

COMPANY = """\
2020-01-01 custom "company" "Atelier"
  vat-due: "none"
  vat-reason: "franchise"
"""
"""Who the books belong to, where a ledger does not say: a company without VAT, so that small ledgers are sound."""

MARK = re.compile(r"; <- ([a-z, -]+)$")

Said = list[tuple[str, int]]


class Ledger:
    """A small ledger, loaded and settled, with short ways to ask for its states. Days are ISO texts."""

    def __init__(self, text: str, chart: str = CHART) -> None:
        written = dedent(text).strip()
        company = "" if 'custom "company"' in written else COMPANY
        self.text = f"{OPTIONS}{chart}{company}{written}\n"
        entries, errors, options = loader.load_string(self.text)
        assert errors == [], errors
        self.entries: list[Any] = entries
        self.options: dict[str, Any] = options
        book, self.read = read_book(entries, options)
        # Not typed: tests compare amounts with plain numbers.
        self.book: Any = book
        self.history: Any = settle(book)

    @property
    def newest(self) -> str:
        """The day of the newest entry, of any kind."""
        return str(max(entry.date for entry in self.entries))

    @property
    def marked(self) -> Said:
        """The codes and lines marked in the ledger."""
        return sorted(
            (code, line)
            for line, text in enumerate(self.text.splitlines(), start=1)
            if (mark := MARK.search(text))
            for code in mark[1].split(", ")
        )

    def says(self, day: str | None = None) -> Said:
        """The codes and lines of the diagnostics on a day."""
        found = check(self.history, date.fromisoformat(day or self.newest), self.read)
        return sorted((diagnostic.code, diagnostic.line) for diagnostic in found)

    def state(self, day: str | None = None) -> State:
        return state_on(self.history, date.fromisoformat(day or self.newest))

    def document(self, number: str, day: str | None = None) -> Any:
        """The state of a document; not typed, so that tests compare amounts with plain numbers."""
        found = self.state(day).document(number)
        assert found is not None, f"no {number} on {day or self.newest}"
        return found

    def opens(self, day: str | None = None) -> dict[str, Decimal]:
        """What stands open, by number; what is settled is left out."""
        return {d.invoice.number: d.open for d in self.state(day).documents if d.open}

    def settled(self, number: str, day: str | None = None) -> dict[str, Decimal]:
        """What settled a document, by kind."""
        return {kind: amount for kind, amount in self.document(number, day).settled_by.items() if amount}

    def on_account(self, day: str | None = None) -> dict[str, Decimal]:
        """What stands on account, by the leaf of the customer's account."""
        standing = self.state(day).on_account
        return {account.rpartition(":")[2]: amount for account, amount in standing.items()}

    def kinds(self) -> dict[str, str]:
        """The kind of each document, by number."""
        return {invoice.number: invoice.kind for invoice in self.book.invoices}

    def days(self) -> list[date]:
        """Every day on which the ledger says something, but for the accounts' own."""
        return sorted({entry.date for entry in self.entries if not isinstance(entry, data.Open)})


def gaps(history: History, transactions: Iterable[Any], day: date) -> dict[str, Decimal]:
    """By customer, where what is open less what is on account is not the balance: by how much.

    The balance is summed here from the postings alone. A shared account (bills, doubtful) belongs to the
    customer of the document that its entry links.
    """
    book, state = history.book, state_on(history, day)
    rest: dict[str, Decimal] = {}
    for entry in transactions:
        if not isinstance(entry, data.Transaction) or entry.date > day:
            continue
        for posting in entry.postings:
            account = book.accounts.get(posting.account)
            if account is None or account.role not in ("customer", "retention", "bill", "doubtful"):
                continue
            names = [entry.meta.get("invoice"), *sorted(entry.links)]
            linked = [book.invoice(str(name)) for name in names if name]
            owner = account.customer or next((i.customer for i in linked if i and i.customer), posting.account)
            assert posting.units is not None
            rest[owner] = rest.get(owner, Decimal(0)) + (posting.units.number or Decimal(0))
    for document in state.documents:
        owner = document.invoice.customer
        rest[owner] = rest.get(owner, Decimal(0)) - document.open
    for customer, amount in state.on_account.items():
        rest[customer] = rest.get(customer, Decimal(0)) + amount
    return {customer: amount for customer, amount in rest.items() if amount}


def without_entries(record: Any) -> Any:
    """The records of a Book, deep down, without the entries they were read from: these, the plugins may replace."""
    if type(record).__module__.startswith("beancount.core.data"):
        return type(record).__name__, record.date, record.meta["filename"], record.meta["lineno"]
    if isinstance(record, tuple) and hasattr(record, "_fields"):
        fields = [name for name in record._fields if name != "entry"]
        return type(record).__name__, {name: without_entries(getattr(record, name)) for name in fields}
    if isinstance(record, dict):
        return {key: without_entries(value) for key, value in record.items()}
    if isinstance(record, list | tuple):
        return [without_entries(value) for value in record]
    return record
