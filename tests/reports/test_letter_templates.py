"""A user's own templates: they come before ours, stay in their sandbox, and fail in clear words."""

from pathlib import Path

import pytest

from acompte_reports.letters import TemplateFault, write_letters
from acompte_reports.letters.render import OURS
from support.letter_ledger import bill, view_of

VIEW = view_of(bill("FA2026-001", "2026-08-28", "70"), bill("FA2026-002", "2026-07-25", "70", "Harbour"))


def write(folder: Path, name: str, text: str) -> Path:
    """Write a template of the user's own; give its folder."""
    path = folder / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder / "own"


def french(folder: Path, own: Path) -> str:
    """Write the letters; give the French one."""
    write_letters(VIEW, folder / "out", own)
    return (folder / "out" / "2026-08-31-lumen-sas-first.html").read_text(encoding="utf-8")


def fault(folder: Path, own: Path) -> TemplateFault:
    """Give the fault of the user's templates, and see that nothing was written."""
    with pytest.raises(TemplateFault) as found:
        write_letters(VIEW, folder / "out", own)
    assert not (folder / "out").exists()
    return found.value


def test_a_template_of_the_same_name_comes_before_ours(tmp_path: Path) -> None:
    own = write(tmp_path, "first.fr.html", "Cher {{ letter.recipient.name }}, {{ letter.pay.amount|amount }}.")
    assert french(tmp_path, own) == "Cher Lumen SAS, 70,00\u00a0€."
    english = (tmp_path / "out" / "2026-08-31-harbour-interiors-ltd-last.html").read_text(encoding="utf-8")
    assert "Dear Sir or Madam" in english


def test_a_template_may_extend_ours_and_replace_a_block(tmp_path: Path) -> None:
    text = '{% extends "acompte/first.fr.html" %}{% block signature %}La comptabilité{% endblock %}'
    page = french(tmp_path, write(tmp_path, "first.fr.html", text))
    assert "La comptabilité" in page
    assert "Claire Morel" not in page
    assert "Il s’agit sans doute d’un simple oubli." in page


def test_the_base_of_all_letters_may_be_replaced(tmp_path: Path) -> None:
    text = '{% extends "acompte/base.html" %}{% block foot %}Notre pied de page{% endblock %}'
    own = write(tmp_path, "base.html", text)
    assert "Notre pied de page" in french(tmp_path, own)
    write(tmp_path, "letter.css", "body { color: green }")
    assert "color: green" in french(tmp_path, own)


def test_a_step_of_the_users_own_has_its_own_template(tmp_path: Path) -> None:
    view = view_of('2026-01-01 custom "reminder" "standard" "appel" "J+5"\n', bill("FA2026-001", "2026-08-26", "70"))
    own = write(tmp_path, "appel.fr.html", "Nous vous avons appelés.")
    (path,) = write_letters(view, tmp_path / "out", own)
    assert path.name == "2026-08-31-lumen-sas-appel.html"
    assert path.read_text(encoding="utf-8") == "Nous vous avons appelés."
    (path,) = write_letters(view, tmp_path / "out", None)
    assert "simple oubli" in path.read_text(encoding="utf-8")


def test_a_step_name_is_no_path(tmp_path: Path) -> None:
    write(tmp_path, "secret.fr.html", "secret")
    view = view_of(
        '2026-01-01 custom "reminder" "standard" "../secret" "J+5"\n', bill("FA2026-001", "2026-08-26", "70")
    )
    inner = tmp_path / "own" / "inner"
    inner.mkdir()
    (path,) = write_letters(view, tmp_path / "out", inner)
    assert path.name == "2026-08-31-lumen-sas-secret.html"
    assert "secret" not in path.read_text(encoding="utf-8").split("<body>")[1]


def test_what_a_template_prints_is_escaped(tmp_path: Path) -> None:
    own = write(tmp_path, "first.fr.html", '{{ "<b>" ~ letter.recipient.name }}')
    assert french(tmp_path, own) == "&lt;b&gt;Lumen SAS"


@pytest.mark.parametrize("own", [None, Path("nowhere")])
def test_no_folder_of_templates_is_no_fault(tmp_path: Path, own: Path | None) -> None:
    assert len(write_letters(VIEW, tmp_path, own and tmp_path / own)) == 2


