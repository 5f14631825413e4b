"""The house: imports go down only, the ground floor is pure and counts in decimals, no room is too large."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GROUND = "plugins/acompte"
FLOORS = {
    GROUND: {"acompte_reports", "acompte_cli", "click", "jinja2", "fava"},
    "reports/acompte_reports": {"acompte_cli"},
    "scripts/acompte_cli": set[str](),
}
"""Each floor, from the ground up, with what it must not import."""

OUTSIDE = {
    *(
        "glob",
        "io",
        "os",
        "pathlib",
        "shutil",
        "sqlite3",
        "tempfile",
        "beancount.loader",
        "importlib.resources",
    ),
    *("time", "locale", "platform", "subprocess"),
    *("http", "socket", "ssl", "urllib"),
}
"""Modules that reach the disk, the clock, the environment or the network."""

PURE = {"pathlib.PurePath", "pathlib.PurePosixPath", "pathlib.PureWindowsPath", "urllib.parse"}
"""What such modules have that only handles text."""

CLOCK = {"now", "today", "utcnow"}
DISK = {"open", "read_bytes", "read_text", "write_bytes", "write_text"}

LONGEST = 300
LONG: dict[str, str] = {}
"""Modules that may be longer, each with the reason why it is still one thing."""

FLOATS: dict[str, str] = {}
"""Modules of the ground floor that may use floats, each with the reason why cents are safe from them."""


def modules(folder: Path) -> dict[Path, ast.Module]:
    found = {path: ast.parse(path.read_text(encoding="utf-8"), path) for path in sorted(folder.rglob("*.py"))}
    assert found, f"no module below {folder}"
    return found


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give what is imported, by statement or by call, at the top or deeper; relative imports stay inside."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((node.lineno, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module), names=names, level=0):
                yield from ((node.lineno, f"{module}.{alias.name}") for alias in names)
            case ast.Call(
                func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(module)), *_],
            ):
                yield node.lineno, module


def belongs(name: str, packages: set[str]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def upward(tree: ast.AST, above: set[str]) -> Iterator[tuple[int, str]]:
    yield from ((line, f"imports {name}") for line, name in imports(tree) if belongs(name, above))


def impure(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Give what touches clock, environment, disk or network."""
    for line, name in imports(tree):
        if belongs(name, OUTSIDE) and not belongs(name, PURE):
            yield line, f"imports {name}"
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(
                attr=attr, value=ast.Name(id="date" | "datetime") | ast.Attribute(attr="date" | "datetime")
            ):
                if attr in CLOCK:
                    yield node.lineno, f"reads the clock: .{attr}"
            case ast.Call(func=ast.Attribute(attr=attr)) if attr in CLOCK | DISK:
                yield node.lineno, f"calls .{attr}()"
            case ast.Call(func=ast.Name(id="open" | "input" as name)):
                yield node.lineno, f"calls {name}()"


def floats(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=float() | complex() as value):
                yield node.lineno, f"has the float {value}"
            case ast.Name(id="float"):
                yield node.lineno, "names float"


def test_imports_go_down_only(root: Path) -> None:
    wrong = [
        f"{path.relative_to(root)}:{line}: {what}"
        for floor, above in FLOORS.items()
        for path, tree in modules(root / floor).items()
        for line, what in upward(tree, above)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_ground_floor_reads_no_clock_no_environment_and_no_disk(root: Path) -> None:
    wrong = [
        f"{path.relative_to(root)}:{line}: {what}"
        for path, tree in modules(root / GROUND).items()
        for line, what in impure(tree)
    ]
    assert not wrong, "\n".join(wrong)


def test_the_ground_floor_has_no_floats(root: Path) -> None:
    found = {str(path.relative_to(root)): list(floats(tree)) for path, tree in modules(root / GROUND).items()}
    wrong = [f"{name}:{line}: {what}" for name, faults in found.items() for line, what in faults if name not in FLOATS]
    assert not wrong, "\n".join(wrong)
    assert all(found.get(name) for name in FLOATS), "FLOATS allows a module that needs no leave"


def test_no_module_is_longer_than_a_reader_can_hold(root: Path) -> None:
    lengths = {
        str(path.relative_to(root)): len(path.read_text(encoding="utf-8").splitlines())
        for floor in FLOORS
        for path in modules(root / floor)
    }
    wrong = [f"{name}: {lines} lines" for name, lines in lengths.items() if lines > LONGEST and name not in LONG]
    assert not wrong, "\n".join(wrong)
    assert all(lengths.get(name, 0) > LONGEST for name in LONG), "LONG allows a module that needs no leave"


@pytest.mark.parametrize(
    "source",
    [
        "import click",
        "import click.testing",
        "from click import echo",
        "def late():\n    from click.testing import CliRunner",
        "if TYPE_CHECKING:\n    import click",
        "importlib.import_module('click.testing')",
        "__import__('click')",
    ],
)
def test_an_import_upwards_is_seen_wherever_it_stands(source: str) -> None:
    assert list(upward(ast.parse(source), {"click"}))


@pytest.mark.parametrize("source", ["import clickhouse", "from . import click", "from .click import echo"])
def test_an_import_of_another_name_is_none(source: str) -> None:
    assert not list(upward(ast.parse(source), {"click"}))


@pytest.mark.parametrize(
    "source",
    [
        "import os",
        "from os import environ",
        "from pathlib import Path",
        "from importlib import resources",
        "from beancount import loader",
        "import time",
        "date.today()",
        "datetime.date.today()",
        "datetime.datetime.now(UTC)",
        "field(default_factory=date.today)",
        "clock.now()",
        "open('main.beancount')",
        "path.open()",
        "path.read_text()",
    ],
)
def test_a_touch_of_the_outside_is_seen(source: str) -> None:
    assert list(impure(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "from pathlib import PurePosixPath",
        "self.today.clear()",
        "state.open",
        "Open('411')",
        "from datetime import date",
    ],
)
def test_what_only_looks_like_the_outside_is_none(source: str) -> None:
    assert not list(impure(ast.parse(source)))


@pytest.mark.parametrize("source", ["0.1", "1e3", "float('1')", "def rate(x: float): ..."])
def test_a_float_is_seen(source: str) -> None:
    assert list(floats(ast.parse(source)))


@pytest.mark.parametrize("source", ["Decimal('0.1')", "10 // 3", "'float 0.1'"])
def test_decimals_and_texts_are_no_floats(source: str) -> None:
    assert not list(floats(ast.parse(source)))
