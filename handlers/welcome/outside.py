"""People who may do nothing here: strangers, those not confirmed yet, and whoever adds the bot to
a group.
"""

from datetime import timedelta

from handlers.dialogue import menu, phrases
from handlers.dialogue.incoming import Incoming
from handlers.dialogue.turn import Occasion
from policy.hours import local_day
from policy.roles import Role
from storage import people, strangers, told
from storage.people import Person

STRANGER = "This is not open to everybody: it answers only people who were invited."
NOT_YET = (
    "You are not confirmed yet, so I cannot take messages from you, and what you sent was not kept."
    " You will hear from me as soon as you are."
)
GONE = frozenset({"left", "kicked"})


def stranger(occasion: Occasion, came: Incoming) -> None:
    """One neutral line in an hour; nothing is kept but a counter."""
    strangers.count(occasion.tx)
    stop_waiting(occasion, came)
    hour = timedelta(minutes=occasion.setting.timing.stranger_answer_minutes)
    if strangers.answered_since(occasion.tx, came.sender, moment=occasion.now - hour):
        return
    strangers.answered(occasion.tx, came.sender, at=occasion.now)
    text = f"{STRANGER}\n\n{menu.in_danger(occasion.setting.contacts)}"
    occasion.letter(came.chat, "sendMessage", {"text": text})


def not_yet(occasion: Occasion, came: Incoming, person: Person) -> None:
    """They opened their invitation, and nobody has confirmed them so far."""
    stop_waiting(occasion, came)
    occasion.tell(person, f"{NOT_YET}\n\n{menu.in_danger(occasion.setting.contacts)}")


def stop_waiting(occasion: Occasion, came: Incoming) -> None:
    """A button pressed without a right must not spin for ever."""
    if came.callback:
        payload = {"callback_query_id": came.callback}
        occasion.letter(came.chat, "answerCallbackQuery", payload)


def leave_group(occasion: Occasion, came: Incoming) -> None:
    """Leave at once, read nothing, and tell the manager once."""
    if came.data in GONE:
        return
    today = local_day(occasion.setting.place, occasion.now)
    first = told.first_time(
        occasion.tx, kind="group", subject=str(came.chat), on=today, at=occasion.now
    )
    is_change = not came.message and not came.callback
    if first or is_change:
        occasion.letter(came.chat, "leaveChat", {})
    if first:
        adder = people.find_by_telegram(occasion.tx, came.sender) if is_change else None
        _tell_managers(occasion, adder)


def _tell_managers(occasion: Occasion, adder: Person | None) -> None:
    by = f" by {phrases.name(adder.name)}" if adder else ""
    text = (
        f"I was added to a group or a channel{by}. I am leaving at once; nothing from it is read or"
        " kept. I work only in private chats."
    )
    for manager in people.active(occasion.tx, Role.MANAGER):
        occasion.tell(manager, text)
