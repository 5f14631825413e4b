"""Headers as they stand in a message: ASCII, in short lines, the same bytes with every version of Python.

The email package folds names and references in other ways from one version to the next, and parts references that
are longer than a line. So those that carry text of the ledger are written here, as RFC 2047 and RFC 5322 say.
"""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from acompte_reports.mail.addresses import Mailbox

FOLD = "\r\n "
_LINE = 76
_NAME_LINE = 60
_ROOM = 60
"""How much of an encoded word is its text: the whole has at most 75 characters."""
_AROUND = len("=?utf-8?q??=")
_LONGEST = len("Reply-To: ")
"""The longest beginning of a line that has addresses."""
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/^_`{|}~-]+(?: [A-Za-z0-9!#$%&'*+/^_`{|}~-]+)*")
_SPECIAL = re.compile(r'(["\\])')
_AS_IS = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/")


def text_header(name: str, text: str) -> str:
    """Write a line of text, such as a subject."""
    if _is_plain(text) and len(name) + 2 + len(text) <= _LINE:
        return text
    return _encoded(text, len(name) + 2)


def mailbox_header(boxes: Iterable[Mailbox]) -> str:
    """Write addresses with their names, each on a line of its own."""
    return f",{FOLD}".join(map(_written, boxes))


def ids_header(ids: Iterable[str]) -> str:
    """Write the ids of messages, each on a line of its own."""
    return FOLD.join(ids)


def _written(box: Mailbox) -> str:
    if not box.name:
        return box.address
    phrase = _phrase(box.name)
    last = phrase.rpartition("\n")[2]
    gap = " " if len(last) + len(box.address) + 3 <= _LINE - _LONGEST else FOLD
    return f"{phrase}{gap}<{box.address}>"


def _phrase(name: str) -> str:
    if not _is_plain(name) or len(name) > _NAME_LINE:
        return _encoded(name, _LONGEST)
    return name if _ATOMS.fullmatch(name) else '"' + _SPECIAL.sub(r"\\\1", name) + '"'


def _is_plain(text: str) -> bool:
    """Tell whether a text may stand as it is: ASCII that nobody takes for an encoded word, spaces single."""
    return text.isascii() and "=?" not in text and " ".join(text.split()) == text


def _encoded(text: str, taken: int) -> str:
    """Write encoded words, in the shorter of the two ways; no letter is parted between two of them.

    Of the first line, some letters are taken.
    """
    first = min(_ROOM, _LINE - _AROUND - taken)
    quoted = [
        f"=?utf-8?q?{''.join(map(_quoted, part))}?=" for part in _parts(text, lambda c: len(_quoted(c)), first, _ROOM)
    ]
    based = [
        f"=?utf-8?b?{base64.b64encode(part.encode()).decode('ascii')}?="
        for part in _parts(text, lambda c: len(c.encode()), first // 4 * 3, _ROOM // 4 * 3)
    ]
    return FOLD.join(min((quoted, based), key=lambda words: sum(map(len, words))))


def _parts(text: str, size: Callable[[str], int], first: int, others: int) -> Iterator[str]:
    part, taken, room = "", 0, first
    for letter in text:
        if taken + size(letter) > room:
            yield part
            part, taken, room = "", 0, others
        part += letter
        taken += size(letter)
    yield part


def _quoted(letter: str) -> str:
    if letter == " ":
        return "_"
    return "".join(chr(byte) if byte in _AS_IS else f"={byte:02X}" for byte in letter.encode())
