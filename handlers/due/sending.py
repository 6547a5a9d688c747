"""The calendar file is sent to the person who asks for it, and removed from the chat later."""

from datetime import timedelta

from handlers.dialogue.turn import Turn
from handlers.due import calendar_file, wording
from storage import duties

AHEAD = timedelta(days=2 * 366)
MOST = 1000


def send(turn: Turn) -> None:
    """Every open duty of the next two years."""
    found = duties.due(turn.tx, up_to=wording.today(turn) + AHEAD, most=MOST)
    if not found:
        turn.toast("Nothing is on the calendar yet.")
        return
    words = calendar_file.written(found, turn.setting.place.name)
    turn.note("calendar file", by=turn.person.id, number=len(found))
    turn.letter(
        turn.incoming.chat,
        "sendDocument",
        {"caption": f"The calendar: {len(found)}. Open it with your phone's calendar."},
        made=f"text:pre-school.ics:{words}",
        clear=True,
    )
