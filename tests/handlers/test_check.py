from datetime import date

import pytest

from policy.consent import Basis, Said
from policy.roles import Role
from storage import children, people, relations, uses
from tests.handlers.lookups import looked_up, say
from tests.handlers.phones import Phone, Preschool

QUESTION = "Which child? Type one name or several, or choose a group."


@pytest.fixture
def aled(preschool: Preschool) -> Phone:
    return preschool.add(Role.PARENT, "Aled Morgan")


@pytest.fixture
def sian(preschool: Preschool) -> Phone:
    return preschool.add(Role.PARENT, "Siân Morgan")


@pytest.fixture
def ffion(preschool: Preschool, maya: Phone, aled: Phone, sian: Phone) -> str:
    preschool.begin()
    return preschool.add_child("Ffion Morgan", father=aled, mother=sian)


def test_the_answer_is_yes_or_no_by_use_with_who_said_so_and_until_when(
    preschool: Preschool, tom: Phone, aled: Phone, sian: Phone, ffion: str
) -> None:
    for adult in (aled, sian):
        say(preschool, adult, "words", Said.GIVEN, of=ffion)
    say(preschool, aled, "public", Said.GIVEN, of=ffion)
    say(preschool, sian, "public", Said.REFUSED, of=ffion)
    say(preschool, sian, "press", Said.GIVEN, of=ffion, until=date(2026, 11, 22))
    tom.writes("/check Ffion")
    heard = tom.hears("Ffion Morgan (Ladybirds)")
    assert heard.text.split("\n") == [
        "Ffion Morgan (Ladybirds)",
        "Yes to 1 of 5, as of 10:02",
        "No – Unrecognisable picture: nobody has answered",
        "No – Picture in the closed parents’ group: nobody has answered",
        "No – Picture on the public page: Siân Morgan said No",
        "Yes – First name or mention in words: Aled and Siân Morgan, until 3 September 2027",
        "No – Press and print: the answer is out of date",
        "",
        "A name or a mention in words needs a Yes too.",
        "",
        "Another child? Type the name.",
    ]
    assert heard.protected
    assert tom.buttons == ["Check another", "Menu"]


def test_yes_to_everything_and_no_to_everything_are_said_so(
    preschool: Preschool, tom: Phone, sian: Phone, ffion: str
) -> None:
    tom.writes("/check Ffion")
    tom.hears("No to everything, as of 10:02")
    for use in ("unrecognisable", "closed", "public", "words", "press"):
        say(preschool, sian, use, Said.GIVEN, of=ffion)
    tom.writes("Ffion")
    tom.hears("Yes to everything, as of 10:02")
    tom.hears_nothing_of("mention in words needs")


def test_what_nobody_objects_to_is_a_yes(preschool: Preschool, tom: Phone, ffion: str) -> None:
    preschool.run(
        lambda tx: uses.write(
            tx,
            use="words",
            title="In words",
            question="May we?",
            basis=Basis.OBJECTION,
            asks_again=True,
            by="maya",
            at=preschool.now,
        )
    )
    tom.writes("/check Ffion")
    tom.hears("Yes – In words: nobody objects")


def test_it_counts_at_once_what_a_parent_says(
    preschool: Preschool, tom: Phone, sian: Phone, ffion: str
) -> None:
    say(preschool, sian, "public", Said.GIVEN, of=ffion)
    tom.writes("/check Ffion")
    tom.hears("Yes – Picture on the public page: Siân Morgan, until")
    preschool.forward(minutes=1)
    say(preschool, sian, "public", Said.WITHDRAWN, of=ffion)
    tom.writes("Ffion")
    tom.hears("as of 10:03", "No – Picture on the public page: Siân Morgan said No")


def test_an_adult_without_a_say_gives_no_yes(preschool: Preschool, tom: Phone, sian: Phone) -> None:
    preschool.begin()
    child = preschool.add_child("Tobi Okafor", declared="", aunt=sian)
    say(preschool, sian, "public", Said.GIVEN, of=child)
    tom.writes("/check Tobi")
    tom.hears("No to everything")