@pytest.mark.parametrize(
    "trick",
    [
        "{{ letter.__class__.__mro__ }}",
        "{{ ''.__class__.__subclasses__() }}",
        "{{ letter._asdict() }}",
        "{{ say.func.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ letter|attr('__class__')|attr('__base__') }}",
        "{{ '{0.__class__.__init__}'.format(letter) }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ lipsum.__globals__ }}",
        "{% set papers = [1] %}{{ papers.append(2) }}",
        "{{ range(10 ** 9)|list }}",
        "{% import 'os' as os %}{{ os.getcwd() }}",
    ],
)
def test_the_sandbox_refuses_tricks(tmp_path: Path, trick: str) -> None:
    found = fault(tmp_path, write(tmp_path, "first.fr.html", f"Bonjour\n{trick}\n"))
    assert found.file.endswith("first.fr.html")
    assert found.line == 2


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("Bonjour\n\n{% if %}", 3, "Expected an expression"),
        ("Bonjour\n{{ letter.nothing }}", 2, "nothing"),
        ("Bonjour\n{{ nobody }}", 2, "'nobody' is undefined"),
        ("Bonjour\n{{ 3|nofilter }}", 2, "nofilter"),
        ("Bonjour\n{{ 1 / 0 }}", 2, "ZeroDivisionError"),
        ("Bonjour\n{{ say('nothing') }}", 2, "nothing"),
        ('{% extends "missing.html" %}', 1, 'there is no template "missing.html"'),
        ('Bonjour\n{% include "../../etc/passwd" %}', 2, "there is no template"),
        ('{% extends "first.fr.html" %}', None, 'ours is called "acompte/first.fr.html"'),
    ],
)
def test_a_broken_template_is_named_with_its_line_and_nothing_is_written(
    tmp_path: Path, text: str, line: int | None, what: str
) -> None:
    own = write(tmp_path, "first.fr.html", text)
    found = fault(tmp_path, own)
    assert (found.file, found.line) == (str(own / "first.fr.html"), line)
    assert what in found.what
    assert "\n" not in str(found)
    assert str(found).startswith(f"{own / 'first.fr.html'}:")


def test_a_fault_deep_in_a_block_of_the_users_own_is_found(tmp_path: Path) -> None:
    text = '{% extends "acompte/first.fr.html" %}\n{% block facts %}\n{{ letter.nothing }}\n{% endblock %}'
    found = fault(tmp_path, write(tmp_path, "first.fr.html", text))
    assert (Path(found.file).name, found.line) == ("first.fr.html", 3)


def test_a_broken_index_leaves_no_letter_behind(tmp_path: Path) -> None:
    found = fault(tmp_path, write(tmp_path, "index.html", "{{ nobody }}"))
    assert Path(found.file).name == "index.html"


def test_a_template_that_is_no_text_is_named(tmp_path: Path) -> None:
    own = write(tmp_path, "first.fr.html", "")
    (own / "first.fr.html").write_bytes(b"\xff\xfe\x00")
    assert "UTF-8" in fault(tmp_path, own).what


@pytest.mark.parametrize("inside", [False, True])
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path, inside: bool) -> None:
    own = write(tmp_path, "common/real.html", "Bonjour")
    target = own / "common" / "real.html" if inside else tmp_path / "outside.html"
    target.write_text("Bonjour", encoding="utf-8")
    (own / "first.fr.html").symlink_to(target)
    if inside:
        assert french(tmp_path, own) == "Bonjour"
    else:
        assert "leads out" in fault(tmp_path, own).what


def test_a_linked_folder_that_leads_out_is_refused(tmp_path: Path) -> None:
    own = write(tmp_path, "first.fr.html", '{% include "parts/x.html" %}')
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "x.html").write_text("x", encoding="utf-8")
    (own / "parts").symlink_to(tmp_path / "elsewhere")
    assert "leads out" in fault(tmp_path, own).what


def test_every_step_has_a_template_in_each_language() -> None:
    for step in ("courtesy", "first", "second", "last", "formal-notice"):
        for language in ("fr", "en"):
            assert (OURS / f"{step}.{language}.html").is_file()
