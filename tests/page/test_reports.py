"""A parent reports with a screenshot; the manager finds it, answers and hands the record on; staff
report at the setting's phone.
"""

import re

import pytest
import pyzipper
from playwright.sync_api import expect

from bot.rehearsal.cast import PINS
from tests.page.browser import PHONE
from tests.page.conftest import OpenWindow
from tests.page.visitor import Visitor
from tests.page.window import Window

COMPLAIN = "Complain, or have a post taken down"
WORDS = "Tobi is on this page with his name badge. Please have it taken down."
PASSWORD = re.compile(r"^(?:[a-z]+-){6}[a-z]+$", re.MULTILINE)
NARROW = {**PHONE, "viewport": {"width": 360, "height": 740}}
# The widest thing that is out of its place, in points; nothing may be.
HANGING = """() => {
  const wide = document.documentElement.clientWidth;
  const over = [...document.querySelectorAll('.phone *')].map((one) => one.getBoundingClientRect());
  return Math.max(0, ...over.filter((one) => one.width).map((one) => one.right - wide));
}"""


def reports(grace: Visitor) -> str:
    """From a screenshot to the receipt: she is asked only what is missing."""
    grace.presses(COMPLAIN)
    grace.attaches_sample("photo")
    grace.hears("I have what you sent", "What is it?")
    grace.presses("Something should come down", "No", "Facebook")
    grace.hears("Please check before you send", "Files: 1 file")
    grace.presses("+ What it is about")
    grace.writes(WORDS)
    grace.presses("Send it")
    grace.hears("an answer is due by Monday 7 December 2026")
    return grace.reference()


def answers(maya: Visitor, reference: str) -> None:
    """With what was prepared, and as it stands."""
    maya.writes("/inbox")
    maya.hears("Inbox: 1 open", reference)
    maya.presses(reference)
    maya.hears(WORDS, "Next: Answer it by Monday 7 December.")
    maya.presses("Write an answer", "We have it", "Use it as it stands", "No", "Send it now")
    maya.hears("Your answer is on its way.")


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        ({**PHONE, "color_scheme": "light"}, "390-light"),
        ({**NARROW, "color_scheme": "dark"}, "360-dark"),
    ],
    ids=["390 light", "360 dark"],
)
def test_a_screenshot_is_reported_answered_and_the_answer_delivered(
    open_window: OpenWindow, settings: dict[str, object], name: str
) -> None:
    window = open_window(**settings, reduced_motion="reduce")
    window.opens("Grace")
    window.page.get_by_test_id("guide-close").click()
    grace = window.phone("Grace")
    reference = reports(grace)
    window.picture(f"reports-{name}-1-receipt")
    maya = window.phone("Maya")
    answers(maya, reference)
    grace = window.phone("Grace")
    grace.hears("has answered you")
    grace.presses("Read the answer")
    grace.hears("Dear Grace Okafor", "an answer is due by")
    window.picture(f"reports-{name}-2-answer")
    maya = window.phone("Maya")
    maya.presses(f"Open {reference}")
    maya.hears(WORDS, "→ Delivered to Grace Okafor")
    window.picture(f"reports-{name}-3-item")
    assert window.page.evaluate(HANGING) == 0


def test_the_record_is_handed_on_as_a_zip_with_a_password(open_window: OpenWindow) -> None:
    window = open_window(**PHONE, reduced_motion="reduce")
    window.opens("Priya")
    window.page.get_by_test_id("guide-close").click()
    reference = window.phone("Priya").reports_a_concern("Ffion has a bruise on her arm.")
    maya = window.phone("Maya")
    maya.presses(f"Open {reference}")
    maya.hears("Ffion has a bruise")
    maya.presses("More …", "Hand on the record", "Children’s services")
    maya.writes("Anna Jones, social worker")
    maya.presses("Make it and send it to me")
    password = PASSWORD.search(maya.hears("The password of E-").inner_text())
    packed = maya.hears("Save it now", ".zip")
    window.picture("reports-4-handed-on")
    with window.page.expect_download() as download:
        packed.get_by_test_id("download").click()
    assert password
    with pyzipper.AESZipFile(download.value.path()) as opened:
        opened.setpassword(password[0].encode())
        [record] = [name for name in opened.namelist() if name.endswith(".pdf")]
        assert opened.read(record).startswith(b"%PDF")


def test_staff_report_at_the_settings_phone(window: Window) -> None:
    window.opens("Office", "Tom", "Maya")
    office, tom, maya = (window.phone(name) for name in ("Office", "Tom", "Maya"))
    office.presses("Tom Evans")
    office.writes(PINS["tom"])
    office.hears("Tom Evans, what would you like to do?")
    expect(office.own(PINS["tom"])).to_have_count(0)
    window.picture("reports-5-setting-phone")
    office.presses("Report a concern", "A child")
    office.writes("Ffion has a bruise on her arm.")
    office.presses("Send it now")
    reference = tom.reference()
    office.hears("Recorded", reference)
    maya.hears("A new concern", reference)
    office.hears("Who is reporting?")
    office.does_not_see("bruise")
    window.picture("reports-6-forgotten")
