"""A table of open items is read as spreadsheets write it, and each wrong line says what would be right."""

import re
from datetime import date
from decimal import Decimal

import pytest

from acompte.desk import sentences
from acompte.desk.sentences import charging, closing, documents, founding, money, names, quotes, sentence
from acompte.founding.bundles import Bundles, bundle
from acompte.founding.cells import KNOWN, as_text, column, read_day
from acompte.founding.facts import Facts
from acompte.founding.items import read_items
from acompte.model import values

FACTS = Facts("Atelier Brunel SARL", date(2026, 7, 1))
HEAD = "customer;number;kind;date;due;total;open;vat;quote;quote-amount;invoiced-before;vat-reason;siren;terms"
SOUND = "Lumen SAS;F-1;invoice;2026-05-12;2026-07-11;1200.00;1200.00;20;;;;;;"


def read(*lines: str, facts: Facts = FACTS, head: str = HEAD) -> tuple[Bundles, list[tuple[int, str]]]:
    """Give what lines say, and what is said of them in English, by line."""
    found, problems = read_items("\n".join((head, *lines)).encode(), facts)
    bundles, more = bundle(found, facts)
    both = sorted([*problems, *more], key=lambda problem: problem.line)
    return bundles, [(problem.line, sentence(problem.refusal, "en")) for problem in both]


def line(**cells: str) -> str:
    """Give the sound line with some cells changed."""
    columns = HEAD.split(";")
    row = dict(zip(columns, SOUND.split(";"), strict=True))
    row.update({key.replace("_", "-"): value for key, value in cells.items()})
    return ";".join(row[name] for name in columns)


# Cells


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("8400", "8400.00"),
        ("8400.5", "8400.50"),
        ("8 400,00", "8400.00"),
        ("8\u202f400,00 €", "8400.00"),
        ("8,400.00", "8400.00"),
        ("8.400,00", "8400.00"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567", "1234567.00"),
        ("-120,00 EUR", "-120.00"),
        ("0", "0.00"),
    ],
)
def test_an_amount_is_read_with_point_or_comma(text: str, amount: str) -> None:
    assert values.money(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["", "cent", "1.005", "12,345,6", "1e3", "NaN", "Infinity", "1" * 20, "--1", "1.2.3"])
def test_what_is_no_amount_is_not_read(text: str) -> None:
    assert values.money(text) is None


@pytest.mark.parametrize("text", ["2026-05-12", "12/05/2026", "12.05.2026", "12-5-2026"])
def test_a_day_is_read_as_iso_or_in_french(text: str) -> None:
    assert read_day(text) == date(2026, 5, 12)


@pytest.mark.parametrize("text", ["05/13/2026", "31/02/2026", "12/05/26", "demain", "2026-13-01"])
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize("name", KNOWN)
def test_a_column_is_known_by_its_name_whatever_its_capitals(name: str) -> None:
    assert column(name) == column(name.upper()) == column(name.replace("-", "_")) == name


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Numéro", "number"),
        ("Échéance", "due"),
        ("Reste dû", "open"),
        ("Taux de TVA", "vat"),
        ("Déjà facturé", "invoiced-before"),
    ],
)
def test_a_column_is_known_by_its_french_name(heading: str, name: str) -> None:
    assert column(heading) == name


def test_no_name_of_a_column_stands_for_two() -> None:
    every = [*KNOWN, *(name for others in KNOWN.values() for name in others)]
    assert len(every) == len(set(every))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_is_read_in_the_encodings_of_spreadsheets(encoding: str) -> None:
    assert as_text("Façade, 8 400,00 €".encode(encoding)) == "Façade, 8 400,00 €"


def test_bytes_that_are_no_text_are_not_read() -> None:
    assert as_text(b"PK\x03\x04\x00\x00") is None
    assert as_text(b"\xff\xfe\x00") is None


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_cut_by_the_separator_of_its_first_line(separator: str, end: str) -> None:
    text = end.join((HEAD, SOUND, SOUND.replace("F-1", "F-2"))).replace(";", separator)
    items, problems = read_items(text.encode(), FACTS)
    assert problems == []
    assert [(item.number, item.open) for item in items] == [("F-1", Decimal("1200.00")), ("F-2", Decimal("1200.00"))]


def test_a_cell_in_quotation_marks_may_hold_the_separator_and_a_line_break() -> None:
    quoted = line(customer='"Lumen; Fils\n& Cie"')
    items, problems = read_items("\n".join((HEAD, quoted, line(number="F-2", open="x"))).encode(), FACTS)
    assert [item.customer for item in items] == ["Lumen; Fils & Cie"]
    assert [problem.line for problem in problems] == [4]


def test_empty_lines_are_left_out_and_counted() -> None:
    _, said = read("", SOUND, ";;;;;", line(number="F-2", open="rien"))
    assert [place for place, _ in said] == [5]


