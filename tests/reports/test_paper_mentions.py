"""Each sentence stands where the law asks for it, and nowhere else."""

from datetime import date
from decimal import Decimal

import pytest

from acompte.law.mention_facts import MENTIONS
from acompte.law.rates import Rates, half_year
from acompte.model.records import CREDIT_NOTE, DEBIT_NOTE, DEPOSIT, FINAL, INVOICE, PROGRESS
from acompte.model.settings import Settings
from acompte_reports.papers.content import QUOTE
from acompte_reports.papers.mentions import ASKING, Case, mentions
from support.paper_ledger import CHARGES, CREDIT, TWO_RATES, WORKS, keys, page, paper, said

CASE = Case(
    kind=INVOICE,
    language="fr",
    currency="EUR",
    customer="company",
    day=date(2026, 8, 31),
    rates=Rates(Settings(), date(2026, 8, 31)),
    reason=None,
    vat_note="",
    abroad=False,
    debits=False,
    nature="",
    discount="",
    penalty=None,
    retention=None,
    deposits=False,
    off_premises=False,
    standard=False,
    own=(),
)
KINDS = (QUOTE, DEPOSIT, PROGRESS, FINAL, INVOICE, CREDIT_NOTE, DEBIT_NOTE)


def names(case: Case) -> set[str]:
    return {mention.key for mention in mentions(case)}


def text(case: Case, key: str) -> str:
    (found,) = [mention.text for mention in mentions(case) if mention.key == key]
    return found.replace("\u00a0", " ").replace("\u202f", " ")


def every_case() -> list[Case]:
    return [
        CASE._replace(
            kind=kind, customer=customer, language=language, reason=reason, debits=True, nature="mixed", discount="x",
            retention=Decimal(5), deposits=True, off_premises=True, standard=True,
        )
        for kind in KINDS
        for customer in ("company", "public", "consumer")
        for language in ("fr", "en")
        for reason in (None, "franchise", "reverse-charge", "export", "intra-eu", "exempt", "parce que")
    ]  # fmt: skip


def test_every_sentence_rests_on_a_fact_of_the_law() -> None:
    assert set().union(*map(names, every_case())) == MENTIONS.keys()


def test_no_sentence_is_left_with_a_hole() -> None:
    assert all("{" not in mention.text and mention.text for case in every_case() for mention in mentions(case))


@pytest.mark.parametrize("kind", ASKING)
def test_a_company_is_told_discount_penalties_and_the_flat_sum(kind: str) -> None:
    assert {"discount", "penalty", "recovery-fee"} <= names(CASE._replace(kind=kind))


@pytest.mark.parametrize("kind", ASKING)
def test_a_public_buyer_is_told_of_its_own_interest_and_flat_sum(kind: str) -> None:
    found = names(CASE._replace(kind=kind, customer="public"))
    assert {"discount", "penalty-public", "recovery-fee-public"} <= found
    assert not {"penalty", "recovery-fee"} & found


@pytest.mark.parametrize("kind", KINDS)
def test_a_consumer_is_never_asked_for_the_40_euros_nor_for_penalties(kind: str) -> None:
    found = names(CASE._replace(kind=kind, customer="consumer"))
    assert not {"penalty", "penalty-public", "recovery-fee", "recovery-fee-public", "discount"} & found


@pytest.mark.parametrize("kind", [QUOTE, CREDIT_NOTE, DEBIT_NOTE])
def test_what_asks_for_no_price_says_nothing_of_lateness(kind: str) -> None:
    assert not {"discount", "penalty", "recovery-fee"} & names(CASE._replace(kind=kind))


def test_penalties_are_the_ecb_rate_and_ten_points_unless_agreed() -> None:
    assert "majoré de 10 points, soit 12,4 % l’an au second semestre 2026" in text(CASE, "penalty")
    assert "12% a year" in text(CASE._replace(language="en", penalty=Decimal(12)), "penalty")
    assert "plus 10 points" not in text(CASE._replace(language="en", penalty=Decimal(12)), "penalty")


def test_a_rate_agreed_below_its_floor_is_raised_to_three_times_the_legal_rate() -> None:
    assert CASE.rates.of("legal", half_year(CASE.day)) == Decimal("2.75")
    assert "8,25 % l’an" in text(CASE._replace(penalty=Decimal(5)), "penalty")


