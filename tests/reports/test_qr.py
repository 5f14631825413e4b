"""Our QR codes are those of segno, module by module."""

import random

import pytest
import segno

from acompte_reports.papers.qr import MASK, qr_rows


def by_segno(text: str) -> list[str]:
    code = segno.make_qr(text, error="m", boost_error=False, encoding="utf-8", eci=False, mask=MASK)
    return ["".join(map(str, row)) for row in code.matrix]


@pytest.mark.parametrize("start", range(1, 361, 20))
def test_a_code_of_any_length_is_that_of_segno(start: int) -> None:
    drawn = random.Random(start)
    for length in range(start, start + 20):
        text = "\n" + "".join(drawn.choice("AZaz09 \n€é😀") for _ in range(length - 1))
        assert qr_rows(text) == by_segno(text), text


@pytest.mark.parametrize("size", [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331])
def test_a_version_takes_as_many_bytes_as_it_has_room_for_and_one_more_takes_the_next(size: int) -> None:
    full, more = qr_rows("\n" + "a" * (size - 1)), qr_rows("\n" + "a" * size)
    assert full == by_segno("\n" + "a" * (size - 1))
    assert more == by_segno("\n" + "a" * size)
    assert len(more) == len(full) + 4
