"""The pages on adopting and on beginning a ledger are followed to the letter: blocks are written, commands run.

A comment right before a `beancount` or `csv` block says what to do with it:
`<!-- file: NAME -->` writes the file, `<!-- appended to: NAME -->` adds to its end, and `<!-- pasted into: NAME -->`
inserts what stands below each `open` line under that very line. A `console` block has one command and all that it
prints; `<!-- exits with 1 -->` before it says which status it exits with, 0 when nothing is said.
"""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from acompte.founding.cells import KNOWN
from support.adoption import pasted
from support.commands import Command

WHAT = re.compile(r"<!-- (file|appended to|pasted into): (\S+) -->")
STATUS = re.compile(r"<!-- exits with (\d+) -->")
WIDTH = "100"


class Block(NamedTuple):
    line: int
    language: str
    comment: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    """Give the fenced blocks of a page, each with the comment right before it."""
    lines = page.splitlines()
    place = 0
    while place < len(lines):
        if lines[place].startswith("```"):
            end = lines.index("```", place + 1)
            comment = lines[place - 1] if place else ""
            yield Block(place + 1, lines[place][3:], comment, "\n".join(lines[place + 1 : end]) + "\n")
            place = end
        place += 1


def write(block: Block, folder: Path) -> None:
    said = WHAT.fullmatch(block.comment)
    assert said, f"line {block.line}: no comment says where this block goes"
    path = folder / said[2]
    path.parent.mkdir(exist_ok=True)
    before = "" if said[1] == "file" else path.read_text(encoding="utf-8")
    if said[1] == "pasted into":
        path.write_text(pasted(before, below_open(block, before)), encoding="utf-8")
    else:
        path.write_text(f"{before}\n{block.text}" if before else block.text, encoding="utf-8")


def below_open(block: Block, text: str) -> Iterator[tuple[int, str]]:
    """Give the lines below each `open` of a block, with the number of that `open` in the file."""
    lines = text.splitlines()
    number = 0
    for line in block.text.splitlines():
        if " open " in line:
            number = lines.index(line) + 1
        else:
            yield number, line


PAGES = ("adopting.md", "taking-over.md")


@pytest.fixture(params=PAGES)
def page(root: Path, request: pytest.FixtureRequest) -> str:
    return (root / "docs" / str(request.param)).read_text(encoding="utf-8")


def test_each_page_leads_to_a_check_without_errors(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    last = ""
    for block in blocks(page):
        if block.language in ("beancount", "csv"):
            write(block, tmp_path)
            continue
        command, _, shown = block.text.partition("\n")
        assert command.startswith("$ acompte "), f"line {block.line}: {command}"
        result = Command(None, None)(*shlex.split(command)[2:], env={"COLUMNS": WIDTH})
        status = STATUS.fullmatch(block.comment)
        assert result.output.rstrip("\n") == shown.rstrip("\n"), f"line {block.line}"
        assert result.exit_code == (int(status[1]) if status else 0), f"line {block.line}"
        if " check" in command:
            last = shown
    assert last.rstrip().endswith("No error, no warning.") or "\n0 errors, " in last


@pytest.mark.parametrize("page", ["adopting.md"], indirect=True)
def test_the_lines_that_the_page_pastes_are_those_that_the_command_proposes(page: str) -> None:
    found = list(blocks(page))
    shown = next(block for block in found if "init --dry-run" in block.text)
    (paste,) = [block for block in found if block.comment.startswith("<!-- pasted")]
    proposed = [line.partition("  ; ")[0].rstrip() for line in shown.text.partition("\n2. ")[0].splitlines()]
    kept = [line for line in proposed if " open " in line or line.startswith("  ")]
    assert paste.text.splitlines() == kept


def test_every_block_is_of_a_kind_that_is_followed(page: str) -> None:
    assert {block.language for block in blocks(page)} <= {"beancount", "csv", "console"}


@pytest.mark.parametrize("page", ["taking-over.md"], indirect=True)
def test_the_page_names_every_column_of_open_items(page: str) -> None:
    table = page.partition("| column |")[2].partition("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines()[2:]]
    assert set(re.findall(r"`([a-z-]+)`", " ".join(first))) == set(KNOWN)
