"""A server's answers, and its silences: what each says of a message, in one sentence."""

from collections.abc import Callable
from pathlib import Path

import pytest

from acompte_cli.errors import OutputError
from acompte_cli.mailing.settings import IMPLICIT, NONE, STARTTLS, SmtpSettings
from acompte_cli.mailing.smtp import ACCEPTED, LATER, REFUSED, UNCERTAIN, Answer, Server
from support.mail_script import HANG_UP, SILENT, Script, playing
from support.mail_server import Box, certificate, serving

DATA = b"Subject: x\r\n\r\nun\r\n.cache\r\n..\r\n"
TO = ("a@x.example", "b@x.example")


class Client:
    """A server reached with little patience, and what was noted before messages were handed over."""

    def __init__(self, port: int, tls: str = NONE, host: str = "127.0.0.1", **login: str) -> None:
        self.server = Server(SmtpSettings(host, port, tls, **login), patience=0.4, at_end=0.4)
        self.begun = 0

    def begin(self) -> None:
        self.begun += 1

    def send(self, to: tuple[str, ...] = TO[:1], begin: Callable[[], None] | None = None) -> Answer:
        return self.server.send("me@y.example", to, DATA, begin or self.begin)


def asked(script: Script, to: tuple[str, ...] = TO[:1]) -> tuple[Answer, int]:
    """The answer to one message over a connection that is there, and how often it was noted as being handed over."""
    with playing(script) as port:
        client = Client(port)
        with client.server:
            client.server.connect()
            return client.send(to), client.begun


def refusal(port: int, tls: str = NONE, host: str = "127.0.0.1", **login: str) -> str:
    """The one sentence that says why a server cannot be used."""
    client = Client(port, tls, host, **login)
    with pytest.raises(OutputError) as found:
        client.send()
    said = found.value.format_message()
    assert client.begun == 0
    assert said.startswith(f"{host}:{port}: ")
    assert said.endswith(".")
    assert said.isprintable()
    return said.removeprefix(f"{host}:{port}: ")


def test_a_message_is_taken_with_its_dots_and_the_servers_words() -> None:
    script = Script(end="250 2.0.0 queued as A1")
    assert asked(script) == (Answer(ACCEPTED, "250 2.0.0 queued as A1"), 1)
    assert script.taken == [b"Subject: x\r\n\r\nun\r\n..cache\r\n...\r\n.\r\n"]
    assert [line.casefold() for line in script.heard[1:]] == [
        f"mail from:<me@y.example> size={len(DATA)}",
        "rcpt to:<a@x.example>",
        "data",
        "quit",
    ]


@pytest.mark.parametrize(("code", "outcome"), [("450", LATER), ("452", LATER), ("550", REFUSED), ("554", REFUSED)])
@pytest.mark.parametrize("where", ["mail", "rcpt", "data", "end"])
def test_a_refusal_at_any_command_is_known_and_the_next_message_goes(where: str, code: str, outcome: str) -> None:
    script = Script(**{where: [f"{code} not this one", {"data": "354 go", "end": "250 ok"}.get(where, "250 ok")]})
    with playing(script) as port:
        client = Client(port)
        with client.server:
            first, begun = client.send(), client.begun
            second = client.send()
    assert first.outcome == outcome
    assert first.words.endswith(f"{code} not this one")
    assert begun == (where == "end")
    assert second.outcome == ACCEPTED
    assert (len(script.taken), script.heard.count("quit")) == (1, 1)


@pytest.mark.parametrize("where", ["mail", "rcpt", "data"])
@pytest.mark.parametrize(("code", "outcome"), [("550", REFUSED), ("451", LATER)])
def test_a_refusal_stands_where_the_server_hangs_up_after_it(where: str, code: str, outcome: str) -> None:
    script = Script(**{where: f"{code} go away, {HANG_UP}"})
    answer, begun = asked(script)
    assert (answer.outcome, begun, script.ended) == (outcome, 0, [])
    assert f"{code} go away" in answer.words
    assert sum(line.startswith("mail") for line in script.heard) == 1


