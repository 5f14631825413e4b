"""Pages that lead somewhere are followed to the letter (see `support.following`), each in a folder of its own."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from acompte.founding.cells import KNOWN
from support.commands import Command
from support.following import LANGUAGES, WIDTH, follow_page, wrong
from support.pages import blocks

CLEAN = ("adopting", "taking-over")
"""Pages whose last check finds no error."""
WIDE = 104
"""So many columns show every indicator."""
PAGES = (*CLEAN, "vat-on-deposits", "dso", "reviewing", "closing", "building-works", "consumers")


@pytest.fixture
def page(root: Path, request: pytest.FixtureRequest) -> Path:
    return root / "docs" / f"{request.param}.md"


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_each_page_does_what_it_says(page: Path, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    if "ledger/main.beancount" in page.read_text(encoding="utf-8"):
        (tmp_path / "ledger").symlink_to(root / "ledger")
    runs = follow_page(page, WIDE if page.stem == "dso" else WIDTH)
    assert wrong(runs) == []
    if page.stem in CLEAN:
        last = [run.printed for run in runs if " check" in run.step.command][-1].rstrip("\n")
        assert last.endswith("No error, no warning.") or "\n0 errors, " in last


def text_of(root: Path, name: str) -> str:
    return (root / "docs" / name).read_text(encoding="utf-8")


def test_the_lines_that_the_page_pastes_are_those_that_the_command_proposes(root: Path) -> None:
    found = blocks(text_of(root, "adopting.md"))
    shown = next(block for block in found if "init --dry-run" in block.text)
    (paste,) = [block for block in found if block.comment.startswith("<!-- pasted")]
    proposed = [line.partition("  ; ")[0].rstrip() for line in shown.text.partition("\n2. ")[0].splitlines()]
    kept = [line for line in proposed if " open " in line or line.startswith("  ")]
    assert paste.text.splitlines() == kept


@pytest.mark.parametrize("page", PAGES, indirect=True)
def test_every_block_is_of_a_kind_that_is_followed(page: Path) -> None:
    assert {block.language for block in blocks(page.read_text(encoding="utf-8"))} <= LANGUAGES


def test_the_page_names_every_column_of_open_items(root: Path) -> None:
    table = text_of(root, "taking-over.md").partition("| column |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines()[2:]]
    assert set(re.findall(r"`([a-z-]+)`", " ".join(first))) == set(KNOWN)


def test_what_the_page_on_dso_counts_by_hand_is_right(root: Path, sample: Path) -> None:
    command = Command(sample, "2026-08-31")
    whole, month, july = (
        command.json("dso"),
        command.json("dso", "--window", "31"),
        Command(sample, "2026-07-31").json("dso", "--window", "31"),
    )
    opened, billed, august, before = (
        Decimal(one) for one in (whole["open"], whole["billed"], month["billed"], july["billed"])
    )
    rest = opened - august
    rows = command.json("aging")
    not_due, kept = (sum((Decimal(row[key]) for row in rows), Decimal(0)) for key in ("not_due", "retention"))
    saved = Decimal(str(whole["without_deposits"])) - Decimal(str(whole["simple"]))
    said = (
        f"{opened:,} ÷ {billed:,} × 365 = {opened / billed * 365:.1f} days",
        f"{august:,} billed in August: 31 days, and {rest:,} are left",
        f"{before:,} billed in July: more than what is left",
        f"31 × {rest:,} ÷ {before:,} = {31 * rest / before:.1f} days",
        f"= {31 + 31 * rest / before:.1f} days",
        f"{not_due:,} and retentions {kept:,}: {not_due + kept:,} ÷ {billed:,}",
        f"{billed:,} × 365 = {whole['best_possible']:.1f} days",
        f"{whole['simple']:.1f} − {whole['best_possible']:.1f} = {whole['delinquent']:.1f} days",
        f"{whole['without_deposits']:.1f} days without deposits − {whole['simple']:.1f} with them = {saved:.1f} days",
        f"{billed:,} ÷ 365 = {billed / 365:,.2f} EUR",
        f"some {saved * billed / 365:,.0f} EUR",
    )
    text = " ".join(text_of(root, "dso.md").split())
    assert [one for one in said if one not in text] == []
    assert f"{31 + 31 * rest / before:.1f}" == f"{whole['countback']:.1f}"
