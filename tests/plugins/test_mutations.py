"""Single edits of the sample company: the right code stands at the edited entry, and nothing unrelated is said."""

from __future__ import annotations

import gc
from collections import Counter
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from beancount import loader
from beancount.core import data
from beancount.parser import booking, parser

from acompte.model.read import read_book
from acompte.model.sweep import settle
from acompte.rules.check import check
from acompte.rules.registry import CODES
from support import (  # noqa: F401  (importing them fills the registry of kinds)
    mutations_deposits,
    mutations_directives,
    mutations_documents,
    mutations_money,
    mutations_quotes,
    mutations_vat,
)
from support.mutations import KINDS, Mutation
from support.sample_entries import NUMBER, Entry
from support.sample_text import SampleText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from acompte.model.diagnostic import Diagnostic

FEW, MANY = range(2), range(2, 10)
"""The places of each kind that are edited in the ordinary run, and in the heavy one."""

DRAWS = 60
"""So often a kind draws a place before it must have found one that breaks the rule."""


class Desk:
    """The sample, read once; of an edited one, only the edited entries are read again."""

    def __init__(self, sample: Path, day: date) -> None:
        self.text = SampleText(sample.parent)
        self.day = day
        _, errors, self.options = parser.parse_string(self.text.main)
        assert not errors
        self.head = "\n".join(line for line in self.text.main.split("\n") if line.startswith("option")) + "\n"
        self.read: dict[tuple[str, int], Any] = {e.place: self.parse(e) for e in self.text.entries}
        self.known = Counter(self.key(found) for found in self.check(self.read))

    def parse(self, entry: Entry) -> Any:
        """Read one entry, at its line."""
        padding = "\n" * (entry.line - self.head.count("\n") - 1)
        text = f"{self.head}{padding}{entry.text}"
        read, errors, options = parser.parse_string(text, report_filename=entry.file)
        assert not errors, (errors, entry.text)
        booked, wrong = booking.book(read, options)  # type: ignore[no-untyped-call]  # Beancount has no types here
        assert not wrong, (wrong, entry.text)
        (found,) = booked
        assert (found.meta["filename"], found.meta["lineno"]) == entry.place
        if isinstance(found, data.Transaction):
            amounts = [p.units.number for p in found.postings if p.units is not None]
            assert sum(amount for amount in amounts if amount is not None) == 0, f"not balanced\n{entry.text}"
        return found

    def check(self, read: dict[tuple[str, int], Any]) -> list[Diagnostic]:
        entries = sorted(read.values(), key=data.entry_sortkey)
        book, diagnostics = read_book(entries, self.options)
        return check(settle(book), self.day, diagnostics)

    def key(self, found: Diagnostic) -> tuple[object, ...]:
        return found.code, found.file, found.line, found.document, found.customer

    def says(self, mutation: Mutation) -> list[Diagnostic]:
        """What is said of the edited sample and not of the sample itself."""
        read = dict(self.read)
        for old, new in mutation.changed:
            if new is None:
                del read[old.place]
            else:
                read[old.place] = self.parse(new)
        for entry in mutation.added:
            read[entry.place] = self.parse(entry)
        known = self.known.copy()
        new_ones = []
        for found in self.check(read):
            if known[self.key(found)]:
                known[self.key(found)] -= 1
            else:
                new_ones.append(found)
        return new_ones

    def draw(self, kind: str, seed: int) -> Mutation:
        """Edit the place that the seed gives; the next one where that breaks no rule."""
        for again in range(DRAWS):
            mutation = KINDS[kind](self.text, Random(f"{kind} {seed} {again}"))
            if mutation is not None:
                return mutation
        raise AssertionError(f"{kind} finds no place that breaks a rule")

    def related(self, mutation: Mutation) -> Related:
        """What the edited entries name, before and after: and whose quotes and documents these are."""
        numbers = {number for text in mutation.texts for number in NUMBER.findall(text)}
        entries = [e for pair in mutation.changed for e in pair if e is not None] + list(mutation.added)
        numbers.update(e.number for e in entries if e.number)
        customers = {e.customer for e in entries} | {self.customer_of(number) for number in numbers}
        customers.update(c for e in entries if e.what == "deposit-policy" for c in self.with_profile(e.subject))
        own = {e.number for e in entries} | {e.subject for e in entries if e.what == "quote"}
        places = {entry.place for entry in entries}
        return Related(numbers, customers - {""}, {_series(number) for number in own - {""}}, places)

    def customer_of(self, number: str) -> str:
        entry = self.text.documents.get(number) or self.text.quotes.get(number)
        return entry.customer if entry is not None else ""

    def with_profile(self, profile: str) -> set[str]:
        """The customers whom a deposit policy is about."""
        said = {c.customer: c.meta.get("profile", '"standard"').strip('"') for c in self.text.customers}
        return {customer for customer, own in said.items() if own == profile}

    def written(self, mutation: Mutation, folder: Path) -> Path:
        """Write the whole edited sample, and give its main file."""
        new = {old.place: entry for old, entry in mutation.changed}
        for file, text in self.text.files.items():
            lines = text.split("\n")
            for old in reversed([e for e in self.text.entries if e.file == file and e.place in new]):
                entry = new[old.place]
                lines[old.line - 1 : old.line - 1 + len(old.lines)] = () if entry is None else entry.lines
            added = [line for entry in mutation.added if entry.file == file for line in ("", *entry.lines)]
            (folder / file).write_text("\n".join((*lines, *added, "")), encoding="utf-8")
        main = folder / "main.beancount"
        main.write_text(self.text.main, encoding="utf-8")
        return main

    def names(self, related: Related, found: Diagnostic) -> bool:
        """Whether a diagnostic names the same quote, customer or number series."""
        if (found.file, found.line) in related.places or found.document in related.numbers:
            return True
        customer = found.customer or self.customer_of(found.document or "")
        if any(customer == own or customer.startswith(f"{own}:") for own in related.customers):
            return True
        return CODES[found.code].about == "numbers" and _series(found.document or "") in related.series


