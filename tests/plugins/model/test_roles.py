"""The chart of accounts is the configuration: the table of roles, inheritance, customers."""

import pytest
from beancount import loader
from beancount.core import data

from acompte.model.read import read_book
from acompte.model.roles import ROLES, Account, accounts_with_roles, role_of_number
from support.ledgers import OPTIONS, Ledger


@pytest.mark.parametrize(
    ("pcg", "role"),
    [
        ("411", "customer"),
        ("411000", "customer"),
        ("4111", "customer"),
        ("4117", "retention"),
        ("411700", "retention"),
        ("413", "bill"),
        ("413000", "bill"),
        ("416000", "doubtful"),
        ("4191", "deposits"),
        ("419100", "deposits"),
        ("4190", None),
        ("4198", None),
        ("445700", "vat"),
        ("445710", "vat"),
        ("44574", "vat-pending"),
        ("445740", "vat-pending"),
        ("445840", "vat-pending"),
        ("445870", "vat-pending"),
        ("445660", None),
        ("511200", "bank"),
        ("5113", "bill"),
        ("511400", "bill"),
        ("5115", "bank"),
        ("512000", "bank"),
        ("517100", "bank"),
        ("519", None),
        ("519100", None),
        ("530000", "bank"),
        ("54", None),
        ("401000", "set-off"),
        ("409", "set-off"),
        ("451", "set-off"),
        ("455000", "set-off"),
        ("467", "set-off"),
        ("467100", "set-off"),
        ("462", None),
        ("704000", "revenue"),
        ("706", "revenue"),
        ("709700", "revenue"),
        ("752000", "revenue"),
        ("758", "indemnity"),
        ("758100", "indemnity"),
        ("7583", "recovered"),
        ("758300", "recovered"),
        ("71", None),
        ("665000", "discount"),
        ("763100", "interest"),
        ("7631", "interest"),
        ("764", None),
        ("491000", "allowance"),
        ("654000", "bad-debt"),
        ("658000", "difference"),
        ("627800", "bank-fee"),
        ("668000", "interest-owed"),
        ("661", None),
        ("101000", None),
        ("4", None),
        ("", None),
    ],
)
def test_the_longest_prefix_of_the_number_gives_the_role(pcg: str, role: str | None) -> None:
    assert role_of_number(pcg, has_rate=False) == role


@pytest.mark.parametrize(
    ("pcg", "has_rate", "role"),
    [
        ("445800", True, "vat-pending"),
        ("445800", False, None),
        ("445880", True, "vat-pending"),
        ("445860", False, None),
        ("445840", True, "vat-pending"),
        ("445660", True, None),
        ("445710", True, "vat"),
    ],
)
def test_other_accounts_of_4458_are_pending_vat_where_they_have_a_rate(
    pcg: str, has_rate: bool, role: str | None
) -> None:
    assert role_of_number(pcg, has_rate=has_rate) == role


def chart(*opens: str) -> dict[str, Account]:
    entries, errors, _ = loader.load_string(OPTIONS + "\n".join(f"2020-01-01 open {line}" for line in opens))
    assert errors == []
    return accounts_with_roles(entry for entry in entries if isinstance(entry, data.Open))


def roles(*opens: str) -> dict[str, str]:
    return {name: account.role for name, account in chart(*opens).items()}


def test_an_account_without_a_number_has_its_nearest_opened_parents() -> None:
    assert roles(
        'Actif:Clients\n  pcg: "411000"',
        "Actif:Clients:Lumen:Nord",
        'Actif:Clients:Lumen:Retenue\n  pcg: "411700"',
        "Actif:Clients:Lumen:Retenue:Lot-1",
        "Actif:Stocks",
    ) == {
        "Actif:Clients": "customer",
        "Actif:Clients:Lumen:Nord": "customer",
        "Actif:Clients:Lumen:Retenue": "retention",
        "Actif:Clients:Lumen:Retenue:Lot-1": "retention",
    }


