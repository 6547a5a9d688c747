"""A concern about the manager: whatever anybody does about it, the manager's phone stays the same.

Two runs of one random plot, with the concern and without it, must leave the same on that phone.
"""

import asyncio
import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.clock import Clock
from policy.roles import Role
from storage import people
from tests.faults.test_forged import ABOUT_ONE
from tests.faults.updates import unreadable
from tests.faults.whole_story import everything_reported
from tests.stage import Somebody, Stage
from tests.stories.conftest import Cast

MONDAY = datetime(2026, 11, 23, 10, 2, tzinfo=UTC)
REFERENCE = re.compile(r"\b[CQ]-[A-Z0-9]{5}\b")

# What the manager and uninvolved people do, in both runs.
IN_BOTH = (
    *(f"maya writes {word}" for word in ("/start", "/inbox", "/people", "/mine", "/help", "hello")),
    *(f"maya presses {number}" for number in range(12)),
    *(f"maya forges {data}" for data in ("inbox.open:C-33333", "inbox.list", "mine.show:C-33333")),
    "tom reports",
    "carol blocks",
    *(f"time {minutes}" for minutes in (1, 20, 90, 1500)),
)
# What happens about the concern; in the twin, nothing.
ABOUT_IT = (
    "priya reports",
    "priya alarms",
    "priya writes /mine",
    "priya writes More about it.",
    "priya sends a file",
    "priya edits",
    "priya is unreadable",
    *(f"priya presses {number}" for number in range(14)),
    *(f"carol presses {number}" for number in range(14)),
    "carol writes /inbox",
    "carol writes Noted.",
    "carol is unreadable",
    *(f"dan presses {number}" for number in range(14)),
    "dan writes Noted.",
)
# What would change the people or what they are told for everybody to see, and is no secret.
LEFT_ALONE = re.compile(
    r"A child is in danger|Ask the manager|A child|A colleague|End access|Yes, end it|role|Role"
    r"|Invite|New link|away|stands? in|Make the link|Send it|Report|Answer the question"
)


class StillClock(Clock):
    """Goes only when it is moved, so that two runs say the same times."""

    def __init__(self) -> None:
        self._now = MONDAY

    def now(self) -> datetime:
        return self._now

    def forward(self, by: timedelta) -> None:
        self._now += by


@dataclass
class Left:
    """What a run left on the manager's phone, and the references that must not be there."""

    screen: list[object]
    commands: list[tuple[str, str]]
    everything: str  # on it, as it stands there
    about_manager: set[str]


