"""What `--help` says: every command under a heading, in whole lines, and every option with its words."""

from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner

from acompte_cli.help import Commands
from acompte_cli.main import cli


def _all(command: click.Command, *words: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from _all(below, *words, name)


COMMANDS = dict(_all(cli))


def test_every_command_stands_under_a_heading() -> None:
    assert isinstance(cli, Commands)
    assert set(cli.headings) == set(cli.commands)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_fits_a_terminal_and_cuts_no_line(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(cli, [*words, "--help"], terminal_width=80)
    assert result.exit_code == 0
    usage, *lines = result.stdout.splitlines()
    assert usage.startswith("Usage: ")
    assert [line for line in lines if len(line) > 80 or line.endswith("...")] == []


def test_a_command_takes_one_line_of_a_list() -> None:
    for words, command in COMMANDS.items():
        if isinstance(command, click.Group):
            listed = CliRunner().invoke(cli, [*words, "--help"], terminal_width=80).stdout.splitlines()
            for name, below in command.commands.items():
                assert any(line.split() == [name, *below.get_short_help_str(80).split()] for line in listed), name


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_option_says_what_it_is_for(words: tuple[str, ...]) -> None:
    options = [option for option in COMMANDS[words].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []
