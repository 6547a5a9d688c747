"""Parents and staff tell the manager of what is not a concern, in whatever way it lies at hand."""

from functools import partial

from tests.handlers.reported import HIDDEN
from tests.stage import Somebody
from tests.stories.conftest import Orleton
from tests.stories.test_evidence import fetched, picture

DUE = "an answer is due by Monday 7 December 2026"
COMPLAIN = "Complain, or have a post taken down"
POST = "https://www.facebook.com/groups/orleton/posts/99"


async def acknowledges(maya: Somebody, reference: str) -> None:
    """With the prepared text as it stands."""
    await maya.presses(f"Open {reference}", "Write an answer", "We have it")
    await maya.presses("Use it as it stands", "No", "Send it now")


async def test_a_parent_asks_and_follows_it_to_the_answer(orleton: Orleton) -> None:
    aled, maya = orleton.aled, orleton.maya
    await aled.writes("/ask")
    await aled.writes("May grandparents join the families' group?")
    await aled.presses("Send it")
    reference = aled.reference()
    aled.hears("It goes to Maya Thompson (manager)", "by Wednesday 25 November", DUE)
    await aled.writes("/mine")
    aled.hears(f"{reference}, a query, 23 Nov 2026 10:02: not yet opened; {DUE}")
    await acknowledges(maya, reference)
    await aled.presses("Read the answer")
    shown = aled.hears(f"{reference}: opened, being dealt with; {DUE}", "answered: Dear Aled")
    assert "Delivered to Aled" not in shown.text
    assert shown.protected
    await maya.presses(f"Open {reference}", "Write an answer", "In my own words")
    await maya.writes("Yes, if you ask us for the link.")
    await maya.presses("Yes", "Send it now")
    await aled.presses("Read the answer")
    aled.hears(f"{reference}: answered", "Yes, if you ask us for the link.")
    maya.hears("Your answer is on its way.")
    orleton.dan.never_hears(reference)
    orleton.grace.never_hears(reference)


async def test_what_was_forwarded_a_screenshot_and_an_album_are_one_wish(orleton: Orleton) -> None:
    grace, maya = orleton.grace, orleton.maya
    phone = grace.phone
    await grace.writes("Look at our little star!", forward_origin=HIDDEN)
    grace.hears("I have kept it, and nobody has seen it yet.")
    await grace.does(lambda: phone.send_photo(picture(1), "This is Tobi"))
    await grace.presses(COMPLAIN, "Something should come down")
    for shade in (2, 3, 4):
        await grace.does(partial(phone.send_photo, picture(shade), media_group_id="7"))
    await grace.answers_the_rest()
    reference = grace.reference()
    grace.hears("✅ Recorded", DUE)
    assert "Take back a Yes of mine too" in grace.hears("✅ Recorded").labels
    await fetched(orleton, reference)
    await maya.presses(f"Open {reference}")
    maya.hears("Something should come down", "little star", "This is Tobi", "Files: 4")
    maya.hears(reference, "Hidden Hannah")
    before = len(maya.said)
    await maya.presses("Show the files")
    assert [one.file.data for one in maya.said[before:] if one.file] == [
        picture(shade) for shade in (1, 2, 3, 4)
    ]


async def test_a_complaint_about_personal_data_has_the_day_of_the_law(orleton: Orleton) -> None:
    sian, maya = orleton.sian, orleton.maya
    await sian.writes("/report")
    await sian.presses("A complaint")
    await sian.writes("My new address stood in everybody's letter.")
    await sian.presses("No", "It is about our personal data", "Send it")
    reference = sian.reference()
    sian.hears(DUE, "by law we have to tell you by Wednesday 23 December 2026 at the latest")
    await maya.presses(f"Open {reference}")
    maya.hears("Data Protection Act 2018", "due by Wednesday 23 December 2026", "Check the current")
    await acknowledges(maya, reference)
    await maya.presses(f"Open {reference}")
    assert "Data Protection Act" not in maya.last.text
    await sian.writes("/mine")
    sian.hears(f"{reference}, a complaint", f"being dealt with; {DUE}")


async def test_what_staff_saw_online_goes_to_the_manager(orleton: Orleton) -> None:
    priya, tom, maya = orleton.priya, orleton.tom, orleton.maya
    await priya.writes(POST)
    await priya.presses("Report it as something else", "Something distasteful", "No")
    priya.hears("When did you see or hear it?")  # a link says where it was
    await priya.answers_the_rest()
    post = priya.reference()
    priya.hears("by Tuesday 24 November 2026 that it is being looked at", DUE)
    account = await tom.reports("An unofficial account", "“Orleton mums”, with our logo on it.")
    await tom.writes("/report")
    await tom.presses("A picture was misused")
    await tom.does(lambda: tom.phone.send_photo(picture(9)))  # a screenshot needs no words
    await tom.answers_the_rest()
    misuse = tom.reference()
    await maya.writes("/inbox")
    maya.hears(
        "Inbox: 3 open, 0 closed",
        f"{post}: something distasteful",
        f"{account}: an unofficial account",
        f"{misuse}: a misused picture",
    )
    await maya.presses(post)
    assert maya.hears(post, POST).protected
    for somebody in (orleton.dan, orleton.carol, orleton.aled):
        for reference in (post, account, misuse):
            somebody.never_hears(reference)


async def test_what_somebody_types_after_an_answer_is_added_to_it(orleton: Orleton) -> None:
    grace, maya, dan = orleton.grace, orleton.maya, orleton.dan
    reference = await grace.reports("A query", "When is the nativity?")
    await maya.presses(f"Open {reference}", "More …", "Who deals with it", "Dan Price (deputy)")
    await dan.presses(f"Open {reference}", "Ask the reporter")
    await dan.writes("In which room is Tobi?")
    await grace.writes("In the Bumblebees.")
    assert grace.last.labels[0] == f"Answer the question on {reference}"
    await grace.presses(f"Answer the question on {reference}")
    for somebody in (maya, dan):
        somebody.hears(f"{reference}: The reporter has answered the question.")
    await dan.presses(f"Open {reference}", "Write an answer", "In my own words")
    await dan.writes("On Friday at two.")
    await dan.presses("Yes", "Send it now")
    await grace.writes("May his grandmother come too?")
    assert grace.last.labels[0] == f"Add it to {reference}"
    await grace.presses(f"Add it to {reference}", "Add it now")
    grace.hears(f"Added to {reference}. Thank you.")
    dan.hears(f"{reference}: The reporter has added something.")
    await dan.presses(f"Open {reference}")
    dan.hears("Grace Okafor (parent or carer) added: May his grandmother come too?")
