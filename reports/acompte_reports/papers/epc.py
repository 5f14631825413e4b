"""The QR code of a SEPA credit transfer (EPC069-12): its text, and the code as an inline drawing."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import escape

from acompte.model.money import CENT, cents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from acompte.model.settings import Company

MOST = Decimal("999999999.99")
_BLANK = re.compile(r"\s+")
_NAME, _TEXT = 70, 140
_BYTES, _NAME_BYTES = 331, 140
"""The most that the text of a code may have as UTF-8, and of that a name, which leaves room for a reference."""
_QUIET = 4
_LEVEL_M = 2
_MASK = 3
"""Of the masks of QR codes one for all: readers read each alike, and to find the best is most of the work of a code."""
_RUN = re.compile("1+|0+")
_LARGEST = 177
_WAYS = {bit * run: way.format(run) for run in range(1, _LARGEST + 1) for bit, way in (("1", "h{}"), ("0", "m{} 0"))}
"""How runs of modules are drawn: dark ones by a stroke, light ones by a move."""


def epc_text(company: Company | None, currency: str, amount: Decimal, reference: str) -> str:
    """Give the text of the code; empty without a sound IBAN, in another currency than EUR, or with nothing to pay."""
    account = _BLANK.sub("", company.text("iban")).upper() if company else ""
    if company is None or currency != "EUR" or not CENT <= cents(amount) <= MOST or not _is_iban(account):
        return ""
    bic = _BLANK.sub("", company.text("bic")).upper()
    name = _cut(_BLANK.sub(" ", company.name).strip()[:_NAME], _NAME_BYTES)
    wire = _BLANK.sub(" ", reference).strip()[:_TEXT]
    head = ("BCD", "002", "1", "SCT", bic if len(bic) in (8, 11) else "")
    text = "\n".join((*head, name, account, f"EUR{cents(amount):.2f}", "", "", ""))
    return text + _cut(wire, _BYTES - len(text.encode()))


def _cut(text: str, most: int) -> str:
    """Give as much of a text as so many bytes hold."""
    return text.encode()[:most].decode(errors="ignore")


@lru_cache(maxsize=64)
def _is_iban(account: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(account))


def epc_code(text: str, title: str) -> str:
    """Draw the code as SVG, one unit a module, with the quiet zone that readers need."""
    rows = _modules(text)
    size = len(rows) + 2 * _QUIET
    path = "".join(_strokes(rows))
    return f'<svg viewBox="0 0 {size} {size}"><title>{escape(title)}</title><path stroke="#000" d="{path}"/></svg>'


def _modules(text: str) -> list[str]:
    """Give the rows of a QR code, a 1 for each dark module; the text stands in it as UTF-8, as the code itself says."""
    from zint import Symbol, Symbology

    code = Symbol()  # that takes bytes as they are
    code.symbology = Symbology.QRCODE
    code.option_1, code.option_3 = _LEVEL_M, (_MASK + 1) << 8
    code.encode(text.encode())
    data, width, (_, line) = code.encoded_data.tobytes(), code.width, code.encoded_data.shape or (0, 0)
    rows = (data[start : start + (width + 7) // 8] for start in range(0, code.rows * line, line))
    # The lowest bit of a byte is its leftmost module.
    return [f"{int.from_bytes(row, 'little'):0{width}b}"[::-1] for row in rows]


def _strokes(rows: Iterable[str]) -> Iterator[str]:
    """Give the dark runs of each row as horizontal strokes, each from where the one before it ends."""
    end, line = 0, -1
    for y, row in enumerate(rows):
        start, stop = row.find("1"), row.rfind("1") + 1
        if stop:
            yield f"m{start - end} {y - line}" if line >= 0 else f"M{start + _QUIET} {y + _QUIET}.5"
            yield from map(_WAYS.__getitem__, _RUN.findall(row, start, stop))
            end, line = stop, y
