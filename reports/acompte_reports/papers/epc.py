"""The QR code of a SEPA credit transfer (EPC069-12): its text, and the code as an inline drawing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from acompte.model.money import CENT, cents

if TYPE_CHECKING:
    from acompte.model.settings import Company

MOST = Decimal("999999999.99")
_BLANK = re.compile(r"\s+")
_NAME, _TEXT = 70, 140


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


def epc_code(text: str, title: str) -> str:
    """Draw the code as SVG, one unit a module, with the quiet zone that readers need."""
    import segno

    code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8", eci=False)
    return code.svg_inline(border=4, omitsize=True, title=title, svgclass=None, lineclass=None)
