"""The methods that change or take away what a chat already shows."""

from datetime import timedelta

from bot.rehearsal.server.keyboards import checked_inline_keyboard
from bot.rehearsal.server.messages import Message
from bot.rehearsal.server.methods.composing import text_content
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.parameters import Parameters
from bot.rehearsal.server.phones import Phone
from bot.rehearsal.server.refusals import bad_request
from bot.rehearsal.server.shape import Json

DELETABLE = timedelta(hours=48)
MOST_DELETED = 100
EMOJI = frozenset("👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈")
EMOJI_MORE = frozenset("😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾😡")
VARIATION = "\ufe0f"


def edit_message_text(network: Network, asked: Parameters) -> Json:
    content = text_content(asked)
    phone, message = _editable(network, asked)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    others = {
        name: one for name, one in message.content.items() if name not in ("text", "entities")
    }
    return _change(network, phone, message, others | content, asked)


def edit_message_reply_markup(network: Network, asked: Parameters) -> Json:
    phone, message = _editable(network, asked)
    return _change(network, phone, message, message.content, asked)


def delete_message(network: Network, asked: Parameters) -> bool:
    phone = network.reach(asked.chat_id())
    message = _found(phone, asked, "message to delete")
    if network.exchange.clock.now() - message.at >= DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    phone.screen.remove(message.id)
    return True


def delete_messages(network: Network, asked: Parameters) -> bool:
    """All at once, or none when one is too old; those that are gone already are passed over."""
    numbers = asked.nested("message_ids")
    if not numbers:
        raise bad_request("message identifiers are not specified")
    if not isinstance(numbers, list) or not all(isinstance(number, int) for number in numbers):
        raise bad_request("expected an Array of message identifiers")
    if len(numbers) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    phone = network.reach(asked.chat_id())
    found = [one for one in map(phone.screen.find, dict.fromkeys(numbers)) if one]
    now = network.exchange.clock.now()
    if any(now - message.at >= DELETABLE for message in found):
        raise bad_request("message can't be deleted for everyone")
    for message in found:
        phone.screen.remove(message.id)
    return True


def set_message_reaction(network: Network, asked: Parameters) -> bool:
    phone = network.reach(asked.chat_id())
    message = _found(phone, asked, "message to react")
    wanted = asked.nested("reaction") or []
    if not isinstance(wanted, list) or not all(isinstance(one, dict) for one in wanted):
        raise bad_request("expected an Array of ReactionType")
    if len(wanted) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    emoji = wanted[0].get("emoji") if wanted else None
    if wanted and str(emoji).rstrip(VARIATION) not in EMOJI | EMOJI_MORE:
        raise bad_request("REACTION_INVALID")
    message.reaction = emoji
    phone.screen.show_edit(message)
    return True


def _editable(network: Network, asked: Parameters) -> tuple[Phone, Message]:
    phone = network.reach(asked.chat_id())
    message = _found(phone, asked, "message to edit")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return phone, message


def _found(phone: Phone, asked: Parameters, what: str) -> Message:
    number = asked.number("message_id")
    if not number:
        raise bad_request("message identifier is not specified")
    message = phone.screen.find(number)
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def _change(
    network: Network, phone: Phone, message: Message, content: Json, asked: Parameters
) -> Json:
    keyboard = checked_inline_keyboard(asked.nested("reply_markup"))
    if content == message.content and keyboard == message.inline_keyboard:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    message.content = content
    message.inline_keyboard = keyboard
    message.edited_at = network.exchange.clock.now()
    phone.screen.show_edit(message)
    return message.as_api()
