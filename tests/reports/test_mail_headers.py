"""Headers of a message: what ledgers say stands there as it is meant, or is refused with the reason."""

from datetime import date, datetime, timedelta, timezone
from email import message_from_bytes
from email.header import decode_header, make_header
from email.policy import default
from email.utils import getaddresses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from acompte_reports.mail import MailFault, eml
from acompte_reports.mail.addresses import OVERRIDES, Mailbox, Where, mailboxes
from acompte_reports.mail.headers import mailbox_header, text_header
from support.letter_ledger import bill
from support.mail_letters import LUMEN, mail_of, parsed

MAIL = mail_of()
WHERE = Where("email", LUMEN, "en")
LETTER = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters="".join(sorted(OVERRIDES)))
NAME = st.text(LETTER, max_size=200).map(lambda text: " ".join(text.split())).filter(bool)


def read(text: str) -> list[tuple[str, str]]:
    """The names and addresses that a ledger's text means."""
    return [(box.name, box.address) for box in mailboxes(text, "Lumen SAS", WHERE)]


def shown(*boxes: Mailbox) -> list[tuple[str, str]]:
    """The names and addresses that a mail program shows of a header."""
    found = getaddresses([message_from_bytes(eml(MAIL._replace(to=boxes)))["To"]])
    return [(str(make_header(decode_header(name))), address) for name, address in found]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a@b.example", [("Lumen SAS", "a@b.example")]),
        ('"Dupont, Jean" <a@b.example>', [("Dupont, Jean", "a@b.example")]),
        ('"Jean \\"Le <Grand>\\"" <a@b.example>', [('Jean "Le <Grand>"', "a@b.example")]),
        ('"Six pouces 6\\"" <a@b.example>', [('Six pouces 6"', "a@b.example")]),
        (
            "Société Été <compta@b.example>, c@d.example",
            [("Société Été", "compta@b.example"), ("Lumen SAS", "c@d.example")],
        ),
        ("a@b.example,A@b.example", [("Lumen SAS", "a@b.example"), ("Lumen SAS", "A@b.example")]),
        (" , x <a@b.example>,, y <a@B.EXAMPLE> ,", [("x", "a@b.example")]),
        ('"" <a@b.example>', [("Lumen SAS", "a@b.example")]),
        ("compta@société.fr", [("Lumen SAS", "compta@xn--socit-esab.fr")]),
        ("compta@SOCIÉTÉ.FR", [("Lumen SAS", "compta@xn--socit-esab.fr")]),
        ("a@日本。jp", [("Lumen SAS", "a@xn--wgv71a.jp")]),
        ("=?utf-8?q?x?= <a@b.example>", [("=?utf-8?q?x?=", "a@b.example")]),
    ],
)
def test_addresses_are_read_as_they_are_meant_each_once(text: str, wanted: list[tuple[str, str]]) -> None:
    assert read(text) == wanted
    assert shown(*mailboxes(text, "Lumen SAS", WHERE)) == wanted


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there is no address"),
        (" , ", "there is no address"),
        ("a@b.example\nBcc: all@x.example", "a line end"),
        ("a@b.example\r", "a line end"),
        ("a@\u202eb.example", "a control character"),
        ('"unclosed <a@b.example>', "does not close"),
        ("Dupont, Jean <a@b.example>", "put a name with a comma between quotation marks"),
        ('a@b.example, "', "does not close"),
        ("a@b.example;c@d.example", "by commas"),
        ("Group: a@b.example;", "by commas"),
        ("a@b@c.example", "one @"),
        ("a b@c.example", "has a space"),
        ("x <a@b.example> y", "has a space"),
        ("comptabilité@société.fr", "letters without accents"),
        (".a@b.example", "letters without accents"),
        ("mailto:a@b.example", "letters without accents"),
        ("a@straße.de", "read in two ways"),
        ("a@b", "no domain"),
        ("a@b..example", "no domain"),
        ("a@-b.example", "no domain"),
        ("a@[127.0.0.1]", "no domain"),
        ("a@127.0.0.1", "no domain"),
        (f"a@{'x' * 64}.example", "no domain"),
        (f"{'a' * 65}@b.example", "too long"),
        (f"a@{'x.' * 130}example", "too long"),
    ],
)
def test_what_nobody_can_write_to_is_refused_in_one_sentence(text: str, why: str) -> None:
    with pytest.raises(MailFault) as found:
        read(text)
    said = str(found.value)
    assert said.startswith(f"email of {LUMEN}: ")
    assert why in said
    assert said.isprintable()
    assert len(said) < 300


def test_the_longest_addresses_are_written_to() -> None:
    longest = f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 53}.example"
    assert len(longest) == 254
    assert shown(*mailboxes(longest, "N" * 100, WHERE)) == [("N" * 100, longest)]
    with pytest.raises(MailFault, match="too long"):
        read(longest.replace("@", "@e"))


