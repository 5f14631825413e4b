"""Mutations of the sample company: single edits that break a rule, and where the diagnostic must stand.

Each kind of edit is a small function of the sample and a `random.Random`; it stands in one of the modules
`mutations_*.py`. Its codes are what LEDGER.md says of such a ledger, not what the product gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from support.sample_entries import Entry

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random
    from typing import TypeAlias

    from support.sample_text import SampleText

    Kind: TypeAlias = Callable[[SampleText, Random], "Mutation | None"]

Place = tuple[str, int]


class Mutation(NamedTuple):
    """One edit: entries written anew (or dropped), entries added, and what must be said of it where."""

    changed: tuple[tuple[Entry, Entry | None], ...]
    added: tuple[Entry, ...]
    codes: frozenset[str]
    """The codes that are right; at least one of them must be given."""
    places: frozenset[Place]
    """Where it must stand: the edited entry, or the one that the rule makes responsible."""

    @property
    def texts(self) -> list[str]:
        """Everything that it touches, as it was and as it is."""
        written = [entry.text for pair in self.changed for entry in pair if entry is not None]
        return [*written, *(entry.text for entry in self.added)]

    def __str__(self) -> str:
        rows = [f"must give one of {', '.join(sorted(self.codes))} at {sorted(self.places)}"]
        for old, new in self.changed:
            rows += [f"{old.file}:{old.line}", old.text, "becomes", new.text if new is not None else "(nothing)"]
        rows += [f"{entry.file}:{entry.line} is added\n{entry.text}" for entry in self.added]
        return "\n".join(rows)


KINDS: dict[str, Kind] = {}
"""The kinds of edits by name. One gives None where the place that it draws breaks no rule."""


def kind(function: Kind) -> Kind:
    """Register a kind of edit under its name."""
    KINDS[function.__name__] = function
    return function


def change(old: Entry, new: Entry | None, *codes: str, at: Entry | list[Entry] | None = None) -> Mutation:
    """One entry is written anew, or dropped; `at` names the entries responsible where it is not the edited one."""
    return Mutation(((old, new),), (), frozenset(codes), _places(old if at is None else at))


def add(new: Entry, *codes: str, at: Entry | list[Entry] | None = None) -> Mutation:
    """One entry is added."""
    return Mutation((), (new,), frozenset(codes), _places(new if at is None else at))


def _places(at: Entry | list[Entry]) -> frozenset[Place]:
    return frozenset(entry.place for entry in (at if isinstance(at, list) else [at]))


def added(sample: SampleText, text: str, file: str = "2026.beancount") -> Entry:
    """An entry to add at the end of a file."""
    return Entry(file, sample.end(file), tuple(text.strip("\n").split("\n")))
