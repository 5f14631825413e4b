"""Small ledgers about VAT: the docstring of a test is its ledger, of a company whose VAT falls due with receipts.

One that says otherwise has a `company` of its own. Only what is said about VAT counts, and, where no day is given,
in the evening of the last month in which something happens: VAT is judged at month ends.
"""

from datetime import date
from decimal import Decimal
from textwrap import dedent

from acompte.model.days import month_end
from acompte.model.quotes import bases_on
from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import CHART, Ledger, Said

ACCOUNTS = """\
2020-01-01 open Passif:TVA:AttenteReduite
  pcg: "445841"
  vat: 10
2020-01-01 open Passif:TVA:AttenteDivers
  pcg: "445842"
2020-01-01 open Passif:TVA:Deductible
  pcg: "445660"
2020-01-01 open Passif:TVA:Decaisser
  pcg: "445510"
2020-01-01 open Produits:Ventes
  pcg: "707000"
2020-01-01 open Produits:Services
  pcg: "706000"
  vat-due: "receipts"
2020-01-01 open Charges:Achats
  pcg: "607000"
"""

ON_RECEIPTS = """\
2020-01-01 custom "company" "Atelier"
  vat-due: "receipts"
"""


class VatLedger(Ledger):
    """A small ledger of which only what is said about VAT counts."""

    def __init__(self, text: str) -> None:
        written = dedent(text).strip()
        company = "" if 'custom "company"' in written else ON_RECEIPTS
        super().__init__(company + written, CHART + ACCOUNTS)

    def says(self, day: str | None = None) -> Said:
        last = date.fromisoformat(self.newest)
        said = super().says(day or month_end(last).isoformat())
        return [(code, line) for code, line in said if code.startswith("vat-")]

    def bases(self, quote: str) -> dict[Decimal | None, Decimal]:
        """What a quote comes to by rate, with all its amendments."""
        return bases_on(self.book.quotes[quote], date.fromisoformat(self.newest))

    def sentences(self) -> tuple[str, str]:
        """The one thing that is said about VAT, in French and in English."""
        day = month_end(date.fromisoformat(self.newest))
        (found,) = (d for d in check(self.history, day, self.read) if d.code.startswith("vat-"))
        return message(found, FRENCH), message(found, ENGLISH)
