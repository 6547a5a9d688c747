"""What a handler works with: the transaction, the moment, the person, and ways to answer and to
tell others.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from handlers.dialogue import buttons as keys
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Rows
from handlers.dialogue.incoming import Incoming
from policy.roles import Role, Standing
from policy.setting import Setting
from storage import audit, deliveries, dialogues, outbox
from storage.deliveries import Sent, Why
from storage.dialogues import Dialogue
from storage.outbox import Lane
from storage.people import Person
from storage.transaction import Transaction

# Calls of the Bot API that name no chat, though their letters belong to one.
WITHOUT_CHAT = frozenset({"answerCallbackQuery", "setMyCommands", "deleteMyCommands"})


@dataclass(slots=True)
class Occasion:
    """A moment at which the bot may say something: an update, a ring of the clock, a delivery."""

    tx: Transaction
    now: datetime
    setting: Setting
    bot_name: str = ""  # its Telegram username, for links

    def tell(
        self,
        person: Person,
        text: str,
        rows: Rows | None = None,
        *,
        lane: Lane = Lane.REPLY,
        alert: int | None = None,
        entry: int | None = None,
        sent: Sent | None = None,
        protect: bool = False,
        clear: bool = False,
    ) -> None:
        """Say something to a person, who need not be the one at the phone; unheard when they have
        none, and by somebody whose access here has ended.

        `entry`, `sent`: what somebody said of an item, or of something else, and this tells of;
        what becomes of it is shown to them (`handlers.dialogue.arrival`). `protect`: cannot be
        forwarded or saved. `clear`: deleted from the chat after the setting's time.
        """
        of = sent if entry is None else entry
        delivery = None if of is None else self._delivery(person, of)
        if person.telegram_id is None or person.standing is Standing.ENDED:
            return
        self._put(
            person.telegram_id,
            text,
            rows,
            lane=lane,
            alert=alert,
            delivery=delivery,
            protect=protect,
            clear=clear or person.role is Role.PHONE,
        )

    @property
    def _sender(self) -> str | None:
        """Whose messages these are; the bot's own are of whoever made the entry."""
        return None

    def _delivery(self, person: Person, of: int | Sent) -> int:
        number = deliveries.begin(
            self.tx, of=of, person=person.id, sender=self._sender, at=self.now
        )
        if person.standing is Standing.ENDED:
            deliveries.failed(self.tx, number, why=Why.LEFT, at=self.now)
        elif person.telegram_id is None:
            deliveries.failed(self.tx, number, why=Why.NO_ACCOUNT, at=self.now)
        return number

    def letter(
        self,
        chat: int,
        method: str,
        payload: dict[str, Any],
        *,
        lane: Lane = Lane.REPLY,
        made: str = "",
        clear: bool = False,
    ) -> None:
        """Any other call of the Bot API; `made` names what bot/ adds to it, see
        `storage.outbox.Letter`.
        """
        outbox.put(
            self.tx,
            chat=chat,
            lane=lane,
            method=method,
            payload=payload if method in WITHOUT_CHAT else {"chat_id": chat, **payload},
            now=self.now,
            made=made,
            clear_at=self._clear_at(clear),
        )

    def note(self, action: str, subject: str = "", *, by: str = "bot", **detail: str | int) -> None:
        """Append to the audit log; ids only, never a name or anybody's words."""
        audit.record(self.tx, at=self.now, actor=by, action=action, subject=subject, **detail)

    def link(self, secret: str) -> str:
        return f"https://t.me/{self.bot_name}?start={secret}"

    def _put(
        self,
        chat: int,
        text: str,
        rows: Rows | None,
        *,
        lane: Lane,
        alert: int | None = None,
        delivery: int | None = None,
        protect: bool = False,
        clear: bool = False,
    ) -> None:
        parts = phrases.split(text)
        for part in parts:
            payload: dict[str, Any] = {
                "chat_id": chat,
                "text": part,
                "link_preview_options": {"is_disabled": True},
            }
            if protect:
                payload["protect_content"] = True
            if rows and part is parts[-1]:
                payload["reply_markup"] = keys.markup(rows)
            outbox.put(
                self.tx,
                chat=chat,
                lane=lane,
                method="sendMessage",
                payload=payload,
                now=self.now,
                alert=alert,
                delivery=delivery,
                clear_at=self._clear_at(clear),
            )

    def _clear_at(self, clear: bool) -> datetime | None:
        if not clear:
            return None
        return self.now + timedelta(minutes=self.setting.timing.clear_content_minutes)


@dataclass(slots=True)
class Turn(Occasion):
    """One update of one known person."""

    incoming: Incoming = field(kw_only=True)
    person: Person = field(kw_only=True)
    dialogue: Dialogue = field(kw_only=True)
    id: str = ""  # what the pressed button carried after its colon
    answered_press: bool = False
    leads_to: str = ""  # what the pressed button stands for, when that is another topic's button
    beside: bool = False  # leave the pressed message as it is, and answer beside it
    # On the setting's phone: which buttons may stand there. All that is said goes from its chat.
    offers: Callable[[str], bool] | None = None

    @property
    def _sender(self) -> str | None:
        return self.person.id

    def say(
        self,
        text: str,
        rows: Rows | None = None,
        *,
        lane: Lane = Lane.REPLY,
        protect: bool = False,
        clear: bool = False,
    ) -> None:
        """Answer with a new message. Its buttons are remembered: typing a label works too."""
        if self.offers is not None:
            rows, protect, clear = self._offered(rows or [], self.offers), True, True
        self._put(self.incoming.chat, text, rows, lane=lane, protect=protect, clear=clear)
        self._remember(rows)

    def show(self, text: str, rows: Rows | None = None, *, lane: Lane = Lane.REPLY) -> None:
        """Answer in the place of the message whose button was pressed, or with a new one."""
        pressed = self.incoming.callback and self.incoming.message and not self.beside
        if not pressed or len(text) > phrases.LONGEST:
            self.say(text, rows, lane=lane)
            return
        payload = {
            "message_id": self.incoming.message,
            "text": text,
            "link_preview_options": {"is_disabled": True},
            "reply_markup": keys.markup(rows or []),
        }
        self.letter(self.incoming.chat, "editMessageText", payload, lane=lane)
        self._remember(rows)

    def toast(self, text: str, *, alert: bool = False) -> None:
        """A short line over the chat in answer to a press, at most 200 characters; to a button's
        typed label, an ordinary message.
        """
        if not self.incoming.callback:
            self.say(text)
            return
        self.answered_press = True
        payload = {
            "callback_query_id": self.incoming.callback,
            "text": text[:200],
            "show_alert": alert,
        }
        self.letter(self.incoming.chat, "answerCallbackQuery", payload)

    def settle(self) -> None:
        """End the turn: stop the pressed button's spinner, and keep where the person is."""
        if self.incoming.callback and not self.answered_press:
            payload = {"callback_query_id": self.incoming.callback}
            self.letter(self.incoming.chat, "answerCallbackQuery", payload)
        dialogues.keep(self.tx, self.dialogue, at=self.now)

    def _offered(self, rows: Rows, offers: Callable[[str], bool]) -> Rows:
        kept = [[button for button in row if offers(button.data)] for row in rows]
        return [row for row in kept if row]

    def _remember(self, rows: Rows | None) -> None:
        self.dialogue.screen = [[b.label, b.data] for row in rows or [] for b in row]
