"""The documentation as a site: `make docs` builds it in build/docs. The pages read as well where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from pygments.lexer import RegexLexer, bygroups
from pygments.lexers.special import TextLexer
from pygments.lexers.sql import SqlLexer
from pygments.token import Comment, Keyword, Literal, Name, Number, String, Text

from acompte import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

project = "acompte"
version = release = __version__
copyright = "the acompte authors"
language = "en"

extensions = ["myst_parser"]
myst_heading_anchors = 4
exclude_patterns = ["site"]
smartquotes = False

html_theme = "furo"
html_title = "acompte"
html_static_path = ["site"]
html_css_files = ["acompte.css"]
html_theme_options = {
    "light_css_variables": {
        "font-stack": "system-ui, sans-serif",
        "color-brand-primary": "#1f5fbf",
        "color-brand-content": "#1f5fbf",
    },
    "dark_css_variables": {"color-brand-primary": "#7fb0f5", "color-brand-content": "#7fb0f5"},
}
html_copy_source = False
html_show_sphinx = False
html_use_index = False

FRONT = "index"
FRENCH = frozenset(("tutoriel",))
AFTER_THE_THEME = 900
_ENTRY = re.compile(r"^- \[[^\]]+\]\(([\w-]+)\.md\)", re.MULTILINE)
_OUTSIDE = re.compile(r"\]\((\.\./[\w./-]+\.md)(?:#[\w-]+)?\)")


class BeancountLexer(RegexLexer):
    """What a reader looks for in a ledger: days, words of the format, accounts, amounts, links."""

    name = "Beancount"
    tokens: ClassVar = {
        "root": [
            (r";.*$", Comment),
            (r'"[^"]*"', String),
            (r"\d{4}-\d{2}-\d{2}\b", Literal.Date),
            (r"[+-]?\d[\d,]*(?:\.\d+)?", Number),
            (r"^(option|plugin|include)\b", Keyword),
            (r"\b(open|close|custom|note|document|balance|pad|event|price|commodity|txn)\b", Keyword),
            (r"^([ \t]+)([a-z][\w-]*:)(?=\s)", bygroups(Text, Name.Attribute)),
            (r"[A-ZÀ-Ý][\w-]*(?::[\w-]+)+", Name.Variable),
            (r"[\^#][\w./-]+", Name.Label),
            (r"\b(TRUE|FALSE)\b", Keyword.Constant),
            (r"\s+|\w+|.", Text),
        ]
    }


def sections(page: str) -> Iterator[tuple[str, list[str]]]:
    """Give the headings of the front page, each with the pages that its list names."""
    for part in page.split("\n## ")[1:]:
        heading, _, rest = part.partition("\n")
        if found := _ENTRY.findall(rest):
            yield heading, found


def complete(app: Sphinx, name: str, source: list[str]) -> None:
    """Add to a page what the site needs and a forge does not.

    The lists of the front page become the navigation. A page outside docs/ is no page of the site: it is offered
    as the file that it is.
    """
    text = source[0]
    if name == FRONT:
        for heading, pages in sections(text):
            lines = "\n".join(pages)
            text += f"\n```{{toctree}}\n:hidden:\n:caption: {heading}\n\n{lines}\n```\n"
    source[0] = _OUTSIDE.sub(r"](<path:\1>)", text)


def speak(app: Sphinx, name: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Say which language a page is in, for who has it read aloud."""
    if name in FRENCH:
        context["language"] = "fr"


def reach(app: Sphinx, name: str, template: str, context: dict[str, Any], tree: object) -> None:
    """Let keys reach a block that scrolls, and say how deep the headings of the navigation are."""
    context["body"] = context.get("body", "").replace("<pre>", '<pre tabindex="0">')
    navigation = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = navigation.replace('role="heading"', 'role="heading" aria-level="2"')


def setup(app: Sphinx) -> None:
    """Teach Sphinx the languages of the blocks, and what the pages leave to it."""
    app.add_lexer("beancount", BeancountLexer)
    app.add_lexer("bql", SqlLexer)
    app.add_lexer("crontab", TextLexer)
    app.add_lexer("csv", TextLexer)
    app.connect("source-read", complete)
    app.connect("html-page-context", speak)
    app.connect("html-page-context", reach, priority=AFTER_THE_THEME)
