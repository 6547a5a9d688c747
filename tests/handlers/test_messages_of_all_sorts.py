"""Whatever kind of message somebody sends, into a concern or a report, at once or later: all of it
is on record, is read whole, and changes afterwards stand beside it.

That a message was deleted on the phone is not told to a bot by Telegram, so what was sent stays.
"""

from collections.abc import Callable
from typing import Any

import pytest

from storage import entries
from tests.handlers import inboxes, reported
from tests.handlers.phones import Phone, Preschool
from tests.handlers.reported import CHANNEL, GROUP, HIDDEN, USER

LONG = "ж" * 4096
TURNED = "\u202eabc\u2066 שלום مرحبا\u200f \u0007\u001b[31m 你好 👩\u200d👧 <b>x</b> end"
SORTS: dict[str, list[dict[str, Any]]] = {
    "forwarded from a user": [{"text": "Look at this", "forward_origin": USER}],
    "forwarded from a hidden user": [{"text": "Look at this", "forward_origin": HIDDEN}],
    "forwarded from a channel": [{"text": "Look at this", "forward_origin": CHANNEL}],
    "forwarded from a group": [{"text": "Look at this", "forward_origin": GROUP}],
    "4,097 characters": [{"text": LONG}, {"text": "y"}],
    "mixed scripts": [{"text": TURNED}],
    "an album": [
        {
            "photo": [{"file_id": f"p{number}", "file_size": 900}],
            "media_group_id": "a",
            **({"caption": "All three"} if number == 0 else {}),
        }
        for number in range(3)
    ],
}
ORIGINS = {
    "forwarded from a user": "Olga",
    "forwarded from a hidden user": "Hidden Hannah",
    "forwarded from a channel": "Orleton mums",
    "forwarded from a group": "Class of 2026",
}
Contents = list[dict[str, Any]]


def _send(phone: Phone, contents: Contents) -> list[int]:
    return [phone._sends(**content) for content in contents]


def a_concern(tom: Phone, contents: Contents) -> tuple[str, list[int]]:
    tom.writes("/concern")
    tom.presses("A child")
    sent = _send(tom, contents) + ([tom.writes("See these")] if "photo" in contents[0] else [])
    tom.presses("Send it now")
    return reported.receipt_of(tom), sent


def a_report(tom: Phone, contents: Contents) -> tuple[str, list[int]]:
    tom.writes("/report")
    tom.presses("A complaint")
    sent = _send(tom, contents)
    tom.presses("No")
    tom.presses("Send it")
    return reported.receipt_of(tom), sent


def more_to_a_concern(tom: Phone, contents: Contents) -> tuple[str, list[int]]:
    return _more(tom, inboxes.worry(tom), contents)


def more_to_a_report(tom: Phone, contents: Contents) -> tuple[str, list[int]]:
    return _more(tom, inboxes.complaint(tom), contents)


def _more(tom: Phone, reference: str, contents: Contents) -> tuple[str, list[int]]:
    tom.forges(f"mine.add:{reference}")
    sent = _send(tom, contents)
    tom.presses("Add it now")
    tom.hears(f"Added to {reference}")
    return reference, sent


INTO = [a_concern, a_report, more_to_a_concern, more_to_a_report]


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("into", INTO)
def test_all_of_it_is_on_record_and_read_whole(
    preschool: Preschool,
    maya: Phone,
    tom: Phone,
    into: Callable[[Phone, Contents], tuple[str, list[int]]],
    sort: str,
) -> None:
    contents = SORTS[sort]
    reference, _ = into(tom, contents)
    texts = [content["text"] for content in contents if "text" in content]
    kept = preschool.run(lambda tx: entries.of(tx, reference))
    if texts:
        assert "\n".join(texts) in [entry.words for entry in kept]
    files = reported.files(preschool, reference)
    assert len(files) == sum("photo" in content for content in contents)
    assert ("All three" in [file.caption for file in files]) is bool(files)
    if origin := ORIGINS.get(sort):
        assert any(entry.topic == "forwarded" and origin in entry.words for entry in kept)
    assert {entry.said_by for entry in kept} <= {"tom", "bot"}
    _reads_whole(maya, reference, texts)


def _reads_whole(maya: Phone, reference: str, texts: list[str]) -> None:
    """In parts that Telegram takes, and closed off so that nothing after it is turned round."""
    before = len(maya.screen)
    maya.forges(f"inbox.open:{reference}")
    while any("Next page" in message.buttons for message in maya.screen[-1:]):
        maya.presses("Next page")
    parts = [message.text for message in maya.screen[before:]]
    assert all(len(part) <= 4096 for part in parts)
    for text in texts:
        first = text[0]
        if text == LONG:
            assert sum(part.count(first) for part in parts) == len(LONG)
        else:
            assert any(text in part for part in parts)
    if TURNED in texts:
        [part] = [part for part in parts if TURNED in part]
        assert f"\u2068{TURNED}\u2069" in part


@pytest.mark.parametrize(
    ("sort", "into"),
    [
        *(
            (sort, into)
            for sort in ("forwarded from a hidden user", "mixed scripts")
            for into in INTO
        ),
        ("an album", a_report),
        ("an album", more_to_a_report),
    ],
)
def test_a_change_afterwards_stands_beside_what_was_sent(
    preschool: Preschool,
    maya: Phone,
    tom: Phone,
    into: Callable[[Phone, Contents], tuple[str, list[int]]],
    sort: str,
) -> None:
    reference, sent = into(tom, SORTS[sort])
    tom.edits(sent[0], f"Changed: {TURNED}")
    words = [entry.words for entry in preschool.run(lambda tx: entries.of(tx, reference))]
    assert f"Changed: {TURNED}" in words
    if text := SORTS[sort][0].get("text"):
        assert text in words
    maya.hears(f"{reference}: The reporter has changed a message.")
