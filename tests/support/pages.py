"""The fenced blocks of a page of documentation."""

from typing import NamedTuple


class Fence(NamedTuple):
    """A fenced block: its language, the line of its first mark, what stands in it."""

    language: str
    line: int
    text: str


def fences(page: str, language: str) -> list[Fence]:
    """Give the blocks of one language, in order."""
    found: list[Fence] = []
    inside: list[str] | None = None
    start = 0
    for number, line in enumerate(page.splitlines(), start=1):
        if inside is None:
            if line == f"```{language}":
                inside, start = [], number
        elif line == "```":
            found.append(Fence(language, start, "\n".join(inside) + "\n"))
            inside = None
        else:
            inside.append(line)
    assert inside is None, f"the block of line {start} has no end"
    return found


def commands(page: str) -> list[tuple[int, str]]:
    """Give the commands of the console blocks, each with its line: what stands after `$ `."""
    return [
        (fence.line + place, line.removeprefix("$ "))
        for fence in fences(page, "console")
        for place, line in enumerate(fence.text.splitlines(), start=1)
        if line.startswith("$ ")
    ]
