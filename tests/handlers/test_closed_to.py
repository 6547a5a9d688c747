"""Somebody was told of an item, and then it was closed to them, or their role is another: from then
on nothing of it reaches them, by whatever way.
"""

import pytest

from policy.roles import Role
from storage import outbox, people
from tests.handlers import exports, inboxes, lost, reported, shared
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_calls_delivery import asks


def steps_off(phone: Phone, reference: str) -> None:
    phone.forges(f"inbox.stepoff:{reference}")
    phone.presses("I was there")


def becomes_about(phone: Phone, reference: str, colleague: str) -> None:
    """It is about somebody here, as one of those who deal with it says."""
    phone.forges(f"inbox.whom:{reference}")
    phone.presses("A colleague")
    phone.presses(colleague)


def gives(phone: Phone, reference: str, to: str) -> None:
    phone.forges(f"inbox.give:{reference}/{to}")


def alarmed(preschool: Preschool, tom: Phone) -> str:
    tom.forges("danger.alarm")
    found = reported.REFERENCE.search(tom.screen[-1].text)
    assert found
    return found[0]


def to_ring(preschool: Preschool) -> set[tuple[str, str]]:
    rows = preschool.run(
        lambda tx: tx.rows("SELECT person, reference FROM calls WHERE closed_at IS NULL")
    )
    return {(row["person"], row["reference"]) for row in rows}


