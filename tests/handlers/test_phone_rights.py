"""What the setting's phone must not do, whoever sits at it."""

import pytest

from policy.access import Action, may_ever
from policy.roles import Role
from storage import outbox, people
from tests.handlers import reported, shared
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def office(preschool: Preschool) -> Phone:
    return shared.phone(preschool)


@pytest.mark.parametrize(
    "data",
    [
        *("mine.list", "mine.show:C-AAAAA", "inbox.list", "inbox.open:C-AAAAA", "calls.list"),
        *(
            "people.list",
            "people.open:tom",
            "due.list",
            "welcome.menu",
            "data.show",
            "ownpin.start",
        ),
        *("ownpin.give:tom", "concern.resume:", "details.resume:", "check.wall", "consent.page"),
        *("report.carry", "concern.carry", "evidence.list", "mine.add:C-AAAAA", "joining.ask:tom"),
    ],
)
def test_nothing_else_is_open_with_a_pin(
    preschool: Preschool, maya: Phone, office: Phone, data: str
) -> None:
    reference = reported.send(maya, "A comment", "The gate is painted")
    shared.give_pin(preschool, "maya")
    shared.sits_down(office, "Maya Thompson")
    office.unheard.clear()
    office.forges(data.replace("C-AAAAA", reference))
    office.hears_nothing_of("gate", "Maya", "Tom", reference)


@pytest.mark.parametrize("command", ["mine", "inbox", "people", "mydata", "due", "policy", "board"])
def test_no_other_command_is_open_with_a_pin(
    preschool: Preschool, maya: Phone, office: Phone, command: str
) -> None:
    reference = reported.send(maya, "A comment", "The gate is painted")
    shared.give_pin(preschool, "maya")
    shared.sits_down(office, "Maya Thompson")
    office.unheard.clear()
    office.writes(f"/{command}")
    office.hears("what would you like to do?")
    office.hears_nothing_of(reference, "gate")


def test_what_one_has_open_on_ones_own_phone_is_not_shown_there(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("My own secret words")
    tom.writes("/ask")
    shared.tom_sits_down(preschool, office)
    office.presses("Report a concern")
    office.hears_nothing_of("secret", "begun this already")
    tom.presses("Cancel")
    tom.writes("/concern")
    tom.hears("My own secret words")


@pytest.mark.parametrize("role", [role for role in Role if not may_ever(role, Action.KEEP_PHONE)])
def test_nobody_else_gives_pins(
    preschool: Preschool, tom: Phone, office: Phone, role: Role
) -> None:
    other = preschool.add(role, "Olive Reed")
    other.forges("ownpin.page:tom")
    other.forges("ownpin.give:tom")
    other.hears_nothing_of("PIN for Tom", "Tom has")
    assert "pins: " not in preschool.contents()


def test_the_phone_has_no_rights_at_all() -> None:
    assert not [action for action in Action if may_ever(Role.PHONE, action)]


def test_it_never_gets_another_role(preschool: Preschool, maya: Phone, office: Phone) -> None:
    maya.forges("people.role:office:staff")
    maya.forges("people.change:office:staff")
    assert preschool.run(lambda tx: people.get(tx, "office")).role is Role.PHONE
    tom = preschool.add(Role.STAFF, "Tom Evans")
    maya.forges("people.change:tom:phone")
    assert preschool.run(lambda tx: people.get(tx, tom.id)).role is Role.STAFF


def test_it_is_nobody_whom_a_concern_could_be_about(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A colleague")
    tom.writes("He shouted")
    assert not [label for label in tom.buttons if "Office" in label]


def test_its_letters_do_not_wait_when_it_is_ended(
    preschool: Preschool, maya: Phone, tom: Phone, office: Phone
) -> None:
    shared.tom_sits_down(preschool, office)
    maya.forges("people.end:office")
    preschool.forward(minutes=30)
    preschool.ring()
    waiting = preschool.run(outbox.undelivered)
    late = [x for x in waiting if x.chat == office.number and x.method == "sendMessage"]
    assert "Who is reporting?" not in str([letter.payload for letter in late])
