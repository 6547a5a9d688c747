"""The manager's calendar on a phone: what is due, a risk assessment with its matrix, the board; and
a policy that is put on record.
"""

import re

from playwright.sync_api import expect

from tests.page.browser import PHONE
from tests.page.conftest import OpenWindow
from tests.page.visitor import Visitor
from tests.page.window import Window

HAZARDS = 10
READABLE = 280  # of the 390 points that a phone is wide
SIZE = "async (one) => { await one.decode(); return [one.naturalWidth, one.clientWidth]; }"


def looks_at(maya: Visitor, window: Window, name: str) -> None:
    """The newest picture, opened as one does with a thumb: sharp, and as wide as the phone."""
    maya.phone.get_by_test_id("photo").last.click()
    dialog = window.page.get_by_test_id("photo-viewer-dialog")
    made, wide = dialog.locator("img").evaluate(SIZE)
    window.picture(name)
    assert made >= 2 * wide
    assert wide >= READABLE
    dialog.get_by_label("Close").click()
    expect(dialog).to_have_count(0)


def assesses(maya: Visitor) -> None:
    """Every hazard is possible and does some harm."""
    for number in range(1, HAZARDS + 1):
        maya.hears(f"Hazard {number} of {HAZARDS}")
        maya.presses("3 Possible")
        harm = maya.phone.get_by_role("button", name=re.compile("^3 Some harm")).last
        harm.click()
        maya.hears(f"Hazard {number} of {HAZARDS}", "Likelihood 3 times severity 3")
        maya.presses("That is what we do")


def test_what_is_due_is_done_and_its_pictures_are_readable_on_a_phone(
    open_window: OpenWindow,
) -> None:
    window = open_window(**PHONE, reduced_motion="reduce")
    window.opens("Maya")
    window.page.get_by_test_id("guide-close").click()
    maya = window.phone("Maya")
    maya.writes("/due")
    maya.hears("Overdue", "Risk assessment of WhatsApp Orleton Families")
    window.picture("calendar-1-due")
    button = maya.phone.get_by_role("button", name="Risks: WhatsApp Orleton Families").last
    button.click()
    maya.hears("On the calendar since")
    window.picture("calendar-2-duty")
    maya.presses("Do it")
    assesses(maya)
    maya.presses("The matrix")
    maya.hears("How likely it is")
    looks_at(maya, window, "calendar-3-matrix")
    maya.presses("Finish")
    maya.hears("risk assessment.pdf")
    maya.writes("/board")
    maya.hears("The board.")
    looks_at(maya, window, "calendar-4-board")


def test_a_sample_policy_is_put_on_record(window: Window) -> None:
    window.opens("Maya", "Tom")
    maya, tom = window.phone("Maya"), window.phone("Tom")
    tom.writes("/policy")
    tom.hears("There is no policy here yet")
    maya.writes("/policy")
    maya.presses("Send the policy")
    maya.hears("Send me the text of the policy")
    maya.attaches_sample("policy")
    maya.hears("Social networking policy of Orleton Pre-School")
    maya.presses("Put it on record")
    maya.hears("on record as version 1", "not yet adopted")
    window.picture("calendar-5-policy")
    tom.writes("/policy")
    tom.hears("not yet adopted")