# What is wrong


@pytest.mark.parametrize(
    ("cells", "what", "right"),
    [
        ({"customer": ""}, "'customer' is empty", ""),
        ({"number": ""}, "'number' is empty", ""),
        ({"number": "F 1"}, "'F 1' cannot be a number", "letters, digits"),
        ({"kind": "devis"}, "'devis' is no kind", "invoice, deposit or credit"),
        ({"date": ""}, "'date' is empty", ""),
        ({"date": "31/02/2026"}, "'31/02/2026' (column date)", "2026-05-12"),
        ({"date": "2026-07-02"}, "after the first day", "--date 2026-07-02"),
        ({"due": ""}, "has no due date", "column due"),
        ({"due": "2026-05-11"}, "before its date", ""),
        ({"total": "mille"}, "'mille' (column total)", "8400.00"),
        ({"open": "1200.01"}, "€1,200.01 open of a total of €1,200.00", "at most"),
        ({"open": "0"}, "Nothing is open of F-1", "invoiced-before"),
        ({"open": "-5"}, "negative", "credit"),
        ({"total": "0", "open": "0"}, "the total is zero", "Take the line out"),
        ({"vat": ""}, "VAT rate is missing", "0 without VAT"),
        ({"vat": "vingt"}, "'vingt' is no VAT rate", "20, 10, 5.5"),
        ({"vat": "200"}, "'200' is no VAT rate", "20, 10, 5.5"),
        ({"siren": "123456789"}, "no SIREN", "nine digits"),
        ({"terms": "un jour"}, "'un jour' cannot be read", "30 days end of month"),
        ({"quote_amount": "1000"}, "no quote", "column quote"),
        ({"quote": "Q-1"}, "amount of quote Q-1 at 20%", "quote-amount"),
        ({"quote": "Q-1", "quote_amount": "0"}, "Quote Q-1 is of €0.00", "above zero"),
        ({"quote": "Q-1", "quote_amount": "900"}, "€1,000.00 of it are invoiced", "Correct quote-amount"),
        ({"quote": "Q-1", "quote_amount": "9000", "invoiced_before": "-1"}, "-€1.00", "not negative"),
        ({"quote": "Q-1", "quote_amount": "9000", "vat": "0"}, "bears no VAT", "vat-reason"),
        ({"quote": "F-1", "quote_amount": "9000"}, "both a quote and a document", ""),
        ({"vat_reason": "parce que"}, "no reason for no VAT", "franchise"),
        ({"kind": "avoir", "quote": "Q-1", "quote_amount": "9000"}, "is a credit note", "quote empty"),
        ({"number": "FA2026-031"}, "FA{year}-{number:03}", "--last-invoice"),
        ({"number": "AV2026-003", "kind": "credit"}, "AV{year}-{number:03}", "--credit-series AV{year}-N{number:03}"),
    ],
)
def test_a_wrong_line_is_named_with_what_would_be_right(cells: dict[str, str], what: str, right: str) -> None:
    _, said = read(line(), line(**{"number": "F-9", **cells})) if "number" in cells else read("", line(**cells))
    assert [place for place, _ in said] == [3]
    assert what in said[0][1]
    assert right in said[0][1]


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ({"vat": "20"}, "has a line at 20% already (line 2)"),
        ({"vat": "10", "customer": "Beta SARL"}, "is on line 2 too, with another value in the column customer"),
        ({"vat": "10", "date": "2026-05-13"}, "in the column date"),
        ({"vat": "10", "kind": "deposit"}, "in the column kind"),
        ({"vat": "10", "due": "2026-07-12"}, "in the column due"),
        ({"vat": "10", "quote": "Q-1", "quote_amount": "9000"}, "in the column quote"),
        ({"number": "F-2", "siren": "732829320"}, "'732829320' in the column siren, and '123456782' above"),
        ({"number": "F-2", "customer": "Beta", "siren": "123456782"}, "is that of Lumen SAS already"),
    ],
)
def test_a_line_that_contradicts_another_is_named(second: dict[str, str], what: str) -> None:
    _, said = read(line(siren="123456782"), line(**second))
    assert [place for place, _ in said] == [3]
    assert what in said[0][1]


