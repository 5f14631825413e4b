"""What reminding does inside a command, and what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from acompte.reminding.bank import stale_bank
from acompte.reminding.decisions import UNCERTAIN
from acompte_cli.output import late, print_rows
from acompte_cli.reminding.dry import show_letters
from acompte_cli.reminding.run import Run, Wanted, goes
from acompte_cli.reminding.sending import Post
from acompte_reports.reminding_words import decision_words, passed_words
from acompte_reports.rows import decision_row
from acompte_reports.tables import Column, day

if TYPE_CHECKING:
    from acompte.desk.situation import Situation
    from acompte_cli.context import Desk
    from acompte_cli.writer.session import Session

FIELDS = [
    "document",
    "customer",
    "customer_name",
    "due",
    "open",
    "days_late",
    "what",
    "step",
    "date",
    "passed",
    "broken_promise",
    "detail",
]

_COLUMNS = (
    Column("document"),
    Column("customer_name", 2, cut=True),
    Column("due", 1),
    Column("open"),
    Column("today", 0, cut=True),
)


def remind_in(
    session: Session,
    situation: Situation,
    wanted: Wanted,
    format_: str,
    went: tuple[str, ...] = (),
    not_went: tuple[str, ...] = (),
) -> Run:
    """Remind inside a command: say what happens, keep and record the letters, send them where that is asked.

    Without a format, nothing is said of the documents that wait.

    Raises:
      OutputError: a template, an address or the settings of the server cannot be used.
    """
    post = Post(session)
    if not session.options.dry_run:
        post.decide(went, not_went)
    recovered = post.recover()
    session.entries += recovered
    uncertain = post.uncertain()
    now = situation.after(recovered) if recovered else situation
    found = Run(session, now, wanted, uncertain, post.files)
    found.decisions = [
        d._replace(detail=uncertain[d.document.invoice.number]) if d.what == UNCERTAIN else d for d in found.decisions
    ]
    warn_of_bank(session)
    if format_ and not session.options.as_json:
        print_decisions(session.desk, found, format_)
    letters = found.record()
    if session.options.dry_run:
        show_letters(session, found, format_)
    elif wanted.send:
        post.prepare(found, letters)
    post.settle()
    return found


def warn_of_bank(session: Session) -> None:
    """Say that the bank's newest entry is older than the rule allows, where it is."""
    found = stale_bank(session.whole.book, session.whole.entries, session.options.day)
    if found is None:
        return
    desk = session.desk
    if found.newest is None:
        click.echo(desk.word("bank-none", allowed=found.allowed), err=True)
    else:
        newest = day(found.newest, desk.language)
        click.echo(desk.word("bank-stale", newest=newest, days=found.days, allowed=found.allowed), err=True)


def print_decisions(desk: Desk, found: Run, format_: str) -> None:
    """Print what happens with every open document, or why nothing does."""
    decisions, book = found.decisions, found.view.book
    fields = [decision_row(decision, book) for decision in decisions]
    shown = [
        {**row, "today": decision_words(decision, desk.language, lambda on: day(on, desk.language))}
        for decision, row in zip(decisions, fields, strict=True)
    ]
    line = desk.word(
        "remind-line",
        day=day(found.view.day, desk.language),
        letters=desk.counted("letters", len(found.letters)),
        documents=desk.counted("documents", goes(decisions)),
    )
    print_rows(
        desk,
        format_,
        fields,
        fields=FIELDS,
        columns=_COLUMNS,
        shown=shown,
        line=line,
        mark=lambda place, text: late(text) if decisions[place].document.days_late else text,
    )
    if format_ == "table":
        for decision in decisions:
            if decision.passed:
                click.echo(passed_words(decision, desk.language))
        click.echo()
