"""Whoever deals with items and could not be reached hears in one message what waits for them."""

from functools import partial

import pytest

from policy.roles import Role
from storage import concerns
from tests.handlers import lost, reported
from tests.handlers.phones import Phone, Preschool

WAIT = "came to wait for you: "


def gives(preschool: Preschool, maya: Phone, tom: Phone, number: int) -> list[str]:
    """So many reports, each handed to the deputy, none of which arrives."""
    found = []
    for place in range(number):
        found.append(reported.send(tom, "A comment", f"Gate {place} is painted"))
        maya.forges(f"inbox.give:{found[-1]}/dan")
        preschool.forward(seconds=1)
    return found


def summaries(phone: Phone) -> list[str]:
    return [message.text for message in phone.unheard if WAIT in message.text]


def test_it_is_one_message_with_a_way_to_the_inbox(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    first, second = gives(preschool, maya, tom, 2)
    tom.forges(f"mine.add:{first}")
    tom.writes("In green")
    tom.presses("Add it now")
    lost.comes_back(preschool, dan)
    dan.unheard.clear()
    preschool.forward(hours=1)
    lost.unblocks(dan)
    [said] = [message for message in dan.unheard if first in message.text]
    assert said.text == (
        f"While I could not reach you, 2 open items came to wait for you: {first} and {second}."
    )
    assert said.buttons == {"Inbox": "inbox.list"}
    maya.forges(f"inbox.open:{first}")
    maya.hears("they are back since, and were told then that it waits for them")
    dan.unheard.clear()
    preschool.ring()
    dan.hears_nothing()


def test_many_are_counted_and_not_all_named(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    found = gives(preschool, maya, tom, 12)
    lost.comes_back(preschool, dan)
    dan.unheard.clear()
    lost.unblocks(dan)
    [said] = summaries(dan)
    assert "12 open items" in said
    assert said.endswith(" and 2 more.")
    assert sum(reference in said for reference in found) == 10
    assert not any(one in message.text for one in found for message in dan.unheard[1:])


@pytest.mark.parametrize("how", ["closed", "shut out", "another role"])
def test_it_names_only_what_they_may_still_open(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, how: str
) -> None:
    gone, stays = gives(preschool, maya, tom, 2)
    lost.comes_back(preschool, dan)
    match how:
        case "closed":
            preschool.run(partial(concerns.close, reference=gone, at=preschool.now))
        case "shut out":
            preschool.run(partial(concerns.shut_out, reference=gone, person="dan"))
        case _:
            maya.forges("people.change:dan:staff")
    dan.unheard.clear()
    lost.unblocks(dan)
    said = summaries(dan)
    assert [stays in one for one in said] == ([] if how == "another role" else [True])
    dan.hears_nothing_of(gone)


def test_whoever_missed_nothing_hears_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    preschool.add(Role.TEAM, "Bea Lloyd")
    gives(preschool, maya, tom, 1)
    preschool.deliver_all()
    lost.blocks(dan)
    dan.unheard.clear()
    lost.unblocks(dan)
    assert summaries(dan) == []
