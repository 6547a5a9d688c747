"""A quarter and more goes by at the push of the rehearsal's clock, and every nudge arrives on its
day: compared with days that are reckoned without the bot.
"""

from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from pathlib import Path

import aiohttp
import pytest

from bot.clock import Clock
from bot.rehearsal import accounts, cast
from bot.rehearsal.passing import Passing
from policy.calendar import RULES, Kind
from storage import duties
from tests.bot.rehearsal.page import Page
from tests.handlers.wall_calendar import SHUT, Marked, is_open, same_day_later
from tests.stage import Somebody, Stage

PAGE, GROUP = "Orleton Pre-School", "Orleton Families"
TEAM = ("maya", "dan")
STAFF = ("maya", "dan", "carol", "priya", "tom")
# A visitor of an evening; Easter, a clock change and a bank holiday lie ahead.
START = datetime(2027, 2, 1, 20, 30, tzinfo=UTC)
DAY = timedelta(days=1)
SETTING = replace(cast.SETTING, place=replace(cast.SETTING.place, closed_days=frozenset(SHUT)))
ZONE = SETTING.place.zone

Nudge = tuple[str, date, Kind, str]  # who, on which day, of what


@dataclass
class Rehearsal:
    """The stage with the rehearsal's own cast, and the button that moves its clock."""

    stage: Stage
    page: Page
    people: dict[str, Somebody] = field(default_factory=dict)

    async def begins(self) -> None:
        cast.hand_out_phones(self.stage.world)
        for member in cast.CAST[: len(STAFF)]:
            phone = self.stage.world.phone(member.phone)
            self.people[member.id] = Somebody(self.stage, phone, member.name)
        await self.stage.opens()
        at = self.stage.clock.now()
        await self.stage.run(partial(cast.enrol, at=at))
        await self.stage.run(partial(accounts.register, setting=SETTING, at=at))
        self.has_a_clock()

    def has_a_clock(self) -> None:
        stage = self.stage
        stage.world.on_forward = Passing(stage.world, stage.clock, stage.service).forward

    @property
    def today(self) -> date:
        return self.stage.clock.now().astimezone(ZONE).date()

    async def forward(self, *steps: str) -> None:
        for step in steps:
            status, _ = await self.page.post("/api/clock", forward=step)
            assert status == 200
        await self.stage.settles()

    async def is_down_for(self, days: int) -> None:
        await self.stage.stops_the_bot()
        self.stage.clock.forward(timedelta(days=days))
        await self.stage.starts_the_bot()
        self.has_a_clock()


@pytest.fixture
async def rehearsal(tmp_path: Path) -> AsyncIterator[Rehearsal]:
    clock = Clock()
    clock.forward(START - clock.now())
    stage = Stage(tmp_path, SETTING, clock=clock)
    async with aiohttp.ClientSession() as session:
        rehearsal = Rehearsal(stage, Page(stage.world, session))
        await rehearsal.begins()
        yield rehearsal
        await stage.closes()


@dataclass
class Wall:
    """What should be heard: each duty on the wall calendar, walked along day by day."""

    today: date
    duties: list[Marked] = field(default_factory=list)
    expected: Counter[Nudge] = field(default_factory=Counter)
    digests: dict[tuple[int, int], date] = field(default_factory=dict)

    def begins(self, kind: Kind, name: str, due_on: date, owner: str | None = None) -> None:
        self.duties.append(Marked(f"{kind}{name}{owner}", kind, name, due_on, owner))

    def of(self, kind: Kind, name: str, owner: str | None = None) -> Marked:
        return next(one for one in self.duties if one.id == f"{kind}{name}{owner}")

    def walks(self, to: date, *, down: int = 0) -> None:
        """Every day up to that one; the bot is away on the first `down` of them."""
        while self.today < to:
            self.today += DAY
            down -= 1
            if down < 0 and is_open(self.today):
                self.digests.setdefault(self.today.isocalendar()[:2], self.today)
                for duty in self.duties:
                    self._tells(duty)

    def _tells(self, duty: Marked) -> None:
        day = duty.latest(self.today)
        if day and day not in duty.told:
            duty.told.add(day)
            for person in [duty.owner] if duty.owner else TEAM:
                self.expected[person, self.today, duty.kind, duty.name] += 1


