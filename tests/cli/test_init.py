"""`acompte init`: a new ledger from an empty folder to a paid final invoice, by commands alone or typed by hand."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from beancount import loader
from beancount.core.data import Open

from acompte.founding.files import IGNORED
from acompte.model.roles import ROLES, SET_OFF, accounts_with_roles
from acompte.model.settings import VAT_DUE
from acompte_cli.errors import OutputError
from acompte_cli.writer import founding
from acompte_cli.writer.files import Snapshot, replace
from support.commands import Command

FILES = {IGNORED, "settings.beancount", "accounts.beancount", "customers.beancount", "2026.beancount", "main.beancount"}
COMPANY = ("--name", "Atelier Brunel SARL", "--siren", "123456782", "--iban", "FR76 3000 6000 0112 3456 7890 189")
WHOLE = (
    *COMPANY,
    "--address",
    "1 rue du Port\\n69000 Lyon",
    "--email",
    "a@brunel.example",
    "--legal",
    "SARL, RCS Lyon",
)
FIRST = ("--date", "2026-01-01")
OPEN = """\
customer;number;kind;date;due;total;open;vat;quote;quote-amount;invoiced-before
Lumen SAS;F-1;deposit;10/02/2025;12/03/2025;3 600,00;0,00;20;Q-1;10 000,00;
Lumen SAS;F-2;invoice;12/05/2025;11/01/2026;9 600,00;8 400,00;20;;;
Ville de Sarzay;F-3;deposit;08/06/2025;08/01/2026;1 200,00;600,00;20;Q-2;4 000,00;
SCI Beaupré;F-4;invoice;04/05/2025;03/01/2026;5 500,00;5 500,00;10;Q-3;20 000,00;11 000,00
Lumen SAS;A-1;credit;20/12/2025;;-120,00;-120,00;20;;;
"""

New = Callable[..., Command]


@pytest.fixture
def acompte() -> Command:
    return Command(None, "2026-08-31")


@pytest.fixture
def new(acompte: Command, tmp_path: Path) -> New:
    """Make a ledger, and give the command over it."""

    def make(*options: str, language: str = "fr") -> Command:
        result = acompte("--lang", language, "init", str(tmp_path / "livres"), *options, "--yes")
        assert result.exit_code == 0, result.output
        return Command(tmp_path / "livres" / "main.beancount", "2026-08-31")

    return make


def untaxed(vat_due: str, text: str = OPEN) -> str:
    """Give a table without rates where there is no VAT."""
    return text.replace(";20;", ";;").replace(";10;", ";;") if vat_due == "none" else text


def everything(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text(encoding="utf-8") for p in folder.rglob("*") if p.is_file()}


# What it makes


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("vat_due", VAT_DUE)
def test_a_new_ledger_has_no_error_and_no_warning(new: New, tmp_path: Path, vat_due: str, language: str) -> None:
    command = new(*COMPANY, "--vat-due", vat_due, language=language)
    assert set(everything(tmp_path / "livres")) == FILES
    result = command("check", "--strict")
    assert (result.exit_code, result.stdout) == (0, "")
    for _, errors in loaded(tmp_path / "livres"):
        assert errors == []


def loaded(folder: Path) -> Iterator[tuple[Sequence[object], Sequence[object]]]:
    """Load a ledger as `bean-check` does, with our plugins and without them."""
    main = folder / "main.beancount"
    for bare in (False, True):
        text = main.read_text(encoding="utf-8")
        other = folder / "bare.beancount"
        other.write_text(text.partition("plugin")[0] if bare else text, encoding="utf-8")
        entries, errors, _ = loader.load_file(str(other))
        other.unlink()
        yield entries, errors


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_role_has_an_account_but_those_opened_with_a_customer(new: New, tmp_path: Path, language: str) -> None:
    new(*COMPANY, language=language)
    entries = next(loaded(tmp_path / "livres"))[0]
    found = accounts_with_roles([entry for entry in entries if isinstance(entry, Open)])
    assert ROLES - {account.role for account in found.values()} == {"retention"}
    assert SET_OFF in {account.role for account in found.values()}


def test_without_vat_there_is_no_account_for_it_and_a_reason(new: New, tmp_path: Path) -> None:
    new("--name", "Claire Brunel", "--siren", "123456782", "--vat-due", "none")
    written = everything(tmp_path / "livres")
    assert "TVA" not in written["accounts.beancount"].partition("---")[2]
    assert 'vat-reason: "franchise"' in written["settings.beancount"]
    assert "vat-number" not in written["settings.beancount"]


def test_the_company_says_what_is_known_and_a_comment_what_is_not(new: New, tmp_path: Path) -> None:
    new(*COMPANY)
    text = everything(tmp_path / "livres")["settings.beancount"]
    assert '  vat-number: "FR11123456782"\n' in text
    assert '  iban: "FR7630006000011234567890189"\n' in text
    assert [line[3:].split(":")[0].strip() for line in text.splitlines() if line.startswith(";   ")] == [
        "address",
        "email",
        "legal",
    ]


def test_a_company_of_which_all_is_known_has_no_comment(new: New, tmp_path: Path) -> None:
    new(*WHOLE)
    text = everything(tmp_path / "livres")["settings.beancount"]
    assert "À ajouter" not in text
    assert r'  address: "1 rue du Port\n69000 Lyon"' in text


def test_a_name_may_have_quotation_marks(new: New) -> None:
    assert new("--name", 'Atelier "Brunel" \\ Fils')("check", "--strict").exit_code == 0


@pytest.mark.parametrize(("said", "year"), [((), "2026"), (("--date", "2025-10-01"), "2025")])
def test_the_books_begin_with_the_year_unless_a_day_is_said(
    new: New, tmp_path: Path, said: tuple[str, ...], year: str
) -> None:
    new(*COMPANY, *said)
    assert f"{year}.beancount" in everything(tmp_path / "livres")


def test_the_files_of_a_dry_run_are_those_of_the_run(acompte: Command, new: New, tmp_path: Path) -> None:
    folder = tmp_path / "livres"
    shown = acompte("init", str(folder), *COMPANY, "--dry-run")
    assert (shown.exit_code, folder.exists()) == (0, False)
    new(*COMPANY)
    for name, text in everything(folder).items():
        assert f"; {folder / name}\n{text}" in shown.stdout


def test_json_gives_every_entry_with_its_place(acompte: Command, tmp_path: Path) -> None:
    (tmp_path / "open.csv").write_text(OPEN, encoding="utf-8")
    folder = tmp_path / "livres"
    result = acompte("init", str(folder), *COMPANY, *FIRST, "--open-items", str(tmp_path / "open.csv"), "--json")
    rows = json.loads(result.stdout)
    assert all(list(row) == ["file", "line", "document", "entry"] for row in rows)
    for row in rows:
        lines = Path(row["file"]).read_text(encoding="utf-8").splitlines()
        assert "\n".join(lines[row["line"] - 1 :]).startswith(row["entry"])
    named = [row["document"] for row in rows if row["document"]]
    assert list(dict.fromkeys(named)) == ["Q-1", "Q-3", "Q-2", "F-1", "F-4", "F-2", "F-3", "A-1"]


# From an empty folder to a paid final invoice


def walk(command: Command) -> None:
    """Lead a quote from its first day to its paid final invoice; each command must do its part."""
    for said in (
        ("customer", "new", "Lumen SAS", "--date", "2026-02-02"),
        ("quote", "new", "Lumen", "10000", "--title", "Verrière", "--date", "2026-02-03"),
        ("quote", "accept", "D2026-001", "--date", "2026-02-10"),
        ("payment", "FA2026-001", "--date", "2026-03-02"),
        ("quote", "received", "D2026-001", "--date", "2026-06-01"),
        ("invoice", "final", "D2026-001", "--date", "2026-06-02"),
        ("payment", "FA2026-002", "--date", "2026-07-01"),
    ):
        result = command(*said, "--yes")
        assert result.exit_code == 0, result.output


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("vat_due", VAT_DUE)
def test_commands_alone_lead_to_a_paid_final_invoice(new: New, tmp_path: Path, vat_due: str, language: str) -> None:
    command = new(*COMPANY, "--vat-due", vat_due, language=language)
    walk(command)
    rate = Decimal("1.00") if vat_due == "none" else Decimal("1.20")
    rows = [(r["document"], r["kind"], r["total"], r["open"], r["status"]) for r in command.json("status")]
    assert rows == [
        ("FA2026-001", "deposit", f"{3000 * rate:.2f}", "0.00", "paid"),
        ("FA2026-002", "final", f"{7000 * rate:.2f}", "0.00", "paid"),
    ]
    assert command("check", "--strict").exit_code == 0
    for _, errors in loaded(tmp_path / "livres"):
        assert errors == []
    written = everything(tmp_path / "livres")
    assert set(written) == FILES
    assert written["settings.beancount"].count("invoice:") == 0
    assert written["customers.beancount"].count('name: "Lumen SAS"') == 1


@pytest.mark.parametrize(
    ("vat_due", "deposit", "final"),
    [
        ("receipts", "Attente:Normal               -600", "Attente:Normal              -1400"),
        ("debits", "Collectée:Normal             -600", "Collectée:Normal            -1400"),
        ("delivery", "Attente:Normal               -600", "Collectée:Normal            -1400"),
    ],
)
def test_each_document_has_its_vat_where_its_regime_puts_it(
    new: New, tmp_path: Path, vat_due: str, deposit: str, final: str
) -> None:
    walk(new(*COMPANY, "--vat-due", vat_due))
    text = everything(tmp_path / "livres")["2026.beancount"]
    for number, posting in (("FA2026-001", deposit), ("FA2026-002", final)):
        document = text.partition(f'invoice: "{number}"')[2].partition("\n\n")[0]
        assert f"Passif:TVA:{posting}.00 EUR" in document


def test_the_next_year_has_a_file_of_its_own(new: New, tmp_path: Path) -> None:
    command = new(*COMPANY)
    walk(command)
    invoice = ("invoice", "new", "Lumen", "100", "--title", "Entretien", "--date", "2027-01-04", "--yes")
    assert command(*invoice).exit_code == 0
    assert 'invoice: "FA2027-001"' in everything(tmp_path / "livres")["2027.beancount"]


def typed(new: New, folder: Path) -> Command:
    """The same business as `walk`, typed into the files of a new ledger."""
    command = new(*COMPANY)
    with (folder / "customers.beancount").open("a", encoding="utf-8") as file:
        file.write('\n2026-02-02 open Actif:Clients:Lumen EUR\n  name: "Lumen SAS"\n')
    with (folder / "2026.beancount").open("a", encoding="utf-8") as file:
        file.write(TYPED)
    return command


def test_the_same_may_be_typed_by_hand(new: New, tmp_path: Path) -> None:
    command = typed(new, tmp_path / "livres")
    assert command("check", "--strict").exit_code == 0
    rows = [(row["document"], row["kind"], row["open"]) for row in command.json("status")]
    assert rows == [("FA2026-001", "deposit", "0.00"), ("FA2026-002", "final", "0.00")]
    after = command("invoice", "new", "Lumen", "100", "--title", "Entretien", "--date", "2026-07-02", "--yes")
    assert 'invoice: "FA2026-003"' in after.stdout


def test_what_commands_write_and_what_is_typed_mean_the_same(new: New, tmp_path: Path) -> None:
    by_hand = typed(new, tmp_path / "livres")
    (tmp_path / "livres").rename(tmp_path / "typed")
    by_hand.ledger = tmp_path / "typed" / "main.beancount"
    by_command = new(*COMPANY)
    walk(by_command)
    for command in (by_command, by_hand):
        assert command("close", "2026-07", "--date", "2026-08-01", "--yes").exit_code == 0
        assert command("verify").exit_code == 0
    for day in ("2026-02-09", "2026-02-10", "2026-03-01", "2026-03-02", "2026-06-01", "2026-06-30", "2026-08-31"):
        by_command.day = by_hand.day = day
        for said in (("status",), ("quotes",), ("aging",), ("agenda",), ("dso",), ("vat", "2026"), ("check",)):
            assert placeless(by_command.json(*said)) == placeless(by_hand.json(*said)), (day, said)


def placeless(rows: Any) -> Any:
    """What a command says, but for the files and lines of the entries behind it."""
    if isinstance(rows, dict):
        return {key: placeless(value) for key, value in rows.items() if key not in ("file", "line")}
    return [placeless(row) for row in rows] if isinstance(rows, list) else rows


TYPED = """
2026-02-03 custom "quote" "D2026-001" Actif:Clients:Lumen 10000.00 EUR
  vat: 20