def test_a_number_without_a_role_hides_the_parents() -> None:
    assert roles('Actif:Clients\n  pcg: "411"', 'Actif:Clients:Avances\n  pcg: "409800"') == {
        "Actif:Clients": "customer",
        "Actif:Clients:Avances": "set-off",
    }
    assert roles('Actif:Clients\n  pcg: "411"', 'Actif:Clients:Divers\n  pcg: "471"') == {"Actif:Clients": "customer"}


def test_a_said_role_overrides_the_number() -> None:
    assert roles('Produits:Forfait\n  pcg: "763100"\n  role: "recovery-fee"') == {"Produits:Forfait": "recovery-fee"}
    assert roles('Actif:Compte\n  role: "bank"') == {"Actif:Compte": "bank"}


def test_a_said_role_is_inherited_as_a_number_is() -> None:
    assert roles('Produits:Forfait\n  role: "recovery-fee"', "Produits:Forfait:Nord")["Produits:Forfait:Nord"] == (
        "recovery-fee"
    )


def test_every_role_may_be_said() -> None:
    for role in ROLES:
        assert roles(f'Actif:Compte\n  role: "{role}"') == {"Actif:Compte": role}


def test_a_bare_number_is_read_as_one_in_quotes() -> None:
    assert roles("Actif:Banque\n  pcg: 512000") == {"Actif:Banque": "bank"}


def test_the_rate_of_a_vat_account_is_inherited() -> None:
    found = chart('Passif:TVA\n  pcg: "445710"\n  vat: "5,5 %"', "Passif:TVA:Travaux", "Passif:TVA:Biens\n  vat: 20")
    assert str(found["Passif:TVA:Travaux"].rate) == "5.5"
    assert found["Passif:TVA:Biens"].rate == 20


def test_the_rate_makes_an_account_of_4458_pending_below_it_too() -> None:
    assert roles('Passif:Attente\n  pcg: "445800"', "Passif:Attente:Normal\n  vat: 20") == {
        "Passif:Attente:Normal": "vat-pending"
    }


def test_the_customer_is_the_nearest_named_account_above() -> None:
    found = chart(
        'Actif:Clients\n  pcg: "411"',
        'Actif:Clients:Lumen\n  name: "Lumen SAS"',
        "Actif:Clients:Lumen:Nord",
        'Actif:Clients:Lumen:Sud\n  name: "Lumen Sud SARL"',
        'Actif:Clients:Lumen:Sud:Retenue\n  pcg: "4117"',
        'Actif:Effets\n  pcg: "413"',
    )
    assert {name: account.customer for name, account in found.items()} == {
        "Actif:Clients": "Actif:Clients",
        "Actif:Clients:Lumen": "Actif:Clients:Lumen",
        "Actif:Clients:Lumen:Nord": "Actif:Clients:Lumen",
        "Actif:Clients:Lumen:Sud": "Actif:Clients:Lumen:Sud",
        "Actif:Clients:Lumen:Sud:Retenue": "Actif:Clients:Lumen:Sud",
        "Actif:Effets": None,
    }


def test_a_role_holds_before_the_account_is_opened() -> None:
    ledger = Ledger(
        """
        2026-01-10 * "Entretien"
          invoice: "FA2026-001"
          due: 2026-02-09
          Actif:Clients:Lumen  100 EUR
          Produits:Travaux
        2030-01-01 open Actif:Clients:Lumen:Sud
        """
    )
    assert ledger.book.accounts["Actif:Clients:Lumen:Sud"].customer == "Actif:Clients:Lumen"


def test_a_ledger_without_our_roles_gives_an_empty_book() -> None:
    entries, _, options = loader.load_string(
        """
        2020-01-01 open Assets:Cash
        2020-01-01 open Income:Salary
        2026-01-10 * "Salary" ^x
          invoice: "FA2026-001"
          Assets:Cash  100 EUR
          Income:Salary
        2026-01-10 custom "quote" "D1"
        """,
        dedent=True,
    )
    book, found = read_book(entries, options)
    assert book.is_empty
    assert (book.invoices, book.quotes, found) == ((), {}, [])
