"""Handing an item to somebody, stepping off it, and linking two."""

import pytest

from storage import unattended
from storage.entries import Kind
from tests.handlers import inboxes, reported
from tests.handlers.inboxes import complaint, history, more, opens, refused, worry
from tests.handlers.phones import Phone, Preschool


def test_who_is_handed_it_is_told_and_can_open_it(
    preschool: Preschool, maya: Phone, team: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    refused(team, f"inbox.open:{reference}")
    more(maya, reference, "Who deals with it")
    maya.presses("Tess Moore (management team)")
    team.hears(reference, "Maya Thompson (manager) has handed it to you.")
    assert "The gate was open" in opens(team, reference)
    assert "Dealt with by Tess Moore" in team.screen[-1].text
    assert [e.words for e in history(preschool, reference, Kind.ASSIGNED)] == [
        "Tess Moore (management team)"
    ]
    assert "maya assigned" in preschool.audited(reference)
    tom.forges(f"mine.show:{reference}")
    assert "handed" not in tom.screen[-1].text


def test_it_can_be_taken_from_them_again(
    preschool: Preschool, maya: Phone, team: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    maya.forges(f"inbox.give:{reference}/tess")
    team.unheard.clear()
    more(maya, reference, "Who deals with it")
    maya.presses("Nobody in particular")
    assert inboxes.get(preschool, reference).assigned_to is None
    team.hears("has handed it to nobody in particular")


def test_it_is_never_handed_to_whoever_reported_it(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    reference = reported.send(dan, "A complaint", "The gate was open")
    more(maya, reference, "Who deals with it")
    assert "Dan Price (deputy)" not in maya.buttons
    maya.forges(f"inbox.give:{reference}/dan")
    maya.hears("It cannot be handed to them")
    assert inboxes.get(preschool, reference).assigned_to is None


@pytest.mark.parametrize("person", ["dan", "maya"])
def test_it_is_never_handed_to_a_subject(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone, person: str
) -> None:
    about = "The manager" if person == "maya" else "A colleague"
    colleague = "" if person == "maya" else "Dan Price (deputy)"
    reference = worry(tom, about=about, colleague=colleague)
    phone = carol if person == "maya" else maya
    name = "Maya Thompson (manager)" if person == "maya" else "Dan Price (deputy)"
    opens(phone, reference)
    more(phone, reference, "Who deals with it")
    assert name not in phone.buttons
    phone.forges(f"inbox.give:{reference}/{person}")
    phone.hears("It cannot be handed to them")
    (dan if person == "dan" else maya).hears_nothing_of(reference)


@pytest.mark.parametrize("person", ["tom", "grace", "nobody", "carol", "' OR 1=1"])
def test_it_is_handed_to_nobody_outside_the_team(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone, grace: Phone, person: str
) -> None:
    reference = complaint(grace)
    maya.forges(f"inbox.give:{reference}/{person}")
    maya.hears("It cannot be handed to them")
    assert inboxes.get(preschool, reference).assigned_to is None


def test_what_could_be_about_anybody_goes_to_the_chair_alone(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = worry(tom, about="A colleague")
    opens(maya, reference)
    more(maya, reference, "Who deals with it")
    assert "Dan Price (deputy)" not in maya.buttons
    assert "Carol Hughes (chair of the committee)" in maya.buttons


def step_off(phone: Phone, reference: str) -> None:
    more(phone, reference, "Step off it")
    phone.presses("Somebody close to me is involved")


def test_stepping_off_tells_the_next_and_ends_what_they_learn(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = worry(tom)
    opens(maya, reference)
    step_off(maya, reference)
    maya.hears("you have stepped off it")
    dan.hears(f"A new concern: {reference}", "Maya Thompson (manager) has stepped off it.")
    tom.hears("Dan Price (deputy) deals with it from now on.")
    maya.unheard.clear()
    tom.forges(f"mine.add:{reference}")
    tom.writes("More of it")
    tom.presses("Add it now")
    dan.hears("The reporter has added something.")
    preschool.forward(days=2)
    preschool.ring()
    maya.hears_nothing_of(reference)
    refused(maya, f"inbox.open:{reference}")
    assert inboxes.listed(maya) == []
    assert "stepped off: Somebody close to me" in opens(dan, reference)
    assert "maya stepped off" in preschool.audited(reference)


def test_nobody_is_left_with_it_unopened_without_a_ladder(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = worry(tom)
    opens(maya, reference)
    step_off(maya, reference)
    carol.hears_nothing()
    preschool.forward(minutes=16)
    preschool.ring()
    carol.hears(f"A new concern: {reference}")


def test_nobody_steps_off_when_nobody_else_could_take_it(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    more(maya, reference, "Step off it")
    maya.hears("There is nobody else here who could take it")
    assert reference in inboxes.listed(maya)


def test_what_could_be_about_anybody_passes_them_over_after_a_stepping_off(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone, tom: Phone
) -> None:
    reference = worry(tom, about="A colleague")
    opens(maya, reference)
    step_off(maya, reference)
    carol.hears(f"A new concern: {reference}")
    preschool.forward(days=1)
    preschool.ring()
    dan.hears_nothing()
    team.hears_nothing()


def test_what_was_theirs_is_nobodys_after_it(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = worry(tom, about="A colleague", colleague="Somebody else")
    opens(maya, reference)
    maya.forges(f"inbox.give:{reference}/maya")
    inboxes.closes(maya, reference)
    assert inboxes.get(preschool, reference).closing_by == "maya"
    step_off(maya, reference)
    after = inboxes.get(preschool, reference)
    assert (after.assigned_to, after.closing_by, after.opened_by) == (None, None, None)


def link(phone: Phone, one: str, other: str) -> None:
    more(phone, one, "Link to another")
    phone.writes(other)


def test_two_that_belong_together_lead_to_each_other(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    one, other = complaint(tom), complaint(grace, "The back door too")
    opens(maya, one)
    link(maya, one, other.lower())
    maya.hears(f"{one} and {other} belong together.")
    assert f"Belongs together with {one}" in opens(maya, other)
    maya.presses(f"Open {one}")
    assert f"Belongs together with {other}" in maya.screen[-1].text
    for reference in (one, other):
        assert "maya linked" in preschool.audited(reference)
    more(maya, one, f"Unlink {other}")
    assert "Belongs together" not in opens(maya, one)
    assert len(history(preschool, one, Kind.LINKED)) == 2


def test_another_of_the_same_reporter_is_offered(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    one, other = complaint(tom), complaint(tom, "Again")
    opens(maya, one)
    more(maya, one, "Link to another")
    assert other in maya.buttons
    assert one not in maya.buttons
    maya.presses(other)
    maya.hears("belong together")


def test_what_they_may_not_open_is_neither_linked_nor_betrayed(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    one, hidden = complaint(tom), worry(tom, about="The manager")
    opens(maya, one)
    more(maya, one, "Link to another")
    assert hidden not in maya.buttons
    maya.writes(hidden)
    answer = maya.hears("that you may open").text
    link(maya, one, "C-33333")
    assert maya.hears("that you may open").text == answer.replace(hidden, "C-33333")
    assert history(preschool, one, Kind.LINKED) == []


def test_a_link_shows_nothing_of_an_item_to_its_subject(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    seen = complaint(tom)
    hidden = worry(tom, about="A colleague", colleague="Dan Price (deputy)")
    maya.forges(f"inbox.give:{seen}/dan")
    opens(maya, seen)
    link(maya, seen, hidden)
    shown = opens(dan, seen)
    dan.forges(f"inbox.more:{seen}")
    dan.forges(f"inbox.unlink:{seen}/{hidden}")
    more(dan, seen, "Link to another")
    assert hidden not in shown
    for message in dan.screen:
        assert hidden not in message.text
        assert hidden not in str(message.buttons)
    assert all(hidden not in entry for entry in preschool.audited(seen))
    assert f"{hidden}" in opens(maya, seen)


def test_an_item_is_not_linked_with_itself(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    link(maya, reference, reference)
    maya.hears("that you may open")
    assert preschool.run(unattended.unopened) == []
