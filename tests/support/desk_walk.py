"""A company that does its business through the command alone: random sequences of commands, checked after each one."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from beancount import loader
from click.testing import CliRunner, Result

from acompte.handover import read
from acompte.model.documents import vat_share
from acompte.model.matches import Matches
from acompte.model.quotes import accepted_on, amount_on, ended_on
from acompte.model.state import state_on
from acompte.rules.check import check
from acompte.rules.messages import message
from acompte.rules.registry import CODES, ERROR
from acompte.vat.monthly import Months
from acompte.vat.taxed import Taxed
from acompte_cli.main import cli

from .companies import company, every
from .ledgers import gaps
from .vat_reading import month_end

REGIMES = ("debits", "receipts", "delivery", "none")
RATES = ("20", "10", "5.5", "2.1")

CUSTOMERS = """
2025-01-01 open Actif:Clients:Lumen EUR
  name: "Lumen SAS"
  terms: "30 jours"
2025-01-01 open Actif:Clients:Mairie EUR
  name: "Mairie de Sarzay"
  kind: "public"
2025-01-01 open Actif:Clients:Aubanel EUR
  name: "Mme Hélène Aubanel"
  kind: "consumer"
  terms: "15 jours"
"""


def ledger_text(regime: str, series: bool) -> str:
    """A company without any business yet, in one file."""
    company = f'2026-01-01 custom "company" "Atelier Brunel SARL"\n  vat-due: "{regime}"\n'
    if regime == "none":
        company += '  vat-reason: "franchise"\n'
    numbers = (
        '2026-01-01 custom "series" "invoice" "FA{year}-{number:03}"\n'
        '2026-01-01 custom "series" "credit-note" "AV{year}-{number:03}"\n'
        '2026-01-01 custom "series" "debit-note" "ND{year}-{number:03}"\n'
        '2026-01-01 custom "series" "quote" "D{year}-{number:03}"\n'
    )
    chart = {
        "Actif:Banque": "512000",
        "Actif:Caisse": "531000",
        "Actif:Clients": "411000",
        "Actif:Douteux": "416000",
        "Passif:Acomptes": "419100",
        "Produits:Travaux": "704000",
        "Produits:Prestations": "706000",
        "Produits:Marchandises": "707000",
        "Produits:Indemnites": "758100",
        "Charges:Banque": "627000",
        "Charges:Pertes": "654000",
        "Charges:Differences": "658000",
        "Charges:Escomptes": "665000",
    }
    opens = "".join(f'2025-01-01 open {name} EUR\n  pcg: "{pcg}"\n' for name, pcg in chart.items())
    for place, rate in enumerate(RATES):
        opens += f'2025-01-01 open Passif:TVA:Due{place} EUR\n  pcg: "44571{place}"\n  vat: {rate}\n'
        opens += f'2025-01-01 open Passif:TVA:Attente{place} EUR\n  pcg: "44584{place}"\n  vat: {rate}\n'
    roots = zip(("assets", "liabilities", "equity", "income", "expenses"), ROOTS, strict=True)
    options = "".join(f'option "name_{key}" "{name}"\n' for key, name in roots)
    return (
        f'option "operating_currency" "EUR"\n{options}{company}{numbers if series else ""}'
        f'2026-01-01 custom "deposit-policy" "standard" 0.00 EUR "30 %"\n'
        f'2026-01-01 custom "tolerance" 0.50 EUR\n{opens}{CUSTOMERS}'
        'plugin "acompte.matching"\nplugin "acompte.dso"\n'
    )


ROOTS = ("Actif", "Passif", "Capitaux", "Produits", "Charges")


def company_text(seed: int) -> str:
    """A company with a past, as somebody typed it: any regime, any habit."""
    draw = random.Random(seed)
    text = company(draw, quotes=8, start=date(2025, 1, 1), days=300, settings=every(draw))
    return text + '\nplugin "acompte.matching"\nplugin "acompte.dso"\n'


def rates_in(book: Any) -> tuple[str, ...]:
    """The rates that a company's accounts know."""
    rates = {account.rate for account in book.accounts.values() if account.rate}
    return tuple(f"{rate.normalize():f}" for rate in sorted(rates, reverse=True)) or ("20", "10")


