"""Who writes to whom: names, addresses, the bank, the line at the foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote, urlsplit

from acompte.model.text import FRENCH, LANGUAGES

if TYPE_CHECKING:
    from acompte.model.records import Customer, Invoice
    from acompte.model.settings import Company

_WEB = ("http", "https")
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
    return Party(someone.name, text_lines(someone.text("address")), someone.text("email"), someone.text("phone"))


def text_lines(text: str) -> tuple[str, ...]:
    """Give the lines of a text as ledgers write them: parted by line ends, or by a backslash and an n."""
    return tuple(line for line in _LINE.split(text.strip()) if line)


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


def grouped_siren(siren: str) -> str:
    """Write a SIREN in groups of three that stay on one line."""
    plain = _DIGITS.sub("", siren)
    return "\u00a0".join(plain[place : place + 3] for place in range(0, len(plain), 3))


def known_language(said: str) -> str:
    """Give the language that a code such as "en" or "en-GB" stands for; empty where we do not write it."""
    code = said.lower()[:2]
    return code if code in LANGUAGES else ""


def language_for(company: Company | None, customer: Customer | None) -> str:
    """Give the language that a customer is written to in: its own, else the company's, else French."""
    said = [customer.language or "" if customer else "", company.text("language") if company else ""]
    return next((language for language in map(known_language, said) if language), FRENCH)


def pay_link(company: Company | None, number: str, invoice: Invoice | None) -> str:
    """Give where a document is paid: its own address, else the company's; only addresses of the web."""
    pattern = company.text("payment-url") if company else ""
    own = invoice.entry.meta.get("pay-url") if invoice else None
    url = str(own) if own else pattern.replace("{invoice}", quote(number, safe=""))
    return url if _is_web(url) else ""


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme in _WEB
    except ValueError:
        return False


def foot(company: Company | None, language: str) -> tuple[str, ...]:
    """Give the legal line: name, form and registry, SIREN where the registry does not say it, VAT number."""
    if company is None:
        return ()
    legal, siren, vat = company.text("legal"), _DIGITS.sub("", company.text("siren")), company.text("vat-number")
    parts = [company.name, legal]
    if siren and siren not in _DIGITS.sub("", legal):
        parts.append(f"SIREN {grouped_siren(siren)}")
    if vat:
        parts.append(f"{'TVA' if language == FRENCH else 'VAT'} {vat}")
    return tuple(part for part in parts if part)
