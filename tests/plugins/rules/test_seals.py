"""Seals: a closed period is as it was, entry by entry and file by file, and each lock follows the one before."""

from datetime import date
from hashlib import sha256
from itertools import pairwise
from textwrap import dedent

import pytest
from beancount.parser import parser

from acompte.model.book import Book
from acompte.model.diagnostic import Diagnostic
from acompte.model.settings import Lock
from acompte.seals.compare import Beside, compare
from acompte.seals.manifest import lock_digest, manifest_of, read_manifest, write_manifest
from acompte.seals.written import items, text_of
from support.ledgers import COMPANY, MARK, OPTIONS, Ledger

FOLDER = "/livres"
MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)
PDF = sha256(b"facture").hexdigest()


def written(text: str) -> list[object]:
    return list(parser.parse_string(OPTIONS + dedent(text), report_filename=f"{FOLDER}/main.beancount")[0])


def sealed(text: str, *ends: date, files: dict[str, str] | None = None) -> tuple[dict[str, str], list[str]]:
    """Close periods of a ledger one after the other; give the manifests by name and what each lock says."""
    manifests: dict[str, str] = {}
    digests: list[str] = []
    for before, last in pairwise([None, *ends]):
        assert last is not None
        lock = Lock(before, digests[-1], None) if before else None
        found = items(written(text), FOLDER, before, last)
        manifests[f"locks/{last:%Y-%m}.sha256"] = write_manifest(manifest_of(found, files or {}, lock, last))
        digests.append(lock_digest(manifests[f"locks/{last:%Y-%m}.sha256"]))
    return manifests, digests


def locked(ledger: Ledger, digests: dict[date, str]) -> Book:
    """Give the Book of a ledger with its locks filled in, where they stand as `sha256:…`."""
    book: Book = ledger.book
    locks = [Lock(lock.date, digests.get(lock.date, lock.digest), lock.entry) for lock in book.settings.locks]
    return book._replace(settings=book.settings._replace(locks=tuple(locks)))


def said(
    ledger: Ledger,
    manifests: dict[str, str],
    digests: dict[date, str],
    files: dict[str, str] | None = None,
    day: date = date(2026, 8, 31),
) -> list[Diagnostic]:
    text = ledger.text
    own = list(parser.parse_string(text, report_filename=f"{FOLDER}/main.beancount")[0])
    return compare(own, Beside(FOLDER, manifests, files or {}), locked(ledger, digests), day)


def marks(found: list[Diagnostic]) -> list[tuple[str, int]]:
    return sorted((one.code, one.line) for one in found)


SEALED = """
2026-03-10 * "Lumen" "Entretien"
  invoice: "FA2026-001"
  due: 2026-04-09
  Actif:Clients:Lumen  350.00 EUR
  Produits:Travaux
2026-03-20 * "Lumen" "Virement" ^FA2026-001
  Actif:Banque         350.00 EUR
  Actif:Clients:Lumen
"""


def test_a_sealed_invoice_with_another_amount_is_broken_at_its_own_line(ledger: Ledger) -> None:
    """
    2026-03-10 * "Lumen" "Entretien"  ; <- lock-broken
      invoice: "FA2026-001"
      due: 2026-04-09
      Actif:Clients:Lumen  360.00 EUR
      Produits:Travaux
    2026-03-20 * "Lumen" "Virement" ^FA2026-001
      Actif:Banque         350.00 EUR
      Actif:Clients:Lumen
    2026-03-31 custom "lock" "sha256:…"
    """
    manifests, (digest,) = sealed(SEALED, MARCH)
    found = said(ledger, manifests, {MARCH: digest})
    assert marks(found) == ledger.marked
    assert [(one.variant, one.facts["what"], one.document, one.customer) for one in found] == [
        ("changed", "invoice FA2026-001", "FA2026-001", "Actif:Clients:Lumen")
    ]
    assert found[0].facts["free"] == date(2026, 4, 1)
    assert said(ledger, manifests, {MARCH: digest}, day=date(2026, 3, 30)) == []