@pytest.mark.parametrize("where", ["mail", "rcpt", "data"])
@pytest.mark.parametrize("told", [HANG_UP, SILENT, "421 too many connections"])
def test_a_connection_lost_before_the_message_is_tried_once_more(where: str, told: str) -> None:
    once = {"data": "354 go"}.get(where, "250 ok")
    script = Script(**{where: [told, once]})
    assert asked(script)[0].outcome == ACCEPTED
    assert len(script.taken) == 1
    always = Script(**{where: told})
    answer, begun = asked(always)
    assert (answer.outcome, begun, always.ended) == (LATER, 0, [])
    assert "before the message was handed over" in answer.words
    assert ("421 too many" in answer.words) == told.startswith("421")
    assert sum(line.startswith("mail") for line in always.heard) <= 2


@pytest.mark.parametrize("told", [HANG_UP, SILENT, "what?", "354 more?", "99 huh"])
def test_no_answer_to_the_end_of_a_message_is_uncertain_and_never_tried_again(told: str) -> None:
    script = Script(end=[told, "250 taken"])
    with playing(script) as port:
        client = Client(port)
        with client.server:
            first, second = client.send(), client.send()
    assert first.outcome == UNCERTAIN
    assert first.words
    assert (second.outcome, client.begun) == (ACCEPTED, 2)
    assert len(script.ended) == 2
    assert len(script.taken) == 1


def test_a_server_that_closes_instead_of_taking_has_not_taken_it() -> None:
    script = Script(end="421 closing, try later")
    answer, begun = asked(script)
    assert (answer, begun) == (Answer(LATER, "421 closing, try later"), 1)


def test_a_server_that_has_taken_a_message_may_hang_up() -> None:
    script = Script(end=[f"250 taken, {HANG_UP}", "250 taken"])
    with playing(script) as port:
        client = Client(port)
        with client.server:
            assert [client.send().outcome for _ in range(2)] == [ACCEPTED, ACCEPTED]
    assert len(script.taken) == 2


def test_a_recipient_that_is_refused_keeps_the_message_from_no_other() -> None:
    script = Script(rcpt=["550 unknown", "250 ok"])
    answer, _ = asked(script, TO)
    assert (answer.outcome, answer.refused) == (ACCEPTED, ((TO[0], "550 unknown"),))
    assert len(script.taken) == 1


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [(["550 no", "551 no"], REFUSED), (["550 no", "450 later"], LATER), (["450 a", "450 b"], LATER)],
)
def test_recipients_that_are_all_refused_are_named_with_their_reasons(answers: list[str], outcome: str) -> None:
    answer, begun = asked(Script(rcpt=answers), TO)
    assert (answer.outcome, begun) == (outcome, 0)
    assert answer.words == f"{TO[0]}: {answers[0]}; {TO[1]}: {answers[1]}"


def test_nothing_is_handed_over_that_could_not_be_noted_before() -> None:
    def full() -> None:
        raise OutputError("the disk is full")

    script = Script()
    with playing(script) as port:
        client = Client(port)
        with client.server, pytest.raises(OutputError, match="the disk is full"):
            client.send(begin=full)
        assert script.ended == []
        with client.server:
            assert client.send().outcome == ACCEPTED


def test_a_server_that_is_gone_after_it_hung_up_takes_the_message_later() -> None:
    script = Script(mail=HANG_UP, begin=["220 here", "554 no more today"])
    answer, begun = asked(script)
    assert (answer.outcome, begun) == (LATER, 0)
    assert "554 no more today" in answer.words


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("554 no service", "refuses (554 no service)."),
        ("421 too busy", "refuses (421 too busy)."),
        ("SSH-2.0-OpenSSH_9.6", "does not answer as a mail server does"),
        (HANG_UP, "cannot be reached (Connection unexpectedly closed)."),
        (SILENT, "cannot be reached ("),
    ],
)
def test_a_server_that_does_not_greet_is_said_in_one_sentence(told: str, said: str) -> None:
    with playing(Script(begin=told)) as port:
        assert refusal(port).startswith(said)


