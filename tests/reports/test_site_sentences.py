"""The sentences of the site, case by case: up, down, no history, nothing open, no deposits."""

from decimal import Decimal

import pytest
from syrupy.assertion import SnapshotAssertion

from acompte.indicators.aging import AgedRow
from acompte_reports.site import bars, charts, sentences
from acompte_reports.site.desk import Desk
from acompte_reports.site.formats import Formats
from acompte_reports.site.pages import Page, context
from support.ledgers import Ledger
from support.site_pages import desk_on, plain, site_of, view_on


def invoice(number: str, day: str, due: str, amount: str = "1000.00") -> str:
    return f"""
{day} * "Facture"
  invoice: "{number}"
  due: {due}
  Actif:Clients:Lumen  {amount} EUR
  Produits:Travaux  -{amount} EUR
"""


def paid(number: str, day: str, amount: str = "1000.00") -> str:
    return f"""
{day} * "Virement" ^{number}
  Actif:Banque  {amount} EUR
  Actif:Clients:Lumen  -{amount} EUR
"""


OLD = invoice("FA2025-001", "2025-03-01", "2025-03-31")
SETTLED = OLD + paid("FA2025-001", "2025-04-02")
NEW = invoice("FA2026-001", "2026-08-01", "2026-08-31")


FAR = invoice("FA2025-001", "2025-03-01", "2025-12-31")
PLANNED = """
2025-03-01 custom "quote" "D2025-001" Actif:Clients:Lumen 1000.00 EUR
2025-03-01 custom "milestone" "D2025-001" 2025-03-20 "À la commande" "40 %"
2025-03-01 custom "accepted" "D2025-001"
"""


def said(ledger: str, day: str, what: str, language: str = "fr") -> str:
    desk = desk_on(ledger, day, language)
    return plain(str(getattr(sentences, what)(desk))).replace("<b>", "").replace("</b>", "")


@pytest.mark.parametrize(
    ("ledger", "day", "french", "english"),
    [
        ("", "2026-08-31", "Aucune facture encore. Cette page se remplit", "No invoice yet."),
        (
            SETTLED,
            "2025-04-02",
            "On ne vous doit rien. Le DSO est de 0,0 jour.",
            "Nothing is owed to you.",
        ),
        (
            OLD,
            "2025-03-31",
            "On vous doit 1 000,00 €, rien n’est en retard.",
            "You are owed €1,000.00, nothing is late.",
        ),
        (
            OLD,
            "2025-04-01",
            'dont <b class="late">1 000,00 € en retard chez 1 client.',
            'of which <b class="late">€1,000.00 is late, from 1 customer.',
        ),
        (SETTLED, "2025-04-02", "Aujourd’hui, rien à faire.", "Nothing to do today."),
        (OLD, "2025-03-10", "Aujourd’hui, 1 chose à faire.", "Today, 1 thing to do."),
    ],
)
def test_the_lead_says_what_is_owed_and_what_there_is_to_do(ledger: str, day: str, french: str, english: str) -> None:
    assert french in said(ledger, day, "lead")
    assert english in said(ledger, day, "lead", "en")


@pytest.mark.parametrize(
    ("change", "case"), [(None, "none"), ("-0.04", "same"), ("0.04", "same"), ("-0.05", "less"), ("6.2", "more")]
)
def test_a_change_is_what_is_shown_of_it(change: str | None, case: str) -> None:
    assert sentences.change_case(None if change is None else Decimal(change)) == case


