"""A password that somebody types is kept nowhere: in no record, answer, message or log."""

from collections.abc import Callable
from datetime import date

import pytest

from policy.calendar import Kind
from tests.handlers import registered, registers
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_assessing import assesses

PAGE = registered.PAGE
SECRET = "kingfisher"
TYPED = f"The login is written on the board, password: {SECRET}"


def to_its_name(phone: Phone) -> None:
    phone.forges("accounts.add")
    phone.presses("Facebook")


def to_its_purpose(phone: Phone) -> None:
    to_its_name(phone)
    phone.writes("@village")


def to_its_recovery(phone: Phone) -> None:
    to_its_purpose(phone)
    phone.writes("News")


def to_its_place(phone: Phone) -> None:
    to_its_recovery(phone)
    phone.presses("Not known yet")
    phone.presses("Yes")


def to_its_day(phone: Phone) -> None:
    to_its_place(phone)
    phone.presses("In the sealed file")


def to_a_finding(phone: Phone) -> None:
    phone.forges(f"monitor.start:{PAGE}")
    phone.presses("No")


def to_controls(phone: Phone) -> None:
    phone.forges(f"assess.start:{PAGE}")
    phone.presses("2 Unlikely")
    phone.presses("4 Serious harm: 8, medium")
    phone.presses("Type it anew")


def to_an_action(phone: Phone) -> None:
    assesses(phone)
    phone.presses("Add an action")


def to_a_hazard(phone: Phone) -> None:
    phone.forges("hazards.add")


def to_usual_controls(phone: Phone) -> None:
    to_a_hazard(phone)
    phone.writes("Somebody guesses it.")


def to_a_hazard_that_is_there(phone: Phone) -> None:
    phone.forges("hazards.list")
    phone.forges("hazards.change:consent")
    phone.presses("+ Hazard")


def to_not_yet(phone: Phone) -> None:
    phone.forges(f"rotate.start:{PAGE}")
    phone.presses("Not yet")
    phone.presses("In a week")


def to_the_steps(phone: Phone) -> None:
    phone.forges(f"rotate.start:{PAGE}")


def to_later(phone: Phone) -> None:
    [duty] = registered.of(phone.preschool, Kind.ASSESSMENT)
    phone.forges(f"due.later:{duty.id}")
    phone.presses("Tomorrow, Tue 24 Nov")


def to_a_request(phone: Phone) -> None:
    phone.forges("accounts.ask")
    phone.presses("Facebook")


FIELDS = [
    *(to_its_name, to_its_purpose, to_its_recovery, to_its_place, to_its_day, to_a_finding),
    *(to_controls, to_an_action, to_a_hazard, to_usual_controls, to_a_hazard_that_is_there),
    *(to_not_yet, to_the_steps, to_later, to_a_request),
]


@pytest.fixture(autouse=True)
def _registered(preschool: Preschool) -> None:
    registered.register(preschool)
    registered.owe(preschool, Kind.ASSESSMENT, date(2026, 11, 20))


@pytest.mark.parametrize("field", FIELDS)
def test_it_is_kept_nowhere_and_leaves_the_chat(
    preschool: Preschool, maya: Phone, field: Callable[[Phone], None]
) -> None:
    field(maya)
    maya.unheard.clear()
    message = maya.writes(TYPED)
    maya.hears("please change it")
    assert SECRET not in preschool.contents()
    assert all(SECRET not in str(letter.payload) + letter.made for letter in preschool.letters)
    deleted = [one.payload for one in preschool.letters if one.method == "deleteMessage"]
    assert deleted == [{"chat_id": maya.number, "message_id": message}]


@pytest.mark.parametrize("words", ["Sunshine!", "sunshine", "correct horse battery staple"])
def test_where_it_is_kept_is_never_typed(preschool: Preschool, maya: Phone, words: str) -> None:
    to_its_place(maya)
    maya.writes(words)
    maya.hears("I take no words here, so that no password is ever kept", "please change it")
    maya.presses("On paper, locked away")
    maya.presses("Not known")
    maya.presses("Put it on the register")
    assert registers.found(preschool, "@village").kept == "On paper, locked away"
    assert words not in preschool.contents()


def test_the_place_can_be_typed_as_it_stands_on_the_button(
    preschool: Preschool, maya: Phone
) -> None:
    to_its_place(maya)
    maya.writes("somewhere else")
    maya.hears("When was the password last changed?")


@pytest.mark.parametrize("words", ["hunter22!", "kitten-99"])
def test_one_word_alone_is_taken_for_a_password(
    preschool: Preschool, maya: Phone, words: str
) -> None:
    to_controls(maya)
    maya.writes(words)
    maya.hears("That looks like a password")
    assert words not in preschool.contents()


@pytest.mark.parametrize(
    "words",
    [
        "After COVID-19 the old pictures of 2019/20 were never taken down from the page.",
        "The password is kept in the safe, and two people know where.",
        "See https://www.facebook.com/Orleton2024/posts/77 for the comment.",
    ],
)
def test_a_long_sentence_is_not_lost_for_a_mixed_word(
    preschool: Preschool, maya: Phone, words: str
) -> None:
    to_a_finding(maya)
    maya.writes(words)
    assert words in preschool.contents()


def test_nor_is_it_kept_when_a_message_is_changed_into_it(
    preschool: Preschool, maya: Phone
) -> None:
    to_a_finding(maya)
    message = maya.writes("A comment names the street.")
    maya.edits(message, TYPED)
    maya.hears("That looks like a password")
    assert SECRET not in preschool.contents()
    assert "names the street" in preschool.contents()
    maya.edits(message, "A comment names the road.")
    maya.hears("I have changed that in your answer.")
    assert "names the road" in preschool.contents()
