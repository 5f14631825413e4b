"""The pages of reference are made from the code, and are those in the tree."""

import ast
import importlib
import inspect
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import click
import pytest

from acompte.model.directives import DIRECTIVES, SETTINGS
from acompte.model.records import KINDS as DOCUMENT_KINDS
from acompte.model.roles import ROLES as ACCOUNT_ROLES
from acompte.model.settings import VAT_DUE
from acompte_cli.main import cli
from acompte_cli.reference import settings
from acompte_cli.reference.commands import WORDS, commands_page
from acompte_cli.reference.keys import ACCOUNT, COMPANY, CUSTOMER, INVOICE, MILESTONE, PAPER, PLACES, POSTING, QUOTE
from acompte_cli.reference.metadata import KINDS, REGIMES, ROLES, metadata_page

PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands_page,
    "metadata.md": metadata_page,
    "settings.md": settings.settings_page,
}


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
    return commands_page()


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
    assert used == set(WORDS)


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


class Read(NamedTuple):
    """A key that the code reads: from what, as the code writes it, and where."""

    key: str
    source: str
    place: str


BEANCOUNT = {"filename", "lineno"}
"""Where an entry stands: Beancount's own."""


def keys_read(root: Path) -> Iterator[Read]:
    """Give every key that a module reads from metadata: asked for, subscripted, or looked for with `in`."""
    for folder in ("plugins", "reports", "scripts"):
        for path in sorted((root / folder).rglob("*.py")):
            name = ".".join(path.relative_to(root / folder).with_suffix("").parts)
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                for source, said in lookups(node):
                    key = said.value if isinstance(said, ast.Constant) else constant(name, said)
                    if isinstance(key, str) and key not in BEANCOUNT and not key.startswith("__"):
                        yield Read(key, source, f"{name}:{getattr(said, 'lineno', 0)}")


def lookups(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    found: list[tuple[ast.expr, ast.expr]] = []
    match node:
        case ast.Call(func=ast.Attribute(value=source, attr="get" | "text" as how), args=[key, *_]):
            found = [(source, key)] if how == "text" or is_metadata(source) else []
        case ast.Subscript(value=source, slice=key):
            found = [(source, key)] if is_metadata(source) else []
        case ast.Compare(left=key, ops=[ast.In() | ast.NotIn()], comparators=[source]):
            found = [(source, key)] if is_metadata(source) else []
    yield from ((ast.unparse(source), key) for source, key in found)


def is_metadata(source: ast.expr) -> bool:
    return bool(re.search(r"\bmeta\b", ast.unparse(source)))


def constant(module: str, said: ast.expr) -> object:
    """Give the value of a name of a module; None for a variable."""
    return getattr(importlib.import_module(module), said.id, None) if isinstance(said, ast.Name) else None


@pytest.fixture(scope="module")
def read(root: Path) -> list[Read]:
    return list(keys_read(root))


def test_the_page_names_each_key_that_the_code_reads_and_no_other(read: list[Read]) -> None:
    names = {key.name for place in PLACES for key in place.keys}
    assert len(read) > 100
    assert {one for one in read if one.key not in names} == set()
    assert names - {one.key for one in read} == set()
    for place in PLACES:
        assert len({key.name for key in place.keys}) == len(place.keys), place.title


SOURCES = {
    r"\bcustomer(\.meta|$)": CUSTOMER,
    r"\bcompany(\.meta|$)": COMPANY,
    r"\b(quote|q|quotes\[[^]]+\])\.(entry\.)?meta": QUOTE,
    r"\binvoice\.entry\.meta": INVOICE,
    r"\bmilestone\.entry\.meta": MILESTONE,
    r"\b(posting|p)\.meta": POSTING,
    r"\b(letter|paper)\.entry\.meta": PAPER,
    r"\bo\.meta": ACCOUNT,
}
"""What the code's own words for a thing tell of the directive that a key stands on."""


def test_a_key_is_on_the_directives_that_the_code_reads_it_from(read: list[Read]) -> None:
    told = [
        (place, one) for one in read for pattern, place in SOURCES.items() if re.search(pattern, one.source) is not None
    ]
    assert {place.title for place, _ in told} == {place.title for place in SOURCES.values()}
    assert [one for place, one in told if one.key not in {key.name for key in place.keys}] == []


def test_roles_kinds_and_moments_of_vat_are_those_of_the_code() -> None:
    assert set(ROLES) == ACCOUNT_ROLES
    assert tuple(KINDS) == DOCUMENT_KINDS
    assert tuple(REGIMES) == VAT_DUE


def test_every_directive_is_explained_and_every_kind_of_value() -> None:
    assert set(settings.WHAT) == set(SETTINGS) | set(DIRECTIVES)
    assert set(settings.KINDS) == {
        kind for table in (SETTINGS, DIRECTIVES) for one in table.values() for kind in "".join(one)
    }


VARIABLE = re.compile(r"ACOMPTE_[A-Z_]+[A-Z]|BEANCOUNT_[A-Z_]+|NO_COLOR|COLUMNS")


def test_the_page_names_each_variable_that_the_code_reads_and_no_other(root: Path) -> None:
    said: set[str] = set()
    for path in (root / "scripts").rglob("*.py"):
        if path.parent.name != "reference":
            text = path.read_text(encoding="utf-8").replace("{_PREFIX}", "ACOMPTE_SMTP_")
            said |= set(VARIABLE.findall(text))
    smtp = {f"ACOMPTE_SMTP_{name}" for name in ("HOST", "USER", "FROM")}
    assert said - {"ACOMPTE_COMPLETE", "ACOMPTE_SMTP"} | smtp == set(settings.VARIABLES)
