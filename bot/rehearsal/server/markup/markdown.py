"""Reads Telegram's MarkdownV2, in which every reserved sign is markup or is escaped."""

from bot.rehearsal.server.markup.spans import Spans, cannot_parse
from bot.rehearsal.server.shape import Json

RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
# The longer mark first, so that it is not read as two short ones.
MARKS = {
    "```": "pre",
    "`": "code",
    "__": "underline",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "||": "spoiler",
}
VERBATIM = frozenset({"`", "```"})
LINK = "["
EMOJI = "!["
QUOTE = ">"


def parse_markdown(text: str) -> tuple[str, list[Json]]:
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._spans = Spans()

    def read(self) -> tuple[str, list[Json]]:
        while self._at < len(self._text):
            self._step()
        self._end_quote()
        if self._spans.open:
            last = self._spans.open[-1]
            raise cannot_parse(
                f"Can't find end of {last.kind.title()} entity at byte offset {last.at_byte}"
            )
        return self._spans.result()

    def _step(self) -> None:
        sign = self._text[self._at]
        if sign == "\\" and self._next().isascii() and self._next().isprintable():
            self._take(self._next(), 2)
        elif self._inside() in VERBATIM:
            self._verbatim(sign)
        elif sign == "\n":
            if not self._text.startswith("\n" + QUOTE, self._at):
                self._end_quote()
            self._take(sign, 1)
        elif sign == QUOTE and self._at_line_start():
            self._at += 1
            if self._inside() != QUOTE:
                self._spans.begin(QUOTE, "blockquote", self._byte())
        elif sign in RESERVED:
            self._marked(sign)
        else:
            self._take(sign, 1)

    def _marked(self, sign: str) -> None:
        mark = next((one for one in MARKS if self._text.startswith(one, self._at)), None)
        if mark and self._inside() == mark:
            self._spans.end()
            self._at += len(mark)
        elif mark:
            self._begin(mark)
        elif self._text.startswith(EMOJI, self._at):
            self._spans.begin(EMOJI, "custom_emoji", self._byte())
            self._at += len(EMOJI)
        elif sign == LINK:
            self._spans.begin(LINK, "text_link", self._byte())
            self._at += len(LINK)
        elif sign == "]" and self._inside() in (LINK, EMOJI):
            self._end_link()
        else:
            raise cannot_parse(
                f"Character '{sign}' is reserved and must be escaped with the preceding '\\'"
            )

    def _begin(self, mark: str) -> None:
        fields: Json = {}
        at_byte = self._byte()
        self._at += len(mark)
        if mark == "```":
            first_line, newline, _ = self._text[self._at :].partition("\n")
            if newline and first_line and first_line.replace("-", "").isalnum():
                fields = {"language": first_line}
                self._at += len(first_line)
            if self._text.startswith("\n", self._at):
                self._at += 1
        self._spans.begin(mark, MARKS[mark], at_byte, fields)

    def _verbatim(self, sign: str) -> None:
        mark = self._inside()
        if self._text.startswith(mark, self._at):
            self._spans.end()
            self._at += len(mark)
        else:
            self._take(sign, 1)

    def _end_link(self) -> None:
        """Read the address in brackets; a link without one is only text."""
        self._at += 1
        is_emoji = self._inside() == EMOJI
        address = ""
        if self._text.startswith("(", self._at):
            address = self._address()
        if is_emoji:
            number = address.partition("tg://emoji?id=")[2]
            if not number.isdigit():
                raise cannot_parse("The entity must contain a tg://emoji or tg://time URL")
            self._spans.open[-1].fields = {"custom_emoji_id": number}
        elif "://" in address:
            self._spans.open[-1].fields = {"url": address}
        else:
            self._spans.open[-1].kind = ""
        self._spans.end()

    def _address(self) -> str:
        at_byte = self._byte()
        self._at += 1
        signs = []
        while self._at < len(self._text) and self._text[self._at] != ")":
            if self._text[self._at] == "\\" and self._next():
                self._at += 1
            signs.append(self._text[self._at])
            self._at += 1
        if self._at == len(self._text):
            raise cannot_parse(f"Can't find end of a URL at byte offset {at_byte}")
        self._at += 1
        return "".join(signs)

    def _end_quote(self) -> None:
        if self._inside() == QUOTE:
            self._spans.end()

    def _at_line_start(self) -> bool:
        return self._at == 0 or self._text[self._at - 1] == "\n"

    def _inside(self) -> str:
        return self._spans.open[-1].mark if self._spans.open else ""

    def _next(self) -> str:
        return self._text[self._at + 1 : self._at + 2]

    def _take(self, words: str, length: int) -> None:
        self._spans.add(words)
        self._at += length

    def _byte(self) -> int:
        return len(self._text[: self._at].encode("utf-8", "surrogatepass"))