2026-02-10 custom "accepted" "D2026-001"
2026-02-10 custom "milestone" "D2026-001" 2026-02-10 "À la commande" "30 %"

2026-02-10 * "Lumen SAS" "Acompte de 30 % à la commande" ^D2026-001
  invoice: "FA2026-001"
  due: 2026-03-12
  Actif:Clients:Lumen          3600.00 EUR
  Passif:Clients:Acomptes     -3000.00 EUR
  Passif:TVA:Attente:Normal    -600.00 EUR

2026-03-02 * "Lumen SAS" "Virement" ^FA2026-001
  Actif:Banque                 3600.00 EUR
  Actif:Clients:Lumen         -3600.00 EUR
  Passif:TVA:Attente:Normal     600.00 EUR
  Passif:TVA:Collectée:Normal  -600.00 EUR

2026-06-01 custom "received" "D2026-001"

2026-06-02 * "Lumen SAS" "Solde" ^D2026-001
  invoice: "FA2026-002"
  due: 2026-07-02
  Actif:Clients:Lumen          8400.00 EUR
  Passif:Clients:Acomptes      3000.00 EUR
  Produits:Prestations       -10000.00 EUR
  Passif:TVA:Attente:Normal   -1400.00 EUR

2026-07-01 * "Lumen SAS" "Virement" ^FA2026-002
  Actif:Banque                 8400.00 EUR
  Actif:Clients:Lumen         -8400.00 EUR
  Passif:TVA:Attente:Normal    1400.00 EUR
  Passif:TVA:Collectée:Normal -1400.00 EUR
