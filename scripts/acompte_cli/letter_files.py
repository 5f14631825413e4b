"""What else becomes of the letters of a day: PDF files, messages, one file for the printer, rows for a mail merge."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, time
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

import click

from acompte_cli.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from acompte_cli.context import Desk
    from acompte_reports.letters.files import Made
    from acompte_reports.letters.render import Renderer


class Kinds(NamedTuple):
    """The kinds of files that are asked for."""

    pdf: bool
    eml: bool
    bundle: bool
    merge: bool


def other_files(desk: Desk, kinds: Kinds, letters: Sequence[Made], renderer: Renderer) -> dict[str, bytes]:
    """Make the files of some letters that are asked for besides their pages.

    Raises:
      OutputError: WeasyPrint or pypdf is missing, or an address cannot stand in a message.
    """
    from acompte_reports.letters.merge import merge_rows

    files: dict[str, bytes] = {}
    made = laid_out(desk, [letter.page for letter in letters]) if kinds.pdf or kinds.eml or kinds.bundle else []
    names = [PurePath(letter.name).stem for letter in letters]
    if kinds.pdf:
        files.update({f"{name}.pdf": data for name, data in zip(names, made, strict=True)})
    if kinds.eml:
        for letter, name, data in zip(letters, names, made, strict=True):
            if letter.content.recipient.email:
                files[f"{name}.eml"] = _message(desk, letter, renderer, name, data)
    if kinds.bundle and made:
        files["bundle.pdf"] = _bundle(desk, made)
    if kinds.merge:
        files["letters.csv"] = merge_rows(letters)
    return files


def laid_out(desk: Desk, pages: Sequence[str]) -> list[bytes]:
    """Lay out pages on all cores, with a progress bar on a terminal.

    Raises:
      OutputError: WeasyPrint is missing.
    """
    from acompte_reports.papers.many import pdfs
    from acompte_reports.papers.pdf import PdfMissing

    try:
        if not (pages and sys.stderr.isatty()):
            return list(pdfs(pages))
        with click.progressbar(pdfs(pages), length=len(pages), label="PDF", show_pos=True, file=sys.stderr) as bar:
            return list(bar)
    except PdfMissing as missing:
        raise OutputError(desk.word("pdf-missing")) from missing


def _message(desk: Desk, letter: Made, renderer: Renderer, name: str, data: bytes) -> bytes:
    from acompte_cli.mailing.refusing import refused
    from acompte_reports.letters.render import MAIL
    from acompte_reports.mail import Enclosed, Envelope, MailFault, eml, letter_mail, said

    written = datetime.combine(letter.content.day, time(8), UTC)
    envelope = Envelope(letter.customer, written, steps=letter.steps, language=desk.language)
    try:
        mail = letter_mail(
            letter.content, said(renderer.letter(letter.content, MAIL)), envelope, [Enclosed(f"{name}.pdf", data)]
        )
    except MailFault as fault:
        raise refused(fault, desk.view) from fault
    return eml(mail, draft=True)


def _bundle(desk: Desk, files: Iterable[bytes]) -> bytes:
    from acompte_reports.papers.many import bundle
    from acompte_reports.papers.pdf import PdfMissing

    try:
        return bundle(files, desk.word("bundle-title", day=desk.day.isoformat()), desk.language)
    except PdfMissing as missing:
        raise OutputError(desk.word("pdf-missing")) from missing
