"""The site's style and tables, made to stand inside a page of Fava."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from acompte_reports.site.build import TEMPLATES

_VARIABLES = re.compile(r"--([a-z0-9]+): ([^;]+);")
_HEAD = re.compile(r'<table class="grid sorts" data-rows>\s*<thead>.*?</thead>', re.DOTALL)
_HEAVY = re.compile(r"font-weight: (?:6\d0|700)")
"""Fava's typeface has no weight above 500; a browser would smear one."""
_FAVAS = {"ink": "text-color", "soft": "text-color-lightest", "line": "border", "paper": "background"}
_FAVAS |= {"wash": "background-darker", "blue": "link-color"}
"""Our colours that Fava has names for."""
_WIDTHS = {"max-width: 1000px": "max-width: 1200px", "max-width: 900px": "max-width: 1100px"}
"""The site's narrower forms come earlier: Fava's side bar takes its part of the window. On a phone it takes none."""


@cache
def style() -> Markup:
    """Give the site's style for what stands in `.acompte`, light or dark as Fava is."""
    css = (TEMPLATES / "assets" / "site.css").read_text(encoding="utf-8")
    light, dark = (dict(_VARIABLES.findall(block)) for block in css.split(":root {")[1:3])
    colours = {name: f"light-dark({value}, {dark[name]})" for name, value in light.items()}
    colours |= {name: f"var(--{other})" for name, other in _FAVAS.items()}
    css = _HEAVY.sub("font-weight: 500", css)
    for width, wider in _WIDTHS.items():
        css = css.replace(width, wider)
    ours = " ".join(f"--{name}: {value};" for name, value in colours.items())
    return Markup(f".acompte {{ {ours} }}\n.acompte {{\n{css}\n}}")  # our own files, nothing of a ledger


def sortable(written: str) -> Markup:
    """Let Fava sort the long tables: it takes its own attributes where the site's script takes others.

    Text of a ledger is escaped: it holds no tag and no quotation mark that could be taken for ours.
    """
    written = _HEAD.sub(_sorted_head, written).replace(' data-v="', ' data-sort-value="')
    return Markup(written)  # it was written by our templates


def _sorted_head(found: re.Match[str]) -> str:
    head = found[0].replace('<th scope="col" class="n"', '<th scope="col" data-sort="num" class="n"')
    head = head.replace('<th scope="col">', '<th scope="col" data-sort="string">')
    return head.replace('class="grid sorts" data-rows', 'is="sortable-table" class="grid"', 1)
