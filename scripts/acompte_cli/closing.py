"""`acompte close` and `acompte verify`: seal a period, and hold what was sealed against the ledger."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import click

from acompte.desk.entries import custom
from acompte.desk.refusal import Refusal
from acompte.rules.check import check
from acompte.rules.registry import CODES, ERROR
from acompte.seals.compare import Beside, ManifestPlace, seals_of
from acompte.seals.manifest import lock_digest, manifest_of, read_manifest, write_manifest
from acompte.seals.written import items
from acompte_cli.checking import places_of, show_findings
from acompte_cli.context import Desk, pass_desk
from acompte_cli.periods import read_period
from acompte_cli.seals import (
    FOLDER,
    SUFFIX,
    as_written,
    digests,
    folder_of,
    manifests,
    seal_diagnostics,
    unsaid,
)
from acompte_cli.writer.session import Options, Session, run, writing_options
from acompte_reports.findings import findings

if TYPE_CHECKING:
    from acompte.model.diagnostic import Diagnostic
    from acompte_cli.ledger import Loaded


class Ending(NamedTuple):
    """The end of a period to close."""

    name: str
    last: date

    @property
    def manifest(self) -> str:
        """Give the name of its manifest, seen from the ledger's folder."""
        return f"{FOLDER}/{self.name}{SUFFIX}"


def read_ending(text: str) -> Ending | None:
    """Read `2026`, `2026-T1`, `2026-03`, or a day, which stands for itself; None for another."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        period = read_period(text)
    else:
        return Ending(day.isoformat(), day) if len(text) == len("2026-03-31") else None
    if period is None:
        return None
    months = period.last.month - period.first.month + 1
    names = {1: f"{period.last:%Y-%m}", 3: f"{period.last:%Y}-T{period.last.month // 3}", 12: f"{period.last:%Y}"}
    return Ending(names[months], period.last)


class EndingType(click.ParamType[Ending]):
    """A period to close on the command line."""

    name = "period"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Ending:
        """Read a period."""
        if isinstance(value, Ending):
            return value
        found = read_ending(str(value))
        if found is None:
            self.fail(
                f"{value!r} is no period; write a year (2026), a quarter (2026-T1), a month (2026-03) or its last day "
                "(2026-03-15).",
                param,
                ctx,
            )
        return found


@click.command(short_help="Seal a period: 2026, 2026-T1, 2026-03, or up to a day.")
@click.argument("period", type=EndingType())
@writing_options
def close(period: Ending, desk: Desk, options: Options) -> None:
    """Seal all that is dated up to the end of a PERIOD: 2026, 2026-T1, 2026-03, or a day.

    Writes locks/PERIOD.sha256, a line for each entry and file, and a `lock` directive with its hash. What is sealed
    is corrected by new entries of a later day; `check` and `verify` name what was changed all the same.
    """

    def compose(session: Session) -> None:
        loaded = session.loaded
        warnings = _refuse(period, options.day, loaded)
        if warnings:
            click.echo(desk.word("close-warnings", count=warnings, last=period.last), err=True)
        locks = loaded.reading.history.book.settings.locks
        before = locks[-1] if locks else None
        folder = folder_of(loaded)
        sealed = items(as_written(loaded), str(folder), before.date if before else None, period.last)
        files = digests(folder, {one.file for one in sealed if one.file})
        text = write_manifest(manifest_of(sealed, files, before, period.last))
        if read_manifest(text) is None:
            raise Refusal("close-file-name")
        session.files[folder / period.manifest] = text.encode()
        session.entries.append(custom(period.last, "lock", lock_digest(text)))

    run(desk, options, compose)


def _refuse(period: Ending, day: date, loaded: Loaded) -> int:
    """Refuse what cannot be closed; give how many warnings there are on its last day.

    Raises:
      Refusal: the period is not over, or sealed already, or the ledger has errors.
    """
    if period.last >= day:
        raise Refusal("close-not-over", period=period.name, last=period.last, day=day)
    settings = loaded.reading.history.book.settings
    if settings.locks and settings.locks[-1].date >= period.last:
        raise Refusal("close-sealed", period=period.name, lock=settings.locks[-1].date)
    reading = loaded.reading
    found = check(reading.history, period.last, reading.diagnostics)
    errors = sum(CODES[one.code].severity == ERROR for one in found)
    broken = [one for one in seal_diagnostics(loaded, period.last) if not _is_of(one, period)]
    count = len(loaded.errors) + errors + len(broken)
    if count:
        raise Refusal("close-errors", count=count, last=period.last)
    return len(found) - errors


def _is_of(found: Diagnostic, period: Ending) -> bool:
    """Tell whether a diagnostic is of the manifest that an interrupted close of this very period has left."""
    return isinstance(found.entry, ManifestPlace) and found.facts["manifest"] == period.manifest


@click.command(short_help="Whether the sealed periods and linked files are as they were.")
@click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to print the lines."
)
@pass_desk
def verify(desk: Desk, format_: str) -> None:
    """Hold every sealed period against the ledger, and see that no linked file is missing.

    Names what was changed, removed or added since a period was closed, and exits with 1 where there is such a thing.
    """
    loaded = desk.loaded
    book = loaded.reading.history.book
    broken = seal_diagnostics(loaded, desk.day)
    lost = [error for error in unsaid(loaded, broken) if type(error).__name__ == "DocumentError"]
    found = findings(broken, lost, book, desk.language, places_of(desk).root)
    show_findings(desk, format_, found)
    if format_ == "text":
        click.echo(_summary(desk, len(found)), err=True)
    if found:
        raise click.exceptions.Exit(1)


def _summary(desk: Desk, broken: int) -> str:
    """Say what is sealed, and whether it holds."""
    loaded = desk.loaded
    locks = [lock for lock in loaded.reading.history.book.settings.locks if lock.date <= desk.day]
    seals = seals_of(Beside(str(folder_of(loaded)), manifests(loaded), {}), locks, desk.day)
    if broken:
        return desk.word("verify-broken", count=broken)
    if not seals:
        return desk.word("verify-none")
    lines = sum(len(seal.manifest.lines) for seal in seals)
    files = sum(len(seal.manifest.files) for seal in seals)
    return desk.word(
        "verify-line",
        entries=desk.counted("entries", lines - files),
        files=desk.counted("files", files),
        locks=desk.counted("locks", len(seals)),
        last=seals[-1].manifest.last,
    )
