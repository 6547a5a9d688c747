"""Puts together the text, the keyboard and the marks of a message that the bot sends or changes."""

from typing import Any

from bot.rehearsal.server.entities import checked_entities
from bot.rehearsal.server.files import StoredFile
from bot.rehearsal.server.keyboards import checked_keyboard
from bot.rehearsal.server.markup import parse
from bot.rehearsal.server.messages import Message
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.parameters import Parameters
from bot.rehearsal.server.phones import Phone
from bot.rehearsal.server.refusals import bad_request
from bot.rehearsal.server.shape import Json
from bot.rehearsal.server.texts import LONGEST_CAPTION, LONGEST_TEXT, finished

# Signs that take no room: a text of only these counts as empty.
INVISIBLE = " \n\u00ad\u200b\u200c\u200d\u2060\u3164\ufeff"


def text_content(asked: Parameters) -> Json:
    """The text and its entities, as `sendMessage` and `editMessageText` take them."""
    given = asked.text("text")
    if not given:
        raise bad_request("message text is empty")
    text, entities = _marked(given, asked.text("parse_mode"), asked.nested("entities"))
    if not text.strip(INVISIBLE):
        raise bad_request("text must be non-empty")
    if len(text) > LONGEST_TEXT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(caption: str, parse_mode: str, given_entities: Any) -> Json:
    if not caption:
        return {}
    text, entities = _marked(caption, parse_mode, given_entities)
    if len(text) > LONGEST_CAPTION:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def deliver(
    network: Network,
    phone: Phone,
    asked: Parameters,
    content: Json,
    file: StoredFile | None = None,
) -> Json:
    """Show a new message from the bot on a phone; the answer to a call that sends one."""
    keyboard = checked_keyboard(asked.nested("reply_markup"))
    message = Message(
        id=phone.screen.next_id,
        chat=phone.chat,
        sender=network.exchange.bot.as_user(),
        at=network.exchange.clock.now(),
        content=content | _reply(phone, asked.nested("reply_parameters")),
        file=file,
        inline_keyboard=keyboard.inline,
        reply_keyboard=keyboard.reply,
        protected=asked.switch("protect_content"),
    )
    phone.screen.show(message)
    return message.as_api()


def _marked(text: str, parse_mode: str, given: Any) -> tuple[str, list[Json]]:
    if parse_mode:
        return finished(*parse(text, parse_mode))
    return finished(text, checked_entities(text, given))


def _reply(phone: Phone, wanted: Any) -> Json:
    if not wanted:
        return {}
    if not isinstance(wanted, dict):
        raise bad_request("object expected as reply parameters")
    original = phone.screen.find(wanted.get("message_id", 0))
    if original is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    quoted = original.as_api()
    quoted.pop("reply_to_message", None)
    return {"reply_to_message": quoted}
