"""What takes the manager longer: a possible breach of data against the clock, a misused picture,
and
a follower who does not keep to the rules.
"""

from datetime import timedelta

from bot.rehearsal.passing import Passing
from tests.stage import Somebody
from tests.stories.conftest import Orleton

LIST = "The list of all families went to the wrong address."
PLAINLY = "Dear Grace, please keep what you write about other parents kind."


async def answers(somebody: Somebody, *said: str) -> None:
    """Each is pressed where there is such a button, else typed."""
    for words in said:
        if words in somebody.last.labels:
            await somebody.presses(words)
        else:
            await somebody.writes(words)


def told(maya: Somebody, reference: str) -> list[str]:
    """How long was left each time that the breach was brought up, and on which day and at what
    time.
    """
    begins = f"{reference}: a decision that the law asks for: "
    return [
        f"{message.at:%a %H:%M} {message.text.removeprefix(begins).partition(',')[0]}"
        for message in maya.said
        if message.text.startswith(begins)
    ]


async def test_a_possible_breach_is_brought_up_until_it_is_decided(orleton: Orleton) -> None:
    maya, stage = orleton.maya, orleton.stage
    reference = await orleton.priya.reports("A complaint", LIST)
    await maya.presses(f"Open {reference}", "More …", "Clocks", "Start: Possible data breach")
    await answers(maya, "When it was reported, 23 Nov 2026 10:02", "Names and telephone numbers.")
    maya.hears("Possible data breach (telling the ICO): 72 hours left, due by 10:02 on Thu 26 Nov")
    await stage.forward()
    passing = Passing(stage.world, stage.clock, stage.service)
    for hours in (24, 24, 12, 11):
        await passing.forward(timedelta(hours=hours))
        await stage.settles()
    assert told(maya, reference) == [
        "Mon 10:02 72 hours left",
        "Tue 10:02 48 hours left",
        "Wed 10:02 24 hours left",
        "Wed 22:02 12 hours left",
        "Thu 09:02 1 hour left",
    ]
    await maya.presses(f"Open {reference}")
    maya.hears("Next: Tell the ICO, or record why you need not, ", "UK GDPR, Article 33")
    await maya.presses("More …", "Clocks", "Done: Possible data breach")
    await maya.writes("I told the ICO at nine, number IC-1234.")
    await passing.forward(timedelta(hours=30))
    assert len(told(maya, reference)) == 5


async def test_a_misused_picture_is_looked_into_part_by_part(orleton: Orleton) -> None:
    maya, priya, stage = orleton.maya, orleton.priya, orleton.stage
    reference = await priya.reports("A picture was misused", "Our harvest picture, elsewhere.")
    await maya.presses(f"Open {reference}", "The investigation", "Go on: What was published")
    await answers(maya, "The harvest picture with Tobi", "The page Cute Kids", "About 300 people")
    await answers(maya, "Go on: Breach of data", "No, it is none", "There is no name under it.")
    await answers(maya, "Go on: Who was spoken to", "I spoke to somebody", "Grace Okafor", "Today")
    await answers(maya, "She wants it down.", "Go on: Take-down requests", "I asked a platform")
    await answers(maya, "Facebook", "Today", "“Report” under the post", "The investigation")
    await answers(maya, "Take-down requests", "Mumsnet", "Today", "By e-mail")
    maya.hears("Without an answer I bring it up again on Thursday 26 November 2026.")
    await answers(maya, "The investigation", "Answer of Facebook", "It was taken down", "On Monday")
    await stage.forward(days=9)
    maya.hears(f"{reference}: A request has had no answer yet.")
    await maya.presses(f"Open {reference}", "The investigation")
    maya.hears("Facebook, asked on Monday 23", "it was taken down", "Mumsnet, asked on Monday 23")
    maya.hears("brought up again on Monday 7 December 2026")  # the fifth is a Saturday
    await answers(maya, "Answer of Mumsnet", "They will not take it down", "In a mail of today")
    await answers(maya, "Go on: Evidence", "There is nothing to do here", "All is in the report.")
    await answers(maya, "Go on: Decision", "A picture was misused", "It is ours, and Tobi's.")
    await answers(maya, "The investigation", "Handed to HR", "Yes, it was handed to HR")
    await answers(maya, "The investigation", "Go on: Outcome", "Some of it is still there", "So.")
    await answers(maya, "Close it", "Dealt with here", "As far as it can be.", "Thank you, Priya.")
    await priya.presses("Read the answer")
    shown = priya.hears(f"{reference}: closed", "Thank you, Priya.").text
    for hidden in ("Tobi", "to HR", "Mumsnet", "Cute Kids"):
        assert hidden not in shown


async def test_a_follower_is_written_to_and_when_that_fails_is_rung(orleton: Orleton) -> None:
    maya, grace, priya, stage = orleton.maya, orleton.grace, orleton.priya, orleton.stage
    report = await priya.reports("Something distasteful", "Grace wrote something about Siân.")
    await maya.presses(f"Open {report}", "More …", "A case about a follower")
    await answers(maya, "Grace", "Grace Okafor (mother of Tobi Okafor)", "An unkind comment.")
    await answers(maya, "Open the case", "The case", "A word", "Send them a message")
    maya.hears("Dear Grace Okafor", "fill in [what happened]")
    await answers(maya, PLAINLY, "It is the first time.", "Do it")
    assert grace.last.text == PLAINLY
    case = maya.hears("kept. Your message is on its way.").text[:7]
    await maya.presses("The case", f"Open {case}")
    maya.hears("had a word with them", "Delivered to Grace Okafor")
    await grace.does(lambda: setattr(grace.phone, "blocked", True))
    await stage.forward(minutes=1)
    maya.hears("☎ Please ring Grace Okafor (parent or carer)")
    await maya.presses("The case", "A warning")
    maya.hears("A message cannot reach them through me now. Please speak to them first")
    assert "Send them a message" not in maya.last.labels
    await answers(maya, "It was said to them", "Today", "I did", "She was sorry.", "Once more.")
    await answers(maya, "Do it", "The case", f"Tell who reported {report}")
    await priya.presses("Read the answer")
    told = priya.hears("It has been dealt with. Because it concerns somebody else too")
    assert "sorry" not in told.text
    grace.never_hears(case)


async def test_a_message_that_comes_back_becomes_a_call(orleton: Orleton) -> None:
    maya, aled, stage = orleton.maya, orleton.aled, orleton.stage
    reference = await aled.reports("A query", "May grandparents join?")
    await maya.presses(f"Open {reference}", "Write an answer", "In my own words")
    await answers(maya, "Yes, they may.", "Yes")
    aled.phone.blocked = True
    await maya.presses("Send it now")
    await stage.forward(minutes=1)
    await maya.presses(f"Open {reference}")
    maya.hears("→ Failed to reach Aled Morgan", "Next: Ring Aled Morgan: the answer did not reach")
    await maya.presses("Who to ring", "☎ Aled Morgan")
    maya.hears("Please ring Aled Morgan", reference)
    await maya.presses(f"I have rung them: {reference}")
    await maya.writes("I told him that they may.")
    await maya.presses(f"Open {reference}")
    maya.hears("action (Rang Aled Morgan): I told him that they may.")
    await maya.presses("Write an answer", "In my own words")
    await answers(maya, "And thank you.", "Yes", "Send it now")
    maya.hears("Your answer is kept, but Telegram cannot reach them now.")
    await aled.writes("/start")
    aled.hears("I could not reach you at 10:02 today, so here it is again.")
    await aled.presses("Read the answer")
    aled.hears("Yes, they may.", "And thank you.")
