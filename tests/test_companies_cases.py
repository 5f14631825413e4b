"""Every case that a random company can write is written by some company."""

import re

import pytest

from support.company_reading import written

CASES = {
    "a regime on a quote": r'custom "quote" .*\n(  .*\n)*  vat-due: "(debits|receipts|delivery)"',
    "a regime on an invoice": r'\n  invoice: .*\n(  [a-z].*\n)*  vat-due: "',
    "a regime on a posting": r'\n    vat-due: "',
    "a regime on a revenue account": r'open Produits:\w+ EUR\n(  .*\n)*  vat-due: "',
    "services and goods at one rate": r'    vat-due: "debits"\n(  .*\n)*    vat-due: "receipts"',
    "a reason on a customer": r'open Actif:Clients:\w+ EUR\n(  .*\n)*  vat-reason: "export"\n  vat-note: "',
    "a reason on a quote": r'custom "quote" .*\n(  .*\n)*  vat-reason: "',
    "a reason on an invoice": r'\n  invoice: .*\n(  [a-z].*\n)*  vat-reason: "',
    "franchise": r'custom "company" .*\n(  .*\n)*  vat-reason: "franchise"',
    "rate 2.1": r"vat: 2.1",
    "rates on postings": r"Passif:TVA:Collectee  .*\n    vat: ",
    "a deposit of two rates": r"Acomptes +-.*\n    vat: 20\n.*Acomptes +-.*\n    vat: (10|5.5|2.1)",
    "a monthly entry": r'"TVA exigible sur les encaissements" (\^\S+ )\^',
    "a final of 0.00": r'"Facture de solde" .*\n  invoice: .*\n(  due: .*\n)?(  Passif:|  Actif:Clients:\w+ +0.00)',
    "a negative final": r'"Facture de solde" .*\n  invoice: .*\n  Actif:Clients:\w+ +-',
    "a deposit credited in part": r'"Avoir" .*\n  invoice: .*\n  Actif.*\n  Passif:Clients:Acomptes',
    "a deposit kept as an indemnity": r'"Dédit conservé"',
    "a deposit kept as the price": r'"Acompte acquis".*\n(  .*\n)*  kind: "final"',
    "a deposit without a quote": r'"Acompte sur commande"',
    "a deposit for two quotes": r'"Acompte pour deux devis"',
    "a final for two quotes": r'"Solde des deux devis"',
    "money before its document": r'"Chèque à la commande" .*\n  Actif:Ban.*\n  Actif:Clients.*\n  Passif:TVA:Attente',
    "money back before its document": r'"Remboursement" .*\n  Actif:Clients.*\n  Actif:Banque.*\n  Passif:TVA:Attente',
    "a bounced payment with its VAT": r'"Impayé" .*\n(  .*\n)*  Passif:TVA:Attente\S* +-',
    "set-off": r'"Virement" .*\n  Passif:Fournisseurs',
    "bank fees": r'"Virement" .*\n  Actif:Stripe.*\n  Charges:Frais',
    "a discount with VAT": r'"Sous escompte" .*\n  Actif.*\n  Charges:Escomptes.*\n  Passif:TVA',
    "a discount without VAT": r'"Sous escompte" .*\n  Actif.*\n  Charges:Escomptes.*\n  Actif',
    "a write-off with pending VAT": r'"Perte" .*\n  Charges:Pertes.*\n  Passif:TVA:Attente',
    "a write-off with VAT due": r'"Perte" .*\n  Charges:Pertes.*\n  Passif:TVA:Collectee',
    "a recovery": r'"Rentrée sur créance amortie".*\n  Actif:Banque.*\n  Produits:Rentrees.*\n  Passif:TVA:Collectee',
    "a difference in our favour": r"Produits:Differences",
    "an opening with pending VAT": r'"Reprise".*\n(  .*\n)*  Passif:TVA:Attente',
    "an open deposit brought forward": r'"Acompte repris".*\n(  .*\n)*  Passif:TVA:Attente',
    "a deposit cashed elsewhere": r'"Acompte repris".*\n(  [a-z].*\n)*  Actif:Clients:\w+ +0.00',
    "instalments": r'"Facture".*\n(  [a-z].*\n)*  Actif:Clients.*\n    due: .*\n  Actif:Clients.*\n    due: ',
    "retention": r":Retenue ",
    "a milestone in euros": r'custom "milestone" .* "Acompte \d" \d+.\d\d EUR',
    "an amendment below zero": r'custom "amendment" .* -\d',
    "signed at home": r"off-premises: TRUE",
    "a public customer": r'kind: "public"',
    "an order": r'order: "BC-',
    "deposits in a series of their own": r'invoice: "AC2024-0002"',
    "a debit note": r'"Intérêts de retard"',
    "purchases": r"Actif:TVA:Deductible",
    "a return": r'"Déclaration de TVA"',
}


@pytest.mark.parametrize("what", CASES)
def test_every_case_is_written_by_some_company(what: str) -> None:
    pattern = re.compile(CASES[what])
    assert any(pattern.search(written(seed).text) for seed in range(200)), what
