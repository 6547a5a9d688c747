"""Take-down requests that no platform has answered are brought up again after some days, in hours,
once a day at most: references, and never content.
"""

from handlers.concerns import record
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Occasion
from policy.hours import in_hours
from policy.investigation import brought_up_on
from policy.roles import Standing
from storage import concerns, own_hours, people, platform_requests, told
from storage.outbox import Lane
from storage.people import Person
from storage.platform_requests import Request

AT_ONCE = 200
SHOWN = 8


def ring(occasion: Occasion) -> None:
    """Each person who has to do with some of them is told in one message."""
    today = record.today(occasion)
    waiting: dict[str, list[Request]] = {}
    for request in platform_requests.unanswered(occasion.tx, today=today, most=AT_ONCE):
        person = _whom(occasion, request)
        if person and _may_be_told(occasion, person):
            waiting.setdefault(person.id, []).append(request)
    for person_id, found in waiting.items():
        if told.first_time(
            occasion.tx, kind="platforms", subject=person_id, on=today, at=occasion.now
        ):
            _tell(occasion, people.get(occasion.tx, person_id), found)


def _whom(occasion: Occasion, request: Request) -> Person | None:
    """Whoever deals with it, else whoever asked, else the first who may read it; never a subject,
    never somebody who has stepped off. While Telegram reaches none of them it waits.
    """
    concern = concerns.get(occasion.tx, request.reference)
    readers = {one.id: one for one in record.readers(occasion, concern)}
    wanted = [concern.assigned_to, request.asked_by, *record.ladder(occasion, concern), *readers]
    today = record.today(occasion)
    found = [readers[one] for one in wanted if one in readers and not readers[one].unreachable_at]
    here = [one for one in found if not people.is_away(one, today)]
    return next(iter(here or found), None)


def _may_be_told(occasion: Occasion, person: Person) -> bool:
    own = own_hours.find(occasion.tx, person.id)
    is_here = person.standing is Standing.ACTIVE
    return is_here and in_hours(occasion.setting.place, occasion.now, own)


def _tell(occasion: Occasion, person: Person, found: list[Request]) -> None:
    today, days = record.today(occasion), occasion.setting.timing.platform_answer_days
    again = brought_up_on(occasion.setting.place, today, today=today, days=days)
    for request in found:
        platform_requests.remind(occasion.tx, request.id, on=again)
        occasion.note("platform has not answered", request.reference, request=request.id)
    items = list(dict.fromkeys(request.reference for request in found))
    rows: Rows = [[Button(f"Open {one}", f"case.open:{one}")] for one in items[:SHOWN]]
    more = f" and {len(items) - SHOWN} more" if len(items) > SHOWN else ""
    what = "A request has" if len(found) == 1 else f"{len(found)} requests have"
    text = (
        f"{', '.join(items[:SHOWN])}{more}: {what} had no answer yet. Please ask once more, or"
        " write down what was answered."
    )
    occasion.tell(person, text, rows, lane=Lane.ROUTINE)
