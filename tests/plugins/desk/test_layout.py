"""Directives as text: Beancount reads them back as they were, in the columns of what stands around them."""

import os
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from beancount.core import account as accounts
from beancount.core.amount import Amount
from beancount.core.data import Balance, Close, Custom, Document, Note, Open, Transaction
from beancount.parser import parser
from hypothesis import given, settings
from hypothesis import strategies as st

from acompte.desk.entries import AccountName, custom, document, leg, note, opening, transaction
from acompte.desk.layout import USUAL_COLUMN, column_of, number, write_entries, write_entry
from support.ledgers import OPTIONS

DAY = date(2026, 9, 20)

# -- what is written is read back ---------------------------------------------------------------------------------

texts = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40),
    st.text(st.sampled_from('a"\\\n\r\t;#^ é’\u00a0\u2028\u0085{}@'), max_size=20),
    st.sampled_from(
        ["30 %", "5,5 %", "\\n", '"', "\\", '\\"', "2026-01-01", "TRUE", "12.00 EUR", "\ufeff", "😀", "x\\"]
    ),
)
days = st.dates(date(1900, 1, 1), date(2999, 12, 31))
cents = st.integers(-(10**14), 10**14).map(lambda number: Decimal(number).scaleb(-2))
decimals = st.one_of(cents, st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6))
money = st.builds(Amount, cents, st.sampled_from(["EUR", "USD"]))
leaves = st.text(st.sampled_from("aeéèçœßАбｶ月0-"), max_size=8).map(lambda rest: "É" + rest)
names = st.builds(
    lambda root, parts: AccountName(":".join([root, *parts])),
    st.sampled_from(["Actif", "Passif", "Produits", "Charges", "Capitaux"]),
    st.lists(leaves, min_size=1, max_size=3),
)
links = st.frozensets(st.from_regex(r"[A-Za-z0-9\-_/.]{1,12}", fullmatch=True), max_size=3)
keys = st.from_regex(r"[a-z][a-z0-9_\-]{1,10}", fullmatch=True).filter(
    lambda key: key.replace("_", "-") not in ("filename", "lineno")
)
metas = st.dictionaries(keys, st.one_of(texts, days, money, decimals, st.booleans()), max_size=4)
# A number right before a negative one is a difference to Beancount; the desk never has two in a row.
values = st.lists(st.one_of(texts, names, days, money, st.booleans()), min_size=1, max_size=4)
legs = st.builds(lambda name, amount, meta: leg(name, amount, **meta), names, decimals, metas)
directives = st.one_of(
    st.builds(
        lambda day, payee, text, linked, rows, meta: transaction(day, payee, text, linked, rows, "EUR", **meta),
        days,
        st.none() | texts,
        texts,
        links,
        st.lists(legs, max_size=4),
        metas.map(lambda meta: {f"m{key}": value for key, value in meta.items()}),
    ),
    st.builds(
        lambda day, kind, said, meta: custom(day, kind, *said, **meta),
        days,
        texts,
        values,
        metas.map(lambda meta: {f"m{key}": value for key, value in meta.items()}),
    ),
    st.builds(
        lambda day, name, file, linked: document(day, name, file, linked, sent="email"),
        days,
        names,
        st.just("documents/é à.pdf"),
        links,
    ),
    st.builds(
        lambda day, name, text, linked: note(day, name, text, linked, reminder="first"), days, names, texts, links
    ),
    st.builds(lambda day, name, text: opening(day, name, "EUR", name=text, siren="732829320"), days, names, texts),
    st.builds(lambda day, name: Close({}, day, name), days, names),
)


def facts(entry: Any) -> tuple[Any, ...]:
    """Give all that an entry says; where it stands, and what a parser adds, left out."""
    said = said_in(entry.meta)
    match entry:
        case Transaction():
            rows = [(row.account, row.units, row.cost, row.price, said_in(row.meta)) for row in entry.postings]
            return (
                "transaction",
                entry.date,
                entry.flag,
                entry.payee,
                entry.narration,
                entry.tags,
                entry.links,
                rows,
                said,
            )
        case Custom():
            return "custom", entry.date, entry.type, [tuple(value) for value in entry.values], said
        case Document():
            file = os.path.relpath(entry.filename)
            return "document", entry.date, entry.account, file, entry.tags, entry.links, said
        case Note():
            return "note", entry.date, entry.account, entry.comment, entry.tags, entry.links, said
        case Open():
            return "open", entry.date, entry.account, entry.currencies, entry.booking, said
        case _:
            return "close", entry.date, entry.account, said


def said_in(meta: Any) -> dict[str, Any]:
    return {key: (type(value), value) for key, value in (meta or {}).items() if key not in ("filename", "lineno")}


@settings(max_examples=300)
@given(st.lists(directives, min_size=1, max_size=3), st.integers(0, 90))
def test_beancount_reads_back_what_is_written(entries: list[Any], column: int) -> None:
    found, errors, _ = parser.parse_string(OPTIONS + write_entries(entries, column))
    assert errors == []
    read = sorted(found, key=lambda entry: entry.meta["lineno"])
    assert [facts(entry) for entry in read] == [facts(entry) for entry in entries]


@given(directives, st.integers(0, 90))
def test_each_entry_stands_in_the_text_as_it_is_written_alone(entry: Any, column: int) -> None:
    text = write_entries([entry], column)
    assert text == write_entry(entry, column) + "\n"
    assert all(line == line.rstrip(" ") for line in text.split("\n"))


