"""What the desk will not write: the law or the books forbid it, and the sentence says the way out."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from acompte_cli.main import cli
from support.desk_walk import ledger_text

QUOTE = "quote new Lumen 1000 --vat 20 --title Porte --date 2026-01-05"
ACCEPTED = (QUOTE, "quote accept D2026-001 --date 2026-01-12")
PAID = (*ACCEPTED, "payment FA2026-001 --date 2026-02-01")
CLOSED = (*PAID, "invoice final D2026-001 --date 2026-03-01")
HOME = (
    "quote new Aubanel 1200 --vat 20 --title Porte --off-premises --date 2026-01-05",
    "quote accept D2026-001 --date 2026-01-12",
)

REFUSALS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "a deposit on an open quote": ((QUOTE,), "invoice deposit D2026-001", "quote accept D2026-001"),
    "a final on an open quote": ((QUOTE,), "invoice final D2026-001", "quote accept D2026-001"),
    "an invoice before the acceptance": (
        (QUOTE, "quote accept D2026-001 --no-deposit --date 2026-01-12"),
        "invoice deposit D2026-001 --percent 30 --date 2026-01-10",
        "2026-01-12",
    ),
    "a deposit over the quote": (ACCEPTED, "invoice deposit D2026-001 --amount 700.01", "700.00"),
    "a consumer's deposit over the quote, said with VAT": (
        (HOME[0], "quote accept D2026-001 --no-deposit --date 2026-01-12"),
        "invoice deposit D2026-001 --amount 1200.01",
        "Ask for 1,200.00 at most",
    ),
    "a deposit of nothing": (ACCEPTED, "invoice deposit D2026-001 --amount 0", "above zero"),
    "a deposit of 101 %": (ACCEPTED, "invoice deposit D2026-001 --percent 101", "between 0 and 100%"),
    "a deposit where none is planned any more": (ACCEPTED, "invoice deposit D2026-001", "--percent or --amount"),
    "progress beyond the end": (ACCEPTED, "invoice progress D2026-001 --percent 100", "invoice final D2026-001"),
    "progress that adds nothing": (
        (*ACCEPTED, "invoice progress D2026-001 --percent 50 --date 2026-02-01"),
        "invoice progress D2026-001 --percent 40",
        "up to 50%",
    ),
    "a second final": (CLOSED, "invoice final D2026-001", "closed by FA2026-002"),
    "a deposit after the final": (CLOSED, "invoice deposit D2026-001 --percent 5", "closed by FA2026-002"),
    "a second acceptance": (ACCEPTED, "quote accept D2026-001", "invoice deposit D2026-001"),
    "a refusal after the acceptance": (ACCEPTED, "quote refuse D2026-001", "quote cancel D2026-001"),
    "a cancellation of what nobody accepted": ((QUOTE,), "quote cancel D2026-001 --refund", "quote refuse D2026-001"),
    "a cancellation that does not say what becomes of the deposits": (
        PAID,
        "quote cancel D2026-001",
        "--keep indemnity",
    ),
    "deposits kept without saying as what": (PAID, "quote cancel D2026-001 --keep", "--keep price"),
    "a cancellation of a closed quote": (CLOSED, "quote cancel D2026-001 --refund", "closed by FA2026-002"),
    "what is done to a cancelled quote": (
        (*ACCEPTED, "quote cancel D2026-001 --refund --date 2026-02-01"),
        "invoice final D2026-001",
        "cancelled on 2026-02-01",
    ),
    "a refused quote accepted": (
        (QUOTE, "quote refuse D2026-001 --date 2026-02-01"),
        "quote accept D2026-001",
        "refused on 2026-02-01",
    ),
    "an amendment below what is invoiced": (
        CLOSED[:-1],
        "quote amend D2026-001 --vat 20 -- Moins -800",
        "Issue a credit note first",
    ),
    "an amendment of a closed quote": (CLOSED, "quote amend D2026-001 Plus 10", "closed by FA2026-002"),
    "a second reception": (
        (*ACCEPTED, "quote received D2026-001 --date 2026-02-01"),
        "quote received D2026-001",
        "2026-02-01",
    ),
    "a date before the last number": (
        CLOSED,
        "invoice new Lumen 10 --title Vis --date 2026-02-28",
        "from 2026-03-01 on",
    ),
    "a due date before the document": (
        (),
        "invoice new Lumen 10 --title Vis --date 2026-02-28 --due 2026-02-27",
        "before the document",
    ),
    "a credit over the invoice": (CLOSED, "invoice credit FA2026-002 --amount 840.01", "840.00 at most"),
    "a credit on what is settled, without an amount": (PAID, "invoice credit FA2026-001", "--amount"),
    "a credit on a deducted deposit": (
        CLOSED,
        "invoice credit FA2026-001 --amount 10",
        "deducted in full (FA2026-002)",
    ),
    "a credit on what is credited whole, its payment bounced since": (
        (*PAID, "quote cancel D2026-001 --refund --date 2026-02-10", "bounce FA2026-001 --date 2026-02-20"),
        "invoice credit FA2026-001",
        "acompte payment FA2026-001",
    ),
    "a credit at a rate that the invoice has not": (
        CLOSED,
        "invoice credit FA2026-002 --amount 10 --vat 10",
        "its rates: 20 %",
    ),
    "a credit on a credit": (
        (*CLOSED, "invoice credit FA2026-002 --amount 12 --date 2026-03-02"),
        "invoice credit AV2026-001",
        "does not correct another",
    ),
    "a credit on what is credited in full": (
        (*ACCEPTED, "invoice credit FA2026-001 --date 2026-02-01"),
        "invoice credit FA2026-001 --amount 10",
        "cancelled by its credit notes",
    ),
    "a payment of what is paid": (PAID, "payment FA2026-001", "nothing is open"),
    "a payment of a credit note": (
        (*CLOSED, "invoice credit FA2026-002 --amount 12 --date 2026-03-02"),
        "payment AV2026-001",
        "acompte refund AV2026-001",
    ),
    "a payment of documents of two customers": (
        (
            "invoice new Lumen 10 --title a --date 2026-02-01",
            "invoice new Mairie 10 --title b --date 2026-02-01",
        ),
        "payment FA2026-001 FA2026-002",
        "Lumen SAS, Mairie de Sarzay",
    ),
    "a payment to what is no bank": (ACCEPTED, "payment FA2026-001 --account Charges:Pertes", "Actif:Banque"),
    "money for a quote without an amount": (
        (QUOTE, "quote accept D2026-001 --no-deposit --date 2026-01-12"),
        "payment D2026-001",
        "1,200.00",
    ),
    "a discount that nobody granted": (CLOSED, "payment FA2026-002 --discount", "without --discount"),
    "a discount that is over": (
        (*PAID, 'invoice final D2026-001 --discount "2 % 10 jours" --date 2026-03-01'),
        "payment FA2026-002 --discount --date 2026-03-12",
        "until 2026-03-11",
    ),
    "a consumer's payment before the eighth day": (HOME, "payment FA2026-001 --date 2026-01-19", "2026-01-20"),
    "a consumer's deposit due before the eighth day": (
        (HOME[0], "quote accept D2026-001 --no-deposit --date 2026-01-12"),
        "invoice deposit D2026-001 --percent 30 --date 2026-01-12 --due 2026-01-19",
        "2026-01-20",
    ),
    "a refund of nothing": (PAID, "refund FA2026-001", "Issue a credit note first"),
    "a refund of more than stands on account": (
        (*ACCEPTED, "payment FA2026-001 --amount 400 --date 2026-02-01"),
        "refund FA2026-001 --amount 40.01",
        "40.00",
    ),
    "a bounce without money": (ACCEPTED, "bounce FA2026-001", "no money"),
    "a bounce of more than came": (PAID, "bounce FA2026-001 --amount 360.01", "360.00"),
    "a loss of what is paid": (PAID, "writeoff FA2026-001", "nothing is open"),
    "doubtful twice": ((*ACCEPTED, "doubtful FA2026-001 --date 2026-03-01"), "doubtful FA2026-001", "already"),
    "a dispute of what is paid": (PAID, 'dispute FA2026-001 "why"', "nothing is open"),
    "the end of no dispute": (PAID, "resolve FA2026-001", "not disputed"),
    "a promise for yesterday": (ACCEPTED, "promise FA2026-001 2026-03-30", "past"),
    "a promise of more than is open": (ACCEPTED, "promise FA2026-001 2026-05-01 360.01", "360.00"),
    "a release of nothing": (ACCEPTED, "release Lumen", "not on hold"),
    "a quote that does not exist": ((), "quote accept D2026-404", "acompte quotes"),
    "an invoice that does not exist": ((), "payment FA2026-404", "acompte status"),
    "a customer whom nobody knows": ((), "quote new Nadar 10 --title x", "Lumen SAS"),
    "a number that is taken": ((QUOTE,), "quote new Lumen 10 --title x --number D2026-001", "taken"),
    "a number that is no link": ((), "quote new Lumen 10 --title x --number 'D 1'", "ASCII"),
    "lines that do not sum to the amount": ((), 'quote new Lumen 10 --title x --line "a; 1 u; 11"', "11.00"),
    "a customer there is already": ((), "customer new 'lumen sas'", "Actif:Clients:Lumen"),
    "a SIREN that is none": ((), "customer new Nadar --siren 123456789", "check digit"),
    "an invoice without VAT and without a reason": ((), "invoice new Lumen 10 --vat 0 --title x", "--vat-reason"),
    "a credit on a deposit that was repaid and has bounced": (
        (
            *PAID,
            "quote cancel D2026-001 --refund --date 2026-02-10",
            "bounce FA2026-001 --date 2026-02-11",
        ),
        "invoice credit FA2026-001",
        "cancelled by its credit notes",
    ),
    "a quote without VAT and without a reason": ((), "quote new Lumen 10 --vat 0 --title x", "--vat-reason"),
    "a quote with VAT and a reason for none": (
        (),
        "quote new Lumen 10 --vat 20 --vat-reason export --title x",
        "--vat 0",
    ),
    "a line with VAT on a quote with a reason for none": (
        (),
        'quote new Lumen --vat-reason export --title x --line "Pose; 1 u; 10; 20"',
        "--vat 0",
    ),
    "an amendment with VAT of a quote with a reason for none": (
        ("quote new Lumen 10 --vat-reason export --title x --date 2026-01-05",),
        "quote amend D2026-001 Plus 10 --vat 20",
        "--vat 0",
    ),
    "terms that nobody can read": (
        (),
        "quote new Lumen 10 --title x --terms 'quand il voudra'",
        "cannot be read",
    ),
    "a quote that expires before it is made": (
        (),
        "quote new Lumen 10 --title x --expires 2026-03-30",
        "Give a later day",
    ),
    "a fee of all that came in": (ACCEPTED, "payment FA2026-001 --fee 360", "between zero and the 360.00"),
    "an account that is not there": ((), "invoice new Lumen 10 --vat 8.5 --title x", "vat: 8.5"),
    "what happens before the quote": ((QUOTE,), "quote accept D2026-001 --date 2026-01-04", "--date"),
}


@pytest.mark.parametrize("amount", ["0.00", "-100.00"])
@pytest.mark.parametrize(
    ("words", "way_out"),
    [
        ("invoice deposit D2026-001 --amount 10", "is left to invoice"),
        ("invoice deposit D2026-001 --amount 10 --ttc", "above zero"),
        ("invoice deposit D2026-001 --percent 10", "above zero"),
        ("invoice progress D2026-001 --percent 10", "nothing is left"),
    ],
)
def test_a_quote_of_nothing_has_nothing_to_ask_for(tmp_path: Path, amount: str, words: str, way_out: str) -> None:
    path = tmp_path / "main.beancount"
    quote = f"""2026-01-03 custom "quote" "D2026-001" Actif:Clients:Lumen {amount} EUR
  vat: 20
