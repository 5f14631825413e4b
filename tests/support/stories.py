"""Stories in short lines, told to their end: each line is an entry of a ledger, after one chart of accounts.

    01-05 quote D1 Lumen 1000 vat=20                                 ; a directive: day, kind, values, metadata
    F1 01-08 ^D1 due=01-28: Lumen 360, Acomptes -300, Attente -60    ; a document: number, day, links: postings
    01-20 ^F1: Banque 360, Lumen -360, move 60                       ; any other transaction; VAT moved to due

`D1` is quote D2026-001, `F1` invoice FA2026-001, `A1` credit note AV2026-001, `N1` debit note ND2026-001. A day
without a year lies in 2026, `27-01-31` in 2027; `_` stands for a space. A line that starts with a whole year is the
ledger's own.
"""

import re
from typing import NamedTuple

from support.ledgers import OPTIONS

PLACES = {
    "Banque": ("Actif:Banque", 'pcg: "512000"'),
    "Stripe": ("Actif:Stripe", 'pcg: "517100"'),
    "Cheques": ("Actif:Cheques", 'pcg: "511200"'),
    "Clients": ("Actif:Clients", 'pcg: "411000"'),
    "Lumen": ("Actif:Clients:Lumen", 'name: "Lumen SAS"'),
    "Retenue": ("Actif:Clients:Lumen:Retenue", 'pcg: "411700"'),
    "LumenEffets": ("Actif:Clients:Lumen:Effets", 'pcg: "413000"'),
    "Beta": ("Actif:Clients:Beta", 'name: "Beta SARL"'),
    "Durand": ("Actif:Clients:Durand", 'name: "M. Durand"', 'kind: "consumer"'),
    "Nordik": ("Actif:Clients:Nordik", 'name: "Nordik Oy"', 'language: "en"', 'vat-reason: "intra-eu"'),
    "Effets": ("Actif:Effets", 'pcg: "413000"'),
    "Douteux": ("Actif:Douteux", 'pcg: "416000"'),
    "Provisions": ("Actif:Provisions", 'pcg: "491000"'),
    "Acomptes": ("Passif:Acomptes", 'pcg: "419100"'),
    "Fournisseurs": ("Passif:Fournisseurs", 'pcg: "401000"'),
    "TVA": ("Passif:TVA:Normale", 'pcg: "445710"', "vat: 20"),
    "TVA10": ("Passif:TVA:Inter", 'pcg: "445711"', "vat: 10"),
    "TVA5": ("Passif:TVA:Reduite", 'pcg: "445712"', 'vat: "5,5 %"'),
    "Attente": ("Passif:Attente:Normale", 'pcg: "445840"', "vat: 20"),
    "Attente10": ("Passif:Attente:Inter", 'pcg: "445841"', "vat: 10"),
    "Attente5": ("Passif:Attente:Reduite", 'pcg: "445842"', 'vat: "5,5 %"'),
    "Reprise": ("Capitaux:Reprise", 'pcg: "890000"'),
    "Travaux": ("Produits:Travaux", 'pcg: "704000"'),
    "Services": ("Produits:Services", 'pcg: "706000"'),
    "Ventes": ("Produits:Ventes", 'pcg: "707000"'),
    "Interets": ("Produits:Interets", 'pcg: "763100"'),
    "Forfait": ("Produits:Forfait", 'role: "recovery-fee"'),
    "Indemnites": ("Produits:Indemnites", 'pcg: "758100"'),
    "Gains": ("Produits:Gains", 'pcg: "758800"'),
    "Rentrees": ("Produits:Rentrees", 'pcg: "758300"'),
    "Reprises": ("Produits:Reprises", 'pcg: "781740"'),
    "Escomptes": ("Charges:Escomptes", 'pcg: "665000"'),
    "InteretsDus": ("Charges:Interets", 'pcg: "668000"'),
    "Differences": ("Charges:Differences", 'pcg: "658000"'),
    "Frais": ("Charges:Frais", 'pcg: "627000"'),
    "Pertes": ("Charges:Pertes", 'pcg: "654000"'),
    "Dotations": ("Charges:Dotations", 'pcg: "681740"'),
}
SERIES = """\
2020-01-01 custom "series" "invoice" "FA{year}-{number:03}"
2020-01-01 custom "series" "credit-note" "AV{year}-{number:03}"
2020-01-01 custom "series" "debit-note" "ND{year}-{number:03}"
2020-01-01 custom "series" "quote" "D{year}-{number:03}"
"""
NUMBERS = {"D": "D2026-00", "F": "FA2026-00", "A": "AV2026-00", "N": "ND2026-00"}
DAY = re.compile(r"(?:(\d\d)-)?(\d\d-\d\d)$")
AMOUNT = re.compile(r"-?\d+(\.\d+)?$")
WORDS = {"line": (1, '"Lot" "1 forfait"'), "amendment": (1, '"Avenant"'), "milestone": (2, '"Commande"')}
"""What a directive says between its values: after how many, and the words."""


