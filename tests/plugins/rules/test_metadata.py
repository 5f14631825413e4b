"""Metadata of ours that nobody could read is said, at whatever says it."""

from datetime import date

import pytest

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.check import check
from acompte.rules.messages import message
from support.ledgers import Ledger

DAY = date(2026, 1, 5)


def customer(meta: str, mark: str = "") -> Ledger:
    return Ledger(
        f"""
        2026-01-05 open Actif:Clients:Delta{mark}
          name: "Delta SA"
          {meta}
        """
    )


def quote(meta: str, mark: str = "") -> Ledger:
    return Ledger(
        f"""
        2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR{mark}
          {meta}
        """
    )


def invoice(meta: str, mark: str = "") -> Ledger:
    return Ledger(
        f"""
        2026-01-05 * "Entretien"{mark}
          invoice: "FA2026-001"
          due: 2026-02-04
          {meta}
          Actif:Clients:Lumen  100.00 EUR
          Produits:Travaux
        """
    )


SAYS = {"customer": customer, "quote": quote, "invoice": invoice}

READ = [
    ("customer", 'terms: "45 jours fin de mois"'),
    ("customer", 'terms: "on receipt"'),
    ("customer", 'kind: "consumer"'),
    ("customer", 'language: "en"'),
    ("customer", "credit-limit: 20000.00 EUR"),
    ("customer", "credit-limit: 20000"),
    ("quote", 'terms: "30 jours"'),
    ("quote", "vat: 20"),
    ("quote", 'vat: "5,5 %"'),
    ("quote", 'vat-due: "receipts"'),
    ("quote", 'retention: "5 %"'),
    ("quote", "retention: 5"),
    ("quote", "delivery: 2026-06-30"),
    ("quote", "expires: 2026-03-31"),
    ("quote", 'nature: "mixed"'),
    ("quote", "off-premises: TRUE"),
    ("quote", "standard: FALSE"),
    ("quote", "invoiced-before: 500.00 EUR"),
    ("invoice", 'terms: "30 jours"'),
    ("invoice", 'discount: "2 % 10 jours"'),
    ("invoice", 'penalty: "12 %"'),
    ("invoice", 'kind: "invoice"'),
    ("invoice", 'vat-due: "debits"'),
    ("invoice", "delivered: 2026-01-04"),
    ("invoice", "issued: 2026-01-04"),
    ("invoice", 'nature: "services"'),
]

UNREAD = [
    ("customer", 'terms: "un de ces jours"'),
    ("customer", 'kind: "entreprise"'),
    ("customer", "kind: TRUE"),
    ("customer", 'language: "français"'),
    ("customer", 'credit-limit: "beaucoup"'),
    ("quote", 'terms: "plus tard"'),
    ("quote", 'vat: "normale"'),
    ("quote", "vat: TRUE"),
    ("quote", 'vat-due: "encaissements"'),
    ("quote", 'retention: "cinq"'),
    ("quote", 'delivery: "2026-06-30"'),
    ("quote", 'expires: "fin mars"'),
    ("quote", 'nature: "biens"'),
    ("quote", 'off-premises: "oui"'),
    ("quote", 'standard: "oui"'),
    ("quote", 'invoiced-before: "500 EUR"'),
    ("invoice", 'terms: "bientôt"'),
    ("invoice", 'discount: "10 jours"'),
    ("invoice", 'discount: "un peu"'),
    ("invoice", 'penalty: "forte"'),
    ("invoice", 'kind: "facture"'),
    ("invoice", 'vat-due: "never"'),
    ("invoice", 'delivered: "hier"'),
    ("invoice", 'issued: "2026-01-04"'),
    ("invoice", 'nature: "biens"'),
]


@pytest.mark.parametrize(("what", "meta"), READ)
def test_metadata_that_can_be_read_is_sound(what: str, meta: str) -> None:
    assert SAYS[what](meta).says() == []


@pytest.mark.parametrize(("what", "meta"), UNREAD)
def test_metadata_that_cannot_be_read_is_said_from_its_day_on(what: str, meta: str) -> None:
    ledger = SAYS[what](meta, "  ; <- setting-invalid")
    assert ledger.says("2026-01-04") == []
    assert ledger.says("2026-01-05") == ledger.marked


def test_what_cannot_be_read_is_named_with_what_would_be_right() -> None:
    ledger = quote('delivery: "fin juin"')
    (found,) = check(ledger.history, ledger.book.quotes["D2026-001"].date, ledger.read)
    assert (
        message(found, FRENCH) == "D2026-001 : « delivery » ne se lit pas : fin juin. Écrivez par exemple 2026-06-30."
    )
    assert message(found, ENGLISH) == "D2026-001: `delivery` cannot be read: fin juin. Write for example 2026-06-30."


