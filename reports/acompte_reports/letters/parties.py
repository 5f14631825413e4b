"""Who writes to whom: names, addresses, the bank, the line at the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from acompte.model.text import FRENCH

if TYPE_CHECKING:
    from acompte.model.records import Customer
    from acompte.model.settings import Company

_LINE = re.compile(r"\s*(?:\n|\\n)\s*")
_TOWN = re.compile(r"(?:[A-Z]{1,2}-)?\d{4,5}\s+(.+)")
_CEDEX = re.compile(r"\s+cedex\b.*", re.IGNORECASE)
_BLANK = re.compile(r"\s+")
_DIGITS = re.compile(r"\D+")


class Party(NamedTuple):
    """The sender or the recipient of a letter."""

    name: str
    address: tuple[str, ...]
    email: str
    phone: str


NOBODY = Party("", (), "", "")


def party(someone: Company | Customer | None) -> Party:
    """Give the name, the address and the contacts that the ledger has of the company or of a customer."""
    if someone is None:
        return NOBODY
    lines = tuple(line for line in _LINE.split(someone.text("address").strip()) if line)
    return Party(someone.name, lines, someone.text("email"), someone.text("phone"))


def town(address: tuple[str, ...]) -> str:
    """Give the town of an address: what follows the postal code, without CEDEX; empty where there is none."""
    for line in reversed(address):
        found = _TOWN.fullmatch(line)
        if found:
            return _CEDEX.sub("", found[1])
    return ""


def grouped_iban(iban: str) -> str:
    """Write an IBAN in groups of four that stay on one line."""
    plain = _BLANK.sub("", iban)
    return "\u00a0".join(plain[place : place + 4] for place in range(0, len(plain), 4))


def foot(company: Company | None, language: str) -> tuple[str, ...]:
    """Give the legal line: name, form and registry, SIREN where the registry does not say it, VAT number."""
    if company is None:
        return ()
    legal, siren, vat = company.text("legal"), _DIGITS.sub("", company.text("siren")), company.text("vat-number")
    parts = [company.name, legal]
    if siren and siren not in _DIGITS.sub("", legal):
        parts.append("SIREN " + "\u00a0".join(siren[place : place + 3] for place in range(0, len(siren), 3)))
    if vat:
        parts.append(f"{'TVA' if language == FRENCH else 'VAT'} {vat}")
    return tuple(part for part in parts if part)
