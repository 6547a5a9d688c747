"""A visitor with one person's phone in hand: presses, types, sends files and reads."""

import re
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

from bot.rehearsal.cast import CAST

REFERENCE = re.compile(r"[CQR]-[A-Z0-9]{5}")


class Visitor:
    def __init__(self, page: Page, name: str) -> None:
        self.page, self.name = page, name
        self.phone = page.locator(f"section.phone[data-phone='{self.number(name)}']")

    @staticmethod
    def number(name: str) -> int:
        return next(member.phone for member in CAST if member.first_name == name)

    @property
    def is_out(self) -> bool:
        return self.phone.is_visible()

    @property
    def bubbles(self) -> Locator:
        return self.phone.get_by_test_id("bubble")

    def key(self, label: str) -> Locator:
        """The newest button of that name under a message."""
        words = self.page.get_by_text(label, exact=True)
        return self.phone.get_by_test_id("inline-button").filter(has=words).last

    def presses(self, *labels: str) -> None:
        for label in labels:
            self.key(label).click()
            self.phone.locator(".pressing").first.wait_for(state="detached")

    def writes(self, text: str) -> None:
        box = self.phone.get_by_test_id("message-box")
        box.fill(text)
        box.press("Enter")
        expect(box).to_have_value("")

    def own(self, text: str) -> Locator:
        mine = self.phone.locator("[data-testid=bubble][data-from=person]")
        return mine.filter(has_text=text).last

    def picks(self, command: str) -> None:
        """Open the list of commands and choose one."""
        self.phone.get_by_test_id("commands").click()
        self.phone.locator(f"[data-testid=command][data-command={command}]").click()

    def commands(self) -> list[str]:
        self.phone.get_by_test_id("commands").click()
        found = self.phone.locator("[data-testid=command] .command").all_inner_texts()
        self.phone.get_by_test_id("commands").click()
        return found

    def attaches(self, kind: str, file: Path | FilePayload) -> None:
        """Send a file of their own: a photo, a document or a voice note."""
        self.phone.get_by_test_id(f"file-{kind}").set_input_files(file)
        self._sends_what_waits()

    def attaches_sample(self, kind: str) -> None:
        """Send the photo or the voice note that the page makes itself."""
        self.phone.get_by_test_id("attach").click()
        self.phone.get_by_test_id(f"sample-{kind}").click()
        self._sends_what_waits()

    def _sends_what_waits(self) -> None:
        tray = self.phone.get_by_test_id("tray")
        expect(tray).to_be_visible()
        self.phone.get_by_test_id("send").click()
        expect(tray).to_be_hidden()

    def hears(self, *fragments: str) -> Locator:
        """The newest message of the bot's that holds all of them; waits until it is there."""
        found = self.phone.locator("[data-testid=bubble][data-from=bot]")
        for fragment in fragments:
            found = found.filter(has_text=fragment)
        found.last.wait_for()
        return found.last

    def does_not_see(self, fragment: str) -> None:
        expect(self.bubbles.filter(has_text=fragment)).to_have_count(0)

    def reference(self) -> str:
        """The reference in the newest receipt."""
        found = REFERENCE.search(self.hears("Your reference is").inner_text())
        assert found
        return found[0]

    def changes(self, words: str, other: str) -> None:
        """Edit a message of their own."""
        self._chooses(words, "edit-message")
        self.writes(other)

    def deletes(self, words: str) -> None:
        self._chooses(words, "delete-message")

    def _chooses(self, words: str, entry: str) -> None:
        mine = self.own(words)
        mine.hover()
        mine.get_by_test_id("message-menu").click()
        self.phone.get_by_test_id(entry).click()

    def blocks_the_bot(self) -> None:
        switch = self.phone.get_by_test_id("blocked-switch")
        switch.click()
        expect(switch).to_be_checked()

    def reports_a_concern(self, words: str) -> str:
        """The shortest honest concern: three presses and one message."""
        self.presses("Report a concern", "A child")
        self.writes(words)
        self.presses("Send it now")
        return self.reference()
