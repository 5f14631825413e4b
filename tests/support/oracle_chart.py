"""The chart of accounts: what each account is for, and whose it is."""

from collections.abc import Iterable, Iterator
from typing import Any

from beancount.core import data

RECEIVABLE = ("customer", "retention", "bill", "doubtful")

ROLES = {
    "411": "customer",
    "4117": "retention",
    "413": "bill",
    "5113": "bill",
    "5114": "bill",
    "416": "doubtful",
    "4191": "deposits",
    "4457": "vat",
    "44574": "vat-pending",
    "44584": "vat-pending",
    "44587": "vat-pending",
    "51": "bank",
    "519": "",
    "53": "bank",
    "40": "set-off",
    "45": "set-off",
    "467": "set-off",
    "70": "revenue",
    "75": "revenue",
    "758": "indemnity",
    "7583": "recovered",
    "665": "discount",
    "763": "interest",
    "491": "allowance",
    "654": "bad-debt",
    "658": "difference",
    "627": "bank-fee",
    "668": "interest-owed",
}


class Chart:
    """Roles and customers of the accounts, for the whole ledger, whatever the date of `open`."""

    def __init__(self, entries: Iterable[Any]) -> None:
        self.opens = {entry.account: entry.meta for entry in entries if isinstance(entry, data.Open)}
        self.customers = sorted(a for a in self.opens if self.role(a) == "customer" and "name" in self.opens[a])

    def chain(self, account: str) -> Iterator[str]:
        """The account and its parents, nearest first."""
        while account:
            yield account
            account = account.rpartition(":")[0]

    def nearest(self, account: str, *keys: str) -> dict[str, Any]:
        for name in self.chain(account):
            meta = self.opens.get(name, {})
            if any(key in meta for key in keys):
                return dict(meta)
        return {}

    def role(self, account: str, posting_vat: bool = False) -> str:
        meta = self.nearest(account, "pcg", "role")
        if "role" in meta:
            return str(meta["role"])
        pcg = str(meta.get("pcg", ""))
        if pcg.startswith("4458") and (posting_vat or "vat" in self.nearest(account, "vat")):
            return "vat-pending"
        prefixes = [prefix for prefix in ROLES if pcg.startswith(prefix)]
        return ROLES[max(prefixes, key=len)] if prefixes else ""

    def customer(self, account: str) -> str:
        """The customer an account belongs to, or nothing for a shared account."""
        return next((name for name in self.chain(account) if name in self.customers), "")
