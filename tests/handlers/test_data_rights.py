"""What nobody may do with a request about data, and what happens when two do it at once."""

import pytest

from policy.roles import Role
from storage import data_requests, people
from tests.handlers.asked import answer, kept, request
from tests.handlers.phones import Phone, Preschool

NOT_YOURS = "not something your role can do"
MANAGEMENT_ONLY = ("data.open", "data.answer", "data.pause", "data.resume")


@pytest.mark.parametrize("action", MANAGEMENT_ONLY)
@pytest.mark.parametrize("role", [Role.STAFF, Role.COMMITTEE, Role.CHAIR, Role.PARENT])
def test_nobody_else_touches_a_request(
    preschool: Preschool, maya: Phone, grace: Phone, role: Role, action: str
) -> None:
    reference = request(grace)
    una = preschool.add(role, "Una Usual")
    una.forges(f"{action}:{reference}")
    una.hears(NOT_YOURS)
    una.hears_nothing()
    una.forges("data.list")
    una.hears(NOT_YOURS)
    assert kept(preschool, reference).is_open
    assert not preschool.run(lambda tx: data_requests.pauses(tx, reference))


def test_a_parent_does_not_read_another_s_request(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = request(grace)
    will = preschool.add(Role.PARENT, "Will Byrne")
    for forged in (reference, "D-77777", "", "' OR 1=1 --", "\u202e"):
        will.forges(f"data.mine:{forged}")
        will.hears("That reference is not one of yours.")
        will.hears_nothing()
    assert "'will', 'refused'" in preschool.contents()


@pytest.mark.parametrize("action", MANAGEMENT_ONLY)
@pytest.mark.parametrize("reference", ["D-77777", "", "' OR 1=1 --", "C-7KQ4M", "😀"])
def test_a_forged_reference_opens_nothing(
    preschool: Preschool, maya: Phone, grace: Phone, action: str, reference: str
) -> None:
    request(grace)
    maya.unheard.clear()
    maya.forges(f"{action}:{reference}")
    maya.hears("There is no such request.")
    maya.hears_nothing()


@pytest.mark.parametrize("action", MANAGEMENT_ONLY)
def test_nobody_answers_their_own_request(
    preschool: Preschool, maya: Phone, dan: Phone, action: str
) -> None:
    reference = request(maya)
    dan.hears(reference)
    maya.hears_nothing()
    maya.forges(f"{action}:{reference}")
    maya.hears("That is your own request.")
    maya.writes("I agree with myself.")
    maya.forges("data.list")
    maya.hears("No request about data is open.")
    assert kept(preschool, reference).is_open
    answer(dan, reference, "Done.")
    assert kept(preschool, reference).answered_by == "dan"


def test_a_manager_alone_is_told_that_nobody_can_answer(preschool: Preschool, maya: Phone) -> None:
    maya.writes("/mydata")
    maya.presses("Something is wrong")
    maya.writes("My name.")
    maya.presses("Send it")
    maya.hears("nobody here yet who could answer it", "01632 960 123")


def test_of_two_answers_at_once_one_is_sent(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference = request(grace)
    for phone, words in ((maya, "From Maya."), (dan, "From Dan.")):
        phone.forges(f"data.answer:{reference}")
        phone.writes(words)
    grace.unheard.clear()
    preschool.take(maya.pressing("Send the answer"), dan.pressing("Send the answer"))
    assert kept(preschool, reference).answer == "From Maya."
    dan.hears("was answered by Maya Thompson", "Your words were not sent.")
    grace.hears("your request is answered")
    grace.hears_nothing()


def test_of_two_pauses_at_once_one_counts(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference = request(grace)
    for phone, words in ((maya, "From Maya."), (dan, "From Dan.")):
        phone.forges(f"data.pause:{reference}")
        phone.writes(words)
    preschool.take(maya.pressing("Pause it"), dan.pressing("Pause it"))
    dan.hears("is paused already", "Your words were not sent.")
    (one,) = preschool.run(lambda tx: data_requests.pauses(tx, reference))
    assert one.reason == "From Maya."
    maya.presses(f"Open {reference}")
    pressing = maya.pressing("Resume")
    dan.forges(f"data.resume:{reference}")
    maya.unheard.clear()
    preschool.take(pressing)
    maya.hears("is not paused")


def test_who_loses_the_right_in_the_middle_sends_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference = request(grace)
    dan.forges(f"data.answer:{reference}")
    dan.writes("My answer.")
    sending = dan.pressing("Send the answer")
    preschool.run(lambda tx: people.change_role(tx, "dan", role=Role.STAFF))
    preschool.take(sending)
    dan.hears(NOT_YOURS)
    assert kept(preschool, reference).is_open
