"""A company's own templates and words: for one customer, for a profile, for all; a fault has its file and line."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from acompte_cli.main import cli
from support.remind_books import Books, bill

DAY = "2026-07-06"
PROFILE = '  profile: "artisans"\n'
NAMES = {
    "customers/Lumen/first.fr.html": "pour Lumen",
    "profiles/artisans/first.fr.html": "pour les artisans",
    "first.fr.html": "pour tous",
}


def template(folder: Path, name: str, text: str) -> Path:
    path = folder / "templates" / "letters" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def books(folder: Path, *more: str, lumen: str = "", roche: str = "", invoice: str = "") -> Books:
    """Give books in which Lumen and Roche are due a first reminder, with metadata added to accounts and invoice."""
    first = bill("FA2026-001", "2026-07-01").replace("  due:", f"{invoice}  due:")
    made = Books(folder, first, bill("FA2026-002", "2026-07-01", "Roche"), *more)
    text = made.text.replace('  name: "Lumen SAS"\n', f'  name: "Lumen SAS"\n{lumen}')
    made.path.write_text(text.replace('  kind: "consumer"\n', f'  kind: "consumer"\n{roche}'), encoding="utf-8")
    return made


def letters(made: Books, *, fails: bool = False) -> Result:
    words = ["-f", str(made.path), "--as-of", DAY, "letters", str(made.path.parent / "out")]
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == int(fails), result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def page(made: Books, who: str = "lumen-sas", folder: str = "out") -> str:
    return (made.path.parent / folder / f"{DAY}-{who}-first.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("there", "lumen", "roche"),
    [
        (range(3), "pour Lumen", "pour les artisans"),
        ((1, 2), "pour les artisans", "pour les artisans"),
        ((0, 2), "pour Lumen", "pour tous"),
        ((2,), "pour tous", "pour tous"),
    ],
)
def test_the_nearest_template_speaks_the_customers_its_profiles_that_of_all(
    tmp_path: Path, there: Sequence[int], lumen: str, roche: str
) -> None:
    made = books(tmp_path, lumen=PROFILE, roche=PROFILE)
    for number in there:
        name = list(NAMES)[number]
        template(tmp_path, name, NAMES[name])
    letters(made)
    assert (page(made), page(made, "mme-anne-roche")) == (lumen, roche)


def test_without_a_template_of_its_own_a_customer_has_ours(tmp_path: Path) -> None:
    made = books(tmp_path)
    template(tmp_path, "customers/Lumen/first.fr.html", "pour Lumen")
    template(tmp_path, "customers/Lumen/first.en.html", "in another language")
    template(tmp_path, "profiles/artisans/first.fr.html", "pour les artisans")
    letters(made)
    assert page(made) == "pour Lumen"
    assert "simple oubli" in page(made, "mme-anne-roche")


def test_a_customers_template_may_extend_ours_or_that_of_all(tmp_path: Path) -> None:
    made = books(tmp_path)
    template(tmp_path, "first.fr.html", '{% extends "acompte/first.fr.html" %}{% block facts %}Nos faits{% endblock %}')
    own = '{% extends "first.fr.html" %}{% block signature %}Votre Claire{% endblock %}'
    template(tmp_path, "customers/Lumen/first.fr.html", own)
    letters(made)
    lumen, roche = page(made), page(made, "mme-anne-roche")
    assert "Nos faits" in lumen
    assert "Votre Claire" in lumen
    assert "Nos faits" in roche
    assert "Votre Claire" not in roche
    assert "salutations distinguées" in lumen


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["Bonjour\n{{ letter.nothing }}\n", "Bonjour\n{% if %}\n"])
@pytest.mark.parametrize("reminds", [False, True])
def test_a_template_that_fails_is_named_with_its_line_and_nothing_is_written(
    tmp_path: Path, name: str, text: str, reminds: bool
) -> None:
    made = books(tmp_path, lumen=PROFILE)
    path, before = template(tmp_path, name, text), made.text
    result = made(DAY, "--html") if reminds else letters(made, fails=True)
    assert result.exit_code == 1
    assert f"{path}:2: " in result.output
    assert "Traceback" not in result.output
    assert not (tmp_path / "out").exists()
    assert (made.text, made.letters) == (before, [])


def test_notes_stand_in_the_letters_they_are_about_each_once(tmp_path: Path) -> None:
    made = books(
        tmp_path,
        lumen='  letter-note: "Notre <b>agence</b> ferme en août.\\n\\nElle rouvre le 1er septembre."\n',
        invoice='  letter-note: "Le chantier est achevé."\n',
    )
    assert made(DAY, "--html", "--note", "Lumen", "Appelez Claire.", "--note", "Roche", "Merci.").exit_code == 0
    lumen, roche = (page(made, who, "documents/letters") for who in ("lumen-sas", "mme-anne-roche"))
    notes = [
        "Appelez Claire.",
        "Notre &lt;b&gt;agence&lt;/b&gt; ferme en août.",
        "Elle rouvre le 1er septembre.",
        "Le chantier est achevé.",
    ]
    places = [lumen.index(f'<p class="note">{note}</p>') for note in notes]
    assert places == sorted(places)
    assert [lumen.count(note) for note in notes] == [1] * 4
    assert roche.count('<p class="note">') == 1
    assert '<p class="note">Merci.</p>' in roche


def test_an_invoices_note_is_no_matter_of_a_letter_about_others(tmp_path: Path) -> None:
    paid = '2026-07-02 * "Virement" ^FA2026-001\n  Actif:Banque  1200.00 EUR\n  Actif:Clients:Lumen\n'
    made = books(tmp_path, paid, bill("FA2026-003", "2026-07-01"), invoice='  letter-note: "Le chantier est achevé."\n')
    letters(made)
    assert "FA2026-003" in page(made)
    assert "Le chantier est achevé." not in page(made)


@pytest.mark.parametrize("who", ["Personne", "Actif:Clients:Personne"])
def test_a_note_for_nobody_is_refused_and_nothing_is_written(tmp_path: Path, who: str) -> None:
    made = books(tmp_path)
    before = made.text
    result = made(DAY, "--html", "--note", who, "Bonjour")
    assert result.exit_code != 0
    assert who in result.output
    assert (made.text, made.letters) == (before, [])


def test_several_notes_to_one_customer_all_stand_in_its_letter(tmp_path: Path) -> None:
    made = books(tmp_path)
    words = ("--note", "Lumen", "Appelez Claire.", "--note", "Actif:Clients:Lumen", "Ou écrivez-nous.")
    assert made(DAY, "--html", *words).exit_code == 0
    lumen = page(made, "lumen-sas", "documents/letters")
    assert '<p class="note">Appelez Claire.</p>\n<p class="note">Ou écrivez-nous.</p>' in lumen
