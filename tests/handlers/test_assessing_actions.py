"""What is to be done about a risk has an owner and a day, and is ticked when it is done."""

from datetime import date

import pytest

from policy.roles import Role
from storage import duties, people
from storage.duties import Duty
from tests.handlers import registered
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_assessing import assesses


@pytest.fixture(autouse=True)
def _registered(preschool: Preschool) -> None:
    registered.register(preschool)


def adds(phone: Phone, owner: str = "Tom Evans", day: str = "In two weeks") -> None:
    phone.presses("Add an action")
    phone.writes("Turn the second step on")
    phone.presses(owner)
    phone.presses(day)


def owned(preschool: Preschool, person: str) -> list[Duty]:
    return preschool.run(lambda tx: duties.owned(tx, person))


def test_an_action_is_a_duty_of_its_owner(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    assesses(maya)
    maya.presses("Add an action")
    maya.writes("Turn the second step on")
    assert "Tom Evans" in maya.buttons
    assert "Grace Okafor" not in maya.buttons
    maya.presses("Tom Evans")
    maya.presses("In two weeks")
    maya.hears("Turn the second step on", "Tom Evans")
    maya.presses("Put it on the calendar")
    maya.hears(
        "It is on the calendar.",
        "Turn the second step on (Tom Evans, by Monday 7 December 2026)",
    )
    [duty] = owned(preschool, "tom")
    assert (duty.due_on, duty.about) == (date(2026, 12, 7), "Turn the second step on")


def test_its_owner_ticks_it(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    assesses(maya)
    adds(maya)
    maya.presses("Put it on the calendar")
    [duty] = owned(preschool, "tom")
    tom.forges(f"assess.action:{duty.subject}")
    tom.hears("the risk assessment of Facebook orleton", "Turn the second step on", "Due on")
    tom.presses("Done")
    tom.hears("✅ Done: Turn the second step on")
    assert owned(preschool, "tom") == []
    maya.forges(f"assess.action:{duty.subject}")
    maya.hears("Tom Evans did it at 10:02 today")


def test_two_tick_it_at_once(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    assesses(maya)
    adds(maya)
    maya.presses("Put it on the calendar")
    [duty] = owned(preschool, "tom")
    for phone in (tom, maya):
        phone.forges(f"assess.action:{duty.subject}")
    preschool.take(tom.pressing("Done"), maya.pressing("Done"))
    maya.hears("Tom Evans did it at 10:02 today")
    assert preschool.audited(duty.id).count("maya did duty") == 0


def test_somebody_elses_action_is_not_there(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    other = preschool.add(Role.STAFF, "Una Usual")
    assesses(maya)
    adds(maya)
    maya.presses("Put it on the calendar")
    [duty] = owned(preschool, "tom")
    for data in (f"assess.action:{duty.subject}", f"assess.did:{duty.subject}", "assess.did:x"):
        other.forges(data)
        other.hears("There is no such action for you here")
        other.hears_nothing()
    assert owned(preschool, "tom") == [duty]


@pytest.mark.parametrize("day", ["1 November 2026", "yesterday", "22/11/2026"])
def test_a_day_in_the_past_is_refused(
    preschool: Preschool, maya: Phone, tom: Phone, day: str
) -> None:
    assesses(maya)
    maya.presses("Add an action")
    maya.writes("Turn the second step on")
    maya.presses("Tom Evans")
    maya.writes(day)
    maya.hears("By which day?")
    assert "Put it on the calendar" not in maya.buttons
    assert owned(preschool, "tom") == []


def test_a_day_that_is_over_when_it_is_sent_is_refused(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    assesses(maya)
    adds(maya, day="In a week")
    preschool.forward(days=8)
    maya.presses("Put it on the calendar")
    maya.hears("Monday 30 November 2026 is over")
    assert owned(preschool, "tom") == []


def test_an_owner_who_has_left_meanwhile_is_refused(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    assesses(maya)
    adds(maya)
    preschool.run(lambda tx: people.end(tx, "tom", by="maya", at=preschool.now))
    maya.presses("Put it on the calendar")
    maya.hears("not here any more")
    assert owned(preschool, "tom") == []


def test_the_list_of_hazards_is_edited(preschool: Preschool, team: Phone) -> None:
    team.forges("hazards.list")
    team.hears("1. A picture or a text shows a child", "10. A phone or computer")
    team.presses("Add a hazard")
    team.writes("The page is copied under another name.")
    team.writes("We search for our name every month.")
    team.presses("Put it on the list")
    team.hears("It is on the list, and asked last.", "We search for our name every month.")
    team.presses("Move up")
    team.hears("10. The page is copied under another name.", "11. A phone or computer")
    team.presses("10. The page is copied under another name.")
    team.presses("Change")
    team.presses("+ Hazard")
    team.writes("A false page in our name.")
    team.presses("Change it")
    team.hears("It is changed.", "A false page in our name.", "We search for our name")
    team.presses("Ask this no more")
    team.presses("Yes, ask it no more")
    team.hears("It is asked no more.", "Not asked any more since 23 Nov 2026 10:02")
    team.presses("The list of hazards")
    team.hears_nothing_of("A false page")


def test_what_was_assessed_keeps_its_words(preschool: Preschool, maya: Phone) -> None:
    assesses(maya)
    maya.presses("Finish")
    maya.forges("hazards.change:consent")
    maya.presses("+ Hazard")
    maya.writes("Something else.")
    maya.presses("Change it")
    maya.forges(f"assess.past:{registered.PAGE}")
    maya.presses("23 Nov 2026 10:02")
    maya.hears("8 A picture or a text shows a child")


@pytest.mark.parametrize("data", ["hazards.open:x", "hazards.up:", "hazards.end:x"])
def test_a_hazard_that_there_is_not(preschool: Preschool, maya: Phone, data: str) -> None:
    maya.forges(data)
    maya.hears("There is no such hazard here. Nothing was changed.")
