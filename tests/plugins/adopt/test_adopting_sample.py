"""The sample company and ledgers of others: what is stripped comes back, private ones are left."""

from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from beancount.core.data import Open

from acompte.adopt.adopt import adopt
from acompte.adopt.records import TO_CHECK
from acompte.model.roles import accounts_with_roles

OTHERS = Path(__file__).parents[4] / "shared" / "samples" / "beancount"
PLACE = ("filename", "lineno")

UNREADABLE = {
    "Actif:Dépréciations",  # could be of machines too
    "Passif:Fournisseurs:Rondelet",  # suppliers that are never set off against a customer
    "Passif:Fournisseurs:Morellon",
    "Produits:Intérêts",  # could be the bank's
}
"""Accounts whose name says too little, and whose use does not say it either."""


@pytest.fixture(scope="module")
def company(sample: Path) -> tuple[list[Any], dict[str, Any]]:
    entries, errors, options = loader.load_file(str(sample))
    assert errors == []
    return entries, options


def bare(entry: Any) -> Any:
    """An account without what it says."""
    if not isinstance(entry, Open):
        return entry
    return entry._replace(meta={key: value for key, value in entry.meta.items() if key in PLACE})


def test_nothing_is_proposed_to_the_sample_company(company: tuple[list[Any], dict[str, Any]]) -> None:
    adoption = adopt(*company)
    assert (adoption.business, adoption.adopted) == (True, True)
    assert (adoption.proposals, adoption.findings, adoption.start) == ((), (), None)


def test_the_sample_company_stripped_of_its_roles_gets_them_back(company: tuple[list[Any], dict[str, Any]]) -> None:
    entries, options = company
    said = accounts_with_roles(entry for entry in entries if isinstance(entry, Open))
    stripped = [bare(entry) for entry in entries]
    opens = {entry.account: entry for entry in stripped if isinstance(entry, Open)}
    for proposal in adopt(stripped, options).proposals:
        entry = opens[proposal.account]
        opens[proposal.account] = entry._replace(meta={**entry.meta, proposal.key: proposal.value})
    found = accounts_with_roles(opens.values())
    wrong = {
        name
        for name in said.keys() | found.keys()
        if name not in found
        or name not in said
        or (said[name].role, said[name].rate, said[name].customer)
        != (found[name].role, found[name].rate, found[name].customer)
    }
    assert wrong == UNREADABLE
    names = {e.account: e.meta["name"] for e in entries if isinstance(e, Open) and "name" in e.meta}
    assert {e.account: e.meta["name"] for e in opens.values() if "name" in e.meta} == names


@pytest.mark.skipif(not OTHERS.is_dir(), reason="the ledgers of others are not beside this repository")
@pytest.mark.parametrize("name", ["beancount-basic", "beancount-example"])
def test_the_private_ledgers_of_others_get_nothing_or_what_is_to_check(name: str) -> None:
    entries, _, options = loader.load_file(str(OTHERS / f"{name}.beancount"))
    adoption = adopt(entries, options)
    assert {proposal.certainty for proposal in adoption.proposals} <= {TO_CHECK}
