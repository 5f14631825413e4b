"""docs/reminding.md: every command and option that it names is there."""

import re
from pathlib import Path

import click
import pytest

from acompte_cli.mailing.outbox import NAME
from acompte_cli.main import cli


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "reminding.md").read_text(encoding="utf-8")


def test_every_command_and_option_is_there(page: str) -> None:
    said = re.findall(r"acompte (?:-f \S+ )?([a-z]+)((?: +(?:--[a-z-]+|[A-Z][\w-]*|[a-z]+(?=`)))*)", page)
    assert len(said) > 12
    for name, rest in said:
        command = cli.commands.get(name)
        assert command is not None, name
        options = {text for one in command.params for text in one.opts if isinstance(one, click.Option)}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, (name, rest)


def test_the_variables_and_the_journal_are_those_of_the_code(page: str, root: Path) -> None:
    code = (root / "scripts" / "acompte_cli" / "mailing" / "settings.py").read_text(encoding="utf-8")
    named = set(re.findall(r"ACOMPTE_SMTP_([A-Z]+)", page))
    assert named == {"HOST", "PORT", "TLS", "USER", "PASSWORD", "FROM"}
    assert all(f'"{name}"' in code or f"}}{name}" in code or f"{name}" in code for name in named)
    assert NAME in page
