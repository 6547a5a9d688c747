"""Text as Telegram carries it: cleaned, trimmed, with commands and links found."""

import re
from itertools import accumulate

from bot.rehearsal.server.refusals import bad_request
from bot.rehearsal.server.shape import Json

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LONGEST_IN_BYTES = 1 << 15
# Old overrides of the writing direction, line separators and vertical lines vanish, control
# characters become spaces; isolates and other marks stay.
VANISHING = "\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a"
CLEANED = {ord(sign): None for sign in VANISHING} | {
    code: " " for code in range(32) if chr(code) not in "\n\r"
}
UNCLEAN = re.compile(f"[{VANISHING}\x00-\x09\x0b-\x1f]|^[ \n]|[ \n]$")
COMMAND = re.compile(r"(?<![\w/:.])/[a-zA-Z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")
LINK = re.compile(r"(?:https?://|(?<![\w.])t\.me/)[^\s<>\"]+[^\s<>\".,;:!?)\]'’]")


def units(text: str) -> int:
    """The length as entities count it, in UTF-16."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def found_entities(text: str) -> list[Json]:
    """The commands and links that Telegram marks by itself."""
    if "/" not in text:
        return []
    found = [("url", match) for match in LINK.finditer(text)]
    found += [
        ("bot_command", match)
        for match in COMMAND.finditer(text)
        if not any(link.start() <= match.start() < link.end() for _, link in found)
    ]
    found.sort(key=lambda pair: pair[1].start())
    return [
        {"type": kind, "offset": units(text[: match.start()]), "length": units(match.group())}
        for kind, match in found
    ]


def finished(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text and entities after Telegram's cleaning and trimming, its own entities added."""
    try:
        in_bytes = len(text.encode())
    except UnicodeEncodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    if in_bytes > LONGEST_IN_BYTES:
        raise bad_request("text is too long")
    if UNCLEAN.search(text):
        text, entities = _cleaned(text, entities)
    return text, _with_found(text, entities)


def _cleaned(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    signs = [sign.translate(CLEANED) for sign in text]
    whole = "".join(signs)
    first = len(whole) - len(whole.lstrip(" \n"))
    kept = whole.strip(" \n")
    # For every UTF-16 offset in the old text, how many units stand before it in the new one.
    before = [0, *accumulate(units(sign) for sign in signs)]
    old_offsets = [0, *accumulate(units(sign) for sign in text)]
    moved = dict(zip(old_offsets, before, strict=True))
    longest = units(kept)

    def place(offset: int) -> int:
        return min(max(moved.get(offset, offset) - first, 0), longest)

    shifted = []
    for entity in entities:
        start, end = place(entity["offset"]), place(entity["offset"] + entity["length"])
        if end > start:
            shifted.append(entity | {"offset": start, "length": end - start})
    return kept, shifted


def _with_found(text: str, entities: list[Json]) -> list[Json]:
    taken = [(given["offset"], given["offset"] + given["length"]) for given in entities]
    found = [
        entity
        for entity in found_entities(text)
        if not any(
            start < entity["offset"] + entity["length"] and entity["offset"] < end
            for start, end in taken
        )
    ]
    return sorted(entities + found, key=lambda entity: (entity["offset"], -entity["length"]))
