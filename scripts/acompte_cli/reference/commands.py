"""`docs/commands.md`: every command with its arguments and options, made from the commands themselves."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING

import click

from acompte_cli.main import cli
from acompte_cli.writer.session import writing_options
from acompte_reports.markdown import block, prose, table

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = "acompte"
_WRITING = "What every writing command takes"

_TYPED = re.compile(r"(?<![\w-])(--[a-z][a-z-]*|ACOMPTE_[A-Z_]+|\\n|[A-Z]+\{year\}\S*\})")

WORDS = {
    "AMOUNT": "an amount as people write it: `4320`, `4320.00`, `4 320,00`; the command says whether VAT is in it",
    "CUSTOMER": "a customer: its account, the leaf of it, or its name, without regard to capitals",
    "DATE": "a day, `2026-08-31`",
    "DIR": "a folder",
    "INVOICE": "the number of an invoice, a credit note or a debit note",
    "NAME": "a name, in quotation marks where it has spaces",
    "NUMBER": "the number of a quote or an invoice",
    "PERIOD": "a year (`2026`), a quarter (`2026-T1`), a month (`2026-03`), or a day: `vat` takes its month",
    "QUOTE": "the number of a quote",
    "TITLE": "a few words, in quotation marks",
    "WHY": "the reason in a few words, in quotation marks",
}
"""What the words in capital letters stand for."""

_HEAD = """\
# Commands

<!-- Made from the commands themselves: `make golden` writes it anew. -->

What `acompte COMMAND --help` says, on one page. Square brackets mark what may be left out, three dots what may be said
several times, a bar a choice.
"""

_STATUS = """\
## Exit status

| status | means |
|---|---|
| 0 | it is done; a reading command also where the ledger has errors: it answers, and says how many |
| 1 | it could not be done, and nothing was written; or it is one of the cases that the command names |
| 2 | the command was not understood: an unknown option, a value that cannot be read, an argument too few |

Data goes to standard output, messages to standard error. Bad input is one line: what is wrong, where, what would be
right.
"""

_WRITING_HEAD = """\
Nothing that stands in the ledger is touched: entries are added, the whole ledger is checked, and where it would have a
new error the files are put back byte for byte. On a terminal the command asks first; elsewhere `--yes` is not needed.
"""


def commands_page() -> str:
    """Write the page."""
    top = click.Context(cli, info_name=_NAME)
    parts = [_HEAD, block(f"{_NAME} [OPTIONS] COMMAND [ARGUMENTS]", "text")]
    parts += ["These options stand before the command.\n", *_options(cli.params, top)]
    parts += ["## Words\n", *table(("word", "stands for"), WORDS.items()), _STATUS]
    parts += [f"## {_WRITING}\n", _WRITING_HEAD, *_options(_common(), top)]
    heading = None
    for name, command in cli.commands.items():
        if heading != cli.headings[name]:
            heading = cli.headings[name]
            parts.append(f"## {heading}\n")
        for path, one in _leaves(command, f"{_NAME} {name}"):
            parts += _section(path, one)
    return "\n".join(parts)


def _leaves(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    """Give a command, or those of a group."""
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from _leaves(below, f"{path} {name}")
    else:
        yield path, command


def _common() -> list[click.Parameter]:
    """Give the options of every writing command."""
    return click.command(writing_options(lambda: None)).params


def _section(path: str, command: click.Command) -> Iterator[str]:
    context = click.Context(command, info_name=path)
    common = {_option(option, context) for option in _common()}
    own = [option for option in command.params if _option(option, context) not in common]
    writes = len(own) < len(command.params)
    yield f"### {path}\n"
    yield block(" ".join([path, *command.collect_usage_pieces(context)]), "text")
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield prose(_typed(" ".join(paragraph.split())))
    yield from _options(own, context)
    if writes:
        yield f"And [{_WRITING[0].lower()}{_WRITING[1:]}](#{_WRITING.lower().replace(' ', '-')}).\n"


def _options(params: list[click.Parameter], context: click.Context) -> list[str]:
    rows = [_option(param, context) for param in params if isinstance(param, click.Option)]
    return table(("option", "what it does"), rows) if rows else []


def _option(param: click.Parameter, context: click.Context) -> tuple[str, str]:
    """Give an option as its help shows it, with its default where the help leaves it out."""
    record = param.get_help_record(context) if isinstance(param, click.Option) else None
    if record is None:
        return "", ""
    said, what = record
    default = param.to_info_dict().get("default")
    if default and "[default:" not in what and not param.multiple and not getattr(param, "is_flag", False):
        what += f" [default: {default}]"
    if param.multiple:
        what += " [several times]"
    said = said.replace("INTEGER RANGE", "N")
    what = re.sub(r"(\]\s+\[|; )x>=(\d+)\]", r"; at least \2]", what).replace(".  [", ". [")
    return f"`{said}`", _typed(what)


def _typed(text: str) -> str:
    """Mark as code what is typed and is not marked already."""
    parts = text.split("`")
    return "`".join([part if place % 2 else _TYPED.sub(r"`\1`", part) for place, part in enumerate(parts)])