@pytest.mark.parametrize(("day", "known"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)])
def test_a_half_year_whose_rate_nobody_knows_is_said_and_not_made_up(day: date, known: bool) -> None:
    case = CASE._replace(day=day)
    for one, key in ((case, "penalty"), (case._replace(customer="public"), "penalty-public")):
        words = text(one, key)
        assert ("non connu" in words) != known
        assert ("soit 1" in words) == known
    agreed = text(case._replace(penalty=Decimal(12)), "penalty")
    assert "12 % l’an" in agreed
    assert ("au moins trois fois le taux d’intérêt légal" in agreed) != known


def test_a_discount_is_said_with_its_last_day_and_its_absence_as_none() -> None:
    assert text(CASE, "discount") == "Escompte pour paiement anticipé : néant."
    found = text(CASE._replace(discount="2 % 10 jours"), "discount")
    assert found == "Escompte pour paiement anticipé : 2 % pour un règlement au plus tard le 10 septembre 2026."
    assert "sur demande" in text(CASE._replace(discount="sur demande"), "discount")
    assert "discount" in names(CASE._replace(customer="consumer", discount="2 % 10 jours"))


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("franchise", "TVA non applicable, art. 293 B du CGI"),
        ("reverse-charge", "Autoliquidation"),
        ("export", "art. 262 I du CGI"),
        ("intra-eu", "art. 262 ter I du CGI"),
        ("exempt", "art. 261"),
    ],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_why_there_is_no_vat_is_said_in_the_words_of_the_law(reason: str, words: str, language: str) -> None:
    assert words in text(CASE._replace(reason=reason, language=language), f"vat-{reason}")


def test_the_ledgers_own_words_for_no_vat_come_first_and_keep_the_word_autoliquidation() -> None:
    noted = CASE._replace(reason="reverse-charge", vat_note="art. 283-2 nonies du CGI")
    assert text(noted, "vat-reverse-charge") == "Autoliquidation. art. 283-2 nonies du CGI"
    noted = noted._replace(vat_note="Autoliquidation, art. 283-2 nonies du CGI")
    assert text(noted, "vat-reverse-charge") == "Autoliquidation, art. 283-2 nonies du CGI"


def test_the_option_for_debits_is_for_services() -> None:
    assert "debits" in names(CASE._replace(debits=True))
    assert "debits" in names(CASE._replace(debits=True, nature="mixed"))
    assert "debits" not in names(CASE._replace(debits=True, nature="goods"))
    assert "debits" not in names(CASE)


def test_a_consumer_who_signs_at_home_is_told_so_on_the_quote() -> None:
    case = CASE._replace(kind=QUOTE, customer="consumer", deposits=True, off_premises=True)
    assert names(case) == {"acompte", "off-premises", "withdrawal"}
    assert names(case._replace(off_premises=False)) == {"acompte"}
    assert names(case._replace(deposits=False)) == {"off-premises", "withdrawal"}
    assert names(case._replace(standard=True)) == {"acompte", "off-premises", "withdrawal", "advance-interest"}
    assert names(case._replace(customer="company")) == set()


def test_a_companys_own_sentences_come_last() -> None:
    found = mentions(CASE._replace(own=("Membre d’une association agréée.",)))
    assert found[-1] == ("own", "Membre d’une association agréée.")


# What a ledger makes of it.

OPTED = '2026-01-02 custom "company" "Verrerie & Fils SARL"\n  vat-due: "{}"\n'


@pytest.mark.parametrize(("regime", "said_so"), [("debits", True), ("receipts", False), ("delivery", False)])
def test_the_option_for_debits_is_printed_where_the_ledger_took_it(regime: str, said_so: bool) -> None:
    assert ("debits" in keys(paper("FA2026-002", TWO_RATES, OPTED.format(regime)))) == said_so


def test_a_company_that_says_no_regime_opted_for_none() -> None:
    assert "debits" not in keys(paper("FA2026-002", TWO_RATES))


@pytest.mark.parametrize(("regime", "words"), [("receipts", "prestation de services"), ("delivery", "biens")])
def test_the_nature_follows_from_when_vat_falls_due_where_nobody_says_it(regime: str, words: str) -> None:
    assert words in said(paper("FA2026-002", TWO_RATES, OPTED.format(regime)), "nature")
    mixed = TWO_RATES.replace("  delivered:", '  nature: "mixed"\n  delivered:')
    assert "biens et prestation" in said(paper("FA2026-002", mixed, OPTED.format(regime)), "nature")
    assert "nature" not in keys(paper("FA2026-002", TWO_RATES, OPTED.format("debits")))


