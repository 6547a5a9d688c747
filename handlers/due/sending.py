"""The calendar file is sent to the person who asks for it, and removed from the chat later."""

from datetime import timedelta

from handlers.dialogue.turn import Turn
from handlers.due import calendar_file, wording
from storage import duties

AHEAD = timedelta(days=2 * 366)
MOST = 1000
HOW = (
    "On an iPhone open the file and press Add All. On an Android phone open it with the calendar;"
    " where that is not offered, import it at calendar.google.com on a computer.\n\n"
    "Ask for it again at any time: what was put off moves, and nothing is there twice. What is done"
    " meanwhile you take out yourself. No person's name is in it."
)


def send(turn: Turn) -> None:
    """Every open duty of the next two years that this person could do."""
    open_now = duties.due(turn.tx, up_to=wording.today(turn) + AHEAD, most=MOST)
    found = [duty for duty in open_now if wording.is_for(duty, turn.person)]
    if not found:
        turn.toast("Nothing is on the calendar yet.")
        return
    words = calendar_file.written(found, turn.setting.place.name, duties.changes(turn.tx))
    turn.note("calendar file", by=turn.person.id, number=len(found))
    minutes = turn.setting.timing.clear_content_minutes
    caption = (
        f"The calendar, things to do: {len(found)}. It goes from this chat in {minutes} minutes."
        f"\n\n{HOW}"
    )
    turn.letter(
        turn.incoming.chat,
        "sendDocument",
        {"caption": caption},
        made=f"text:pre-school.ics:{words}",
        clear=True,
    )
