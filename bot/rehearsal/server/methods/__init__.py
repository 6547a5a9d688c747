"""The methods of the Bot API that this server knows, by name."""

from collections.abc import Callable
from typing import Any

from bot.rehearsal.server.methods import asking, changing, commands, sending
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.parameters import Parameters

Method = Callable[[Network, Parameters], Any]

GET_UPDATES = "getUpdates"
METHODS: dict[str, Method] = {
    "getMe": asking.get_me,
    "getWebhookInfo": asking.get_webhook_info,
    "deleteWebhook": asking.delete_webhook,
    "getChat": asking.get_chat,
    "getFile": asking.get_file,
    "leaveChat": asking.leave_chat,
    "sendChatAction": asking.send_chat_action,
    "answerCallbackQuery": asking.answer_callback_query,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendDocument": sending.send_document,
    "sendVoice": sending.send_voice,
    "sendMediaGroup": sending.send_media_group,
    "editMessageText": changing.edit_message_text,
    "editMessageReplyMarkup": changing.edit_message_reply_markup,
    "deleteMessage": changing.delete_message,
    "deleteMessages": changing.delete_messages,
    "setMessageReaction": changing.set_message_reaction,
    "setMyCommands": commands.set_my_commands,
    "deleteMyCommands": commands.delete_my_commands,
    "getMyCommands": commands.get_my_commands,
}
# Telegram does not mind how a method's name is written.
NAMES = {name.lower(): name for name in (*METHODS, GET_UPDATES)}
PACED = frozenset(
    {"sendMessage", "sendPhoto", "sendDocument", "sendVoice", "sendMediaGroup"}
    | {"editMessageText", "editMessageReplyMarkup"}
)
