from typing import Any

import pytest

from bot.rehearsal.server import Refusal
from bot.rehearsal.server.markup import parse

RESERVED = "is reserved and must be escaped with the preceding '\\'"
READ: list[tuple[str, str, str, list[tuple[Any, ...]]]] = [
    ("HTML", "a <b>bold</b> word", "a bold word", [("bold", 2, 4)]),
    ("HTML", "<b>a<i>b</i></b>", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("HTML", "&lt;b&gt; &amp;amp; &#128512;!", "<b> &amp; 😀!", []),
    ("HTML", "😀<u>x</u>", "😀x", [("underline", 2, 1)]),
    ("HTML", '<a href="https://a.org/?x=1&amp;y=2">here</a>', "here", [("text_link", 0, 4)]),
    ("HTML", '<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
    ("HTML", "<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
    ("HTML", "<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
    ("HTML", '<pre><code class="language-python">x</code></pre>', "x", [("pre", 0, 1)]),
    ("HTML", '<a href="nowhere">x</a><b></b>', "x", []),
    ("MarkdownV2", "*bold* _it_ __un__ ~st~ ||sp||", "bold it un st sp", [
        ("bold", 0, 4), ("italic", 5, 2), ("underline", 8, 2), ("strikethrough", 11, 2),
        ("spoiler", 14, 2),
    ]),
    ("MarkdownV2", r"1\. \*no\* a\_b", "1. *no* a_b", []),
    ("MarkdownV2", "*a_b_*", "ab", [("bold", 0, 2), ("italic", 1, 1)]),
    ("MarkdownV2", "`a.b*c`", "a.b*c", [("code", 0, 5)]),
    ("MarkdownV2", "```python\nx = 1\n```", "x = 1\n", [("pre", 0, 6)]),
    ("MarkdownV2", r"[a](https://a.org/\))", "a", [("text_link", 0, 1)]),
    ("MarkdownV2", "![👍](tg://emoji?id=536832)", "👍", [("custom_emoji", 0, 2)]),
    ("MarkdownV2", ">one\n>two\nthree", "one\ntwo\nthree", [("blockquote", 0, 7)]),
    ("none", "<b>", "<b>", []),
]  # fmt: skip

REFUSED = [
    ("HTML", "a < b", "Unclosed start tag at byte offset 2"),
    ("HTML", "é<blink>x</blink>", 'Unsupported start tag "blink" at byte offset 2'),
    ("HTML", "<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("HTML", "x</b>", "Unexpected end tag at byte offset 1"),
    (
        "HTML",
        "<b><i>x</b></i>",
        'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"',
    ),
    ("HTML", "<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("MarkdownV2", "Yes.", f"Character '.' {RESERVED}"),
    ("MarkdownV2", "a > b", f"Character '>' {RESERVED}"),
    ("MarkdownV2", "é*x", "Can't find end of Bold entity at byte offset 2"),
    ("MarkdownV2", "*a_b*", "Can't find end of Bold entity at byte offset 4"),
    ("MarkdownV2", "[a](https://a.org", "Can't find end of a URL at byte offset 3"),
    ("MarkdownV2", "![a](https://a.org)", "The entity must contain a tg://emoji or tg://time URL"),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "marked", "plain", "entities"), READ)
def test_markup_becomes_entities(
    mode: str, marked: str, plain: str, entities: list[tuple[Any, ...]]
) -> None:
    text, found = parse(marked, mode)
    assert text == plain
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


def test_links_and_languages_are_kept() -> None:
    _, links = parse('<a href="https://a.org/?x=1&amp;y=2">here</a>', "HTML")
    assert links[0]["url"] == "https://a.org/?x=1&y=2"
    for marked, mode in (
        ('<pre><code class="language-python">x</code></pre>', "HTML"),
        ("```python\nx\n```", "MarkdownV2"),
    ):
        assert parse(marked, mode)[1][0]["language"] == "python"


@pytest.mark.parametrize(("mode", "marked", "words"), REFUSED)
def test_markup_that_cannot_be_read(mode: str, marked: str, words: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse(marked, mode)
    assert refused.value.description == f"Bad Request: can't parse entities: {words}"
