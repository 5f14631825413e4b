"""Pages of documentation that are followed to the letter: blocks are written, commands run, what they print compared.

A comment right before a `beancount` or `csv` block says what to do with it: `<!-- file: NAME -->` writes the file,
`<!-- appended to: NAME -->` adds to its end, `<!-- pasted into: NAME -->` inserts what stands below each `open` line
under that very line, and `<!-- printed -->` only shows what a command wrote.

A `console` block has commands, each with all that it prints; a line of `…` stands for lines that are left out, and
`<!-- without what is printed -->` before the block for all that commands without such lines print.
`<!-- exits with 1 -->` before it says which status its last command exits with, 0 when nothing is said. `acompte` runs
in this process, `cd` is its own, everything else is the shell's. With ACOMPTE_UPDATE_GOLDEN what is printed is written
into the page.
"""

import os
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from support.adoption import pasted
from support.commands import Command

WHAT = re.compile(r"<!-- (file|appended to|pasted into): (\S+) -->")
PRINTED = "<!-- printed -->"
STATUS = re.compile(r"<!-- exits with (\d+) -->")
LEFT_OUT = "…"
SILENT = "<!-- without what is printed -->"
WIDTH = "100"
LANGUAGES = {"beancount", "csv", "console"}
NOBODY = {
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Ada"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "ada@example.org"),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C.UTF-8",
}


class Block(NamedTuple):
    line: int
    language: str
    comment: str
    text: str


class Run(NamedTuple):
    """A command of a page, and what it printed."""

    line: int
    command: str
    shown: str
    printed: str


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


def follow(page: Path, folder: Path, width: str = WIDTH) -> list[Run]:
    """Do what a page says, in a folder that must be the current one; give its commands with what they printed."""
    text = page.read_text(encoding="utf-8")
    runs: list[Run] = []
    for block in blocks(text):
        if block.language == "console":
            runs += _run_all(block, width)
        elif block.language in LANGUAGES and block.comment != PRINTED:
            _write(block, folder)
    os.chdir(folder)
    if os.environ.get("ACOMPTE_UPDATE_GOLDEN"):
        _update(page, text, runs)
        return [run._replace(shown=run.printed) for run in runs]
    return runs


def fits(run: Run) -> bool:
    """Tell whether a page shows what a command printed, but for what it leaves out."""
    parts = re.split(rf"^{LEFT_OUT}\n", run.shown, flags=re.MULTILINE)
    return re.fullmatch(r"(?:.*\n)*?".join(map(re.escape, parts)), run.printed) is not None


def _update(page: Path, text: str, runs: list[Run]) -> None:
    lines = text.split("\n")
    for run in reversed(runs):
        if not fits(run):
            first = run.line + run.command.count("\n")
            lines[first : first + run.shown.count("\n")] = run.printed.split("\n")[:-1]
    page.write_text("\n".join(lines), encoding="utf-8")


def _run_all(block: Block, width: str) -> Iterator[Run]:
    said = STATUS.fullmatch(block.comment)
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    assert parts[0] == "", f"line {block.line}: a block begins with a command"
    line = block.line + 1
    for place, part in enumerate(parts[1:], start=2):
        found = re.match(r"(?:.*\\\n)*.*\n", part)
        assert found is not None
        command, shown = found[0].rstrip("\n"), part[found.end() :]
        status, printed = _run(command.replace("\\\n", ""), width)
        expected = int(said[1]) if said and place == len(parts) else 0
        assert status == expected, f"line {line}: {command}\n{printed}"
        yield Run(line, command, shown, "" if block.comment == SILENT and not shown else printed)
        line += part.count("\n")


def _run(command: str, width: str) -> tuple[int, str]:
    first, *rest = words = shlex.split(command)
    if first == "acompte" and not {"|", ">", "&&"} & set(words):
        result = Command(None, None)(*rest, env={"COLUMNS": width})
        return result.exit_code, _ended(result.output)
    if first == "cd":
        os.chdir(rest[0])
        return 0, ""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={"PATH": "/usr/bin:/bin", "HOME": str(Path.cwd()), **NOBODY},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, _ended(done.stdout)


def _ended(text: str) -> str:
    return text.rstrip("\n") + "\n" if text.strip() else ""


def _write(block: Block, folder: Path) -> None:
    said = WHAT.fullmatch(block.comment)
    assert said, f"line {block.line}: no comment says where this block goes"
    path = Path(said[2])
    path.parent.mkdir(exist_ok=True)
    before = "" if said[1] == "file" else path.read_text(encoding="utf-8")
    if said[1] == "pasted into":
        path.write_text(pasted(before, _below_open(block, before)), encoding="utf-8")
    else:
        path.write_text(f"{before}\n{block.text}" if before else block.text, encoding="utf-8")


def _below_open(block: Block, text: str) -> Iterator[tuple[int, str]]:
    """Give the lines below each `open` of a block, with the number of that `open` in the file."""
    lines = text.splitlines()
    number = 0
    for line in block.text.splitlines():
        if " open " in line:
            number = lines.index(line) + 1
        else:
            yield number, line
