"""A setting that locks personal phones away has one for everybody: it asks who is reporting and for
a PIN, and forgets afterwards.
"""

from tests.stage import Somebody
from tests.stories.conftest import Orleton

PIN = "4711"
FIRST = "Who is reporting? Press your name; I ask for your PIN next."


async def set_up(orleton: Orleton) -> Somebody:
    """Maya invites the phone as she invites everybody, and confirms it."""
    maya = orleton.maya
    await maya.writes("/people")
    await maya.presses("Invite somebody")
    await maya.writes("Hall phone")
    await maya.presses("The setting’s phone", "Make the link")
    link = maya.hears("Open it on the phone that everybody is to use").text
    hall = await orleton.stage.has("Hall Phone")
    await hall.writes(f"/start {link.partition('start=')[2].split()[0]}")
    maya.hears("Is this the phone that everybody here is to use?")
    await maya.presses("Yes, this is Hall")
    await orleton.stage.forward(seconds=11)
    hall.hears(FIRST)
    return hall


async def chooses_a_pin(somebody: Somebody, pin: str = PIN) -> None:
    await somebody.writes("/start")
    await somebody.presses("PIN for the setting’s phone")
    await somebody.writes("1234")
    somebody.hears("Everybody would try that first.")
    await somebody.writes(pin)
    somebody.hears("Your PIN for the setting’s phone is set.")


def everything_on(somebody: Somebody) -> str:
    return "\n".join(message.text for message in somebody.phone.messages)


async def test_it_asks_who_is_reporting_and_forgets_afterwards(orleton: Orleton) -> None:
    hall, priya, maya = await set_up(orleton), orleton.priya, orleton.maya
    await chooses_a_pin(priya)
    await hall.presses("Dan Price")
    hall.hears("Dan Price has no PIN yet.")
    await hall.presses("Priya Shah")
    await hall.writes(PIN)
    await hall.presses("Report a concern", "A child")
    await hall.writes("He flinched when the door fell shut.")
    await hall.presses("Send it now")
    reference = priya.reference()
    assert reference in everything_on(hall)
    await maya.presses(f"Open {reference}")
    maya.hears("Reported by Priya Shah (staff)", "He flinched")
    priya.hears(f"{reference}: opened by Maya Thompson")
    shown = everything_on(hall)
    assert FIRST in hall.last.text
    for hidden in ("flinched", PIN, "Priya", "opened by"):
        assert hidden not in shown
    await hall.writes("/mine")
    assert reference not in hall.last.text
    assert "Report a concern" not in hall.last.labels


async def test_after_five_wrong_tries_it_takes_no_pin_but_still_alarms(orleton: Orleton) -> None:
    hall, priya, maya, stage = await set_up(orleton), orleton.priya, orleton.maya, orleton.stage
    await chooses_a_pin(priya)
    await hall.presses("Priya Shah")
    for _ in range(4):
        await hall.writes("9999")
        hall.hears("That is not the PIN.")
    await hall.writes("9999")
    hall.hears("Too many wrong PINs were typed at this phone.")
    priya.hears("Your PIN was typed wrong 5 times", "choose a new one")
    maya.hears("The PIN of Priya Shah was typed wrong 5 times")
    await hall.writes(PIN)
    assert PIN not in everything_on(hall)  # whoever comes next does not read it
    assert "Report a concern" not in hall.last.labels
    await hall.presses("🔴 A child is in danger now")
    maya.hears("URGENT")
    await stage.forward(minutes=16)
    await hall.presses("Priya Shah")
    hall.hears("The PIN of Priya Shah is locked after too many wrong tries.")
    await priya.presses("PIN for the setting’s phone")
    await priya.writes("20463")
    await hall.presses("Priya Shah")
    await hall.writes("20463")
    hall.hears("Priya Shah, what would you like to do?")


async def test_what_was_begun_there_and_left_waits_on_ones_own_phone(orleton: Orleton) -> None:
    hall, priya, stage = await set_up(orleton), orleton.priya, orleton.stage
    await chooses_a_pin(priya)
    await hall.presses("Priya Shah")
    await hall.writes(PIN)
    await hall.presses("Report something else", "A complaint")
    await hall.writes("The gate did not close.")
    await stage.forward(minutes=10)
    assert "gate" not in everything_on(hall)
    priya.hears("What you began on the setting’s phone was not sent")
    await priya.presses("Carry on with it")
    await priya.answers_the_rest()
    orleton.maya.hears(f"A new report for you: {priya.reference()}")