def test_the_delay_is_compared_with_a_year_ago(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = desk_on(OLD + NEW, "2026-08-31")
    cases = {
        "-6.2": ", 6,2 de moins qu’il y a un an.",
        "6.2": ", 6,2 de plus qu’il y a un an.",
        "0": ", comme il y a un an.",
    }
    for change, words in cases.items():
        monkeypatch.setitem(desk.figures.__dict__, "change", Decimal(change))
        assert words in plain(sentences.delay(desk))
    monkeypatch.setitem(desk.figures.__dict__, "change", None)
    assert "an" not in plain(sentences.delay(desk)).split()


def test_without_billing_there_is_no_delay() -> None:
    assert said(SETTLED, "2027-08-31", "delay") == "Rien n’est facturé sur 365 jours : il n’y a pas de délai à montrer."
    assert charts.dso_chart(desk_on("", "2026-08-31")) is None


def test_a_partial_history_is_said() -> None:
    start = '2025-01-01 custom "start" "reprise"\n'
    assert "incomplet" in said(start + OLD, "2025-06-30", "delay")
    assert "incomplet" not in said(start + OLD, "2026-02-28", "delay")


def test_without_deposits_there_is_nothing_to_compare() -> None:
    assert said(OLD, "2025-06-30", "saved") == "Aucun acompte n’a été demandé : il n’y a rien à comparer."
    assert "sans acomptes" not in said(OLD, "2025-06-30", "delay")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-04-30", "avancent 270,00 €"),
        ("2026-03-10", "ils n’avancent rien"),
        ("2026-02-10", "Aucun acompte n’est encore déduit d’une facture"),
    ],
)
def test_what_deposits_save_may_be_nothing(ledger: Ledger, day: str, words: str) -> None:
    """
    2026-02-01 custom "quote" "D2026-001" Actif:Clients:Lumen 900.00 EUR
    2026-02-01 custom "accepted" "D2026-001"
    2026-02-01 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-02-01
      Actif:Clients:Lumen  270.00 EUR
      Passif:Acomptes  -270.00 EUR
    2026-03-20 * "Virement" ^FA2026-001
      Actif:Banque  270.00 EUR
      Actif:Clients:Lumen  -270.00 EUR
    2026-03-01 * "Facture"
      invoice: "FA2026-002"
      due: 2026-06-01
      Actif:Clients:Lumen  100.00 EUR
      Produits:Travaux  -100.00 EUR
    2026-04-15 * "Solde" ^D2026-001
      invoice: "FA2026-003"
      due: 2026-05-15
      Actif:Clients:Lumen  630.00 EUR
      Passif:Acomptes  270.00 EUR
      Produits:Travaux  -900.00 EUR
    """
    assert words in plain(sentences.saved(desk_on(ledger, day)))


@pytest.mark.parametrize(
    ("ledger", "day", "words"),
    [
        ("", "2026-08-31", "Rien n’est dû."),
        (OLD, "2025-03-31", "Rien n’est en retard : les 1 000,00 € sont à échoir."),
        (OLD, "2025-06-29", "100 % de l’encours est en retard, rien au-delà de 90 jours."),
        (OLD, "2025-06-30", "; 1 000,00 € dépassent 90 jours, chez <bdi>Lumen SAS</bdi>."),
        (
            paid("", "2026-08-30").replace("^", ""),
            "2026-08-31",
            "1 000,00 € au crédit des clients attendent d’être affectés.",
        ),
    ],
)
def test_the_aged_balance_names_its_oldest_part(ledger: str, day: str, words: str) -> None:
    assert words in said(ledger, day, "aged")


@pytest.mark.parametrize(
    ("ledger", "day", "words"),
    [
        ("", "2026-08-31", "Rien n’est attendu d’ici le 27 septembre 2026 ; rien n’est venu en quatre semaines."),
        (SETTLED, "2025-04-02", "Rien n’est attendu d’ici le 4 mai 2025 ; 1 000,00 € reçus"),
        (SETTLED, "2025-04-29", "; 1 000,00 € reçus"),
        (SETTLED, "2025-04-30", "; rien n’est venu"),
        (SETTLED, "2025-05-27", "en quatre semaines, contre 1 000,00 € dans les quatre précédentes."),
        (SETTLED, "2025-05-28", "; rien n’est venu en quatre semaines."),
        (OLD, "2025-03-31", "1 000,00 € attendus d’ici le 27 avril 2025"),
        (OLD, "2025-03-09", "1 000,00 € attendus d’ici le 6 avril 2025"),
        (
            OLD,
            "2025-03-02",
            "Rien n’est attendu d’ici le 30 mars 2025 ; 1 000,00 € ensuite ; rien n’est venu",
        ),
        (
            FAR,
            "2025-03-02",
            "Rien n’est attendu d’ici le 30 mars 2025 ; 1 000,00 € ensuite ; rien n’est venu",
        ),
        (
            PLANNED,
            "2025-03-02",
            "400,00 € attendus d’ici le 30 mars 2025, dont rien n’est encore facturé ; rien n’est venu",
        ),
        (
            OLD + PLANNED,
            "2025-03-09",
            "1 400,00 € attendus d’ici le 6 avril 2025, dont 1 000,00 € déjà facturés ; rien",
        ),
        (OLD, "2025-04-01", ". 1 000,00 € sont en retard, sans promesse en cours."),
    ],
)
def test_cash_to_come_and_cash_that_came(ledger: str, day: str, words: str) -> None:
    assert words in said(ledger, day, "cash")


