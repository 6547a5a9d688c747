"""Everything can be done from the keyboard, and is said to whoever listens to the page."""

from playwright.sync_api import Page, expect

from tests.page.window import Window

MOST_TABS = 60
FOCUSED = "document.activeElement.getAttribute('aria-label') ?? document.activeElement.innerText"


def test_a_concern_is_reported_with_tab_and_enter_alone(window: Window) -> None:
    window.opens("Priya", "Maya")
    keyboard, priya = window.page.keyboard, window.phone("Priya")
    keyboard.press("Tab")
    assert _focused(window.page) == "Skip to the phones"
    keyboard.press("Enter")
    _goes_to(window.page, "Report a concern")
    keyboard.press("Enter")
    priya.hears("Who is your concern about?")
    _goes_to(window.page, "A child")
    window.picture("keyboard-1-where-the-focus-is")
    keyboard.press("Enter")
    priya.hears("What did you see or hear?")
    _goes_to(window.page, "Message, as Priya Shah")
    keyboard.type("He is afraid to go home.")
    keyboard.press("Enter")
    priya.hears("Please check before you send")
    _goes_to(window.page, "Send it now", by="Shift+Tab")
    keyboard.press("Enter")
    reference = priya.reference()
    _goes_to(window.page, f"Open {reference}")
    keyboard.press("Enter")
    window.phone("Maya").hears("He is afraid to go home.")
    window.picture("keyboard-2-opened")


def test_menus_and_dialogs_give_the_focus_back(window: Window) -> None:
    window.opens("Maya")
    keyboard, page = window.page.keyboard, window.page
    menu = page.get_by_test_id("phone-menu").locator("visible=true")
    menu.focus()
    keyboard.press("Enter")
    assert "Open an invite link" in _focused(page)
    keyboard.press("Enter")
    expect(page.get_by_label("The link")).to_be_focused()
    keyboard.press("Escape")
    expect(page.get_by_test_id("paste-dialog")).to_be_hidden()
    menu.focus()
    keyboard.press("Enter")
    keyboard.press("Escape")
    expect(menu).to_be_focused()


def _goes_to(page: Page, name: str, by: str = "Tab") -> None:
    """Tab until that is in focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press(by)
        if _focused(page) == name:
            return
    raise AssertionError(f"{name!r} was not reached; in focus is {_focused(page)!r}")


def _focused(page: Page) -> str:
    return str(page.evaluate(FOCUSED)).strip()
