"""What is about somebody who works here is kept from them, and two close it; what is about the
manager is the chair's alone until she hands it to the deputy.
"""

from tests.stage import Somebody
from tests.stories.conftest import Orleton

WORDS = "Maya shouted at a child in the garden."


def shown(somebody: Somebody) -> list[tuple[int, str]]:
    return [(message.id, message.text) for message in somebody.phone.messages]


async def test_the_chair_brings_the_deputy_in_and_two_close_it(orleton: Orleton) -> None:
    carol, dan, tom = orleton.carol, orleton.dan, orleton.tom
    reference = await tom.reports_a_concern(WORDS, "The manager")
    tom.hears("It goes to Carol Hughes", "The manager is not told", "the LADO")
    dan.never_hears(reference)
    await carol.writes("/inbox")
    carol.hears("Inbox: 1 open, 0 closed", f"{reference}: a concern")
    await carol.presses(reference)
    carol.hears("A concern about the manager", WORDS, "Next: Set the level", "Tell the LADO by")
    await carol.presses("More …", "Who deals with it", "Dan Price (deputy)")
    await dan.presses(f"Open {reference}", "Record an action", "Rang LADO")
    await dan.writes("Anna Jones, at eleven: she comes tomorrow.")
    await carol.presses(f"Open {reference}")
    assert "Telling the LADO" not in carol.last.text
    await carol.presses("Propose closing it")
    carol.hears("Telling Ofsted: 14 days left", "Closing it stops this clock.")
    await carol.presses("Nothing in it")
    await carol.writes("The LADO has looked into it.")
    await carol.writes("Thank you. It was looked into by somebody from outside.")
    await carol.presses(f"Open {reference}")
    assert "Take the proposal back" in carol.last.labels
    assert "Confirm the closing" not in carol.last.labels
    await dan.presses(f"Open {reference}", "Confirm the closing")
    dan.hears("Closed, by two of you.")
    await tom.presses("Read the answer")
    read = tom.hears(f"{reference}: closed", "looked into by somebody from outside")
    assert "The LADO has looked into it." not in read.text


async def test_who_proposes_to_close_it_alone_is_led_to_a_second(orleton: Orleton) -> None:
    maya, carol, grace = orleton.maya, orleton.carol, orleton.grace
    await grace.writes("/report")
    await grace.presses("A complaint")
    await grace.writes("Dan laughed at my question.")
    await grace.presses("A member of staff", "Dan Price (deputy)")
    grace.hears("Who: Dan Price (deputy)")
    await grace.answers_the_rest()
    reference = grace.reference()
    await maya.presses(f"Open {reference}", "Propose closing it", "Dealt with here")
    await maya.writes("They have spoken with each other.")
    await maya.presses("Thank you. It has been dealt with.")
    maya.hears("A second person has to confirm it.", "Nobody else can open it yet")
    await maya.presses("Who deals with it", "Carol Hughes (chair of the committee)")
    await carol.presses(f"Open {reference}", "Decline it")
    await carol.writes("I would like to ring Grace first.")
    maya.hears(f"{reference}: Carol Hughes (chair of the committee) declines to close it.")
    await carol.presses(f"Open {reference}", "Propose closing it", "Dealt with here")
    await carol.writes("I rang her, and she is content.")
    await carol.presses("Thank you. It has been dealt with.")
    await maya.presses(f"Open {reference}", "Confirm the closing")
    grace.hears(f"{reference}: closed.")
    orleton.dan.never_hears(reference)


async def test_the_manager_never_sees_that_it_exists(orleton: Orleton) -> None:
    maya, carol, tom, stage = orleton.maya, orleton.carol, orleton.tom, orleton.stage
    await maya.writes("/inbox")
    maya.hears("The inbox is empty.")
    before = shown(maya)
    reference = await tom.reports("A complaint", WORDS, "The manager")
    await carol.presses(f"Open {reference}", "More …", "Who deals with it", "Dan Price (deputy)")
    await orleton.dan.presses(f"Open {reference}", "Ask the reporter")
    await orleton.dan.writes("Who else was there?")
    await tom.presses("Read and answer")
    await tom.writes("Priya was.")
    await stage.forward(hours=6)
    assert [one for one in shown(maya) if reference in one[1]] == []
    assert shown(maya)[: len(before)] == before
    for text in ("/inbox", "/inbox shouted", f"/inbox {reference}"):
        await maya.writes(text)
        maya.never_hears(WORDS)
        assert f"{reference}:" not in maya.last.text
    await maya.presses("Search")
    await maya.writes("garden")
    maya.hears("Nothing that you may open fits.")
    await maya.does(lambda: maya.phone.press_data(f"inbox.open:{reference}"))
    assert maya.phone.toasts[-1] == "That is not open to you."
    await orleton.dan.presses(f"Open {reference}")
    orleton.dan.hears("A complaint about the manager", "Priya was.")
