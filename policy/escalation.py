"""When an alert that nobody has opened goes to the next person, and when it is repeated
(C17, C18).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from policy.hours import patience
from policy.setting import Setting


@dataclass(frozen=True)
class Rung:
    """One person who was told: when first, when last, and whether Telegram could not reach them."""

    person: str
    told_at: datetime
    repeated_at: datetime
    unreachable_at: datetime | None = None


@dataclass(frozen=True)
class Climb:
    """What is due now: somebody new to tell, or everybody told so far once more."""

    tell: str | None = None
    repeat: tuple[str, ...] = ()
    because_unreachable: bool = False


def due(
    setting: Setting,
    *,
    urgent: bool,
    rungs: Sequence[Rung],
    order: Sequence[str],
    now: datetime,
    wait: timedelta | None = None,
) -> Climb:
    """What to do for an unopened alert at this moment; an empty Climb when it is too early.

    The next person is told when the latest one let the patience run out, or a minute after Telegram
    said that none of those told can be reached. With nobody left, all are told again, each time the
    patience runs out. `wait` replaces the patience for what is less pressing than a concern.
    """
    told = {rung.person for rung in rungs}
    following = next((person for person in order if person not in told), None)
    if not rungs:
        return Climb(tell=following)
    latest = max(rungs, key=lambda rung: rung.told_at)
    last = max(rung.repeated_at for rung in rungs)
    pause = wait or patience(setting.place, setting.timing, urgent=urgent, told_at=last)
    if following is None:
        return (
            Climb(repeat=tuple(rung.person for rung in rungs)) if now - last >= pause else Climb()
        )
    if all(rung.unreachable_at for rung in rungs):
        grace = timedelta(seconds=setting.timing.unreachable_next_person_seconds)
        if now - latest.told_at >= grace:
            return Climb(tell=following, because_unreachable=True)
    if now - latest.told_at >= pause:
        return Climb(tell=following)
    return Climb()
