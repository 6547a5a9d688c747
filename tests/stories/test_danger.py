"""A child is in danger now (C18)."""

from tests.stories.conftest import Cast

ALARM = "🔴 A child is in danger now"
PAST_MANAGER = "🔴 … and the manager is involved"


async def test_one_press_alarms_manager_and_deputy(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses(ALARM)
    reference = cast.maya.hears("URGENT").text.split()[2]
    cast.dan.hears("URGENT", reference)
    cast.carol.never_hears(reference)
    cast.priya.hears("Ring 999 now", "Maya Thompson (manager) and Dan Price (deputy)", reference)
    cast.priya.hears("01632 960 145")


async def test_the_record_is_finished_afterwards(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses(ALARM, "999 has been called", "Tell what happened")
    reference = cast.maya.hears("999 has been called").text[:7]
    await cast.dan.presses(f"Open {reference}")
    cast.dan.hears("have not written what happened yet. Go to them or ring them now.")
    await cast.priya.writes("He ran out of the gate.")
    await cast.priya.presses("Add it now")
    await cast.maya.presses(f"Open {reference}")
    opened = cast.maya.hears("999 has been called", "He ran out of the gate.")
    assert "have not written" not in opened.text


async def test_with_the_manager_involved_the_manager_learns_nothing(cast: Cast) -> None:
    await cast.maya.writes("/inbox")
    before = [(message.id, message.text) for message in cast.maya.phone.messages]
    await cast.priya.writes("/concern")
    await cast.priya.presses(PAST_MANAGER)
    reference = cast.dan.hears("URGENT").text.split()[2]
    cast.carol.hears("URGENT", reference)
    cast.priya.hears("The manager is not told.")
    await cast.stage.forward(minutes=40)
    assert [(message.id, message.text) for message in cast.maya.phone.messages] == before
    await cast.maya.writes("/inbox")
    cast.maya.hears("The inbox is empty")
    await cast.maya.does(lambda: cast.maya.phone.press_data(f"inbox.open:{reference}"))
    assert cast.maya.phone.toasts[-1] == "That is not open to you."


async def test_a_second_press_alarms_again_under_the_same_reference(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    button = cast.priya.last.id
    await cast.priya.presses(ALARM)
    first = cast.maya.hears("URGENT").text.split()[2]
    await cast.priya.does(lambda: cast.priya.phone.press_data("danger.alarm", button))
    cast.maya.hears(f"URGENT: {first} – again")


async def test_nobody_opens_an_alarm(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses(ALARM)
    reference = cast.maya.hears("URGENT").text.split()[2]
    await cast.stage.forward(minutes=9, seconds=50)
    cast.carol.never_hears(reference)
    await cast.stage.forward(seconds=20)
    cast.carol.hears("URGENT", reference, "Dan Price (deputy) have not opened it")
    cast.priya.hears("I have now told Carol Hughes", "Please ring now", "999")
    await cast.stage.forward(minutes=11)
    cast.maya.hears("again", "still not opened")
    await cast.carol.presses(f"Open {reference}")
    cast.priya.hears(f"{reference}: opened by Carol Hughes")
    heard = len(cast.maya.said)
    await cast.stage.forward(hours=2)
    assert len(cast.maya.said) <= heard


async def test_pressed_by_mistake_is_passed_on_and_stays_open(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses(ALARM, "I pressed this by mistake")
    reference = cast.maya.hears("Pressed by mistake").text[:7]
    await cast.maya.presses(f"Open {reference}")
    cast.maya.hears("Pressed by mistake")