def test_a_franchise_says_so_on_every_document_but_charges() -> None:
    free = '2026-01-02 custom "company" "Verrerie & Fils SARL"\n  vat-due: "none"\n  vat-reason: "franchise"\n'
    story = """
2026-02-01 custom "quote" "D1" Actif:Clients:Roche 1000.00 EUR
2026-02-02 custom "accepted" "D1"
2026-02-02 * "Acompte" ^D1
  invoice: "F1"
  due: 2026-03-01
  Actif:Clients:Roche   300.00 EUR
  Passif:Acomptes      -300.00 EUR
2026-03-02 * "Solde" ^D1
  invoice: "F2"
  due: 2026-04-01
  Actif:Clients:Roche   700.00 EUR
  Passif:Acomptes       300.00 EUR
  Produits:Travaux    -1000.00 EUR
2026-03-04 * "Geste" ^F2
  invoice: "A1"
  Actif:Clients:Roche   -50.00 EUR
  Produits:Travaux       50.00 EUR
"""
    for number in ("D1", "F1", "F2", "A1"):
        found = paper(number, free, story)
        assert said(found, "vat-franchise") == "TVA non applicable, art. 293 B du CGI"
        assert found.sums.vat == 0
    assert "vat-franchise" not in keys(paper("ND2026-001", free, TWO_RATES, CHARGES))


def test_a_reason_is_not_printed_where_vat_is_charged() -> None:
    reasoned = TWO_RATES.replace("  expires:", '  vat-reason: "reverse-charge"\n  expires:')
    assert "vat-reverse-charge" not in keys(paper("FA2026-002", reasoned))


@pytest.mark.parametrize(("invoice", "words"), [("", "15 % l’an"), ('  penalty: "18 %"\n', "18 % l’an")])
def test_the_invoices_own_rate_of_penalties_comes_before_the_companys(invoice: str, words: str) -> None:
    rate = '2026-01-01 custom "rate" "penalty" "15 %"\n'
    found = paper("FA2026-002", rate, TWO_RATES.replace("  delivered:", f"{invoice}  delivered:"))
    assert words in said(found, "penalty")


def test_a_retention_is_explained_where_there_is_one() -> None:
    assert "480,00 €" in said(paper("FA2026-011", WORKS), "retention")
    assert "5 %" in said(paper("D2026-030", WORKS), "retention")
    assert "retention" not in keys(paper("FA2026-012", WORKS))


def test_a_debit_note_says_that_it_is_outside_vat_and_asks_for_no_penalties() -> None:
    assert keys(paper("ND2026-001", TWO_RATES, CHARGES)) == ["debit-note"]
    assert keys(paper("AV2026-001", TWO_RATES, CREDIT)) == []


HEAD = {
    "seller": "Verrerie &amp; Fils SARL",
    "registry": "RCS Lyon 732 829 320",
    "seller's VAT number": "TVA FR44732829320",
    "number": "FA2026-002",
    "date": "20\u00a0juin 2026",
    "due date": "20\u00a0juillet 2026",
    "supply": "15\u00a0juin 2026",
    "customer's SIREN": "999\u00a0199\u00a0990",
    "customer's VAT number": "FR12999199990",
    "order": "BC-77",
    "customer": "3 quai Perrache",
    "quote": "D2026-020 du 03/02/2026",
    "deposit": "FA2026-001",
    "date of the deposit": "10/02/2026",
    "own": "Assurance décennale : Mutuelle de Fourvel.",
}


@pytest.mark.parametrize("what", HEAD)
def test_the_page_names(what: str) -> None:
    company = """
2026-01-02 custom "company" "Verrerie & Fils SARL"
  siren: "732829320"
  vat-number: "FR44732829320"
  legal: "SARL au capital de 8 000 €, RCS Lyon 732 829 320"
  mentions: "Assurance décennale : Mutuelle de Fourvel."
2026-01-01 open Actif:Clients:Phare
  name: "Phare SAS"
  siren: "999199990"
  vat-number: "FR12999199990"
  address: "3 quai Perrache\\n69002 Lyon"
"""
    story = TWO_RATES.replace("Clients:Lumen", "Clients:Phare").replace("  expires:", '  order: "BC-77"\n  expires:')
    assert HEAD[what] in page("FA2026-002", company, story)
