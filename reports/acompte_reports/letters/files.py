"""The files of the letters: all are rendered before the first is written, and each is written whole."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.letters.compose import Composer
from acompte_reports.letters.render import Renderer
from acompte_reports.letters.select import due_letters

if TYPE_CHECKING:
    from decimal import Decimal

    from acompte_reports.letters.content import LetterContent
    from acompte_reports.view import View

INDEX = "index.html"
_LONGEST = 60
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss", "ø": "o", "Ø": "o", "ł": "l"})


class Listed(NamedTuple):
    """A letter in the index."""

    file: str
    customer: str
    step: str
    tone: str
    language: str
    amount: Decimal
    numbers: tuple[str, ...]


def write_letters(view: View, folder: Path, own_templates: Path | None = None) -> list[Path]:
    """Write the letters due on the view's day into a folder, with an index; give the letters' files.

    Nothing is recorded in the ledger. Files that the folder has besides stay; those of the same names are
    replaced. Templates in `own_templates` come before ours.

    Raises:
      TemplateFault: a template cannot be used; then nothing was written.
    """
    composer = Composer(view)
    renderer = Renderer(own_templates, view.book.currency)
    pages: dict[str, str] = {}
    listed = []
    for due in due_letters(view):
        content = composer.compose(due)
        name = _name(content, due.customer, pages)
        pages[name] = renderer.letter(content)
        listed.append(_listed(name, content))
    index = renderer.index(tuple(listed), composer.sender.name, view.day, composer.language)
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in {**pages, INDEX: index}.items():
        _write(folder / name, page)
    return [folder / name for name in pages]


def slug(text: str) -> str:
    """Give a text in small ASCII letters, digits and hyphens, for the name of a file."""
    parted = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).lower()
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return _NOT_PLAIN.sub("-", plain)[:_LONGEST].strip("-")


def letter_stem(content: LetterContent, customer: str) -> str:
    """Give the name of a letter's file, without what it ends with: the day, the customer, the step."""
    who = slug(content.recipient.name) or slug(customer.rpartition(":")[2]) or "client"
    return f"{content.day.isoformat()}-{who}-{slug(content.step) or content.tone}"


def _name(content: LetterContent, customer: str, taken: dict[str, str]) -> str:
    stem, count = letter_stem(content, customer), 1
    name = f"{stem}.html"
    while name in taken:
        count += 1
        name = f"{stem}-{count}.html"
    return name


def _listed(name: str, content: LetterContent) -> Listed:
    numbers = tuple(paper.number for paper in content.asked)
    amount = content.pay.amount
    return Listed(name, content.recipient.name, content.step, content.tone, content.language, amount, numbers)


def _write(path: Path, page: str) -> None:
    """Write a file beside its place and put it there when it is whole."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(page)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