def test_a_kind_that_the_desk_does_not_write_is_a_mistake_of_ours() -> None:
    with pytest.raises(TypeError, match="writes no Balance"):
        write_entry(Balance({}, DAY, "Actif:Banque", Amount(Decimal(1), "EUR"), None, None))


def test_a_custom_keeps_accounts_apart_from_texts() -> None:
    entry = custom(DAY, "hold", AccountName("Actif:Clients:Lumen"), "Actif:Clients:Lumen")
    assert [value.dtype for value in entry.values] == [accounts.TYPE, str]
    assert write_entry(entry) == '2026-09-20 custom "hold" Actif:Clients:Lumen "Actif:Clients:Lumen"'


@pytest.mark.parametrize(
    ("amount", "text"),
    [("1", "1.00"), ("1.2", "1.20"), ("1.250", "1.25"), ("1.255", "1.255"), ("-0.5", "-0.50"), ("1E+3", "1000.00")],
)
def test_an_amount_has_two_decimals_or_as_many_as_it_needs(amount: str, text: str) -> None:
    assert number(Decimal(amount)) == text


# -- columns ------------------------------------------------------------------------------------------------------

AT_40 = """\
2026-02-10 * "Lumen SAS" "Acompte"
  Actif:Clients:Lumen           3600.00 EUR
  Passif:Acomptes              -3000.00 EUR
  Passif:TVA                    -600.00 EUR
"""
AT_57 = """\
2026-02-10 * "Lumen SAS" "Acompte"
  ! Actif:Clients:Lumen                          3600.00 EUR  ; à relancer
    note: "Actif:Banque 1.00 EUR"
  Passif:Acomptes                               -3600.00 EUR;payé
  Passif:TVA
"""
TABS = '2026-02-10 * "x"\n\tActif:Clients:Lumen\t\t\t\t3600.00 EUR\n\tPassif:Acomptes\t\t\t\t\t3600.00 EUR\n'
THOUSANDS = """\
2026-02-10 * "x"
  Actif:Clients:Lumen             13,600.00 EUR
  Passif:Acomptes                -13,600.00 EUR
"""
AT_COST = """\
2026-02-10 * "x"
  Actif:Titres                      10 HOOL {500.00 EUR}
  Actif:Devises                 100.00 USD @ 0.90 EUR
  Actif:Banque                -5090.00 EUR
"""
NONE = '2026-02-10 open Actif:Banque EUR\n2026-02-10 * "x"\n  Actif:Banque  (3 * 4) EUR\n  Passif:Acomptes\n'
COLUMNS = {
    "40": (AT_40, 40),
    "57, with comments and a flag": (AT_57, 57),
    "tabs": (TABS, 64),
    "thousands": (THOUSANDS, 44),
    "costs and prices": (AT_COST, 39),
    "none": (NONE, USUAL_COLUMN),
    "empty": ("", USUAL_COLUMN),
}


@pytest.mark.parametrize("case", COLUMNS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["newlines", "carriage returns"])
def test_the_column_is_that_of_the_postings_around(case: str, ends: str) -> None:
    text, column = COLUMNS[case]
    assert column_of(text.replace("\n", ends)) == column


@pytest.mark.parametrize("case", COLUMNS)
def test_currencies_stand_in_the_column_of_the_postings_around(case: str) -> None:
    text, _ = COLUMNS[case]
    column = column_of(text)
    rows = [leg("Actif:Clients:Été", Decimal("120")), leg("Produits:Travaux", Decimal("-120"), item="x")]
    lines = write_entry(transaction(DAY, "Lumen SAS", "Été", (), rows, "EUR"), column).splitlines()
    assert [line.index(" EUR") + 1 for line in lines if line.endswith("EUR")] == [column, column]
    if case not in ("none", "costs and prices"):
        around = [line.expandtabs() for line in text.splitlines() if line.startswith((" ", "\t")) and " EUR" in line]
        assert {line.index("EUR") for line in around if "note" not in line} <= {column}


def test_the_newest_postings_say_the_column() -> None:
    assert column_of(AT_40 * 10 + AT_57 * 150) == 57


def test_an_account_too_long_for_the_column_keeps_two_spaces() -> None:
    entry = transaction(DAY, None, "x", (), [leg("Actif:" + "Long" * 20, Decimal("1"))], "EUR")
    assert write_entry(entry, 40).splitlines()[1].endswith("Long  1.00 EUR")


def test_a_transaction_stands_between_empty_lines_and_directives_of_a_day_together() -> None:
    sale = transaction(
        DAY, None, "x", (), [leg("Actif:Banque", Decimal("1")), leg("Actif:Caisse", Decimal("-1"))], "EUR"
    )
    text = write_entries(
        [custom(DAY, "accepted", "D1"), custom(DAY, "received", "D1"), sale, note(DAY, "Actif:Banque", "y", ())]
    )
    assert text == (
        '2026-09-20 custom "accepted" "D1"\n'
        '2026-09-20 custom "received" "D1"\n'
        "\n"
        '2026-09-20 * "x"\n'
        "  Actif:Banque                               1.00 EUR\n"
        "  Actif:Caisse                              -1.00 EUR\n"
        "\n"
        '2026-09-20 note Actif:Banque "y"\n'
    )
