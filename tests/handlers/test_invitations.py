import re
from datetime import timedelta
from functools import partial

import pytest

from policy.roles import Role, Standing
from storage import invites, people
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool

REFUSED = "This link does not open anything"


def test_an_invitation_is_a_link_and_a_picture_of_it(preschool: Preschool, maya: Phone) -> None:
    link = maya.invites("Priya Shah")
    assert re.fullmatch(r"https://t\.me/orleton_bot\?start=[\w-]{43}", link)
    picture, words = maya.screen[-2:]
    assert picture.picture == f"qr:{link}"
    assert "once, until 10:02 on Thu 26 Nov 2026" in picture.text
    assert "staff" not in picture.text.casefold()
    assert "only to Priya Shah in person" in words.text
    assert "once, until 10:02 on Thu 26 Nov 2026" in words.text


def test_the_secret_is_nowhere_in_the_store_once_the_link_was_sent(
    preschool: Preschool, maya: Phone
) -> None:
    secret = maya.invites("Priya Shah").partition("?start=")[2]
    preschool.run(lambda tx: tx.execute("UPDATE outbox SET payload = '', made = ''"))
    assert secret not in preschool.contents()


def test_whoever_opens_it_waits_and_learns_nothing(preschool: Preschool, maya: Phone) -> None:
    link = maya.invites("Priya Shah")
    priya = preschool.stranger("priya s")
    priya.opens(link)
    said = priya.hears(
        "Somebody now checks that this invitation has reached the right person", "999"
    )
    assert "Priya Shah" not in said.text
    assert "taff" not in said.text
    assert preschool.person("Priya Shah").standing is Standing.WAITING
    priya.writes("Hello? A child is in danger")
    priya.hears("not confirmed yet", "not kept", "ring 999", "01632 960 123")
    priya.forges("concern.start")
    priya.hears("not confirmed yet")
    assert "Hello? A child" not in preschool.contents()