class Run:
    def __init__(self, stage: Stage, *, with_concern: bool) -> None:
        self.stage = stage
        self.with_concern = with_concern
        self.people: dict[str, Somebody] = {}

    async def plays(self, plot: list[str]) -> Left:
        for name, role in (
            ("Maya Thompson", Role.MANAGER),
            ("Dan Price", Role.DEPUTY),
            ("Carol Hughes", Role.CHAIR),
            ("Priya Shah", Role.STAFF),
            ("Tom Evans", Role.STAFF),
        ):
            somebody = await self.stage.has(name, role)
            self.people[somebody.id] = somebody
        for line in plot:
            if line in IN_BOTH or self.with_concern:
                await self._happens(*line.split(maxsplit=2))
                await self.stage.settles()
        return await self._left()

    async def _happens(self, who: str, what: str, which: str = "") -> None:
        if who == "time":
            await self.stage.forward(minutes=int(what))
            return
        somebody = self.people[who]
        phone = somebody.phone
        if phone.blocked and what != "blocks":
            return  # to write would unblock, which is no secret
        match what:
            case "writes":
                await somebody.writes(which)
            case "forges":
                phone.press_data(which)
            case "presses":
                await self._presses(somebody, int(which))
            case "reports":
                await self._reports(somebody)
            case "alarms":
                await somebody.writes("/concern")
                await somebody.presses("🔴 … and the manager is involved")
            case "sends":
                phone.send_photo(b"what was on the screen", "look")
            case "edits":
                own = [one.id for one in phone.messages if not one.from_bot and one.text]
                phone.edit(own[-1], "Changed words.") if own else None
            case "is":
                self.stage.world.updates.push_raw(unreadable(phone, text="?"))
            case "blocks":
                phone.blocked = not phone.blocked

    async def _presses(self, somebody: Somebody, number: int) -> None:
        """One of the newest buttons on that phone; those whom the concern reached leave all others
        alone, as they do in the twin.
        """
        others = await self._references() - await self._about_manager()
        shown = [
            (button.data, message.id)
            for message in reversed(somebody.said[-3:])
            for row in message.buttons
            for button in row
            if button.data and not LEFT_ALONE.search(button.text)
            if somebody.id == "maya" or button.data.rpartition(":")[2] not in others
        ]
        if shown:
            data, message = shown[number % len(shown)]
            somebody.phone.press_data(data, message)

    async def _references(self) -> set[str]:
        return {one.reference for one in await self.stage.run(everything_reported)}

    async def _about_manager(self) -> set[str]:
        reported = await self.stage.run(everything_reported)
        return {one.reference for one in reported if one.about == "manager"}

    async def _reports(self, somebody: Somebody) -> None:
        about = "A child" if somebody.id == "tom" else "The manager"
        await somebody.writes("/concern")
        await somebody.writes("/cancel")
        await somebody.reports_a_concern(f"{somebody.name} saw something.", about=about)

    async def _left(self) -> Left:
        phone = self.people["maya"].phone
        known: dict[str, str] = {}

        def plain(text: str) -> str:
            """References are chance; they are told apart by when they came."""
            return REFERENCE.sub(lambda m: known.setdefault(m[0], f"C-{len(known)}"), text)

        screen: list[object] = [
            (one.id, plain(one.text), [plain(label) for label in one.labels])
            for one in phone.messages
        ]
        screen += [plain(toast) for toast in phone.toasts]
        return Left(
            screen,
            phone.commands,
            "\n".join([*(f"{one.text} {one.buttons}" for one in phone.messages), *phone.toasts]),
            await self._about_manager(),
        )


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def the_same_is_left_without_it(plot: list[str]) -> None:
    log = _Lines()
    logging.getLogger().addHandler(log)
    try:
        told = _left_by(plot, with_concern=True)
        twin = _left_by(plot, with_concern=False)
    finally:
        logging.getLogger().removeHandler(log)
    assert told.screen == twin.screen
    assert told.commands == twin.commands
    assert told.about_manager
    for reference in told.about_manager:
        assert reference not in told.everything
        assert reference not in "\n".join(log.lines)


@settings(max_examples=12, deadline=None)
@given(plot=st.lists(st.sampled_from([*IN_BOTH, *ABOUT_IT]), min_size=6, max_size=16))
def test_a_concern_about_the_manager_changes_nothing_on_the_manager_s_phone(
    plot: list[str],
) -> None:
    the_same_is_left_without_it(plot)


def _left_by(plot: list[str], *, with_concern: bool) -> Left:
    async def run() -> Left:
        stage = Stage(Path(folder), clock=StillClock())
        await stage.opens()
        try:
            return await Run(stage, with_concern=with_concern).plays(
                ["priya reports", *plot] if with_concern else plot
            )
        finally:
            await stage.closes()

    with TemporaryDirectory() as folder:
        return asyncio.run(run())


async def test_a_manager_who_comes_later_does_not_learn_of_it_either(cast: Cast) -> None:
    """Whoever is the manager then: the chair dealt with it."""
    reference = await cast.priya.reports_a_concern("He shouted at them.", about="The manager")
    nia = await cast.stage.has("Nia New", Role.MANAGER)
    await cast.stage.run(lambda tx: people.change_role(tx, "dan", role=Role.MANAGER))
    await cast.stage.forward(days=1)
    for somebody in (nia, cast.dan, cast.maya):
        await somebody.writes("/inbox")
        somebody.hears("The inbox is empty")
        for name in ABOUT_ONE:
            somebody.phone.press_data(f"{name}:{reference}")
        await cast.stage.settles()
        somebody.never_hears(reference)
        somebody.never_hears("shouted")
