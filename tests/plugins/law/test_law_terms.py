"""Payment terms: what people write is read, and the due date is the one that the reading gives."""

from datetime import date
from decimal import Decimal

import pytest

from acompte.law.terms import Reading, Terms, due, parse, parse_discount

PLAIN, END, AFTER = Reading.PLAIN, Reading.END_AFTER_DAYS, Reading.DAYS_AFTER_END


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("30 jours", Terms(PLAIN, 30)),
        ("30 JOURS", Terms(PLAIN, 30)),
        ("  30  jours ", Terms(PLAIN, 30)),
        ("30\u00a0jours", Terms(PLAIN, 30)),
        ("30\u202fjours\u00a0net", Terms(PLAIN, 30)),
        ("30 jours nets", Terms(PLAIN, 30)),
        ("à 30 jours", Terms(PLAIN, 30)),
        ("1 jour", Terms(PLAIN, 1)),
        ("0 jours", Terms(PLAIN, 0)),
        ("365 jours", Terms(PLAIN, 365)),
        ("30 jours date de facture", Terms(PLAIN, 30)),
        ("30 days", Terms(PLAIN, 30)),
        ("1 day", Terms(PLAIN, 1)),
        ("60 days net", Terms(PLAIN, 60)),
        ("net 30", Terms(PLAIN, 30)),
        ("Net 30 days", Terms(PLAIN, 30)),
        ("à réception", Terms(PLAIN, 0)),
        ("a reception", Terms(PLAIN, 0)),
        ("A\u0300 re\u0301ception", Terms(PLAIN, 0)),
        ("À réception de facture", Terms(PLAIN, 0)),
        ("À réception de la facture.", Terms(PLAIN, 0)),
        ("on receipt", Terms(PLAIN, 0)),
        ("Due upon receipt", Terms(PLAIN, 0)),
        ("comptant", Terms(PLAIN, 0)),
        ("paiement comptant", Terms(PLAIN, 0)),
        ("cash", Terms(PLAIN, 0)),
        ("45 jours fin de mois", Terms(END, 45)),
        ("45 jours, fin de mois", Terms(END, 45)),
        ("45 jours FDM", Terms(END, 45)),
        ("45 days end of month", Terms(END, 45)),
        ("45 days EOM", Terms(END, 45)),
        ("fin de mois", Terms(END, 0)),
        ("fin de mois 45 jours", Terms(AFTER, 45)),
        ("fin de mois + 45 jours", Terms(AFTER, 45)),
        ("end of month 45 days", Terms(AFTER, 45)),
        ("30 jours fin de mois le 10", Terms(END, 30, 10)),
        ("30 jours fin de mois, le 1er", Terms(END, 30, 1)),
        ("30 days end of month the 10th", Terms(END, 30, 10)),
        ("30 days end of month on the 2nd", Terms(END, 30, 2)),
        ("fin de mois 30 jours le 15", Terms(AFTER, 30, 15)),
    ],
)
def test_terms_are_read_in_french_and_english(text: str, terms: Terms) -> None:
    assert parse(text) == terms


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "jours", "30", "trente jours", "30 semaines", "30 jours 15 jours", "-30 jours", "30.5 jours"),
        *("30 jours fin de mois le 0", "30 jours fin de mois le 32", "30 jours le 10", "fin d'année", "plus tard"),
        *("30 jours fin de mois 15 jours", "9" * 5000 + " jours"),
    ],
)
def test_what_is_no_payment_term_is_not_read(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        # The two lawful readings of 45 days and the end of the month.
        ("45 jours fin de mois", "2027-01-10", "2027-02-28"),
        ("fin de mois 45 jours", "2027-01-10", "2027-03-17"),
        ("45 jours fin de mois", "2027-01-20", "2027-03-31"),
        ("fin de mois 45 jours", "2027-01-20", "2027-03-17"),
        ("fin de mois 45 jours", "2027-03-04", "2027-05-15"),
        # The first day is left out.
        ("30 jours", "2027-01-01", "2027-01-31"),
        ("1 jour", "2027-01-01", "2027-01-02"),
        ("à réception", "2027-01-01", "2027-01-01"),
        # Ends of months and of years, leap years.
        ("30 jours", "2027-01-31", "2027-03-02"),
        ("30 jours", "2028-01-31", "2028-03-01"),
        ("30 jours fin de mois", "2027-01-31", "2027-03-31"),
        ("30 jours fin de mois", "2027-01-29", "2027-02-28"),
        ("30 jours fin de mois", "2028-01-30", "2028-02-29"),
        ("fin de mois", "2027-02-28", "2027-02-28"),
        ("45 jours fin de mois", "2026-12-01", "2027-01-31"),
        ("fin de mois 45 jours", "2026-12-31", "2027-02-14"),
        ("60 jours", "2026-12-31", "2027-03-01"),
        # A day of the month after that.
        ("30 jours fin de mois le 10", "2027-01-15", "2027-03-10"),
        ("30 jours fin de mois le 10", "2026-11-15", "2027-01-10"),
        ("30 jours fin de mois le 31", "2027-01-15", "2027-03-31"),
        ("fin de mois le 31", "2027-01-15", "2027-02-28"),
        ("fin de mois le 30", "2028-01-15", "2028-02-29"),
        # 31 January + 30 = 2 March; the first 10th after it, and the first 2nd after it.
        ("fin de mois 30 jours le 10", "2027-01-15", "2027-03-10"),
        ("fin de mois 30 jours le 2", "2027-01-15", "2027-04-02"),
    ],
)
def test_the_due_date_is_the_one_that_the_reading_gives(text: str, day: str, expected: str) -> None:
    terms = parse(text)
    assert terms is not None
    assert due(terms, date.fromisoformat(day)) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    [
        *("30 jours", "999999999 jours", "45 jours fin de mois", "fin de mois 45 jours"),
        *("30 jours fin de mois le 10", "fin de mois 30 jours le 31", "fin de mois le 31"),
    ],
)
def test_a_due_date_beyond_the_calendar_is_its_last_day(text: str) -> None:
    terms = parse(text)
    assert terms is not None
    assert due(terms, date(9999, 12, 20)) == date.max


@pytest.mark.parametrize(
    ("text", "percent", "terms"),
    [
        ("2 % 10 jours", "2", Terms(PLAIN, 10)),
        ("2% 10 days", "2", Terms(PLAIN, 10)),
        ("2,5\u00a0% 8 jours", "2.5", Terms(PLAIN, 8)),
        ("0.5% within 8 days", "0.5", Terms(PLAIN, 8)),
        ("2 % pour paiement sous 10 jours", "2", Terms(PLAIN, 10)),
        ("1 %, 10 jours fin de mois", "1", Terms(END, 10)),
        ("3 % comptant", "3", Terms(PLAIN, 0)),
    ],
)
def test_a_discount_is_a_percentage_and_terms(text: str, percent: str, terms: Terms) -> None:
    assert parse_discount(text) == (Decimal(percent), terms)


@pytest.mark.parametrize("text", ["2 %", "10 jours", "2 10 jours", "0 % 10 jours", "100 % 10 jours", "2 % bientôt", ""])
def test_what_is_no_discount_is_not_read(text: str) -> None:
    assert parse_discount(text) is None
