import pytest

from policy.access import EVERYBODY
from policy.roles import Role
from storage import people
from tests.handlers.phones import NUMBERS, Phone, Preschool

EVERYBODYS = ["start", "help", "back", "cancel"]
REPORTS = ["Report a concern", "May I show this child?", "Ask the manager"]
STAFF = [*REPORTS, "Report something else", "What I sent"]
TEAM = [*STAFF, "Inbox", "Children", "Due", "Accounts", "Board", "Evidence", "The policy"]
TEAM += ["People", "I am away"]
TEAMS = (
    "concern check ask report mine inbox children due accounts board evidence policy people away"
)
COMPLAIN = "Complain, or have a post taken down"
FAMILY = ["What may be shown", "Withdraw", "Ask the manager", COMPLAIN, "What I sent"]
FAMILY += ["Our pages", "My data"]
EXPECTED = {
    Role.MANAGER: ([b for b in TEAM if b != "Ask the manager"], TEAMS.replace(" ask", "")),
    Role.DEPUTY: (TEAM, TEAMS),
    Role.TEAM: (TEAM, TEAMS),
    Role.CHAIR: (
        [*STAFF, "Inbox", "Due", "The policy", "I am away"],
        "concern check ask report mine inbox due policy away",
    ),
    Role.STAFF: ([*STAFF, "Due", "The policy"], "concern check ask report mine due policy"),
    Role.COMMITTEE: ([*STAFF, "Due", "The policy"], "concern check ask report mine due policy"),
    Role.PARENT: ([*FAMILY, "The policy"], "consent withdraw ask report mine rules mydata policy"),
}


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_everybody_sees_what_they_may_do_and_nothing_else(preschool: Preschool, role: Role) -> None:
    phone = preschool.add(role, "Una Usual")
    buttons, commands = EXPECTED[role]
    phone.writes("/start")
    phone.hears("Hello Una Usual.", "ring 999 first. Then ring us: 01632 960 123.")
    assert phone.buttons == [*buttons, "Help"]
    preschool.begin()
    assert phone.commands == [*commands.split(), *EVERYBODYS]
    phone.presses("Help")
    said = phone.hears("This is what you can do here", "ring 999", "/cancel stops").text
    shown = [line.partition(" ")[0][1:] for line in said.splitlines() if line.startswith("/")]
    assert shown[:-1] == commands.split()
    phone.presses("Menu")
    phone.hears("Hello Una Usual.")


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_every_button_of_the_menu_leads_somewhere(preschool: Preschool, role: Role) -> None:
    phone = preschool.add(role, "Una Usual")
    phone.writes("/start")
    for label in phone.buttons:
        phone.writes("/start")
        phone.unheard.clear()
        phone.presses(label)
        assert phone.unheard, label
        phone.hears_nothing_of("earlier message", "not something your role")
        phone.writes("/cancel")


def test_without_a_number_of_the_setting_999_stands_alone(preschool: Preschool) -> None:
    preschool.setting = type(NUMBERS)()
    phone = preschool.add(Role.STAFF, "Una Usual")
    phone.writes("/start")
    assert phone.hears("Hello").text.endswith("ring 999 first.")


def test_nothing_open_is_said_plainly(preschool: Preschool, tom: Phone) -> None:
    for command in ("/back", "/cancel"):
        tom.writes(command)
        tom.hears("Nothing is open, so there is nothing to stop.", "Hello Tom Evans.")
        assert tom.buttons == [*STAFF, "Due", "The policy", "Help"]


def test_an_unknown_command_shows_the_help(preschool: Preschool, tom: Phone) -> None:
    for command in ("/people2", "/", "/START@orleton_bot x", "/żółć"):
        tom.writes(command)
        assert tom.unheard
        tom.unheard.clear()


def test_what_was_put_by_is_offered_again(preschool: Preschool, tom: Phone) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("I saw a picture")
    preschool.forward(minutes=30)
    tom.writes("/ask")
    tom.writes("May I post this?")
    tom.writes("/start")
    assert tom.buttons[:2] == [
        "Carry on with your question",
        "Carry on with your concern from 10:02",
    ]
    tom.presses("Carry on with your concern from 10:02")
    tom.hears("I saw a picture")
    preschool.forward(days=1)
    tom.writes("/start")
    assert "Carry on with your question from 23 November" in tom.buttons
    tom.presses("Carry on with your concern")
    tom.hears("I saw a picture")


def test_the_list_of_commands_is_sent_only_when_it_changes(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.begin()
    assert _sent(preschool) == 3
    preschool.begin()
    assert _sent(preschool) == 3
    preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.DEPUTY))
    preschool.begin()
    assert _sent(preschool) == 4
    assert tom.commands is not None
    assert "inbox" in tom.commands


def test_strangers_find_nothing_but_the_way_in(preschool: Preschool, maya: Phone) -> None:
    preschool.begin()
    everybody = [x for x in preschool.letters if x.payload.get("scope") == {"type": "default"}]
    assert [x.payload["commands"] for x in everybody] == [
        [{"command": "start", "description": "The menu"}]
    ]


def test_an_account_that_comes_again_gets_its_commands_again(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.begin()
    maya.forges("people.end:tom")
    assert tom.commands is None
    tom.opens(maya.invites("Tom Evans"))
    maya.presses("Yes, this is Tom")
    own = ["concern", "check", "ask", "report", "mine", "due", "policy"]
    assert tom.commands == [*own, *EVERYBODYS]


def _sent(preschool: Preschool) -> int:
    return sum(letter.method == "setMyCommands" for letter in preschool.letters)
