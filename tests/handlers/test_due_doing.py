"""From a reminder or the list it is one or two presses to doing it; never twice, and by nobody who
cannot.
"""

from datetime import date, timedelta

import pytest

from handlers.routes import ROUTES
from policy.calendar import RULES, Kind
from storage import accounts, duties
from storage.duties import Duty
from tests.handlers.duties import begin, finish
from tests.handlers.phones import Phone, Preschool

FRIDAY = date(2026, 11, 27)
NOT_YOURS = "not something your role"


@pytest.fixture
def page(preschool: Preschool) -> str:
    """An account, whose id is what its duties are about."""
    preschool.run(
        lambda tx: accounts.add(
            tx,
            account="a1",
            reference="A-11111",
            platform="Facebook",
            handle="Orleton",
            address="",
            purpose="News",
            recovery="",
            two_factor="yes",
            kept="",
            password_changed_on=None,
            by="maya",
            at=preschool.now,
        )
    )
    return "a1"


def open_now(preschool: Preschool, kind: Kind, subject: str) -> list[Duty]:
    return preschool.run(lambda tx: duties.open_of(tx, kind, subject))


def test_what_each_kind_leads_to_is_there() -> None:
    assert {rule.how for rule in RULES.values()} <= set(ROUTES.presses)


def test_two_presses_from_the_command_begin_doing_it(
    preschool: Preschool, maya: Phone, page: str
) -> None:
    begin(preschool, FRIDAY, Kind.MONITORING, about="our page", subject=page)
    maya.writes("/due")
    maya.presses("Look through our page")
    maya.presses("Do it")
    maya.hears("Looking through Facebook Orleton")


def test_one_press_from_a_reminder_begins_doing_it(
    preschool: Preschool, maya: Phone, page: str
) -> None:
    begin(preschool, FRIDAY, Kind.ROTATION, about="our page", subject=page)
    preschool.ring()
    maya.presses("Change the password of our page")
    maya.hears("Changing the password of Facebook Orleton")


@pytest.mark.parametrize("kind", [Kind.MONITORING, Kind.ROTATION, Kind.ASSESSMENT])
def test_yesterdays_reminder_does_not_begin_what_another_has_done(
    preschool: Preschool, maya: Phone, dan: Phone, page: str, kind: Kind
) -> None:
    duty = begin(preschool, FRIDAY, kind, about="our page", subject=page)
    preschool.ring()
    label = RULES[kind].title.replace("{}", "our page")
    pressed = maya.pressing(label)
    preschool.forward(hours=1)
    finish(preschool, duty, "dan")
    preschool.forward(days=1)
    maya.unheard.clear()
    preschool.take(pressed)
    said = maya.hears("Done – Dan Price", "11:02")
    assert list(said.buttons) == ["All that is due"]
    (following,) = open_now(preschool, kind, page)
    assert following.due_on > FRIDAY + timedelta(days=20)


def test_who_has_no_right_begins_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone, page: str
) -> None:
    duty = begin(preschool, FRIDAY, Kind.MONITORING, about="our page", subject=page)
    mine = begin(preschool, FRIDAY, Kind.ROTATION, about="x", subject=page, owner="tom")
    for phone in (tom, grace):
        phone.forges(f"due.do:{duty}")
        phone.hears(NOT_YOURS)
    tom.forges(f"due.do:{mine}")  # whatever it leads to asks for the right again
    tom.hears(NOT_YOURS)
    for phone in (maya, tom):
        phone.forges("due.do:nothing")
        phone.hears("earlier message")
    assert len(open_now(preschool, Kind.MONITORING, page)) == 1


def test_nobody_signs_for_another(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    duty = begin(preschool, FRIDAY, Kind.SIGNING, about="version 1", subject="1", owner="tom")
    for data in (f"due.open:{duty}", f"due.do:{duty}"):
        maya.forges(data)
        maya.hears("Only Tom Evans can do this.")
        assert maya.buttons == ["Later", "All that is due"]
    tom.forges(f"due.open:{duty}")
    assert "Do it" in tom.buttons


def test_of_two_who_hand_it_over_the_second_learns_of_the_first(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone
) -> None:
    duty = begin(preschool, FRIDAY)
    for phone in (maya, dan):
        phone.forges(f"due.give:{duty}")
        preschool.forward(seconds=1)
    maya.presses("Tess Moore (management team)")
    dan.presses("Maya Thompson (manager)")
    dan.hears("Maya Thompson has changed this while you were answering. Nothing was done.")
    assert preschool.run(lambda tx: duties.get(tx, duty)).owner == "tess"


def test_two_who_finish_it_at_once_open_one_following(
    preschool: Preschool, maya: Phone, dan: Phone, page: str
) -> None:
    duty = begin(preschool, FRIDAY, Kind.ASSESSMENT, about="our page", subject=page)
    assert [finish(preschool, duty, who) for who in ("maya", "dan")] == [True, False]
    assert len(open_now(preschool, Kind.ASSESSMENT, page)) == 1
    done = preschool.run(lambda tx: duties.get(tx, duty))
    assert (done.state, done.closed_by) == ("done", "maya")
