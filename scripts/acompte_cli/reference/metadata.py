"""`docs/metadata.md`: every key of metadata, the roles of accounts, the kinds of documents."""

from __future__ import annotations

from acompte.law.vat_facts import REASONS
from acompte.model import records, roles
from acompte.vat import regimes
from acompte_cli.reference.keys import PLACES
from acompte_reports.markdown import prose, table

_HEAD = """\
# Metadata

<!-- Made from the tables that reading uses, and scripts/acompte_cli/reference: `make golden` writes it anew. -->

What a thing is stands in metadata. Every key that acompte reads is on this page; a ledger may have others, which are
nobody's business here. A key that is left out means what the last column says, or nothing.
"""

ROLES = {
    roles.CUSTOMER: "one account a customer; its `open` says who it is",
    roles.RETENTION: "the retention of guarantee, below the customer's account",
    roles.BILL: "bills of exchange accepted: the debt stays open until the bank pays",
    roles.DOUBTFUL: "doubtful receivables; may be shared, the invoice that the entry links says whose it is",
    roles.DEPOSITS: "deposits invoiced and not yet deducted, without VAT",
    roles.VAT: "VAT that has fallen due",
    roles.VAT_PENDING: "VAT invoiced and not yet due",
    roles.BANK: "money: banks, cash, cheques to bank, payment providers",
    roles.SET_OFF: "debts that receivables are set against",
    roles.REVENUE: "sales; 709 lowers them",
    roles.DISCOUNT: "early-payment discount granted",
    roles.INTEREST: "late-payment interest",
    roles.RECOVERY_FEE: "the flat fee for recovery, on the account of your choice",
    roles.INDEMNITY: "deposits kept, penalties",
    roles.RECOVERED: "money for receivables written off",
    roles.ALLOWANCE: "provisions for doubtful receivables",
    roles.BAD_DEBT: "irrecoverable receivables",
    roles.DIFFERENCE: "cents; 758 in a payment is one, too",
    roles.BANK_FEE: "what banks and payment providers keep",
    roles.INTEREST_OWED: "interest owed to consumers on their deposits",
}
"""What the accounts of each role are used for."""

KINDS = {
    records.OPENING: "brought forward from other books, with `issued`; always said",
    records.DEBIT_NOTE: "asks for interest, the flat fee or an indemnity only, without VAT",
    records.FINAL: "revenue that brings the quote to its whole, amendments included; it deducts the deposits",
    records.PROGRESS: "revenue on a quote, not yet all of it (situation de travaux)",
    records.INVOICE: "revenue without a quote",
    records.DEPOSIT: "no revenue; credits deposits",
    records.CREDIT_NOTE: "credits the customer, reverses revenue or deposits; its link names what it corrects",
}
"""What makes a document one of a kind, the first that fits."""

REGIMES = {
    regimes.DEBITS: "with every invoice",
    regimes.RECEIPTS: "when money comes in (services)",
    regimes.DELIVERY: "of goods: a deposit's when its money comes in, that of other invoices at once",
    regimes.NONE: "never: no VAT is charged",
}
"""When VAT falls due, by what `vat-due` says."""


def metadata_page() -> str:
    """Write the page."""
    parts = [_HEAD]
    for place in PLACES:
        parts.append(f"## {place.title}\n")
        if place.intro:
            parts.append(prose(place.intro))
        parts += table(("key", "value", "what for"), ((f"`{k.name}`", k.value, k.what) for k in place.keys))
    parts += ["## Roles of accounts\n", prose("The longest beginning of the number wins; `role:` goes before it.")]
    parts += table(("role", "number begins with", "used for"), ((f"`{r}`", _numbers(r), t) for r, t in ROLES.items()))
    parts += ["## Kinds of documents\n", prose("What `kind:` says, else the first that fits.")]
    parts += table(("kind", "what makes it one"), ((f"`{kind}`", text) for kind, text in KINDS.items()))
    parts.append("## When VAT falls due\n")
    parts.append(prose("The closest says it: posting, account of revenue, invoice, quote, company."))
    parts += table(("`vat-due`", "VAT falls due"), ((f'`"{name}"`', text) for name, text in REGIMES.items()))
    parts.append("## Why there is no VAT\n")
    parts.append(prose("The closest says it: invoice, quote, customer, company. Capitals make no difference."))
    parts += table(
        ("`vat-reason`", "what the law says", "article"),
        ((f'`"{name}"`', fact.sentence, fact.article) for name, fact in REASONS.items()),
    )
    return "\n".join(parts)


def _numbers(role: str) -> str:
    """Give the beginnings of the numbers of a role, and those that are another's."""
    own = [prefix for prefix, found in roles.PREFIXES.items() if found == role]
    others = [p for p, found in roles.PREFIXES.items() if found != role and any(p.startswith(o) for o in own)]
    if role == roles.VAT_PENDING:
        own.append("4458 with `vat:`")
    said = ", ".join(own) or "none: only `role:`"
    return f"{said}, but not {', '.join(others)}" if others else said
