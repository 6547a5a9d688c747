"""The methods that send text, files and albums to a phone."""

from typing import Any

from bot.rehearsal.server.files import MEBIBYTE, StoredFile
from bot.rehearsal.server.methods.composing import caption_content, deliver, text_content
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.parameters import Parameters
from bot.rehearsal.server.pictures import size_of
from bot.rehearsal.server.refusals import Refusal, bad_request
from bot.rehearsal.server.shape import Json

LARGEST_PHOTO = 10 * MEBIBYTE
LARGEST_UPLOAD = 50 * MEBIBYTE
LONGEST_SIDES_TOGETHER = 10_000
MOST_UNEQUAL_SIDES = 20
ALBUM_KINDS = ("photo", "document")
FEWEST_IN_ALBUM, MOST_IN_ALBUM = 2, 10


def send_message(network: Network, asked: Parameters) -> Json:
    content = text_content(asked)
    return deliver(network, network.reach(asked.chat_id()), asked, content)


def send_photo(network: Network, asked: Parameters) -> Json:
    return _send_file(network, asked, "photo")


def send_document(network: Network, asked: Parameters) -> Json:
    return _send_file(network, asked, "document")


def send_voice(network: Network, asked: Parameters) -> Json:
    return _send_file(network, asked, "voice")


def send_media_group(network: Network, asked: Parameters) -> list[Json]:
    media = asked.nested("media")
    if not isinstance(media, list) or not all(isinstance(item, dict) for item in media):
        raise bad_request("can't parse media JSON object")
    if not FEWEST_IN_ALBUM <= len(media) <= MOST_IN_ALBUM:
        raise bad_request("group send failed: an album has 2-10 items")
    kinds = {item.get("type") for item in media}
    if len(kinds) > 1 or not kinds <= set(ALBUM_KINDS):
        raise bad_request("can't use the media of the specified type in the album")
    phone = network.reach(asked.chat_id())
    album = {"media_group_id": f"{phone.id}{phone.screen.next_id:08}"}
    prepared = [_album_item(network, asked, item) for item in media]
    alone = Parameters({name: one for name, one in asked.values.items() if name != "reply_markup"})
    return [deliver(network, phone, alone, content | album, file) for content, file in prepared]


def _album_item(network: Network, asked: Parameters, item: Json) -> tuple[Json, StoredFile]:
    file = _found_file(network, asked, item["type"], item.get("media"))
    caption = caption_content(
        item.get("caption", ""), item.get("parse_mode", ""), item.get("caption_entities")
    )
    return file.content() | caption, file


def _send_file(network: Network, asked: Parameters, kind: str) -> Json:
    caption = caption_content(
        asked.text("caption"), asked.text("parse_mode"), asked.nested("caption_entities")
    )
    phone = network.reach(asked.chat_id())
    file = _found_file(network, asked, kind, asked.values.get(kind))
    return deliver(network, phone, asked, file.content() | caption, file)


def _found_file(network: Network, asked: Parameters, kind: str, wanted: Any) -> StoredFile:
    """The file that came with the call, or one that Telegram already has, by its id."""
    name = kind if wanted is None else str(wanted).removeprefix("attach://")
    if name in asked.uploads:
        return _stored(network, asked, kind, name)
    if not wanted:
        raise bad_request(f"there is no {kind} in the request")
    if "://" in str(wanted):
        raise bad_request("failed to get HTTP URL content")
    file = network.exchange.files.find(str(wanted))
    if file is None:
        raise bad_request("wrong remote file identifier specified: Wrong string length")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    return file


def _stored(network: Network, asked: Parameters, kind: str, name: str) -> StoredFile:
    upload = asked.uploads[name]
    files = network.exchange.files
    size = len(upload.data)
    if not size:
        raise bad_request("file must be non-empty")
    if size > LARGEST_UPLOAD:
        raise Refusal(413, "Request Entity Too Large")
    if kind == "document":
        return files.add_document(upload.data, name=upload.name, mime=upload.mime)
    if kind == "voice":
        return files.add_voice(upload.data, duration=asked.number("duration"), mime=upload.mime)
    if size > LARGEST_PHOTO:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo; "
            f"the maximum size is {LARGEST_PHOTO} bytes"
        )
    found = size_of(upload.data)
    if found is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    short, long = sorted((found.width, found.height))
    if short + long > LONGEST_SIDES_TOGETHER or long > short * MOST_UNEQUAL_SIDES:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return files.add_photo(upload.data, width=found.width, height=found.height)
