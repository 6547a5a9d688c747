"""The calendar file: as RFC 5545 wants it, the same event again when it has moved, and nobody's
name in it.
"""

import re
from datetime import date

import pytest

from policy.calendar import PERSONAL, RULES, Kind
from tests.handlers.duties import begin
from tests.handlers.phones import Phone, Preschool

FRIDAY = date(2026, 11, 27)
# RFC 5545 3.1: a line is a name, parameters, a colon, and a value without control signs.
LINE = re.compile(r"(?P<name>[A-Z0-9-]+(;[A-Z0-9-]+=[^;:,\x00-\x1f]+)*):(?P<value>[^\x00-\x1f]*)")
TEXT = re.compile(r"(\\[\\;,nN]|[^\\;,])*")  # 3.3.11
ONCE = {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DESCRIPTION", "TRANSP"}
DAYS = {"DTSTART;VALUE=DATE", "DTEND;VALUE=DATE"}


def calendar_file(phone: Phone) -> str:
    """What is sent to them, as it is written in the file."""
    phone.writes("/due")
    phone.presses("As a calendar file")
    kind, name, text = phone.screen[-1].picture.split(":", 2)
    assert (kind, name) == ("text", "pre-school.ics")
    return text


def events(text: str) -> list[dict[str, str]]:
    """A strict reader of what is written here: unfold the lines, split them, undo the escapes."""
    assert text.endswith("\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    found = [LINE.fullmatch(line) for line in lines]
    read = [(one["name"], one["value"]) for one in found if one]
    assert len(read) == len(lines)
    assert read[:2] == [("BEGIN", "VCALENDAR"), ("VERSION", "2.0")]
    assert dict(read)["PRODID"]
    assert read[-1] == ("END", "VCALENDAR")
    marks = [place for place, line in enumerate(read) if line == ("BEGIN", "VEVENT")]
    parts = [read[a + 1 : b] for a, b in zip(marks, [*marks[1:], len(read) - 1], strict=True)]
    assert all(part[-1] == ("END", "VEVENT") for part in parts)
    return [_event(part[:-1]) for part in parts]


def _event(lines: list[tuple[str, str]]) -> dict[str, str]:
    event = dict(lines)
    assert set(event) == ONCE | DAYS
    assert len(event) == len(lines)
    assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
    for name in ("SUMMARY", "DESCRIPTION"):
        assert TEXT.fullmatch(event[name])
        event[name] = re.sub(r"\\([\\;,])", r"\1", event[name].replace("\\n", "\n"))
    return event


def test_each_line_is_as_the_standard_wants_it(preschool: Preschool, maya: Phone) -> None:
    about = "Ŵythnos, a page; with a \\ and " + "a very long name 👩🏽‍🏫 " * 6
    first = begin(preschool, FRIDAY, about=about)
    begin(preschool, date(2026, 12, 31), about="BEGIN:VEVENT\r\nEND:VCALENDAR", subject="a2")
    one, two = events(calendar_file(maya))
    assert one["UID"] == f"{first}@preschool-bot"
    assert one["SUMMARY"] == f"Risk assessment of {about.strip()}"
    assert one["DTSTART;VALUE=DATE"] == "20261127"
    assert one["DTEND;VALUE=DATE"] == "20261128"
    assert one["DTSTAMP"] == "20261123T100200Z"
    assert "Due on Friday 27 November 2026. Policy, clause C8." in one["DESCRIPTION"]
    assert two["DTEND;VALUE=DATE"] == "20270101"
    assert two["SUMMARY"] == "Risk assessment of BEGIN:VEVENT END:VCALENDAR"


def test_what_was_put_off_moves_and_is_not_doubled(preschool: Preschool, maya: Phone) -> None:
    duty = begin(preschool, FRIDAY)
    before = calendar_file(maya)
    preschool.forward(days=1)
    assert calendar_file(maya) == before
    for day in ("25 November", "4 December"):
        maya.forges(f"due.later:{duty}")
        maya.writes(day)
        maya.writes("waiting")
        maya.presses("Put it off")
    (was,), (now,) = events(before), events(calendar_file(maya))
    assert now["UID"] == was["UID"]
    assert (was["SEQUENCE"], now["SEQUENCE"]) == ("0", "2")
    assert now["DTSTAMP"] > was["DTSTAMP"]
    assert now["DTSTART;VALUE=DATE"] == "20261204"
    assert "Due on Friday 27 November 2026" in now["DESCRIPTION"]


def test_it_stays_on_its_day_when_it_is_told_again_before(
    preschool: Preschool, maya: Phone
) -> None:
    duty = begin(preschool, date(2026, 12, 18))
    maya.forges(f"due.later:{duty}")
    maya.writes("4 December")
    maya.writes("waiting")
    maya.presses("Put it off")
    (event,) = events(calendar_file(maya))
    assert event["DTSTART;VALUE=DATE"] == "20261218"


@pytest.mark.parametrize("kind", sorted({*Kind} - PERSONAL))
def test_no_name_of_a_person_is_in_it(preschool: Preschool, maya: Phone, kind: Kind) -> None:
    whom = {
        Kind.ACTION: "Ffion’s picture is to go, Siân Morgan said",
        Kind.REMOVAL: "Siân Morgan: The closed group",
        Kind.REQUEST: "an account on TikTok, asked for by Tom Evans",
        Kind.LOGO: "asked by Siân Morgan",
    }
    begin(preschool, FRIDAY, kind, about=whom.get(kind, "Facebook Orleton"), subject="x")
    text = calendar_file(maya).replace("\r\n ", "")
    assert not re.search("Ffion|Siân|Morgan|Evans", text)
    assert ("Facebook Orleton" in text) is (kind not in whom)
    (event,) = events(calendar_file(maya))
    assert event["SUMMARY"].rstrip(":") == event["SUMMARY"]
    assert "{}" not in event["SUMMARY"]
    assert event["SUMMARY"].split()[0] == RULES[kind].title.split()[0]


def test_what_only_others_can_do_is_not_in_it(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    for owner in ("maya", "tom"):
        begin(preschool, FRIDAY, Kind.SIGNING, about=f"for {owner}", subject="1", owner=owner)
    (event,) = events(calendar_file(maya))
    assert "for maya" in event["SUMMARY"]


def test_it_says_how_a_phone_takes_it(preschool: Preschool, maya: Phone) -> None:
    begin(preschool, FRIDAY)
    calendar_file(maya)
    maya.hears("things to do: 1", "iPhone", "Android", "in 60 minutes")


def test_without_anything_there_is_no_file(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    maya.forges("due.calendar")
    maya.hears("Nothing is on the calendar yet.")
    tom.forges("due.calendar")
    tom.hears("not something your role")
