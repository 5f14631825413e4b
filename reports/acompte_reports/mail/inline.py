"""A page made fit for mail programs: styles on the elements themselves, and nothing that is fetched from elsewhere.

Mail programs differ in what they keep of a style sheet, so that each plain rule of the page's own sheet is also put
on the elements that it speaks of. What the sheet hides is left out, since some would show it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from acompte_reports.mail.tree import Element

_FETCHING = frozenset(
    [
        "applet",
        "audio",
        "base",
        "button",
        "canvas",
        "embed",
        "figure",
        "form",
        "frame",
        "frameset",
        "iframe",
        "img",
        "input",
        "link",
        "math",
        "noscript",
        "object",
        "picture",
        "script",
        "source",
        "svg",
        "template",
        "track",
        "video",
    ]
)
"""Elements that fetch, run or draw: a mail has none of them. A figure is a drawing with what is said of it."""
_KEPT = frozenset(
    [
        "align",
        "aria-label",
        "class",
        "colspan",
        "content",
        "data-label",
        "dir",
        "href",
        "id",
        "lang",
        "name",
        "rowspan",
        "scope",
        "style",
        "title",
    ]
)
_WAYS = ("http", "https", "mailto", "tel")
_HIDDEN = re.compile(r"(?:^|;)\s*display\s*:\s*none\b")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLOCK = re.compile(r"([^{}]*)\{([^{}]*)\}")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?((?:\.[\w-]+)*)")
_FETCHED = re.compile(r"@import[^;]*;?|[\w-]+\s*:[^;{}]*(?:url|image-set)\s*\([^;{}]*;?", re.IGNORECASE)


class _Part(NamedTuple):
    """One step of a selector: an element's name, empty for any, and classes."""

    name: str
    classes: frozenset[str]

    def fits(self, element: Element) -> bool:
        return self.name in ("", element.name) and self.classes.issubset(element.classes)


class _Rule(NamedTuple):
    weight: tuple[int, int]
    path: tuple[_Part, ...]
    declarations: str


def inline(page: Element) -> None:
    """Make a page fit for mail programs, in place."""
    _clean(page)
    sheet = "".join(style.text() for style in page.all("style"))
    _style(page, _rules(sheet), [])
    _leave_out_hidden(page)
    _foot_last(page)


def _clean(element: Element) -> None:
    element.children = [c for c in element.children if isinstance(c, str) or _is_shown(c)]
    for child in element.elements:
        if child.name == "meta" and "http-equiv" in child.attributes:
            child.attributes = {}
        child.attributes = {n: v for n, v in child.attributes.items() if n in _KEPT or n == "charset"}
        if "href" in child.attributes and not _is_followed(child.attributes["href"]):
            del child.attributes["href"]
        if "style" in child.attributes:
            child.attributes["style"] = _FETCHED.sub("", child.attributes["style"])
        if child.name == "style":
            child.children = [_FETCHED.sub("", _COMMENT.sub("", child.text()))]
        _clean(child)


def _is_shown(element: Element) -> bool:
    return element.name not in _FETCHING and "hidden" not in element.attributes


def _is_followed(address: str) -> bool:
    try:
        return urlsplit(address.strip()).scheme in _WAYS
    except ValueError:
        return False


@lru_cache(maxsize=16)
def _rules(sheet: str) -> dict[str, tuple[_Rule, ...]]:
    """Give the plain rules of a sheet, lightest first, by the name that their last step asks for, empty for any."""
    found: list[_Rule] = []
    for selectors, declarations in _plain_blocks(sheet):
        for selector in selectors.split(","):
            parts = [_SELECTOR.fullmatch(step) for step in selector.split()]
            path = tuple(_Part(m[1] or "", frozenset(m[2].split(".")) - {""}) for m in parts if m)
            if path and len(path) == len(parts):
                weight = sum(len(part.classes) for part in path), sum(bool(part.name) for part in path)
                found.append(_Rule(weight, path, " ".join(declarations.split()).rstrip(";")))
    found.sort(key=lambda rule: rule.weight)
    return {name: tuple(r for r in found if r.path[-1].name == name) for name in {r.path[-1].name for r in found}}


def _plain_blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Give the rules that hold everywhere: none in an at-rule, which is for some screens or for print."""
    plain, depth, start = "", 0, 0
    for place, letter in enumerate(sheet):
        if letter == "{":
            depth += 1
        elif letter == "}":
            depth -= 1
            if depth == 0:
                block = sheet[start : place + 1]
                plain += "" if block.lstrip().startswith("@") else block
                start = place + 1
    for found in _BLOCK.finditer(plain):
        yield found[1], found[2]


def _style(element: Element, rules: dict[str, tuple[_Rule, ...]], above: list[Element]) -> None:
    inside = [*above, element]
    for child in element.elements:
        known = [*rules.get("", ()), *rules.get(child.name, ())]
        fitting = [rule for rule in known if rule.path[-1].fits(child) and _is_below(rule.path[:-1], inside)]
        if fitting and child.name not in ("head", "style", "title", "meta"):
            fitting.sort(key=lambda rule: rule.weight)
            own = child.attributes.get("style", "")
            said = [rule.declarations for rule in fitting] + ([own] if own else [])
            child.attributes["style"] = "; ".join(said)
        _style(child, rules, inside)


def _is_below(path: Sequence[_Part], above: Sequence[Element]) -> bool:
    """Tell whether the elements above have the steps of a path, in their order."""
    place = 0
    for element in above:
        if place < len(path) and path[place].fits(element):
            place += 1
    return place == len(path)


def _leave_out_hidden(element: Element) -> None:
    element.children = [c for c in element.children if isinstance(c, str) or not _is_hidden(c)]
    for child in element.elements:
        _leave_out_hidden(child)


def _is_hidden(element: Element) -> bool:
    return bool(_HIDDEN.search(element.attributes.get("style", "")))


def _foot_last(page: Element) -> None:
    """Put feet last in what holds them: a sheet of paper has its foot first, so that it is on every sheet."""
    for element in [page, *page.all()]:
        feet = [child for child in element.elements if child.name == "footer"]
        if feet:
            element.children = [c for c in element.children if isinstance(c, str) or c.name != "footer"]
            element.children += feet
