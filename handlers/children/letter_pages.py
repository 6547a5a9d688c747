"""Letters are made: for each adult a page with a fresh link of their own, kept nowhere else."""

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from handlers.dialogue import phrases
from handlers.dialogue.turn import Occasion
from policy.hours import local_day
from policy.roles import Role
from storage import invites, letters
from storage.letters import Addressee

MOST_PAGES = 200  # in one document
JUST_NOW = timedelta(minutes=1)


def due(occasion: Occasion) -> list[Addressee]:
    """Everybody who is not here yet."""
    today = local_day(occasion.setting.place, occasion.now)
    return letters.addressees(occasion.tx, today=today, now=occasion.now)


def without(found: Iterable[Addressee]) -> list[Addressee]:
    """Those who have no letter that works."""
    return [one for one in found if one.lettered_at is None]


def renewable(occasion: Occasion, found: Iterable[Addressee]) -> list[Addressee]:
    """All but those whose letter is just being made: a press that came twice would kill its
    link.
    """
    limit = occasion.now - JUST_NOW
    return [one for one in found if one.lettered_at is None or one.lettered_at < limit]


def make(occasion: Occasion, found: Sequence[Addressee], *, by: str) -> list[dict[str, Any]]:
    """What the papers say, in parts; every earlier link of these adults is dead from now on."""
    pages = [_page(occasion, one, by) for one in found]
    return [_document(occasion, part) for part in _parts(pages)]


def made(content: dict[str, Any]) -> str:
    """What goes with a message for its paper to be made."""
    return f"paper:letters:{json.dumps(content, ensure_ascii=False)}"


def last_day(occasion: Occasion) -> date:
    """The last day on which a link made now can be opened."""
    setting = occasion.setting
    return local_day(setting.place, occasion.now) + timedelta(days=setting.timing.letter_days)


def written(day: date) -> str:
    """A day such as 20 December 2026."""
    return f"{day.day} {day:%B %Y}"


def _page(occasion: Occasion, one: Addressee, by: str) -> dict[str, Any]:
    secret, until = secrets.token_urlsafe(32), last_day(occasion)
    invites.add(
        occasion.tx,
        secret=secret,
        person=one.person,
        made_by=by,
        at=occasion.now,
        expires_at=_end_of(until, occasion),
    )
    occasion.note("invited", one.person, by=by, role=Role.PARENT)
    return {
        "name": phrases.name(one.name),
        "children": [phrases.name(child.name) for child in one.children],
        "link": occasion.link(secret),
        "until": written(until),
    }


def _end_of(day: date, occasion: Occasion) -> datetime:
    """When that day ends at the setting."""
    next_day = datetime.combine(day + timedelta(days=1), time(), occasion.setting.place.zone)
    return next_day.astimezone(UTC)


def _document(occasion: Occasion, pages: list[dict[str, Any]]) -> dict[str, Any]:
    place = occasion.setting.place
    return {
        "place": phrases.name(place.name),
        "phone": occasion.setting.contacts.setting,
        "made_on": written(local_day(place, occasion.now)),
        "pages": pages,
    }


def _parts(pages: list[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, len(pages), MOST_PAGES):
        yield pages[start : start + MOST_PAGES]
