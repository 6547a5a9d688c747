"""An account is looked through, and what is found goes to the manager."""

from datetime import date, timedelta
from functools import partial

import pytest

from policy.access import Action, may_ever
from policy.accounts import Part
from policy.calendar import Kind
from policy.roles import Role
from storage import account_people, accounts, checks, people
from storage.checks import Check
from tests.handlers import registered
from tests.handlers.phones import PERSONS, Phone, Preschool

PAGE = registered.PAGE
FOUND = "A comment under the picture of Tuesday names the street."


@pytest.fixture(autouse=True)
def _registered(preschool: Preschool) -> None:
    registered.register(preschool)
    registered.owe(preschool, Kind.MONITORING, date(2026, 11, 20))


def looks(phone: Phone, *answers: str) -> None:
    """Up to the check page; an answer that is neither Yes nor No is what was found."""
    phone.forges(f"monitor.start:{PAGE}")
    for answer in answers or ("Yes",) * 6:
        if answer in ("Yes", "No"):
            phone.presses(answer)
        else:
            phone.writes(answer)


def done(preschool: Preschool) -> list[Check]:
    return preschool.run(lambda tx: checks.done_of(tx, "monitoring", PAGE))


def test_six_questions_finish_the_duty_and_the_next_is_a_month_later(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    looks(dan)
    dan.hears("Please check before you send", "Nothing personal: Yes", "Links right: Yes")
    assert registered.still_due(preschool, Kind.MONITORING) == [date(2026, 11, 20)]
    dan.presses("Put it on record")
    dan.hears("✅ On record", "The next look is due on Wednesday 23 December 2026.")
    assert registered.still_due(preschool, Kind.MONITORING) == [date(2026, 12, 23)]
    [check] = done(preschool)
    assert check.steps == dict.fromkeys(check.steps, True)
    assert len(check.steps) == 6
    assert (check.person, check.findings) == ("dan", {})
    maya.hears_nothing()


def test_a_finding_is_put_into_words_and_told_without_them(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    looks(dan, "Yes", "No", FOUND, "Yes", "Yes", "Yes", "Yes")
    dan.presses("Put it on record")
    dan.hears("You found 1 thing. Told: Maya Thompson.", "/concern")
    told = maya.hears("Dan Price has looked through Facebook orleton", "needs you")
    assert "street" not in told.text
    maya.presses("Read it")
    maya.hears("Comments and messages answered: No. “" + FOUND, "Links right: Yes")
    tom.hears_nothing()


def test_no_words_no_end(preschool: Preschool, dan: Phone) -> None:
    looks(dan, "No")
    dan.hears("What did you find? Say where it is, without a child’s name.")
    assert "Put it on record" not in dan.buttons
    dan.forges("monitor.send")
    assert done(preschool) == []


def test_the_manager_who_finds_it_is_not_told(preschool: Preschool, maya: Phone) -> None:
    looks(maya, "No", FOUND, *("Yes",) * 5)
    maya.presses("Put it on record")
    maya.hears("✅ On record", "You found 1 thing.\n")
    maya.hears_nothing()


def test_while_the_manager_is_away_the_stand_in_is_told(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone
) -> None:
    until = date(2026, 12, 1)
    preschool.run(lambda tx: people.be_away(tx, "maya", until=until, stand_in="dan"))
    looks(team, "No", FOUND, *("Yes",) * 5)
    team.presses("Put it on record")
    dan.hears("Tess Moore has looked through")
    maya.hears_nothing()


def test_the_administrators_of_the_register_stand_in_the_question(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    for person, part in (("dan", Part.ADMINISTRATOR), ("tom", Part.POSTER)):
        grant = partial(
            account_people.add,
            grant=person,
            account=PAGE,
            person=person,
            part=part,
            starts_on=date(2026, 1, 1),
            ends_on=None,
            by="maya",
        )
        preschool.run(grant)
    looks(maya, "Yes", "Yes", "Yes")
    maya.hears("the same administrators as the register? In the register: Dan Price.")


def test_two_at_once_finish_one_duty(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    looks(maya)
    looks(dan)
    preschool.forward(minutes=1)
    preschool.take(maya.pressing("Put it on record"), dan.pressing("Put it on record"))
    assert len(done(preschool)) == 2
    assert [one.state for one in registered.of(preschool, Kind.MONITORING)] == ["done", "open"]


def test_where_nothing_was_due_the_next_is_put_on_the_calendar(
    preschool: Preschool, maya: Phone
) -> None:
    registered.register(preschool, "other", "other")
    maya.forges("monitor.start:other")
    for _ in range(6):
        maya.presses("Yes")
    maya.presses("Put it on record")
    assert registered.still_due(preschool, Kind.MONITORING, "other") == [date(2026, 12, 23)]


def test_last_time_stands_above_the_questions(preschool: Preschool, dan: Phone) -> None:
    looks(dan, "No", FOUND, *("Yes",) * 5)
    dan.presses("Put it on record")
    preschool.forward(days=30)
    dan.forges(f"monitor.start:{PAGE}")
    dan.hears("Last time: 23 Nov 2026 10:02, Dan Price: 1 found")
    dan.forges(f"monitor.past:{PAGE}")
    dan.presses("23 Nov 2026 10:02")
    dan.hears("Nothing personal about a child: No. “" + FOUND)


def test_what_was_begun_is_still_there_the_next_day(preschool: Preschool, dan: Phone) -> None:
    looks(dan, "Yes", "No", FOUND)
    dan.writes("/people")
    preschool.forward(days=1)
    dan.forges(f"monitor.start:{PAGE}")
    dan.hears("You had begun this already", "Do you know everybody in the group")


def test_old_buttons_and_a_closed_account(preschool: Preschool, dan: Phone) -> None:
    looks(dan)
    old = dan.screen[-1].buttons["Put it on record"]
    dan.presses("Put it on record")
    preschool.forward(days=1)
    dan.forges(old)
    dan.hears("That button belongs to an earlier message. Nothing was changed.")
    assert len(done(preschool)) == 1
    looks(dan)
    closed_at = preschool.now + timedelta(minutes=1)
    preschool.run(lambda tx: accounts.close(tx, PAGE, at=closed_at))
    dan.presses("Put it on record")
    dan.hears("That account is closed")
    assert len(done(preschool)) == 1


@pytest.mark.parametrize(
    "data", ["monitor.start:x", "monitor.open:x", "monitor.past:", "monitor.open:’"]
)
def test_forged_buttons(preschool: Preschool, dan: Phone, data: str) -> None:
    dan.forges(data)
    dan.hears("There is no such", "Nothing was changed.")


@pytest.mark.parametrize("role", [role for role in PERSONS if not may_ever(role, Action.MONITOR)])
def test_nobody_else_looks_or_reads(preschool: Preschool, dan: Phone, role: Role) -> None:
    looks(dan, "No", FOUND, *("Yes",) * 5)
    dan.presses("Put it on record")
    [check] = done(preschool)
    other = preschool.add(role, "Una Usual")
    presses = [f"monitor.start:{PAGE}", f"monitor.open:{check.id}", f"monitor.shots:{check.id}"]
    for data in (*presses, f"found.report:{check.id}/personal"):
        other.forges(data)
        other.hears("not something your role can do")
    other.forges("monitor.send")
    other.hears("Nothing was changed" if role is Role.PHONE else "not something your role can do")
