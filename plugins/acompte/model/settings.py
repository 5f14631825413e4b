"""Dated settings: of each, the latest not after the day in question is in force."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from acompte.model import values
from acompte.model.directives import NEVER, SETTINGS, fits
from acompte.model.money import ZERO
from acompte.model.numbers import Series, series
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, DEPOSIT, STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from beancount.core.data import Custom

SERIES_KINDS = ("invoice", DEPOSIT, CREDIT_NOTE, DEBIT_NOTE, "quote")
VAT_DUE = ("debits", "receipts", "delivery", "none")
RATES = ("ecb", "legal", "legal-consumer", "penalty")
SCOPES = ("deposit", "final")
REMINDER_RULES = ("min-days", "bank-age")


class Company(NamedTuple):
    """Who the books belong to, from a day on."""

    date: date
    name: str
    meta: dict[str, Any]
    entry: Any

    def text(self, key: str) -> str:
        """Give a metadata value as text, empty where it is absent."""
        value = self.meta.get(key)
        return "" if value is None else str(value)


class SeriesSetting(NamedTuple):
    """The series of numbers of one kind of document, from a day on, and the last number that other books gave."""

    date: date
    kind: str
    series: Series
    last: str | None = None


class Policy(NamedTuple):
    """The deposit asked of a profile for quotes from an amount on; None ends the tier."""

    date: date
    profile: str
    amount: Decimal
    percent: Decimal | None


class Step(NamedTuple):
    """A reminder step of a profile, days before or after the due date; None ends it."""

    date: date
    profile: str
    name: str
    days: int | None
    scope: str | None


class ReminderRule(NamedTuple):
    """A rule of reminders of a profile, in days; None ends it."""

    date: date
    profile: str
    name: str
    days: int | None


class DatedAmount(NamedTuple):
    """A tolerance or a rate, from a day on."""

    date: date
    name: str
    value: Decimal


class Lock(NamedTuple):
    """The seal of all that is dated up to a day: the hash of its manifest and of the lock before it."""

    date: date
    digest: str
    entry: Any


class FileSetting(NamedTuple):
    """The file, below the ledger's folder, that gets new entries from a day on; {year} and {month} are the entry's."""

    date: date
    pattern: str


class Settings(NamedTuple):
    """All settings of a ledger, each list by date."""

    companies: tuple[Company, ...] = ()
    starts: tuple[date, ...] = ()
    series: tuple[SeriesSetting, ...] = ()
    policies: tuple[Policy, ...] = ()
    steps: tuple[Step, ...] = ()
    reminder_rules: tuple[ReminderRule, ...] = ()
    tolerances: tuple[DatedAmount, ...] = ()
    rates: tuple[DatedAmount, ...] = ()
    locks: tuple[Lock, ...] = ()
    files: tuple[FileSetting, ...] = ()

    @property
    def start(self) -> date | None:
        """Give the day these books begin here; nothing before it is checked."""
        return self.starts[-1] if self.starts else None

    def company(self, day: date) -> Company | None:
        """Give the company as it was on a day; before its first directive, the first one speaks."""
        found = None
        for company in self.companies:
            if company.date <= day or found is None:
                found = company
        return found

    def tolerance(self, day: date) -> Decimal:
        """Give the open amount that is not late, not reminded and not fined on a day."""
        found = ZERO
        for setting in self.tolerances:
            if setting.date > day:
                break
            found = setting.value
        return found

    def series_of(self, kind: str, day: date) -> Series | None:
        """Give the series that documents of a kind are numbered in on a day."""
        return next((s.series for s in reversed(self.series) if s.kind == kind and s.date <= day), None)

    def plan(self, profile: str, scope: str | None, day: date) -> tuple[Step, ...]:
        """Give the reminder steps of a profile on a day, earliest first.

        `scope` is "deposit", "final" or None; a profile without steps of its own has those of "standard".
        """
        own = [s for s in self.steps if s.profile == profile and s.date <= day]
        if not own and profile != STANDARD:
            own = [s for s in self.steps if s.profile == STANDARD and s.date <= day]
        latest: dict[str, Step] = {}
        for step in own:
            if step.scope is not None and step.scope != scope:
                continue
            before = latest.get(step.name)
            if before and before.date == step.date and before.scope and not step.scope:
                continue
            latest[step.name] = step
        return tuple(sorted((s for s in latest.values() if s.days is not None), key=lambda s: (s.days or 0, s.name)))

    def min_days(self, profile: str, day: date) -> int:
        """Give the days that must pass between two letters to a customer."""
        return self.rule_days(profile, "min-days", day) or 0

    def rule_days(self, profile: str, name: str, day: date) -> int | None:
        """Give the days of a rule of reminders in force for a profile, else for "standard"; None where none is."""
        for wanted in (profile, STANDARD):
            own = [r for r in self.reminder_rules if r.profile == wanted and r.name == name and r.date <= day]
            if own:
                return own[-1].days
        return None


def read_settings(entries: Iterable[Custom], currency: str) -> tuple[Settings, list[tuple[Custom, str]]]:
    """Read the settings among `custom` entries; what is wrong comes back as (entry, what) pairs.

    `what` names the sentence of `[setting-invalid]`: `shape`, or what the value should have been.
    """
    found: dict[str, list[Any]] = {name: [] for name in Settings._fields}
    wrong: list[tuple[Custom, str]] = []
    for entry in entries:
        if entry.type not in SETTINGS:
            continue
        problem = "shape" if not fits(entry, SETTINGS[entry.type]) else _read(entry, currency, found)
        if problem:
            wrong.append((entry, problem))
    for records in found.values():
        records.sort(key=_setting_order)
    return Settings(**{name: tuple(records) for name, records in found.items()}), wrong


def _setting_order(record: Any) -> tuple[date, str]:
    """Order by date; on one day by what is said, so that the order of lines means nothing."""
    if isinstance(record, Company):
        return record.date, record.name
    if isinstance(record, Lock):
        return record.date, record.digest
    return (record[0], repr(record[1:])) if isinstance(record, tuple) else (record, "")


def _read(entry: Custom, currency: str, found: dict[str, list[Any]]) -> str | None:
    """Add the setting of one well-formed directive; give what is wrong with its values."""
    said = [value.value for value in entry.values]
    day = entry.date
    match entry.type:
        case "company":
            found["companies"].append(Company(day, said[0], entry.meta, entry))
            vat_due = entry.meta.get("vat-due", VAT_DUE[0])
            if not isinstance(vat_due, str) or vat_due not in VAT_DUE:
                return "vat-due"
        case "start":
            found["starts"].append(day)
        case "series":
            return _read_series(entry, said, found)
        case "deposit-policy":
            return _read_policy(entry, said, currency, found)
        case "reminder":
            return _read_step(entry, said, found)
        case "reminder-rule":
            if said[1] not in REMINDER_RULES:
                return "reminder-rule"
            days = None if isinstance(said[2], str) and said[2] == NEVER else values.offset(said[2])
            found["reminder_rules"].append(ReminderRule(day, said[0], said[1], days))
        case "tolerance":
            if said[0].currency != currency or said[0].number < 0:
                return "amount"
            found["tolerances"].append(DatedAmount(day, "tolerance", said[0].number))
        case "rate":
            if said[0] not in RATES:
                return "rate"
            found["rates"].append(DatedAmount(day, said[0], values.percent(said[1]) or ZERO))
        case _:
            return _read_writing(entry, said, found)
    return None


def _read_series(entry: Custom, said: list[Any], found: dict[str, list[Any]]) -> str | None:
    pattern, last = series(said[1]), entry.meta.get("last")
    if said[0] not in SERIES_KINDS or pattern is None:
        return "series-pattern" if said[0] in SERIES_KINDS else "series-kind"
    if last is not None and pattern.place(str(last)) is None:
        return "series-last"
    found["series"].append(SeriesSetting(entry.date, said[0], pattern, None if last is None else str(last)))
    return None


def _read_writing(entry: Custom, said: list[Any], found: dict[str, list[Any]]) -> str | None:
    """Add a setting about what is written: a lock, or the file that gets new entries."""
    if entry.type == "lock":
        found["locks"].append(Lock(entry.date, said[0], entry))
    elif not _is_file(said[0]):
        return "file"
    else:
        found["files"].append(FileSetting(entry.date, said[0]))
    return None


def _is_file(pattern: str) -> bool:
    """Tell whether a file name stays below the ledger's folder and has no field but the year and the month."""
    name = pattern.replace("{year}", "2026").replace("{month}", "01").replace("{month:02}", "01")
    parts = name.split("/")
    return bool(name) and not set("{}\\") & set(name) and not {"", ".", ".."} & set(parts)


def file_name(settings: Settings, day: date) -> str | None:
    """Give the file that a `custom "file"` setting names for entries of a day; None where none does."""
    found = None
    for setting in settings.files:
        if setting.date <= day:
            found = setting.pattern
    if found is None:
        return None
    month = f"{day.month:02d}"
    return found.replace("{year}", f"{day.year:04d}").replace("{month:02}", month).replace("{month}", month)


def _read_policy(entry: Custom, said: list[Any], currency: str, found: dict[str, list[Any]]) -> str | None:
    rate = None if isinstance(said[2], str) and said[2] == NEVER else values.percent(said[2])
    if said[1].currency != currency:
        return "amount"
    if rate is not None and not 0 <= rate <= 100:
        return "percent"
    found["policies"].append(Policy(entry.date, said[0], said[1].number, rate))
    return None


def _read_step(entry: Custom, said: list[Any], found: dict[str, list[Any]]) -> str | None:
    scope = said[3] if len(said) == 4 else None
    if scope is not None and scope not in SCOPES:
        return "scope"
    days = None if isinstance(said[2], str) and said[2] == NEVER else values.offset(said[2])
    found["steps"].append(Step(entry.date, said[0], said[1], days, scope))
    return None
