"""The report site: static pages that open from disk, one View in, one folder out.

`build.py` plans and writes the pages, `pages.py` says what stands on each, `desk.py` gathers what they share;
`events.py` and `lane.py` tell a quote's life, `charts.py` and `bars.py` draw, `sentences.py` speaks.
"""

from acompte_reports.site.build import build_site

__all__ = ["build_site"]
