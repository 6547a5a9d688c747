"""The phone forgets who was there: its chat is cleared, and what was begun and not sent goes on on
the person's own phone.
"""

from datetime import timedelta
from typing import Any

from handlers.dialogue import carried, sent_files, shared_phone
from handlers.dialogue.buttons import Button, markup
from handlers.dialogue.conversation import stays_open
from handlers.dialogue.incoming import File
from handlers.dialogue.turn import Occasion
from handlers.phone import allowed
from policy.roles import Role, Standing
from storage import dialogues, outbox, people, recalls, shared_phones
from storage.dialogues import Dialogue
from storage.outbox import Lane
from storage.people import Person
from storage.shared_phones import SharedPhone

SILENCE = timedelta(minutes=5)  # with somebody's PIN given
REST = timedelta(minutes=10)  # until a receipt or an alarm goes from the chat
RENEWED = timedelta(hours=24)  # Telegram lets a message be deleted for 48


def ring(occasion: Occasion) -> None:
    """Nobody has done anything for some minutes; once a day the first screen is put up anew."""
    for phone in people.active(occasion.tx, Role.PHONE):
        if shared_phones.find(occasion.tx, phone.id) is None:  # its welcome does not stay
            place = SharedPhone(phone.id, None, (), occasion.now, is_clear=True)
            forget(occasion, phone, place, is_clear=True)
    for place in shared_phones.untouched(occasion.tx, before=occasion.now - SILENCE):
        phone = people.get(occasion.tx, place.phone)
        quiet = occasion.now - place.touched_at
        is_due = place.reporter or quiet > (RENEWED if place.is_clear else REST)
        if is_due and phone.standing is Standing.ACTIVE:
            forget(occasion, phone, place, is_clear=True)


def forget(occasion: Occasion, phone: Person, place: SharedPhone, *, is_clear: bool) -> None:
    """Everything that is in the chat goes, and what is still on its way to whoever sat there stays
    away; a receipt or an alarm may arrive, and goes later.
    """
    chat = phone.telegram_id
    if chat is None:
        return
    if place.reporter:
        _hand_over(occasion, phone, people.get(occasion.tx, place.reporter))
        said_now = min((one.id for one in occasion.tx.letters), default=None)
        recalls.answers_in(occasion.tx, chat=chat, before=said_now, at=occasion.now)
    dialogues.forget(occasion.tx, phone.id)
    shown = outbox.shown_in(occasion.tx, chat=chat)
    for message in [*place.messages, *(letter["message"] for letter in shown)]:
        occasion.letter(chat, "deleteMessage", {"message_id": message})
    for letter in shown:
        outbox.cleared(occasion.tx, letter["id"])
    shared_phones.forget(occasion.tx, phone.id, is_clear=is_clear, at=occasion.now)
    _put_up(occasion, phone, chat)


def _put_up(occasion: Occasion, phone: Person, chat: int) -> None:
    """The first screen, silently; it stays until the next one takes its place."""
    text, rows = shared_phone.first_screen(occasion)
    payload = {
        "chat_id": chat,
        "text": text,
        "reply_markup": markup(rows),
        "disable_notification": True,
    }
    outbox.put(
        occasion.tx,
        chat=chat,
        lane=Lane.REPLY,
        method="sendMessage",
        payload=payload,
        now=occasion.now,
        clear_at=occasion.now + 1.5 * RENEWED,
    )
    screen = [[button.label, button.data] for row in rows for button in row]
    dialogues.keep(occasion.tx, Dialogue(phone.id, screen=screen), at=occasion.now)


def _hand_over(occasion: Occasion, phone: Person, reporter: Person) -> None:
    """Nothing that was typed is lost: it waits, unsent, on the reporter's own phone."""
    dialogue = dialogues.get(occasion.tx, phone.id)
    left = [(row["conversation"], row["said"]) for row in dialogues.take_all(occasion.tx, phone.id)]
    is_one = dialogue.conversation in allowed.CONVERSATIONS
    if is_one and dialogue.said and not stays_open(dialogue.conversation):
        left.append((dialogue.conversation, dialogue.said))
    if loose := _loose(occasion, dialogue, reporter):
        left.append(("concern", loose))
    for number, (conversation, said) in enumerate(left):
        # Its own subject, as something like it may wait there already.
        subject = f"{occasion.now.timestamp():.0f}{number}"
        here = {question: _of_no_message(answer) for question, answer in said.items()}
        waiting = Dialogue(reporter.id, conversation, subject, here, begun_at=occasion.now)
        dialogues.park(occasion.tx, waiting, at=occasion.now)
        occasion.tell(
            reporter,
            "What you began on the setting’s phone was not sent, and nobody has read it. It waits"
            " for you here.",
            [[Button("Carry on with it", f"{conversation}.resume:{subject}", "primary")]],
        )


def _loose(occasion: Occasion, dialogue: Dialogue, reporter: Person) -> dict[str, Any]:
    """What was sent outside every conversation, as answers; its files are kept from now on."""
    words = carried.words(dialogue)
    files = [
        sent_files.keep(
            occasion,
            File(**part["file"]),
            person=reporter.id,
            message=0,
            caption=part.get("text", ""),
        )
        for part in carried.parts(dialogue)
        if "file" in part
    ]
    said: dict[str, Any] = {"words": words} if words else {}
    return said | ({"files": {"files": files, "done": True}} if files else {})


def _of_no_message(answer: Any) -> Any:
    """A number in the setting's phone means another message in their own chat."""
    if not isinstance(answer, dict) or "parts" not in answer:
        return answer
    return answer | {"parts": [[0, words] for _, words in answer["parts"]]}
