"""Ctrl-C ends the rehearsal: quickly, cleanly, with the page told."""

from playwright.sync_api import expect

from tests.page.rehearsal import ENDS_WITHIN, Rehearsal
from tests.page.window import Window


def test_ctrl_c_ends_it_while_the_page_listens(window: Window, rehearsal: Rehearsal) -> None:
    window.opens()
    window.phone("Priya").presses("Report a concern", "A child")
    code, seconds = rehearsal.press_ctrl_c()
    assert code == 0, rehearsal.complaints
    assert seconds < ENDS_WITHIN
    expect(window.page.get_by_test_id("connection")).to_contain_text("does not answer")
    window.picture("ended")
    _leave(window)


def test_ctrl_c_ends_it_while_a_quarter_passes(window: Window, rehearsal: Rehearsal) -> None:
    window.opens()
    window.phone("Priya").reports_a_concern("He is afraid to go home.")
    window.page.get_by_test_id("forward-quarter").click()
    window.phone("Dan").hears("A new concern")
    code, seconds = rehearsal.press_ctrl_c()
    assert code == 0, rehearsal.complaints
    assert seconds < ENDS_WITHIN
    assert rehearsal.complaints == ""
    _leave(window)


def _leave(window: Window) -> None:
    """The browser itself complains that connections were refused; that is none of our faults."""
    window.page.close()
    window.wrongs.clear()
