"""The QR code of a SEPA credit transfer (EPC069-12): its text, and the code as an inline drawing."""

from __future__ import annotations

import re
from decimal import Decimal
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
_DARK = re.compile(rb"\x01+")


def epc_text(company: Company | None, currency: str, amount: Decimal, reference: str) -> str:
    """Give the text of the code; empty without a sound IBAN, in another currency than EUR, or with nothing to pay."""
    from stdnum import iban

    account = _BLANK.sub("", company.text("iban")).upper() if company else ""
    if company is None or currency != "EUR" or not CENT <= cents(amount) <= MOST or not iban.is_valid(account):
        return ""
    bic = _BLANK.sub("", company.text("bic")).upper()
    name = _BLANK.sub(" ", company.name).strip()[:_NAME]
    wire = _BLANK.sub(" ", reference).strip()[:_TEXT]
    head = ("BCD", "002", "1", "SCT", bic if len(bic) in (8, 11) else "")
    return "\n".join((*head, name, account, f"EUR{cents(amount):.2f}", "", "", wire))


def epc_code(text: str, title: str, mask: int | None = None) -> str:
    """Draw the code as SVG, one unit a module, with the quiet zone that readers need.

    Readers read all eight masks alike. To find the one that the standard likes best is most of the work of a code;
    whoever needs hundreds at once says one.
    """
    import segno

    code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8", eci=False, mask=mask)
    size = len(code.matrix) + 2 * _QUIET
    path = "".join(_strokes(code.matrix))
    return f'<svg viewBox="0 0 {size} {size}"><title>{escape(title)}</title><path stroke="#000" d="{path}"/></svg>'


def _strokes(rows: Iterable[bytearray]) -> Iterator[str]:
    """Give the dark runs of each row as horizontal strokes, each from where the one before it ends."""
    end, line = 0, -1
    for y, row in enumerate(rows):
        for run in _DARK.finditer(row):
            start, stop = run.span()
            way = f"m{start - end} {y - line}" if line >= 0 else f"M{start + _QUIET} {y + _QUIET}.5"
            yield f"{way}h{stop - start}"
            end, line = stop, y
