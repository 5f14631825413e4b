"""What a recovery file comes to, for its holder: the claim, the way to go, what to see to first, what is missing."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Any

from acompte.model.money import ZERO
from acompte.model.text import FRENCH, money
from acompte_reports.recovery.render import titled
from acompte_reports.recovery.words import left_out_words, missing_words, procedure_words, remark_words
from acompte_reports.tables import Column, table
from acompte_reports.tables import day as short_day
from acompte_reports.typesetting import typeset
from acompte_reports.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from acompte.model.book import Book
    from acompte.recovery.claim import Claim
    from acompte.recovery.procedures import Remark
    from acompte_reports.recovery.compose import Dossier

COLUMNS = (
    Column("document"),
    Column("due", 1),
    Column("principal"),
    Column("interest"),
    Column("fee"),
    Column("together"),
)


def summary(dossier: Dossier, book: Book, language: str, width: int) -> str:
    """Say it in lines no wider than `width`."""
    return "\n\n".join("\n".join(block) for block in _blocks(dossier, book, language, width) if block)


def _blocks(dossier: Dossier, book: Book, language: str, width: int) -> Iterator[list[str]]:
    claim, advice = dossier.claim, dossier.advice
    amount = money(claim.total or claim.least, language, book.currency)
    key = "dossier-head" if claim.total is not None else "dossier-head-least"
    name = book.customer_name(claim.customer)
    yield _wrapped(
        word(key, language, name=name, day=short_day(claim.day, language), amount=amount), language, width, ""
    )
    yield [_table(claim, language, width)]
    yield list(_after_table(claim, book, language, width))
    for procedure in advice.procedures:
        heading = word("dossier-fits" if procedure.fits else "dossier-not", language)
        yield [
            *_wrapped(f"{heading} {procedure_words(procedure, language)}", language, width, ""),
            *_remarks(procedure.remarks, book, language, width),
        ]
    if advice.checks:
        yield [word("dossier-checks", language), *_remarks(advice.checks, book, language, width)]
    missing = dossier.evidence.missing
    if missing:
        lines = [line for row in missing for line in _wrapped(missing_words(row, language), language, width, "  - ")]
        yield [word("dossier-missing", language), *lines]


def _after_table(claim: Claim, book: Book, language: str, width: int) -> Iterator[str]:
    if claim.daily:
        daily = money(claim.daily, language, book.currency)
        yield from _wrapped(word("dossier-daily", language, amount=daily), language, width, "")
    if claim.left_out:
        rows = (f"{row.state.invoice.number} ({left_out_words(row.why, language)})" for row in claim.left_out)
        yield from _wrapped(word("dossier-left", language, documents=", ".join(rows)), language, width, "")


def _table(claim: Claim, language: str, width: int) -> str:
    rows = [
        {
            "document": row.invoice.number,
            "due": row.state.due,
            "principal": row.principal,
            "interest": row.interest,
            "fee": row.fee or None,
            "together": row.principal + row.fee + (row.interest or ZERO),
        }
        for row in claim.all
    ]
    total = {
        "document": word("sum", language),
        "principal": claim.principal + claim.charged,
        "interest": claim.interest,
        "fee": claim.fees or None,
        "together": claim.total if claim.total is not None else claim.least,
    }
    return table(COLUMNS, rows, language, width, total, None)


def _remarks(remarks: Iterable[Remark], book: Book, language: str, width: int) -> list[str]:
    return [
        line
        for remark in remarks
        for line in _wrapped(remark_words(remark, language, book.currency), language, width, "  - ")
    ]


def _wrapped(text: str, language: str, width: int, mark: str) -> list[str]:
    """Cut a text into lines; French marks stay with the word before them."""
    text = typeset(text) if language == FRENCH else text
    indent = " " * len(mark)
    return wrap(text, max(width, 40), initial_indent=mark, subsequent_indent=indent, break_on_hyphens=False)


def claim_object(dossier: Dossier, book: Book, language: str, names: Mapping[int, str]) -> dict[str, Any]:
    """Give the file as an object for programs: amounts, reasons by their keys and in words."""
    claim, advice = dossier.claim, dossier.advice

    def remark(one: Remark) -> dict[str, Any]:
        article = one.fact.article if one.fact is not None else None
        return {"key": one.key, "article": article, "words": remark_words(one, language, book.currency)}

    return {
        "as_of": claim.day,
        "customer": claim.customer,
        "customer_name": book.customer_name(claim.customer),
        "kind": claim.kind,
        "insolvent": claim.insolvent,
        "documents": [
            {
                "document": row.invoice.number,
                "kind": row.invoice.kind,
                "due": row.state.due,
                "total": row.invoice.total,
                "settled": row.state.settled,
                "principal": row.principal,
                "interest": row.interest,
                "fee": row.fee,
                "last_day": row.last_day,
            }
            for row in claim.all
        ],
        "left_out": [{"document": row.state.invoice.number, "why": row.why} for row in claim.left_out],
        "principal": claim.principal,
        "charged": claim.charged,
        "interest": claim.interest,
        "fees": claim.fees,
        "total": claim.total,
        "daily": claim.daily,
        "last_day": claim.last_day,
        "court": advice.court,
        "procedures": [
            {"name": one.name, "fits": one.fits, "forms": list(one.forms), "remarks": [remark(r) for r in one.remarks]}
            for one in advice.procedures
        ],
        "checks": [remark(one) for one in advice.checks],
        "pieces": [
            {"number": row.number, "what": row.what, "document": row.document or None, "date": row.date,
             "title": titled(row), "file": names.get(row.number)}
            for row in dossier.enclosed
        ],
        "missing": [{"what": row.what, "document": row.document or None} for row in dossier.evidence.missing],
    }  # fmt: skip
