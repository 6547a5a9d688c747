"""A browser window with the rehearsal's page in it: what is seen there, asked for and wrong with
it.
"""

from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Request, expect

from bot.rehearsal.cast import CAST
from tests.page.visitor import Visitor

OWN = ("data:", "blob:")
# Waits for every movement that comes to an end by itself.
STILL = """() => {
  const ends = (one) => one.effect.getComputedTiming().endTime < Infinity;
  const moving = document.getAnimations().filter(ends);
  return Promise.allSettled(moving.map((one) => one.finished)).then(() => {});
}"""


class Window:
    def __init__(self, context: BrowserContext, address: str, pictures: Path) -> None:
        self.page = context.new_page()
        self.address = address
        self.strangers: list[str] = []
        self.wrongs: list[str] = []
        self._pictures = pictures
        self.page.on("request", self._asked)
        self.page.on("console", self._complained)
        self.page.on("pageerror", lambda error: self.wrongs.append(str(error)))

    def opens(self, *names: str) -> None:
        """Open the page; with names, these phones are out, as in a link that was kept."""
        chosen = ",".join(str(Visitor.number(name)) for name in names)
        self.page.goto(f"{self.address}#phones={chosen}" if names else self.address)
        expect(self.phones).not_to_have_count(0)

    @property
    def phones(self) -> Locator:
        return self.page.locator("section.phone:visible")

    def phone(self, name: str) -> Visitor:
        """Somebody's phone, taken out by the label with their name if it is not."""
        visitor = Visitor(self.page, name)
        if not visitor.phone.is_visible():
            self.label(name).click()
        expect(visitor.phone).to_be_visible()
        return visitor

    def label(self, name: str) -> Locator:
        return self.page.locator(f"[data-testid=person-chip][data-person='{Visitor.number(name)}']")

    def only(self, *names: str) -> list[Visitor]:
        """Take out these phones and put all others away."""
        for member in CAST:
            if member.first_name not in names and Visitor(self.page, member.first_name).is_out:
                self._put_away(member.first_name)
        return [self.phone(name) for name in names]

    def _put_away(self, name: str) -> None:
        phone = Visitor(self.page, name).phone
        phone.get_by_test_id("phone-menu").click()
        phone.get_by_test_id("hide-phone").click()
        expect(phone).to_be_hidden()

    def forward(self, by: str) -> None:
        """Move the clock by an hour, a day, a week or a quarter."""
        button = self.page.get_by_test_id(f"forward-{by}")
        if not button.is_visible():
            self.page.get_by_test_id("clock").click()
        button.click()
        expect(self.page.locator(".clock[aria-busy]")).to_have_count(0, timeout=60_000)

    def happened(self, step: str, words: str = "") -> None:
        """The strip below the phones, opened, tells of it."""
        toggle = self.page.get_by_test_id("happenings-toggle")
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()
        told = self.page.locator(f"[data-testid=happening][data-step={step}]")
        expect(told.filter(has_text=words).first).to_be_visible()

    def picture(self, name: str) -> Path:
        """Keep what is on the screen, once nothing moves any more."""
        self.page.mouse.move(1, 1)
        self.page.evaluate(STILL)
        path = self._pictures / f"{name}.png"
        self.page.screenshot(path=path)
        return path

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, *OWN)):
            self.strangers.append(request.url)

    def _complained(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.wrongs.append(message.text)