def test_a_replayed_link_is_refused_and_its_inviter_hears(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    link = dan.invites("Priya Shah")
    preschool.stranger("priya s").opens(link)
    dan.unheard.clear()
    thief = preschool.stranger("X")
    thief.opens(link)
    thief.hears(REFUSED, "999")
    dan.hears("The invitation for Priya Shah was opened again, by an account called ‘X’", "did not")
    maya.hears_nothing_of("opened again")


def test_an_expired_link_is_refused_and_a_new_one_is_one_press_away(
    preschool: Preschool, maya: Phone
) -> None:
    link = maya.invites("Priya Shah")
    preschool.forward(hours=72)
    priya = preschool.stranger("priya s")
    priya.opens(link)
    priya.hears(REFUSED)
    maya.hears("Priya Shah was opened too late, by an account called ‘priya s’", "did not work")
    maya.presses("New link for Priya")
    maya.hears("gets a new link")
    priya.opens(maya.link)
    priya.hears("Somebody now checks")


def test_a_link_lives_until_the_last_second(preschool: Preschool, maya: Phone) -> None:
    link = maya.invites("Priya Shah")
    preschool.forward(hours=71, minutes=59, seconds=59)
    priya = preschool.stranger("priya s")
    priya.opens(link)
    priya.hears("Somebody now checks")


def test_a_new_link_kills_the_one_before(preschool: Preschool, maya: Phone) -> None:
    old = maya.invites("Priya Shah")
    maya.writes("/people")
    maya.presses("Priya Shah")
    maya.presses("New link")
    assert maya.link != old
    priya = preschool.stranger("priya s")
    priya.opens(old)
    priya.hears(REFUSED)
    maya.hears("after it had been withdrawn")


def test_a_guessed_link_is_refused_in_the_same_words(preschool: Preschool, maya: Phone) -> None:
    link = maya.invites("Priya Shah")
    preschool.forward(hours=73)
    late, guesser = preschool.stranger("late"), preschool.stranger("guesser")
    late.opens(link)
    guesser.opens("?start=" + "A" * 43)
    assert late.hears(REFUSED).text == guesser.hears(REFUSED).text
    maya.hears("too late")
    maya.hears_nothing()


def test_five_tries_an_hour_and_then_silence(preschool: Preschool, maya: Phone) -> None:
    link = maya.invites("Priya Shah")
    guesser = preschool.stranger("guesser")
    for number in range(5):
        guesser.opens(f"?start=guess{number}")
        guesser.hears(REFUSED)
    guesser.opens(link)
    guesser.hears_nothing()
    assert preschool.person("Priya Shah").standing is Standing.INVITED
    preschool.forward(minutes=61)
    guesser.opens(link)
    guesser.hears("Somebody now checks")


@pytest.mark.parametrize(
    "payload", ["x", "'; DROP TABLE people;--", "%s%n", "\u202eabc", "a" * 4000, "../../etc", "😀"]
)
def test_whatever_stands_behind_start_is_only_looked_up(
    preschool: Preschool, maya: Phone, payload: str
) -> None:
    stranger = preschool.stranger("X")
    stranger.writes(f"/start {payload}")
    stranger.hears(REFUSED)
    assert preschool.person("Maya Thompson")


def test_of_two_accounts_at_once_one_gets_in(preschool: Preschool, maya: Phone) -> None:
    link = maya.invites("Priya Shah")
    first, second = preschool.stranger("priya s"), preschool.stranger("X")
    preschool.take(first.opening(link), second.opening(link))
    first.hears("Somebody now checks")
    second.hears(REFUSED)
    maya.hears("You invited: Priya Shah", "‘priya s’")
    maya.hears("opened again", "‘X’")


def test_somebody_who_is_here_does_not_use_a_link_up(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    link = maya.invites("Priya Shah")
    tom.opens(link)
    tom.hears("You are already here, as Tom Evans (staff)", "What would you like to do?")
    maya.hears("Priya Shah was opened by Tom Evans (staff), who is here already. It still works")
    tom.opens(link)
    maya.hears_nothing()
    maya.opens(link)
    maya.hears("You are already here, as Maya Thompson (manager)")
    maya.hears_nothing()
    priya = preschool.stranger("priya s")
    priya.opens(link)
    priya.hears("Somebody now checks")


def test_an_account_that_waits_opens_nothing_else(preschool: Preschool, maya: Phone) -> None:
    priya = preschool.stranger("priya s")
    priya.opens(maya.invites("Priya Shah"))
    priya.opens(maya.invites("Deputy Dawn", "Deputy"))
    priya.hears("are waiting to be confirmed")
    assert preschool.person("Deputy Dawn").standing is Standing.INVITED


def test_an_inviter_who_has_left_is_not_told_but_the_manager_is(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    link = dan.invites("Priya Shah")
    preschool.run(lambda tx: people.end(tx, "dan", by="maya", at=preschool.now))
    preschool.forward(hours=73)
    preschool.stranger("X").opens(link)
    maya.hears("The invitation for Priya Shah was opened too late")
    dan.hears_nothing()


def _claim(tx: Transaction, *, school: Preschool, secret: str, person: str, name: str) -> None:
    people.add(tx, person=person, name=name, role=Role.MANAGER, invited_by=None, at=school.now)
    end = school.now + timedelta(hours=72)
    invites.add(tx, secret=secret, person=person, made_by="console", at=school.now, expires_at=end)


def test_the_first_manager_is_in_at_once_and_reads_who_is_missing(preschool: Preschool) -> None:
    claim = partial(_claim, school=preschool, secret="s", person="m", name="Maya Thompson")
    preschool.run(claim)
    maya = preschool.stranger("Maya")
    maya.opens("?start=s")
    maya.hears(
        "Welcome to Orleton Pre-School",
        "manager",
        "Without a chair, a concern about the manager has nobody inside the bot to go to.",
        "Without a deputy",
    )
    assert maya.commands is not None
    assert "people" in maya.commands
    assert preschool.audited("m") == ["m opened invitation", "console confirmed"]


def test_another_manager_by_the_console_is_told_to_everybody_who_could_be_surprised(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    preschool.forward(minutes=1)
    preschool.run(partial(_claim, school=preschool, secret="s", person="n", name="Nia New"))
    nia = preschool.stranger("nn")
    nia.opens("?start=s")
    nia.hears("Welcome")
    for phone in (maya, dan, carol):
        phone.hears("Nia New (Telegram account ‘nn’) is a manager here now", "own machine")
    tom.hears_nothing()
    nia.hears_nothing()


def test_a_console_link_is_out_of_date_once_somebody_else_became_the_manager(
    preschool: Preschool,
) -> None:
    preschool.run(partial(_claim, school=preschool, secret="s", person="n", name="Nia New"))
    preschool.forward(hours=1)
    maya = preschool.add(Role.MANAGER, "Maya Thompson")
    preschool.forward(hours=1)
    nia = preschool.stranger("nn")
    nia.opens("?start=s")
    nia.hears("Somebody now checks")
    assert preschool.person("Nia New").standing is Standing.WAITING
    maya.hears("The bot's own machine invited: Nia New (manager)", "‘nn’")
    maya.presses("Yes, this is Nia")
    nia.hears("Welcome")
