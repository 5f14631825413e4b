"""Diagnostics in SARIF 2.1.0, the format in which tools hand findings to code hosts and editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from acompte import __version__
from acompte_reports.catalogue import example
from acompte_reports.explaining import all_codes, sentence
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from acompte.rules.registry import Code
    from acompte_reports.findings import Finding
    from acompte_reports.places import Places

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
"""What relative URIs are relative to: by custom, the root of the repository."""

FINGERPRINT = "acompte/v1"


def sarif_log(found: Sequence[Finding], places: Places, language: str) -> dict[str, Any]:
    """Give the log of one check, every code among its rules."""
    codes = all_codes()
    index = {code: place for place, code in enumerate(codes)}
    run = {
        "tool": {
            "driver": {
                "name": "acompte",
                "version": __version__,
                "language": language,
                "rules": [_rule(code, language) for code in codes.values()],
            }
        },
        "language": language,
        "originalUriBaseIds": {ROOT: {"uri": f"{places.root.as_uri().rstrip('/')}/"}},
        "results": [_result(finding, index, places) for finding in found],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: Code, language: str) -> dict[str, Any]:
    said = sentence(code, language)
    return {
        "id": code.code,
        "shortDescription": {"text": said},
        "fullDescription": {"text": said},
        "help": _help(code, said, language),
        "defaultConfiguration": {"level": code.severity},
        "properties": {"tags": [code.about]},
    }


def _help(code: Code, said: str, language: str) -> dict[str, str]:
    """Give the example of a code and what would be right in it, as text and as Markdown."""
    shown = example(code.code)
    if shown is None:
        return {"text": said, "markdown": said}
    parts = [(word("explain-example", language), shown.ledger), (word("explain-right", language), f"{shown.right}\n")]
    text = "\n".join(f"\n{title}\n\n{ledger}" for title, ledger in parts)
    markdown = "\n".join(f"\n{title}\n\n```beancount\n{ledger}```\n" for title, ledger in parts)
    return {"text": f"{said}\n{text}", "markdown": f"{said}\n{markdown}"}


def _result(finding: Finding, index: dict[str, int], places: Places) -> dict[str, Any]:
    row = finding.row
    place = places.of(row)
    file = {"uri": place.uri, "uriBaseId": ROOT} if place.is_below else {"uri": place.uri}
    about = {name: row[name] for name in ("document", "customer", "customer_name") if row[name] is not None}
    return {
        "ruleId": row["code"],
        "ruleIndex": index[row["code"]],
        "level": row["severity"],
        "message": {"text": row["message"]},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": {"startLine": place.line}}}],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        **({"properties": about} if about else {}),
    }
