"""The manager and her deputy work through the inbox: found, handed over, answered, linked, made
something else, closed and opened again.
"""

from tests.stage import Somebody
from tests.stories.conftest import Orleton

GRANDPARENTS = "May grandparents join the families' group?"
GATE = "The gate did not close behind the van."
FENCE = "Tobi told us that a man filmed through the fence."


async def closes(somebody: Somebody, reference: str, reason: str) -> None:
    await somebody.presses(f"Open {reference}", "Close it", "Dealt with here")
    await somebody.writes(reason)
    await somebody.presses("Thank you. It has been dealt with.")


async def test_the_list_is_narrowed_and_searched(orleton: Orleton) -> None:
    maya = orleton.maya
    query = await orleton.aled.reports("A query", GRANDPARENTS)
    await orleton.stage.forward(minutes=5)
    comment = await orleton.grace.reports("A comment", FENCE)
    concern = await orleton.priya.reports_a_concern("A bruise on her arm")
    await maya.writes("/inbox")
    text = maya.hears("Inbox: 3 open, 0 closed", "Open, oldest first").text
    assert text.index(query) < text.index(comment) < text.index(concern)
    await maya.presses("Filter", "A comment")
    assert maya.hears("Filter: a comment.").labels[0] == comment
    await maya.presses("Filter", "Who reported it …")
    await maya.writes("grace")
    await maya.presses("Grace Okafor (parent or carer)")
    maya.hears("Filter: a comment; reported by Grace Okafor", comment)
    await maya.presses("Search")
    await maya.writes("grandparents group")
    maya.hears("With “grandparents” and “group”.", query)
    assert comment not in maya.last.text
    await maya.writes(f"/inbox {concern.lower()}")
    maya.hears("A concern about a child", "A bruise on her arm")


async def test_a_prepared_answer_is_edited_and_a_note_stays_inside(orleton: Orleton) -> None:
    aled, maya = orleton.aled, orleton.maya
    reference = await aled.reports("A query", GRANDPARENTS)
    await maya.presses(f"Open {reference}", "Write an answer", "What we found")
    maya.hears("Dear Aled Morgan", f"({reference})", "fill in")
    await maya.writes("Dear Aled, we found [what you found].")
    maya.hears("Please fill in [what you found] first")
    await maya.writes("Dear Aled, the group is for parents and carers alone.")
    await maya.presses("Yes")
    maya.hears("Please check before you send", "Dear Aled, the group is for parents")
    await maya.presses("Send it now", f"Open {reference}", "Add a note")
    await maya.writes("Ask the committee whether that should change.")
    await maya.presses(f"Open {reference}")
    maya.hears("note, not shown to the reporter: Ask the committee", "Delivered to Aled Morgan")
    await closes(maya, reference, "He is content.")
    await aled.presses("Read the answer")
    shown = aled.hears(f"{reference}: closed", "the group is for parents", "been dealt with.").text
    assert "Ask the committee" not in shown
    assert "He is content" not in shown
    await maya.presses(f"Open {reference}", "Open it again")
    await maya.writes("He has a second question.")
    await aled.writes("/mine")
    aled.hears(f"{reference}, a query, 23 Nov 2026 10:02: opened, being dealt with")
    await maya.presses(f"Open {reference}")
    maya.hears("He has a second question.", "Next: Answer it by Monday 7 December.")


async def test_the_deputy_takes_over_and_steps_off(orleton: Orleton) -> None:
    maya, dan, priya = orleton.maya, orleton.dan, orleton.priya
    reference = await priya.reports("A complaint", GATE)
    dan.never_hears(reference)
    await maya.presses(f"Open {reference}", "More …", "Who deals with it", "Dan Price (deputy)")
    dan.hears(f"A new report for you: {reference}", "Maya Thompson (manager) has handed it to you.")
    await dan.writes("/inbox")
    dan.hears(f"{reference}: a complaint", "with you")
    await dan.presses(reference)
    dan.hears("Dealt with by Dan Price (deputy)", GATE)
    await dan.presses("More …", "Step off it", "Somebody close to me is involved")
    dan.hears(f"{reference}: you have stepped off it.")
    maya.hears(reference, "Dan Price (deputy) has stepped off it. Please open it now.")
    priya.hears(f"{reference}: Maya Thompson (manager) deals with it from now on.")
    await dan.does(lambda: dan.phone.press_data(f"inbox.open:{reference}"))
    assert dan.phone.toasts[-1] == "That is not open to you."
    await dan.writes("/inbox gate")
    dan.hears("Nothing that you may open fits.")
    await maya.presses(f"Open {reference}")
    maya.hears("stepped off: Somebody close to me is involved")


async def test_a_comment_becomes_a_concern_and_then_a_misused_picture(orleton: Orleton) -> None:
    maya, grace, stage = orleton.maya, orleton.grace, orleton.stage
    comment = await grace.reports("A comment", FENCE)
    gate = await orleton.priya.reports("A complaint", GATE)
    await stage.forward(hours=3)
    await maya.presses(f"Open {comment}", "More …", "Link to another")
    await maya.writes(gate)
    await maya.presses(f"Open {gate}")
    maya.hears(f"Belongs together with {comment}", GATE)
    await maya.presses(f"Open {comment}", "More …", "Change its kind", "A concern")
    grace.hears(f"{comment}: we deal with it as a concern now.")
    await maya.presses("It is about somebody here", "A colleague", "Tom Evans (staff)")
    await maya.presses(f"Open {comment}", "More …", "Clocks")
    maya.hears("Telling the LADO: 1 working day left", "Counted from 23 Nov 2026 10:02.")
    await maya.presses(f"Open {comment}", "More …", "Change its kind", "A picture was misused")
    await maya.presses(f"Open {comment}", "More …", "Clocks")
    shown = maya.hears("First look: 1 working day left, due by Tuesday 24 November 2026").text
    assert "Counted from 23 Nov 2026 10:02." in shown
    assert "– Telling the LADO: stopped, as it became something else" in shown
    await maya.presses(f"Open {comment}")
    maya.hears("A picture was misused, about a colleague", FENCE)
    maya.hears("made it: a concern", "made it: a misused picture")
    await grace.writes("/mine")
    await grace.presses(comment)
    grace.hears("It is dealt with as: a misused picture", "Kind: A comment")
    orleton.tom.never_hears(comment)
