"""Diagnostics as workflow commands of GitHub Actions, which shows them as annotations at their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from acompte_reports.places import Place
    from acompte_reports.rows import Row


def annotation(row: Row, place: Place) -> str:
    """Write a diagnostic as one workflow command."""
    properties = {"file": place.path, "line": str(place.line), "title": row["code"]}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{row['severity']} {written}::{_data(row['message'])}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
