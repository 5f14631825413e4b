"""A reader who follows a page to the letter, in a folder of their own: writes its blocks, runs its commands.

A comment right before a `beancount`, `csv` or `diff` block says what to do with it: `<!-- file: NAME -->` writes the
file, `<!-- appended to: NAME -->` adds to its end, `<!-- pasted into: NAME -->` inserts what stands below each `open`
line under that very line, `<!-- changed in: NAME -->` makes the change of a `diff`, `<!-- stands in: NAME -->` says
that the file has these lines, and `<!-- printed -->` that a command wrote them.

A `console` block has commands and what they print. `acompte` runs in this process, `cd` is its own, everything else
is the shell's. `<!-- exits with 1 -->` before it says which status its last command exits with, 0 when nothing is
said; `<!-- without what is printed -->` that commands under which nothing is shown may print what they like; and
`<!-- not run: reason -->` leaves it out. With ACOMPTE_UPDATE_GOLDEN what is printed is written into the page.
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
from support.pages import NOT_RUN, Block, Step, blocks, shows, steps

LANGUAGES = frozenset(("beancount", "csv", "diff", "console"))
"""The blocks that are followed."""
WIDTH = 100
"""Columns of the terminal of most pages."""
_WHAT = re.compile(r"<!-- (file|appended to|pasted into|changed in|stands in): (\S+) -->")
_PRINTED = "<!-- printed -->"
_STATUS = re.compile(r"<!-- exits with (\d+) -->")
_SILENT = "<!-- without what is printed -->"
_NOBODY = {
    **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "Ada"),
    **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "ada@example.org"),
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "LC_ALL": "C.UTF-8",
}


class Run(NamedTuple):
    """A command of a page, and what it printed."""

    step: Step
    printed: str

    @property
    def fits(self) -> bool:
        """Tell whether the page shows what was printed, but for what it leaves out."""
        return shows(self.step.shown, self.printed)


def follow_page(page: Path, width: int = WIDTH) -> list[Run]:
    """Do what a page says in the current folder, which is the same at the end; give its commands."""
    folder, text = Path.cwd(), page.read_text(encoding="utf-8")
    runs = [run for block in blocks(text) if block.language in LANGUAGES for run in follow(block, width)]
    os.chdir(folder)
    if os.environ.get("ACOMPTE_UPDATE_GOLDEN"):
        page.write_text(_updated(text, runs), encoding="utf-8")
        return [Run(run.step._replace(shown=run.printed), run.printed) for run in runs]
    return runs


def wrong(runs: list[Run]) -> list[str]:
    """Give what does not print what its page shows, with what it prints."""
    return [f"line {run.step.line}: {run.step.command}\n{run.printed}" for run in runs if not run.fits]


def follow(block: Block, width: int = WIDTH) -> list[Run]:
    """Do what a block says in the current folder, on a terminal of a width; give its commands."""
    if block.language == "console":
        return [] if NOT_RUN.fullmatch(block.comment) else list(_runs(block, width))
    if block.comment != _PRINTED:
        _write(block)
    return []


def _updated(text: str, runs: list[Run]) -> str:
    lines = text.split("\n")
    for run in reversed(runs):
        if not run.fits:
            first = run.step.below - 1
            lines[first : first + run.step.shown.count("\n")] = run.printed.split("\n")[:-1]
    return "\n".join(lines)


def _runs(block: Block, width: int) -> Iterator[Run]:
    said = _STATUS.fullmatch(block.comment)
    found = steps(block)
    for step in found:
        status, printed = _run(step.command, width)
        expected = int(said[1]) if said and step == found[-1] else 0
        assert status == expected, f"line {step.line} exits with {status}\n{printed}"
        yield Run(step, "" if block.comment == _SILENT and not step.shown else printed)


def _run(command: str, width: int) -> tuple[int, str]:
    first, *rest = words = shlex.split(command)
    if first == "acompte" and not {"|", ">", "&&"} & set(words):
        result = Command(None, None)(*rest, env={"COLUMNS": str(width)})
        return result.exit_code, result.output
    if first == "cd":
        os.chdir(*rest)
        return 0, ""
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={"PATH": "/usr/bin:/bin", "HOME": str(Path.cwd()), **_NOBODY},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


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
