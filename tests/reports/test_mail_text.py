"""The text part of a message: the words of its page, in lines that every mail program shows as they are meant."""

import html
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest
from beancount import loader
from hypothesis import given, settings
from hypothesis import strategies as st

from acompte.handover import read
from acompte.model.records import CREDIT_NOTE, OPENING
from acompte_reports.letters.compose import Composer
from acompte_reports.letters.content import LetterContent
from acompte_reports.letters.render import MAIL, Renderer
from acompte_reports.letters.select import due_letters
from acompte_reports.mail import eml, said
from acompte_reports.mail.addresses import OVERRIDES
from acompte_reports.mail.plain import WIDTH
from acompte_reports.mail.tree import read_page
from acompte_reports.tables import wide
from acompte_reports.view import View
from support.letter_ledger import bill
from support.mail_letters import mail_of, said_in, text_of, unflowed

TURNING = "".join(sorted(OVERRIDES))
WORD = st.characters(exclude_categories=("Cc", "Cs", "Z"), exclude_characters=TURNING)
LETTER = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=TURNING)
LATE = bill("FA2026-001", "2026-08-28", "1234.50")
FIGURES = {
    "amounts": r"(?<![\d/])\d{1,3}(?: \d{3})*,\d\d €|€[\d,]+\.\d\d",
    "days": r"\d\d/\d\d/\d{4}|(?:1er|\d{1,2}) \w+ 20\d\d",
    "IBAN": r"FR\d\d(?: \d{4})+ \d{1,4}",
    "numbers": r"\b(?:FA|AV|D|ND)20\d\d-\d+",
    "links": r"https?://\S+",
}


