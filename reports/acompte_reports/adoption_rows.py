"""Adopting a ledger, for programs: the lines to paste as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte_reports.adoption import file_of

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte.adopt.records import Proposal, Setting
    from acompte_reports.adoption import Page
    from acompte_reports.rows import Row


def proposal_rows(page: Page) -> list[Row]:
    """Give the proposed lines in the fields that other programs rely on.

    A line of the company's directive has no account; where the directive is to be written first, no place either.
    """
    found = page.adoption
    rows = [_row(page, proposal, proposal.entry, proposal.account) for proposal in found.proposals]
    if found.untaxed is not None:
        rows += [_row(page, line, found.untaxed.company, None) for line in found.untaxed.lines]
    return rows


def _row(page: Page, line: Proposal | Setting, entry: Any, account: str | None) -> Row:
    file = file_of(entry) if entry is not None else ""
    return {
        "account": account,
        "file": page.near(file) if file else None,
        "line": entry.meta.get("lineno") if file else None,
        "key": line.key,
        "value": line.value if isinstance(line.value, str) else _percentage(line.value),
        "why": page.why(line),
        "certainty": line.certainty,
    }


def _percentage(value: Decimal) -> int | float:
    """Give a percentage as a JSON number, as people write it."""
    return int(value) if value == value.to_integral_value() else float(value)
