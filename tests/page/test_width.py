"""The page fits a desk with three phones, and one phone's own width."""

from playwright.sync_api import expect

from tests.page.browser import PHONE
from tests.page.conftest import OpenWindow
from tests.page.window import Window

WORDS = "He said his uncle hits him with a belt."
SMALLEST_TARGET = 40


def test_three_phones_stand_side_by_side_at_1280(window: Window) -> None:
    window.opens()
    expect(window.phones).to_have_count(3)
    for phone in window.phones.all():
        box = phone.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 1280
        assert box["y"] + box["height"] <= 800
        assert box["width"] >= 360
    assert _hangs_over(window) == 0
    window.picture("width-1280")


def test_a_concern_is_reported_and_opened_on_one_phones_width(open_window: OpenWindow) -> None:
    window = open_window(**PHONE)
    window.opens()
    expect(window.phones).to_have_count(1)
    window.page.get_by_test_id("guide-close").tap()
    priya = window.phone("Priya")
    priya.presses("Report a concern")
    priya.hears("Who is your concern about?")
    window.picture("width-390-1-about-whom")
    priya.presses("A child")
    priya.writes(WORDS)
    priya.hears("Please check before you send")
    window.picture("width-390-2-check")
    priya.presses("Send it now")
    reference = priya.reference()
    window.picture("width-390-3-receipt")
    expect(window.label("Maya").get_by_test_id("unread")).to_have_text("1")

    maya = window.phone("Maya")
    expect(window.phones).to_have_count(1)
    maya.hears("A new concern")
    window.picture("width-390-4-alert")
    maya.presses(f"Open {reference}")
    maya.hears(WORDS)
    window.picture("width-390-5-opened")
    assert _hangs_over(window) == 0
    assert _small_targets(window) == []
    window.forward("hour")
    maya.does_not_see(WORDS)
    window.picture("width-390-6-an-hour-later")


def test_the_check_page_is_read_from_its_top_in_the_dark_too(open_window: OpenWindow) -> None:
    window = open_window(**PHONE, color_scheme="dark")
    window.opens()
    priya = window.phone("Priya")
    priya.presses("Report a concern", "A child")
    priya.writes(WORDS)
    check = priya.hears("Please check before you send")
    expect(check.get_by_text("ring 999 first")).to_be_in_viewport()
    window.picture("width-390-7-dark")


def _hangs_over(window: Window) -> int:
    """By how much the page is wider than the window."""
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(window.page.evaluate(wider))


def _small_targets(window: Window) -> list[str]:
    """The buttons on the screen that a thumb would miss."""
    missed = []
    for button in window.page.locator("button:visible, textarea:visible").all():
        box = button.bounding_box()
        if box and min(box["height"], box["width"]) < SMALLEST_TARGET:
            missed.append(f"{button.get_attribute('aria-label') or button.inner_text()} {box}")
    return missed
