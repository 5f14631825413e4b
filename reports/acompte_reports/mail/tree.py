"""A page as a tree of elements, read and written again without a parser of a library of its own."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from acompte_reports.mail.addresses import OVERRIDES

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_RAW = frozenset(("script", "style"))
_CELLS, _GROUPS, _ITEMS = ("td", "th"), ("thead", "tbody", "tfoot"), ("dt", "dd")
_ENDS: dict[str, tuple[str, ...]] = {
    "li": ("li",),
    **dict.fromkeys(_ITEMS, _ITEMS),
    **dict.fromkeys(_CELLS, _CELLS),
    "tr": (*_CELLS, "tr"),
    **dict.fromkeys(_GROUPS, (*_CELLS, "tr", "caption", *_GROUPS)),
}
"""Elements whose end a page may leave out: what begins them ends those named here, within the same list or table."""
_HOLDERS = frozenset(("table", "ul", "ol", "dl"))
_DEEPEST = 150
"""How many elements may hold one another; more, such as one begun in a loop and never ended, stand side by side."""
_NO_TEXT = {
    **{code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\f\r"},
    **dict.fromkeys((0x0B, 0x85, 0x2028, 0x2029), " "),
    **dict.fromkeys(map(ord, OVERRIDES)),
}
"""Letters that a page has no use for: those that steer a terminal, and those that turn what follows around."""


class Element:
    """An element with its attributes and what it holds; the root has no name."""

    def __init__(self, name: str, attributes: dict[str, str] | None = None) -> None:
        """Begin an empty element."""
        self.name = name
        self.attributes = attributes or {}
        self.children: list[Element | str] = []

    @property
    def classes(self) -> list[str]:
        """Give the classes of the element."""
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> list[Element]:
        """Give the elements that it holds directly."""
        return [child for child in self.children if isinstance(child, Element)]

    def all(self, *names: str) -> Iterator[Element]:
        """Give the elements of some names below it, in their order; of any name where none is said."""
        for child in self.elements:
            if not names or child.name in names:
                yield child
            yield from child.all(*names)

    def text(self) -> str:
        """Give the text below it, as it stands."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)

    def html(self) -> str:
        """Write the element."""
        inner = "".join(
            child.html() if isinstance(child, Element) else child if self.name in _RAW else escape(child, quote=False)
            for child in self.children
        )
        if not self.name:
            return inner
        attributes = "".join(f' {name}="{escape(value)}"' for name, value in self.attributes.items())
        opening = f"<{self.name}{attributes}>"
        return opening if self.name in _VOID else f"{opening}{inner}</{self.name}>"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_before(tag)
        element = Element(tag, {name: (value or "").translate(_NO_TEXT) for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID and len(self.open) < _DEEPEST:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        places = [place for place, element in enumerate(self.open) if element.name == tag]
        if places:
            del self.open[places[-1] :]

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data.translate(_NO_TEXT))

    def _end_before(self, tag: str) -> None:
        ended = _ENDS.get(tag, ())
        for place in range(len(self.open) - 1, 0, -1):
            if not ended or self.open[place].name in _HOLDERS:
                return
            if self.open[place].name in ended:
                del self.open[place:]


def read_page(page: str) -> Element:
    """Read a page; what is not closed ends with what holds it; comments and letters that steer are left out."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.open[0]
