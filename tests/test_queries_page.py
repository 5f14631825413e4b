"""docs/queries.md: each query answers, and those that the commands answer too say the same."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from acompte_cli.main import cli
from support.pages import fences

beanquery = pytest.importorskip("beanquery")


@pytest.fixture(scope="module")
def queries(root: Path) -> dict[str, str]:
    """The queries by the name of what they give last."""
    page = (root / "docs" / "queries.md").read_text(encoding="utf-8")
    found = [fence.text.strip() for fence in fences(page, "bql")]
    assert len(found) == 10
    return {text.rpartition(" AS ")[2].split()[0] if " AS " in text else text.split()[3]: text for text in found}


@pytest.fixture(scope="module")
def answer(queries: dict[str, str], sample: Path) -> Any:
    ledger = beanquery.connect(f"beancount:{sample}")

    def ask(name: str) -> list[Any]:
        return list(ledger.execute(queries[name]).fetchall())

    return ask


def command(sample: Path, *words: str) -> Any:
    result = CliRunner().invoke(cli, ["-f", str(sample), "--as-of", "2026-08-31", *words, "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    return json.loads(result.stdout)


def amount(inventory: Any) -> Decimal:
    position = inventory.get_only_position()
    return Decimal(0) if position is None else Decimal(position.units.number)


def test_every_query_answers(queries: dict[str, str], answer: Any) -> None:
    for name in queries:
        assert answer(name), name


def test_what_customers_owe_is_the_aged_balance(answer: Any, sample: Path) -> None:
    rows = command(sample, "aging")
    own = [row for row in rows if row["customer"]]
    owed = sum((Decimal(row["total"]) - Decimal(row["unallocated"]) for row in own), Decimal(0))
    assert sum((amount(row[1]) for row in answer("owed")), Decimal(0)) == owed


def test_the_invoices_of_a_year_are_those_of_the_grid(answer: Any, sample: Path) -> None:
    rows = {row["document"]: row for row in command(sample, "status")}
    own = {n for n, row in rows.items() if row["date"].startswith("2026") and Decimal(row["total"]) > 0}
    assert {row[0] for row in answer("total")} == own


def test_the_vat_of_a_month_is_that_of_its_return(answer: Any, sample: Path) -> None:
    due = sum((Decimal(row["vat"]) for row in command(sample, "vat", "2026-07")["totals"]), Decimal(0))
    found = sum((amount(row[3]) for row in answer("vat") if tuple(row[:2]) == (2026, 7)), Decimal(0))
    assert found == due
