"""The page of diagnostics is made from the registry and the catalogue, and is the one in the tree."""

import os
from pathlib import Path

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.registry import CODES
from acompte_reports.catalogue import example, judge
from acompte_reports.diagnostics_page import diagnostics_page
from acompte_reports.explaining import SUBJECTS
from support.pages import fences


@pytest.fixture(scope="module")
def page() -> str:
    return diagnostics_page()


def test_the_page_in_the_tree_is_the_one_that_is_made(root: Path, page: str) -> None:
    path = root / "docs" / "diagnostics.md"
    if os.environ.get("ACOMPTE_UPDATE_GOLDEN"):
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page, "`make golden` writes docs/diagnostics.md anew"


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_its_section_with_both_messages(page: str, code: str) -> None:
    section = page.partition(f"\n### {code}\n")[2].partition("\n### ")[0]
    shown = example(code)
    assert shown is not None
    assert f"\n**{CODES[code].severity}**" in section
    assert CODES[code].sentence in section
    for language in (FRENCH, ENGLISH):
        ((_, message),) = judge(shown).messages(language)
        assert f"> {message}\n" in section
    assert [fence.text for fence in fences(section, "beancount")[:2]] == [shown.ledger, f"{shown.right}\n"]


def test_sections_are_grouped_by_subject(page: str) -> None:
    titles = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    here = {code.about for code in CODES.values()}
    named = [about for about in SUBJECTS if about in here]
    assert titles[:-1] == [f"{about[0].upper()}{about[1:]}" for about in named]


def test_the_table_names_each_code_once(page: str) -> None:
    rows = [line for line in page.splitlines() if line.startswith("| [")]
    assert len(rows) == len(CODES)
    assert all(f"| [{code}](#{code}) | {CODES[code].severity} |" in page for code in CODES)
