"""What stands on a page of documentation: its fenced blocks, its pictures, its commands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

NOT_RUN = re.compile(r"<!-- not run: \S.* -->")
"""The comment before a `console` block that leaves it out."""
LEFT_OUT = "…"
"""A line of its own for lines that a page leaves out; within a line, for what differs each time."""
_PICTURE = re.compile(r"!\[(.*)\]\((\S+)\)")


class Block(NamedTuple):
    """A fenced block: its language, the line of its first mark, what stands in it, the line of text before it."""

    language: str
    line: int
    text: str
    comment: str = ""


class Picture(NamedTuple):
    """A picture on a line of its own: where it stands, what it is for who cannot see it, its file."""

    line: int
    words: str
    path: str


class Step(NamedTuple):
    """A command of a `console` block, and what the page shows of what it prints, from a line on."""

    line: int
    command: str
    shown: str
    below: int


def parts(page: str) -> Iterator[Block | Picture]:
    """Give the blocks and pictures of a page, in order."""
    before, language, start = "", "", 0
    inside: list[str] | None = None
    for number, line in enumerate(page.splitlines(), start=1):
        if inside is None:
            if line.startswith("```"):
                inside, start, language = [], number, line[3:]
            elif found := _PICTURE.fullmatch(line):
                yield Picture(number, found[1], found[2])
            before = line if line and inside is None else before
        elif line == "```":
            yield Block(language, start, "".join(f"{one}\n" for one in inside), before)
            inside, before = None, line
        else:
            inside.append(line)
    assert inside is None, f"the block of line {start} has no end"


def blocks(page: str) -> list[Block]:
    """Give the fenced blocks of a page."""
    return [part for part in parts(page) if isinstance(part, Block)]


def fences(page: str, language: str) -> list[Block]:
    """Give the blocks of one language, in order."""
    return [block for block in blocks(page) if block.language == language]


def steps(block: Block) -> list[Step]:
    """Give the commands of a `console` block: what stands after `$ `, up to a line that ends in no backslash."""
    found: list[Step] = []
    shown: list[str] = []
    lines = iter(enumerate(block.text.splitlines(), start=block.line + 1))
    for number, line in lines:
        if not line.startswith("$ "):
            shown.append(line)
            continue
        command, last = line.removeprefix("$ "), number
        while command.endswith("\\"):
            last, more = next(lines)
            command = command.removesuffix("\\") + more.removeprefix("> ")
        found.append(Step(number, command, "", last + 1))
        shown.append("$ ")
    outputs = "".join(f"{line}\n" for line in shown).split("$ \n")
    assert not outputs[0], f"line {block.line}: something is printed before the first command"
    return [step._replace(shown=output) for step, output in zip(found, outputs[1:], strict=True)]


def commands(page: str) -> list[tuple[int, str]]:
    """Give the commands of the console blocks, each with its line."""
    return [(step.line, step.command) for block in fences(page, "console") for step in steps(block)]


def shows(shown: str, printed: str) -> bool:
    """Say whether what a page shows is what was printed, but for what it leaves out."""
    pattern = "".join(
        "(?:.*\n)+" if line == LEFT_OUT else ".*".join(map(re.escape, line.split(LEFT_OUT))) + "\n"
        for line in shown.rstrip("\n").split("\n")
    )
    return bool(re.fullmatch(pattern, printed.rstrip("\n") + "\n"))
