"""Jinja in a sandbox: the user's own templates before ours, and a fault that names the file and the line."""

from __future__ import annotations

from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.dates import format_date
from babel.numbers import format_currency
from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, Template
from jinja2.exceptions import TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.loaders import split_template_path
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from acompte.model import text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from decimal import Decimal
    from types import TracebackType

    from jinja2 import Environment

PREFIX = "acompte"
"""Our templates, whatever the user's own are called: `{% extends "acompte/first.fr.html" %}`."""

FOLDER = Path(__file__).resolve().parent / "templates"
"""Where our templates stand, a folder a sort of page."""

ONE_LINE = 30
"""As many letters as a number has on one line, whatever column it stands in."""

_LOCALES = {text.FRENCH: "fr_FR", text.ENGLISH: "en_GB"}


class TemplateFault(ValueError):  # noqa: N818 - it is the template that is at fault
    """A template that cannot be used: which file, which line where it is known, what is wrong."""

    def __init__(self, file: str, line: int | None, what: str) -> None:
        """Say where and what."""
        super().__init__(f"{file}{f':{line}' if line else ''}: {what}")
        self.file = file
        self.line = line
        self.what = what

    def __reduce__(self) -> tuple[type[TemplateFault], tuple[str, int | None, str]]:
        """Go from one process to another."""
        return type(self), (self.file, self.line, self.what)


class OwnLoader(BaseLoader):
    """The user's own templates: files below one folder, and no link that leads out of it."""

    def __init__(self, folder: Path) -> None:
        """Load from a folder."""
        self.folder = folder

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Give the text of a template.

        Raises:
          TemplateNotFound: there is no such file.
          TemplateFault: the file lies elsewhere, or cannot be read as text.
        """
        path = self.folder.joinpath(*split_template_path(template))
        if not path.is_file():
            raise TemplateNotFound(template)
        if not path.resolve().is_relative_to(self.folder.resolve()):
            raise TemplateFault(str(path), None, "this link leads out of the folder of templates")
        try:
            return path.read_text(encoding="utf-8"), str(path), lambda: True
        except (OSError, UnicodeError) as error:
            raise TemplateFault(str(path), None, f"cannot be read as text in UTF-8 ({error})") from error


class Templates:
    """Templates of one sort, each compiled once a language."""

    def __init__(self, ours: Path, own: Path | None, currency: str) -> None:
        """Look for templates in the user's folder, where there is one, then in ours."""
        self.ours = ours
        self.own = own if own is not None and own.is_dir() else None
        shipped = FileSystemLoader(ours)
        loaders: list[BaseLoader] = [PrefixLoader({PREFIX: shipped})]
        if self.own is not None:
            loaders.append(OwnLoader(self.own))
        loader = ChoiceLoader([*loaders, shipped])
        self.environments = {language: _environment(loader, language, currency) for language in text.LANGUAGES}

    def render(self, names: list[str], language: str, context: dict[str, Any]) -> str:
        """Give the page of the first template that is there.

        Raises:
          TemplateFault: a template cannot be used.
        """
        try:
            template: Template = self.environments[language].select_template(names)
            return template.render(context)
        except TemplateFault:
            raise
        except Exception as error:
            raise self._fault(error, names[-1]) from error

    def _fault(self, error: Exception, name: str) -> TemplateFault:
        """Say which template an error comes from: the user's own before ours, the innermost first."""
        if isinstance(error, TemplateSyntaxError):
            return TemplateFault(error.filename or error.name or name, error.lineno, error.message or str(error))
        places = _places(error.__traceback__, [str(folder) for folder in (self.own, self.ours) if folder])
        own = [place for place in places if self.own is not None and place[0].startswith(str(self.own))]
        file, line = (own or places or [(name, None)])[-1]
        if isinstance(error, RecursionError):
            what = f'the template extends or includes itself; ours is called "{PREFIX}/{Path(file).name}"'
            return TemplateFault(file, None, what)
        if isinstance(error, TemplateNotFound):
            return TemplateFault(file, line, f'there is no template "{error.name}"')
        what = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
        return TemplateFault(file, line, " ".join(what.split()))


def _places(traceback: TracebackType | None, folders: list[str]) -> list[tuple[str, int | None]]:
    """Give the templates that an error passed through, outermost first."""
    found: list[tuple[str, int | None]] = []
    while traceback is not None:
        file = traceback.tb_frame.f_code.co_filename
        if file.startswith(tuple(folders)):
            found.append((file, traceback.tb_lineno))
        traceback = traceback.tb_next
    return found


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which lets the fields of our records through at once: they are most of what templates read."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Give an attribute; a record's field is data, whatever else an object has is looked at by the sandbox."""
        if attribute in getattr(type(obj), "_fields", ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _environment(loader: BaseLoader, language: str, currency: str) -> ImmutableSandboxedEnvironment:
    environment = _Sandbox(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    for unused in ("lipsum", "cycler", "joiner"):
        del environment.globals[unused]
    environment.filters.update(
        amount=partial(_amount, language, currency),
        long=partial(long_day, language),
        short=partial(short_day, language),
        rate=partial(_rate, language),
        whole=whole,
    )
    return environment


@lru_cache(maxsize=8192)
def _amount(language: str, currency: str, value: Decimal) -> str:
    """Write an amount: `4 320,00 €`, `€4,320.00`."""
    return format_currency(value, currency, locale=_LOCALES[language])


@lru_cache(maxsize=2048)
def long_day(language: str, value: date) -> str:
    """Write a day in words: `1er septembre 2026`, `1 September 2026`; the number stays with the month."""
    written = format_date(value, "long", locale=_LOCALES[language])
    if language == text.FRENCH and value.day == 1:
        written = written.replace("1 ", "1er ", 1)
    return written.replace(" ", "\u00a0", 1)


@lru_cache(maxsize=2048)
def short_day(language: str, value: date) -> str:
    """Write a day for a table: `01/09/2026`, `1 Sept 2026`."""
    if language == text.FRENCH:
        return value.strftime("%d/%m/%Y")
    return format_date(value, "medium", locale=_LOCALES[language]).replace(" ", "\u00a0")


def _rate(language: str, value: Decimal) -> str:
    return text.rate(value, language)


@lru_cache(maxsize=8192)
def whole(number: str) -> Markup:
    """Keep a number on one line, unless it is so long that it would leave the sheet."""
    return Markup('<span class="nb">{}</span>').format(number) if len(number) <= ONE_LINE else Markup.escape(number)
