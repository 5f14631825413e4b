"""QR codes of short texts by the hundred: the codes that segno gives, at a tenth of its work.

segno draws one code of a version; where its data stands, and all that is not data, is the same in every code of that
version. What is left for each text (ISO/IEC 18004, 7.4 to 7.6): its bytes, their check codewords, the order of both.
"""

from __future__ import annotations

from functools import cache
from itertools import chain, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

MASK = 3
"""Of the masks of QR codes one for all: readers read each alike, and to find the best is most of the work of a code."""

_BLOCKS = {
    1: (10, (16,)),
    2: (16, (28,)),
    3: (26, (44,)),
    4: (18, (32,) * 2),
    5: (24, (43,) * 2),
    6: (16, (27,) * 4),
    7: (18, (31,) * 4),
    8: (22, (38,) * 2 + (39,) * 2),
    9: (22, (36,) * 3 + (37,) * 2),
    10: (26, (43,) * 4 + (44,)),
    11: (30, (50,) + (51,) * 4),
    12: (22, (36,) * 6 + (37,) * 2),
    13: (22, (37,) * 8 + (38,)),
}
"""At level M, by version: the check codewords of a block, the data codewords of each. A transfer needs no more."""

_BYTES, _PADS, _FIELD = 0b0100, b"\xec\x11", 0x11D


class _Shape(NamedTuple):
    """What all codes of a version share."""

    size: int
    pick: Callable[[str], tuple[str, ...]]
    """Gives the modules, row by row, from the bits in their order, a light and a dark one after them."""
    mask: int
    """The mask over the bits in their order."""
    bits: int
    """How many modules have data."""


def qr_rows(text: str) -> list[str]:
    """Give the rows of the code of a text, a `1` for each dark module, at level M."""
    data = text.encode()
    version = next((v for v in _BLOCKS if len(data) <= _room(v)), None)
    return _by_segno(text) if version is None else _rows(data, version)


def _room(version: int) -> int:
    """Give how many bytes a version takes; its count takes one byte, two from version 10 on."""
    return sum(_BLOCKS[version][1]) - (2 if version < 10 else 3)


def _by_segno(text: str) -> list[str]:
    import segno

    code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8", eci=False, mask=MASK)
    return ["".join(map(str, row)) for row in code.matrix]


def _rows(data: bytes, version: int) -> list[str]:
    shape = _shape(version)
    words = _codewords(data, version)
    bits = (int.from_bytes(words) << shape.bits - 8 * len(words)) ^ shape.mask
    modules = "".join(shape.pick(f"{bits:0{shape.bits}b}01"))
    return [modules[place : place + shape.size] for place in range(0, len(modules), shape.size)]


def _codewords(data: bytes, version: int) -> bytes:
    """Give the codewords of a text, the blocks taken in turn, then their check codewords."""
    checks, blocks = _BLOCKS[version]
    room = sum(blocks)
    counted = 8 if version < 10 else 16
    # The kind and the count take a half byte more than whole ones; four bits end the text.
    words = (((_BYTES << counted | len(data)) << 8 * len(data) | int.from_bytes(data)) << 4).to_bytes(
        len(data) + counted // 8 + 1
    )
    # As segno does, a byte of zeros before the padding: readers look at neither.
    words = (words + b"\0" + _PADS * room)[:room]
    parts, start = [], 0
    for block in blocks:
        parts.append(words[start : start + block])
        start += block
    turns = chain(zip_longest(*parts), zip(*(_checks(part, checks) for part in parts), strict=True))
    return bytes(word for turn in turns for word in turn if word is not None)


def _checks(data: bytes, count: int) -> bytes:
    """Give the check codewords of a block: what is left of it, divided by the generator."""
    table, top, kept = _remainders(count), 8 * (count - 1), (1 << 8 * (count - 1)) - 1
    left = 0
    for word in data:
        left = (left & kept) << 8 ^ table[word ^ left >> top]
    return left.to_bytes(count)


@cache
def _remainders(count: int) -> tuple[int, ...]:
    """Give what each first codeword leaves, for a number of check codewords."""
    generator, root = [1], 1
    for _ in range(count):
        generator = [a ^ _times(b, root) for a, b in zip([*generator, 0], [0, *generator], strict=True)]
        root = _times(root, 2)
    return tuple(int.from_bytes(bytes(_times(word, part) for part in generator[1:])) for word in range(256))


def _times(one: int, other: int) -> int:
    """Multiply in the field of the codewords."""
    product = 0
    while other:
        product ^= one * (other & 1)
        one = one << 1 ^ _FIELD * (one >> 7)
        other >>= 1
    return product


@cache
def _shape(version: int) -> _Shape:
    import segno
    from segno.consts import TYPE_DATA_DARK, TYPE_DATA_LIGHT

    sample = segno.make_qr("\n", version=version, error="m", boost_error=False, encoding="utf-8", mask=MASK)
    kinds = [list(row) for row in sample.matrix_iter(border=0, verbose=True)]
    size = len(kinds)
    # segno takes one module of data for one of the format.
    kinds[8][size - 9] = TYPE_DATA_LIGHT
    order = [(y, x) for y, x in _walk(size) if kinds[y][x] in (TYPE_DATA_DARK, TYPE_DATA_LIGHT)]
    places = {module: place for place, module in enumerate(order)}
    count = len(order)
    picked = [places.get((y, x), count + sample.matrix[y][x]) for y in range(size) for x in range(size)]
    mask = int("".join("01"[(y + x) % 3 == 0] for y, x in order), 2)
    return _Shape(size, itemgetter(*picked), mask, count)


def _walk(size: int) -> Iterator[tuple[int, int]]:
    """Give the modules in the order of the data: by pairs of columns from the right, up and down in turn."""
    up = True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        rows: Sequence[int] = range(size - 1, -1, -1) if up else range(size)
        for y in rows:
            yield y, right
            yield y, right - 1
        up = not up
