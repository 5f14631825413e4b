"""A document has the VAT rates of its quote, or of what it takes back (LEDGER, VAT)."""

import pytest

from support.vat_ledgers import VatLedger

ON_DEBITS = """
2020-01-01 custom "company" "Atelier"
  vat-due: "debits"
"""
WRONG = "  ; <- vat-rate"


class Debits(VatLedger):
    """A small ledger on debits, where VAT moves no more after its document."""

    def __init__(self, text: str) -> None:
        super().__init__(ON_DEBITS + text)


QUOTE = """
2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
  vat: 20
2026-01-06 custom "accepted" "D1"
"""
DEPOSIT = """
2026-01-10 * "Acompte" ^D1{mark}
  invoice: "F1"
  due: 2026-02-09
  Actif:Clients:Lumen
  Passif:Acomptes  -300.00 EUR
  Passif:TVA:{vat} EUR
"""
PROGRESS = """
2026-02-10 * "Situation" ^D1{mark}
  invoice: "F2"
  due: 2026-03-12
  Actif:Clients:Lumen
  Produits:Travaux  -500.00 EUR
  Passif:TVA:{vat} EUR
"""
FINAL = """
2026-03-10 * "Facture" ^D1{mark}
  invoice: "F3"
  due: 2026-04-09
  Actif:Clients:Lumen
  Produits:Travaux  -1000.00 EUR
  Passif:TVA:{vat} EUR
"""
DOCUMENTS = {
    "deposit": (DEPOSIT, "Normale  -60.00", "Reduite  -30.00"),
    "progress": (PROGRESS, "Normale  -100.00", "Reduite  -50.00"),
    "final": (FINAL, "Normale  -200.00", "Reduite  -100.00"),
}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_document_has_the_rate_of_its_quote(kind: str) -> None:
    document, right, wrong = DOCUMENTS[kind]
    assert Debits(QUOTE + document.format(vat=right, mark="")).says() == []
    ledger = Debits(QUOTE + document.format(vat=wrong, mark=WRONG))
    assert ledger.says() == ledger.marked


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_quote_without_a_rate_allows_any(kind: str) -> None:
    document, _, other = DOCUMENTS[kind]
    assert Debits(QUOTE.replace("  vat: 20\n", "") + document.format(vat=other, mark="")).says() == []


AMENDMENT = '2026-{day} custom "amendment" "D1" "Isolation" 500.00 EUR "10 %"\n'


def test_an_amendment_brings_its_rate_from_the_day_it_is_signed() -> None:
    text = QUOTE + PROGRESS.format(vat="Reduite  -50.00", mark="")
    assert Debits(text + AMENDMENT.format(day="02-10")).says() == []
    ledger = Debits(
        QUOTE + PROGRESS.format(vat="Reduite  -50.00", mark=WRONG) + AMENDMENT.format(day="02-20"),
    )
    assert ledger.says("2026-02-19") == ledger.marked
    assert ledger.says("2026-02-20") == []


