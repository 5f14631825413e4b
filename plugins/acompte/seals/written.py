"""Entries as they are written: which of them a period seals, how they are named, and a digest of what each says.

The entries are those of Beancount's parser, before booking and before any plugin, so that only the text counts.
A digest is the SHA-256, over UTF-8, of one line of JSON: the kind of the entry and its fields in the order of
Beancount's own records. Tags, links, metadata and postings are sorted; a value stands behind a letter for its type.
So place, order, layout and comments do not count, nor does it matter whether an amount is written 10 or 10.00.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from hashlib import sha256
from posixpath import relpath
from typing import TYPE_CHECKING, Any, NamedTuple

from beancount.core import account as accounts
from beancount.core.amount import Amount
from beancount.core.data import Custom, Document, Note, Transaction
from beancount.core.number import MISSING

from acompte.model.directives import DIRECTIVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from beancount.core.data import Posting

INVOICE, TRANSACTION, LETTER, NOTE, FILE = "invoice", "transaction", "letter", "note", "file"
"""Kinds of what is sealed, beside those of the directives."""

_LETTERS = ("reminder", "sent")
"""Metadata that make a letter of a document or a note."""
_PLACES = ("filename", "lineno")


class Item(NamedTuple):
    """An entry that a period seals."""

    kind: str
    name: str
    """Its number or its date first, then what else tells it from others."""
    digest: str
    entry: Any
    file: str
    """The file that it links, seen from the ledger's folder; empty where there is none."""


def subject(name: str) -> str:
    """Give the number or the date that a name begins with."""
    return name.partition(" ")[0]


def items(entries: Iterable[Any], folder: str, first: date | None, last: date) -> list[Item]:
    """Give what is sealed of the entries after one day (of all where it is None) up to another.

    `folder` is that of the ledger: linked files are seen from there.
    """
    return [
        item(entry, kind, folder)
        for entry in entries
        if entry.date <= last and (first is None or entry.date > first) and (kind := kind_of(entry))
    ]


def item(entry: Any, kind: str, folder: str) -> Item:
    """Name an entry and take its digest."""
    file = relpath(entry.filename, folder) if isinstance(entry, Document) else ""
    return Item(kind, name_of(entry, kind), sha256(text_of(entry, file).encode()).hexdigest(), entry, file)


def kind_of(entry: Any) -> str:
    """Give the kind of an entry that is sealed; nothing for the others."""
    match entry:
        case Transaction():
            return INVOICE if INVOICE in entry.meta else TRANSACTION
        case Custom():
            return entry.type if entry.type in DIRECTIVES else ""
        case Document() | Note() if not entry.meta.keys().isdisjoint(_LETTERS):
            return LETTER if isinstance(entry, Document) else NOTE
    return ""


def name_of(entry: Any, kind: str) -> str:
    """Give the number of an invoice or a quote; of other directives the date too; else the date with the links."""
    if kind == INVOICE:
        words = [str(entry.meta[INVOICE])]
    elif isinstance(entry, Custom):
        words = [str(entry.values[0].value)] if entry.values else []
        if kind != "quote":
            words.append(entry.date.isoformat())
    else:
        words = [entry.date.isoformat(), *sorted(entry.links or ())]
    return " ".join(" ".join(words).split()) or entry.date.isoformat()


def text_of(entry: Any, file: str = "") -> str:
    """Write all that an entry says, in one way only; a linked file by its name seen from the ledger's folder."""
    said: list[Any] = [type(entry).__name__, entry.date.isoformat()]
    match entry:
        case Transaction():
            said += [entry.flag, _value(entry.payee), _value(entry.narration), *_tags_links(entry)]
            said.append(sorted(map(_posting, entry.postings)))
        case Custom():
            said += [entry.type, [_custom(*value) for value in entry.values or ()]]
        case Document():
            said += [entry.account, file, *_tags_links(entry)]
        case Note():
            said += [entry.account, _value(entry.comment), *_tags_links(entry)]
    said.append(_meta(entry.meta))
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _tags_links(entry: Any) -> list[list[str]]:
    return [sorted(entry.tags or ()), sorted(entry.links or ())]


def _posting(posting: Posting) -> list[Any]:
    cost = posting.cost
    return [
        posting.account,
        _value(posting.units),
        [_value(part) for part in cost] if isinstance(cost, tuple) else [],
        _value(posting.price),
        posting.flag or "",
        _meta(posting.meta or {}),
    ]


def _meta(meta: Mapping[str, Any]) -> list[list[str]]:
    return sorted([key, _value(value)] for key, value in meta.items() if key not in _PLACES)


def _custom(value: Any, dtype: Any) -> str:
    return f"a{value}" if dtype == accounts.TYPE else _value(value)


def _value(value: Any) -> str:
    """Write a value behind a letter for its type. What the text leaves to Beancount is `?`, what is absent is empty."""
    if isinstance(value, str):
        # A line break inside a text is that of the file it stands in.
        return "s" + value.replace("\r\n", "\n")
    if isinstance(value, Amount):
        return f"m{_value(value.number)} {_value(value.currency)}"
    if isinstance(value, Decimal):
        return f"n{_number(value)}"
    if isinstance(value, bool):
        return "bTRUE" if value else "bFALSE"
    if isinstance(value, date):
        return f"d{value.isoformat()}"
    if value is MISSING:
        return "?"
    return "" if value is None else f"x{value}"


def _number(number: Decimal) -> str:
    text = f"{number:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
