"""The list of what is due, the page of a duty, and the calendar file."""

from datetime import UTC, date, datetime

import pytest

from policy.calendar import Kind
from policy.roles import Role
from storage import people
from tests.handlers.duties import begin, finish, get
from tests.handlers.phones import Phone, Preschool

FRIDAY = date(2026, 11, 27)


def test_the_list_shows_overdue_first_then_this_week_then_the_term(
    preschool: Preschool, maya: Phone
) -> None:
    begin(preschool, date(2027, 1, 8), about="our website", subject="a3")
    begin(preschool, FRIDAY, about="Instagram", subject="a2")
    begin(preschool, date(2026, 11, 20))
    begin(preschool, date(2027, 6, 1), about="far away", subject="a4")
    maya.writes("/due")
    text = maya.screen[-1].text
    wanted = [
        "Overdue",
        "our Facebook page: Fri 20 Nov",
        "This week",
        "Instagram: Fri 27 Nov",
        "Later this term",
        "our website: Fri 8 Jan 2027",
    ]
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)
    assert "far away" not in text


def test_a_long_list_is_turned_page_by_page(preschool: Preschool, maya: Phone) -> None:
    for number in range(10):
        begin(preschool, FRIDAY, about=f"page {number}", subject=f"a{number}")
    maya.writes("/due")
    maya.hears("10, page 1 of 2")
    maya.presses("Next page")
    assert len([label for label in maya.buttons if "Risk" in label]) == 2
    maya.presses("Page before")
    assert len([label for label in maya.buttons if "Risk" in label]) == 8
    maya.forges("due.list:²")
    maya.hears("page 1 of 2")


def test_its_page_says_what_and_why_and_how_it_is_done(preschool: Preschool, maya: Phone) -> None:
    duty = begin(preschool, FRIDAY)
    maya.writes("/due")
    maya.presses("Risk assessment of our Facebook page")
    page = maya.hears("clause C8", "since Monday 23 November", "for the management team")
    assert page.buttons["Do it"] == f"due.do:{duty}"
    assert "Done" not in page.buttons


