"""One exception a mistake, the exit status on the class."""

from __future__ import annotations

import click


class LedgerError(click.ClickException):
    """The ledger cannot be read at all."""

    exit_code = 1

    def show(self, file: object = None) -> None:
        """Print one line on standard error."""
        click.echo(f"acompte: {self.format_message()}", err=True)


class OutputError(LedgerError):
    """What was asked for cannot be written."""
