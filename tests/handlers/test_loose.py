import pytest

from policy.roles import Role
from storage import dialogues
from tests.handlers import inboxes, reported
from tests.handlers.phones import Phone, Preschool

QUESTION = "What shall I do with this? I have kept it, and nobody has seen it yet."


def test_loose_words_are_kept_and_offered_a_home(preschool: Preschool, tom: Phone) -> None:
    tom.writes("There is a photo of Ffion on Instagram")
    tom.hears(QUESTION, "ring 999")
    assert tom.buttons == [
        "Report it as a concern",
        "Ask the manager",
        "Report it as something else",
        "Nothing",
    ]
    tom.presses("Report it as a concern")
    tom.presses("A child")
    tom.hears("There is a photo of Ffion on Instagram", "Please check")


def test_a_parent_is_offered_the_manager_and_a_complaint(
    preschool: Preschool, grace: Phone
) -> None:
    grace.writes("When do you close for Christmas?")
    grace.hears(QUESTION)
    assert grace.buttons == ["Ask the manager", "Complain, or have a post taken down", "Nothing"]
    grace.presses("Ask the manager")
    grace.hears("When do you close for Christmas?")


def test_several_messages_add_up(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    tom.writes("First thing")
    preschool.forward(minutes=2)
    tom.writes("Second thing")
    tom.hears("these 2 messages, the first from 10:02 today", "nobody has seen them yet")
    preschool.forward(minutes=2)
    tom.sends_a_file("third")
    tom.hears("these 3 messages")
    tom.presses("Report it as a concern")
    tom.presses("A child")
    tom.hears("First thing\nSecond thing", "1 file")
    assert _carried(preschool, "tom") == 0


def test_an_album_is_asked_about_once(preschool: Preschool, tom: Phone) -> None:
    for _ in range(4):
        tom.sends_a_file()
    tom.hears(QUESTION)
    tom.hears_nothing()
    assert _carried(preschool, "tom") == 4
    tom.writes("These are from Instagram")
    tom.hears("these 5 messages")


def test_nothing_drops_what_the_question_was_about(preschool: Preschool, tom: Phone) -> None:
    tom.writes("Wrong chat, sorry")
    old = tom.pressing("Nothing")
    preschool.forward(minutes=1)
    tom.writes("But this matters")
    tom.unheard.clear()
    preschool.take(old)
    tom.hears("Dropped; nobody has seen it.", QUESTION)
    assert _carried(preschool, "tom") == 1
    tom.presses("Nothing")
    tom.hears("Dropped; nobody has seen it.")
    assert _carried(preschool, "tom") == 0
    preschool.take(
        old | {"update_id": 9999, "callback_query": {**old["callback_query"], "id": "z"}}
    )
    tom.hears("earlier message")


def test_it_is_not_lost_when_something_else_is_done_first(preschool: Preschool, tom: Phone) -> None:
    tom.writes("There is a photo of Ffion on Instagram")
    tom.writes("/start")
    tom.presses("Help")
    tom.writes("/mine")
    preschool.forward(days=3)
    tom.writes("/start")
    tom.presses("What you sent me before")
    tom.hears(QUESTION)
    tom.presses("Ask the manager")
    tom.hears("There is a photo of Ffion on Instagram")


def test_an_edit_changes_what_is_kept(preschool: Preschool, tom: Phone) -> None:
    message = tom.writes("A photo of Fion")
    tom.edits(message, "A photo of Ffion")
    tom.hears("I have changed it in what I keep for you.")
    tom.presses("Ask the manager")
    tom.hears("A photo of Ffion")


def test_an_unanswered_question_is_the_first_home(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("Something odd")
    tom.presses("Send it now")
    reference = next(label for label in maya.buttons if label.startswith("Open C-"))[5:]
    maya.presses(f"Open {reference}")
    maya.forges(f"question.start:{reference}")
    maya.writes("Which day was it?")
    tom.unheard.clear()
    tom.writes("It was on Tuesday")
    tom.hears(QUESTION)
    assert tom.buttons[0] == f"Answer the question on {reference}"
    maya.unheard.clear()
    tom.presses(f"Answer the question on {reference}")
    maya.hears(reference, "answered the question")
    tom.writes("Another thing")
    assert tom.buttons[0] == "Report it as a concern"


def test_it_may_belong_to_what_was_reported_lately(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    first = reported.send(tom, "A complaint", "The gate did not close")
    preschool.forward(days=10)
    concern = inboxes.worry(tom)
    preschool.forward(days=5)
    tom.writes("The gate again, this morning")
    assert tom.buttons[:3] == [
        "Report it as a concern",
        f"Add it to {concern}",
        "Ask the manager",
    ]
    grace.writes("I know about the gate")
    grace.forges(f"addition.carry:{first}")
    grace.hears("That reference is not one of yours.")
    assert _carried(preschool, "grace") == 1
    tom.presses(f"Add it to {concern}")
    tom.hears(f"To add to {concern}", "The gate again, this morning")
    tom.presses("Add it now")
    maya.hears(f"{concern}: The reporter has added something.")


@pytest.mark.parametrize(
    "content",
    [
        {"sticker": {"file_id": "s", "emoji": "🙂"}},
        {"location": {"latitude": 1.0, "longitude": 2.0}},
        {"contact": {"phone_number": "1", "first_name": "X"}},
        {"poll": {"id": "1", "question": "?"}},
        {"dice": {"value": 3}},
    ],
)
def test_what_cannot_be_kept_is_answered_kindly(
    preschool: Preschool, tom: Phone, content: dict[str, object]
) -> None:
    tom.sends(**content)
    tom.hears("I can keep words, pictures, files and voice notes", "ring 999")
    assert _carried(preschool, "tom") == 0
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("Words so far")
    tom.sends(**content)
    tom.hears("I can keep words")
    tom.writes("/start")
    tom.presses("Carry on with your concern")
    tom.hears("Words so far")


def test_a_file_that_is_too_large_is_refused_with_what_to_do(
    preschool: Preschool, tom: Phone
) -> None:
    tom.sends_a_file(size=20_000_001)
    tom.hears("over 20 MB", "screenshot", "ring 999")
    tom.writes("Then in words")
    preschool.forward(minutes=1)
    tom.sends_a_file(size=20_000_001)
    tom.hears("over 20 MB", QUESTION)
    assert _carried(preschool, "tom") == 1


def test_more_than_can_be_held_is_said_and_not_swallowed(preschool: Preschool, tom: Phone) -> None:
    for number in range(50):
        tom.writes(f"Message {number}")
    tom.unheard.clear()
    tom.writes("One too many")
    tom.hears("could not keep that one", "choose first what they are for", "these 50 messages")


def test_a_forwarded_message_keeps_its_mark(preschool: Preschool, tom: Phone) -> None:
    tom.writes("Look at this", forward_origin={"type": "hidden_user", "sender_user_name": "X"})
    assert '"text":"Look at this","forwarded":true' in preschool.contents()


@pytest.mark.parametrize("role", [Role.PARENT])
def test_a_home_that_is_not_theirs_is_refused_when_forged(preschool: Preschool, role: Role) -> None:
    phone = preschool.add(role, "Pam Parent")
    phone.writes("words")
    phone.forges("concern.carry")
    phone.hears("not something your role can do")
    assert _carried(preschool, "pam") == 1
    for data in ("answer.carry:1", "answer.carry:x", "welcome.nothing:x", "welcome.nothing:²"):
        phone.forges(data)
    assert _carried(preschool, "pam") == 1


def _carried(preschool: Preschool, person: str) -> int:
    dialogue = preschool.run(lambda tx: dialogues.get(tx, person))
    return len(dialogue.carried.get("parts", []))
