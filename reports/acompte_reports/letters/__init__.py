"""The letters of a day: what reminding would send, as pages that print to A4, without recording anything."""

from acompte_reports.letters.files import write_letters
from acompte_reports.letters.render import TemplateFault

__all__ = ["TemplateFault", "write_letters"]
