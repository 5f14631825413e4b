"""Commands that write files: letters, report."""

from __future__ import annotations

import click

WRITING_FILES: tuple[click.Command, ...] = ()
