"""The pages of reference are made from the code, and are those in the tree."""

import ast
import inspect
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest

from acompte_cli import commands_page
from acompte_cli.main import cli

PAGES: dict[str, Callable[[], str]] = {"commands.md": commands_page.commands_page}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_in_the_tree_is_the_one_that_is_made(root: Path, name: str) -> None:
    path = root / "docs" / name
    made = PAGES[name]()
    if os.environ.get("ACOMPTE_UPDATE_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == made, f"`make golden` writes docs/{name} anew"
    assert [line for line in made.splitlines() if len(line) > 120 and not line.startswith("|")] == []


def leaves(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from leaves(below, f"{path} {name}")
    else:
        yield path, command


COMMANDS = dict(leaves(cli, "acompte"))


@pytest.fixture(scope="module")
def commands() -> str:
    return commands_page.commands_page()


def test_every_command_has_its_section_with_all_its_options(commands: str) -> None:
    common = commands.partition("## What every writing command takes")[2].partition("\n## ")[0]
    assert re.findall(r"^### (.*)$", commands, re.MULTILINE) == list(COMMANDS)
    for path, command in COMMANDS.items():
        section = commands.partition(f"\n### {path}\n")[2].partition("\n##")[0]
        said = section + (common if "](#what-every-writing-command-takes)" in section else "")
        shown = " ".join(re.findall(r"^\| `([^`]*)`", said, re.MULTILINE))
        options = [option for option in command.params if isinstance(option, click.Option)]
        named = {name for option in options for name in (*option.opts, *option.secondary_opts)}
        assert set(re.findall(r"(?<!\S)--?[a-z-]+", shown)) == named, path


def test_each_word_of_an_argument_is_explained_and_no_other() -> None:
    used: set[str] = set()
    for path, command in COMMANDS.items():
        context = click.Context(command, info_name=path)
        for param in command.params:
            if isinstance(param, click.Argument):
                used |= set(re.findall("[A-Z]+", param.make_metavar(context)))
    assert used == set(commands_page.WORDS)


def modules_that_exit(command: click.Command) -> ModuleType | None:
    """Give the module of a command that ends with a status of its own."""
    module = inspect.getmodule(inspect.unwrap(command.callback))  # type: ignore[arg-type]  # every leaf has one
    assert module is not None
    calls = (node for node in ast.walk(ast.parse(inspect.getsource(module))) if isinstance(node, ast.Call))
    return module if any(isinstance(call.func, ast.Attribute) and call.func.attr == "Exit" for call in calls) else None


def test_a_command_with_a_status_of_its_own_says_so() -> None:
    exiting = {modules_that_exit(command): False for command in COMMANDS.values()}
    assert len(exiting) > 3
    for command in COMMANDS.values():
        exiting[modules_that_exit(command)] |= "xits with 1" in (command.help or "")
    del exiting[None]
    assert all(exiting.values()), exiting
