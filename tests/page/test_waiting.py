"""Nobody answers: the next person is told, and the reporter reads what is true (C17)."""

from tests.page.window import Window

WORDS = "He said his uncle hits him with a belt."


def test_an_hour_later_the_deputy_is_told_and_the_reporter_hears_it(window: Window) -> None:
    window.opens()
    priya, dan = window.phone("Priya"), window.phone("Dan")
    reference = priya.reports_a_concern(WORDS)
    priya.hears(f"{reference}: delivered to Maya Thompson (manager)", "Not yet opened")
    window.forward("hour")
    dan.hears(reference, "Maya Thompson (manager) has not opened it")
    priya.hears("Maya Thompson (manager) has not opened it", "told Dan Price (deputy) as well")
    dan.does_not_see("belt")
    window.picture("waiting-1-an-hour-later")
    dan.presses(f"Open {reference}")
    priya.hears(f"{reference}: opened by Dan Price (deputy) at")


def test_the_manager_has_blocked_the_bot_and_the_deputy_is_told(window: Window) -> None:
    window.opens()
    priya, maya, dan = (window.phone(name) for name in ("Priya", "Maya", "Dan"))
    maya.blocks_the_bot()
    maya.phone.get_by_text("nothing reaches this phone").wait_for()
    reference = priya.reports_a_concern(WORDS)
    priya.hears(f"{reference}: Telegram cannot reach Maya Thompson (manager) at the moment.")
    window.picture("waiting-2-blocked")
    window.forward("hour")
    dan.hears(reference, "Maya Thompson (manager) cannot be reached")
    priya.hears("told Dan Price (deputy) as well")
    window.picture("waiting-3-the-deputy-is-told")
    maya.phone.get_by_test_id("unblock").click()
    maya.hears("Hello Maya Thompson.")
