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
_QUIET = 4
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
    name = _BLANK.sub(" ", company.name).strip()[:_NAME]
    wire = _BLANK.sub(" ", reference).strip()[:_TEXT]
    head = ("BCD", "002", "1", "SCT", bic if len(bic) in (8, 11) else "")
    return "\n".join((*head, name, account, f"EUR{cents(amount):.2f}", "", "", wire))


@lru_cache(maxsize=64)
def _is_iban(account: str) -> bool:
    from stdnum import iban

    return bool(iban.is_valid(account))


def epc_code(text: str, title: str) -> str:
    """Draw the code as SVG, one unit a module, with the quiet zone that readers need."""
    import segno

    code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8", eci=False, mask=_MASK)
    rows = ["".join(map(str, row)) for row in code.matrix]
    size = len(rows) + 2 * _QUIET
    path = "".join(_strokes(rows))
    return f'<svg viewBox="0 0 {size} {size}"><title>{escape(title)}</title><path stroke="#000" d="{path}"/></svg>'


def _strokes(rows: Iterable[str]) -> Iterator[str]:
    """Give the dark runs of each row as horizontal strokes, each from where the one before it ends."""
    end, line = 0, -1
    for y, row in enumerate(rows):
        start, stop = row.find("1"), row.rfind("1") + 1
        if stop:
            yield f"m{start - end} {y - line}" if line >= 0 else f"M{start + _QUIET} {y + _QUIET}.5"
            yield from map(_WAYS.__getitem__, _RUN.findall(row, start, stop))
            end, line = stop, y
