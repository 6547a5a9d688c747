"""A child is in danger now: one press alarms (C18)."""

from playwright.sync_api import expect

from tests.page.window import Window


def test_one_press_alarms_manager_and_deputy(window: Window) -> None:
    window.opens()
    priya, maya, dan = (window.phone(name) for name in ("Priya", "Maya", "Dan"))
    priya.presses("Report a concern", "🔴 A child is in danger now")
    priya.hears("Ring 999 now", "I am alerting Maya Thompson (manager) and Dan Price (deputy)")
    for alarmed in (maya, dan):
        alarmed.hears("URGENT", "A child may be in danger now.")
    priya.hears("delivered to Maya Thompson (manager)")
    priya.hears("delivered to Dan Price (deputy)")
    window.picture("danger-1-alarmed")
    reference = priya.hears("I am alerting").inner_text().partition("Reference ")[2][:7]
    dan.presses(f"Open {reference}")
    dan.hears("Reported by Priya Shah (staff)", "Go to them or ring them now.")
    priya.hears(f"{reference}: opened by Dan Price (deputy) at")
    maya.hears(f"{reference}: opened by Dan Price (deputy) at")
    window.picture("danger-2-opened")


def test_when_the_manager_is_involved_her_phone_shows_nothing_at_all(window: Window) -> None:
    window.opens()
    maya = window.phone("Maya")
    before = maya.bubbles.all_inner_texts()
    priya, carol = window.phone("Priya"), window.phone("Carol")
    priya.presses("Report a concern", "🔴 … and the manager is involved")
    priya.hears("Ring 999 now", "The manager is not told.")
    window.phone("Dan").hears("URGENT")
    carol.hears("URGENT")
    priya.hears("delivered to Dan Price (deputy)")
    priya.hears("delivered to Carol Hughes (chair of the committee)")
    window.picture("danger-3-past-the-manager")
    window.forward("day")
    priya.hears("not yet opened", "Please ring now", "01632 960 167")
    assert maya.bubbles.all_inner_texts() == before
    maya.picks("inbox")
    maya.hears("The inbox is empty.")
    expect(maya.bubbles).to_have_count(len(before) + 2)
    window.picture("danger-4-the-manager-sees-nothing")
