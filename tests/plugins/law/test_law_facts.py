"""The facts: each has its article, and says when it was checked or that it is from memory."""

from datetime import date

import pytest

from acompte.law.caps import CAPS, SECTORS
from acompte.law.facts import CHECKED, FIGURES, FLAT_FEE, LIMITATIONS, PUBLIC_FLAT_FEE, RULES, Fact
from acompte.law.limits import cap_of, sector_of
from acompte.law.mention_facts import SENTENCES, WHOLE
from acompte.law.rate_table import RATES
from acompte.law.terms import plain_text
from acompte.law.vat_facts import DEPOSIT_INVOICE, DUE, REASONS, ROUNDING
from acompte.vat.reasons import read_reason

FACTS = [
    *(figure.fact for figure in FIGURES),
    *(row.fact for row in LIMITATIONS),
    *(cap.fact for cap in CAPS),
    *RULES,
    *DUE,
    *REASONS.values(),
    ROUNDING,
    DEPOSIT_INVOICE,
    *WHOLE.values(),
    *SENTENCES.values(),
]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.article)
def test_a_fact_has_an_article_and_either_a_source_or_the_mark_of_memory(fact: Fact) -> None:
    assert fact.article
    assert fact.sentence.endswith(".")
    assert fact.checked == (CHECKED if fact.source else None)


@pytest.mark.parametrize(
    "article", ["loi 68-1250, art. 1", "C. com. D441-5", "C. com. L441-11 II 2°", "C. civ. 2240, 2231"]
)
def test_what_nobody_has_compared_with_a_source_is_from_memory(article: str) -> None:
    assert [fact.checked for fact in FACTS if fact.article == article] == [None]


@pytest.mark.parametrize("reason", REASONS)
def test_a_ledger_may_say_each_reason_for_no_vat_by_its_name(reason: str) -> None:
    assert read_reason(reason) == reason


def test_every_rate_says_where_and_when_it_was_read() -> None:
    assert all(row.source and row.checked == date(2026, 11, 24) for row in RATES)


def test_every_word_of_a_sector_means_one_sector() -> None:
    words = [plain_text(word) for said in SECTORS.values() for word in said]
    assert len(words) == len(set(words))
    assert all(sector_of(word) == sector for sector, said in SECTORS.items() for word in said)


def test_every_sector_has_a_cap_and_every_cap_a_sector() -> None:
    capped = {cap.sector for cap in CAPS if cap.sector is not None}
    assert capped == SECTORS.keys()
    assert all(cap_of(cap.kind, SECTORS[cap.sector][0]) is cap for cap in CAPS if cap.sector is not None)


def test_the_flat_fee_is_one_sum_for_companies_and_public_buyers() -> None:
    assert FLAT_FEE.value == PUBLIC_FLAT_FEE.value