def test_deposits_missing_held_and_on_their_way_may_be_none() -> None:
    assert said(OLD, "2025-04-01", "missing") == "Aucun acompte n’attend d’être facturé."
    assert said(OLD, "2025-04-01", "held") == "Aucun acompte n’est détenu."
    assert said(OLD, "2025-04-01", "funnel") == "Aucun devis accepté sur un an."
    assert said(SETTLED, "2025-04-02", "todo") == "Rien d’ici 7 jours."
    assert bars.aged_bars(desk_on("", "2026-08-31")) == []
    assert charts.cash_chart(desk_on("", "2026-08-31")) is None


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2025-03-31", "Paie en 32,0 jours, 2,0 après l’échéance."),
        ("2025-04-05", "Paie en 32,0 jours, 3,0 avant l’échéance."),
        ("2025-04-02", "Paie en 32,0 jours, à l’échéance."),
    ],
)
def test_a_customer_pays_early_late_or_on_the_day(due: str, words: str) -> None:
    ledger = invoice("FA2025-001", "2025-03-01", due) + paid("FA2025-001", "2025-04-02")
    desk = desk_on(ledger, "2025-04-30")
    account = "Actif:Clients:Lumen"
    found = plain(sentences.customer(desk, AgedRow(account), desk.index.figures[account]))
    assert found == f"Ne doit rien. {words}"


def quote_says(desk: Desk, number: str = "D2026-001") -> str:
    return plain(str(context(desk, Page("devis/x.html", "un-devis.html", number))["say_it"]))


def test_a_quote_says_where_it_stands() -> None:
    quote = '2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 900.00 EUR\n  expires: 2026-02-05\n'
    accepted = quote + '2026-01-10 custom "accepted" "D2026-001"\n'
    final = accepted + invoice("FA2026-001", "2026-03-01", "2026-03-31", "900.00").replace(
        '"Facture"', '"Solde" ^D2026-001'
    )
    refused = quote + '2026-01-12 custom "refused" "D2026-001"\n'
    assert quote_says(desk_on(quote, "2026-02-05")) == "En attente de réponse."
    assert quote_says(desk_on(quote, "2026-02-06")) == "Sans réponse, expiré le 5 février 2026."
    assert quote_says(desk_on(refused, "2026-02-06")) == "Refusé le 12 janvier 2026."
    assert quote_says(desk_on(accepted, "2026-02-06")) == (
        "Accepté le 10 janvier 2026 ; 900,00 € HT restent à facturer."
    )
    closed = "Soldé le 1er mars 2026 par FA2026-001"
    assert quote_says(desk_on(final, "2026-03-31")) == f"{closed} ; 900,00 € restent dus."
    assert quote_says(desk_on(final, "2026-04-01")).startswith(f"{closed} ; 900,00 € restent dus, <b")
    settled = final + paid("FA2026-001", "2026-04-02", "900.00")
    assert quote_says(desk_on(settled, "2026-04-02")) == f"{closed} ; tout est payé."


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_small_company_looks_like_this(
    ledger: Ledger, language: str, tmp_path_factory: pytest.TempPathFactory, snapshot: SnapshotAssertion
) -> None:
    """
    2026-01-01 custom "company" "Atelier & Fils"
      vat-due: "debits"
    2026-01-01 custom "reminder" "standard" "first" "J+3"

    2026-02-03 custom "quote" "D2026-014" Actif:Clients:Lumen 12000.00 EUR
      title: "Verrière, atelier nord"
      vat: 20
      delivery: 2026-06-30
    2026-02-03 custom "line" "D2026-014" "Dépose et pose" "1 forfait" 12000.00 EUR "20 %"
    2026-02-03 custom "milestone" "D2026-014" 2026-02-10 "À la commande" "30 %"
    2026-02-10 custom "accepted" "D2026-014"
    2026-02-10 * "Acompte de 30 %" ^D2026-014
      invoice: "FA2026-001"
      due: 2026-03-12
      Actif:Clients:Lumen  4320.00 EUR
      Passif:Acomptes  -3600.00 EUR
      Passif:TVA:Normale  -720.00 EUR
    2026-03-16 note Actif:Clients:Lumen "Appel" ^FA2026-001
      reminder: "first"
    2026-03-24 * "Virement" ^FA2026-001
      Actif:Banque  4320.00 EUR
      Actif:Clients:Lumen  -4320.00 EUR
    2026-05-02 custom "amendment" "D2026-014" "Verre feuilleté" 800.00 EUR "20 %"
    2026-06-28 custom "received" "D2026-014"
    2026-06-30 * "Facture de solde" ^D2026-014
      invoice: "FA2026-002"
      due: 2026-07-30
      Actif:Clients:Lumen  11040.00 EUR
      Passif:Acomptes  3600.00 EUR
      Produits:Travaux  -12800.00 EUR
      Passif:TVA:Normale  -1840.00 EUR
    2026-07-20 * "Virement" ^FA2026-002
      Actif:Banque  5000.00 EUR
      Actif:Clients:Lumen  -5000.00 EUR
    2026-07-21 custom "promise" "FA2026-002" 2026-08-10 6040.00 EUR
    """
    pages = site_of(view_on(ledger, "2026-08-05"), tmp_path_factory.mktemp("small"), language)
    assert plain(pages["index.html"]) == snapshot(name=f"index-{language}")
    assert plain(pages["devis/d2026-014.html"]) == snapshot(name=f"quote-{language}")


