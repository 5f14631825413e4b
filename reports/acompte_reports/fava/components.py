"""Fava's own components, with the data that they read."""

from __future__ import annotations

from typing import Any

from fava.core.charts import dumps
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup


def component(kind: str, data: Any) -> Markup:
    """Write a component of Fava: `charts`, `query-table` or `tree-table`.

    Its JSON has `<`, `>`, `&` and `'` escaped, so that nothing of a ledger ends the element.
    """
    body = Markup('<svelte-component type="{}"><script type="application/json">{}</script></svelte-component>')
    return body.format(kind, htmlsafe_json_dumps(data, dumps=dumps))
