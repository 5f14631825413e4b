"""Writing the site: pages made on all cores, and only what changed written."""

from __future__ import annotations

import multiprocessing
import os
import threading
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from acompte.handover import frozen, no_garbage_collection
from acompte_reports.papers.files import has_mark, is_in_the_way, write_changed
from acompte_reports.site import cells
from acompte_reports.site.desk import Desk
from acompte_reports.site.pages import Page, context, plan
from acompte_reports.vat_rows import regime_word

if TYPE_CHECKING:
    from collections.abc import MutableMapping, Sequence
    from multiprocessing.connection import Connection

    from jinja2 import BytecodeCache, Template

    from acompte.model.diagnostic import Diagnostic
    from acompte_reports.view import View

TEMPLATES = Path(__file__).resolve().parent.parent / "templates" / "site"
ASSETS = ("site.css", "site.js")
PARTS = ("", "clients", "devis", "mois")
"""The folders that pages stand in."""
MARK = b'<meta name="generator" content="acompte">'
_FEW = 150
"""Below this many pages a second process costs more than it brings."""


class SiteError(Exception):
    """The pages could not be made or written."""


class FileInTheWayError(SiteError):
    """A file that is none of ours stands where a page is to go; nothing was written."""

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(f"{path} is no page of acompte's")
        self.path = path


def build_site(
    view: View,
    folder: Path,
    language: str,
    jobs: int | None = None,
    ledger: Path | None = None,
    diagnostics: Sequence[Diagnostic] = (),
    *,
    errors: int = 0,
    everything: bool = True,
) -> int:
    """Write the site of a view into a folder and give the number of its pages.

    `jobs` is the number of processes, all cores where nobody says; `ledger` is the main file, from whose
    folder the places of entries are named (without it: the folder that all of them share); `diagnostics` are the
    alerts of the dashboard, `errors` the number of those that Beancount itself found. Without `everything`, quotes
    that have been over for two years have no page.

    Raises:
      OSError: the folder cannot be written.
      FileInTheWayError: the folder has a file of somebody else's under a name of ours.
      SiteError: a process that made pages came to an end before its work did.
    """
    with no_garbage_collection():
        desk = Desk(view, language, ledger, diagnostics, errors=errors, everything=everything)
        pages = plan(desk)
        _look_at(folder, pages)
        for part in ("assets", *PARTS):
            (folder / part).mkdir(parents=True, exist_ok=True)
        for name in ASSETS:
            write_changed(folder / "assets" / name, (TEMPLATES / "assets" / name).read_bytes())
        templates = _templates(desk, pages)
        _warm(desk)
    workers = _workers(jobs, len(pages))
    with frozen():  # no collection needs to look at what is read so far again, and no process to copy it
        if workers == 1:
            _make(desk, templates, folder, pages)
        else:
            _make_together(desk, templates, folder, pages, workers)
    _sweep(folder, pages)
    return len(pages)


def _look_at(folder: Path, pages: Sequence[Page]) -> None:
    """Refuse a folder where pages would take the place of somebody's files; one with our first page is ours."""
    first = folder / "index.html"
    if first.is_file() and has_mark(first, MARK):
        return
    assets = {folder / "assets" / name: (TEMPLATES / "assets" / name).read_bytes() for name in ASSETS}
    for path in (*(folder / page.path for page in pages), *assets):
        if is_in_the_way(path, MARK, assets.get(path, b"")):
            raise FileInTheWayError(path)


def _workers(jobs: int | None, pages: int) -> int:
    """Give how many processes to use: one where pages are few or this process may not be copied."""
    wanted = jobs if jobs is not None else 1 if pages < _FEW else _cores()
    may_fork = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return max(1, min(wanted, pages)) if may_fork else 1


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def _templates(desk: Desk, pages: Sequence[Page]) -> dict[str, Template]:
    """Compile each template once; pages of one template lie at one depth."""
    roots = {page.template: page.root for page in pages}
    environments = {root: environment(desk, root) for root in set(roots.values())}
    return {name: environments[root].get_template(name) for name, root in sorted(roots.items())}