def test_what_is_the_same_but_for_its_layout_holds(ledger: Ledger) -> None:
    """
    2026-03-31 custom "lock" "sha256:…"
    2026-03-20 * "Lumen" "Virement" ^FA2026-001
      Actif:Clients:Lumen
      Actif:Banque  350 EUR ; lettré
    2026-03-10 * "Lumen" "Entretien"
      due: 2026-04-09
      invoice: "FA2026-001"
      Produits:Travaux
      Actif:Clients:Lumen  35 * 10.0 EUR
    2026-04-01 * "Lumen" "Suite"
      invoice: "FA2026-002"
      due: 2026-05-09
      Actif:Clients:Lumen  20.00 EUR
      Produits:Travaux
    """
    manifests, (digest,) = sealed(SEALED, MARCH)
    assert said(ledger, manifests, {MARCH: digest}) == []


def test_what_was_removed_is_broken_at_the_lock_and_what_was_added_at_itself(ledger: Ledger) -> None:
    """
    2026-03-10 * "Lumen" "Entretien"
      invoice: "FA2026-001"
      due: 2026-04-09
      Actif:Clients:Lumen  350.00 EUR
      Produits:Travaux
    2026-03-31 custom "dispute" "FA2026-001" "ajouté"  ; <- lock-broken
    2026-03-31 custom "lock" "sha256:…"  ; <- lock-broken
    """
    manifests, (digest,) = sealed(SEALED, MARCH)
    found = said(ledger, manifests, {MARCH: digest})
    assert marks(found) == ledger.marked
    assert {(one.variant, one.facts["what"]) for one in found} == {
        ("removed", "transaction 2026-03-20 FA2026-001"),
        ("added", "dispute FA2026-001 2026-03-31"),
    }


LETTER = """
2026-03-11 document Actif:Clients:Lumen "documents/FA2026-001.pdf" ^FA2026-001
  sent: "email"
"""
FILES = {"documents/FA2026-001.pdf": PDF}


def test_a_file_that_is_the_sealed_one_holds_and_another_or_none_does_not(request: pytest.FixtureRequest) -> None:
    """
    2026-03-10 * "Lumen" "Entretien"
      invoice: "FA2026-001"
      due: 2026-04-09
      Actif:Clients:Lumen  350.00 EUR
      Produits:Travaux
    2026-03-11 document Actif:Clients:Lumen "documents/FA2026-001.pdf" ^FA2026-001  ; <- document-changed
      sent: "email"
    """
    # Not the fixture: Beancount looks for the file when it loads, and there is none.
    text = dedent(str(request.function.__doc__))
    manifests, (digest,) = sealed(text, MARCH, files=FILES)
    book: Book = Ledger(f'2026-03-31 custom "lock" "{digest}"').book
    marked = [line for line, said in enumerate((OPTIONS + text).splitlines(), start=1) if MARK.search(said)]

    def says(files: dict[str, str]) -> list[tuple[str, str, int]]:
        found = compare(written(text), Beside(FOLDER, manifests, files), book, APRIL)
        return [(one.code, one.variant, one.line) for one in found]

    assert says(FILES) == []
    assert says({"documents/FA2026-001.pdf": "0" * 64}) == [("document-changed", "", *marked)]
    assert says({}) == [("document-changed", "missing", *marked)]


def test_a_letter_is_sealed_and_a_document_that_is_none_is_not() -> None:
    plain = LETTER.replace('  sent: "email"\n', "")
    assert [(one.kind, one.file) for one in items(written(LETTER), FOLDER, None, MARCH)] == [
        ("letter", "documents/FA2026-001.pdf")
    ]
    assert items(written(plain), FOLDER, None, MARCH) == []


# Locks


TWO = """
2026-03-10 * "Lumen" "Entretien"
  invoice: "FA2026-001"
  due: 2026-04-09
  Actif:Clients:Lumen  350.00 EUR
  Produits:Travaux
2026-04-10 * "Lumen" "Entretien"
  invoice: "FA2026-002"
  due: 2026-05-09
  Actif:Clients:Lumen  350.00 EUR
  Produits:Travaux
"""


