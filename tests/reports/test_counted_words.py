"""Counted things: one form for one and one for several, in every table of sentences, and never an "(s)"."""

import re
from collections.abc import Mapping

import pytest

from acompte.model.text import ENGLISH, FRENCH, sentence
from acompte.rules.sentences import SENTENCES
from acompte_reports.adoption_words import PHRASES as ADOPTION
from acompte_reports.letters.words import WORDS as LETTERS
from acompte_reports.site.phrases import PHRASES as SITE
from acompte_reports.words import WORDS, word

TABLES = {"messages": SENTENCES, "words": WORDS, "adoption": ADOPTION, "site": SITE, "letters": LETTERS}
PAIR = ("{count} lettre|{count} lettres", "{count} letter|{count} letters")


@pytest.mark.parametrize("count", [0, 1, 2, 11, 101])
def test_french_counts_none_as_one_and_english_as_many(count: int) -> None:
    assert sentence(PAIR, FRENCH, count) == PAIR[0].split("|")[count > 1]
    assert sentence(PAIR, ENGLISH, count) == PAIR[1].split("|")[count != 1]


def test_a_sentence_of_one_form_has_no_other() -> None:
    assert [sentence(("oui", "yes"), language, count) for language in (FRENCH, ENGLISH) for count in (None, 2)] == [
        *("oui", "oui"),
        *("yes", "yes"),
    ]


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_nothing_that_people_read_has_a_plural_in_brackets(table: Mapping[str, tuple[str, str]]) -> None:
    assert [key for key, pair in table.items() if re.search(r"\w\((s|e|es|x|nt|ies)\)", " ".join(pair))] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_both_forms_of_a_sentence_count_and_name_the_same(table: Mapping[str, tuple[str, str]]) -> None:
    for key, pair in table.items():
        for forms in (said.split("|") for said in pair if "|" in said):
            fields = [set(re.findall(r"\{(\w+)", form)) for form in forms]
            assert len(forms) == 2, key
            assert fields[0] | {"count"} == fields[1] | {"count"}, key


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        (FRENCH, 0, "0 lettre écrite dans courrier."),
        (FRENCH, 1, "1 lettre écrite dans courrier."),
        (FRENCH, 2, "2 lettres écrites dans courrier."),
        (ENGLISH, 0, "0 letters written to courrier."),
        (ENGLISH, 1, "1 letter written to courrier."),
        (ENGLISH, 2, "2 letters written to courrier."),
    ],
)
def test_a_line_of_the_terminal_agrees_with_its_number(language: str, count: int, said: str) -> None:
    assert word("letters-line", language, count=count, folder="courrier") == said