class Related:
    """What a diagnostic may name: numbers, customers, series of numbers, places."""

    def __init__(self, numbers: set[str], customers: set[str], series: set[str], places: set[tuple[str, int]]) -> None:
        self.numbers, self.customers, self.series, self.places = numbers, customers, series, places


def _series(number: str) -> str:
    return number.rstrip("0123456789").rstrip("-")[:2]


def shown(found: list[Diagnostic]) -> str:
    rows = [f"{d.file}:{d.line} {d.code} {d.document or ''} {d.customer or ''} {dict(d.facts)}" for d in found]
    return "\n".join(rows) or "nothing"


@pytest.fixture(scope="module")
def desk(sample: Path, sample_day: date) -> Iterator[Desk]:
    yield Desk(sample, sample_day)
    gc.collect()


def judge(desk: Desk, kind: str, seed: int) -> None:
    mutation = desk.draw(kind, seed)
    found = desk.says(mutation)
    right = [d for d in found if d.code in mutation.codes and (d.file, d.line) in mutation.places]
    assert right, f"{mutation}\nbut it gives\n{shown(found)}"
    related = desk.related(mutation)
    strange = [d for d in found if not desk.names(related, d)]
    assert not strange, f"{mutation}\ngives what it has nothing to do with:\n{shown(strange)}"


@pytest.mark.parametrize("seed", FEW)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_right_code_stands_at_the_edited_entry_and_nothing_else_is_blamed(desk: Desk, kind: str, seed: int) -> None:
    judge(desk, kind, seed)


@pytest.mark.heavy
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_right_code_stands_at_the_edited_entry_wherever_it_is(desk: Desk, kind: str) -> None:
    for seed in MANY:
        judge(desk, kind, seed)


@pytest.mark.parametrize("kind", ["payment_link_with_digits_swapped", "invoice_deleted", "vat_moved_a_month_late"])
def test_reading_the_edited_entries_anew_gives_what_the_whole_ledger_gives(
    desk: Desk, kind: str, tmp_path: Path
) -> None:
    mutation = desk.draw(kind, 0)
    entries, _, options = loader.load_file(str(desk.written(mutation, tmp_path)))
    book, diagnostics = read_book(entries, options)
    whole = check(settle(book), desk.day, diagnostics)
    few = [(d.code, d.document, d.customer) for d in desk.says(mutation)]
    known = [(key[0], *key[3:]) for key in desk.known.elements()]
    assert Counter((d.code, d.document, d.customer) for d in whole) == Counter((*known, *few))


WITHOUT_AN_EDIT = {"rate-missing", "lock-broken", "document-changed", "reminder-missed", "invoice-not-sent"}
"""Codes that no edit here gives.

The rates of every half-year are known, setting or not; nothing is sealed; and what was not written or sent is not an
entry at fault that one could edit.
"""


def test_there_are_forty_kinds_of_edits_and_they_give_every_code_but_few(desk: Desk) -> None:
    assert len(KINDS) >= 40
    assert CODES.keys() - set().union(*(desk.draw(kind, 0).codes for kind in KINDS)) <= WITHOUT_AN_EDIT
