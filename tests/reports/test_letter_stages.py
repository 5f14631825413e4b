"""What each letter says, as the customer reads it, in French and in English."""

import pytest
from syrupy.assertion import SnapshotAssertion

from acompte_reports.mail.plain import plain
from acompte_reports.mail.tree import Element, read_page
from support.letter_stages import CUSTOMERS, STAGES, stage_page


def read(page: str) -> str:
    """Give the words of a sheet, laid out as text; the foot last, drawings left out."""
    tree = read_page(page)
    for holder in [tree, *tree.all()]:
        feet = [child for child in holder.elements if child.name == "footer"]
        holder.children = [c for c in holder.children if not (isinstance(c, Element) and c.name in ("footer", "svg"))]
        holder.children += feet
    # Where a line of text ends is no matter of the letter's.
    return plain(tree).replace(" \n", " ")


@pytest.mark.parametrize("language", CUSTOMERS)
@pytest.mark.parametrize("stage", STAGES)
def test_a_letter_says(stage: str, language: str, snapshot: SnapshotAssertion) -> None:
    assert read(stage_page(stage, language)) == snapshot
