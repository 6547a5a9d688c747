"""A concern travels from Priya's phone to Maya's and back (C17)."""

from pathlib import Path

from playwright.sync_api import FilePayload, Locator, expect

from tests.page.visitor import Visitor
from tests.page.window import Window

WORDS = "He said his uncle hits him with a belt."
NOTES: FilePayload = {
    "name": "notes.txt",
    "mimeType": "text/plain",
    "buffer": b"10:15, book corner: he would not sit down.",
}


def test_three_presses_and_one_message_reach_the_manager_without_content(window: Window) -> None:
    window.opens()
    priya, maya = window.phone("Priya"), window.phone("Maya")
    priya.presses("Report a concern")
    expect(priya.hears("Who is your concern about?")).to_contain_text("ring 999 first")
    expect(priya.key("🔴 A child is in danger now")).to_have_attribute("data-style", "danger")
    window.picture("concern-1-about-whom")
    priya.presses("A child")
    priya.hears("What did you see or hear?")
    window.picture("concern-2-own-words")
    priya.writes(WORDS)
    priya.hears("Please check before you send", WORDS)
    window.picture("concern-3-check")
    priya.presses("Send it now")
    reference = priya.reference()
    priya.hears("It goes to Maya Thompson (manager)", "If it is not opened by", "Dan Price")
    maya.hears(f"A new concern: {reference}")
    priya.hears(f"{reference}: delivered to Maya Thompson (manager)", "Not yet opened")
    maya.does_not_see("belt")
    maya.does_not_see("Priya")
    expect(window.label("Maya").get_by_test_id("unread")).to_have_text("1")
    window.picture("concern-4-receipt")
    window.happened("stored")
    window.happened("queued", "urgent")
    window.happened("delivered", "Maya's phone: a message arrived.")
    window.picture("concern-5-what-just-happened")


def test_pictures_voice_notes_and_files_are_shown_on_request_protected(
    window: Window, tmp_path: Path
) -> None:
    window.opens("Priya", "Maya")
    priya, maya = window.phone("Priya"), window.phone("Maya")
    priya.presses("Report a concern", "A child")
    priya.writes(WORDS)
    priya.presses("+ Files")
    priya.hears("Send screenshots, files or voice notes")
    priya.attaches_sample("photo")
    priya.hears("Kept. Send more, or press Done.")
    priya.attaches_sample("voice")
    priya.attaches("document", NOTES)
    expect(priya.phone.locator("[data-from=person] .document")).to_contain_text("notes.txt")
    priya.presses("Done")
    priya.hears("Files: 3 files")
    window.picture("evidence-1-check")
    priya.presses("Send it now")

    maya.presses(f"Open {priya.reference()}")
    shown = maya.hears(WORDS, "Files: 3")
    assert _is_protected(shown)
    maya.presses("Show the files")
    evidence = maya.phone.locator("[data-testid=bubble].protected .file:visible")
    expect(evidence).to_have_count(3)
    photo = maya.phone.get_by_test_id("photo")
    photo.scroll_into_view_if_needed()
    expect(photo.locator("img")).to_have_js_property("complete", True)
    assert photo.locator("img").evaluate("image => image.naturalWidth") > 0
    assert maya.phone.get_by_test_id("download").count() == 0
    window.picture("evidence-2-shown")
    photo.click()
    viewer = window.page.get_by_test_id("photo-viewer-dialog")
    expect(viewer).to_contain_text("it cannot be saved or forwarded")
    window.picture("evidence-3-larger")
    window.page.keyboard.press("Escape")
    expect(viewer).to_be_hidden()


def test_the_whole_way_to_an_answer_and_an_end(window: Window) -> None:
    window.opens()
    priya, maya = window.phone("Priya"), window.phone("Maya")
    reference = priya.reports_a_concern(WORDS)
    maya.presses(f"Open {reference}")
    assert _is_protected(maya.hears(WORDS, "Reported by Priya Shah (staff)"))
    priya.hears(f"{reference}: opened by Maya Thompson (manager) at")
    window.picture("answer-1-opened")
    _does(maya, "Set the level", "High – act today", "A belt was named.")
    _does(maya, "Add a note", "His sister is in the babies' room.")
    _does(maya, "Record an action", "Rang MASH", "Spoke to the duty worker.")
    _does(maya, "Ask the reporter", "Which uncle?")
    maya.does_not_see("Which uncle?")
    priya.hears("Maya Thompson (manager) has a question for you.")
    window.picture("answer-2-a-question")
    priya.presses("Read and answer")
    assert _is_protected(priya.hears("Which uncle?"))
    priya.writes("The one he lives with.")
    maya.hears(f"{reference}: The reporter has answered the question.")
    maya.presses(f"Open {reference}")
    maya.hears("Level: High", "A belt was named.", "babies' room", "duty worker", "lives with")
    window.picture("answer-3-the-record")
    maya.presses("Close it", "Referred to others")
    maya.writes("MASH leads now.")
    maya.hears("What shall the reporter read?")
    maya.writes("Thank you, it is with the right people.")
    priya.hears(f"{reference}: closed.")
    priya.picks("mine")
    priya.presses(reference)
    seen = priya.hears(f"{reference}: closed", "it is with the right people")
    for hidden in ("belt was named", "babies' room", "duty worker", "MASH leads", "High"):
        expect(seen).not_to_contain_text(hidden)
    window.picture("answer-4-mine")


def test_content_leaves_the_chat_when_its_hour_is_over(window: Window) -> None:
    window.opens()
    priya, maya = window.phone("Priya"), window.phone("Maya")
    maya.presses(f"Open {priya.reports_a_concern(WORDS)}")
    maya.hears(WORDS)
    window.forward("hour")
    maya.does_not_see(WORDS)
    expect(priya.own(WORDS)).to_be_visible()
    window.picture("content-is-taken-off")


def test_a_message_changed_or_deleted_on_the_phone_is_seen_changed_or_gone(window: Window) -> None:
    window.opens("Priya", "Maya")
    priya, maya = window.phone("Priya"), window.phone("Maya")
    reference = priya.reports_a_concern("He is afraid to go home.")
    priya.changes("He is afraid to go home.", "He is afraid of his uncle.")
    priya.hears(f"{reference}: I have added your change.")
    expect(priya.own("He is afraid of his uncle.")).to_contain_text("edited")
    priya.deletes("He is afraid of his uncle.")
    priya.does_not_see("He is afraid of his uncle.")
    maya.presses(f"Open {reference}")
    maya.hears("What happened: He is afraid to go home.", "He is afraid of his uncle.")


def _does(maya: Visitor, *said: str) -> None:
    """Press the buttons and type the words, which are taken off the chat afterwards."""
    *labels, words = said
    maya.presses(*labels)
    maya.writes(words)
    maya.does_not_see(words)


def _is_protected(bubble: Locator) -> bool:
    return bubble.evaluate("one => one.classList.contains('protected')") is True
