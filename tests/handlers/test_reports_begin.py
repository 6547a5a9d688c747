"""A forwarded message, a link, a picture or a few words are enough to begin, and nothing
is lost.
"""

from typing import Any

import pytest

from tests.handlers import reported
from tests.handlers.phones import Phone, Preschool
from tests.handlers.reported import CHANNEL, GROUP, HIDDEN, PARENTS, USER

LONG = "é" * 4096
MIXED = "Grüße 你好 שלום مرحبا \u202eabc ‘’ 👩\u200d👧 <b>x</b> {0} %s '; DROP TABLE concerns; --"
VOICE = {"voice": {"file_id": "v", "duration": 3, "file_size": 900, "mime_type": "audio/ogg"}}
BEGINNINGS: dict[str, dict[str, Any]] = {
    "a channel": {"text": "Look at this", "forward_origin": CHANNEL},
    "a hidden user": {"text": "Look at this", "forward_origin": HIDDEN},
    "a user": {"text": "Look at this", "forward_origin": USER},
    "a group": {"text": "Look at this", "forward_origin": GROUP},
    "a link": {"text": "https://www.facebook.com/groups/orleton/posts/1"},
    "a screenshot": {"photo": [{"file_id": "p", "file_size": 900}]},
    "a voice note": VOICE,
    "plain words": {"text": "The comments under our post are vile"},
    "a long text": {"text": LONG},
    "mixed scripts": {"text": MIXED},
}


@pytest.mark.parametrize("outside", [True, False])
@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_each_beginning_is_enough(
    preschool: Preschool, maya: Phone, tom: Phone, beginning: str, outside: bool
) -> None:
    content = BEGINNINGS[beginning]
    if outside:
        tom.sends(**content)
        tom.presses("Report it as something else")
    else:
        tom.writes("/report")
        tom.sends(**content)
    tom.hears("I have what you sent, and nobody has seen it yet. What is it?")
    tom.presses("A comment")
    tom.hears("Is it about somebody who works here?")
    tom.presses("No")
    tom.hears("Please check before you send:")
    tom.presses("Send it")
    reference = reported.receipt_of(tom)
    words = reported.said(preschool, reference).get("words")
    assert words == content.get("text")
    assert len(reported.files(preschool, reference)) == ("text" not in content)
    maya.hears(f"A new report for you: {reference}")


@pytest.mark.parametrize(
    ("origin", "written"),
    [
        (CHANNEL, "the channel ‘Orleton mums’, first sent 20 Nov 2025 18:04"),
        (HIDDEN, "‘Hidden Hannah’, whose account is hidden, first sent 20 Nov 2025 18:04"),
        (GROUP, "the group ‘Class of 2026’, first sent 20 Nov 2025 18:04"),
        (USER, "‘Olga’, first sent 20 Nov 2025 18:04"),
        ({"type": "hidden_user"}, "somebody unnamed, whose account is hidden"),
        ({"type": "channel", "date": "x", "chat": {"title": "\u202eX’"}}, "the channel ‘X'’"),
        ({"type": "user", "date": 10**30, "sender_user": {}}, "somebody unnamed"),
    ],
)
@pytest.mark.parametrize("media", [False, True])
def test_where_it_was_forwarded_from_is_on_record_and_the_sender_is_who_sent_it(
    preschool: Preschool, maya: Phone, tom: Phone, origin: Any, written: str, media: bool
) -> None:
    content: dict[str, Any] = {"photo": [{"file_id": "p"}]} if media else {"text": "Look"}
    tom.sends(**content, forward_origin=origin)
    tom.presses("Report it as something else")
    tom.presses("Something distasteful")
    tom.presses("No")
    tom.presses("Send it")
    reference = reported.receipt_of(tom)
    assert reported.said(preschool, reference)["forwarded"] == written
    assert reported.concern(preschool, reference).reporter == "tom"