def test_staff_see_their_own_and_nobody_else_s(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    own = begin(preschool, FRIDAY, Kind.ACTION, about="mute", subject="x1", owner="tom")
    other = begin(preschool, FRIDAY)
    tom.writes("/due")
    tom.hears_nothing_of("Facebook")
    for forged in ("due.calendar", f"due.open:{other}", f"due.later:{other}"):
        tom.forges(forged)
        tom.hears("not something your role")
    tom.forges(f"due.give:{own}")
    tom.hears("not something your role")
    tom.forges("due.list")
    tom.hears("Yours to do in the next 13 weeks: 1", "mute")
    tom.forges(f"due.open:{own}")
    page = tom.hears("mute", "for Tom Evans")
    assert list(page.buttons) == ["Do it", "Later", "All that is due"]


def test_it_is_put_off_and_its_day_stays(preschool: Preschool, maya: Phone) -> None:
    duty = begin(preschool, FRIDAY)
    maya.writes("/due")
    maya.presses("Risk assessment of our Facebook page")
    maya.presses("Later")
    for wrong in ("today", "22 November 2026", "19 January 2027", "soon"):
        maya.unheard.clear()
        maya.writes(wrong)
        maya.hears("Until which day?")
    maya.writes("4 December")
    maya.writes("Dan has the password")
    maya.presses("Put it off")
    maya.hears("It is put off.", "put off until Friday 4 December", "Dan has the password")
    kept = get(preschool, duty)
    assert (kept.due_on, kept.later_on) == (FRIDAY, date(2026, 12, 4))
    assert preschool.audited(duty)[-1] == "maya put off duty"
    maya.unheard.clear()
    heard = []
    for _ in range(14):
        preschool.ring()
        heard += [preschool.now.day for m in maya.unheard if "Risk assessment" in m.text]
        maya.unheard.clear()
        preschool.forward(days=1)
    assert heard == [4]


def test_two_people_at_once_and_the_second_learns_of_the_first(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    duty = begin(preschool, FRIDAY)
    for phone in (maya, dan):
        phone.forges(f"due.later:{duty}")
        preschool.forward(seconds=1)
        phone.writes("4 December" if phone is maya else "11 December")
        phone.writes("waiting")
    maya.presses("Put it off")
    dan.presses("Put it off")
    dan.hears("Maya Thompson has changed this while you were answering. Nothing was done.")
    assert get(preschool, duty).later_on == date(2026, 12, 4)


def test_done_meanwhile_is_never_put_off_nor_handed_over(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    duty = begin(preschool, FRIDAY)
    maya.forges(f"due.later:{duty}")
    maya.writes("4 December")
    maya.writes("waiting")
    finish(preschool, duty, "dan")
    maya.presses("Put it off")
    page = maya.hears("Done – Dan Price, 10:02 today")
    assert list(page.buttons) == ["All that is due"]
    maya.forges(f"due.give:{duty}")
    maya.hears("Done – Dan Price")
    maya.forges("due.open:nothing")
    maya.hears("earlier message")
    assert get(preschool, duty).later_on is None


def test_who_has_lost_the_right_meanwhile_changes_nothing(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    duty = begin(preschool, FRIDAY, Kind.ACTION, subject="x1", owner="dan")
    dan.forges(f"due.give:{duty}")
    preschool.run(lambda tx: people.change_role(tx, "dan", role=Role.STAFF))
    dan.presses("Maya Thompson (manager)")
    dan.hears("not something your role")
    assert get(preschool, duty).owner == "dan"


def test_it_is_handed_over_and_the_other_is_told_at_once(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    duty = begin(preschool, FRIDAY)
    preschool.ring()
    dan.unheard.clear()
    maya.forges(f"due.give:{duty}")
    assert "Tom Evans (staff)" not in maya.buttons
    maya.presses("Dan Price (deputy)")
    maya.hears("It is handed over to Dan Price.", "for Dan Price")
    dan.hears("Risk assessment of our Facebook page")
    preschool.now = datetime(2026, 11, 27, 10, tzinfo=UTC)
    maya.unheard.clear()
    preschool.ring()
    dan.hears("due today")
    maya.hears_nothing()
    dan.forges(f"due.give:{duty}")
    dan.presses("The management team")
    dan.hears("for the management team")
    maya.hears("due today")


def test_out_of_hours_the_other_is_told_when_they_begin(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    duty = begin(preschool, date(2027, 1, 20), Kind.ACTION, about="mute", subject="x", owner="maya")
    preschool.now = datetime(2026, 11, 23, 20, tzinfo=UTC)
    maya.forges(f"due.give:{duty}")
    maya.presses("Tom Evans (staff)")
    tom.hears_nothing()
    preschool.now = datetime(2026, 11, 24, 8, tzinfo=UTC)
    preschool.ring()
    tom.hears("mute")


def test_what_nobody_can_do_for_another_is_not_handed_over(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    duty = begin(preschool, FRIDAY, Kind.SIGNING, about="version 1", subject="1", owner="tom")
    maya.forges(f"due.open:{duty}")
    assert "Hand over" not in maya.buttons
    maya.forges(f"due.give:{duty}")
    maya.hears("not something your role")


def test_own_hours_are_set_and_given_back(preschool: Preschool, maya: Phone) -> None:
    maya.writes("/due")
    maya.presses("My hours")
    maya.hears("from 08:00 to 18:00, the hours of the setting")
    maya.presses("Other hours")
    maya.writes("late")
    maya.hears("cannot read a time")
    maya.writes("16:15")
    maya.presses("12:00")
    maya.hears("end before they begin")
    maya.presses("Choose again")
    maya.writes("9.30")
    maya.presses("15:00")
    maya.hears("from 09:30 to 15:00, your own hours")
    maya.presses("Those of the setting")
    maya.hears("from 08:00 to 18:00")


@pytest.mark.parametrize("about", ["", "{}", "<b>", "\u202eevil", "x" * 3000])
def test_strange_words_break_nothing(preschool: Preschool, maya: Phone, about: str) -> None:
    begin(preschool, FRIDAY, about=about, subject="s" * 60)
    preschool.ring()
    maya.hears("Risk assessment")
    maya.writes("/due")
    maya.hears("Risk assessment")
