"""What holds of every closed company: layout may change, what is sealed may not, and each change is named in place."""

import random
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from support.companies import Entry, files, render
from support.sealing import LAST, Said, SealedCompany, is_sealed, line_of

SEEDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.heavy) for seed in range(3, 15))]


@pytest.fixture(params=SEEDS)
def company(request: pytest.FixtureRequest, tmp_path: Path) -> SealedCompany:
    return SealedCompany(tmp_path, request.param)


@pytest.fixture
def draw(company: SealedCompany) -> random.Random:
    return random.Random(len(company.entries))


# What may change


def test_a_closed_company_holds_and_seals_every_entry_of_its_period_once(company: SealedCompany) -> None:
    assert company.says(company.entries) == []
    manifests = (company.main.parent / "locks").glob("*.sha256")
    lines = [line for path in manifests for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    assert len(lines) == len(company.sealed) > 30


def test_entries_may_move_between_files_folders_and_places(company: SealedCompany, draw: random.Random) -> None:
    for _ in range(3):
        texts = files(company.entries, draw, ["2024.beancount", "clients/anciens.beancount", "z.beancount"])
        assert company.says_of(texts) == []


def laid_out(text: str, draw: random.Random) -> str:
    """The same entry with its postings and its metadata in another order, other gaps, decimals and comments."""
    head, *rest = text.rstrip("\n").split("\n")
    groups: list[list[str]] = [[]]
    for line in rest:
        if re.match(r"  \S*[A-Z]\S*:\S", line):
            groups.append([line])
        else:
            groups[-1].append(line)
    meta, *postings = groups
    draw.shuffle(meta)
    draw.shuffle(postings)
    for group in postings:
        group[1:] = draw.sample(group[1:], len(group) - 1)
    lines = [line for group in (meta, *postings) for line in group]
    amount = re.compile(r"^(  +\S+:\S+) +(-?\d+)\.(\d\d) EUR$")
    lines = [
        amount.sub(lambda found: f" {found[1]}   {found[2]}.{found[3]}0   EUR ; {found[3]}", line) for line in lines
    ]
    return "\n".join([f"{head}   ; vu", *lines]) + "\n\n; un commentaire entre deux\n"


def test_layout_comments_and_decimals_may_change(company: SealedCompany, draw: random.Random) -> None:
    options = [entry for entry in company.entries if entry[0] == date.min]
    others = [(day, laid_out(text, draw)) for day, text in company.entries if day != date.min]
    assert render([*options, *others]) != render(company.entries)
    assert company.says([*options, *others]) == []


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_may_change_those_of_manifests_too(company: SealedCompany, end: str) -> None:
    for path in (company.main.parent / "locks").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    assert company.says_of({"main.beancount": render(company.entries)}, end) == []


def test_what_is_said_of_accounts_and_settings_may_change(company: SealedCompany) -> None:
    changed: list[Entry] = []
    for day, text in company.entries:
        opened = re.sub(r"(?m)^(\d{4}-\d\d-\d\d open .*)$", r'\1\n  phone: "01 02 03 04 05"', text)
        changed.append((day, re.sub(r'(custom "company" ")', r"\1Nouveau ", opened)))
    assert company.says(changed) == []


def test_what_is_dated_after_the_last_lock_may_come_and_go(company: SealedCompany) -> None:
    before = [entry for entry in company.entries if entry[0] <= LAST]
    assert len(before) < len(company.entries)
    assert company.says(before) == []


# What may not


def amount_changed(text: str) -> str:
    return re.sub(r"(\d+)\.(\d\d) EUR", lambda found: f"{int(found[1]) + 1}.{found[2]} EUR", text, count=1)


def link_changed(text: str) -> str:
    return re.sub(r"(?m)( \^\S+)(?=[ \n])", r"\g<1>9", text, count=1)


def sign_changed(text: str) -> str:
    return re.sub(r"(?m)^( .* )([1-9]\d*\.\d\d EUR)$", r"\1-\2", text, count=1)


def metadata_changed(text: str) -> str:
    return re.sub(r'(?m)^(  (?!invoice)[a-z-]+: ".*)"$', r'\1 bis"', text, count=1)


def metadata_added(text: str) -> str:
    return text.replace("\n", '\n  remarque: "ajoutée"\n', 1) if "\n" in text else f'{text}\n  remarque: "ajoutée"\n'


def words_changed(text: str) -> str:
    return re.sub(r'^(\S+ [*!].* "[^"]+)"([^"]*)\n', r'\1!"\2\n', text, count=1)


def account_changed(text: str) -> str:
    return re.sub(r"Actif:Banque", "Actif:Stripe", text, count=1)


EDITS = (amount_changed, link_changed, sign_changed, metadata_changed, metadata_added, words_changed, account_changed)


def named(text: str) -> str:
    """What a manifest calls an entry, as a test reads it: the number where there is one, else the date."""
    number = re.search(r'^  invoice: "(.+)"$', text, re.MULTILINE)
    if number:
        return f"invoice {number[1]}"
    said = re.match(r'(\S+) custom "([a-z-]+)" "?([^" \n]+)', text)
    if said is None:
        return text[:10]
    return f"{said[2]} {said[3]}" if said[2] == "quote" else f"{said[2]} {said[3]} {said[1]}"


def edited(company: SealedCompany, old: str, new: str) -> list[Entry]:
    return [(day, new if text == old else text) for day, text in company.entries]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_a_change_of_one_sealed_entry_is_named_at_that_entry(
    company: SealedCompany, draw: random.Random, edit: Callable[[str], str]
) -> None:
    once = [text for _, text in company.sealed if [t for _, t in company.entries].count(text) == 1]
    tried = [text for text in once if edit(text) != text]
    if not tried:
        pytest.skip(f"no entry of this company has what {edit.__name__} changes")
    for old in draw.sample(tried, min(6, len(tried))):
        new = edit(old)
        entries = edited(company, old, new)
        (said,) = company.says(entries)
        assert (said.variant, said.line) == ("changed", line_of(entries, new)), (old, said)
        assert named(old) in said.what


def test_a_sealed_directive_with_another_number_is_one_removed_and_one_added(company: SealedCompany) -> None:
    for old in [text for _, text in company.sealed if ' custom "accepted" ' in text][:4]:
        new = old.replace('" "D', '" "X')
        entries = edited(company, old, new)
        both = {(one.variant, one.what) for one in company.says(entries)}
        assert both == {("removed", named(old)), ("added", named(new))}


def test_a_sealed_entry_that_is_removed_is_named_at_its_lock(company: SealedCompany, draw: random.Random) -> None:
    for old in draw.sample([text for _, text in company.sealed], 8):
        entries = list(company.entries)
        entries.remove(next(entry for entry in entries if entry[1] == old))
        (said,) = company.says(entries)
        lock = "2024-04-30" if old[:10] <= "2024-04-30" else "2024-09-30"
        assert said.variant == "removed"
        assert named(old) in said.what
        assert render(entries).splitlines()[said.line - 1].startswith(f'{lock} custom "lock"')


def test_an_entry_that_is_added_to_a_closed_period_is_named(company: SealedCompany, draw: random.Random) -> None:
    later = [text for day, text in company.entries if day > LAST and is_sealed(text)]
    for text in draw.sample(later, min(5, len(later))):
        new = f"2024-05-06{text[10:]}"
        entries = edited(company, text, new)
        (said,) = company.says(entries)
        assert (said.variant, said.line) == ("added", line_of(entries, new))
        assert named(new) in said.what


def test_an_entry_that_is_written_twice_is_one_too_many(company: SealedCompany, draw: random.Random) -> None:
    for day, text in draw.sample(company.sealed, 5):
        (said,) = company.says([*company.entries, (day, text)])
        assert said.variant == "added"
        assert named(text) in said.what


def test_a_sealed_invoice_that_is_dated_later_is_found_where_it_went(company: SealedCompany) -> None:
    numbered = [text for _, text in company.sealed if named(text).startswith(("invoice", "quote"))]
    for old in numbered[:6]:
        new = f"2025-01-02{old[10:]}"
        entries = edited(company, old, new)
        assert company.says(entries) == [Said("changed", named(old), line_of(entries, new))]