@settings(max_examples=150, deadline=None)
@given(names=st.lists(NAME, min_size=1, max_size=3))
def test_any_name_is_shown_as_the_ledger_has_it_in_short_lines_of_ascii(names: list[str]) -> None:
    boxes = [Mailbox(name, f"a{place}@b.example") for place, name in enumerate(names)]
    written = mailbox_header(boxes)
    assert written.isascii()
    assert all(len(line) <= 76 for line in f"Reply-To: {written}".split("\r\n"))
    assert all(line.startswith(" ") for line in written.split("\r\n")[1:])
    assert shown(*boxes) == [(name, box.address) for name, box in zip(names, boxes, strict=True)]


@settings(max_examples=100, deadline=None)
@given(subject=NAME)
def test_any_subject_is_shown_as_the_letter_has_it_in_short_lines_of_ascii(subject: str) -> None:
    written = text_header("Subject", subject)
    assert written.isascii()
    assert all(len(line) <= 76 for line in f"Subject: {written}".split("\r\n"))
    mail = MAIL._replace(said=MAIL.said._replace(subject=subject))
    assert message_from_bytes(eml(mail), policy=default)["Subject"] == subject


@pytest.mark.parametrize("name", ["Lumen\nBcc: all@x.example", "Lumen\rSAS", "Lumen\x00", "Lu\u202emen", "Lu\u2028men"])
def test_a_name_with_a_line_end_or_what_turns_text_around_stands_in_no_header(name: str) -> None:
    with pytest.raises(MailFault, match=f"name of {LUMEN}: it has a line end or a control character"):
        mail_of(name)


def test_a_letter_has_one_id_and_each_other_letter_another() -> None:
    one = mail_of()
    later = datetime(2026, 8, 31, 18, 0, tzinfo=timezone(timedelta(hours=2)))
    assert mail_of(written=later).id == one.id == mail_of("Lumen", "c@d.example").id
    others = {
        mail_of(parts=(bill("FA2026-002", "2026-08-28", "1234.50"),)).id,
        mail_of(parts=(bill("FA2026-001", "2026-08-10", "1234.50"),)).id,
        mail_of(steps=(("issued", ("FA2026-001",)),)).id,
        mail_of(steps=(("first", ("FA2026-001", "FA2026-002")),)).id,
        mail_of(sender="bureau@autre.example").id,
    }
    assert len(others | {one.id}) == 6
    assert one.id.endswith("@verrerie.example>")
    assert mail_of(sender="bureau@autre.example").id.endswith("@autre.example>")


def test_the_order_of_documents_and_steps_changes_no_id() -> None:
    there = (("second", ("FA1", "FA2")), ("first", ("FA3",)))
    back = (("first", ("FA3",)), ("second", ("FA2", "FA1")))
    assert mail_of(steps=there).id == mail_of(steps=back).id


def test_the_date_is_when_it_was_written_with_the_hours_from_greenwich() -> None:
    written = datetime(2026, 8, 31, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    message = parsed(mail_of(written=written))
    assert message["Date"].datetime == written
    assert message["Date"].datetime.date() == date(2026, 8, 31)
    assert "Mon, 31 Aug 2026 00:30:00 +0200" in eml(mail_of(written=written)).decode()


def test_an_answer_to_earlier_letters_names_the_last_and_all() -> None:
    assert parsed(mail_of())["In-Reply-To"] is None
    ids = tuple(f"<{n}{'x' * 60}@verrerie.example>" for n in range(40))
    message = parsed(mail_of(previous=ids))
    assert message["In-Reply-To"] == ids[-1]
    assert str(message["References"]).split() == list(ids)


@pytest.mark.parametrize("reference", ["a@b", "<a b@c>", "<a@b>\nX: y", "<a>", "<é@b>", ""])
def test_a_reference_that_is_no_id_is_refused(reference: str) -> None:
    with pytest.raises(MailFault, match="is no message id"):
        mail_of(previous=(reference,))


def test_only_a_letter_that_goes_out_asks_programs_not_to_answer() -> None:
    mail = mail_of()
    sent, draft = parsed(mail), parsed(mail, draft=True)
    assert (sent["Auto-Submitted"], sent["X-Unsent"]) == ("auto-generated", None)
    assert (draft["Auto-Submitted"], draft["X-Unsent"]) == (None, "1")
    assert sent["Content-Language"] == draft["Content-Language"] == "fr"


def test_answers_go_to_the_company_where_another_address_sends() -> None:
    message = parsed(mail_of(sender="Machine <robot@envoi.example>"))
    assert message["From"].addresses[0].addr_spec == "robot@envoi.example"
    assert message["Reply-To"].addresses[0].addr_spec == "compta@verrerie.example"
    assert parsed(mail_of())["Reply-To"] is None
