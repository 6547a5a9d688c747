from datetime import date, timedelta

import pytest

from handlers.dialogue.days import read_day

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("Tomorrow", date(2026, 11, 24)),
        ("24 May 2027", date(2027, 5, 24)),
        ("24 May", date(2027, 5, 24)),
        ("30 nov", date(2026, 11, 30)),
        ("23 Nov", date(2026, 11, 23)),
        ("22 Nov", date(2027, 11, 22)),
        ("1st of December", date(2026, 12, 1)),
        ("2nd Dec 26", date(2026, 12, 2)),
        ("4 Sept 2027", date(2027, 9, 4)),
        ("5/6/2027", date(2027, 6, 5)),
        ("5.6.27", date(2027, 6, 5)),
        ("05-06-2027", date(2027, 6, 5)),
        ("25/12", date(2026, 12, 25)),
        ("2026-12-24", date(2026, 12, 24)),
        ("Fri", date(2026, 11, 27)),
        ("friday.", date(2026, 11, 27)),
        ("Monday", date(2026, 11, 23)),
        ("Fri 27 Nov", date(2026, 11, 27)),
        ("Friday, 27 November 2026", date(2026, 11, 27)),
        ("  24   May   2027 ", date(2027, 5, 24)),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert read_day(text, today=MONDAY) == day


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "31 Nov", "31/2/2027", "29 Feb 2027", "0 May", "24", "May 2027", "24 Ma y"),
        *("Thu 27 Nov 2026", "2026-13-01", "99/99/9999", "24 Foo 2027", "next", "²⁴ May 2027"),
        *("24 May 2027 or later", "24 May 20277", "\uff11\uff12\uff13", "mo", "32 December"),
    ],
)
def test_what_is_no_day_is_not_guessed(text: str) -> None:
    assert read_day(text, today=MONDAY) is None


def test_the_first_three_letters_of_a_month_or_weekday_are_enough() -> None:
    for ahead in range(365):
        day = MONDAY + timedelta(days=ahead)
        assert read_day(f"{day:%a} {day.day} {day:%b} {day.year}", today=MONDAY) == day
        assert read_day(f"{day:%A} {day.day} {day:%B}", today=MONDAY) == day
