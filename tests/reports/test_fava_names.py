"""Whatever stands in the books, it cannot harm our page in Fava."""

import re
from pathlib import Path

import pytest

pytest.importorskip("fava")

from support.fava_pages import NAMES, PLUGINS, YEAR, Fava, write_ledger
from support.ledgers import CHART, OPTIONS

HOSTILE = """
2020-01-01 open Actif:Clients:Script EUR
  name: "</script><script>alert(1)</script> & 'q' \\"qq\\" \u202egnorw"
2020-01-01 open Actif:Clients:Long EUR
  name: "abcdefghijklmnopqrstuvwxyz012345"
2020-01-01 open Actif:Clients:Arabe EUR
  name: "شركة الزجاج \u2067({[<"
2026-01-05 custom "quote" "D<b>2026\\"&'-001" Actif:Clients:Script 1000.00 EUR
  title: "</style></title><img src=x onerror=alert(2)>"
2026-01-06 custom "accepted" "D<b>2026\\"&'-001"
2026-01-05 custom "milestone" "D<b>2026\\"&'-001" 2026-01-10 "<svg onload=alert(3)>" "30 %"
2026-02-10 * "<i>x</i>" "{{ 7*7 }} {% raw %}"
  invoice: "FA<u>1"
  due: 2026-03-12
  Actif:Clients:Script   3600.00 EUR
  Produits:Travaux
2026-02-11 * "y" "y"
  invoice: "FA2026-002"
  due: 2026-03-12
  Actif:Clients:Long   10.00 EUR
  Produits:Travaux
2026-02-12 * "z" "z"
  invoice: "FA2026-003"
  due: 2026-03-12
  Actif:Clients:Arabe   20.00 EUR
  Produits:Travaux
2026-02-20 custom "dispute" "FA<u>1" "</td><script>alert(4)</script>"
"""
RISKY = ("<script>alert", "<img", "onerror=alert(2)>", "<svg onload", "<i>x", "<u>", "<b>2026", "\u202e")


def test_names_cannot_harm_the_page(tmp_path: Path) -> None:
    fava = Fava(write_ledger(tmp_path, 'option "title" "T"\n' + OPTIONS + CHART + HOSTILE + PLUGINS))
    names = [*NAMES, "clients/script", "clients/long", "clients/arabe"]
    names += re.findall(r"page=(devis%2F[^&\"#]*)", fava.page("devis", time=YEAR).written)
    assert len(names) == len(NAMES) + 4
    for name in names:
        page = fava.page(name.replace("%2F", "/"), time=YEAR)
        assert page.status == 200
        for text in RISKY:
            if text == "\u202e":
                assert all("\u202e" not in str(data) for data in page.components("query-table")), name
            else:
                assert text not in page.ours, (name, text)
        assert page.page.tags, "every tag is closed, and once"
    texts = [row["Customer"] for row in fava.page("balance", time=YEAR).table()]
    assert "</script><script>alert(1)</script> & 'q' \"qq\" gnorw" in texts
    assert all(len(text) != 32 for text in texts), "Fava takes a text of 32 signs for the hash of an entry"
    assert "{{ 7*7 }}" not in fava.page("suivi", time=YEAR).text or "49" not in fava.page("suivi", time=YEAR).text


def test_what_the_address_says_cannot_harm_the_page(shop: Fava) -> None:
    said = "<script>alert(5)</script>\"'&\u202e"
    for fields in ({"f": said}, {"only": said}, {"from_": said}, {"f": said, "only": "late"}):
        page = shop.page("suivi", time=YEAR, **fields)
        assert page.status == 200
        assert "<script>alert" not in page.ours
        assert page.page.tags, "every tag is closed, and once"
