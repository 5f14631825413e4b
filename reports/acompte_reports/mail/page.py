"""From the page of a letter in its mail layout to what a message says: subject, page, text."""

from __future__ import annotations

from typing import NamedTuple

from acompte_reports.mail.inline import inline
from acompte_reports.mail.plain import plain
from acompte_reports.mail.tree import read_page

_DOCTYPE = "<!doctype html>\n"


class Said(NamedTuple):
    """What a message says, twice in the same words; the subject is the page's title."""

    subject: str
    page: str
    text: str


def said(page: str) -> Said:
    """Make the parts of a message from a page: styles on its elements, nothing fetched, and its text."""
    tree = read_page(page)
    inline(tree)
    title = " ".join(" ".join(found.text() for found in tree.all("title")).split())
    return Said(title[:1].upper() + title[1:], _DOCTYPE + tree.html().lstrip(), plain(tree))
