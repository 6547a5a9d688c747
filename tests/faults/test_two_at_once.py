"""Faults 46 and 52: two presses, two devices, two managers; and buttons from long ago."""

from storage import alerts, attachments, concerns, entries, people
from storage.transaction import Transaction
from tests.faults.whole_story import everything_reported
from tests.stories.conftest import Cast

WORDS = "He said that his uncle hits him."
STALE = "That button belongs to an earlier message. Nothing was changed."


async def test_two_presses_at_once_send_one_concern(cast: Cast) -> None:
    """Fault 46: the same person, twice in one moment or on two devices."""
    priya = cast.priya
    await priya.writes("/concern")
    await priya.presses("A child")
    await priya.writes(WORDS)
    for _ in range(3):
        priya.phone.press("Send it now")
    await cast.stage.settles()
    [concern] = await cast.stage.run(everything_reported)
    assert priya.reference() == concern.reference
    assert priya.phone.toasts.count(STALE) == 2
    assert len([one for one in cast.maya.said if "A new concern" in one.text]) == 1


async def test_of_two_who_open_at_once_one_is_the_opener_and_both_know(cast: Cast) -> None:
    priya, maya, dan = cast.priya, cast.maya, cast.dan
    await priya.writes("/concern")
    await priya.presses("🔴 A child is in danger now")
    reference = maya.hears("URGENT").text.split()[2]
    maya.phone.press(f"Open {reference}")
    dan.phone.press(f"Open {reference}")
    await cast.stage.settles()
    opened = [one.text for one in priya.said if f"{reference}: opened by" in one.text]
    assert len(opened) == 1
    assert "Maya Thompson (manager)" in opened[0]
    dan.hears(f"{reference}: opened by Maya Thompson (manager)")
    for somebody in (maya, dan):
        somebody.hears(reference, "Reported by Priya Shah (staff)")
    concern = await cast.stage.run(lambda tx: concerns.get(tx, reference))
    assert concern.opened_by == "maya"


async def test_of_two_who_close_at_once_one_does_and_the_other_sees_it(cast: Cast) -> None:
    priya, maya, dan = cast.priya, cast.maya, cast.dan
    await priya.writes("/concern")
    await priya.presses("🔴 A child is in danger now")
    reference = maya.hears("URGENT").text.split()[2]
    for somebody in (maya, dan):
        await somebody.presses(f"Open {reference}", "Close it", "Dealt with here")
        await somebody.writes("The gate is mended.")
    for somebody in (maya, dan):
        somebody.phone.press("Thank you. It has been dealt with.")
    await cast.stage.settles()
    kept = await cast.stage.run(lambda tx: entries.of(tx, reference))
    assert [(e.kind, e.said_by) for e in kept if e.kind == "closed"] == [("closed", "maya")]
    assert len([one for one in priya.said if f"{reference}: closed" in one.text]) == 1
    assert dan.phone.toasts[-1] == f"{reference} is closed. Open it to see what can be done."


async def test_every_button_of_an_earlier_screen_changes_nothing_any_more(cast: Cast) -> None:
    """Fault 52: the conversation is over, the concern is closed, and the old screens are
    pressed.
    """
    priya, maya, stage = cast.priya, cast.maya, cast.stage
    seen: dict[str, set[str]] = {"priya": set(), "maya": set()}

    def look() -> None:
        for who, somebody in (("priya", priya), ("maya", maya)):
            rows = [row for message in somebody.said for row in message.buttons]
            seen[who] |= {button.data for row in rows for button in row if button.data}

    await priya.writes("/concern")
    look()
    await priya.presses("A child")
    await priya.writes(WORDS)
    for place in ("+ Where", "Facebook", "+ Told aloud", "Yes"):
        look()
        await priya.presses(place)
    look()
    await priya.presses("Send it now")
    reference = priya.reference()
    for button in (f"Open {reference}", "Set the level", "High – act today"):
        await maya.presses(button)
        look()
    await maya.writes("Because.")
    for button in ("Close it", "Dealt with here"):
        await maya.presses(button)
        look()
    await maya.writes("It is mended.")
    look()
    await maya.presses("Thank you. It has been dealt with.")
    before = await stage.run(state_of_things)
    begins = {"danger.alarm", "danger.manager"}
    for who, somebody in (("priya", priya), ("maya", maya)):
        for data in sorted(seen[who] - begins):
            somebody.phone.press_data(data)
            await stage.settles()
    assert await stage.run(state_of_things) == before


def state_of_things(tx: Transaction) -> list[object]:
    """Every concern with all that belongs to it, and everybody."""
    found: list[object] = [people.everybody(tx)]
    for concern in everything_reported(tx):
        reference = concern.reference
        found += [concern, entries.of(tx, reference), alerts.of(tx, reference)]
        found += [attachments.of(tx, reference), concerns.subjects(tx, reference)]
    return found
