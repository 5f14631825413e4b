"""The catalogue of examples: each code has one, and it gives that code, at the marked entry, and nothing else."""

from pathlib import Path

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.registry import CODES
from acompte_reports import catalogue
from acompte_reports.catalogue import Example, codes, example, judge
from acompte_reports.explaining import SUBJECTS, explain, explain_all
from acompte_reports.words import word

ALL = sorted(CODES)


def of(code: str) -> Example:
    found = example(code)
    if found is None:
        pytest.fail(f"write reports/acompte_reports/catalogue/{code}.beancount", pytrace=False)
    return found


def marked(shown: Example) -> int:
    """The line of the entry at fault in the excerpt, 0 where none is marked."""
    lines = shown.ledger.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.endswith(f"; <- {shown.code}")), 0)


def mended(shown: Example) -> Example:
    """The example with the right entry in place of the one at fault."""
    lines = shown.ledger.splitlines()
    start = marked(shown) - 1
    end = start + 1
    while end < len(lines) and lines[end][:1].isspace():
        end += 1
    return shown._replace(ledger="\n".join([*lines[:start], shown.right, *lines[end:]]) + "\n", changed="")


@pytest.mark.parametrize("code", ALL)
def test_every_code_has_an_example_that_gives_it_and_nothing_else(code: str) -> None:
    shown = of(code)
    judged = judge(shown)
    assert judged.errors == []
    assert marked(shown), f"mark the entry at fault: ; <- {code}"
    assert [(found.code, found.line) for found in judged.found] == [(code, marked(shown))]
    assert shown.ledger.count("; <- ") == 1


@pytest.mark.parametrize("code", ALL)
def test_what_is_said_to_be_right_in_place_of_the_marked_entry_is_right(code: str) -> None:
    shown = of(code)
    assert shown.right, "after `; right:`, say what would be right in place of the marked entry"
    judged = judge(mended(shown))
    assert judged.errors == []
    assert judged.found == []


@pytest.mark.parametrize("code", ALL)
def test_every_example_has_the_sentence_of_its_code_in_french(code: str) -> None:
    french = of(code).french
    assert french.endswith("."), "begin with a line like `; fr: Un devis n'a pas de total.`"
    assert french != CODES[code].sentence


def test_no_example_is_without_a_code() -> None:
    assert set(codes()) <= set(CODES)


def test_every_file_of_the_catalogue_is_an_example_or_what_stands_before_them() -> None:
    names = {path.name for path in Path(catalogue.__file__).parent.iterdir() if path.suffix == ".beancount"}
    assert names == {"chart.beancount", *(f"{code}.beancount" for code in codes())}


def test_no_other_code_has_an_example() -> None:
    assert example("beancount") is None
    assert example("chart") is None


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.code)
@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
def test_an_explanation_has_all_that_there_is_to_know(code: object, language: str) -> None:
    from acompte.rules.registry import Code

    assert isinstance(code, Code)
    shown = of(code.code)
    said = explain(code, language)
    lines = said.splitlines()
    assert lines[0] == f"{code.code}: {word(code.severity, language)}, {word(f'about-{code.about}', language)}"
    assert lines[1] == (shown.french if language == FRENCH else code.sentence)
    ((found, message),) = judge(shown).messages(language)
    assert f"    main.beancount:{found.line}: {code.severity}: [{code.code}] {message}" in lines
    for line in [*shown.ledger.splitlines(), *shown.right.splitlines()]:
        assert not line or f"    {line}" in lines


def test_every_subject_has_its_place_and_its_words() -> None:
    assert {code.about for code in CODES.values()} <= set(SUBJECTS)
    for about in SUBJECTS:
        assert word(f"about-{about}", FRENCH) != f"about-{about}"


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
def test_the_list_of_codes_has_a_line_a_code(language: str) -> None:
    lines = explain_all(language).splitlines()
    assert [line.split()[0] for line in lines] == sorted([*CODES, "beancount"])
    assert all(line.endswith(".") for line in lines)


def test_an_example_says_on_which_day_it_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "; as of 2026-08-31\n; fr: Une phrase.\n\n2026-01-01 open Actif:X  ; <- essai\n  a: 1\n\n2026-01-02 x\n\n"
    monkeypatch.setattr(catalogue, "files", lambda _: tmp_path)
    (tmp_path / "essai.beancount").write_text(
        text + "; right:\n; 2026-01-01 open Actif:Y\n;   b: 2\n", encoding="utf-8"
    )
    shown = of("essai")
    example.cache_clear()
    assert (str(shown.day), shown.french, marked(shown)) == ("2026-08-31", "Une phrase.", 1)
    assert shown.ledger == "2026-01-01 open Actif:X  ; <- essai\n  a: 1\n\n2026-01-02 x\n"
    assert mended(shown).ledger == "2026-01-01 open Actif:Y\n  b: 2\n\n2026-01-02 x\n"