def chain(locks: str = "both") -> tuple[Ledger, dict[str, str], dict[date, str]]:
    """A ledger with two periods closed, and one lock or both."""
    manifests, digests = sealed(TWO, MARCH, APRIL)
    lines = [f'{day} custom "lock" "{digest}"' for day, digest in zip((MARCH, APRIL), digests, strict=True)]
    kept = {"both": lines, "first": lines[:1], "last": lines[1:], "none": []}[locks]
    return Ledger(TWO + "\n".join(kept)), manifests, dict(zip((MARCH, APRIL), digests, strict=True))


def variants(found: list[Diagnostic]) -> list[str]:
    return sorted(one.variant for one in found)


def test_two_locks_hold_on_every_day() -> None:
    ledger, manifests, _ = chain()
    for day in (date(2026, 3, 30), MARCH, date(2026, 4, 29), APRIL):
        assert said(ledger, manifests, {}, day=day) == []


@pytest.mark.parametrize(
    ("kept", "expected"),
    [("last", ["chain", "no-lock"]), ("first", ["no-lock"]), ("none", ["no-lock", "no-lock"])],
)
def test_a_lock_that_is_gone_is_missed_by_its_manifest_and_by_the_next_lock(kept: str, expected: list[str]) -> None:
    ledger, manifests, digests = chain(kept)
    found = said(ledger, manifests, {})
    assert variants(found) == expected
    gone = next(one for one in found if one.variant == "no-lock")
    assert gone.facts["digest"] in digests.values()
    assert gone.file.startswith(f"{FOLDER}/locks/")


def test_a_manifest_that_is_gone_is_missed_by_its_lock_and_hides_nothing_of_the_other() -> None:
    ledger, manifests, _ = chain()
    for name, other in (("locks/2026-03.sha256", "FA2026-002"), ("locks/2026-04.sha256", "FA2026-001")):
        rest = {key: text for key, text in manifests.items() if key != name}
        assert variants(said(ledger, rest, {})) == ["no-manifest"]
        changed = Ledger(ledger.text.partition(COMPANY)[2].replace(f'"{other}"', f'"{other}"\n  note: "x"'))
        assert variants(said(changed, rest, {})) == ["changed", "no-manifest"]


def test_a_lock_and_its_manifest_gone_together_break_the_chain() -> None:
    ledger, manifests, _ = chain("last")
    del manifests["locks/2026-03.sha256"]
    assert variants(said(ledger, manifests, {})) == ["chain"]


def test_a_manifest_with_another_line_has_not_the_hash_of_its_lock() -> None:
    ledger, manifests, _ = chain()
    name = "locks/2026-04.sha256"
    for changed in (
        manifests[name].replace("FA2026-002", "FA2026-003"),
        manifests[name].splitlines()[0] + "\n",
        manifests[name] + manifests[name].splitlines()[1] + "\n",
    ):
        assert "manifest" in variants(said(ledger, {**manifests, name: changed}, {}))
    assert variants(said(ledger, {**manifests, name: "autre chose"}, {})) == ["no-manifest", "unreadable"]


def test_a_lock_with_another_hash_or_day_is_broken() -> None:
    ledger, manifests, digests = chain()
    assert variants(said(ledger, manifests, {APRIL: "sha256:0"})) == ["manifest"]
    assert variants(said(ledger, manifests, {MARCH: "sha256:0"})) == ["chain", "manifest"]
    lock = f'custom "lock" "{digests[APRIL]}"'
    moved = Ledger(ledger.text.partition(COMPANY)[2].replace(f"2026-04-30 {lock}", f"2026-04-29 {lock}"))
    assert variants(said(moved, manifests, {})) == ["day"]


def test_a_lock_before_the_first_is_one_too_many() -> None:
    ledger, manifests, _ = chain()
    more = Ledger(ledger.text.partition(COMPANY)[2] + '2026-01-31 custom "lock" "sha256:0"')
    assert variants(said(more, manifests, {})) == ["no-manifest", "not-first"]


