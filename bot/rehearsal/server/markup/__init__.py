"""Reads the entities out of marked-up text, as `parse_mode` asks for it."""

from bot.rehearsal.server.markup.html import parse_html
from bot.rehearsal.server.markup.markdown import parse_markdown
from bot.rehearsal.server.refusals import bad_request
from bot.rehearsal.server.shape import Json

PARSERS = {"html": parse_html, "markdownv2": parse_markdown}


def parse(text: str, parse_mode: str) -> tuple[str, list[Json]]:
    """The plain text and its entities; the old "Markdown" mode is not spoken here."""
    if parse_mode.lower() == "none":
        return text, []
    parser = PARSERS.get(parse_mode.lower())
    if parser is None:
        raise bad_request("unsupported parse_mode")
    return parser(text)
