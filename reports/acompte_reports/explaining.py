"""What a diagnostic means: its sentence, a ledger that gives it, its message, what would be right."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

from acompte.model.text import FRENCH
from acompte.rules.registry import CODES
from acompte_reports.catalogue import SHOWN_AS, example, judge
from acompte_reports.findings import BEANCOUNT, BEANCOUNT_IN_FRENCH
from acompte_reports.words import word

if TYPE_CHECKING:
    from acompte.rules.registry import Code
    from acompte_reports.catalogue import Example

SUBJECTS = ("customers", "quotes", "numbers", "invoices", "deposits", "VAT", "payments", "time", "settings")
"""What diagnostics are about, in the order of the page."""


def all_codes() -> dict[str, Code]:
    """Give every code that a check may say, by name."""
    return {**CODES, BEANCOUNT.code: BEANCOUNT}


def sentence(code: Code, language: str) -> str:
    """Give what a code is about, in one sentence."""
    if language != FRENCH:
        return code.sentence
    if code is BEANCOUNT:
        return BEANCOUNT_IN_FRENCH
    shown = example(code.code)
    return shown.french if shown and shown.french else code.sentence


def explain_all(language: str) -> str:
    """Write every code with its severity and sentence, a line each."""
    codes = sorted(all_codes().values())
    wide = max(len(code.code) for code in codes)
    severities = {code.severity: word(code.severity, language) for code in codes}
    next_to = max(map(len, severities.values()))
    return "\n".join(
        f"{code.code:{wide}}  {severities[code.severity]:{next_to}}  {sentence(code, language)}" for code in codes
    )


def explain(code: Code, language: str) -> str:
    """Write what a code means, for a terminal."""
    head = f"{code.code}: {word(code.severity, language)}, {subject(code, language)}\n{sentence(code, language)}"
    shown = example(code.code)
    return head if shown is None else f"{head}\n\n{_shown(code, shown, language)}"


def subject(code: Code, language: str) -> str:
    """Give what a code is about, in one word."""
    return word(f"about-{code.about}", language)


def _shown(code: Code, shown: Example, language: str) -> str:
    said = [
        f"{SHOWN_AS}:{found.line}: {code.severity}: [{found.code}] {message}"
        for found, message in judge(shown).messages(language)
    ]
    title = word("explain-example", language)
    if shown.day is not None:
        title = word("explain-example-day", language, day=shown.day.isoformat())
    parts = [
        (title, shown.ledger),
        (word("explain-message", language), "\n".join(said)),
        (word("explain-right", language), shown.right),
    ]
    return "\n\n".join(f"{title}\n\n{indent(text.rstrip(), '    ')}" for title, text in parts)