def words_in(page: str, begins: str) -> str:
    """The words of a page from an element on, parted where elements begin and end."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page[page.index(f"<{begins}") :]))


def figures(text: str) -> dict[str, Counter[str]]:
    """The figures of a text, each as often as it stands there."""
    plain = re.sub(r"\s+", " ", text)
    return {name: Counter(re.findall(pattern, plain)) for name, pattern in FIGURES.items()}


def sample_letters(sample: Path) -> list[LetterContent]:
    """Every letter that the sample company had reason to write in its two years, and the covering ones."""
    entries, _, options = loader.load_file(str(sample))
    history = read(entries, options).history
    found = []
    for days in range(0, 640, 7):
        view = View(history, date(2025, 1, 2) + timedelta(days=days))
        found += [Composer(view).compose(due) for due in due_letters(view)]
    view = View(history, date(2026, 8, 31))
    for number, place in view.book.by_number.items():
        invoice = view.book.invoices[place]
        if invoice.kind not in (OPENING, CREDIT_NOTE):
            found.append(Composer(view).issue(number))
    return found


def test_no_amount_day_number_or_account_is_lost_between_the_page_and_the_text(sample: Path) -> None:
    letters, renderer = sample_letters(sample), Renderer(None, "EUR")
    assert {letter.language for letter in letters} == {"fr", "en"}
    assert len({letter.tone for letter in letters}) >= 6
    seen: Counter[str] = Counter()
    for letter in letters:
        made = said(renderer.letter(letter, MAIL))
        page = figures(words_in(made.page, "body"))
        text = figures(" ".join(unflowed(made.text)))
        assert text == page, letter.recipient.name
        sheet = figures(words_in(renderer.letter(letter), "main"))
        assert sheet["amounts"].keys() == page["amounts"].keys()
        assert sheet["IBAN"] == page["IBAN"]
        seen.update({name: sum(found.values()) for name, found in page.items()})
    assert all(seen[name] > 50 for name in ("amounts", "days", "IBAN", "numbers")), seen


def test_columns_are_aligned_whatever_letters_they_hold() -> None:
    rows = [
        ("Verre", "1\u202f200,00\u00a0€"),
        ("Ve\u0301randa", "0,00\u00a0€"),
        ("日本", "12,00\u00a0€"),
        ("a\u200bb", "-5"),
    ]
    body = "".join(f"<tr><th>{name}</th><td>x</td><td class='n'>{amount}</td></tr>" for name, amount in rows)
    head = "<thead><tr><th>Objet</th><th>N</th><th class='n'>Montant</th></tr></thead>"
    assert text_of(f"<table>{head}<tbody>{body}</tbody></table>").splitlines() == [
        "Objet    N     Montant",
        "-" * 22,
        "Verre    x  1 200,00 €",
        "Ve\u0301randa  x      0,00 €",
        "日本     x     12,00 €",
        "a\u200bb       x          -5",
    ]


def test_a_cell_over_several_columns_moves_none_of_them() -> None:
    rows = "<tr><td>a</td><td>bb</td><td>c</td></tr><tr><th colspan='2'>Net</th><td class='n'>9</td></tr>"
    assert text_of(f"<table>{rows}</table>").splitlines() == ["a  bb  c", "Net    9"]


def test_a_cell_over_several_rows_leaves_the_others_in_their_columns() -> None:
    first = "<tr><td>x</td><td rowspan='2'>deux</td><td class='n'>12,00</td></tr>"
    others = "<tr><td>y</td><td class='n'>3,00</td></tr><tr><td>z</td><td>seul</td><td class='n'>1,50</td></tr>"
    assert text_of(f"<table>{first}{others}</table>").splitlines() == [
        "x  deux  12,00",
        "y         3,00",
        "z  seul   1,50",
    ]
    first = "<tr><td rowspan='3'>a</td><td>b</td><td rowspan='2'>c</td></tr>"
    others = "<tr><td>d</td></tr><tr><td>e</td><td>f</td></tr>"
    assert unflowed(text_of(f"<table>{first}{others}</table>")) == ["a  b  c", "   d", "   e  f"]


def test_a_value_without_a_label_and_lines_as_they_stand_are_kept() -> None:
    assert unflowed(text_of("<dl><dd>12,00</dd><dt>Net</dt><dd>5,00</dd></dl>")) == ["     12,00", "Net  5,00"]
    assert text_of("<pre>\nun\n  deux\n\ntrois\n</pre>").splitlines() == ["un", "   deux", "", "trois"]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "²", "9" * 40])
def test_a_span_that_is_no_number_of_columns_does_no_harm(span: str) -> None:
    lines = text_of(f"<table><tr><td colspan='{span}'>a</td><td>b</td></tr></table>").split()
    assert lines == ["a", "b"]


def test_a_row_that_is_too_wide_stands_as_lines_of_head_and_value() -> None:
    words = " ".join(f"mot{n}" for n in range(30))
    page = (
        "<table><thead><tr><th>N°<th>Objet<th class='n'>Montant</thead>"
        f"<tbody><tr><td>FA1<td>{words}<td class='n'>1\u202f200,00\u00a0€<tr><td>FA2<td>court<td class='n'>2</table>"
    )
    lines = text_of(page).splitlines()
    assert lines[0] == "FA1"
    assert "   Montant  1 200,00 €" in lines
    assert lines[-3:] == ["FA2", "   Objet    court", "   Montant  2"]
    assert max(map(wide, lines)) <= WIDTH + 1
    assert " ".join(" ".join(lines).split()).count(words) == 1


def test_a_box_keeps_long_values_below_their_label() -> None:
    words = " ".join(f"mot{n}" for n in range(30))
    lines = text_of(f"<dl><dt>Objet</dt><dd>{words}</dd><dt>Net</dt><dd>12,00\u00a0€</dd></dl>").splitlines()
    assert (lines[0], lines[-1]) == ("Objet", "Net    12,00 €")
    assert all(line.startswith("   ") for line in lines[1:-1])
    assert max(map(wide, lines)) <= WIDTH + 1
    assert " ".join(" ".join(lines).split()).count(words) == 1


def test_an_amount_is_never_parted_at_the_end_of_a_line() -> None:
    for filled in range(1, 30):
        text = text_of(f"<p>{'mot ' * filled}il reste 1\u202f234\u202f567,89\u00a0€ à régler</p>")
        assert "1\u00a0234\u00a0567,89\u00a0€" in text
        assert max(map(len, text.splitlines())) <= WIDTH + 1


@pytest.mark.parametrize(
    "holder", ["<p>{}</p>", "<table><tr><td>{}</td><td>x</td></tr></table>", "<dl><dt>a</dt><dd>{}</dd></dl>"]
)
def test_a_long_word_or_address_stays_whole(holder: str) -> None:
    word = "https://payer.example/" + "x" * 200
    assert any(word in line for line in text_of(holder.format(f"Voir {word} ici")).splitlines())


def test_a_link_says_where_it_leads_unless_its_words_do() -> None:
    assert text_of("<p><a href='https://a.example/b c'>payer</a>.</p>") == "payer (https://a.example/b%20c).\n"
    assert text_of("<p><a href='https://a.example/'>https://a.example/</a></p>") == "https://a.example/\n"
    assert text_of("<p><a href='mailto:a@b.example'>a@b.example</a></p>") == "a@b.example\n"


def test_a_line_that_goes_on_never_looks_like_a_signature_a_quotation_or_an_envelope() -> None:
    lines = text_of(f"<p>-- {'x' * 80}</p><p>From here</p><p>&gt; cité</p>").splitlines()
    assert "-- " not in lines
    assert [line for line in lines if line.startswith(("From ", ">"))] == []
    assert unflowed("\n".join(lines))[2::2] == ["From here", "> cité"]


@pytest.mark.parametrize(
    "name", ["<script>alert('x')</script> & Fils", 'A \\"B\\" <b>C</b>', "&eacute; &lt;i&gt; {{ 7*7 }}"]
)
def test_names_with_markup_come_out_as_typed_in_both_parts(name: str) -> None:
    made = said_in(LATE, f'2026-01-02 custom "company" "{name}"\n  legal: "{name}, SARL"\n')
    plain = name.replace("\\", "")
    lines = unflowed(made.text)
    assert plain in lines
    assert f"{plain}, SARL" in " ".join(lines)
    assert read_page(made.page).text().count(plain) == 3
    assert {found.name for found in read_page(made.page).all()}.isdisjoint({"script", "i"})


def test_entities_are_read_once() -> None:
    assert text_of("<p>a &amp;amp; b &lt;b&gt; &eacute; &#8364; &nosuch;</p>") == "a &amp; b <b> é € &nosuch;\n"


def test_right_to_left_words_leave_the_amounts_in_their_columns() -> None:
    row = "<tr><td>שלום עולם</td><td class='n'>12,00</td></tr><tr><td>abc</td><td class='n'>5,00</td></tr>"
    first, second = text_of(f"<table>{row}</table>").splitlines()
    assert first == "\u200eשלום עולם\u200e  12,00"
    assert wide(first) == wide(second)
    assert text_of("<p>Cher שלום, merci</p>") == "Cher שלום, merci\n"


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\x9b", "\u202e", "\u2066", "\u2069"])
def test_what_steers_a_terminal_or_turns_text_around_is_in_neither_part(letter: str) -> None:
    made = said_in(LATE, f'2026-01-02 custom "company" "Ver{letter}rerie"\n  legal: "S{letter}A"\n')
    assert letter not in made.text + made.page
    assert "Verrerie" in made.text


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\r", "\t"])
def test_every_kind_of_line_end_within_words_is_a_space(end: str) -> None:
    assert text_of(f"<p>un{end}deux</p>") == "un deux\n"


def test_lists_keep_their_numbers_and_what_stands_in_them_once() -> None:
    page = "<ol><li>un<ul><li>dedans<li>encore</ul><li>deux</ol><ul><li>trois</li></ul>"
    assert unflowed(text_of(page)) == ["1. un", "  - dedans", "  - encore", "2. deux", "", "- trois"]


def test_ends_that_html_lets_a_page_leave_out_glue_no_words() -> None:
    assert text_of("<table><tr><td>a<td><b>b</b><tr><td>c<td>d</table>") == "a  b\nc  d\n"
    assert text_of("<dl><dt>a<dd>b<dt>c<dd>d</dl>") == "a  b\nc  d\n"
    assert text_of("<p>a<p>b") == "a\n\nb\n"
    assert text_of("<table><tr><td><p>a</p><p>b</p></td><td>c</td></tr></table>") == "a b  c\n"
    assert text_of("<table><tr><td>a<table><tr><td>b<td>c</table></table>") == "a\n\nb  c\n"


@pytest.mark.parametrize("tag", ["b", "div", "table", "td", "ul", "li", "p", "dt"])
def test_an_element_that_is_begun_again_and_again_loses_no_words(tag: str) -> None:
    words = [f"mot{n}" for n in range(3000)]
    made = said("<title>t</title>" + "".join(f"<{tag}>{word} " for word in words))
    assert re.findall(r"mot\d+", made.text) == words
    assert re.findall(r"mot\d+", made.page) == words


def test_what_a_page_hides_is_in_neither_part() -> None:
    made = said("<title>t</title><p hidden>caché</p><p style='display: none'>caché</p><p>vu</p>")
    assert "caché" not in made.page + made.text
    assert made.text == "vu\n"


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.text(WORD, min_size=1, max_size=90), max_size=40))
def test_any_words_come_back_in_their_order(words: list[str]) -> None:
    escaped = [word.replace("&", "&amp;").replace("<", "&lt;") for word in words]
    text = text_of(f"<p>{' '.join(escaped)}</p>")
    assert " ".join(unflowed(text)).split(" ") == (words or [""])


@settings(max_examples=40, deadline=None)
@given(name=st.text(LETTER, min_size=1, max_size=300).filter(str.strip))
def test_no_line_of_a_message_is_longer_than_servers_take(name: str) -> None:
    data = eml(mail_of(name))
    assert data.isascii()
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.count(b"\r") == data.count(b"\n") == data.count(b"\r\n")
