"""From the rules to their page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from acompte_reports.papers.pages import OURS
from acompte_reports.templating import Templates
from acompte_reports.words import word

if TYPE_CHECKING:
    from pathlib import Path

    from acompte_reports.policy.compose import Policy


def page(policy: Policy, own: Path | None, currency: str, *, clauses: bool) -> str:
    """Give the page of the rules, or of the clauses made from them; the user's own templates come before ours.

    Raises:
      TemplateFault: a template cannot be used.
    """
    templates = Templates(OURS, own, currency)
    for language, environment in templates.environments.items():
        environment.filters["step"] = partial(_step, language)
    name = "clauses" if clauses else "policy"
    return templates.render([f"{name}.{policy.language}.html"], policy.language, {"policy": policy, "page": policy})


def _step(language: str, name: str) -> str:
    return word(name, language)