class Seen(NamedTuple):
    """The ledger as it stands on the day of the next command."""

    history: Any
    state: Any
    matches: Any
    entries: list[Any]

    @property
    def book(self) -> Any:
        return self.history.book


class Walk:
    """A sequence of commands on one ledger, each drawn from what stands in it."""

    def __init__(self, path: Path, seed: int, rates: tuple[str, ...] = RATES, start: date = date(2026, 1, 5)) -> None:
        """Begin on a day, with a ledger that is sound."""
        self.path = path
        self.draw = random.Random(seed)
        self.day = start
        self.rates = rates
        self.said: list[str] = []
        self.refused = 0
        self.names: list[str] = []
        self.seen = self.look()
        self.names = sorted(a for a, c in self.seen.book.customers.items() if c.named)
        self.sound("before the first command")

    def look(self) -> Seen:
        entries, errors, options = loader.load_file(str(self.path))
        assert errors == [], (self.said[-1:], errors)
        history = read(entries, options).history
        return Seen(history, state_on(history, self.day), Matches(history.book), entries)

    def files(self) -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in sorted(self.path.parent.rglob("*.beancount"))}

    def step(self) -> Result:
        """Draw a command and run it; the ledger is sound afterwards, or as it was."""
        self.day += timedelta(days=self.draw.choice((0, 0, 1, 2, 3, 7, 14)))
        self.seen = self.look()
        words = None
        while words is None:
            words = self.draw.choice(COMMANDS)(self)
        return self.run(*words)

    def run(self, *words: str) -> Result:
        before = self.files()
        plain, more = (words[: words.index("--")], words[words.index("--") :]) if "--" in words else (words, ())
        arguments = ["-f", str(self.path), *plain, "--date", self.day.isoformat(), "--yes", *more]
        self.said.append("acompte " + " ".join(arguments[2:]))
        result = CliRunner().invoke(cli, arguments)
        after = self.files()
        trace = "\n".join(self.said)
        assert result.exception is None or isinstance(result.exception, SystemExit), (trace, result.exc_info)
        assert "Traceback" not in result.output, trace
        if result.exit_code:
            assert before == after, trace
            assert "has not now" not in result.output, (trace, result.output)
            self.refused += 1
        else:
            assert all(after[path].startswith(text) for path, text in before.items()), trace
            self.sound(trace + "\n" + result.output)
        return result

    def sound(self, trace: str) -> None:
        """Loads, no error on the day nor at the month's end, books and documents agree, nothing stands that is over."""
        seen = self.look()
        book = seen.book
        for day in (self.day, month_end(self.day)):
            found = check(seen.history, day, [], warnings=False)
            wrong = [(d.code, message(d, "en")) for d in found if CODES[d.code].severity == ERROR]
            assert wrong == [], (trace, wrong)
        assert gaps(seen.history, seen.entries, self.day) == {}, trace
        matches = seen.matches
        for quote in book.quotes.values():
            if matches.closing(quote, self.day) is not None:
                assert matches.deposits(quote.number, self.day).left == 0, (trace, quote.number)
        months = Months(seen.history, matches, book.invoices, self.day, all_of_them=True)
        posted = pending_balances(seen)
        waiting: dict[Decimal | None, Decimal] = {}
        for node in months.nodes.values():
            if isinstance(node, Taxed):
                for rate, amount in node.waiting_on(self.day).items():
                    over = node.is_settled(self.day) and node.invoice.total >= 0
                    assert not over or not amount, (trace, node.number)
                    waiting[rate] = waiting.get(rate, Decimal(0)) + amount
            else:
                for rate, amount in node.due_by(self.day).items():
                    waiting[rate] = waiting.get(rate, Decimal(0)) - amount
        rates = {rate for rate in posted.keys() | waiting.keys() if posted.get(rate, 0) != waiting.get(rate, 0)}
        assert not rates, (trace, posted, waiting)


def pending_balances(seen: Seen) -> dict[Decimal | None, Decimal]:
    """What stands on the accounts of pending VAT, by rate, credits positive."""
    sums: dict[Decimal | None, Decimal] = {}
    for entry in seen.entries:
        for posting in getattr(entry, "postings", ()):
            account = seen.book.accounts.get(posting.account)
            if account is not None and account.role == "vat-pending":
                share = vat_share(account, posting.units.number, posting.meta or {})
                sums[share.rate] = sums.get(share.rate, Decimal(0)) + share.amount
    return sums


