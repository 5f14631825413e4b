"""What a dry run shows: each letter as text, and how it differs from the last one to the customer."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

import click

from acompte.reminding.decisions import Deciding
from acompte_cli.errors import OutputError
from acompte_cli.reminding.run import TEMPLATES
from acompte_reports.letters.compose import Composer
from acompte_reports.letters.render import MAIL, Renderer, TemplateFault
from acompte_reports.letters.select import due_letters
from acompte_reports.mail import said
from acompte_reports.tables import day as write_day
from acompte_reports.view import View

if TYPE_CHECKING:
    from acompte.model.records import Letter as Made
    from acompte_cli.reminding.run import Run
    from acompte_cli.writer.session import Session
    from acompte_reports.letters.content import LetterContent


def show_letters(session: Session, found: Run, format_: str) -> None:
    """Print each letter of a run, and what is new in it since the last one to the customer.

    Raises:
      OutputError: a template of messages cannot be used.
    """
    if format_ != "table" or session.options.as_json or not found.letters:
        return
    renderer = Renderer(found.folder / TEMPLATES, found.view.book.currency)
    desk = session.desk
    for letter in found.letters:
        text = _text(renderer, letter.content)
        click.echo(click.style(f"── {letter.content.recipient.name} ──", bold=True))
        click.echo(text.strip() + "\n")
        last = _last(found, letter.customer)
        if last is None:
            click.echo(desk.word("letter-first") + "\n")
            continue
        before = _as_it_was(found, renderer, letter.customer, last)
        click.echo(desk.word("letter-since", day=write_day(last.date, desk.language), step=desk.word(last.step)))
        if before is not None:
            lines = unified_diff(before.splitlines(), text.splitlines(), lineterm="", n=0)
            for line in list(lines)[2:]:
                if not line.startswith("@@"):
                    click.echo(line)
        click.echo()


def _last(found: Run, customer: str) -> Made | None:
    """Give the last letter to a customer before the day's own."""
    book = found.view.book
    return next(
        (
            letter
            for letter in reversed(book.letters)
            if letter.date <= found.view.day
            and any(book.invoices[book.by_number[number]].customer == customer for number in letter.documents)
        ),
        None,
    )


def _as_it_was(found: Run, renderer: Renderer, customer: str, last: Made) -> str | None:
    """Make the last letter anew, from the ledger as it stood on its day without that letter; None where none comes."""
    history = found.view.history
    letters = tuple(letter for letter in history.book.letters if not _same(letter, last, history.book, customer))
    view = View(history._replace(book=history.book._replace(letters=letters)), last.date)
    deciding = Deciding(view.state, any_day=True, anyone=True)
    own = [d.document for d in deciding.all() if d.document.invoice.customer == customer]
    due = due_letters(view, deciding.all(own))
    return _text(renderer, Composer(view).compose(due[0])) if due else None


def _text(renderer: Renderer, content: LetterContent) -> str:
    """Give a letter as the text of its message."""
    try:
        return said(renderer.letter(content, MAIL)).text
    except TemplateFault as fault:
        raise OutputError(str(fault)) from fault


def _same(letter: Made, last: Made, book: object, customer: str) -> bool:
    return letter.date == last.date and bool(set(letter.documents) & set(last.documents))
