import pytest

from policy.roles import Role, Standing
from storage import people
from tests.handlers.phones import Phone, Preschool

MIDDLE = "What did you see or hear?"


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
    low = ["Staff", "Committee member", "Parent or carer"]
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
    dan.hears("Tom Evans: staff → management team", "Inbox, People", "every manager are told")
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
    assert dan.commands == ["concern", "ask", "mine", "start", "help", "back", "cancel"]


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


def test_access_ends_in_the_middle_of_a_conversation(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.hears(MIDDLE)
    tom.writes("I saw a picture")
    maya.writes("/people")
    maya.presses("Tom Evans")
    maya.presses("End access")
    maya.hears("End the access of Tom Evans (staff)?", "not sent is dropped", "stays on record")
    maya.presses("Yes, end it")
    maya.hears("The access of Tom Evans (staff) has ended")
    tom.hears("Your access here has ended. Thank you", "999")
    assert tom.commands is None
    tom.presses("Send it now")
    tom.hears("answers only people who were invited")
    tom.writes("more words")
    tom.hears_nothing()
    assert "I saw a picture" not in "".join(
        line for line in preschool.contents().splitlines() if line.startswith("dialogues")
    )
    assert "C-" not in "".join(message.text for message in maya.screen)


def test_ending_is_asked_for_first_and_can_be_left(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    maya.writes("/people")
    maya.presses("Tom Evans")
    maya.presses("End access")
    maya.presses("No, keep it")
    maya.hears("Tom Evans (staff)")
    assert preschool.person("Tom Evans").standing is Standing.ACTIVE
    tom.hears_nothing()


def test_a_second_press_on_an_old_button_says_that_it_is_done(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    for phone in (maya, dan):
        phone.writes("/people")
        phone.presses("Tom Evans")
        phone.presses("End access")
    preschool.take(maya.pressing("Yes, end it"), dan.pressing("Yes, end it"))
    dan.hears("Tom Evans’s access has ended already. Nothing was changed.")
    assert len(tom.unheard) == 1


def test_the_last_manager_stays_and_one_of_two_may_go(preschool: Preschool, maya: Phone) -> None:
    maya.writes("/people")
    maya.presses("Maya Thompson")
    maya.presses("End access")
    maya.hears("Somebody has to be the manager here")
    maya.forges("people.end:maya")
    maya.hears("Somebody has to be the manager here")
    nia = preschool.add(Role.MANAGER, "Nia New")
    maya.forges("people.end:maya")
    maya.hears("Your access here has ended")
    nia.hears("Maya Thompson (manager) has ended their own access.")
    maya.writes("/people")
    maya.hears("answers only people who were invited")


def test_two_managers_who_end_each_other_at_once_leave_one(
    preschool: Preschool, maya: Phone
) -> None:
    nia = preschool.add(Role.MANAGER, "Nia New")
    for phone, other in ((maya, "Nia New"), (nia, "Maya Thompson")):
        phone.writes("/people")
        phone.presses(other)
        phone.presses("End access")
    preschool.take(maya.pressing("Yes, end it"), nia.pressing("Yes, end it"))
    assert [person.name for person in preschool.run(people.everybody)] == ["Maya Thompson"]
    nia.hears("Your access here has ended")


def test_ending_an_invitation_kills_its_link(preschool: Preschool, maya: Phone) -> None:
    link = maya.invites("Priya Shah")
    maya.writes("/people")
    maya.presses("Priya Shah")
    maya.hears("has not opened the link, which works until 10:02 on Thu 26 Nov 2026")
    maya.presses("End access")
    maya.hears("Withdraw the invitation of Priya Shah (staff)?")
    maya.presses("Yes, end it")
    stranger = preschool.stranger("priya s")
    stranger.opens(link)
    stranger.hears("does not open anything")
    maya.hears("Priya Shah was opened by an account called ‘priya s’ after it had been withdrawn")


def test_a_link_of_somebody_who_is_not_invited_any_more_opens_nothing(
    preschool: Preschool, maya: Phone
) -> None:
    link = maya.invites("Priya Shah")
    person = preschool.person("Priya Shah")
    preschool.run(lambda tx: people.end(tx, person.id, by="maya", at=preschool.now))
    stranger = preschool.stranger("priya s")
    stranger.opens(link)
    stranger.hears("does not open anything")


def test_a_page_offers_only_what_may_be_done(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    offered = {}
    for phone in (maya, dan, team):
        for other in ("maya", "dan", "tom"):
            phone.forges(f"people.open:{other}")
            offered[phone.id, other] = phone.buttons[:-1]
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


def test_content_shown_to_somebody_goes_from_their_chat_with_their_access(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("Fog on the meadow")
    tom.presses("Send it now")
    preschool.deliver_all()
    maya.presses(next(label for label in maya.buttons if label.startswith("Open C-")))
    preschool.deliver_all()
    nia = preschool.add(Role.MANAGER, "Nia New")
    assert any("Fog on the meadow" in message.text for message in maya.screen)
    nia.forges("people.end:maya")
    assert not any("Fog on the meadow" in message.text for message in maya.screen)


def _change(phone: Phone, name: str, role: str) -> None:
    phone.writes("/people")
    phone.presses(name)
    phone.presses("Change role")
    phone.presses(role)
    phone.presses("Yes, change it")
