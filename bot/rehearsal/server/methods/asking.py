"""The methods that ask about the bot, a chat or a file, or answer a pressed button."""

from bot.rehearsal.server.files import LARGEST_DOWNLOAD
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.parameters import Parameters
from bot.rehearsal.server.refusals import bad_request
from bot.rehearsal.server.shape import Json

LONGEST_TOAST = 200
ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"}
    | {"upload_document", "choose_sticker", "find_location", "record_video_note"}
    | {"upload_video_note"}
)
GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")


def get_me(network: Network, asked: Parameters) -> Json:
    return network.exchange.bot.as_user() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def get_webhook_info(network: Network, asked: Parameters) -> Json:
    pending = len(network.exchange.updates)
    return {"url": "", "has_custom_certificate": False, "pending_update_count": pending}


def delete_webhook(network: Network, asked: Parameters) -> bool:
    """There never is one here; what else the call asks for is done."""
    if asked.switch("drop_pending_updates"):
        network.exchange.updates.drop()
    return True


def get_chat(network: Network, asked: Parameters) -> Json:
    chat = network.find(asked.chat_id()).chat
    gifts = dict.fromkeys((*GIFTS, "gifts_from_channels"), False)
    return chat | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


def leave_chat(network: Network, asked: Parameters) -> bool:
    """Groups exist here only in updates that a test pushed, so any of them can be left."""
    chat_id = asked.chat_id()
    if chat_id < 0:
        return True
    network.find(chat_id)
    raise bad_request("chat member status can't be changed in private chats")


def send_chat_action(network: Network, asked: Parameters) -> bool:
    if asked.text("action") not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    network.reach(asked.chat_id())
    return True


def get_file(network: Network, asked: Parameters) -> Json:
    file_id = asked.text("file_id")
    if not file_id:
        raise bad_request("file_id not specified")
    files = network.exchange.files
    file = files.find(file_id)
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if file.size > LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {
        "file_id": file_id,
        "file_unique_id": file.unique_id,
        "file_size": file.size,
        "file_path": files.open_link(file),
    }


def answer_callback_query(network: Network, asked: Parameters) -> bool:
    text = asked.text("text")
    if len(text) > LONGEST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    press = network.exchange.find_press(asked.text("callback_query_id"))
    if press is None:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if text:
        network.find(press.phone_id).screen.toast(text, alert=asked.switch("show_alert"))
    return True