def test_a_port_where_nobody_listens_is_said() -> None:
    with playing(Script()) as port:
        pass
    assert refusal(port) == "cannot be reached (Connection refused)."


def test_a_server_that_nobody_knows_is_said() -> None:
    assert refusal(25, host="nowhere.invalid").startswith("cannot be reached (")


def test_a_server_without_starttls_is_not_spoken_to_in_clear() -> None:
    script = Script(auth="235 ok")
    with playing(script) as port:
        said = refusal(port, STARTTLS, user="me", password="geheim")
    assert said == "it offers no STARTTLS; ACOMPTE_SMTP_TLS says otherwise where that is meant."
    assert not any(line.lower().startswith(("auth", "mail")) for line in script.heard)


def test_a_server_that_refuses_starttls_after_all_is_not_spoken_to_in_clear() -> None:
    script = Script(ehlo="250-here\r\n250 STARTTLS", star="454 no TLS today")
    with playing(script) as port:
        assert refusal(port, STARTTLS) == "refuses (454 no TLS today)."
    assert not any(line.lower().startswith("mail") for line in script.heard)


def test_tls_from_the_start_with_a_server_that_greets_in_clear_is_said() -> None:
    with playing(Script()) as port:
        said = refusal(port, IMPLICIT)
    assert said.startswith("no TLS can be spoken with it (")
    assert said.endswith("see ACOMPTE_SMTP_TLS and ACOMPTE_SMTP_PORT.")


def test_a_certificate_that_is_not_trusted_or_of_another_name_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box, own = Box(), certificate(tmp_path)
    with serving(box, own) as port:
        assert refusal(port, STARTTLS, "localhost").startswith("its certificate is not trusted (self")
        monkeypatch.setenv("SSL_CERT_FILE", str(own[0]))
        client = Client(port, STARTTLS, "localhost")
        with client.server:
            assert client.send().outcome == ACCEPTED
    other = certificate(tmp_path, "DNS:other.example")
    with serving(box, other) as port:
        monkeypatch.setenv("SSL_CERT_FILE", str(other[0]))
        assert refusal(port, STARTTLS, "localhost").startswith("its certificate is not trusted (Hostname mismatch")
    assert len(box.came) == 1


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("535 5.7.8 bad credentials", "refuses the login (535 5.7.8 bad credentials)."),
        ("535 no geheim for me, nor AG1lAGdlaGVpbQ==", "refuses the login (535 no … for me, nor …)."),
        ("454 try later", "refuses the login (454 try later)."),
        (HANG_UP, "cannot be reached (Connection unexpectedly closed)."),
    ],
)
def test_a_login_that_is_refused_is_said_without_the_password(answer: str, said: str) -> None:
    script = Script(ehlo="250-here\r\n250 AUTH PLAIN", auth=answer)
    with playing(script) as port:
        assert refusal(port, user="me", password="geheim") == said
    assert not any(line.lower().startswith("mail") for line in script.heard)


@pytest.mark.parametrize(
    ("offered", "said"),
    [("250 here", "SMTP AUTH extension not supported by server."), ("250 AUTH XOTHER", "No suitable authentication")],
)
def test_a_server_that_knows_no_login_of_ours_is_said(offered: str, said: str) -> None:
    with playing(Script(ehlo=f"250-here\r\n{offered}")) as port:
        assert refusal(port, user="me", password="geheim").startswith(said)


def test_what_a_server_says_is_one_line_without_what_steers_a_terminal() -> None:
    answer, _ = asked(Script(end="550-\x1b[31mred\x07\r\n550 \udcff\u202eend" + "x" * 900))
    assert answer.outcome == REFUSED
    assert answer.words.isprintable()
    assert len(answer.words) <= 400
    assert answer.words.startswith("550 [31mred \ufffd end")