def heard(rehearsal: Rehearsal) -> Counter[Nudge]:
    """What was said of duties, read from the phones."""
    found: Counter[Nudge] = Counter()
    for person, somebody in rehearsal.people.items():
        for day, text in said(somebody, "To be done:"):
            for line in text.splitlines()[2:]:
                found[person, day, *recognised(line)] += 1
    return found


def said(somebody: Somebody, beginning: str) -> Iterator[tuple[date, str]]:
    """Every message that begins so, by its day; none is out of that person's hours."""
    opens, closes = (time(16), time(20)) if somebody.id == "dan" else (time(8), time(18))
    for message in somebody.said:
        if message.text.startswith(beginning):
            local = message.at.astimezone(ZONE)
            assert opens <= local.time() < closes, f"{somebody.name} at {local}"
            yield local.date(), message.text


def recognised(line: str) -> tuple[Kind, str]:
    """Which duty a line is about."""
    kind = next(k for k in Kind if line.startswith(f"– {RULES[k].title.partition('{')[0]}"))
    return kind, next((name for name in (PAGE, GROUP) if name in line), "")


async def has_own_hours(dan: Somebody) -> None:
    await dan.writes("/due")
    await dan.presses("My hours", "Other hours")
    await dan.writes("16:00")
    await dan.writes("20:00")
    dan.hears("16:00 to 20:00")


async def looks_through(maya: Somebody, account: str) -> None:
    await maya.writes("/start")
    await maya.does(lambda: maya.phone.press_data(f"monitor.start:{account}"))
    for _ in range(12):
        if "Put it on record" not in maya.last.labels:
            await maya.presses("Yes")
    await maya.presses("Put it on record")


async def declares_nothing(tom: Somebody) -> None:
    await tom.writes("/start")  # a new message, as an answer takes the place of what was pressed
    await tom.does(lambda: tom.phone.press_data(f"declare.start:{tom.id}"))
    await tom.presses("Nothing to declare")
    tom.hears("Thank you")


async def puts_off(rehearsal: Rehearsal, account: str, until: str) -> None:
    maya, kind = rehearsal.people["maya"], Kind.ASSESSMENT
    [duty] = await rehearsal.stage.run(lambda tx: duties.open_of(tx, kind, account))
    await maya.writes("/start")
    await maya.does(lambda: maya.phone.press_data(f"due.later:{duty.id}"))
    await maya.writes(until)
    await maya.presses("Somebody is away", "Put it off")
    maya.hears("It is put off")


async def test_a_quarter_goes_by_and_every_nudge_arrives_on_its_day(rehearsal: Rehearsal) -> None:
    people, wall = rehearsal.people, Wall(START.date())
    assert date(2027, 3, 26) in SHUT
    await has_own_hours(people["dan"])
    wall.begins(Kind.ASSESSMENT, PAGE, date(2027, 2, 3))
    wall.begins(Kind.ASSESSMENT, GROUP, date(2027, 1, 28))
    wall.begins(Kind.MONITORING, PAGE, date(2027, 2, 20))
    wall.begins(Kind.MONITORING, GROUP, date(2027, 2, 14))
    wall.begins(Kind.ROTATION, PAGE, date(2027, 2, 15))
    wall.begins(Kind.ROTATION, GROUP, date(2027, 6, 3))
    for person in STAFF:  # asked on the first day on which it is open
        wall.begins(Kind.DECLARATION, "", date(2027, 3, 2), person)

    await rehearsal.forward("hour", "day", "day", "week")
    wall.walks(rehearsal.today)
    await looks_through(people["maya"], accounts.SAMPLES[0].id)
    wall.duties.remove(wall.of(Kind.MONITORING, PAGE))
    wall.begins(Kind.MONITORING, PAGE, same_day_later(rehearsal.today, 1))
    await puts_off(rehearsal, accounts.SAMPLES[1].id, "9 March 2027")
    wall.of(Kind.ASSESSMENT, GROUP).put_off(date(2027, 3, 9))
    await rehearsal.forward("week", "week")
    wall.walks(rehearsal.today)
    await declares_nothing(people["tom"])
    wall.duties.remove(wall.of(Kind.DECLARATION, "", "tom"))
    await rehearsal.is_down_for(days=9)
    wall.walks(rehearsal.today, down=9)
    await rehearsal.forward("quarter")
    wall.walks(rehearsal.today)
    assert sorted(heard(rehearsal).items()) == sorted(wall.expected.items())
    for person in STAFF:
        digests = [day for day, _ in said(people[person], "This week:")]
        assert digests == (list(wall.digests.values()) if person in TEAM else [])
