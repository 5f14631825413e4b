"""The catalogue: every code has a ledger that gives it, a sentence in both languages, and a place in a test."""

import re
from pathlib import Path

import pytest

from acompte.model.diagnostic import Diagnostic
from acompte.model.text import ENGLISH, FRENCH
from acompte.rules import check as _rules  # noqa: F401  (importing it fills the registry)
from acompte.rules.messages import message
from acompte.rules.registry import CODES, ERROR, WARNING
from acompte.rules.sentences import SENTENCES

HERE = Path(__file__).parent


def marked() -> set[str]:
    texts = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    return {code.strip() for codes in re.findall(r"; <- ([a-z, -]+)", texts) for code in codes.split(",")}


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_ledger_that_gives_it(code: str) -> None:
    assert code in marked()


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
def test_every_code_has_a_severity_and_one_sentence(code: object) -> None:
    assert getattr(code, "severity", "") in (ERROR, WARNING)
    assert str(getattr(code, "sentence", "")).endswith(".")


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_its_words_in_both_languages(code: str) -> None:
    own = [pair for key, pair in SENTENCES.items() if key.partition("/")[0] == code]
    assert own
    assert all(french != english for french, english in own)


def test_no_sentence_is_without_a_code() -> None:
    assert {key.partition("/")[0] for key in SENTENCES} <= CODES.keys()


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_both_languages_name_the_same_facts(key: str) -> None:
    french, english = SENTENCES[key]
    fields = [set(re.findall(r"(?<!\{)\{(\w+)", text)) for text in (french, english)]
    assert fields[0] == fields[1]


def test_a_sentence_writes_amounts_rates_and_places_as_its_reader_does() -> None:
    from decimal import Decimal

    facts = {
        "number": "FA2026-001",
        "name": "Lumen SAS",
        "vat": Decimal("1720"),
        "rate": Decimal("5.5"),
        "base": Decimal("10000"),
        "expected": Decimal("550"),
    }
    found = Diagnostic("vat-amount", None, facts)
    assert message(found, FRENCH).startswith("FA2026-001 (Lumen SAS) : TVA de 1\u202f720,00\u00a0€ à 5,5\u00a0%")
    assert message(found, ENGLISH).startswith("FA2026-001 (Lumen SAS): VAT of €1,720.00 at 5.5%")
    first = {"quote": "D1", "first": {"filename": "dossier/2026.beancount", "lineno": 12}}
    assert "(2026.beancount:12)" in message(Diagnostic("quote-duplicate", None, first), ENGLISH)


def test_a_message_is_one_line_whatever_the_names() -> None:
    facts = {"name": "Delta\nSA\r\n  (Lyon)\u2028", "value": "12\n3"}
    assert message(Diagnostic("siren-invalid", None, facts), ENGLISH).startswith('Delta SA (Lyon): the SIREN "12 3"')