def test_a_forwarded_message_in_a_concern_keeps_its_origin_too(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("Look at this", forward_origin=CHANNEL)
    tom.writes("and this", forward_origin=CHANNEL)
    tom.presses("Send it now")
    said = reported.said(preschool, reported.receipt_of(tom))
    assert said["forwarded"].startswith("the channel ‘Orleton mums’")
    assert said["words"] == "Look at this\nand this"


@pytest.mark.parametrize("malformed", [[], "x", 7, {"type": 5}, {"sender_user": "x"}])
def test_no_origin_makes_a_message_unreadable(
    preschool: Preschool, tom: Phone, malformed: Any
) -> None:
    update = preschool.update(
        message=tom._message(tom._next()) | {"text": "Look", "forward_origin": malformed}
    )
    preschool.take(update)
    tom.hears("What shall I do with this?")


def test_only_what_is_missing_is_asked(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    tom.writes("/report")
    tom.presses("Something distasteful")
    tom.writes("Vile comments under our post")
    tom.presses("No")
    tom.hears("Where was it?")
    tom.presses("Facebook")
    tom.hears("When did you see or hear it?")
    tom.presses("Yesterday")
    tom.hears("Please check before you send:")
    tom.presses("Send it")
    said = reported.said(preschool, reported.receipt_of(tom))
    assert (said["where"], said["seen"]) == ("Facebook", "Yesterday")


@pytest.mark.parametrize(
    "link", ["https://x.example/1", "see www.facebook.com/abc", "facebook.com/groups/1", "t.me/abc"]
)
def test_a_link_says_where_it_is(
    preschool: Preschool, maya: Phone, grace: Phone, link: str
) -> None:
    grace.writes(link)
    grace.presses(PARENTS)
    grace.presses("Something should come down")
    grace.presses("No")
    grace.hears("Please check before you send:", link)


def test_words_and_a_link_in_a_caption_count(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.sends_a_file("My daughter, on https://x.example/1")
    grace.presses(PARENTS)
    grace.presses("Something should come down")
    grace.presses("No")
    grace.hears("What it is about: My daughter, on https://x.example/1", "Files: 1 file")
    grace.presses("Send it")
    reference = reported.receipt_of(grace)
    assert reported.said(preschool, reference)["words"] == "My daughter, on https://x.example/1"


@pytest.mark.parametrize("outside", [True, False])
def test_an_album_is_kept_whole(
    preschool: Preschool, maya: Phone, grace: Phone, outside: bool
) -> None:
    if not outside:
        grace.writes("/report")
    for number in range(4):
        grace.sends_a_file("All four are of Tobi" if not number else "", media_group_id="a")
    if outside:
        grace.hears("What shall I do with this?")
        grace.hears_nothing()
        grace.presses(PARENTS)
    grace.presses("Something should come down")
    grace.presses("No")
    grace.presses("Instagram")
    grace.hears("All four are of Tobi", "Files: 4 files")
    grace.presses("Send it")
    assert len(reported.files(preschool, reported.receipt_of(grace))) == 4


def test_the_pictures_of_an_album_are_answered_once(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.unheard.clear()
    for album in ("a", "a", "a", "b"):
        grace.sends_a_file(media_group_id=album)
    grace.hears("Added to “Files”.", "Is it about somebody who works here?")
    grace.hears("Added to “Files”.")
    grace.hears_nothing()
    grace.presses("No")
    grace.hears("Files: 4 files")
    grace.sends_a_file(media_group_id="b")
    grace.hears("Files: 5 files")  # what is about to be sent is always shown as it is


def test_several_long_messages_are_kept_word_for_word(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    for part in (LONG, LONG, "x"):
        grace.writes(part)
    grace.presses("No")
    grace.presses("Send it")
    words = reported.said(preschool, reported.receipt_of(grace))["words"]
    assert words == f"{LONG}\n{LONG}\nx"


def test_what_is_changed_before_sending_is_sent_as_changed(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    message = grace.writes("The gate was open on Monday")
    grace.edits(message, "The gate was open on Tuesday")
    grace.hears("I have changed that in your answer.")
    grace.presses("No")
    grace.presses("Send it")
    said = reported.said(preschool, reported.receipt_of(grace))
    assert said["words"] == "The gate was open on Tuesday"


@pytest.mark.parametrize("caption", [False, True])
def test_what_is_changed_after_sending_is_added(
    preschool: Preschool, maya: Phone, grace: Phone, caption: bool
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    first = "The gate was open on Monday"
    message = grace.sends_a_file(first) if caption else grace.writes(first)
    grace.presses("No")
    grace.presses("Send it")
    reference = reported.receipt_of(grace)
    grace.edits(message, "The gate was open on Tuesday")
    grace.hears(f"{reference}: I have added your change. What you wrote first stays on record too.")
    contents = preschool.contents()
    assert "The gate was open on Monday" in contents
    assert reported.said(preschool, reference)["words"] == "The gate was open on Tuesday"
    maya.hears(f"{reference}: The reporter has changed a message.")


def test_what_the_reporter_deletes_on_the_phone_stays_on_record(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = reported.send(grace, "A complaint", "The gate was open")
    grace.presses("Take my messages off this phone")
    grace.hears("They stay on record here.")
    assert any(letter.method == "deleteMessage" for letter in preschool.letters)
    assert reported.said(preschool, reference)["words"] == "The gate was open"


def test_a_cancelled_report_leaves_nothing(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.sends_a_file("Canary")
    grace.presses("Cancel")
    grace.hears("Nothing was sent and nothing was kept.")
    assert "concerns: " not in preschool.contents()
    assert "dropped" in preschool.contents()
    maya.hears_nothing()


def test_what_was_left_open_is_taken_up_again(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.writes("The gate was open")
    grace.writes("/mine")
    preschool.forward(days=2)
    grace.writes("/start")
    grace.presses("Carry on with your report")
    grace.hears("Is it about somebody who works here?")
    grace.presses("Back")
    grace.hears("What has gone wrong?")


def test_a_file_that_is_too_large_is_refused_and_the_words_stay(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    grace.writes("/report")
    grace.presses("A complaint")
    grace.writes("The gate was open")
    grace.sends_a_file("film", size=20_000_001)
    grace.hears("over 20 MB", "Everything else is kept.")
    grace.presses("No")
    grace.presses("Send it")
    reference = reported.receipt_of(grace)
    assert reported.said(preschool, reference)["words"] == "The gate was open"
    assert reported.files(preschool, reference) == []
