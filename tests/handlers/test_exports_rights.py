"""Chronologies, what may be handed on by whom, and that no subject learns of anything."""

from functools import partial

import pytest

from policy.roles import Role
from storage import alerts, concerns, people
from storage.entries import Kind
from tests.handlers import exports, inboxes
from tests.handlers.phones import Phone, Preschool

NOTHING = "There is nothing here that you may hand on."
NOT_OPEN = "That is not open to you."
CANARY = "Zebedee canary"


@pytest.fixture
def ffion(preschool: Preschool, grace: Phone) -> str:
    return preschool.add_child("Ffion Okafor", mother=grace)


@pytest.fixture
def about_dan(preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone) -> str:
    """A concern about the deputy."""
    return inboxes.worry(tom, CANARY, "A colleague", "Dan Price (deputy)")


def presses_of(reference: str, child: str = "child1") -> list[str]:
    return [
        f"involve.list:{reference}",
        f"involve.start:{reference}",
        f"involve.about:{reference}/c.{child}",
        f"involve.beside:{reference}/c.{child}",
        f"involve.drop:{reference}/c.{child}",
        f"handon.start:i.{reference}",
    ]


def test_a_chronology_has_what_this_person_may_open_in_order(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone, ffion: str
) -> None:
    kept = []
    for words in ("First thing", "Second thing", "Third thing"):
        kept.append(inboxes.worry(tom, words))
        preschool.forward(days=1)
    for reference in reversed(kept):
        exports.marks(maya, reference, "Ffion", "Ffion Okafor (Ladybirds)")
    preschool.run(lambda tx: alerts.tell(tx, reference=kept[1], person="dan", at=preschool.now))
    assert exports.listed(maya, f"c.{ffion}") == kept
    shown = maya.screen[-1]
    assert shown.text.startswith("Ffion Okafor (Ladybirds): 3 items, oldest first")
    assert "23 Nov 2026 10:02 – " + kept[0] + ", a concern, open: First thing" in shown.text
    assert shown.protected
    assert set(kept) < set(shown.buttons)
    assert exports.listed(dan, f"c.{ffion}") == [kept[1]]
    assert "1 item, oldest first" in dan.screen[-1].text
    assert exports.listed(team, f"c.{ffion}") == []
    assert "There is nothing about them that you may open" in team.screen[-1].text
    assert preschool.audited(kept[0])[-1] == "maya read in a chronology"
    assert set(exports.hands_on(dan, f"c.{ffion}").items) == {kept[1]}


def test_a_long_chronology_has_pages(
    preschool: Preschool, maya: Phone, tom: Phone, ffion: str
) -> None:
    kept = [inboxes.complaint(tom, f"Complaint {number}") for number in range(9)]
    for reference in kept:
        exports.marks(maya, reference, "Ffion", "Ffion Okafor (Ladybirds)")
    first = exports.listed(maya, f"c.{ffion}")
    assert "9 items, oldest first, page 1 of 2" in maya.screen[-1].text
    maya.presses("Next page")
    assert len(first) == 8
    assert "page 2 of 2" in maya.screen[-1].text
    for page in ("99", "-1", "²", "x"):
        maya.forges(f"chronology.show:c.{ffion}/{page}")
        assert "9 items" in maya.screen[-1].text


def test_it_is_found_from_the_inbox(
    preschool: Preschool, maya: Phone, tom: Phone, ffion: str
) -> None:
    reference = inboxes.worry(tom)
    exports.marks(maya, reference, "Ffion", "Ffion Okafor (Ladybirds)")
    maya.writes("/inbox")
    maya.presses("All about one child or adult")
    message = maya.writes("okafor")
    maya.presses("Ffion Okafor (Ladybirds)")
    maya.hears("1 item, oldest first", reference)
    deleted = [one.payload for one in preschool.letters if one.method == "deleteMessage"]
    assert {"chat_id": maya.number, "message_id": message} in deleted
    maya.presses("Hand all of it on")
    maya.hears("Handing on Ffion Okafor (Ladybirds): 1 item, no files")


def test_an_adult_is_found_by_what_others_said_is_about_them(
    preschool: Preschool, maya: Phone, about_dan: str
) -> None:
    assert exports.listed(maya, "a.dan") == [about_dan]
    handed = exports.hands_on(maya, "a.dan")
    assert ["About", "Dan Price (deputy)"] in handed.items[about_dan]["facts"]