def environment(desk: Desk, root: str, first: Path | None = None, bytecode: BytecodeCache | None = None) -> Environment:
    """Give the templates of one depth; what all their pages share is a global, so that imports are made once.

    Templates in the folder `first` stand before the site's own.
    """
    found = _Environment(
        loader=FileSystemLoader([*([first] if first else []), TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=bytecode,
    )
    formats = desk.formats
    found.globals.update(desk=desk, root=root, say=desk.say, fmt=formats, day=desk.view.day)
    found.globals.update(language=desk.language, document_rows=cells.document_rows, quote_rows=cells.quote_rows)
    found.globals.update(event_rows=cells.event_rows, payment_rows=cells.payment_rows)
    found.globals.update(account_rows=cells.account_rows, receipt_rows=cells.receipt_rows)
    found.globals.update(ref=lambda number, link: cells.ref(desk, number, link, root))
    found.globals.update(regime=partial(regime_word, language=desk.language))
    found.filters.update(say=desk.say)  # a filter of a constant is worked out once, as the template is compiled
    found.filters.update(
        money=formats.money, number=_plain, days=formats.days, in_days=formats.in_days, line=single_line
    )
    found.filters.update(long=formats.long, medium=formats.medium, short=formats.short, brief=desk.brief)
    found.globals.update(m=found.get_template("macros.html").module)
    signs = vars(found.get_template("signs.html").module)
    found.globals.update({name: cache(signs[name]) for name in ("sign", "small_sign")})
    found.globals.update(d=found.get_template("drawings.html").module)
    return found


class _Environment(Environment):
    """Templates whose globals are one dictionary: what Jinja chains together, it copies for each page at a loss."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return {**self.globals, **(d or {})}


def _plain(amount: object) -> str:
    return f"{amount:.2f}"


_DIRECTIONS = (0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = dict.fromkeys((*range(32), 127, *_DIRECTIONS))


def single_line(text: str) -> str:
    """Give a text without control and direction marks, for titles, where no element can hold it together."""
    return text.translate(_CONTROLS)


def _warm(desk: Desk) -> None:
    """Work out once, before the processes part, what several pages share."""
    figures = desk.figures
    _ = (
        desk.view.accounts,
        desk.view.agenda,
        desk.view.dso,
        figures.aged,
        figures.forecast,
        desk.company,
        desk.calendar.vat,
        desk.calendar.sent_to,
    )


def _make(desk: Desk, templates: dict[str, Template], folder: Path, pages: Sequence[Page]) -> None:
    for page in pages:
        written = templates[page.template].render(context(desk, page), page=page)
        write_changed(folder / page.path, written.encode("utf-8", "replace"))


def _make_together(
    desk: Desk, templates: dict[str, Template], folder: Path, pages: Sequence[Page], workers: int
) -> None:
    """Make pages in copies of this process, each with its share of every kind of page."""
    fork = multiprocessing.get_context("fork")
    running = []
    for place in range(workers):
        receiver, sender = fork.Pipe(duplex=False)
        process = fork.Process(target=_work, args=(sender, desk, templates, folder, pages[place::workers]))
        process.start()
        sender.close()
        running.append((process, receiver))
    failures = [_outcome(receiver) for _, receiver in running]
    for process, _ in running:
        process.join()
    for failure in failures:
        if failure is not None:
            raise failure


def _work(sender: Connection, desk: Desk, templates: dict[str, Template], folder: Path, pages: Sequence[Page]) -> None:
    """Make a share of the pages and say how it went."""
    try:
        _make(desk, templates, folder, pages)
    except Exception as error:
        sender.send(error if isinstance(error, OSError) else SiteError(f"{type(error).__name__}: {error}"))
    else:
        sender.send(None)
    finally:
        sender.close()


def _outcome(receiver: Connection) -> Exception | None:
    try:
        found: Exception | None = receiver.recv()
    except EOFError:
        return SiteError("a process that made pages ended before its work did")
    return found


def _sweep(folder: Path, pages: Sequence[Page]) -> None:
    """Remove pages of ours that the site no longer has; what somebody else put there stays."""
    planned = {folder / page.path for page in pages}
    for part in PARTS:
        for path in sorted((folder / part).glob("*.html")):
            if path not in planned and path.is_file() and has_mark(path, MARK):
                path.unlink()
