"""The page of diagnostics, in Markdown: every code with its example, made from the registry and the catalogue."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.registry import CODES
from acompte_reports.catalogue import chart, example, judge
from acompte_reports.explaining import SUBJECTS, sentence, subject
from acompte_reports.findings import BEANCOUNT
from acompte_reports.markdown import block
from acompte_reports.words import word

if TYPE_CHECKING:
    from acompte.rules.registry import Code

_HEAD = """\
# Diagnostics

<!-- Made from the registry of rules and its examples: `make golden` writes it anew. -->

What `acompte check` says, one section a code. An **error** is what the bookkeeper must correct in the text; a
**warning** is what the business must act on. Each has the smallest ledger that gives it, with the entry at fault
marked, what is said of it in French and in English, and what would be right in place of that entry. On a terminal,
`acompte check --explain CODE` shows the same.

`beancount` is the code of Beancount's own errors, and of those of other plugins.
"""

_CHART = """\
## What stands before each example

The accounts and the company of the examples. An example that needs another company says so.
"""


def diagnostics_page() -> str:
    """Write the page."""
    codes = sorted(CODES.values(), key=lambda code: (SUBJECTS.index(code.about), code.code))
    parts = [_HEAD, *_table([*codes, BEANCOUNT]), ""]
    for about, group in groupby(codes, key=lambda code: code.about):
        parts.append(f"## {about[0].upper()}{about[1:]}\n")
        parts += [_section(code) for code in group]
    parts.append(f"{_CHART}\n{block(chart().rstrip(), 'beancount')}")
    return "\n".join(parts)


def _table(codes: list[Code]) -> list[str]:
    lines = ["| code | severity | about | in French |", "|---|---|---|---|"]
    for code in codes:
        name = code.code if code is BEANCOUNT else f"[{code.code}](#{code.code})"
        lines.append(f"| {name} | {code.severity} | {code.sentence} | {sentence(code, FRENCH)} |")
    return lines


def _section(code: Code) -> str:
    shown = example(code.code)
    head = f"### {code.code}\n\n**{code.severity}**, {subject(code, ENGLISH)}. {code.sentence}\n"
    if shown is None:
        return head
    judged = judge(shown)
    said = [f"> {text}" for language in (FRENCH, ENGLISH) for _, text in judged.messages(language)]
    day = f"As of {shown.day}:\n\n" if shown.day else ""
    right = f"{word('explain-right', ENGLISH)}\n\n{block(shown.right.rstrip(), 'beancount')}"
    return "\n".join([head, f"{day}{block(shown.ledger.rstrip(), 'beancount')}", "\n>\n".join(said), "", right])
