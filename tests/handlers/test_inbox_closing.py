"""Closing with an outcome, by two people where it is about a member of staff, and opening again."""

import pytest

from policy.roles import Role
from storage.entries import Kind
from tests.handlers import inboxes
from tests.handlers.inboxes import closes, complaint, history, opens, refused, worry
from tests.handlers.phones import Phone, Preschool

DAN = "Dan Price (deputy)"


@pytest.fixture
def allegation(preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone) -> str:
    """About Dan, opened by Maya, and handed to nobody."""
    reference = worry(tom, "Dan shouted at him", "A colleague", DAN)
    opens(maya, reference)
    return reference


def test_one_person_closes_what_is_about_a_child(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    tom.unheard.clear()
    closes(maya, reference, "The gate has a new lock.")
    assert inboxes.get(preschool, reference).state == "closed"
    assert "Read the answer" in tom.hears(f"{reference}: closed.").buttons
    tom.forges(f"mine.show:{reference}")
    assert "It has been dealt with." in tom.screen[-1].text
    assert "new lock" not in tom.screen[-1].text
    assert "new lock" in opens(maya, reference)
    assert "Next: Nothing more." in maya.screen[-1].text


def test_a_closed_one_is_opened_again_with_a_reason(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    closes(maya, reference)
    tom.unheard.clear()
    opens(maya, reference)
    maya.presses("Open it again")
    maya.writes("The lock broke")
    assert inboxes.get(preschool, reference).state == "open"
    tom.hears(f"{reference}: opened again.")
    assert "The lock broke" in opens(maya, reference)


@pytest.mark.parametrize("about", ["A colleague", "The manager"])
def test_nobody_closes_an_allegation_alone(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone, about: str
) -> None:
    reference = worry(tom, about=about)
    first = carol if about == "The manager" else maya
    assert "Propose closing it" in _buttons(first, reference)
    tom.unheard.clear()
    closes(first, reference)
    first.hears("A second person has to confirm it.")
    assert inboxes.get(preschool, reference).state == "open"
    first.forges(f"inbox.confirm:{reference}")
    first.hears("You proposed it yourself.")
    assert inboxes.get(preschool, reference).state == "open"
    tom.hears_nothing_of("closed")


def test_a_second_person_confirms_and_it_is_closed(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone, dan: Phone, allegation: str
) -> None:
    maya.forges(f"inbox.give:{allegation}/carol")
    closes(maya, allegation, "Spoke with the LADO.")
    carol.hears(f"{allegation}: Maya Thompson (manager) proposes to close it.")
    shown = opens(carol, allegation)
    assert "proposes to close it: Dealt with here. Spoke with the LADO." in shown
    assert "would write to the reporter: Thank you. It has been dealt with." in shown
    assert "Next: Confirm that it is closed, or decline." in shown
    tom.unheard.clear()
    carol.presses("Confirm the closing")
    assert inboxes.get(preschool, allegation).state == "closed"
    tom.hears(f"{allegation}: closed.")
    maya.hears("closed by Carol Hughes")
    tom.forges(f"mine.show:{allegation}")
    assert "Thank you. It has been dealt with." in tom.screen[-1].text
    assert "LADO" not in tom.screen[-1].text
    assert {"maya proposed closing", "carol confirmed closing"} <= set(
        preschool.audited(allegation)
    )
    dan.hears_nothing_of(allegation)


def test_a_second_person_declines_with_a_reason(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone, allegation: str
) -> None:
    maya.forges(f"inbox.give:{allegation}/carol")
    closes(maya, allegation)
    opens(carol, allegation)
    maya.unheard.clear()
    carol.presses("Decline it")
    carol.writes("Ask the room leader first")
    assert inboxes.get(preschool, allegation).state == "open"
    assert inboxes.get(preschool, allegation).closing_by is None
    maya.hears(f"{allegation}: Carol Hughes (chair of the committee) declines to close it.")
    assert "declines to close it: Ask the room leader first" in opens(maya, allegation)
    assert "Propose closing it" in maya.buttons


def test_the_proposal_can_be_taken_back(
    preschool: Preschool, maya: Phone, carol: Phone, allegation: str
) -> None:
    maya.forges(f"inbox.give:{allegation}/carol")
    closes(maya, allegation)
    opens(maya, allegation)
    maya.presses("Take the proposal back")
    assert inboxes.get(preschool, allegation).closing_by is None
    carol.forges(f"inbox.confirm:{allegation}")
    carol.hears("Nobody proposes to close it any more.")
    assert inboxes.get(preschool, allegation).state == "open"


def test_nobody_takes_anothers_proposal_back(
    preschool: Preschool, maya: Phone, carol: Phone, allegation: str
) -> None:
    maya.forges(f"inbox.give:{allegation}/carol")
    closes(maya, allegation)
    carol.forges(f"inbox.unpropose:{allegation}")
    assert inboxes.get(preschool, allegation).closing_by == "maya"


@pytest.mark.parametrize("data", ["inbox.confirm:{}", "decline.start:{}", "close.start:{}"])
def test_its_subject_has_no_part_in_closing_it(
    preschool: Preschool, maya: Phone, dan: Phone, allegation: str, data: str
) -> None:
    closes(maya, allegation)
    refused(dan, data.format(allegation))
    assert inboxes.get(preschool, allegation).closing_by == "maya"
    assert inboxes.get(preschool, allegation).state == "open"


def test_without_a_second_person_it_says_whom_to_bring_in(
    preschool: Preschool, maya: Phone, allegation: str
) -> None:
    closes(maya, allegation)
    maya.hears("hand it to somebody who has nothing to do with it")
    assert "Next: Hand it to a second person" in opens(maya, allegation)


def test_the_chair_brings_the_deputy_in_to_close_what_is_about_the_manager(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = worry(tom, about="The manager")
    opens(carol, reference)
    closes(carol, reference)
    carol.forges(f"inbox.give:{reference}/dan")
    opens(dan, reference)
    dan.presses("Confirm the closing")
    assert inboxes.get(preschool, reference).state == "closed"
    maya.hears_nothing_of(reference)


@pytest.mark.parametrize("how", ["role", "ended"])
def test_a_proposal_lapses_with_the_right_to_make_it(
    preschool: Preschool, maya: Phone, carol: Phone, allegation: str, how: str
) -> None:
    maya.forges(f"inbox.give:{allegation}/carol")
    closes(carol, allegation)
    change = {"role": "role = 'staff'", "ended": "standing = 'ended'"}[how]
    preschool.run(lambda tx: tx._connection.execute(f"UPDATE people SET {change} WHERE id='carol'"))
    maya.forges(f"inbox.confirm:{allegation}")
    maya.hears("Nobody proposes to close it any more.")
    assert inboxes.get(preschool, allegation).state == "open"
    assert inboxes.get(preschool, allegation).closing_by is None


def test_two_proposals_are_one(
    preschool: Preschool, maya: Phone, carol: Phone, allegation: str
) -> None:
    maya.forges(f"inbox.give:{allegation}/carol")
    carol.forges(f"close.start:{allegation}")
    carol.presses("Nothing in it")
    carol.writes("I see nothing in it")
    closes(maya, allegation)
    carol.presses("Thank you. It has been dealt with.")
    carol.hears("Somebody has proposed that already.")
    assert inboxes.get(preschool, allegation).closing_by == "maya"
    assert len(history(preschool, allegation, Kind.NOTE)) == 2


def test_what_is_confirmed_is_the_newest_proposal(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone, allegation: str
) -> None:
    maya.forges(f"inbox.give:{allegation}/carol")
    closes(maya, allegation)
    maya.forges(f"inbox.unpropose:{allegation}")
    maya.forges(f"close.start:{allegation}")
    maya.presses("Nothing in it")
    maya.writes("It was somebody else")
    maya.writes("Thank you, nothing was found.")
    carol.forges(f"inbox.confirm:{allegation}")
    [closed] = history(preschool, allegation, Kind.CLOSED)
    assert (closed.words, closed.said_by) == ("Thank you, nothing was found.", "carol")


def test_confirming_takes_nothing_of_another_conversation_off_the_chat(
    preschool: Preschool, maya: Phone, carol: Phone, allegation: str
) -> None:
    maya.forges(f"inbox.give:{allegation}/carol")
    closes(maya, allegation)
    carol.writes("/concern")
    carol.presses("A child")
    carol.writes("I saw a bruise")
    number = len(preschool.letters)
    carol.forges(f"inbox.confirm:{allegation}")
    assert not [one for one in preschool.letters[number:] if one.method == "deleteMessage"]


def _buttons(phone: Phone, reference: str) -> list[str]:
    opens(phone, reference)
    return phone.buttons


def test_a_closed_one_is_silent(preschool: Preschool, maya: Phone, dan: Phone, tom: Phone) -> None:
    reference = worry(tom)
    closes(maya, reference)
    for phone in (maya, dan, tom):
        phone.unheard.clear()
    preschool.forward(days=3)
    preschool.ring()
    for phone in (maya, dan, tom):
        phone.hears_nothing_of(reference)
    assert preschool.person("Maya Thompson").role is Role.MANAGER