def test_the_menu_asks_and_takes_one_name_after_the_other(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    preschool.add_child("Tobi Okafor", "Bumblebees")
    tom.writes("/start")
    tom.presses("May I show this child?")
    tom.hears(QUESTION)
    assert tom.buttons == ["Bumblebees (1)", "Ladybirds (1)", "Cancel"]
    for typed, name in (("ffion", "Ffion Morgan"), ("TOBI", "Tobi Okafor"), ("Ffi", "Ffion")):
        tom.writes(typed)
        tom.hears(name)
    shown = tom.screen[-1].text
    tom.presses("Check another")
    tom.hears(QUESTION)
    assert tom.screen[-2].text == shown
    tom.writes("/start")
    tom.writes("May I show this child?")
    tom.hears(QUESTION)
    tom.writes("Tobi")
    tom.hears("Tobi Okafor (Bumblebees)")
    tom.writes("/start")
    tom.hears("Hello Tom")
    assert not [label for label in tom.buttons if label.startswith("Carry on")]
    tom.writes("/cancel")
    tom.hears("Looking up: stopped")
    tom.writes("Tobi")
    tom.hears("What shall I do with this?")


def test_several_names_are_answered_in_one_message_while_it_is_short(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    for name in ("Tobi Okafor", "Mia Jones"):
        preschool.add_child(name)
    tom.writes("/check Ffion, Tobi and Mia Jones")
    heard = tom.hears("Ffion Morgan", "Tobi Okafor", "Mia Jones")
    assert heard.text.count("No to everything") == 3
    tom.hears_nothing()


def test_many_names_are_answered_in_several_messages_none_of_them_long(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    named = [f"Child{letter * 3} Someone" for letter in "abcdefghijklmnopqrst"]
    for name in named:
        preschool.add_child(name)
    tom.writes("/check " + ", ".join([*named, *(f"{n} Another" for n in named), *["Zed"] * 10]))
    *heard, _ = [message.text for message in tom.unheard]
    assert all(sum(name in text for text in heard) == 1 for name in named)
    assert max(map(len, heard)) < 1700
    tom.hears("I look up 20 names at a time, so the last 21", "from ‘Childaaa Someone Another’ on")
    assert len(looked_up(preschool)) == 20


def test_staff_see_nothing_else_about_the_family(
    preschool: Preschool, tom: Phone, sian: Phone, ffion: str
) -> None:
    preschool.run(lambda tx: people.unreachable(tx, sian.number, at=preschool.now))
    preschool.add_child("Emrys Morgan", mother=sian)
    say(preschool, sian, "words", Said.GIVEN, of=ffion)
    tom.writes("/check Ffion")
    said = tom.hears("Siân Morgan, until").text
    for word in ("mother", "father", "Emrys", "Aled", "Telegram", "reach", "family"):
        assert word not in said
    assert not [label for label in tom.buttons if "page" in label]


def test_the_management_team_gets_to_the_page_of_the_child(
    preschool: Preschool, maya: Phone, ffion: str
) -> None:
    maya.writes("/check Ffion")
    assert maya.buttons == ["Open the page of Ffion Morgan", "Check another", "Menu"]
    assert maya.screen[-1].buttons["Open the page of Ffion Morgan"] == f"children.open:{ffion}"


def test_who_answered_is_named_even_when_their_access_has_ended(
    preschool: Preschool, tom: Phone, sian: Phone, ffion: str
) -> None:
    say(preschool, sian, "words", Said.REFUSED, of=ffion)
    preschool.run(lambda tx: people.end(tx, sian.id, by="maya", at=preschool.now))
    preschool.run(lambda tx: relations.unbind(tx, child=ffion, person=sian.id, at=preschool.now))
    tom.writes("/check Ffion")
    tom.hears("No – First name or mention in words: Siân Morgan said No")


def test_without_any_use_there_is_no_yes(preschool: Preschool, tom: Phone, ffion: str) -> None:
    for use in ("unrecognisable", "closed", "public", "words", "press"):
        preschool.run(lambda tx, use=use: uses.end(tx, use, at=preschool.now))  # type: ignore[misc]
    tom.writes("/check Ffion")
    tom.hears("No to everything")


def test_once_their_leaving_was_acted_on_nothing_is_a_yes(
    preschool: Preschool, tom: Phone, sian: Phone, ffion: str
) -> None:
    say(preschool, sian, "public", Said.GIVEN, of=ffion)
    preschool.run(lambda tx: children.left(tx, ffion, at=preschool.now))
    tom.forges(f"check.child:{ffion}")
    tom.hears("Ffion Morgan has left: No to everything, as of 10:02.")


def test_a_name_cannot_turn_the_answer_round(preschool: Preschool, tom: Phone, maya: Phone) -> None:
    preschool.begin()
    turner = preschool.add(Role.PARENT, "Turn\u202e Around")
    child = preschool.add_child("Tobi\u202e Around", "Bees\u202e", mother=turner)
    say(preschool, turner, "public", Said.REFUSED, of=child)
    tom.writes("/check Tobi")
    assert "\u202e" not in tom.hears("Tobi Around (Bees)", "Turn Around said No").text
