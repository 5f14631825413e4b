"""The account on a customer's page: that of `acompte statement`, and no more than a page can hold."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from acompte_cli.ledger import load
from acompte_reports.site import account
from acompte_reports.site.build import environment
from acompte_reports.site.desk import Desk
from acompte_reports.site.pages import Page, context
from acompte_reports.view import View
from support.commands import Command
from support.site_pages import plain

_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)


@pytest.fixture(scope="module")
def desk(sample: Path, sample_day: date) -> Desk:
    return Desk(View(load(str(sample)).reading.history, sample_day), "fr")


def written(desk: Desk, customer: str) -> str:
    page = Page(desk.customer_link(customer), "client.html", customer)
    shown = environment(desk, page.root).get_template(page.template).render(context(desk, page), page=page)
    return plain(shown.partition('<section id="account">')[2].partition("</section>")[0])


def rows(section: str) -> list[list[str]]:
    """Give the cells of the account: day, movement, debit, credit, balance."""
    found = [_CELL.findall(row) for row in _ROW.findall(section.partition("<tbody>")[2])]
    return [[unescape(re.sub(r"<i>.*?</i>|<[^>]*>", "", cell)).strip() for cell in row] for row in found]


def told(desk: Desk, number: str) -> str:
    """Write an amount of a command as the page writes it."""
    return plain(desk.formats.money(Decimal(number)))


@pytest.mark.parametrize("customer", ["Griffon", "Garon", "Belledonne"])
def test_the_account_of_the_page_is_that_of_the_command(
    customer: str, desk: Desk, sample: Path, sample_day: date
) -> None:
    said = Command(sample, str(sample_day)).json("statement", customer)
    section = written(desk, f"Actif:Clients:{customer}")
    first, *lines = rows(section)
    assert first[-1] == told(desk, said["opening"])
    assert len(lines) == len(said["movements"]) > 5
    for (day, words, debit, credit, balance), movement in zip(lines, said["movements"], strict=True):
        amount = movement["amount"]
        assert day == plain(desk.formats.medium(date.fromisoformat(movement["date"])))
        assert words.endswith(movement["document"] or "")
        assert (debit, credit) == (("", told(desk, amount[1:])) if amount[0] == "-" else (told(desk, amount), ""))
        assert balance == told(desk, movement["balance"])
    assert f"Solde au 31 août 2026 : {told(desk, said['balance'])} ;" in section


def test_a_long_account_begins_with_the_balance_before_its_last_movements(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = rows(written(desk, "Actif:Clients:Griffon"))
    monkeypatch.setattr(account, "LINES", 3)
    section = written(desk, "Actif:Clients:Griffon")
    first, *lines = rows(section)
    assert lines == whole[-3:]
    assert first[-1] == whole[-4][-1]
    assert "les 3 derniers mouvements" in section


def test_a_customer_that_nothing_ever_moved_has_no_account(desk: Desk) -> None:
    assert account.account_shown(desk, "Actif:Clients:Personne") is None
