"""A concern travels from a phone to the manager and back (C17)."""

from tests.stories.conftest import Cast

WORDS = "He said his uncle hits him with a belt."


async def test_the_shortest_concern_is_three_presses_and_one_message(cast: Cast) -> None:
    priya, maya = cast.priya, cast.maya
    await priya.writes("/start")
    came_before = len(priya.said)
    await priya.presses("Report a concern", "A child")
    await priya.writes(WORDS)
    await priya.presses("Send it now")
    receipt = priya.hears("Recorded", "Maya Thompson (manager)")
    assert "If it is not opened by" in receipt.text
    maya.hears("A new concern", priya.reference())
    assert len(priya.said) > came_before


async def test_999_stands_on_every_screen_before_anything_else(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    assert cast.priya.last.text.startswith("🚨 If a child is in danger now, ring 999 first.")
    assert cast.priya.last.labels[:2] == [
        "🔴 A child is in danger now",
        "🔴 … and the manager is involved",
    ]
    await cast.priya.presses("A child")
    assert cast.priya.last.text.startswith("🚨")
    await cast.priya.writes(WORDS)
    assert cast.priya.last.text.startswith("🚨")
    await cast.priya.presses("+ Where")
    assert cast.priya.last.text.startswith("🚨")


async def test_a_push_carries_no_content(cast: Cast) -> None:
    await cast.priya.reports_a_concern(WORDS)
    cast.maya.never_hears("belt")
    cast.maya.never_hears("Priya")


async def test_opening_shows_the_content_protected_and_tells_the_reporter(cast: Cast) -> None:
    reference = await cast.priya.reports_a_concern(WORDS)
    cast.priya.hears(f"{reference}: delivered to Maya Thompson (manager)", "Not yet opened")
    await cast.maya.presses(f"Open {reference}")
    shown = cast.maya.hears(WORDS, "Priya Shah (staff)")
    assert shown.protected
    cast.priya.hears(f"{reference}: opened by Maya Thompson (manager) at")


async def test_content_leaves_the_chat_after_an_hour(cast: Cast) -> None:
    reference = await cast.priya.reports_a_concern(WORDS)
    await cast.maya.presses(f"Open {reference}")
    await cast.stage.forward(minutes=59)
    cast.maya.hears(WORDS)
    await cast.stage.forward(minutes=2)
    cast.maya.never_hears(WORDS)


async def test_content_leaves_the_chat_at_once_when_asked(cast: Cast) -> None:
    reference = await cast.priya.reports_a_concern(WORDS)
    await cast.maya.presses(f"Open {reference}", "Clear my screen")
    cast.maya.never_hears(WORDS)


async def test_the_whole_way_to_an_outcome_and_back(cast: Cast) -> None:
    priya, maya = cast.priya, cast.maya
    reference = await priya.reports_a_concern(WORDS)
    await maya.presses(f"Open {reference}", "Set the level", "High – act today")
    await maya.writes("A belt was named.")
    await maya.presses("Add a note")
    await maya.writes("Sister is in the babies' room.")
    await maya.presses("Record an action", "Rang MASH")
    await maya.writes("Spoke to the duty worker at 11.")
    await maya.presses("Ask the reporter")
    await maya.writes("Which uncle?")
    maya.never_hears("Which uncle?")
    await priya.presses("Read and answer")
    assert priya.hears("Which uncle?").protected
    await priya.writes("The one he lives with.")
    maya.hears(f"{reference}: The reporter has answered the question.")
    await maya.presses(f"Open {reference}")
    maya.hears("Level: High", "A belt was named.", "babies' room", "duty worker", "lives with")
    await maya.presses("Close it", "Referred to others")
    await maya.writes("MASH leads now.")
    await maya.writes("Thank you, it is with the right people.")
    priya.hears(f"{reference}: closed")
    await priya.writes("/mine")
    await priya.presses(reference)
    shown = priya.hears(reference, "closed", "with the right people").text
    for hidden in ("belt was named", "babies' room", "duty worker", "MASH leads", "High"):
        assert hidden not in shown


async def test_a_closed_concern_takes_no_action_until_it_is_opened_again(cast: Cast) -> None:
    reference = await cast.priya.reports_a_concern(WORDS)
    await cast.maya.presses(f"Open {reference}")
    stale = cast.maya.hears(WORDS)
    await cast.maya.presses("Close it", "Nothing in it")
    await cast.maya.writes("A misunderstanding.")
    await cast.maya.presses("Thank you. It has been dealt with.")
    cast.maya.phone.press("Set the level", stale.id)
    await cast.stage.settles()
    assert "closed" in cast.maya.phone.toasts[-1]
    await cast.maya.presses(f"Open {reference}", "Open it again")
    await cast.maya.writes("New information.")
    cast.priya.hears(f"{reference}: opened again")


async def test_more_can_be_added_later_and_reaches_the_recipient(cast: Cast) -> None:
    reference = await cast.priya.reports_a_concern(WORDS)
    await cast.priya.presses("Add to it")
    await cast.priya.writes("He also showed me a bruise.")
    await cast.priya.presses("+ When", "Yesterday", "Add it now")
    cast.maya.hears(f"{reference}: The reporter has added something.")
    await cast.maya.presses(f"Open {reference}")
    cast.maya.hears("bruise", "Yesterday")


async def test_an_edited_message_is_added_and_the_first_words_stay(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses("A child")
    message = await cast.priya.writes("He said something.")
    await cast.priya.does(lambda: cast.priya.phone.edit(message, "He said he is afraid."))
    cast.priya.hears("I have changed that in your answer.")
    await cast.priya.presses("Send it now")
    reference = cast.priya.reference()
    await cast.priya.does(lambda: cast.priya.phone.edit(message, "He said he is fine."))
    cast.maya.hears(f"{reference}: The reporter has changed a message.")
    await cast.maya.presses(f"Open {reference}")
    cast.maya.hears("What happened: He said he is afraid.", "changed a message to: He said he is")


async def test_every_button_also_works_as_text(cast: Cast) -> None:
    await cast.priya.writes("/start")
    await cast.priya.writes("report a concern")
    await cast.priya.writes("A child")
    await cast.priya.writes(WORDS)
    await cast.priya.writes("send it now")
    cast.maya.hears("A new concern", cast.priya.reference())


async def test_a_restart_in_the_middle_loses_no_word(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses("A child")
    await cast.priya.writes(WORDS)
    await cast.stage.stops_the_bot()
    await cast.stage.starts_the_bot()
    await cast.priya.presses("+ Told aloud", "No", "Send it now")
    await cast.maya.presses(f"Open {cast.priya.reference()}")
    cast.maya.hears(WORDS, "Told aloud: No")


async def test_back_edit_skip_and_cancel_do_what_they_say(cast: Cast) -> None:
    priya = cast.priya
    await priya.writes("/concern")
    await priya.presses("A colleague")
    await priya.writes("/back")
    priya.hears("Who is your concern about?")
    await priya.presses("A child")
    await priya.writes("First words")
    await priya.presses("Edit: What happened")
    await priya.writes("Better words")
    assert "First words" not in priya.last.text
    await priya.presses("Ask me the rest one by one", "Skip", "Skip", "Facebook")
    priya.hears("Is there a link?")
    await priya.writes("/cancel")
    priya.hears("stopped. Nothing was sent and nothing was kept.")
    await cast.maya.writes("/inbox")
    cast.maya.hears("The inbox is empty")


async def test_a_concern_that_was_never_sent_is_remembered(cast: Cast) -> None:
    await cast.priya.writes("/concern")
    await cast.priya.presses("A child")
    await cast.priya.writes(WORDS)
    await cast.stage.forward(minutes=31)
    cast.priya.hears("have not sent it. Nobody has read it yet")
    await cast.priya.presses("Carry on with it", "Send it now")
    cast.maya.hears("A new concern")
