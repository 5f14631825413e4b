"""A calendar file read by hand, as RFC 5545 writes it: lines, folds and what each component must have."""

import re
from collections import Counter

LINE = re.compile(r"^[A-Z0-9-]+(;[A-Z0-9-]+=(\"[^\"]*\"|[^\";:,]*))*:", re.ASCII)
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
NEEDED = {
    "VCALENDAR": {"PRODID", "VERSION", "METHOD"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "LAST-MODIFIED", "TRANSP"},
    "VALARM": {"ACTION", "TRIGGER", "DESCRIPTION"},
}
"""What stands in a component just once."""
INSIDE = {"VCALENDAR": "", "VEVENT": "VCALENDAR", "VALARM": "VEVENT"}


def content_lines(data: bytes) -> list[str]:
    """Give the lines, unfolded; every physical one ends with CRLF and has 75 octets at most."""
    assert data.endswith(b"\r\n")
    physical = data[:-2].split(b"\r\n")
    for line in physical:
        assert len(line) <= 75, line
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()  # no letter is parted by a fold
    return b"\r\n".join(physical).replace(b"\r\n ", b"").decode().split("\r\n")


def check_calendar(data: bytes) -> Counter[str]:
    """Hold a file to the form of a calendar; give how many components of each kind it has."""
    open_: list[tuple[str, Counter[str]]] = []
    found: Counter[str] = Counter()
    for line in content_lines(data):
        assert LINE.match(line), line
        assert not CONTROL.search(line), line
        name, _, value = line.partition(":")
        if name == "BEGIN":
            assert INSIDE[value] == (open_[-1][0] if open_ else "")
            open_.append((value, Counter()))
        elif name == "END":
            kind, properties = open_.pop()
            assert kind == value
            for needed in NEEDED[kind]:
                assert properties[needed] == 1, (kind, needed)
            found[kind] += 1
        else:
            open_[-1][1][name.partition(";")[0]] += 1
    assert not open_
    return found
