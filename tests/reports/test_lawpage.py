"""The page of French law is the one that the tables make, and it hides no doubt."""

import os
from pathlib import Path

from acompte.law.caps import CAPS
from acompte.law.facts import FIGURES, LIMITATIONS, RULES
from acompte.law.mention_facts import SENTENCES, WHOLE
from acompte.law.rate_table import RATES
from acompte_reports.lawpage import law_page


def test_the_page_is_current(root: Path) -> None:
    page = root / "docs" / "law.md"
    if os.environ.get("ACOMPTE_UPDATE_GOLDEN"):
        page.write_text(law_page(), encoding="utf-8")
    assert page.read_text(encoding="utf-8") == law_page(), "`make golden` writes it anew"


def test_each_fact_from_memory_is_marked_and_no_other() -> None:
    lines = law_page().splitlines()
    facts = [row.fact for row in (*FIGURES, *CAPS, *LIMITATIONS)]
    facts += [*RULES, *WHOLE.values(), *SENTENCES.values()]
    for fact in facts:
        own = [line for line in lines if f"| {fact.sentence} | {fact.article} |" in line]
        assert own, fact
        assert all(("**from memory**" in line) == (fact.checked is None) for line in own)


def test_each_half_year_has_its_row() -> None:
    page = law_page()
    assert all(f"| {row.half} | {row.ecb} | {row.legal} | {row.legal_consumer} |" in page for row in RATES)


def test_no_cell_breaks_its_table() -> None:
    tables: list[list[str]] = [[]]
    for line in law_page().splitlines():
        if line.startswith("|"):
            tables[-1].append(line)
        elif tables[-1]:
            tables.append([])
    assert [table for table in tables if len({line.count("|") for line in table}) > 1] == []
