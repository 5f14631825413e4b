"""Whatever a ledger says, its documents are printed or refused in one sentence."""

import random
from collections.abc import Callable
from datetime import date

import pytest
from beancount import loader

from acompte.handover import read
from acompte_reports.papers import PaperFault, compose
from acompte_reports.papers.pages import Renderer
from acompte_reports.view import View
from support.wild_ledgers import TEXT, with_other_metadata, with_other_values, without_a_line

DAY = date(2400, 1, 1)
PAGES = Renderer(None, "EUR")


def refused(text: str) -> list[str]:
    """Print everything that a ledger has; give why some of it is refused."""
    entries, _, options = loader.load_string(text)
    view = View(read(entries, options).history, DAY)
    found = []
    for number in [*view.book.by_number, *view.book.quotes]:
        for language in ("fr", "en"):
            try:
                assert PAGES.page(compose(view, number, language), "").endswith("</html>\n")
            except PaperFault as fault:
                found.append(str(fault))
    return found


def test_a_sound_ledger_has_all_its_documents_printed() -> None:
    assert refused(TEXT) == []


@pytest.mark.parametrize("make", [with_other_metadata, with_other_values, without_a_line])
def test_a_wild_ledger_has_its_documents_printed(make: Callable[[], list[str]]) -> None:
    for text in random.Random(4).sample(make(), 40):
        assert not [why for why in refused(text) if "\n" in why]


@pytest.mark.heavy
@pytest.mark.parametrize("make", [with_other_metadata, with_other_values, without_a_line])
def test_many_a_wild_ledger_has_its_documents_printed(make: Callable[[], list[str]]) -> None:
    for text in make()[::3]:
        assert not [why for why in refused(text) if "\n" in why]


@pytest.mark.parametrize("kind", ["opening", "debit-note", "final", "progress", "invoice", "deposit", "credit-note"])
def test_a_document_of_a_kind_that_does_not_fit_is_printed(kind: str) -> None:
    wild = TEXT.replace('  kind: "final"\n', "").replace("\n  due:", f'\n  kind: "{kind}"\n  due:')
    why = refused(wild)
    assert all("repris d'autres livres" in one or "brought forward" in one for one in why)
    assert bool(why) == (kind == "opening")
