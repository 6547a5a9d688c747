"""Reads Telegram's HTML: a few tags, strictly nested, and four named characters."""

import re

from bot.rehearsal.server.markup.spans import Spans, cannot_parse
from bot.rehearsal.server.shape import Json

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
OTHER_TAGS = frozenset({"a", "span", "tg-emoji"})
VALUE = r"(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>]+))"
ATTRIBUTE = re.compile(rf"([\w-]+)(?:\s*=\s*{VALUE})?")
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s(?:\"[^\"]*\"|'[^']*'|[^\"'<>])*)?)>")
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
CHARACTER = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));")
LANGUAGE = "language-"


def parse_html(text: str) -> tuple[str, list[Json]]:
    spans = Spans()
    at = 0
    while at < len(text):
        start = text.find("<", at)
        spans.add(_characters(text[at : start if start >= 0 else len(text)]))
        if start < 0:
            break
        at_byte = len(text[:start].encode())
        tag = TAG.match(text, start)
        if tag is None:
            raise cannot_parse(f"Unclosed start tag at byte offset {at_byte}")
        if tag[1]:
            _end(spans, tag[2].lower(), at_byte)
        else:
            _begin(spans, tag[2].lower(), _attributes(tag[3]), at_byte)
        at = tag.end()
    if spans.open:
        last = spans.open[-1]
        raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{last.mark}"')
    return spans.result()


def _begin(spans: Spans, name: str, attributes: dict[str, str], at_byte: int) -> None:
    if name not in KINDS and name not in OTHER_TAGS:
        raise cannot_parse(f'Unsupported start tag "{name}" at byte offset {at_byte}')
    kind, fields = KINDS.get(name, ""), {}
    match name:
        case "a":
            fields = {"url": attributes.get("href", "")}
            kind = "text_link" if "://" in fields["url"] else ""
        case "span":
            if attributes.get("class") != "tg-spoiler":
                raise cannot_parse(
                    f'Tag "span" must have class "tg-spoiler" at byte offset {at_byte}'
                )
            kind = "spoiler"
        case "tg-emoji":
            kind, fields = "custom_emoji", {"custom_emoji_id": attributes.get("emoji-id", "")}
            if not fields["custom_emoji_id"].isdigit():
                raise cannot_parse("Invalid custom emoji identifier specified")
        case "blockquote" if "expandable" in attributes:
            kind = "expandable_blockquote"
        case "code" if spans.open and spans.open[-1].kind == "pre":
            language = attributes.get("class", "").removeprefix(LANGUAGE)
            spans.open[-1].fields = {"language": language} if language else {}
            kind = ""
    spans.begin(name, kind, at_byte, fields)


def _end(spans: Spans, name: str, at_byte: int) -> None:
    if not spans.open:
        raise cannot_parse(f"Unexpected end tag at byte offset {at_byte}")
    expected = spans.open[-1].mark
    if name != expected:
        raise cannot_parse(
            f'Unmatched end tag at byte offset {at_byte}, expected "</{expected}>", '
            f'found "</{name}>"'
        )
    spans.end()


def _attributes(written: str) -> dict[str, str]:
    return {
        found[1].lower(): _characters(found[2] or found[3] or found[4] or "")
        for found in ATTRIBUTE.finditer(written)
    }


def _characters(text: str) -> str:
    return CHARACTER.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    if found[3]:
        return NAMED[found[3]]
    code = int(found[1], 16) if found[1] else int(found[2])
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else found[0]
