"""A reader who follows a page to the letter, in a folder of their own: writes its blocks, runs its commands.

A comment right before a `beancount`, `csv` or `diff` block says what to do with it: `<!-- file: NAME -->` writes the
file, `<!-- appended to: NAME -->` adds to its end, `<!-- pasted into: NAME -->` inserts what stands below each `open`
line under that very line, `<!-- changed in: NAME -->` makes the change of a `diff`, and `<!-- stands in: NAME -->` says
that the file has these lines. A `console` block has commands, `acompte` or `cd`, and what they print. A comment
`<!-- exits with 1 -->` before it says which status they exit with, 0 when nothing is said.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

from support.adoption import pasted
from support.commands import Command
from support.pages import NOT_RUN, Block, shows, steps

LANGUAGES = frozenset(("beancount", "csv", "diff", "console"))
"""The blocks that are followed."""
_WHAT = re.compile(r"<!-- (file|appended to|pasted into|changed in|stands in): (\S+) -->")
_STATUS = re.compile(r"<!-- exits with (\d+) -->")


def follow(block: Block, width: int) -> str:
    """Do what a block says in the current folder, on a terminal of a width; give what its last command printed."""
    if block.language != "console":
        _write(block)
        return ""
    if NOT_RUN.fullmatch(block.comment):
        return ""
    status = _STATUS.fullmatch(block.comment)
    printed = ""
    for step in steps(block):
        printed = _run(step.command, width, int(status[1]) if status else 0, f"line {step.line}")
        assert shows(step.shown, printed), f"line {step.line} prints\n{printed}"
    return printed


def _run(command: str, width: int, status: int, place: str) -> str:
    program, *words = shlex.split(command)
    if program == "cd":
        os.chdir(*words)
        return ""
    assert program == "acompte", f"{place}: {command}"
    result = Command(None, None)(*words, env={"COLUMNS": str(width)})
    assert result.exit_code == status, f"{place} exits with {result.exit_code}\n{result.output}"
    return result.output


def _write(block: Block) -> None:
    said = _WHAT.fullmatch(block.comment)
    assert said, f"line {block.line}: no comment says what to do with this block"
    path = Path(said[2])
    path.parent.mkdir(exist_ok=True)
    before = "" if said[1] == "file" else path.read_text(encoding="utf-8")
    match said[1]:
        case "pasted into":
            after = pasted(before, _below_open(block, before))
        case "changed in":
            after = _changed(block, before)
        case "stands in":
            assert block.text in before, f"line {block.line}: this does not stand in {path}\n{before}"
            return
        case _:
            after = f"{before}\n{block.text}" if before else block.text
    path.write_text(after, encoding="utf-8")


def _below_open(block: Block, text: str) -> Iterator[tuple[int, str]]:
    """Give the lines below each `open` of a block, with the number of that `open` in the file."""
    lines = text.splitlines()
    number = 0
    for line in block.text.splitlines():
        if " open " in line:
            number = lines.index(line) + 1
        else:
            yield number, line


def _changed(block: Block, text: str) -> str:
    """Make the change of a block, in the one place that it fits."""
    lines = block.text.splitlines()
    before, after = ("".join(f"{line[1:]}\n" for line in lines if line[0] in f" {sign}") for sign in "-+")
    assert text.count(before) == 1, f"line {block.line}: what it changes stands {text.count(before)} times"
    return text.replace(before, after)
