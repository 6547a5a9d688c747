"""What a screen reader finds: landmarks, names and live regions; and letters that can be read."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.page.browser import DESK
from tests.page.conftest import OpenWindow
from tests.page.window import Window

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
LANDMARKS = (
    "banner",
    'navigation "Whose phones to see"',
    'main "Phones"',
    'region "Priya Shah\'s phone, Staff"',
    'region "What just happened"',
    'log "Chat of Priya Shah with Orleton Pre-School"',
    'switch "Blocked"',
    'textbox "Message, as Priya Shah"',
)
NEEDS_A_NAME = frozenset(
    (
        *("button", "dialog", "image", "img", "link", "log", "menuitem", "navigation"),
        *("region", "slider", "switch", "textbox"),
    )
)


def test_landmarks_names_and_live_regions_are_there(window: Window) -> None:
    window.opens()
    page = window.page
    told = page.locator("body").aria_snapshot()
    for part in LANDMARKS:
        assert f"- {part}" in told
    expect(page.get_by_role("heading", level=1)).to_have_text("Orleton Pre-School")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    assert "Rehearsal" in page.title()
    assert _nameless(window) == []


def _nameless(window: Window) -> list[str]:
    """What can be used or seen in the accessibility tree, and says nothing of itself."""
    session = window.page.context.new_cdp_session(window.page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    seen = [node for node in nodes if not node.get("ignored")]
    roles = {node["role"]["value"] for node in seen}
    assert {"button", "textbox", "log"} <= roles
    named = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in seen]
    return [role for role, name in named if role in NEEDS_A_NAME and not name.strip()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_word_stands_out_from_what_is_behind_it(open_window: OpenWindow, scheme: str) -> None:
    window = open_window(**DESK, color_scheme=scheme)
    window.opens("Priya", "Maya", "Nina")
    priya = window.phone("Priya")
    priya.presses("Report a concern", "🔴 A child is in danger now")
    priya.hears("delivered to Dan Price")
    window.phone("Nina").blocks_the_bot()
    window.happened("delivered")
    window.picture(f"contrast-{scheme}")
    assert window.page.evaluate(CONTRAST) == []
