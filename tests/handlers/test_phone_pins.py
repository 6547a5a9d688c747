"""Whoever picks up the setting's phone and tries to be somebody else."""

import pytest

from policy.roles import Role
from storage import pins
from tests.handlers import shared
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def office(preschool: Preschool) -> Phone:
    return shared.phone(preschool)


def test_a_pin_is_chosen_on_ones_own_phone(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    tom.writes("/start")
    tom.presses("PIN for the setting’s phone")
    typed = tom.writes("4071")
    tom.hears("is set")
    assert [x for x in preschool.letters if x.method == "deleteMessage" and x.chat == tom.number][
        -1
    ].payload["message_id"] == typed
    shared.sits_down(office, "Tom Evans", "4071")
    assert shared.sits(preschool) == "tom"
    assert "4071" not in preschool.contents()


def test_no_phone_no_pin_in_the_menu(preschool: Preschool, tom: Phone) -> None:
    tom.writes("/start")
    assert "PIN for the setting’s phone" not in tom.buttons


@pytest.mark.parametrize("pin", ["0000", "1234", "4321", "7890", "1212", "12", "123456789", "12a4"])
def test_what_everybody_tries_first_is_refused(
    preschool: Preschool, tom: Phone, office: Phone, pin: str
) -> None:
    tom.forges("ownpin.start")
    tom.writes(pin)
    assert preschool.run(lambda tx: pins.standing(tx, "tom")) is pins.Check.NONE


def test_a_wrong_pin_is_deleted_and_opens_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    office.writes("/start")
    office.presses("Tom Evans")
    typed = office.writes("9999")
    office.hears("That is not the PIN")
    assert shared.sits(preschool) is None
    gone = [x.payload["message_id"] for x in preschool.letters if x.method == "deleteMessage"]
    assert typed in gone
    office.forges("concern.start")
    office.hears("Who is reporting?")
    assert shared.sits(preschool) is None


def test_five_wrong_tries_lock_it_and_its_owner_hears_of_it(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    office.writes("/start")
    office.presses("Tom Evans")
    for _ in range(4):
        office.writes("9999")
    tom.hears_nothing()
    office.writes("9999")
    tom.hears("typed wrong 5 times")
    maya.hears("The PIN of Tom Evans was typed wrong 5 times")
    preschool.forward(hours=2)
    shared.sits_down(office, "Tom Evans")
    office.hears("is locked")
    assert shared.sits(preschool) is None
    tom.presses("PIN for the setting’s phone")
    tom.writes("5183")
    shared.sits_down(office, "Tom Evans", "5183")
    assert shared.sits(preschool) == "tom"


def test_the_team_opens_a_locked_one(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    shared.sits_down(office, "Tom Evans", "9999")
    for _ in range(4):
        office.writes("9999")
    preschool.forward(hours=2)
    maya.presses("Give a new PIN")
    maya.hears("it is locked")
    maya.presses("Give a new PIN")
    given = maya.hears("PIN for Tom Evans:")
    assert given.protected
    tom.hears("has given you a new PIN")
    shared.sits_down(office, "Tom Evans", given.text.split()[4])
    assert shared.sits(preschool) == "tom"


def test_changing_names_does_not_give_more_tries(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, office: Phone
) -> None:
    for person in ("maya", "dan", "tom"):
        shared.give_pin(preschool, person, {"maya": "5183", "dan": "6294"}.get(person, "4071"))
    for name in ("Maya Thompson", "Dan Price"):
        shared.sits_down(office, name, "9999")
        office.writes("9998")
    shared.sits_down(office, "Tom Evans", "4071")
    assert shared.sits(preschool) == "tom"
    office.forges("phone.done")
    shared.sits_down(office, "Maya Thompson", "9997")
    office.hears("Too many wrong PINs")
    shared.sits_down(office, "Tom Evans", "4071")
    assert shared.sits(preschool) is None
    preschool.forward(minutes=16)
    shared.sits_down(office, "Tom Evans", "4071")
    assert shared.sits(preschool) == "tom"


def test_a_pin_opens_its_own_name_alone(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "maya", "5183")
    shared.give_pin(preschool, "tom", "4071")
    shared.sits_down(office, "Maya Thompson", "4071")
    assert shared.sits(preschool) is None


def test_an_old_name_button_cannot_be_pressed_into_somebody_elses_stay(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    shared.give_pin(preschool, "maya", "5183")
    shared.sits_down(office, "Tom Evans")
    office.presses("Report a concern")
    office.presses("A child")
    office.writes("A bruise on the arm")
    office.forges("phone.who:maya")
    assert shared.sits(preschool) is None
    tom.hears("was not sent, and nobody has read it")
    office.writes("5183")
    assert shared.sits(preschool) == "maya"
    office.unheard.clear()
    office.forges("concern.send")
    office.hears("That button belongs to an earlier message")
    assert preschool.contents().count("concerns: (") == 0


def test_a_typed_pin_is_no_buttons_number(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    office.writes("/start")
    office.presses("Tom Evans")
    office.writes("0001")
    maya.hears_nothing_of("URGENT")
    assert preschool.contents().count("concerns: (") == 0


def test_a_leavers_pin_opens_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    office.writes("/start")
    office.presses("Tom Evans")
    maya.forges("people.end:tom")
    office.writes("4071")
    assert shared.sits(preschool) is None
    office.forges("phone.who:tom")
    office.writes("4071")
    assert shared.sits(preschool) is None
    assert preschool.run(lambda tx: pins.standing(tx, "tom")) is pins.Check.NONE


def test_somebody_who_leaves_while_they_sit_there_is_out_at_once(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    office.presses("A child")
    maya.forges("people.end:tom")
    office.writes("A bruise on the arm")
    assert shared.sits(preschool) is None
    assert preschool.contents().count("concerns: (") == 0


def test_a_parent_has_no_pin(
    preschool: Preschool, maya: Phone, grace: Phone, office: Phone
) -> None:
    grace.forges("ownpin.start")
    grace.writes("4071")
    maya.forges("ownpin.give:grace")
    office.forges("phone.who:grace")
    office.hears("Who is reporting?")
    office.writes("4071")
    assert shared.sits(preschool) is None
    assert "pins: " not in preschool.contents()


def test_nobody_gives_a_pin_to_their_senior(
    preschool: Preschool, maya: Phone, team: Phone, carol: Phone, office: Phone
) -> None:
    for senior in ("maya", "carol"):
        team.forges(f"ownpin.give:{senior}")
        team.hears("not something your role can do")
    assert "pins: " not in preschool.contents()


def test_two_phones_do_not_mix(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    second = preschool.add(Role.PHONE, "Kitchen phone")
    shared.tom_sits_down(preschool, office)
    second.forges("concern.start")
    second.hears("Who is reporting?")
    shared.reports(office, "A bruise on the arm")
    second.hears_nothing_of("C-", "bruise")


def test_an_invitation_opened_there_is_not_used_up(
    preschool: Preschool, maya: Phone, office: Phone
) -> None:
    link = maya.invites("Olive Reed")
    office.opens(link)
    office.hears("You are already here")
    olive = preschool.stranger("Olive")
    olive.opens(link)
    olive.hears("Somebody now checks")


def test_a_press_that_comes_twice_counts_once(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.give_pin(preschool, "tom")
    office.writes("/start")
    office.presses("Tom Evans")
    update = preschool.update(message=office._message(office._next()) | {"text": "9999"})
    for _ in range(6):
        preschool.take(update)
    assert preschool.run(lambda tx: pins.standing(tx, "tom")) is pins.Check.RIGHT


def test_forged_names_open_nothing(preschool: Preschool, maya: Phone, office: Phone) -> None:
    for number in ("", "office", "nobody", "٣", "x" * 40):
        office.forges(f"phone.who:{number}")
        office.writes("4071")
    for page in ("", "٣", "-1", "99999", "9" * 30):
        office.forges(f"phone.page:{page}")
    assert shared.sits(preschool) is None