# -- the commands, each drawn from what stands in the ledger; None where it makes no sense -----------------------


def amount(walk: Walk, most: Decimal | int) -> str:
    return f"{Decimal(walk.draw.randint(100, max(101, int(most * 100)))) / 100:.2f}"


def quotes(walk: Walk) -> list[Any]:
    book, day = walk.seen.book, walk.day
    return [
        q
        for q in book.quotes.values()
        if ended_on(q, day) is None and accepted_on(q) and walk.seen.matches.closing(q, day) is None
    ]


def any_quote(walk: Walk) -> Any:
    return walk.draw.choice(quotes(walk) or [None])


def documents(walk: Walk, wanted: Callable[[Any], bool]) -> Any:
    found = [row for row in walk.seen.state.documents if not row.invoice.is_credit and wanted(row)]
    return walk.draw.choice(found) if found else None


def new_quote(walk: Walk) -> list[str]:
    words = ["quote", "new", walk.draw.choice(walk.names)]
    if walk.draw.random() < 0.15:
        words += [amount(walk, 9000), "--vat-reason", walk.draw.choice(("reverse-charge", "export", "exempt"))]
    elif walk.draw.random() < 0.5:
        words += [amount(walk, 9000), "--vat", walk.draw.choice(walk.rates)]
    else:
        for place in range(walk.draw.randint(1, 4)):
            quantity, price = walk.draw.randint(1, 30), amount(walk, 300)
            words += ["--line", f"Ouvrage {place}; {quantity} u; {price}; {walk.draw.choice(walk.rates)} %"]
    words += ["--title", walk.draw.choice(("Verrière", "Pose d'une porte", 'Étude "nord"'))]
    if walk.draw.random() < 0.2:
        words += ["--retention", "5"]
    if walk.draw.random() < 0.2:
        words += ["--off-premises"]
    if walk.draw.random() < 0.3:
        words += ["--nature", walk.draw.choice(("goods", "services"))]
    return words


def accept(walk: Walk) -> list[str] | None:
    found = [q for q in walk.seen.book.quotes.values() if not accepted_on(q) and ended_on(q, walk.day) is None]
    if not found:
        return None
    quote = walk.draw.choice(found).number
    draw = walk.draw.random()
    if draw < 0.1:
        return ["quote", "refuse", quote]
    return ["quote", "accept", quote, *(["--no-deposit"] if draw < 0.3 else [])]


def amend(walk: Walk) -> list[str] | None:
    quote = any_quote(walk)
    if quote is None:
        return None
    sign = walk.draw.choice(("", "-"))
    more = f"{sign}{amount(walk, quote.amount / 5)}"
    rates = [line.rate for line in quote.lines if line.rate is not None]
    rate = ["--vat", f"{walk.draw.choice(rates)}"] if rates else []
    return ["quote", "amend", *rate, "--", quote.number, "Avenant", more]


def deposit(walk: Walk) -> list[str] | None:
    quote = any_quote(walk)
    if quote is None:
        return None
    percent = ["--percent", walk.draw.choice(("10", "33.3", "100"))]
    said = ["--amount", amount(walk, quote.amount / 2)]
    how = walk.draw.choice((percent, said, [*said, "--ttc"], [*said, "--ht"], []))
    return ["invoice", "deposit", quote.number, *how]


def progress(walk: Walk) -> list[str] | None:
    quote = any_quote(walk)
    return quote and ["invoice", "progress", quote.number, "--percent", walk.draw.choice(("25", "33.33", "60", "90"))]


def received(walk: Walk) -> list[str] | None:
    quote = any_quote(walk)
    return quote and ["quote", "received", quote.number]


def final(walk: Walk) -> list[str] | None:
    quote = any_quote(walk)
    if quote is None:
        return None
    others = [q.number for q in quotes(walk) if q.customer == quote.customer and q is not quote]
    more = [walk.draw.choice(others)] if others and walk.draw.random() < 0.2 else []
    offer = ["--discount", "2 % 10 jours"] if walk.draw.random() < 0.2 else []
    return ["invoice", "final", quote.number, *more, *offer]


