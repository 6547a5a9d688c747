from typing import Any

import pytest

from tests.handlers.phones import Phone, Preschool

LINE = "This is not open to everybody: it answers only people who were invited."


def test_a_stranger_hears_one_neutral_line_an_hour(preschool: Preschool, maya: Phone) -> None:
    stranger = preschool.stranger("Canary Jones")
    stranger.writes("Do you know Maya Thompson?")
    said = stranger.hears(LINE, "ring 999 first", "01632 960 123").text
    assert not any(word in said for word in ("Orleton", "Maya", "manager", "staff", "concern"))
    stranger.writes("hello?")
    stranger.sends_a_file("canary caption")
    stranger.sends(sticker={"file_id": "s"})
    stranger.forges("concern.start")
    stranger.hears_nothing()
    preschool.forward(minutes=61)
    stranger.writes("hello again")
    stranger.hears(LINE)
    maya.hears_nothing()


def test_nothing_of_a_stranger_is_kept_but_a_counter(preschool: Preschool, maya: Phone) -> None:
    stranger = preschool.stranger("Canary Jones")
    message = stranger.writes("canary words")
    stranger.sends_a_file("canary caption")
    stranger.edits(message, "canary edit")
    preschool.run(lambda tx: tx.execute("DELETE FROM outbox"))
    kept = preschool.contents()
    assert "anary" not in kept
    assert "messages of strangers', 3" in kept
    ids = [line for line in kept.splitlines() if str(stranger.number) in line]
    assert all(line.startswith("seen_updates") for line in ids)


def test_one_stranger_does_not_silence_another(preschool: Preschool) -> None:
    for name in ("A", "B"):
        stranger = preschool.stranger(name)
        stranger.writes("hello")
        stranger.hears(LINE)


def test_a_strangers_press_does_not_spin(preschool: Preschool) -> None:
    stranger = preschool.stranger("X")
    stranger.forges("people.list")
    stranger.hears(LINE)
    assert preschool.letters[0].method == "answerCallbackQuery"
    assert "text" not in preschool.letters[0].payload


def test_the_bot_leaves_a_group_and_tells_the_manager_once(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    preschool.take(_change(preschool, tom, "member"))
    maya.hears("I was added to a group or a channel by Tom Evans.", "I am leaving at once")
    assert _left(preschool) == [-5]
    preschool.take(_change(preschool, tom, "left"))
    for _ in range(3):
        preschool.take(_talk(preschool, tom, "canary in the group /concern"))
    assert _left(preschool) == [-5]
    preschool.take(_change(preschool, tom, "administrator"))
    assert _left(preschool) == [-5, -5]
    for phone in (maya, dan, tom):
        phone.hears_nothing()
    assert "canary" not in preschool.contents()


def test_a_message_in_a_group_is_left_unread(preschool: Preschool, maya: Phone) -> None:
    stranger = preschool.stranger("X")
    preschool.take(_talk(preschool, stranger, "/start secret"))
    maya.hears("I was added to a group or a channel. I am leaving at once")
    assert _left(preschool) == [-5]
    stranger.hears_nothing()


def test_who_blocks_the_bot_is_shown_as_unreachable(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.take(_change(preschool, tom, "kicked", private=True))
    maya.writes("/people")
    maya.presses("Tom Evans")
    maya.hears("Cannot be reached on Telegram since 10:02 today.")
    preschool.take(_change(preschool, tom, "member", private=True))
    maya.writes("/people")
    maya.hears_nothing_of("Cannot be reached", "cannot be reached")


@pytest.mark.parametrize("standing", ["ended", "never"])
def test_a_former_member_is_a_stranger(
    preschool: Preschool, maya: Phone, tom: Phone, standing: str
) -> None:
    phone = tom if standing == "ended" else preschool.stranger("X")
    maya.forges("people.end:tom")
    phone.unheard.clear()
    for command in ("/start", "/concern", "/mine", "/people", "words"):
        phone.writes(command)
    phone.hears(LINE)
    phone.hears_nothing()


def _change(
    preschool: Preschool, phone: Phone, status: str, *, private: bool = False
) -> dict[str, Any]:
    chat = {"id": phone.number, "type": "private"} if private else {"id": -5, "type": "group"}
    return preschool.update(
        my_chat_member={
            "chat": chat,
            "from": {"id": phone.number, "is_bot": False, "first_name": phone.account},
            "date": preschool._updates,
            "old_chat_member": {"status": "left"},
            "new_chat_member": {"status": status},
        }
    )


def _talk(preschool: Preschool, phone: Phone, text: str) -> dict[str, Any]:
    return preschool.update(
        message={
            "message_id": preschool._updates + 1,
            "date": 1,
            "chat": {"id": -5, "type": "group", "title": "canary group"},
            "from": {"id": phone.number, "is_bot": False, "first_name": phone.account},
            "text": text,
        }
    )


def _left(preschool: Preschool) -> list[int]:
    return [letter.chat for letter in preschool.letters if letter.method == "leaveChat"]