def test_what_an_account_says_is_checked_even_where_it_was_opened_before_the_start(ledger: Ledger) -> None:
    """
    2019-01-01 open Actif:Clients:Delta  ; <- setting-invalid, siren-invalid
      name: "Delta SA"
      terms: "un de ces jours"
      siren: "732829321"
    2025-12-31 custom "quote" "D2025-001" Actif:Clients:Lumen 1000.00 EUR
      delivery: "fin juin"
    2026-01-01 custom "start" "reprise"
    2026-01-01 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR  ; <- setting-invalid
      delivery: "fin juin"
    """
    assert ledger.says() == ledger.marked


# what `open` says of an account


def account(name: str, *meta: str, mark: str = "") -> str:
    return "".join([f"    2026-01-05 open {name}{mark}\n", *(f"      {line}\n" for line in meta)])


@pytest.mark.parametrize(
    ("name", "meta"),
    [
        ("Passif:TVA:Neuve", ('pcg: "445712"', "vat: 20")),
        ("Passif:TVA:Neuve", ('pcg: "445800"', 'vat: "5,5 %"')),
        ("Passif:TVA:Neuve", ('pcg: "445712"', "vat:")),
        ("Produits:Ventes", ('role: "revenue"', 'vat-due: "delivery"')),
        ("Charges:Achats", ('pcg: "607000"', 'vat: "déductible"', 'vat-due: "plus tard"')),
        ("Actif:Clients:Delta", ('name: "Delta SA"', 'vat: "oui"')),
        ("Charges:Divers", ('vat: "selon la facture"',)),
    ],
)
def test_what_an_account_says_is_sound_where_it_can_be_read_or_is_not_ours(name: str, meta: tuple[str, ...]) -> None:
    assert Ledger(account(name, *meta)).says() == []


@pytest.mark.parametrize(
    ("name", "meta"),
    [
        ("Passif:TVA:Neuve", ('pcg: "445712"', 'vat: "normale"')),
        ("Passif:TVA:Neuve", ('pcg: "445800"', 'vat: "normale"')),
        ("Passif:TVA:Neuve", ('pcg: "445840"', "vat: TRUE")),
        ("Produits:Ventes", ('pcg: "707000"', 'vat: "normale"')),
        ("Produits:Ventes", ('pcg: "707000"', 'vat-due: "encaissements"')),
        ("Passif:Acomptes:Autres", ('vat: "normale"',)),
        ("Passif:Depots", ('role: "acomptes"',)),
        ("Passif:Depots", ('pcg: "419100"', 'role: "deposit"')),
        ("Passif:Depots", ("role: 4191",)),
    ],
)
def test_what_an_account_says_and_nobody_can_read_is_said(name: str, meta: tuple[str, ...]) -> None:
    ledger = Ledger(account(name, *meta, mark="  ; <- setting-invalid"))
    assert ledger.says() == ledger.marked


def test_a_key_that_cannot_be_read_is_said_once_for_the_accounts_below(ledger: Ledger) -> None:
    """
    2026-01-05 open Produits:Ventes  ; <- setting-invalid
      vat: "normale"
    2026-01-05 open Produits:Ventes:Bois
      pcg: "707100"
    2026-01-05 open Produits:Ventes:Verre
      pcg: "707200"
    2026-01-05 open Produits:Ventes:Livres
      pcg: "707300"
      vat: "5,5 %"
    """
    assert ledger.says() == ledger.marked


def test_what_is_unreadable_at_an_account_is_named_with_what_would_be_right() -> None:
    ledger = Ledger(
        account("Passif:Depots", 'role: "acomptes"') + account("Produits:Ventes", 'pcg: "707000"', 'vat-due: "jamais"')
    )
    with_vat = Ledger(account("Passif:TVA:Neuve", 'pcg: "445712"', 'vat: "normale"'))
    said = [message(found, ENGLISH) for books in (ledger, with_vat) for found in check(books.history, DAY, books.read)]
    assert said[0].startswith('Passif:Depots: `role` cannot be read: acomptes. Write for example "allowance", ')
    assert '"deposits"' in said[0]
    assert said[1].endswith(
        '`vat-due` cannot be read: jamais. Write for example "debits", "receipts", "delivery", "none".'
    )
    assert said[2] == "Passif:TVA:Neuve: `vat` cannot be read: normale. Write for example 20."
