"""The README's commands are run, in its order, in a copy of the repository.

A command is a line that starts with `$ ` in a fenced `console` block; the other lines show what it prints.
A line that ends in a backslash goes on in the next. The commands of a block share one shell, and all blocks
share the copy. A comment right before a block, `<!-- not run: reason -->`, leaves it out.
"""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

import pytest

from support.pages import NOT_RUN, fences, steps

INSIDE = "ACOMPTE_INSIDE_README"
"""Set for the commands of the README, to see one that would run this test again."""

SECONDS = 600
NOT_COPIED = (".git", ".venv", "build", "__pycache__", ".*_cache", ".hypothesis", "*.picklecache")


class Run(NamedTuple):
    line: int
    commands: list[str]
    is_run: bool


def runs(text: str) -> list[Run]:
    """Give the commands of a page, block by block."""
    return [
        Run(block.line, [step.command for step in steps(block)], not NOT_RUN.fullmatch(block.comment))
        for block in fences(text, "console")
    ]


@pytest.fixture(scope="module")
def readme(root: Path) -> str:
    page = root / "README.md"
    if not page.is_file():
        pytest.fail("there is no README.md", pytrace=False)
    return page.read_text(encoding="utf-8")


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """Copy the tree, with an environment that is ready: this one's, under a stamp of its own."""
    tree = tmp_path / "acompte"
    shutil.copytree(root, tree, ignore=shutil.ignore_patterns(*NOT_COPIED))
    environment = tree / ".venv"
    environment.mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.name != ".ready":
            (environment / part.name).symlink_to(part)
    (environment / ".ready").touch()
    return tree


def surroundings(home: Path) -> dict[str, str]:
    """Give the environment of a reader who has just set up the repository."""
    ours = ("ACOMPTE_", "BEANCOUNT_", "MAKE", "MFLAGS", "PYTEST_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    path = os.pathsep.join([str(Path(sys.prefix, "bin")), kept["PATH"]])
    return {**kept, "PATH": path, "HOME": str(home), INSIDE: "1"}


def test_the_commands_of_the_readme_work(readme: str, copy: Path, tmp_path: Path) -> None:
    assert INSIDE not in os.environ, "the README runs the tests, which run the README: mark that block as not run"
    home = tmp_path / "home"
    home.mkdir()
    for block in runs(readme):
        if not block.is_run:
            continue
        script = "\n".join(["set -euo pipefail", "PS4='$ '", "set -x", *block.commands])
        done = subprocess.run(
            ["bash", "-c", script],
            cwd=copy,
            env=surroundings(home),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            check=False,
        )
        assert done.returncode == 0, f"README.md:{block.line}: exit status {done.returncode}\n{done.stdout}"


def test_every_console_block_of_the_readme_has_a_command(readme: str) -> None:
    found = runs(readme)
    assert any(block.is_run for block in found), "README.md shows no command that is run"
    assert [block.line for block in found if not block.commands] == []


def test_the_readme_is_the_front_page_of_the_package(root: Path, readme: str) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["project"].get("readme") == "README.md", 'pyproject.toml lacks readme = "README.md"'
    assert readme.startswith("# ")


def test_a_block_gives_its_commands_without_what_they_print() -> None:
    page = "Text\n\n```console\n$ make report\nDone\n$ acompte quote new Lumen \\\n> 12000 --yes\n```\n"
    assert runs(page) == [Run(3, ["make report", "acompte quote new Lumen 12000 --yes"], True)]


def test_a_block_is_left_out_only_with_a_reason_right_before_it() -> None:
    marked = "<!-- not run: it serves until it is stopped -->\n\n```console\n$ fava ledger/main.beancount\n```\n"
    assert [block.is_run for block in runs(marked)] == [False]
    for other in ("", "<!-- not run: -->\n", "<!-- not run: it is far away -->\ntext\n"):
        assert [block.is_run for block in runs(f"{other}```console\n$ true\n```\n")] == [True]


def test_blocks_of_other_languages_are_no_commands() -> None:
    assert runs("```beancount\n$ no\n```\n\n```\n$ neither\n```\n") == []