2026-01-03 custom "accepted" "D2026-001"
"""
    path.write_text(ledger_text("receipts", series=True) + quote, encoding="utf-8")
    result = run(path, words)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert way_out in result.stderr


def run(path: Path, words: str) -> Result:
    arguments = shlex.split(words)
    if "--date" not in arguments:
        place = arguments.index("--") if "--" in arguments else len(arguments)
        arguments[place:place] = ["--date", "2026-03-31"]
    return CliRunner().invoke(cli, ["-f", str(path), "--lang", "en", *arguments])


@pytest.mark.parametrize("what", REFUSALS)
def test_it_is_refused_with_the_way_out(tmp_path: Path, what: str) -> None:
    before, words, way_out = REFUSALS[what]
    path = tmp_path / "main.beancount"
    path.write_text(ledger_text("receipts", series=True), encoding="utf-8")
    for done in before:
        result = run(path, done)
        assert result.exit_code == 0, (done, result.output)
    text = path.read_bytes()
    result = run(path, words)
    assert result.exit_code == 1, result.output
    assert result.stdout == ""
    assert way_out in result.stderr.replace("€", "")
    assert result.stderr.count("\n") == 1
    assert "has not now" not in result.stderr
    assert path.read_bytes() == text


def test_nothing_is_written_into_a_sealed_period(tmp_path: Path) -> None:
    path = tmp_path / "main.beancount"
    path.write_text(ledger_text("receipts", series=True) + '2026-03-31 custom "lock" "sha256:0"\n', encoding="utf-8")
    result = run(path, "invoice new Lumen 10 --title Vis --vat 20 --date 2026-03-31")
    assert result.exit_code == 1
    assert "2026-04-01 or later" in result.stderr
    assert run(path, "invoice new Lumen 10 --title Vis --vat 20 --date 2026-04-01").exit_code == 0
