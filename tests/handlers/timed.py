"""Clocks of reports: how they stand in the store, and at which moments somebody hears of them."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from policy.clocks import Kind
from storage import clocks
from storage.clocks import Clock
from tests.handlers.phones import Phone, Preschool

LONDON = ZoneInfo("Europe/London")


def clock(preschool: Preschool, reference: str, kind: Kind) -> Clock:
    """The one of that kind."""
    (found,) = [one for one in every(preschool, reference) if one.kind is kind]
    return found


def every(preschool: Preschool, reference: str) -> list[Clock]:
    """All of one report, but for the one of quiet items."""
    found = preschool.run(partial(clocks.of, reference=reference))
    return [one for one in found if one.kind is not Kind.QUIET]


def running(preschool: Preschool, reference: str) -> set[Kind]:
    return {one.kind for one in every(preschool, reference) if one.runs}


def screen(phone: Phone, reference: str) -> str:
    """The clocks of a report, as somebody who deals with it sees them."""
    phone.forges(f"clock.list:{reference}")
    return phone.screen[-1].text


def breach(phone: Phone, reference: str, since: str = "Only now") -> None:
    screen(phone, reference)
    phone.presses("Start: Possible data breach")
    phone.presses(since)
    phone.writes("A phone with pictures is lost")


def rings(
    preschool: Preschool, until: datetime, *, every: timedelta = timedelta(minutes=30)
) -> Iterator[datetime]:
    """The clock rings, each time twice, until then; yields each moment by the setting's wall."""
    while preschool.now < until:
        preschool.now += every
        preschool.ring()
        preschool.ring()
        yield preschool.now.astimezone(LONDON)


def heard(
    preschool: Preschool,
    phone: Phone,
    words: str,
    until: datetime,
    *,
    every: timedelta = timedelta(minutes=30),
) -> list[str]:
    """When this person hears these words, by the clock on the wall."""
    found = []
    phone.unheard.clear()
    for now in rings(preschool, until, every=every):
        found += [f"{now:%a %d %H:%M}" for message in phone.unheard if words in message.text]
        phone.unheard.clear()
    return found
