"""The files of the letters: all are rendered before the first is written, and each is written whole."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from acompte_reports.letters.compose import Composer
from acompte_reports.letters.issuing import about_to_expire
from acompte_reports.letters.render import Renderer
from acompte_reports.letters.select import due_letters
from acompte_reports.letters.tones import QUOTE_EXPIRING
from acompte_reports.parties import language_for, party

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from acompte_reports.letters.content import LetterContent
    from acompte_reports.view import View

INDEX = "index.html"
Files = dict[str, bytes]
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


class Made(NamedTuple):
    """A letter that is ready to be written."""

    customer: str
    name: str
    """The name of its page."""
    content: LetterContent
    page: str
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    """The steps, each with the documents, or the quotes, of which it is one."""


def made_letters(view: View, own_templates: Path | None = None) -> tuple[list[Made], Renderer]:
    """Give the letters of the view's day: reminders, then quotes about to expire.

    Templates in `own_templates` come before ours.

    Raises:
      TemplateFault: a template cannot be used.
    """
    composer = Composer(view)
    renderer = Renderer(own_templates, view.book.currency)
    letters = [(due.customer, composer.compose(due), due.steps) for due in due_letters(view)]
    for number in about_to_expire(view):
        customer = view.book.quotes[number].customer
        letters.append((customer, composer.expiring(number), {QUOTE_EXPIRING: [number]}))
    found: list[Made] = []
    taken: set[str] = set()
    for customer, content, steps in letters:
        name = _name(content, customer, taken)
        taken.add(name)
        found.append(Made(customer, name, content, "", tuple((step, tuple(said)) for step, said in steps.items())))
    pages = renderer.letters([letter.content for letter in found])
    return [letter._replace(page=page) for letter, page in zip(found, pages, strict=True)], renderer


def write_letters(
    view: View,
    folder: Path,
    own_templates: Path | None = None,
    more: Callable[[list[Made], Renderer], Files] | None = None,
) -> list[Path]:
    """Write the letters due on the view's day into a folder, with an index; give the letters' files.

    Nothing is recorded in the ledger. Files that the folder has besides stay; those of the same names are
    replaced. `more` makes other files of the same letters.

    Raises:
      TemplateFault: a template cannot be used; then nothing was written.
    """
    letters, renderer = made_letters(view, own_templates)
    listed = tuple(_listed(letter) for letter in letters)
    company = view.book.settings.company(view.day)
    index = renderer.index(listed, party(company).name, view.day, language_for(company, None))
    others = more(letters, renderer) if more is not None else {}
    folder.mkdir(parents=True, exist_ok=True)
    for letter in letters:
        _write(folder / letter.name, letter.page.encode())
    for name, data in {INDEX: index.encode(), **others}.items():
        _write(folder / name, data)
    return [folder / letter.name for letter in letters]


def slug(text: str) -> str:
    """Give a text in small ASCII letters, digits and hyphens, for the name of a file."""
    parted = unicodedata.normalize("NFKD", text.translate(_LIGATURES)).lower()
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return _NOT_PLAIN.sub("-", plain)[:_LONGEST].strip("-")


def letter_stem(content: LetterContent, customer: str) -> str:
    """Give the name of a letter's file, without what it ends with: the day, the customer, the step."""
    who = slug(content.recipient.name) or slug(customer.rpartition(":")[2]) or "client"
    return f"{content.day.isoformat()}-{who}-{slug(content.step) or content.tone}"


def _name(content: LetterContent, customer: str, taken: set[str]) -> str:
    stem, count = letter_stem(content, customer), 1
    name = f"{stem}.html"
    while name in taken:
        count += 1
        name = f"{stem}-{count}.html"
    return name


def _listed(letter: Made) -> Listed:
    content = letter.content
    numbers = tuple(paper.number for paper in content.asked) or letter.steps[0][1]
    asked = content.pay.amount
    return Listed(letter.name, content.recipient.name, content.step, content.tone, content.language, asked, numbers)


def _write(path: Path, data: bytes) -> None:
    """Write a file beside its place and put it there when it is whole."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        with part.open("xb") as file:
            file.write(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