"""


# Open items

LEFT = ((6400, 7000, 1400), (2800, 3000, 600), (9000, 9000, 900))
"""What is left of Q-1, Q-2 and Q-3: for a company without VAT; for others the base, and its VAT."""


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("vat_due", VAT_DUE)
def test_open_items_are_open_and_their_quotes_are_led_to_the_end(
    new: New, tmp_path: Path, vat_due: str, language: str
) -> None:
    table = tmp_path / "open.csv"
    table.write_text(untaxed(vat_due), encoding="cp1252")
    command = new(*COMPANY, *FIRST, "--vat-due", vat_due, "--open-items", str(table), language=language)
    on_the_day = Command(command.ledger, "2026-01-01")
    assert on_the_day("check").exit_code == 0
    opened = {row["document"]: (row["kind"], row["open"]) for row in on_the_day.json("status")}
    assert opened == {
        "F-1": ("opening", "0.00"),
        "F-2": ("opening", "8400.00"),
        "F-3": ("opening", "600.00"),
        "F-4": ("opening", "5500.00"),
        "A-1": ("opening", "0.00"),
    }
    for said in (
        ("invoice", "final", "Q-1", "--date", "2026-01-10"),
        ("payment", "F-3", "--date", "2026-01-12"),
        ("invoice", "final", "Q-2", "--date", "2026-01-13"),
        ("payment", "F-4", "--date", "2026-01-14"),
        ("invoice", "final", "Q-3", "--date", "2026-01-15"),
        ("payment", "F-2", "--date", "2026-01-20"),
        ("payment", "FA2026-001", "--date", "2026-01-31"),
        ("payment", "FA2026-002", "--date", "2026-01-31"),
        ("payment", "FA2026-003", "--date", "2026-01-31"),
    ):
        result = command(*said, "--yes")
        assert result.exit_code == 0, result.output
    totals = [Decimal(row["total"]) for row in command.json("status") if row["kind"] == "final"]
    assert totals == [whole if vat_due == "none" else base + vat for whole, base, vat in LEFT]
    assert command("check").exit_code == 0
    for _, errors in loaded(tmp_path / "livres"):
        assert errors == []


def test_the_vat_of_a_final_is_that_of_the_quote_less_its_deposits(new: New, tmp_path: Path) -> None:
    (tmp_path / "open.csv").write_text(OPEN, encoding="utf-8")
    command = new(*COMPANY, *FIRST, "--open-items", str(tmp_path / "open.csv"))
    first = command("invoice", "final", "Q-1", "--date", "2026-01-10", "--yes").stdout
    assert '    deposit: "F-1"\n' in first
    assert "  Passif:TVA:Attente:Normal              -1400.00 EUR\n" in first
    third = command("invoice", "final", "Q-3", "--date", "2026-01-10", "--yes").stdout
    assert "  Passif:TVA:Attente:Intermédiaire        -900.00 EUR\n" in third


def test_new_invoices_follow_the_last_one_of_the_old_program(new: New, tmp_path: Path) -> None:
    table = tmp_path / "open.csv"
    table.write_text(OPEN.replace("F-2", "FA2026-031").replace("12/05/2025", "01/01/2026"), encoding="utf-8")
    command = new(*COMPANY, *FIRST, "--open-items", str(table), "--last-invoice", "FA2026-047")
    assert 'invoice: "FA2026-048"' in command("invoice", "final", "Q-1", "--date", "2026-01-10", "--yes").stdout
    assert 'invoice: "FA2026-049"' in command("invoice", "final", "Q-2", "--date", "2026-01-10", "--yes").stdout
    assert command("check").exit_code == 0


def test_a_series_of_ones_own_begins_at_one(new: New, tmp_path: Path) -> None:
    command = new(*COMPANY, *FIRST, "--invoice-series", "B{year}/{number:04}")
    command("customer", "new", "Lumen SAS", "--date", "2026-02-01", "--yes")
    shown = command("invoice", "new", "Lumen", "10", "--title", "x", "--date", "2026-02-01", "--yes").stdout
    assert 'invoice: "B2026/0001"' in shown


@pytest.mark.parametrize(("language", "words"), [("fr", "à corriger"), ("en", "to correct")])
def test_wrong_lines_are_named_and_nothing_is_written(
    acompte: Command, tmp_path: Path, language: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = "".join(f"Lumen;F {turn};invoice;2025-05-12;2025-06-12;10;10;20;;;\n" for turn in range(30))
    Path("open.csv").write_text(OPEN.splitlines()[0] + "\n" + lines, encoding="utf-8")
    result = acompte("--lang", language, "init", "livres", *COMPANY, *FIRST, "--open-items", "open.csv", "--yes")
    assert (result.exit_code, result.stdout) == (1, "")
    first, *named, more = result.stderr.splitlines()
    assert words in first
    assert [line.split(" ")[0] for line in named] == [f"open.csv:{turn}:" for turn in range(2, 22)]
    assert "10" in more
    assert everything(tmp_path) == {"open.csv": Path("open.csv").read_text(encoding="utf-8")}


@pytest.mark.parametrize("data", [b"", b"\0\1\2", b'customer;"number\nx;y', b"a;b\n", b"\xff\xfe\x00"])
def test_a_file_that_is_no_table_is_one_clear_line(acompte: Command, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "open.csv").write_bytes(data)
    result = acompte("init", str(tmp_path / "l"), *COMPANY, "--open-items", str(tmp_path / "open.csv"), "--yes")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "open.csv:1: " in result.stderr
    assert "Traceback" not in result.stderr


# What it refuses


@pytest.mark.parametrize(
    ("options", "status", "words"),
    [
        (("--name", "  "), 1, "--name"),
        (("--name", "A", "--siren", "123456789"), 1, "123456789"),
        (("--name", "A", "--iban", "FR7630006000011234567890188"), 1, "IBAN"),
        (("--name", "A", "--vat-due", "receipts", "--vat-reason", "franchise"), 1, "--vat-due none"),
        (("--name", "A", "--vat-due", "jamais"), 2, "'debits', 'receipts', 'delivery', 'none'"),
        (("--name", "A", "--invoice-series", "FA{year}"), 1, "FA{year}-{number:03}"),
        (("--name", "A", "--last-invoice", "F-31"), 1, "--invoice-series"),
        (("--name", "A", "--open-items", "absent.csv"), 2, "absent.csv"),
        (("--siren", "123456782"), 2, "--name"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    acompte: Command, tmp_path: Path, options: tuple[str, ...], status: int, words: str
) -> None:
    result = acompte("init", str(tmp_path / "livres"), *options)
    assert (result.exit_code, result.stdout) == (status, "")
    assert words in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["main.beancount", "ledger/main.beancount", "compta.beancount", "livres.bean"])
@pytest.mark.parametrize("dry_run", [(), ("--dry-run",)])
def test_a_ledger_that_is_there_is_left_alone(
    acompte: Command, tmp_path: Path, name: str, dry_run: tuple[str, ...]
) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("2025-01-01 open Assets:Bank\n", encoding="utf-8")
    before = everything(tmp_path)
    result = acompte("init", str(tmp_path), *COMPANY, *dry_run)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "init --dry-run" in result.stderr
    assert everything(tmp_path) == before


def test_a_folder_with_other_files_becomes_one_with_a_ledger(new: New, tmp_path: Path) -> None:
    folder = tmp_path / "livres"
    (folder / ".git").mkdir(parents=True)
    (folder / "README.md").write_text("Livres", encoding="utf-8")
    (folder / IGNORED).write_text("mine\n", encoding="utf-8")
    new(*COMPANY)
    written = everything(folder)
    assert set(written) == FILES | {"README.md"}
    assert (written["README.md"], written[IGNORED]) == ("Livres", "mine\n")


def test_a_folder_of_the_name_of_a_file_stops_it_before_anything_is_written(acompte: Command, tmp_path: Path) -> None:
    (tmp_path / "customers.beancount").mkdir()
    assert acompte("init", str(tmp_path), *COMPANY, "--yes").exit_code == 2
    assert everything(tmp_path) == {}


def test_a_file_is_no_folder(acompte: Command, tmp_path: Path) -> None:
    (tmp_path / "livres").write_text("x", encoding="utf-8")
    for folder in (tmp_path / "livres", tmp_path / "livres" / "dedans"):
        result = acompte("init", str(folder), *COMPANY, "--yes")
        assert result.exit_code in (1, 2)
        assert "Traceback" not in result.output
    assert everything(tmp_path) == {"livres": "x"}


def test_a_named_ledger_is_no_folder_for_a_new_one(acompte: Command, tmp_path: Path) -> None:
    result = acompte("-f", str(tmp_path / "main.beancount"), "init", *COMPANY)
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert "DIR" in result.stderr


# All or nothing


@pytest.mark.parametrize("fails", range(1, 7))
def test_a_disk_that_fails_leaves_nothing(tmp_path: Path, fails: int, monkeypatch: pytest.MonkeyPatch) -> None:
    done = []

    def failing(path: Path, data: bytes, expected: Snapshot) -> None:
        done.append(path)
        if len(done) == fails:
            raise OutputError("full")
        replace(path, data, expected)

    monkeypatch.setattr(founding, "replace", failing)
    folder = tmp_path / "a" / "livres"
    result = Command(None, "2026-08-31")("init", str(folder), *COMPANY, "--yes")
    assert (result.exit_code, len(done)) == (1, fails)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("survives", range(6))
def test_after_a_crash_no_half_ledger_is_there_and_the_same_command_ends_it(
    new: New, tmp_path: Path, survives: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[Path] = []

    def noting(path: Path, data: bytes, expected: Snapshot) -> None:
        order.append(path)
        replace(path, data, expected)

    monkeypatch.setattr(founding, "replace", noting)
    new(*COMPANY)
    before = everything(tmp_path)
    assert order[-1].name == "main.beancount"
    for path in order[survives:]:
        path.unlink()
    new(*COMPANY)
    assert everything(tmp_path) == before


def test_the_first_day_of_a_take_over_is_the_day_of_the_command(acompte: Command, tmp_path: Path) -> None:
    (tmp_path / "open.csv").write_text(OPEN, encoding="utf-8")
    acompte("init", str(tmp_path / "l"), *COMPANY, "--open-items", str(tmp_path / "open.csv"), "--yes")
    text = everything(tmp_path / "l")["settings.beancount"]
    assert f'{date(2026, 8, 31)} custom "start"' in text
