"""The words by which people name their accounts, French and others, and the roles that they speak of.

Words are matched without accents, capitals and numbers (`names.text`), against one part of an account's name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from acompte.adopt import names
from acompte.adopt.names import ASSETS, EXPENSES, INCOME, LIABILITIES
from acompte.model import roles

if TYPE_CHECKING:
    from collections.abc import Sequence


class Term(NamedTuple):
    """Words that speak of a role, below some root accounts."""

    role: str | None
    """None: words that say that an account has no role, whatever stands around it."""
    pcg: str
    kinds: tuple[str, ...]
    french: re.Pattern[str] | None
    foreign: re.Pattern[str] | None
    unless: re.Pattern[str] | None

    def match(self, text: str, above: str = "") -> re.Match[str] | None:
        """Find the words in a part of a name; `above` are the words of the parts above it."""
        if self.unless is not None and self.unless.search(f"{above} {text}"):
            return None
        for pattern in (self.french, self.foreign):
            if pattern is not None and (match := pattern.search(text)):
                return match
        return None

    def is_french(self, text: str) -> bool:
        """Tell whether the words are French."""
        return self.french is not None and self.french.search(text) is not None


class Found(NamedTuple):
    """A term in the name of an account, and the part of the name that it stands in."""

    term: Term
    place: int
    french: bool


def _words(expression: str) -> re.Pattern[str] | None:
    return re.compile(rf"\b(?:{expression})\b") if expression else None


def _term(
    role: str | None, pcg: str, kinds: tuple[str, ...] | str, french: str, foreign: str = "", unless: str = ""
) -> Term:
    below = (kinds,) if isinstance(kinds, str) else kinds
    return Term(role, pcg, below, _words(french), _words(foreign), _words(unless))


_OWED = (ASSETS, LIABILITIES)

CUSTOMER = _term(
    roles.CUSTOMER,
    "411000",
    ASSETS,
    "comptes? (des )?clients?|clients?|creances?",
    "customers?|accounts? receivables?|receivables?|trade debtors?|debtors?|^a ?r$|kunden|forderungen|debitoren",
    "fournisseurs?|fiscales?|tax|tva|vat|loans?|notes?|interest|employees?|salaries?|sociales?|etat",
)
_DOUBTFUL = _term(roles.DOUBTFUL, "416000", ASSETS, "douteux|douteuses|litigieux", "doubtful( debts?)?|zweifelhafte?")
_RETENTION = _term(roles.RETENTION, "411700", ASSETS, "retenues?( de)?( garantie)?", "retentions?")
_BILL = _term(
    roles.BILL, "413000", ASSETS, "effets?( a recevoir)?|lettres? de change|traites?", "bills? (receivable|exchange)"
)
_ALLOWANCE = _term(
    roles.ALLOWANCE,
    "491000",
    _OWED,
    "(depreciations?|provisions?)( pour| sur| des| de)?( les| l)?( clients?| creances?).*",
    "(allowance|provision|reserve)s? (for )?(doubtful|bad|receivables?).*",
)
DEPOSITS = _term(
    roles.DEPOSITS,
    "419100",
    LIABILITIES,
    "acomptes?|avances?|arrhes",
    "deposits?|prepayments?|(customer|client)s? advances?|unearned( revenues?)?|anzahlungen",
    "verses?|versees?|payes?|fournisseurs?|suppliers?|security|caution|impots?|taxe?s?|is|urssaf|salaries?"
    "|salaires?|personnel|associes?|employees?|paid|cards?|loans?",
)
_NO_VAT = _term(
    None,
    "445660",
    _OWED,
    "deductible|recuperable|achats?|immobilisations?|abs|immo",
    "input|recoverable|purchases?|paid|receivable|vorsteuer|abziehbar",
)
_VAT_SETTLED = _term(
    None,
    "445510",
    _OWED,
    "(a )?decaisser|a payer|decaissement|credit( de)?( tva)?|autoliquidation|autoliquidee|intracom(munautaire)?|import",
    "payable|settlement|returns?|reverse( charge)?|vorauszahlung|zahllast|hmrc",
)
_VAT_PENDING = _term(
    roles.VAT_PENDING,
    "445840",
    _OWED,
    "en attente|attente|a regulariser|non exigible|differee",
    "pending|not due|deferred|suspense|noch nicht fallig",
)
VAT = _term(
    roles.VAT,
    "445710",
    _OWED,
    "tva",
    "vat|mwst|mehrwertsteuer|umsatzsteuer|ust",
)
_BANK = _term(
    roles.BANK,
    "512000",
    ASSETS,
    "banques?|comptes? courants?|compte pro|comptes? cheques?|caisse (d )?epargne|livret|epargne",
    "banks?|checking|current account|savings?( account)?|girokonto|bankkonto|giro",
)
_CHEQUES = _term(roles.BANK, "511200", ASSETS, "cheques? a (encaisser|remettre)", "undeposited( funds)?")
_CASH = _term(roles.BANK, "530000", ASSETS, "caisse|especes", "petty cash|cash|kasse")
_PROVIDER = _term(
    roles.BANK,
    "517000",
    ASSETS,
    "",
    "stripe|pay ?pal|go ?cardless|sum ?up|mollie|payplug|square|lydia pro|adyen|zettle",
)
_REVENUES = (
    _term(roles.REVENUE, "704000", INCOME, "travaux|chantiers?", "works|construction"),
    _term(
        roles.REVENUE,
        "706000",
        INCOME,
        "prestations?|honoraires|conseils?|services?|formations?|abonnements?|etudes?|chiffre d affaires",
        "consulting|services?|revenues?|turnover|fees|projects?|subscriptions?|freelance|contracting|dienstleistungen"
        "|erlose|erloese|umsatzerlose|umsatzerloese|umsatze?",
    ),
    _term(roles.REVENUE, "707000", INCOME, "ventes?|marchandises", "sales|products?|goods"),
)
_CHARGED = (
    _term(
        roles.INTEREST,
        "763100",
        INCOME,
        "(interets?|penalites?) (de |pour )?retards?",
        "late( payment)? (interests?|fees?)|verzugszinsen",
    ),
    _term(roles.RECOVERY_FEE, "763100", INCOME, "((forfait|frais) (de )?)?recouvrement", "recovery (fees?|costs?)"),
    _term(
        roles.RECOVERED, "758300", INCOME, "rentrees?( sur)?( creances?.*)?", "(bad )?debts? recover(ed|y)|recoveries"
    ),
    _term(roles.INDEMNITY, "758000", INCOME, "arrondis?|ecarts? de reglement", "rounding( differences?)?"),
    _term(roles.INDEMNITY, "758100", INCOME, "indemnites?|dedits?|penalites?", "penalt(y|ies)|indemnit(y|ies)"),
)
_SPENT = (
    _term(
        roles.DISCOUNT,
        "665000",
        EXPENSES,
        "escomptes?( accordes?)?",
        "(cash|early payment|payment|sales|customer) discounts?|discounts? (given|allowed|granted)|skonto|skonti",
        "obtenus?|received",
    ),
    _term(
        roles.BAD_DEBT,
        "654000",
        EXPENSES,
        "pertes?( sur)?( creances?.*| clients?)?|creances? irrecouvrables?|irrecouvrables?|impayes",
        "bad debts?|forderungsverluste|debts? written off|write offs?",
        "change",
    ),
    _term(
        roles.BANK_FEE,
        "627000",
        EXPENSES,
        "frais (de )?banques?|frais bancaires?|services? bancaires?|banques?|commissions? (bancaires?|cb|carte.*)",
        "bank|bank (fees?|charges?)|(merchant|payment|card|processing) fees?|stripe|pay ?pal|go ?cardless|sum ?up"
        "|kontofuhrung|bankgebuhren|bankgebuehren",
    ),
    _term(
        roles.DIFFERENCE,
        "658000",
        EXPENSES,
        "arrondis?|differences?( de reglement)?|ecarts?( de reglement)?",
        "rounding( differences?)?|rundungsdifferenzen",
        "change",
    ),
)
_TERMS = (
    _ALLOWANCE,
    CUSTOMER,
    DEPOSITS,
    VAT,
    _DOUBTFUL,
    _BILL,
    _RETENTION,
    _CHEQUES,
    _PROVIDER,
    _BANK,
    _CASH,
    *_CHARGED,
    *_REVENUES,
    *_SPENT,
)

_OF_CUSTOMERS = (
    _ALLOWANCE,
    _DOUBTFUL,
    _RETENTION,
    _BILL,
    DEPOSITS._replace(kinds=(ASSETS,)),
    _term(roles.ALLOWANCE, "491000", ASSETS, "provisions?|depreciations?", "allowances?|reserves?"),
)
"""What a whole part of a name below a customers' account may say; everything else there is a customer's name."""

RECEIVED = re.compile(r"\b(recus?|recues?|received|erhaltene?)\b")

SUPPLIERS = re.compile(r"\b(fournisseurs?|suppliers?|(accounts? )?payables?|vendors?|kreditoren|lieferanten)\b")

_OF_VAT = (_NO_VAT, _VAT_SETTLED, _VAT_PENDING)

_PRIVATE = re.compile(
    r"\b(salaires?|salary|wages?|gehalt|lohn|paie|payroll|dividend\w*|interets?|interests?|zinsen|gains?|gifts?|cadeaux"
    r"|pensions?|retraite|bonus|vacation|allocations?|refunds?|remboursements?|tax(es)?|impots?|match|insurance"
    r"|cash ?backs?|rewards?|capital|pre tax)\b"
)

GENERAL = re.compile(r"(divers|autres?|france|export|euros?|other|misc|trade|comptes?|inland|global|generale?|total)?")
"""What may stand beside the word for customers without being one: `Clients-Divers`, `Trade-Receivables`."""


def is_private(parts: Sequence[str]) -> bool:
    """Tell whether income is of a kind that no customer pays: wages, interest, gains and the like."""
    joined = " ".join(names.text(part) for part in parts)
    return _PRIVATE.search(joined) is not None


@lru_cache(maxsize=4096)
def recognise(parts: tuple[str, ...], kind: str) -> Found | None:
    """Find what the words of an account's name say; `parts` are those below the root."""
    said = [names.text(part) for part in parts]
    places = range(len(said)) if kind in _OWED else reversed(range(len(said)))
    for place in places:
        above = " ".join(said[:place])
        for term in _TERMS:
            if kind not in term.kinds or term.match(said[place], above) is None:
                continue
            if term is CUSTOMER:
                return _below_customers(said, place, term)
            if term is VAT:
                return _of_vat(said, place, kind)
            return Found(term, place, term.is_french(said[place]))
    return None


def _below_customers(said: list[str], place: int, term: Term) -> Found:
    for deeper in reversed(range(place + 1, len(said))):
        for special in _OF_CUSTOMERS:
            match = special.match(said[deeper])
            if match is not None and match[0] == said[deeper]:
                return Found(special, deeper, special.is_french(said[deeper]))
    own = term.match(said[place])
    rest = (said[place][: own.start()] + said[place][own.end() :]).strip() if own else ""
    for special in _OF_CUSTOMERS:
        match = special.match(rest)
        if match is not None and match[0] == rest:
            return Found(special, place, special.is_french(rest))
    return Found(term, place, term.is_french(said[place]))


def _of_vat(said: list[str], place: int, kind: str) -> Found | None:
    joined = " ".join(said[place:])
    for special in _OF_VAT:
        if special.match(joined) is not None:
            return Found(special, place, VAT.is_french(said[place]) or special.is_french(joined))
    if kind == ASSETS:
        return None
    return Found(VAT, place, VAT.is_french(said[place]))
