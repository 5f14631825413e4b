"""Directives as text, in the layout of a ledger typed by hand: amounts end in one column, strings on one line."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from beancount.core import account as accounts
from beancount.core.amount import Amount
from beancount.core.data import Close, Custom, Document, Note, Open, Transaction

from acompte.desk.entries import said
from acompte.model.money import CENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beancount.core.data import Posting

USUAL_COLUMN = 50
"""Where currencies begin in a file that has no posting yet, counted from 0."""

_LAST = 200
"""So many postings at the end of a file are looked at."""
_POSTING = re.compile(r"^\s+(?:[!*]\s+)?\w[\w:\-]*:[\w:\-]*\s+[-+]?[\d.,]+\s+(?=[A-Z][A-Z0-9'._\-]*\s*(?:[;{@]|$))")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"})


def column_of(text: str) -> int:
    """Give the column in which most of the last postings of a text have their currency."""
    found: Counter[int] = Counter()
    for line in reversed(text.splitlines()):
        if match := _POSTING.match(line.expandtabs()):
            found[match.end()] += 1
            if sum(found.values()) == _LAST:
                break
    return found.most_common(1)[0][0] if found else USUAL_COLUMN


def write_entries(entries: Iterable[Any], column: int = USUAL_COLUMN) -> str:
    """Write directives one after the other, as `write_entry` does.

    A transaction stands between empty lines; other directives of one day stand together.
    """
    blocks: list[str] = []
    before: Any = None
    for entry in entries:
        if before is not None and (
            isinstance(entry, Transaction) or isinstance(before, Transaction) or before.date != entry.date
        ):
            blocks.append("")
        blocks.append(write_entry(entry, column))
        before = entry
    return "\n".join(blocks) + "\n" if blocks else ""


def write_entry(entry: Any, column: int = USUAL_COLUMN) -> str:
    """Write one directive without a newline at its end.

    Raises:
      TypeError: it is none of the kinds that the desk writes.
    """
    lines = [_head(entry)]
    lines += _meta(entry.meta, "  ")
    if isinstance(entry, Transaction):
        for posting in entry.postings:
            lines.append(_posting(posting, column))
            lines += _meta(posting.meta or {}, "    ")
    return "\n".join(lines)


def _head(entry: Any) -> str:
    day = entry.date.isoformat()
    match entry:
        case Transaction():
            payee = f" {_string(entry.payee)}" if entry.payee is not None else ""
            return f"{day} {entry.flag}{payee} {_string(entry.narration or '')}{_links(entry)}"
        case Custom():
            return f"{day} custom {_string(entry.type)}" + "".join(f" {_custom(*value)}" for value in entry.values)
        case Document():
            return f"{day} document {entry.account} {_string(entry.filename)}{_links(entry)}"
        case Note():
            return f"{day} note {entry.account} {_string(entry.comment)}{_links(entry)}"
        case Open():
            return f"{day} open {entry.account}" + (f" {','.join(entry.currencies)}" if entry.currencies else "")
        case Close():
            return f"{day} close {entry.account}"
    raise TypeError(f"the desk writes no {type(entry).__name__}")


def _links(entry: Any) -> str:
    tags = "".join(f" #{tag}" for tag in sorted(entry.tags or ()))
    return tags + "".join(f" ^{link}" for link in sorted(entry.links or ()))


def _custom(value: Any, dtype: Any) -> str:
    return str(value) if dtype == accounts.TYPE else _value(value)


def _meta(meta: Mapping[str, Any], indent: str) -> list[str]:
    return [f"{indent}{key}: {_value(value)}" for key, value in said(meta).items()]


def _value(value: Any) -> str:
    match value:
        case str():
            return _string(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case date():
            return value.isoformat()
        case Amount():
            return f"{number(value.number)} {value.currency}"
        case Decimal():
            return f"{value.normalize():f}"
    return str(value)


def _string(text: str) -> str:
    """Quote a text on one line: Fava's editor cuts a string at a real line break."""
    return f'"{text.translate(_ESCAPES)}"'


def number(amount: Decimal | None) -> str:
    """Write an amount with two decimals, more where it has more."""
    if amount is None:
        return ""
    exact = amount.normalize()
    exponent = exact.as_tuple().exponent
    return f"{exact:f}" if isinstance(exponent, int) and exponent < -2 else f"{amount.quantize(CENT):f}"


def _posting(posting: Posting, column: int) -> str:
    name = f"  {posting.account}"
    units = posting.units
    if not isinstance(units, Amount):
        return name
    amount = number(units.number)
    gap = max(2, column - 1 - len(name) - len(amount))
    return f"{name}{' ' * gap}{amount} {units.currency}"