def test_a_copy_of_a_manifest_changes_nothing_and_another_of_its_days_has_no_lock() -> None:
    ledger, manifests, _ = chain()
    copy = manifests["locks/2026-03.sha256"]
    assert said(ledger, {**manifests, "locks/copie.sha256": copy}, {}) == []
    other = f"{copy}{'0' * 64}  invoice  FA2026-009\n"
    assert variants(said(ledger, {**manifests, "locks/copie.sha256": other}, {})) == ["no-lock"]


# The text of entries and of manifests


def test_a_manifest_is_read_as_it_was_written() -> None:
    manifests, _ = sealed(TWO, MARCH, APRIL)
    for text in manifests.values():
        manifest = read_manifest(text)
        assert manifest is not None
        assert write_manifest(manifest) == text
        assert lock_digest(text.replace("\n", "\r\n")) == lock_digest(text)
        assert read_manifest(text.replace("\n", "\r\n")) == manifest
    for wrong in (
        "",
        "\n",
        "# acompte seal 2: up to 2026-03-31, the first\n",
        text.replace("2026-04-30", "2026-04-31"),
    ):
        assert read_manifest(wrong) is None


def one(text: str) -> str:
    (entry,) = written(text)
    return text_of(entry)


BASE = (
    '2026-03-10 * "Lumen" "Prix" #a ^b\n  note: 10.00 EUR\n  Actif:Banque  10.00 EUR\n    item: "x"\n  Actif:Clients\n'
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("10.00 EUR", "10 EUR"),
        ("#a ^b", "^b #a"),
        ("  Actif:Clients\n", "  Actif:Clients ; reste\n"),
        ('"Lumen" "Prix"', '"Lumen"   "Prix"'),
    ],
)
def test_texts_that_say_the_same_have_one_digest(old: str, new: str) -> None:
    assert BASE.replace(old, new) != BASE
    assert one(BASE.replace(old, new)) == one(BASE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2026-03-10", "2026-03-11"),
        (" * ", " ! "),
        ('"Lumen" "Prix"', '"Prix"'),
        ('"Lumen" "Prix"', '"" "Prix"'),
        ("#a", "#b"),
        ("^b", "^c"),
        ("#a ^b", "#b ^a"),
        ("note: 10.00 EUR", 'note: "10 EUR"'),
        ("note: 10.00 EUR", "note: 10.00"),
        ("note: 10.00 EUR", "note: TRUE"),
        ("note: 10.00 EUR", 'note: "TRUE"'),
        ("note: 10.00 EUR", "note:"),
        ("Actif:Banque  10.00 EUR", "Actif:Banque  10.01 EUR"),
        ("Actif:Banque  10.00 EUR", "Actif:Banque  10.00 USD"),
        ("Actif:Banque  10.00 EUR", "Actif:Banque  10.00 EUR @ 2 USD"),
        ("Actif:Banque  10.00 EUR", "Actif:Banque  10.00 EUR {2 USD}"),
        ("Actif:Banque  10.00 EUR", "Actif:Banque  10.00 EUR {2 USD, 2026-01-01}"),
        ("  Actif:Clients\n", "  Actif:Clients  -10.00 EUR\n"),
        ("  Actif:Clients\n", "  ! Actif:Clients\n"),
        ('    item: "x"\n  Actif:Clients\n', '  Actif:Clients\n    item: "x"\n'),
        ('item: "x"', 'item: "X"'),
    ],
)
def test_texts_that_say_another_thing_have_another_digest(old: str, new: str) -> None:
    assert BASE.replace(old, new) != BASE
    assert one(BASE.replace(old, new)) != one(BASE)


def test_an_account_is_no_text_in_a_directive() -> None:
    hold = '2026-03-10 custom "hold" Actif:Clients "x"\n'
    assert one(hold) != one(hold.replace("Actif:Clients", '"Actif:Clients"'))


def test_a_line_break_in_a_text_is_that_of_its_file() -> None:
    text = BASE.replace('"Prix"', '"Prix\nferme"')
    assert one(text) == one(text.replace("\n", "\r\n"))
