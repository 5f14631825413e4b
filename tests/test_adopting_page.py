"""The pages on adopting and on beginning a ledger are followed to the letter: blocks are written, commands run."""

import re
from pathlib import Path

import pytest

from acompte.founding.cells import KNOWN
from support.following import LANGUAGES, follow
from support.pages import blocks

WIDTH = 100

PAGES = ("adopting.md", "taking-over.md")


@pytest.fixture(params=PAGES)
def page(root: Path, request: pytest.FixtureRequest) -> str:
    return (root / "docs" / str(request.param)).read_text(encoding="utf-8")


def test_each_page_leads_to_a_check_without_errors(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    printed = [(block.text, follow(block, WIDTH)) for block in blocks(page)]
    last = [output for text, output in printed if " check" in text][-1]
    assert last.rstrip().endswith("No error, no warning.") or "\n0 errors, " in last


@pytest.mark.parametrize("page", ["adopting.md"], indirect=True)
def test_the_lines_that_the_page_pastes_are_those_that_the_command_proposes(page: str) -> None:
    found = blocks(page)
    shown = next(block for block in found if "init --dry-run" in block.text)
    (paste,) = [block for block in found if block.comment.startswith("<!-- pasted")]
    proposed = [line.partition("  ; ")[0].rstrip() for line in shown.text.partition("\n2. ")[0].splitlines()]
    kept = [line for line in proposed if " open " in line or line.startswith("  ")]
    assert paste.text.splitlines() == kept


def test_every_block_is_of_a_kind_that_is_followed(page: str) -> None:
    assert {block.language for block in blocks(page)} <= LANGUAGES


@pytest.mark.parametrize("page", ["taking-over.md"], indirect=True)
def test_the_page_names_every_column_of_open_items(page: str) -> None:
    table = page.partition("| column |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines()[2:]]
    assert set(re.findall(r"`([a-z-]+)`", " ".join(first))) == set(KNOWN)