@pytest.mark.parametrize(
    ("second", "what"),
    [
        ({"quote_amount": "8000"}, "€8,000.00 here, of €9,000.00 above, at 20%"),
        ({"invoiced_before": "2000"}, "€2,000.00 invoiced before on quote Q-1 here, €3,000.00 above"),
        ({"customer": "Beta SARL"}, "Quote Q-1 is of another customer on line 2"),
    ],
)
def test_a_quote_that_lines_contradict_is_named(second: dict[str, str], what: str) -> None:
    first = {"kind": "deposit", "quote": "Q-1", "quote_amount": "9000", "invoiced_before": "3000"}
    _, said = read(line(**first), line(**{**first, "number": "F-2", **second}))
    assert [place for place, _ in said] == [3]
    assert what in said[0][1]


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (HEAD.replace("due", "durée"), "'durée' is no known column"),
        (HEAD.replace("due", "numéro"), "'numéro' is a second column 'number'"),
        (HEAD.replace("total;", ""), "Missing: total"),
        ("", "names the columns"),
    ],
)
def test_wrong_headings_are_named_alone(head: str, what: str) -> None:
    _, said = read(SOUND if head else "", head=head)
    assert [place for place, _ in said] == [1]
    assert what in said[0][1]


def test_a_table_without_lines_is_refused() -> None:
    assert [place for place, _ in read()[1]] == [1]


def test_a_quotation_mark_that_stands_open_is_named_where_it_begins() -> None:
    _, said = read(SOUND, line(number="F-2", customer='"Lumen'), line(number="F-3"))
    assert [place for place, _ in said] == [3]
    assert "quotation mark" in said[0][1]


def test_a_line_with_too_many_cells_is_named() -> None:
    _, said = read(SOUND + ";8 400,00")
    assert [place for place, _ in said] == [2]
    assert "15 cells for 14 columns" in said[0][1]


def test_every_problem_of_every_line_is_named() -> None:
    _, said = read(line(date="hier", open="x", vat="y"), SOUND, line(number="F-2", customer=""))
    assert [place for place, _ in said] == [2, 2, 2, 4]


def test_without_vat_a_rate_is_wrong_and_none_is_right() -> None:
    untaxed = FACTS._replace(vat_due="none", vat_reason="franchise")
    assert read(line(vat=""), line(number="F-2", vat="0"), facts=untaxed)[1] == []
    assert "A rate of 20% for a company without VAT" in read(line(), facts=untaxed)[1][0][1]


@pytest.mark.parametrize(("number", "sound"), [("FA2026-046", True), ("FA2026-047", True), ("FA2026-048", False)])
def test_the_last_number_issued_is_the_highest(number: str, sound: bool) -> None:
    _, said = read(line(number=number), facts=FACTS._replace(last_invoice="FA2026-047"))
    assert ([text for _, text in said if "comes after FA2026-047" in text] == []) is sound


def test_numbers_of_years_gone_by_are_free() -> None:
    assert read(line(number="FA2025-031"))[1] == []


def test_a_series_without_a_year_is_taken_by_any_of_its_numbers() -> None:
    _, said = read(line(number="F-0031"), facts=FACTS._replace(invoices="F-{number:04}"))
    assert len(said) == 1


# What is right


def test_a_document_with_two_rates_is_one_document() -> None:
    bundles, said = read(line(open="1000"), line(vat="10", total="1100", open="1100"))
    assert said == []
    (paper,) = bundles.papers
    assert (paper.open, [item.rate for item in paper.lines]) == (Decimal("2100.00"), [Decimal(20), Decimal(10)])


def test_a_customer_is_one_whatever_its_capitals_and_spaces() -> None:
    bundles, said = read(line(terms="30 jours"), line(number="F-2", customer="LUMEN  sas", siren="123 456 782"))
    assert said == []
    assert bundles.customers == {"Lumen SAS": {"terms": "30 jours", "siren": "123456782"}}


def test_what_invoices_asked_for_on_a_quote_is_what_they_say_else_their_sum() -> None:
    on_quote = {"quote": "Q-1", "quote_amount": "9000"}
    assert read(line(**on_quote, invoiced_before="4000"))[0].orders[0].before == Decimal("4000.00")
    assert read(line(**on_quote))[0].orders[0].before == Decimal("1000.00")
    assert read(line(**on_quote, kind="deposit"))[0].orders[0].before == 0


def test_a_credit_may_be_written_with_either_sign() -> None:
    for sign in ("", "-"):
        bundles, said = read(line(kind="avoir", total=f"{sign}120", open=f"{sign}120", due=""))
        assert said == []
        assert bundles.papers[0].open == Decimal("120.00")


# Sentences


@pytest.mark.parametrize("key", founding.SENTENCES)
def test_both_languages_name_the_same_facts(key: str) -> None:
    french, english = founding.SENTENCES[key]
    fields = [
        {name.partition("!")[0].partition(":")[0] for name in re.findall(r"(?<!\{)\{([a-z_!:]+)\}", text)}
        for text in (french, english)
    ]
    assert fields[0] == fields[1]


def test_no_sentence_hides_another() -> None:
    tables = (names, quotes, documents, money, charging, closing, founding)
    assert len(sentences.SENTENCES) == sum(len(table.SENTENCES) for table in tables)
