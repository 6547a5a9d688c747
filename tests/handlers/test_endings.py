from policy.roles import Role, Standing
from storage import people
from tests.handlers.phones import Phone, Preschool

MIDDLE = "What did you see or hear?"


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
