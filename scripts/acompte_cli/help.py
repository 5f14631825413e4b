"""Lists of commands in the order in which they are needed, under headings, each with a line that is not cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = "Commands"
_WHOLE = 1000
"""More letters than the first sentence of any help has."""


class Commands(click.Group):
    """A group that lists its commands as they were added."""

    def __init__(self, *args: object, **more: object) -> None:
        """Begin without headings."""
        super().__init__(*args, **more)  # type: ignore[arg-type]  # click's own arguments, handed on as they are
        self.headings: dict[str, str] = {}

    def add_section(self, heading: str, commands: Iterable[click.Command]) -> None:
        """Add commands under a heading."""
        for command in commands:
            self.add_command(command)
            self.headings[str(command.name)] = heading

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names in the order in which they were added."""
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the names with their short help under each heading."""
        sections: dict[str, list[tuple[str, str]]] = {}
        widest = max(map(len, self.commands), default=0)
        for name, command in self.commands.items():
            row = name.ljust(widest), command.get_short_help_str(_WHOLE)
            sections.setdefault(self.headings.get(name, _PLAIN), []).append(row)
        for heading, rows in sections.items():
            with formatter.section(heading):
                formatter.write_dl(rows)
