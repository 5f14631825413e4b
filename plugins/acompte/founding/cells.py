"""What the cells of an old program's table say: its bytes as text, its columns and days."""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date
from typing import NamedTuple

KNOWN = {
    "customer": ("client", "nom du client", "raison sociale"),
    "number": ("numero", "piece", "no", "n"),
    "kind": ("type", "nature"),
    "date": ("issued", "emission", "date d'emission", "date de facture"),
    "due": ("echeance", "date d'echeance", "due date"),
    "total": ("ttc", "total ttc", "montant ttc"),
    "open": ("solde", "reste du", "ouvert", "reste a payer"),
    "vat": ("tva", "taux", "taux de tva", "vat rate", "rate"),
    "quote": ("devis", "commande"),
    "quote-amount": ("montant du devis", "devis ht", "quote amount"),
    "invoiced-before": ("deja facture", "invoiced before"),
    "title": ("objet", "titre", "designation"),
    "vat-reason": ("motif sans tva", "vat reason"),
    "siren": (),
    "email": ("courriel", "e-mail", "mail"),
    "address": ("adresse",),
    "terms": ("conditions", "conditions de reglement"),
    "customer-kind": ("type de client", "customer kind"),
    "language": ("langue",),
}
"""The columns, each with the other names it may have, without accents."""

REQUIRED = ("customer", "number", "date", "total", "open")

_SEPARATORS = (";", "\t", ",")
_FRENCH_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})")


class Record(NamedTuple):
    """A record of the table: the line it begins on, its cells without spaces around them."""

    line: int
    cells: tuple[str, ...]


class TornTable(Exception):  # noqa: N818  # what is torn is the table, not the program
    """The text is no table from a line on: a quotation mark stands open, or the like."""

    def __init__(self, line: int) -> None:
        """Say where."""
        super().__init__(line)
        self.line = line


def as_text(data: bytes) -> str | None:
    """Give bytes as text: UTF-8, UTF-16 with its mark, or what Windows writes (cp1252); None where it is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded(data, "utf-16")
    if b"\0" in data:
        return None
    text = _decoded(data, "utf-8-sig")
    return text if text is not None else _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def records(text: str) -> list[Record]:
    """Cut a text into records; the separator is the one that the first line has most of.

    Raises:
      TornTable: a record does not end.
    """
    lines = [f"{line}\n" for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    first = next((line for line in lines if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    found: list[Record] = []
    before = 0
    try:
        for cells in reader:
            line, before = before + 1, reader.line_num
            if any(cell.strip() for cell in cells):
                found.append(Record(line, tuple(cell.strip() for cell in cells)))
    except csv.Error as error:
        raise TornTable(before + 1) from error
    return found


def column(name: str) -> str | None:
    """Give the column that a heading names; None where it names none."""
    plain = _plain(name)
    if plain.replace(" ", "-") in KNOWN:
        return plain.replace(" ", "-")
    return next((column for column, others in KNOWN.items() if plain in others), None)


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.sub(r"[_’°.]", lambda sign: "'" if sign[0] == "’" else " ", letters).split())


def read_day(text: str) -> date | None:
    """Read `2026-05-12` or `12/05/2026`; None where it is no day of the calendar."""
    match = _FRENCH_DAY.fullmatch(text)
    try:
        return date(int(match[3]), int(match[2]), int(match[1])) if match else date.fromisoformat(text)
    except ValueError:
        return None