@pytest.mark.parametrize(
    ("days", "french", "english"),
    [
        ("0", "0,0 jour", "0.0 days"),
        ("-1.94", "\u22121,9 jour", "\u22121.9 days"),
        ("1.9499", "1,9 jour", "1.9 days"),
        ("1.95", "2,0 jours", "2.0 days"),
        ("999.9", "999,9 jours", "999.9 days"),
        ("27375", "27\u202f375,0 jours", "27,375.0 days"),
    ],
)
def test_days_have_their_unit_and_thousands_apart(days: str, french: str, english: str) -> None:
    for language, words in (("fr", french), ("en", english)):
        assert Formats(language, "EUR").in_days(Decimal(days)).replace("\u00a0", " ") == words


def test_a_chart_is_told_from_its_first_known_day_to_its_last() -> None:
    chart = charts.dso_chart(desk_on(OLD + NEW, "2027-09-15"))
    assert chart is not None
    assert plain(chart.desc).startswith("Du 31 mars 2025 au 28 février 2026, le DSO passe de ")
    assert "—" not in chart.desc


def test_the_share_received_is_said_only_of_deposits_invoiced() -> None:
    quote = """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-01-10 custom "accepted" "D2026-001"
    2026-01-05 custom "milestone" "D2026-001" 2026-03-01 "Commande" "30 %"
    """
    assert said(quote, "2026-02-01", "funnel").endswith("sont prévus en acomptes ; aucun n’est encore facturé.")


def test_a_year_of_quotes_is_told_by_their_acceptance() -> None:
    quote = """
    2025-06-01 custom "quote" "D2025-001" Actif:Clients:Lumen 1000.00 EUR
    2025-06-01 custom "milestone" "D2025-001" 2025-07-10 "Commande" "30 %"
    2025-07-05 custom "accepted" "D2025-001"
    """
    assert said(quote, "2026-07-04", "funnel").startswith("30 % des 1 000,00 € HT acceptés en un an")
    assert said(quote, "2026-07-05", "funnel") == "Aucun devis accepté sur un an."


def test_a_quote_that_has_expired_says_so_in_the_list() -> None:
    quote = """
    2026-01-05 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
      expires: 2026-02-05
    """
    for day, state in (("2026-02-05", "en attente"), ("2026-02-06", "expiré")):
        desk = desk_on(quote, day)
        (line,) = context(desk, Page("devis.html", "devis.html", ""))["lines"]
        assert line.state == state


def test_deposits_alone_are_compared_with_nothing() -> None:
    old = """
    2024-01-05 custom "quote" "D2024-001" Actif:Clients:Lumen 1000.00 EUR
    2024-01-06 custom "accepted" "D2024-001"
    2024-01-10 * "Acompte" ^D2024-001
      invoice: "FA2024-001"
      due: 2024-02-09
      Actif:Clients:Lumen  300.00 EUR
      Passif:Acomptes
    2024-03-10 * "Solde" ^D2024-001
      invoice: "FA2024-002"
      due: 2024-04-09
      Actif:Clients:Lumen  700.00 EUR
      Passif:Acomptes  300.00 EUR
      Produits:Travaux
    """
    new = """
    2026-03-01 custom "quote" "D2026-001" Actif:Clients:Lumen 1000.00 EUR
    2026-03-02 custom "accepted" "D2026-001"
    2026-03-03 * "Acompte" ^D2026-001
      invoice: "FA2026-001"
      due: 2026-04-02
      Actif:Clients:Lumen  300.00 EUR
      Passif:Acomptes
    """
    assert "rien n’est facturé que des acomptes" in said(old + new, "2026-03-31", "saved")
    assert said(old, "2026-03-31", "saved").startswith("Rien n’est facturé sur 365 jours")
