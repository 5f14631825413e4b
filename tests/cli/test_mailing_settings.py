"""The server that sends, as the environment names it."""

import pytest

from acompte_cli.errors import OutputError
from acompte_cli.mailing.settings import IMPLICIT, NONE, PORTS, STARTTLS, smtp_settings

HOST = "smtp.provider.example"


def settings_of(**said: str) -> tuple[str, int, str]:
    found = smtp_settings({f"ACOMPTE_SMTP_{name}": value for name, value in {"HOST": HOST, **said}.items()})
    return found.host, found.port, found.tls


@pytest.mark.parametrize("tls", [STARTTLS, IMPLICIT, NONE])
def test_each_kind_of_encryption_has_its_usual_port(tls: str) -> None:
    assert settings_of(TLS=tls.upper()) == (HOST, PORTS[tls], tls)
    assert settings_of(TLS=tls, PORT="2525") == (HOST, 2525, tls)
    assert settings_of()[2] == STARTTLS


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1", "a-b.example", "x" * 63, f" {HOST} "])
def test_names_and_addresses_of_servers_are_taken(host: str) -> None:
    assert settings_of(HOST=host)[0] == host.strip()


@pytest.mark.parametrize(
    "host",
    ["a..b", "x" * 64, "a." * 127 + "b", "-a.example", "a.example.", "https://a.example", "a b", "société.fr", "..."],
)
def test_what_is_no_name_of_a_server_is_refused_before_it_is_looked_for(host: str) -> None:
    with pytest.raises(OutputError, match=r"ACOMPTE_SMTP_HOST: .* is no name of a server"):
        settings_of(HOST=host)


@pytest.mark.parametrize("port", ["0", "65536", "9" * 400, "-1", "25.0", "smtp", "２５"])
def test_what_is_no_port_is_refused(port: str) -> None:
    with pytest.raises(OutputError, match=r"ACOMPTE_SMTP_PORT: .* is no port"):
        settings_of(PORT=port)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"HOST": ""}, "ACOMPTE_SMTP_HOST is not set"),
        ({"TLS": "yes"}, "'yes' is none of starttls"),
        ({"USER": "me"}, "ACOMPTE_SMTP_PASSWORD is not set"),
        ({"PASSWORD": "geheim"}, "ACOMPTE_SMTP_USER is not set"),
        ({"USER": "me", "PASSWORD": "gehéim"}, "only ASCII letters"),
        ({"USER": "me", "PASSWORD": "geheim", "TLS": "none"}, "would send the password for all to read"),
        ({"FROM": "pas une adresse"}, "ACOMPTE_SMTP_FROM of the environment: 'pas une adresse' is no address"),
        ({"FROM": "a@b.example, c@d.example"}, "has several addresses: name one"),
        ({"FROM": "a@b.example\nBcc: c@d.example"}, "it has a line end"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_password_never(said: dict[str, str], why: str) -> None:
    with pytest.raises(OutputError) as found:
        settings_of(**said)
    sentence = found.value.format_message()
    assert why in sentence
    assert "geh" not in sentence
    assert sentence.isprintable()


def test_a_password_may_go_in_clear_to_this_machine_only() -> None:
    login = {"USER": "me", "PASSWORD": "geheim", "TLS": "none"}
    for host in ("localhost", "127.0.0.1", "::1", "LOCALHOST"):
        assert settings_of(HOST=host, **login)[2] == NONE
    with pytest.raises(OutputError):
        settings_of(HOST="localhost.example", **login)


def test_what_shows_the_settings_leaves_the_password_out() -> None:
    found = smtp_settings({"ACOMPTE_SMTP_HOST": HOST, "ACOMPTE_SMTP_USER": "me", "ACOMPTE_SMTP_PASSWORD": "geheim"})
    assert found.password == "geheim"
    assert "geheim" not in repr(found)
    assert (found.place, found.sender) == (f"{HOST}:587", "")


def test_the_sender_is_the_address_alone() -> None:
    found = smtp_settings({"ACOMPTE_SMTP_HOST": HOST, "ACOMPTE_SMTP_FROM": '"Compta, Lyon" <compta@Société.fr>'})
    assert found.sender == "compta@xn--socit-esab.fr"
