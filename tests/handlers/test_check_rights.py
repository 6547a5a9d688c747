import pytest

from policy.roles import Role
from storage import people
from tests.handlers.lookups import looked_up
from tests.handlers.phones import PERSONS, Phone, Preschool

MAY = {Role.MANAGER, Role.DEPUTY, Role.TEAM, Role.CHAIR, Role.STAFF, Role.COMMITTEE}
REFUSED = "not something your role can do"


@pytest.fixture
def ffion(preschool: Preschool, maya: Phone, grace: Phone) -> str:
    preschool.begin()
    return preschool.add_child("Ffion Morgan", mother=grace)


@pytest.mark.parametrize("role", PERSONS)
def test_staff_look_up_and_parents_do_not(preschool: Preschool, ffion: str, role: Role) -> None:
    una = preschool.add(role, "Una Usual")
    for ask in (
        lambda: una.writes("/check Ffion"),
        lambda: una.forges(f"check.child:{ffion}"),
        lambda: una.forges("check.start"),
        lambda: una.forges("check.rooms"),
    ):
        ask()
        if role in MAY:
            una.hears_nothing_of(REFUSED)
        else:
            una.hears(REFUSED)
            una.hears_nothing_of("Ffion")
    assert bool(looked_up(preschool)) is (role in MAY)
    assert ("'una', 'refused'" in preschool.contents()) is (role not in MAY)


def test_not_even_the_own_child_is_looked_up_by_a_parent(
    preschool: Preschool, grace: Phone, ffion: str
) -> None:
    grace.forges(f"check.child:{ffion}")
    grace.hears(REFUSED)
    assert looked_up(preschool) == []


def test_a_role_lost_while_the_question_is_open_ends_it(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    tom.writes("/check")
    preschool.run(lambda tx: people.change_role(tx, tom.id, role=Role.PARENT))
    tom.unheard.clear()
    tom.writes("Ffion")
    tom.hears_nothing_of("Ffion Morgan", "No to everything")
    assert looked_up(preschool) == []


def test_every_look_up_is_noted_by_the_child_and_never_by_the_words(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    for typed in ("Ffion", "Fion", "Zebedee"):
        tom.writes(f"/check {typed}")
    tom.forges(f"check.child:{ffion}")
    assert looked_up(preschool) == [
        ("tom", "looked up", ffion, "{}"),
        ("tom", "looked up", "", '{"found":0,"offered":1}'),
        ("tom", "looked up", "", '{"found":0}'),
        ("tom", "looked up", ffion, "{}"),
    ]


@pytest.mark.parametrize("child", ["", "nobody", "maya", "%", "' OR 1=1 --", "x" * 40])
def test_a_forged_child_is_nobody(preschool: Preschool, tom: Phone, ffion: str, child: str) -> None:
    tom.forges(f"check.child:{child}")
    tom.hears("I do not know that child. Ask the manager")
    assert looked_up(preschool) == [("tom", "looked up", "", '{"found":0}')]


@pytest.mark.parametrize(
    "typed", ["😀", "%", "_", "\u0301\u0308", "`\u00b4'", "...", ", ; &", "%_%", "\u202e\u200b"]
)
def test_what_holds_no_name_is_asked_for_again(
    preschool: Preschool, tom: Phone, ffion: str, typed: str
) -> None:
    tom.writes("/check")
    tom.writes(typed)
    tom.hears("I cannot read a name in that.")
    tom.writes("Ffion")
    tom.hears("Ffion Morgan (Ladybirds)")


@pytest.mark.parametrize("typed", ["x" * 200, "%ffion%x", "Ff_on%", "\u202eZeb", "12345"])
def test_odd_words_find_nobody_and_stay_in_their_place(
    preschool: Preschool, tom: Phone, ffion: str, typed: str
) -> None:
    tom.writes("/check")
    tom.writes(typed)
    said = tom.hears("Nobody here is called ‘").text
    assert len(said) < 300
    assert "\u202e" not in said


def test_a_name_that_runs_from_right_to_left_is_found_and_set_apart(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    preschool.add_child("نور الهدى")
    tom.writes("/check الهدى")
    tom.hears("\u2068نور الهدى\u2069 (Ladybirds)\nNo to everything")


def test_a_name_of_two_hundred_letters_is_found_by_it_and_shown(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    preschool.add_child("A" * 100 + " " + "B" * 99)
    tom.writes("/check " + "b" * 99 + " " + "a" * 100)
    tom.hears("A" * 100 + " " + "B" * 99 + " (Ladybirds)")


def test_a_message_that_is_no_name_is_kept_and_offered_a_home(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    tom.writes("/check Ffion")
    tom.writes("A colleague has posted something nasty about a parent")
    tom.hears("If it was no name but a message, I have kept it", "ring 999 first")
    tom.presses("What shall I do with it?")
    tom.hears("What shall I do with this? I have kept it")
    tom.presses("Report it as a concern")
    assert "something nasty about a parent" in preschool.contents()


def test_a_picture_is_no_name_and_not_lost(preschool: Preschool, tom: Phone, ffion: str) -> None:
    tom.writes("/check Ffion")
    tom.sends_a_file("Look at this")
    tom.hears("That is no name, so I have kept it for you", "Which child?")
    tom.presses("What shall I do with it?")
    tom.hears("What shall I do with this? I have kept it")


def test_a_look_up_that_was_long_ago_takes_no_words_that_are_no_name(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    tom.writes("/check Ffion")
    preschool.forward(minutes=31)
    tom.writes("Ffion")
    tom.hears("Ffion Morgan (Ladybirds)")
    preschool.forward(minutes=31)
    tom.writes("Please help")
    tom.hears("If it was no name but a message, I have kept it", "ring 999 first")
    tom.writes("I am in the garden")
    tom.hears("What shall I do with these 2 messages")


def test_what_was_shown_goes_from_the_chat(preschool: Preschool, tom: Phone, ffion: str) -> None:
    tom.writes("/check Ffion")
    tom.writes("Fion")
    preschool.deliver_all()
    preschool.forward(minutes=61)
    preschool.ring()
    assert [message.text for message in tom.screen if "Ffion" in message.text] == []


def test_an_open_concern_is_not_disturbed_by_a_button_of_a_look_up(
    preschool: Preschool, tom: Phone, ffion: str
) -> None:
    tom.writes("/check Fion")
    tom.writes("/concern")
    tom.presses("Ffion Morgan (Ladybirds)")
    heard = tom.hears("Ffion Morgan (Ladybirds)\nNo to everything")
    assert "Another child?" not in heard.text
    tom.writes("/start")
    tom.hears("Hello Tom")
    assert [label for label in tom.buttons if label.startswith("Carry on with")]