def cancel(walk: Walk) -> list[str] | None:
    quote = any_quote(walk)
    if quote is None or walk.draw.random() < 0.6:
        return None
    how = walk.draw.choice((["--refund"], ["--keep", "price"], ["--keep", "indemnity"], []))
    return ["quote", "cancel", quote.number, *how]


def invoice(walk: Walk) -> list[str]:
    offer = ["--discount", "2 % 10 jours"] if walk.draw.random() < 0.3 else []
    words = ["invoice", "new", walk.draw.choice(walk.names), amount(walk, 2000)]
    free = walk.draw.random() < 0.1
    rate = ["--vat-reason", "reverse-charge"] if free else ["--vat", walk.draw.choice(walk.rates)]
    return [*words, *rate, "--title", "Entretien", *offer]


def payment(walk: Walk) -> list[str] | None:
    row = documents(walk, lambda row: row.open > 0)
    if row is None:
        return None
    how = walk.draw.random()
    number, customer = row.invoice.number, row.invoice.customer
    if how < 0.4:
        return ["payment", number]
    if how < 0.6:
        return ["payment", number, "--amount", amount(walk, row.open)]
    if how < 0.65:
        return ["payment", number, "--amount", f"{row.open + 10}"]
    if how < 0.7:
        return ["payment", number, "--amount", f"{max(row.open - Decimal('0.30'), Decimal('0.01')):.2f}"]
    if how < 0.75:
        return ["payment", number, "--discount"]
    if how < 0.85:
        return ["payment", customer, *(["--amount", amount(walk, row.open * 2)] if how < 0.8 else [])]
    if how < 0.9 and row.open > 2:
        return ["payment", number, "--fee", "1.50"]
    others = [r.invoice.number for r in walk.seen.state.documents if r.open > 0 and r.invoice.customer == customer]
    return ["payment", *others[:4]]


def advance(walk: Walk) -> list[str] | None:
    quote = any_quote(walk)
    return quote and ["payment", quote.number, "--amount", amount(walk, amount_on(quote, walk.day) / 3)]


def credit(walk: Walk) -> list[str] | None:
    row = documents(walk, lambda row: row.invoice.total > 0)
    if row is None or walk.draw.random() < 0.4:
        return None
    more = ["--amount", amount(walk, row.invoice.total)] if walk.draw.random() < 0.5 else []
    return ["invoice", "credit", row.invoice.number, *more]


def refund(walk: Walk) -> list[str] | None:
    standing = [c for c in walk.seen.history.on_account if c.stands(walk.day) > 0 and (c.document or c.named)]
    if not standing:
        return None
    one = walk.draw.choice(standing)
    return ["refund", one.document or one.named[0]]


def bounce(walk: Walk) -> list[str] | None:
    row = documents(walk, lambda row: row.paid > 0)
    return ["bounce", row.invoice.number] if row and walk.draw.random() < 0.4 else None


def loss(walk: Walk) -> list[str] | None:
    row = documents(walk, lambda row: row.open > 0)
    if row is None or walk.draw.random() < 0.6:
        return None
    return [walk.draw.choice(("doubtful", "writeoff")), row.invoice.number]


def mark(walk: Walk) -> list[str] | None:
    row = documents(walk, lambda row: True)
    if row is None:
        return None
    number = row.invoice.number
    later = (walk.day + timedelta(days=walk.draw.randint(-1, 30))).isoformat()
    return walk.draw.choice(
        (
            ["dispute", number, "casse"],
            ["resolve", number],
            ["promise", number, later],
            ["promise", number, later, amount(walk, 500)],
            ["hold", number, "litige"],
            ["release", number],
            ["hold", row.invoice.customer, "attente"],
            ["release", row.invoice.customer],
            ["send", number, "--channel", "post"],
        )
    )


COMMANDS: tuple[Callable[[Walk], list[str] | None], ...] = (
    *(new_quote, accept, accept, amend, deposit, deposit, progress, received, final, final, cancel),
    *(invoice, payment, payment, payment, payment, advance, credit, credit, refund, bounce, loss, mark),
)
