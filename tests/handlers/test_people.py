import pytest

from policy.roles import Role, Standing
from storage import people
from tests.handlers.phones import Phone, Preschool


def test_the_list_shows_everybody_by_role_and_standing(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, grace: Phone
) -> None:
    maya.invites("Ivy Invited")
    preschool.stranger("ww").opens(maya.invites("Will Waiting", "Parent or carer"))
    preschool.run(lambda tx: people.unreachable(tx, tom.number, at=preschool.now))
    dan.writes("/away")
    dan.presses("Tomorrow, Tue 24 Nov")
    dan.presses("Maya Thompson (manager)")
    maya.writes("/people")
    maya.hears(
        "People of Orleton Pre-School",
        "Without a chair, a concern about the manager has nobody inside the bot to go to.",
        "Manager\n– Maya Thompson (you)\n",
        "Deputy\n– Dan Price: away until Tuesday 24 November 2026, Maya Thompson stands in\n",
        "Staff\n– Ivy Invited: invited\n– Tom Evans: cannot be reached on Telegram\n",
        "Parent or carer\n– Grace Okafor\n– Will Waiting: waiting to be confirmed",
    )
    assert maya.buttons[-2:] == ["Invite somebody", "Menu"]


def test_with_chair_and_deputy_nothing_is_missing(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    maya.writes("/people")
    assert "⚠" not in maya.hears("People of").text


def test_a_long_list_comes_in_pages(preschool: Preschool, maya: Phone) -> None:
    for number in range(45):
        preschool.add(Role.PARENT, f"Parent{number:02} Somebody")
    maya.writes("/people")
    maya.hears("page 1 of 3", "Parent18")
    maya.presses("Next page")
    maya.hears("page 2 of 3", "Parent19", "Parent38")
    maya.presses("Next page")
    maya.hears("page 3 of 3", "Parent44")
    assert "Next page" not in maya.buttons
    maya.presses("Page before")
    maya.hears("page 2 of 3")
    maya.forges("people.list:99999999999999")
    maya.hears("page 3 of 3")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("A" * 81, "longer than 80"),
        ("Priya\nShah", "more than one line"),
        ("123 …", "cannot read a name"),
        ("😀😀", "cannot read a name"),
        ("Priya\u202e Shah", "invisible signs"),
        ("Pri\u200bya", "invisible signs"),
    ],
)
def test_a_name_that_cannot_be_one_is_asked_for_again(
    preschool: Preschool, maya: Phone, name: str, said: str
) -> None:
    maya.writes("/people")
    maya.presses("Invite somebody")
    maya.writes(name)
    maya.hears(said)
    maya.sends_a_file()
    maya.hears("I need the name in letters")
    maya.writes("  Priya   Shah ")
    maya.hears("What is Priya Shah to the setting?")


def test_a_name_that_is_here_already_is_pointed_out(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    maya.writes("/people")
    maya.presses("Invite somebody")
    maya.writes("tom evans")
    maya.hears("There is a Tom Evans (staff) here already. Is this somebody else?")


def test_each_is_offered_only_the_roles_they_may_give(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone
) -> None:
    offered = {}
    for phone in (maya, dan, team):
        phone.writes("/people")
        phone.presses("Invite somebody")
        phone.writes("Priya Shah")
        offered[phone.account] = phone.buttons[:-2]
    low = ["Staff", "Committee member", "Parent or carer", "The setting’s phone"]
    assert offered["Tess Moore"] == low
    assert offered["Dan Price"] == ["Deputy", "Management team", *low]
    assert offered["Maya Thompson"] == [
        *("Manager", "Deputy", "Management team", "Chair of the committee"),
        *low,
    ]


def test_a_role_lost_in_the_middle_of_an_invitation_invites_nobody(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    dan.writes("/people")
    dan.presses("Invite somebody")
    dan.writes("Priya Shah")
    dan.presses("Deputy")
    _change(maya, "Dan Price", "Staff")
    dan.presses("Make the link")
    dan.hears("not something your role can do")
    assert [p.name for p in preschool.run(people.everybody)] == ["Dan Price", "Maya Thompson"]


def test_a_changed_role_holds_at_once_and_is_told(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    nia = preschool.add(Role.MANAGER, "Nia New")
    dan.writes("/people")
    dan.presses("Tom Evans")
    dan.presses("Change role")
    dan.presses("Management team")
    dan.hears(
        "Tom Evans: staff → management team",
        "Inbox, Children, Due, Accounts",
        "every manager are told",
    )
    dan.presses("Yes, change it")
    dan.hears("It holds from now on")
    tom.hears("Dan Price has changed your role here to: management team")
    assert "People" in tom.buttons
    assert tom.commands is not None
    assert "people" in tom.commands
    for manager in (maya, nia):
        manager.hears("Dan Price has changed a role. Tom Evans: staff → management team.")
    tom.writes("/people")
    tom.hears("People of Orleton")


def test_a_lost_role_makes_old_buttons_useless(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    dan.writes("/people")
    dan.presses("Tom Evans")
    dan.presses("End access")
    _change(maya, "Dan Price", "Staff")
    dan.presses("Yes, end it")
    dan.hears("not something your role can do")
    assert preschool.person("Tom Evans").standing is Standing.ACTIVE
    own = ["concern", "check", "ask", "report", "mine", "due", "policy"]
    assert dan.commands == [*own, "start", "help", "back", "cancel"]


def test_nobody_changes_their_own_role(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    dan.writes("/people")
    dan.presses("Dan Price")
    assert "Change role" not in dan.buttons
    dan.forges("people.change:dan:team")
    dan.hears("Nobody changes their own role")
    assert preschool.person("Dan Price").role is Role.DEPUTY


@pytest.mark.parametrize("data", ["people.change:tom:manager", "people.role:tom:chair"])
def test_a_deputy_cannot_make_a_manager_or_a_chair(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, data: str
) -> None:
    dan.forges(data)
    dan.hears("not something your role can do")
    assert preschool.person("Tom Evans").role is Role.STAFF


def test_a_deputy_cannot_move_or_end_the_manager_or_the_chair(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    for other in ("maya", "carol"):
        for data in (f"people.change:{other}:staff", f"people.end:{other}", f"people.link:{other}"):
            dan.forges(data)
            dan.hears("not something your role can do")
    assert preschool.person("Maya Thompson").role is Role.MANAGER
    assert preschool.person("Carol Hughes").standing is Standing.ACTIVE


def test_a_page_offers_only_what_may_be_done(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    offered = {}
    for phone in (maya, dan, team):
        for other in ("maya", "dan", "tom"):
            phone.forges(f"people.open:{other}")
            offered[phone.id, other] = [
                one for one in phone.buttons[:-1] if one != "Telephone number"
            ]
    assert offered == {
        ("maya", "maya"): ["End access"],
        ("maya", "dan"): ["Change role", "End access"],
        ("maya", "tom"): ["Change role", "End access"],
        ("dan", "maya"): [],
        ("dan", "dan"): ["End access"],
        ("dan", "tom"): ["Change role", "End access"],
        ("tess", "maya"): [],
        ("tess", "dan"): [],
        ("tess", "tom"): ["End access"],
    }


def _change(phone: Phone, name: str, role: str) -> None:
    phone.writes("/people")
    phone.presses(name)
    phone.presses("Change role")
    phone.presses(role)
    phone.presses("Yes, change it")