def test_an_amendment_without_a_rate_has_the_quotes(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-06 custom "accepted" "D1"
    2026-02-01 custom "amendment" "D1" "Verre feuilleté" 200.00 EUR
    2026-03-10 * "Facture" ^D1
      invoice: "F1"
      due: 2026-04-09
      Actif:Clients:Lumen
      Produits:Travaux  -1200.00 EUR
      Passif:TVA:Normale  -240.00 EUR
    """
    assert ledger.says() == []


@pytest.fixture
def ledger(request: pytest.FixtureRequest) -> VatLedger:
    """Give the ledger that the docstring of the test is."""
    return VatLedger(request.function.__doc__)


LINES = """
2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
{rate}2026-01-05 custom "line" "D1" "Pose" "1 u" 600.00 EUR "20 %"
2026-01-05 custom "line" "D1" "Isolation" "1 u" 400.00 EUR "10 %"
2026-01-06 custom "accepted" "D1"
"""


@pytest.mark.parametrize("rate", ["", "  vat: 20\n", "  vat: 10\n"])
@pytest.mark.parametrize("vat", ["Normale  -60.00", "Reduite  -30.00"])
def test_each_rate_of_a_quotes_lines_may_be_invoiced_whatever_the_quote_says(rate: str, vat: str) -> None:
    assert Debits(LINES.format(rate=rate) + DEPOSIT.format(vat=vat, mark="")).says() == []


@pytest.mark.parametrize("rate", ["", "  vat: 20\n"])
def test_a_rate_that_no_line_has_may_not(rate: str) -> None:
    mark = "    vat: 5.5\n"
    text = LINES.format(rate=rate) + DEPOSIT.format(vat="Normale  -16.50", mark=WRONG)
    ledger = Debits(text + mark)
    assert ledger.says() == ledger.marked


def test_the_quotes_rate_is_the_one_rate_where_none_of_its_lines_has_it() -> None:
    quote = LINES.format(rate="  vat: 20\n").replace('"20 %"', '"10 %"')
    assert Debits(quote + FINAL.format(vat="Normale  -200.00", mark="")).says() == []
    ledger = Debits(quote + FINAL.format(vat="Reduite  -100.00", mark="  ; <- vat-rate"))
    assert ledger.says() == ledger.marked


def test_the_rest_of_a_quote_that_lines_do_not_reach_has_the_quotes_rate(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
      vat: 20
    2026-01-05 custom "line" "D1" "Isolation" "1 u" 400.00 EUR "10 %"
    2026-01-05 custom "line" "D1" "Pose" "1 u" 500.00 EUR
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte, sans que rien dise son taux" ^D1
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen
      Passif:Acomptes  -300.00 EUR
      Passif:TVA:Normale  -36.00 EUR
      Passif:TVA:Reduite  -12.00 EUR
    """
    assert ledger.says() == []
    bases = {str(rate): base for rate, base in ledger.bases("D1").items()}
    assert bases == {"10": 400, "20": 600}


# -- what a document takes back or takes off --------------------------------------------------------------

CREDIT = """
2026-04-10 * "Avoir" ^F3{mark}
  invoice: "F4"
  Actif:Clients:Lumen
  Produits:Travaux  100.00 EUR
  Passif:TVA:{vat} EUR
"""


def test_a_credit_note_has_the_rates_of_what_it_takes_back() -> None:
    final = QUOTE + FINAL.format(vat="Normale  -200.00", mark="")
    assert Debits(final + CREDIT.format(vat="Normale  20.00", mark="")).says() == []
    ledger = Debits(final + CREDIT.format(vat="Reduite  10.00", mark=WRONG))
    assert ledger.says() == ledger.marked


def test_of_a_document_with_a_wrong_rate_it_takes_back_that_rate() -> None:
    final = QUOTE + FINAL.format(vat="Reduite  -100.00", mark=WRONG)
    ledger = Debits(final + CREDIT.format(vat="Reduite  10.00", mark=""))
    assert ledger.says() == ledger.marked


def test_of_a_document_from_other_books_nobody_knows_the_rate(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-01 * "Reprise"
      invoice: "ANCIEN-7"
      kind: "opening"
      due: 2025-12-15
      Actif:Clients:Lumen  2400.00 EUR
      Capitaux:Reprise  -2400.00 EUR
    2026-01-20 * "Avoir" ^ANCIEN-7
      invoice: "F1"
      Actif:Clients:Lumen
      Produits:Travaux  1000.00 EUR
      Passif:TVA:Normale  200.00 EUR
    """
    assert ledger.says() == []


DEDUCTION = """
2026-03-10 * "Solde" ^D1{mark}
  invoice: "F3"
  due: 2026-04-09
  Actif:Clients:Lumen
  Passif:Acomptes  300.00 EUR
    vat: {rate}
  Produits:Travaux  -600.00 EUR
    vat: 20
  Produits:Travaux  -400.00 EUR
    vat: 10
  Passif:TVA:Normale  -{normal} EUR
  Passif:TVA:Reduite  -{reduced} EUR
"""


def test_a_deposit_is_deducted_at_its_own_rate() -> None:
    deposit = LINES.format(rate="") + DEPOSIT.format(vat="Normale  -60.00", mark="")
    assert Debits(deposit + DEDUCTION.format(rate=20, normal="60.00", reduced="40.00", mark="")).says() == []
    ledger = Debits(deposit + DEDUCTION.format(rate=10, normal="120.00", reduced="10.00", mark=WRONG))
    assert ledger.says() == ledger.marked


# -- closed quotes -----------------------------------------------------------------------------------------

SPLIT = """
2026-03-10 * "Facture" ^D1{mark}
  invoice: "F3"
  due: 2026-04-09
  Actif:Clients:Lumen
  Produits:Travaux  -{normal}
    vat: 20
  Produits:Travaux  -{reduced}
    vat: 10
  Passif:TVA:Normale  -{vat} EUR
  Passif:TVA:Reduite  -{less} EUR
"""


@pytest.mark.parametrize(
    ("normal", "reduced", "vat", "less", "mark"),
    [
        ("600.00 EUR", "400.00 EUR", "120.00", "40.00", ""),
        ("599.00 EUR", "401.00 EUR", "119.80", "40.10", ""),
        ("598.99 EUR", "401.01 EUR", "119.80", "40.10", WRONG),
        ("500.00 EUR", "500.00 EUR", "100.00", "50.00", WRONG),
        ("600.00 EUR", "500.00 EUR", "120.00", "50.00", ""),
    ],
)
def test_the_revenue_of_a_closed_quote_is_its_own_rate_by_rate(
    normal: str, reduced: str, vat: str, less: str, mark: str
) -> None:
    split = SPLIT.format(normal=normal, reduced=reduced, vat=vat, less=less, mark=mark)
    ledger = Debits(LINES.format(rate="") + split)
    assert ledger.says() == ledger.marked


def test_a_quote_that_says_one_rate_and_lines_at_others_may_be_closed_at_any_of_them() -> None:
    for vat in ("Normale  -200.00", "Reduite  -100.00"):
        assert Debits(LINES.format(rate="  vat: 20\n") + FINAL.format(vat=vat, mark="")).says() == []


def test_one_that_leaves_the_split_open_may_not() -> None:
    ledger = Debits(LINES.format(rate="") + FINAL.format(vat="Normale  -200.00", mark=WRONG))
    assert ledger.says() == ledger.marked


def test_several_progress_invoices_are_judged_with_the_final(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "line" "D1" "Pose" "1 u" 600.00 EUR "20 %"
    2026-01-05 custom "line" "D1" "Isolation" "1 u" 400.00 EUR "10 %"
    2026-01-06 custom "accepted" "D1"
    2026-02-10 * "Situation" ^D1
      invoice: "F1"
      due: 2026-03-12
      Actif:Clients:Lumen
      Produits:Travaux  -700.00 EUR
      Passif:TVA:Normale  -140.00 EUR
    2026-03-10 * "Dernière situation" ^D1  ; <- vat-rate
      invoice: "F2"
      due: 2026-04-09
      Actif:Clients:Lumen
      Produits:Travaux  -300.00 EUR
      Passif:TVA:Reduite  -30.00 EUR
    """
    assert ledger.says("2026-03-09") == []
    assert ledger.says() == ledger.marked


# -- rate 0 ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("reason", "mark"), [('  vat-reason: "export"\n', WRONG), ("", "  ; <- vat-reason")])
def test_a_line_without_vat_on_a_taxed_quote_is_one_fault(reason: str, mark: str) -> None:
    ledger = Debits(
        f"""{QUOTE}
2026-02-10 * "Situation" ^D1{mark}
  invoice: "F2"
  due: 2026-03-12
{reason}  Actif:Clients:Lumen
  Produits:Travaux  -500.00 EUR
    vat: 0
"""
    )
    assert ledger.says() == ledger.marked


def test_the_rates_of_the_quote_are_named_as_its_reader_writes_them(ledger: VatLedger) -> None:
    """
    2020-01-01 custom "company" "Atelier"
      vat-due: "debits"
    2026-01-05 custom "quote" "D1" Actif:Clients:Lumen 1000.00 EUR
    2026-01-05 custom "line" "D1" "Pose" "1 u" 600.00 EUR "20 %"
    2026-01-05 custom "line" "D1" "Isolation" "1 u" 400.00 EUR "5,5 %"
    2026-01-06 custom "accepted" "D1"
    2026-01-10 * "Acompte" ^D1  ; <- vat-rate
      invoice: "F1"
      due: 2026-02-09
      Actif:Clients:Lumen
      Passif:Acomptes  -300.00 EUR
      Passif:TVA:Reduite  -30.00 EUR
    """
    assert ledger.says() == ledger.marked
    french, english = ledger.sentences()
    assert "TVA à 10\u00a0%, alors que D1 a 20\u00a0%, 5,5\u00a0%." in french
    assert "VAT at 10%, while D1 has 20%, 5.5%." in english
