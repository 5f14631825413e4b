"""The QR code of a transfer says what a bank reads, and stands only where there is something to pay."""

import re
from decimal import Decimal
from typing import Any, NamedTuple

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from acompte.model.settings import Company
from acompte_reports.papers.epc import MOST, epc_code, epc_text
from support.letter_ledger import DAY
from support.paper_ledger import CREDIT, TWO_RATES, WORKS, page, paper

IBAN = "FR7630006000011234567890189"
SCALE = 3
"""Points a module, as a camera sees it."""


class Transfer(NamedTuple):
    """What a bank reads in the text of a code (EPC069-12, version 002)."""

    bic: str
    name: str
    iban: str
    amount: Decimal
    text: str


def decoded(text: str) -> Transfer:
    """Read the text of a code, strictly."""
    assert len(text.encode()) <= 331
    tag, version, charset, kind, bic, name, iban, amount, purpose, structured, wire = text.split("\n")
    assert (tag, version, charset, kind, purpose, structured) == ("BCD", "002", "1", "SCT", "", "")
    assert re.fullmatch(r"(?:[A-Z0-9]{8}(?:[A-Z0-9]{3})?)?", bic)
    assert 0 < len(name) <= 70
    assert len(wire) <= 140
    found = re.fullmatch(r"EUR(\d{1,9}\.\d\d)", amount)
    assert found
    return Transfer(bic, name, iban, Decimal(found[1]), wire)


def company(**meta: str) -> Company:
    return Company(DAY, "Verrerie & Fils SARL", {"iban": IBAN, **meta}, None)


def test_the_code_asks_for_the_amount_of_the_document_with_its_number() -> None:
    assert decoded(paper("FA2026-002", TWO_RATES).payment.code) == (
        "AGRIFRPP", "Verrerie & Fils SARL", IBAN, Decimal("7980.00"), "FA2026-002",
    )  # fmt: skip


def test_of_several_instalments_the_code_asks_for_the_first_and_says_so() -> None:
    parts = """\
  Actif:Clients:Lumen    3000.00 EUR
    due: 2026-07-20
  Actif:Clients:Lumen    4980.00 EUR
    due: 2026-09-20
"""
    story = TWO_RATES.replace("  Actif:Clients:Lumen    7980.00 EUR\n", parts)
    found = paper("FA2026-002", story)
    assert decoded(found.payment.code).amount == found.payment.code_amount == 3000
    assert found.asked == 7980
    assert "Virement de 3\u202f000,00\u00a0€" in page("FA2026-002", story)


@pytest.mark.parametrize(("amount", "there"), [("0.00", False), ("0.01", True), ("999999999.99", True), ("1e9", False)])
def test_there_is_a_code_for_amounts_that_a_transfer_may_have(amount: str, there: bool) -> None:
    assert bool(epc_text(company(), "EUR", Decimal(amount), "F1")) == there


@pytest.mark.parametrize(
    ("someone", "currency"),
    [
        (None, "EUR"),
        (company(iban=""), "EUR"),
        (company(iban="FR7630006000011234567890188"), "EUR"),
        (company(), "CHF"),
    ],
)
def test_there_is_none_without_a_sound_iban_or_in_another_currency(someone: Company | None, currency: str) -> None:
    assert epc_text(someone, currency, Decimal(10), "F1") == ""


def test_names_and_numbers_are_cut_to_what_the_code_takes() -> None:
    long = Company(
        DAY, "Établissements " + "é" * 80, {"iban": "fr76 3000 6000 0112 3456 7890 189", "bic": "nope"}, None
    )
    found = decoded(epc_text(long, "EUR", Decimal("1234.5"), "F" * 200))
    assert (found.bic, len(found.name), found.iban, found.amount) == ("", 70, IBAN, Decimal("1234.50"))


@pytest.mark.parametrize(
    ("number", "there"),
    [("FA2026-001", True), ("FA2026-002", True), ("AV2026-001", False), ("D2026-020", False)],
)
def test_only_what_asks_for_money_has_a_code(number: str, there: bool) -> None:
    assert ('<figure class="code">' in page(number, TWO_RATES, CREDIT)) == there


def test_the_drawing_is_a_square_with_a_quiet_zone_and_a_title() -> None:
    drawing = epc_code(epc_text(company(), "EUR", Decimal(10), "F1"), "Virement de 10 € <à nous>")
    size = re.match(r'<svg viewBox="0 0 (\d+) \1"', drawing)
    assert size
    assert (int(size[1]) - 8 - 17) % 4 == 0
    assert "<title>Virement de 10 € &lt;à nous&gt;</title>" in drawing
    assert "M4 4.5h7" in drawing


def read_back(drawing: str) -> Any:
    """Read a drawing as a phone does: its strokes as dark modules, and what ZXing sees in them."""
    size = int(drawing.partition('viewBox="0 0 ')[2].partition(" ")[0])
    picture = bytearray(b"\xff" * (size * SCALE) ** 2)
    x = y = 0
    for verb, first, second in re.findall(r"([Mmh])(-?\d+)(?: (-?\d+))?", drawing.partition(' d="')[2]):
        if verb == "h":
            for row in range(y * SCALE, (y + 1) * SCALE):
                start = (row * size + x) * SCALE
                picture[start : start + int(first) * SCALE] = bytes(int(first) * SCALE)
        x, y = (int(first), int(second)) if verb == "M" else (x + int(first), y + int(second or 0))
    view = memoryview(bytes(picture)).cast("B", [size * SCALE, size * SCALE])
    (found,) = zxingcpp.read_barcodes(view)
    return found


LETTERS = st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"))


@given(
    name=st.text(LETTERS, min_size=1, max_size=90).filter(str.strip),
    amount=st.decimals(Decimal("0.01"), MOST, places=2),
    reference=st.one_of(st.text(LETTERS, max_size=150), st.from_regex(r"[A-Z]{2}20\d\d-\d{3,8}", fullmatch=True)),
)
def test_a_reader_finds_the_text_in_the_drawing(name: str, amount: Decimal, reference: str) -> None:
    text = epc_text(company()._replace(name=name), "EUR", amount, reference)
    assert decoded(text).amount == amount
    found = read_back(epc_code(text, "Virement"))
    # ]Q1: no mark of an encoding, which banks' apps may not know; UTF-8 is what the text itself names.
    assert (found.bytes.decode(), found.symbology_identifier, found.ec_level) == (text, "]Q1", "M")


def test_the_longest_of_texts_keeps_to_what_a_code_takes() -> None:
    long = company()._replace(name="𝔸" * 70)
    text = epc_text(long, "EUR", MOST, "𝔹" * 140)
    assert 327 < len(text.encode()) <= 331
    assert decoded(text)[2:4] == (IBAN, MOST)
    assert read_back(epc_code(text, "Virement")).text == text


def test_a_retention_is_not_in_the_code() -> None:
    assert decoded(paper("FA2026-011", WORKS).payment.code).amount == 7200
