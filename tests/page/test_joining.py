"""Somebody becomes known: invited, opened on their phone, confirmed by name."""

from playwright.sync_api import Locator, expect

from bot.making import picture
from tests.page.window import Window


def test_an_invitation_is_passed_on_opened_and_confirmed(window: Window) -> None:
    window.opens("Maya", "Nina")
    maya, nina = window.phone("Maya"), window.phone("Nina")
    maya.picks("people")
    maya.presses("Invite somebody")
    maya.hears("Whom do you want to invite?")
    maya.writes("Nina Novak")
    maya.presses("Staff", "Make the link")
    link = maya.hears("Invitation for Nina Novak", "t.me/").get_by_test_id("invite-link")
    window.picture("joining-1-the-link")
    assert _shown(window, maya.phone.get_by_test_id("photo").last) == picture(link.inner_text())

    link.click()
    window.picture("joining-2-on-whose-phone")
    _open_on(window, "Nina")
    expect(nina.own("/start")).not_to_contain_text(link.inner_text()[-8:])
    nina.hears("Somebody now checks that this invitation has reached the right person")
    maya.hears("You invited: Nina Novak (staff)", "The Telegram account is called: ‘Nina Novak’")
    window.picture("joining-3-is-it-the-same-person")
    assert nina.phone.get_by_test_id("inline-button").count() == 0

    maya.presses("Yes, this is Nina")
    maya.hears("Nina Novak (staff) is in. You confirmed it.")
    nina.hears("Welcome to Orleton Pre-School. You are confirmed as: staff.")
    assert {"/concern", "/ask", "/mine", "/help"} <= set(nina.commands())
    assert "/people" not in nina.commands()
    window.picture("joining-4-confirmed")


def test_a_link_that_was_used_is_refused_and_its_inviter_hears_it(window: Window) -> None:
    window.opens("Maya", "Nina", "Tom")
    maya, nina = window.phone("Maya"), window.phone("Nina")
    maya.picks("people")
    maya.presses("Invite somebody")
    maya.writes("Nina Novak")
    maya.presses("Staff", "Make the link")
    link = maya.hears("Invitation for Nina Novak", "t.me/").get_by_test_id("invite-link")
    link.click()
    _open_on(window, "Nina")
    maya.presses("No, refuse")
    nina.hears("This invitation could not be confirmed")

    link.click()
    _open_on(window, "Nina")
    nina.hears("This link does not open anything")
    maya.hears("The invitation for Nina Novak was opened again", "It did not work")
    link.click()
    _open_on(window, "Tom")
    window.phone("Tom").hears("You are already here, as Tom Evans (staff)")
    window.picture("joining-5-used-again")


def _open_on(window: Window, name: str) -> None:
    dialog = window.page.get_by_test_id("link-dialog")
    dialog.get_by_role("button", name=name).click()
    expect(dialog).to_be_hidden()


def _shown(window: Window, photo: Locator) -> bytes:
    """The bytes of a photo on the screen, once it is there."""
    expect(photo).to_be_visible()
    address = photo.locator("img").get_attribute("src")
    return window.page.request.get(f"{window.address}{address}".replace("//api", "/api")).body()
