"""Whenever the clock rings: everything that is due by now and has not been done."""

from datetime import timedelta

from handlers import accounts, calls, consent, declaring, logo, phone, policies
from handlers.children import importing, leaving
from handlers.concerns import cases, clocks, edits, handing_on, harm, ladder, returned
from handlers.concerns.inbox import searching
from handlers.data import reminders
from handlers.dialogue.turn import Occasion
from handlers.due import ring as duties
from policy.hours import local_day
from storage import dialogues, intake, outbox, strangers, told

UNSENT_AFTER = timedelta(minutes=30)
SEEN_KEPT = timedelta(days=3)
SETTLED_KEPT = timedelta(days=2)
DELETABLE_FOR = timedelta(hours=48)  # Bot API, deleteMessage


def ring(occasion: Occasion) -> None:
    """Do what is due; a late, missed or doubled ring does no harm."""
    ladder.climb(occasion)
    clocks.ring(occasion)
    handing_on.ring(occasion)
    returned.ring(occasion)
    _remind_of_unsent(occasion)
    _clear_content(occasion)
    edits.ask_again(occasion)
    importing.forget(occasion)
    reminders.ring(occasion)
    consent.ring(occasion)
    leaving.ring(occasion)
    policies.ring(occasion)
    declaring.ring(occasion)
    logo.ring(occasion)
    accounts.ring(occasion)
    cases.ring(occasion)
    duties.ring(occasion)
    calls.ring(occasion)
    phone.ring(occasion)
    searching.catch_up(occasion)
    _forget(occasion)


def _remind_of_unsent(occasion: Occasion) -> None:
    before = occasion.now - UNSENT_AFTER
    for conversation in ("concern", "report", "ask"):
        left = dialogues.unfinished(occasion.tx, conversation=conversation, before=before)
        for person, said in left.items():
            pressing = conversation == "concern" or harm.is_pressing(said)
            if pressing and {"words", "files"} & set(said):
                ladder.remind_of_unsent(occasion, person, conversation)


def _clear_content(occasion: Occasion) -> None:
    """Delete shown content from the chats; later than 48 hours Telegram would refuse it."""
    for letter in outbox.to_clear(occasion.tx, now=occasion.now):
        if occasion.now - letter["settled_at"] < DELETABLE_FOR:
            occasion.letter(
                letter["chat"],
                "deleteMessage",
                {"message_id": letter["message"]},
                lane=outbox.Lane.ROUTINE,
            )
        outbox.cleared(occasion.tx, letter["id"])


def _forget(occasion: Occasion) -> None:
    now = occasion.now
    minutes = occasion.setting.timing.stranger_answer_minutes
    strangers.forget(occasion.tx, before=now - timedelta(minutes=minutes))
    today = local_day(occasion.setting.place, now)
    if told.first_time(occasion.tx, kind="forgetting", subject="", on=today, at=now):
        intake.forget_seen(occasion.tx, before=now - SEEN_KEPT)
        outbox.forget_settled(occasion.tx, before=now - SETTLED_KEPT)
