"""The digest at the beginning of a week: to whom, once, and not when there is nothing to say."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial

from policy.calendar import Kind
from policy.roles import Role
from storage import audit, own_hours, people
from tests.handlers.duties import begin, finish
from tests.handlers.phones import Phone, Preschool

FRIDAY = date(2026, 11, 27)


def at(day: int, hour: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def test_the_digest_comes_once_a_week_to_each_of_the_team(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    for number, day in enumerate((16, 17, 25, 27)):
        begin(preschool, date(2026, 11, day), subject=f"a{number}")
    begin(preschool, date(2026, 12, 24), Kind.SIGNING, subject="1", owner="tom")
    preschool.now = at(23, 7)
    preschool.ring()
    maya.hears_nothing()
    preschool.now = at(23, 9)
    preschool.ring()
    for phone in (maya, dan):
        told = phone.hears("Overdue: 2", "Due this week: 2", "not signed the policy yet: 1")
        assert told.buttons == {"All that is due": "due.list", "The board": "board.show"}
        phone.unheard.clear()
    tom.hears_nothing_of("Overdue: 2")
    for day in (23, 24, 25):
        preschool.now = at(day, 15)
        preschool.ring()
        maya.hears_nothing_of("Overdue: ")
    preschool.now = at(30, 9)
    preschool.ring()
    maya.hears("Overdue: 4")


def test_each_hears_the_digest_in_their_own_hours_once(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    preschool.run(lambda tx: own_hours.keep(tx, "dan", begins=time(16), ends=time(20)))
    begin(preschool, date(2026, 11, 20))
    heard = []
    for hour in (9, 11, 15, 17, 19):
        preschool.now = at(23, hour)
        preschool.ring()
        heard += [
            (hour, phone.id)
            for phone in (maya, dan)
            for message in phone.unheard
            if "Overdue: 1" in message.text
        ]
        maya.unheard.clear()
        dan.unheard.clear()
    assert heard == [(9, "maya"), (17, "dan")]


def test_a_week_with_nothing_due_is_silent(preschool: Preschool, maya: Phone) -> None:
    preschool.ring()
    maya.hears_nothing()


def test_a_digest_missed_on_monday_comes_on_the_next_day(preschool: Preschool, maya: Phone) -> None:
    preschool.setting = replace(
        preschool.setting,
        place=replace(preschool.setting.place, closed_days=frozenset({date(2026, 11, 23)})),
    )
    begin(preschool, date(2026, 11, 20))
    preschool.ring()
    maya.hears_nothing()
    preschool.now = at(24, 9)
    preschool.ring()
    maya.hears("Overdue: 1")


def test_on_a_bank_holiday_it_comes_on_the_tuesday(preschool: Preschool, maya: Phone) -> None:
    begin(preschool, date(2026, 12, 21))
    preschool.now = at(28, 10, 12)  # Monday, instead of Boxing Day
    preschool.ring()
    maya.hears_nothing()
    preschool.now = at(29, 10, 12)
    preschool.ring()
    maya.hears("This week:", "Overdue: 1")
    preschool.now = at(30, 10, 12)
    preschool.ring()
    maya.hears_nothing_of("Overdue: ")


def test_a_quiet_week_is_not_on_record_as_a_digest(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    preschool.run(lambda tx: own_hours.keep(tx, "dan", begins=time(16), ends=time(20)))
    preschool.ring()
    duty = begin(preschool, date(2026, 11, 20))
    preschool.now = at(24, 10)
    preschool.ring()
    maya.hears_nothing_of("This week:")
    preschool.now = at(24, 17)
    preschool.ring()
    dan.hears_nothing_of("This week:")
    maya.writes("/evidence C3")
    assert "digest" not in maya.screen[-1].text
    preschool.now = at(30, 10)
    preschool.ring()
    maya.hears("This week:", "Overdue: 1")
    finish(preschool, duty)
    maya.writes("/evidence C3")
    maya.hears("November 2026: Weekly digest, one for each of the team – 1")


def test_each_of_fifty_people_hears_it_once(preschool: Preschool) -> None:
    phones = [preschool.add(Role.TEAM, f"Person{n} One") for n in range(50)]
    begin(preschool, date(2026, 11, 20), Kind.SIGNING, owner="person7")
    for _ in range(3):
        preschool.ring()
    for phone in phones:
        assert sum("This week:" in message.text for message in phone.unheard) == 1


def test_who_stands_in_hears_it_for_who_is_away(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    preschool.run(lambda tx: people.be_away(tx, "maya", until=date(2026, 12, 4), stand_in="dan"))
    begin(preschool, date(2026, 11, 20))
    for hour in (9, 10):
        preschool.now = at(23, hour)
        preschool.ring()
    maya.hears_nothing()
    assert sum("This week:" in message.text for message in dan.unheard) == 1


def test_its_figures_are_kept_as_they_were(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    begin(preschool, date(2026, 11, 20))
    begin(preschool, FRIDAY)
    preschool.ring()
    (entry,) = preschool.run(partial(audit.entries, subject="board"))
    assert entry["action"] == "weekly digest"
    assert json.loads(entry["detail"]) == {
        "overdue": 1,
        "this_week": 1,
        "unsigned": 0,
        "people": 2,
    }


def test_its_buttons_lead_to_the_list_and_the_board(preschool: Preschool, maya: Phone) -> None:
    begin(preschool, date(2026, 11, 20))
    preschool.ring()
    maya.presses("The board")
    maya.hears("The board.")
    maya.presses("All that is due")
    maya.hears("To be done in the next 13 weeks: 2")
