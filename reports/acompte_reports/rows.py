"""The rows of each command, in the fields that other programs rely on (CLI).

Amounts are `Decimal`, written as strings with two decimals; days and percentages are numbers.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from acompte.model.money import ZERO, cents
from acompte.rules.messages import message
from acompte.rules.registry import CODES, ERROR

if TYPE_CHECKING:
    from acompte.indicators.agenda import Task
    from acompte.indicators.aging import AgedRow
    from acompte.indicators.dso import DsoReport, Indicators
    from acompte.indicators.forecast import ForecastRow
    from acompte.indicators.grid import GridRow
    from acompte.indicators.penalties import Penalty
    from acompte.indicators.quotes import QuoteRow
    from acompte.model.book import Book
    from acompte.model.diagnostic import Diagnostic
    from acompte.reminding.decisions import Decision

Row = dict[str, Any]


def plain(value: Any) -> Any:
    """Give a value as JSON has it: amounts as strings with two decimals, dates ISO, the rest as it is."""
    if isinstance(value, Decimal):
        return f"{cents(value):.2f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def _number(value: Decimal | None) -> float | None:
    """Give days or a percentage as a JSON number: the border where a float is asked for."""
    return None if value is None else float(value)


def status_row(row: GridRow, book: Book) -> Row:
    """Give a document of the synthetic grid."""
    document = row.state
    invoice = document.invoice
    return {
        "quote": row.quote,
        "quote_date": row.quote_date,
        "customer": invoice.customer,
        "customer_name": book.customer_name(invoice.customer),
        "document": invoice.number,
        "kind": invoice.kind,
        "date": invoice.date,
        "due": document.due,
        "sent": row.sent,
        "total": invoice.total,
        "paid": document.paid,
        "open": document.open,
        "status": document.status,
        "days_late": document.days_late,
        "disputed": document.disputed,
        "promised": document.promise is not None,
        "reminders": row.reminded.times,
        "last_reminder": row.reminded.last,
        "next_step": row.next.name if row.next else None,
        "next_step_date": row.next.date if row.next else None,
    }


def decision_row(decision: Decision, book: Book) -> Row:
    """Give what happens today with a document, or why nothing does."""
    document = decision.document
    invoice = document.invoice
    return {
        "document": invoice.number,
        "customer": invoice.customer,
        "customer_name": book.customer_name(invoice.customer),
        "due": document.due,
        "open": document.open,
        "days_late": document.days_late,
        "what": decision.what,
        "step": decision.step,
        "date": decision.day,
        "passed": " ".join(decision.passed) or None,
        "broken_promise": decision.broken.day if decision.broken else None,
        "detail": decision.detail or None,
    }


def quote_fields(row: QuoteRow, book: Book) -> Row:
    """Give a quote with its schedule."""
    following = row.next
    return {
        "quote": row.quote.number,
        "customer": row.quote.customer,
        "customer_name": book.customer_name(row.quote.customer),
        "date": row.quote.date,
        "state": row.state,
        "accepted": row.accepted,
        "total_ht": row.total_ht,
        "total_ttc": row.total_ttc,
        "deposits_planned": row.deposits_planned,
        "deposits_invoiced": row.deposits_invoiced,
        "deposits_paid": row.deposits_paid,
        "deposits_held": row.deposits_held,
        "invoiced_ht": row.invoiced_ht,
        "left_ht": row.left_ht,
        "delivery": row.delivery,
        "next_milestone": following.milestone.name if following else None,
        "next_milestone_date": following.milestone.date if following else None,
    }


def aging_row(row: AgedRow, book: Book) -> Row:
    """Give a customer of the aged balance."""
    return {"customer": row.customer, "customer_name": book.customer_name(row.customer), **_amounts(row)}


def _amounts(row: AgedRow) -> Row:
    return {name: getattr(row, name) for name in row._fields if name not in ("customer", "late")}


def indicator_fields(figures: Indicators) -> Row:
    """Give one set of indicators."""
    return {
        "as_of": figures.as_of,
        "window": figures.window,
        "open": figures.open,
        "billed": figures.billed,
        "simple": _number(figures.simple),
        "countback": _number(figures.countback),
        "best_possible": _number(figures.best_possible),
        "delinquent": _number(figures.delinquent),
        "cei": _number(figures.cei),
        "days_to_pay": _number(figures.days_to_pay),
        "days_beyond_terms": _number(figures.days_beyond_terms),
        "without_deposits": _number(figures.without_deposits),
    }


def dso_fields(report: DsoReport, book: Book) -> Row:
    """Give the indicators whole, by month and by customer."""
    return {
        **indicator_fields(report.whole),
        "months": [{"month": month, **indicator_fields(figures)} for month, figures in report.months],
        "customers": [
            {"customer": customer, "customer_name": book.customer_name(customer), **indicator_fields(figures)}
            for customer, figures in report.customers
        ],
    }


def task_row(task: Task, book: Book) -> Row:
    """Give a task of the agenda."""
    return {
        "date": task.date,
        "what": task.what,
        "document": task.document,
        "customer": task.customer,
        "customer_name": book.customer_name(task.customer),
        "amount": task.amount,
    }


def penalty_rows(penalty: Penalty, book: Book) -> list[Row]:
    """Give the slices of a document; the fee, and what became of it, stand with the first."""
    customer = penalty.invoice.customer
    rows = []
    for place, part in enumerate(penalty.slices):
        fee, fee_charged, fee_waived = (penalty.fee, penalty.fee_charged, penalty.fee_waived)
        if place:
            fee = fee_charged = fee_waived = ZERO
        rows.append(
            {
                "document": penalty.invoice.number,
                "customer": customer,
                "from": part.first,
                "to": part.last,
                "days": part.days,
                "base": part.base,
                "rate": _number(part.rate),
                "interest": part.interest,
                "fee": fee,
                "charged": part.charged + fee_charged,
                "customer_name": book.customer_name(customer),
                "disputed": penalty.disputed,
                "waived": None if part.waived is None else part.waived + fee_waived,
            }
        )
    return rows


def forecast_row(row: ForecastRow) -> Row:
    """Give a period of the forecast."""
    return row._asdict()


def diagnostic_row(found: Diagnostic, book: Book, language: str) -> Row:
    """Give a diagnostic."""
    return {
        "code": found.code,
        "severity": CODES[found.code].severity,
        "message": message(found, language, book.currency),
        "file": found.file,
        "line": found.line,
        "document": found.document,
        "customer": found.customer,
        "customer_name": book.customer_name(found.customer) if found.customer else None,
    }


def beancount_row(error: Any) -> Row:
    """Give an error of Beancount's own."""
    source = getattr(error, "source", None) or {}
    text = " ".join(str(getattr(error, "message", error)).split())
    return {
        "code": "beancount",
        "severity": ERROR,
        "message": text,
        "file": str(source.get("filename", "")),
        "line": int(source.get("lineno", 0) or 0),
        "document": None,
        "customer": None,
        "customer_name": None,
    }


def order(row: Row) -> tuple[str, int, str, str]:
    """Give the place of a diagnostic among others: by file and line."""
    return row["file"], row["line"], row["code"], row["document"] or ""