def test_a_subject_never_learns_of_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, about_dan: str, ffion: str
) -> None:
    exports.marks(maya, about_dan, "Ffion", "Ffion Okafor (Ladybirds)")
    open_one = inboxes.worry(tom, "Something else")
    exports.marks(maya, open_one, "Ffion", "Ffion Okafor (Ladybirds)")
    preschool.run(lambda tx: alerts.tell(tx, reference=open_one, person="dan", at=preschool.now))
    before = len(preschool.letters)
    for data in presses_of(about_dan, ffion):
        dan.unheard.clear()
        dan.forges(data)
        assert dan.unheard[-1].text in (NOT_OPEN, NOTHING), data
        real = dan.unheard[-1].text
        dan.forges(data.replace(about_dan, "C-77777"))
        assert dan.unheard[-1].text == real
    assert exports.listed(dan, f"c.{ffion}") == [open_one]
    handed = exports.hands_on(dan, f"c.{ffion}")
    assert set(handed.items) == {open_one}
    assert about_dan not in handed.everything()
    assert CANARY not in handed.everything()
    exports.hands_on(maya, f"c.{ffion}")
    letters = [one for one in preschool.letters[before:] if one.chat == dan.number]
    said = [f"{one.payload}{one.made}" for one in letters]
    assert not [one for one in said if about_dan in one or CANARY in one]


def test_what_is_about_oneself_is_refused_whether_there_is_any_or_not(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, about_dan: str
) -> None:
    for phone in (dan, team):
        for data in (f"chronology.show:a.{phone.id}", f"handon.start:a.{phone.id}"):
            phone.unheard.clear()
            phone.forges(data)
            phone.hears("What is about yourself is shown and handed on by somebody else.")
            phone.hears_nothing()


def test_a_manager_cannot_hand_on_what_is_about_the_manager(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone, ffion: str
) -> None:
    reference = inboxes.worry(tom, CANARY, "The manager")
    for data in presses_of(reference, ffion):
        maya.unheard.clear()
        maya.forges(data)
        assert maya.unheard[-1].text in (NOT_OPEN, NOTHING), data
    exports.marks(carol, reference, "Ffion", "Ffion Okafor (Ladybirds)")
    assert exports.listed(maya, f"c.{ffion}") == []
    handed = exports.hands_on(carol, f"i.{reference}", "LADO")
    assert CANARY in handed.everything()


def test_whoever_becomes_its_subject_meanwhile_is_given_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom, CANARY)
    preschool.run(lambda tx: alerts.tell(tx, reference=reference, person="dan", at=preschool.now))
    dan.forges(f"handon.start:i.{reference}")
    dan.presses("LADO")
    dan.writes("Anna")
    preschool.run(partial(concerns.shut_out, reference=reference, person="dan"))
    dan.unheard.clear()
    dan.presses("Make it and send it to me")
    dan.hears(NOTHING)
    assert not [m for m in dan.screen if m.picture.startswith("export:")]
    assert inboxes.history(preschool, reference, Kind.HANDED_ON) == []


def test_whoever_has_another_role_meanwhile_is_given_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = inboxes.worry(tom, CANARY)
    preschool.run(lambda tx: alerts.tell(tx, reference=reference, person="dan", at=preschool.now))
    dan.forges(f"handon.start:i.{reference}")
    dan.presses("LADO")
    dan.writes("Anna")
    preschool.run(partial(people.change_role, person="dan", role=Role.STAFF))
    dan.presses("Make it and send it to me")
    dan.hears("This is not something your role can do here")
    assert inboxes.history(preschool, reference, Kind.HANDED_ON) == []


def test_an_item_that_is_not_open_to_them_is_not_named_as_belonging_to_one_that_is(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, about_dan: str
) -> None:
    open_one = inboxes.worry(tom, "Something else")
    preschool.run(lambda tx: alerts.tell(tx, reference=open_one, person="dan", at=preschool.now))
    maya.forges(f"inboxlink.start:{open_one}")
    maya.writes(about_dan)
    maya.hears("belong together")
    assert about_dan in exports.hands_on(maya, f"i.{open_one}").everything()
    assert about_dan not in exports.hands_on(dan, f"i.{open_one}").everything()


@pytest.mark.parametrize("forged", ["", "i.", "c.", "x.y", "a.", "i.C-77777", "c.nobody", "²"])
def test_forged_buttons_do_nothing(preschool: Preschool, maya: Phone, forged: str) -> None:
    maya.forges(f"handon.start:{forged}")
    maya.hears(NOTHING)
    maya.forges(f"chronology.show:{forged}")
    maya.hears("I know nobody by that button")
