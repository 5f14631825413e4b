"""Where invoices carry their number, before anybody has written `invoice:`."""

from typing import Any

import pytest
from beancount import loader
from beancount.core.data import Transaction

from acompte.adopt.numbering import Numbering, numbering


def invoices(*heads: str) -> list[Any]:
    """Give entries with these first lines (and metadata lines, after a bar)."""
    parts = []
    for place, head in enumerate(heads, start=1):
        first, *meta = head.split("|")
        parts += [f"2025-02-{place:02} * {first}", *(f"  {line}" for line in meta)]
        parts += ["  Assets:A  1.00 EUR", "  Income:B"]
    text = "2025-01-01 open Assets:A\n2025-01-01 open Income:B\n" + "\n".join(parts) + "\n"
    entries, errors, _ = loader.load_string(text)
    assert errors == []
    return [entry for entry in entries if isinstance(entry, Transaction)]


def found(*heads: str) -> tuple[str, str, str, int] | None:
    result: Numbering | None = numbering(invoices(*heads))
    return None if result is None else (result.source, result.key, result.example, result.having)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (('"A" "x" ^FA2025-031', '"B" "y" ^FA2025-032'), ("link", "", "FA2025-031", 2)),
        (('"A" "x" ^D-1 ^FA-31', '"B" "y" ^D-1 ^FA-32'), ("link", "", "FA-31", 2)),
        (('"A" "x" ^D-1 ^FA-31', '"B" "y" ^D-2 ^FA-32'), ("link", "", "FA-31", 2)),
        (('"A" "x" #inv-31', '"B" "y" #inv-32'), ("tag", "", "inv-31", 2)),
        (('"A" "Pose (FA-031)"', '"B" "Vente (FA-032)"', '"C" "z"'), ("narration", "", "FA-031", 2)),
        (('"A" "Facture n° 31"', '"B" "Facture n° 32"'), ("narration", "", "31", 2)),
        (('"A" "Invoice 2025-031"', '"B" "Invoice 2025-032"'), ("narration", "", "2025-031", 2)),
        (('"A" "x"|facture: "31"', '"B" "y"|facture: "32"'), ("meta", "facture", "31", 2)),
        (('"A" "x"|number: 31', '"B" "y"|number: 32'), ("meta", "number", "31", 2)),
    ],
)
def test_a_number_is_found_where_people_write_it(heads: tuple[str, ...], expected: tuple[str, str, str, int]) -> None:
    assert found(*heads) == expected


@pytest.mark.parametrize(
    "heads",
    [
        ('"A" "Acompte de 30 % à la commande"', '"B" "Acompte de 40 % à la commande"'),
        ('"A" "Loyer 2025"', '"B" "Loyer 2026"'),
        ('"A" "Du 2025-01-31"', '"B" "Du 2025-02-28"'),
        ('"A" "Remise de 500 €"', '"B" "Remise de 600 €"'),
        ('"A" "x" ^chantier', '"B" "y" ^projet'),
        ('"A" "x" ^D-14', '"B" "y" ^D-14', '"C" "z" ^D-14'),
    ],
)
def test_what_is_no_number_of_an_invoice_is_not_taken_for_one(heads: tuple[str, ...]) -> None:
    assert found(*heads) is None


def test_no_entry_has_no_number() -> None:
    assert numbering([]) is None
