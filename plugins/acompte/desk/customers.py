"""A new customer: the `open` of an account below the others, with what it says of the customer."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, Any

from beancount.core.data import Open
from stdnum.exceptions import ValidationError
from stdnum.fr import siren as siren_number

from acompte.desk.chart import NUMBERS
from acompte.desk.entries import opening
from acompte.desk.refusal import Refusal
from acompte.law.terms import parse
from acompte.model import roles

if TYPE_CHECKING:
    from acompte.desk.situation import Situation

_FORMS = frozenset(
    (
        *("sa", "sas", "sasu", "sarl", "eurl", "sci", "scic", "scea", "scop", "snc", "gie", "ei", "sc", "selarl"),
        *("ltd", "llc", "gmbh", "inc", "plc"),
        *("m", "mm", "mr", "mrs", "ms", "mme", "mlle"),
        *("et", "and", "the", "le", "la", "les", "l", "de", "du", "des", "d"),
    )
)
_GENERAL = frozenset(
    (
        *("agence", "association", "atelier", "boulangerie", "brasserie", "cabinet", "clinique", "commune"),
        *("compagnie", "cooperative", "domaine", "entreprise", "etablissements", "ets", "fonciere", "galerie"),
        *("garage", "groupe", "hotel", "mairie", "maison", "regie", "restaurant", "societe", "ste", "ville"),
    )
)
"""Words that tell one customer from another less well than those after them."""

_WORD = re.compile(r"[A-Za-z0-9]+")


def new_customer(whole: Situation, name: str, leaf: str | None = None, **meta: Any) -> Open:
    """Compose the account of a new customer.

    `leaf` is the last part of the account's name, without it a word of the customer's name; `meta` are the format's
    keys (`siren`, `email`, `address`, `terms`, `profile`, `kind`, `language` …), None for those left out.

    Raises:
      Refusal: the name or the SIREN is taken, the SIREN or the terms cannot be, or no account holds customers.
    """
    book = whole.book
    plain = name.casefold().strip()
    if not plain:
        raise Refusal("customer-no-name")
    for account, customer in book.customers.items():
        if customer.name.casefold().strip() == plain:
            raise Refusal("customer-taken", name=name, account=account)
        if meta.get("siren") and customer.text("siren").replace(" ", "") == str(meta["siren"]).replace(" ", ""):
            raise Refusal("siren-taken", siren=meta["siren"], name=customer.name, account=account)
    if meta.get("siren"):
        meta["siren"] = read_siren(str(meta["siren"]))
    if meta.get("terms") and parse(str(meta["terms"])) is None:
        raise Refusal("terms-unread", terms=meta["terms"], name=name)
    parent = _parent(whole)
    taken = {entry.account for entry in whole.entries if isinstance(entry, Open)}
    return opening(whole.day, f"{parent}:{leaf or account_leaf(name, parent, taken)}", book.currency, name=name, **meta)


def read_siren(said: str) -> str:
    """Give a SIREN without its spaces.

    Raises:
      Refusal: it has not nine digits, or its check digit is wrong.
    """
    try:
        return str(siren_number.validate(said))
    except ValidationError as error:
        raise Refusal("siren-invalid", siren=said) from error


def _parent(whole: Situation) -> str:
    """Give the account below which customers stand: that of most customers, else one with the number 411."""
    parents = Counter(account.rpartition(":")[0] for account in whole.book.customers)
    known = {account.name for account in whole.book.accounts.values() if account.role == roles.CUSTOMER}
    for parent, _ in parents.most_common():
        if parent in known:
            return parent
    free = sorted(known - set(whole.book.customers), key=lambda name: (name.count(":"), name))
    if not free:
        raise Refusal("no-account", role=roles.CUSTOMER, pcg=NUMBERS[roles.CUSTOMER], rate=None)
    return free[0]


def account_leaf(name: str, parent: str, taken: set[str]) -> str:
    """Make the last part of an account's name from a customer's: its first telling word, then more of them."""
    decomposed = unicodedata.normalize("NFKD", name)
    words = _WORD.findall("".join(letter for letter in decomposed if not unicodedata.combining(letter)))
    telling = [w for w in words if w.lower() not in _FORMS and w.lower() not in _GENERAL]
    telling = telling or [w for w in words if w.lower() not in _FORMS] or words or ["Client"]
    parts = [word[:1].upper() + word[1:] if not word.isupper() else word.capitalize() for word in telling]
    for count in range(1, len(parts) + 1):
        found = "".join(parts[:count])
        if f"{parent}:{found}" not in taken:
            return found
    number = 2
    while f"{parent}:{parts[0]}{number}" in taken:
        number += 1
    return f"{parts[0]}{number}"
