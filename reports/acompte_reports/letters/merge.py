"""The rows of a mail merge: one letter each, for whoever prints envelopes or letters of their own."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from acompte_reports.letters.files import Made

FIELDS = (
    "customer",
    "name",
    *(f"address{line}" for line in range(1, 7)),
    "postal_code",
    "town",
    "email",
    "language",
    "salutation",
    "step",
    "day",
    "amount",
    "until",
    "documents",
    "reference",
    "iban",
    "file",
)

_PLACE = re.compile(r"((?:[A-Z]{1,2}-)?\d{4,5})\s+(.+)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def merge_rows(letters: Iterable[Made]) -> bytes:
    """Write letters as CSV that spreadsheets of France open as it is: UTF-8 with its mark, semicolons.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(FIELDS)
    for letter in letters:
        writer.writerow([_plain(cell) for cell in _cells(letter)])
    return written.getvalue().encode("utf-8-sig")


def _cells(letter: Made) -> list[str]:
    content = letter.content
    lines = content.recipient.address
    place = next((found for line in reversed(lines) if (found := _PLACE.fullmatch(line))), None)
    pay = content.pay
    return [
        letter.customer,
        content.recipient.name,
        *(lines[number] if number < len(lines) else "" for number in range(6)),
        place[1] if place else "",
        place[2] if place else "",
        content.recipient.email,
        content.language,
        content.salutation,
        content.step,
        content.day.isoformat(),
        f"{pay.total:.2f}",
        pay.until.isoformat() if pay.until else "",
        " ".join(paper.number for paper in content.asked),
        pay.reference,
        pay.iban.replace("\u00a0", ""),
        letter.name,
    ]


def _plain(cell: str) -> str:
    one = " ".join(cell.split())
    return f"'{one}" if one.startswith(_FORMULA) else one
