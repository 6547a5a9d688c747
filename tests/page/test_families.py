"""A family decides what may be shown, staff look it up, and the papers are made."""

from playwright.sync_api import FilePayload, expect

from tests.page.window import Window

SHEET: FilePayload = {
    "name": "families.csv",
    "mimeType": "text/csv",
    "buffer": b"Child,Room,Adult 1\nMabli Rees,Ladybirds,Nerys Rees\n",
}


def test_a_parent_answers_is_looked_up_and_withdraws_with_a_word(window: Window) -> None:
    window.opens("Siân", "Tom")
    sian, tom = window.phone("Siân"), window.phone("Tom")
    sian.presses("What may be shown", "Begin with Ffion", "Yes, I do")
    sian.hears("Ffion, question 1 of 5")
    yes, no = sian.key("Yes").bounding_box(), sian.key("No").bounding_box()
    assert yes
    assert no
    assert (yes["width"], yes["height"]) == (no["width"], no["height"])
    window.picture("families-1-question")
    sian.presses("Yes", "No", "Yes", "Yes", "No", "Yes")
    sian.hears("Thank you, that was all", "Ffion", "No – Press and print")
    sian.writes("/consent")
    sian.hears("You can change each answer at any time")
    window.picture("families-2-consent")
    tom.writes("/check Fion")
    tom.hears("Did you mean Ffion Morgan (Ladybirds)?")
    tom.presses("Ffion Morgan (Ladybirds)")
    expect(tom.hears("Yes to 3 of 5")).to_contain_text("No – Press and print: Siân Morgan said No")
    window.picture("families-3-check")
    sian.writes("no photos")
    sian.hears("No from now on")
    tom.writes("/check Ffion Morgan")
    tom.hears("No to everything")
    window.picture("families-4-withdrawn")


def test_a_spreadsheet_letters_and_the_wall_list(window: Window) -> None:
    window.opens("Maya", "Tom")
    maya, tom = window.phone("Maya"), window.phone("Tom")
    maya.writes("/children")
    maya.presses("Import a spreadsheet")
    maya.hears("Send me the spreadsheet")
    maya.attaches("document", SHEET)
    maya.hears("The file has 1 child")
    window.picture("families-5-import")
    maya.presses("Import")
    maya.hears("Imported")
    maya.presses("Letters")
    maya.presses("Letters for 2 adults without one")
    maya.hears("letters.pdf")
    window.picture("families-6-letters")
    tom.presses("May I show this child?", "Ladybirds (3)")
    tom.hears("Mabli Rees – No to everything")
    tom.presses("Wall list (PDF)")
    tom.hears("wall list.pdf")
    window.picture("families-7-wall-list")