class Story(NamedTuple):
    """A ledger in short lines, of a company of one regime, and what is left at its end."""

    regime: str
    lines: str
    opens: str = ""
    """The documents open at the end, in short."""
    says: str = ""
    """The warnings that are right at the end."""
    series: str = SERIES

    @property
    def text(self) -> str:
        """The ledger, whole."""
        company = f'2020-01-01 custom "company" "Atelier"\n  vat-due: "{self.regime}"\n'
        reason = '  vat-reason: "franchise"\n' if self.regime == "none" else ""
        return OPTIONS + chart() + self.series + company + reason + written(self.lines)


def chart() -> str:
    """Give the accounts of every story."""
    return "".join(
        f"2020-01-01 open {name}\n" + "".join(f"  {line}\n" for line in meta) for name, *meta in PLACES.values()
    )


def long_number(short: str) -> str:
    """Give the number that a short one stands for."""
    return re.sub(r"^([DFAN])(\d)$", lambda m: f"{NUMBERS[m[1]]}{m[2]}", short)


def written(lines: str) -> str:
    """Give short lines as the entries they stand for."""
    return "\n".join(_entry(line) for line in lines.strip().splitlines()) + "\n"


def _entry(line: str) -> str:
    if re.match(r"\d{4}-|\s|$", line):
        return line
    head, colon, postings = line.partition(": ")
    return _transaction(head.split(), postings) if colon else _directive(head.split())


def _transaction(words: list[str], postings: str) -> str:
    number = "" if DAY.match(words[0]) else words.pop(0)
    day, *rest = words
    links = "".join(f" ^{long_number(word[1:])}" for word in rest if word.startswith("^"))
    text = [f'{_day(day)} * "Récit"{links}']
    if number:
        text.append(f'  invoice: "{long_number(number)}"')
    text += _metadata(rest, "  ")
    for posting in postings.split(", "):
        place, amount, *meta = posting.split()
        if place.startswith("move"):
            rate = place.removeprefix("move")
            text.append(f"  {_account('Attente' + rate)}  {amount} EUR")
            text.append(f"  {_account('TVA' + rate)}  {_minus(amount)} EUR")
        else:
            text += [f"  {_account(place)}  {amount} EUR", *_metadata(meta, "    ")]
    return "\n".join(text)


def _directive(words: list[str]) -> str:
    day, kind, *rest = words
    values = [_value(word) for word in rest if "=" not in word]
    if kind in WORDS:
        values.insert(*WORDS[kind])
    return "\n".join([f'{_day(day)} custom "{kind}" {" ".join(values)}', *_metadata(rest, "  ")])


def _metadata(words: list[str], margin: str) -> list[str]:
    pairs = [word.split("=", 1) for word in words if "=" in word]
    return [f"{margin}{key}: {_meta_value(value)}" for key, value in pairs]


def _meta_value(word: str) -> str:
    return word if word == "TRUE" or word.isdigit() else _value(word)


def _value(word: str) -> str:
    if DAY.match(word):
        return _day(word)
    if AMOUNT.match(word):
        return f"{word} EUR"
    if word in PLACES:
        return _account(word)
    return f'"{long_number(word).replace("_", " ")}"'


def _day(word: str) -> str:
    found = DAY.match(word)
    assert found, word
    return f"20{found[1] or '26'}-{found[2]}"


def _account(place: str) -> str:
    return PLACES[place][0]


def _minus(amount: str) -> str:
    return amount.removeprefix("-") if amount.startswith("-") else f"-{amount}"
