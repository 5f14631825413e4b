"""What a new ledger is made from: the company's own facts, checked before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from stdnum import iban as iban_number
from stdnum.exceptions import ValidationError
from stdnum.fr import siren as siren_number

from acompte.desk.customers import read_siren
from acompte.desk.numbering import CREDIT_NOTES, INVOICES
from acompte.desk.refusal import Refusal
from acompte.model.numbers import Series, series
from acompte.model.text import FRENCH
from acompte.vat.regimes import NONE, RECEIPTS

if TYPE_CHECKING:
    from datetime import date

CURRENCY = "EUR"
FRANCHISE = "franchise"
"""Why most companies without VAT charge none (CGI 293 B)."""


class Facts(NamedTuple):
    """A company, and how its books are kept; what is not known is None, and left out of the ledger."""

    name: str
    day: date
    """The first day of the books."""
    language: str = FRENCH
    vat_due: str = RECEIPTS
    vat_reason: str | None = None
    siren: str | None = None
    address: str | None = None
    email: str | None = None
    iban: str | None = None
    legal: str | None = None
    invoices: str = INVOICES
    """The series of invoices."""
    last_invoice: str | None = None
    """The last number that the books before gave in that series."""
    credit_notes: str = CREDIT_NOTES

    @property
    def is_taxed(self) -> bool:
        """Tell whether the company charges VAT."""
        return self.vat_due != NONE

    @property
    def vat_number(self) -> str | None:
        """Give the VAT number that follows from the SIREN; None without either."""
        return f"FR{siren_number.to_tva(self.siren)}" if self.siren and self.is_taxed else None

    def word(self, french: str, english: str) -> str:
        """Give a text in the language of the books."""
        return french if self.language == FRENCH else english

    def series_of(self, pattern: str) -> Series:
        """Give a series of numbers of these facts, which have been checked."""
        found = series(pattern)
        assert found is not None
        return found


def checked(said: Facts) -> Facts:
    """Give the facts as they are written: numbers without their spaces, a reason where there is no VAT.

    Raises:
      Refusal: the name is missing, a SIREN, an IBAN or a series cannot be, or a reason for no VAT stands beside VAT.
    """
    name = " ".join(said.name.split())
    if not name:
        raise Refusal("company-no-name")
    if said.vat_reason and said.is_taxed:
        raise Refusal("reason-with-vat", reason=said.vat_reason, regime=said.vat_due)
    for pattern in (said.invoices, said.credit_notes):
        if series(pattern) is None:
            raise Refusal("series-pattern", pattern=pattern)
    last = said.last_invoice
    if last and said.series_of(said.invoices).place(last) is None:
        raise Refusal("last-invoice", number=last, pattern=said.invoices)
    return said._replace(
        name=name,
        siren=read_siren(said.siren) if said.siren else None,
        iban=_iban(said.iban) if said.iban else None,
        vat_reason=None if said.is_taxed else said.vat_reason or FRANCHISE,
    )


def _iban(said: str) -> str:
    try:
        return str(iban_number.validate(said))
    except ValidationError as error:
        raise Refusal("iban-wrong", iban=said) from error