def test_nobody_is_asked_to_ring_a_person_about_what_is_about_them(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    gives(maya, reference, "dan")
    lost.comes_back(preschool, dan)
    maya.hears("☎ Please ring Dan Price (deputy)", reference)
    becomes_about(maya, reference, "Dan Price (deputy)")
    maya.unheard.clear()
    maya.forges("calls.list")
    assert reference not in maya.screen[-1].text
    maya.forges("calls.open:dan")
    maya.hears_nothing_of(reference)
    preschool.forward(hours=1)
    preschool.ring()
    assert ("dan", reference) not in to_ring(preschool)
    maya.hears_nothing_of(f"about {reference}")


def test_who_could_not_be_told_is_no_task_once_it_is_about_them(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    gives(maya, reference, "dan")
    becomes_about(maya, reference, "Dan Price (deputy)")
    maya.unheard.clear()
    lost.comes_back(preschool, dan)
    lost.blocks(dan)
    preschool.forward(hours=1)
    preschool.ring()
    assert ("dan", reference) not in to_ring(preschool)
    maya.hears_nothing_of(f"about {reference}")


def test_who_stepped_off_is_not_rung_about_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom)
    gives(maya, reference, "dan")
    steps_off(dan, reference)
    preschool.deliver_all()
    inboxes.complaint(tom)
    preschool.run(lambda tx: people.unreachable(tx, dan.number, at=preschool.now))
    preschool.run(lambda tx: tx.execute("UPDATE alerts SET unreachable_at = :at", at=preschool.now))
    preschool.ring()
    assert ("dan", reference) not in to_ring(preschool)


def test_a_follower_is_still_rung_about_words_that_were_for_them(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    reference = inboxes.complaint(grace)
    preschool.deliver_all()
    asks(maya, reference)
    lost.comes_back(preschool, grace)
    assert ("grace", reference) in to_ring(preschool)


def test_a_second_alarm_goes_past_who_has_stepped_off(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = alarmed(preschool, tom)
    steps_off(dan, reference)
    preschool.deliver_all()
    for phone in (maya, dan, tom):
        phone.unheard.clear()
    tom.forges("danger.alarm")
    maya.hears("URGENT", reference)
    dan.hears_nothing()
    assert "Dan" not in tom.hears("I am alerting").text


@pytest.mark.parametrize("role", [Role.STAFF, Role.COMMITTEE, Role.PARENT])
def test_another_role_closes_what_they_were_told_of(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone, role: Role
) -> None:
    reference = inboxes.worry(tom, "A bruise")
    gives(maya, reference, "dan")
    inboxes.opens(dan, reference)
    preschool.run(lambda tx: people.change_role(tx, "dan", role=role))
    dan.unheard.clear()
    gives(maya, reference, "team" if team.id == "team" else team.id)
    tom.forges(f"mine.add:{reference}")
    tom.writes("More of it")
    tom.presses("Add it now")
    inboxes.closes(maya, reference)
    preschool.forward(days=9)
    preschool.ring()
    for data in (
        f"inbox.open:{reference}",
        f"inbox.files:{reference}",
        f"conduct.open:{reference}",
        f"case.open:{reference}",
        f"clock.list:{reference}",
        "calls.list",
        "inbox.list",
        f"note.start:{reference}",
        f"handon.start:i.{reference}",
    ):
        dan.forges(data)
    dan.hears_nothing_of(reference, "bruise")
    assert lost.comes_back(preschool, dan)
    preschool.ring()
    assert ("dan", reference) not in to_ring(preschool)


def test_what_is_still_on_its_way_to_them_does_not_set_out(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    """Telegram asked to wait: the item's content, a file of it, and news of it stand in a queue."""
    reference = inboxes.worry(tom, "A bruise")
    other = inboxes.worry(tom, "Another")
    for one in (reference, other):
        gives(maya, one, "dan")
        exports.evidence(preschool, one, one.encode())
    preschool.deliver_all()
    for one in (reference, other):
        inboxes.opens(dan, one)
        dan.forges(f"inbox.files:{one}")
        tom.forges(f"mine.add:{one}")
        tom.writes("More")
        tom.presses("Add it now")
    becomes_about(maya, reference, "Dan Price (deputy)")
    waiting = preschool.run(outbox.undelivered)
    left = [f"{one.payload} {one.made}" for one in waiting if one.chat == dan.number]
    assert not [one for one in left if reference in one]
    assert len([one for one in left if "evidence:" in one]) == 1
    assert len([one for one in left if other in one]) >= 2


@pytest.mark.parametrize("ending", ["ended", "another role"])
def test_who_has_left_hears_nothing_more_of_what_they_reported(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, ending: str
) -> None:
    """Their access may have ended because their phone is in somebody else's hands."""
    reference = inboxes.worry(tom, "A bruise")
    preschool.deliver_all()
    if ending == "ended":
        preschool.run(lambda tx: people.end(tx, "tom", by="maya", at=preschool.now))
    else:
        preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.PARENT))
    tom.unheard.clear()
    inboxes.opens(maya, reference)
    asks(maya, reference)
    inboxes.closes(maya, reference)
    if ending == "ended":
        tom.hears_nothing()
        shown = inboxes.opens(maya, reference)
        assert "Failed to reach Tom Evans (staff)" in shown
        assert "they have no access here any more" in shown
        preschool.ring()
        assert "tom" not in {person for person, _ in to_ring(preschool)}
    else:
        tom.hears(f"{reference}: closed")


@pytest.mark.parametrize("about_the_manager", [True, False])
def test_the_settings_phone_says_nothing_later_of_an_alarm_about_somebody_here(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, about_the_manager: bool
) -> None:
    """The manager may look at it as well as anybody."""
    office = shared.phone(preschool)
    office.forges("danger.manager" if about_the_manager else "danger.alarm")
    reference = reported.REFERENCE.search(office.screen[-1].text)
    assert reference
    preschool.deliver_all()
    preschool.forward(minutes=11)
    preschool.ring()
    office.unheard.clear()
    inboxes.opens(carol if about_the_manager else maya, reference[0])
    preschool.forward(minutes=60)
    preschool.ring()
    if about_the_manager:
        office.hears_nothing_of(reference[0], "opened by")
    else:
        office.hears(f"{reference[0]}: opened by")


def test_what_is_done_about_it_inside_shows_nowhere_to_whoever_reported_it(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    """Not even by an offer to add to it that comes up again."""
    reference = inboxes.worry(tom)
    inboxes.opens(maya, reference)
    preschool.forward(days=13)
    tom.writes("One thing more")
    assert f"Add it to {reference}" in tom.buttons
    tom.presses(f"Add it to {reference}")
    tom.presses("Cancel")
    preschool.forward(days=9)
    maya.forges(f"note.start:{reference}")
    maya.writes("Spoke with her mother")
    tom.writes("Something else")
    assert f"Add it to {reference}" not in tom.buttons
