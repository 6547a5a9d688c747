"""What the documents of somebody's data say of what they sent, began and did."""

import pytest

from handlers import routes
from policy import reports
from policy.recipients import About
from policy.roles import Role
from storage import concerns, entries, held
from storage.entries import Kind
from storage.transaction import Transaction
from tests.handlers.asked import request
from tests.handlers.data_papers import as_paper, as_text, data
from tests.handlers.phones import PERSONS, Phone, Preschool


def test_what_they_reported_as_they_see_it_themselves(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = _reported(preschool, tom)

    def reply(tx: Transaction) -> None:
        for kind in Kind:
            entries.add(
                tx, reference, kind=kind, words=f"words of {kind}", by="maya", at=preschool.now
            )

    preschool.run(reply)
    found = data(tom)
    assert [row["reference"] for row in found["reports"]] == [reference]
    words = [row["words"] for row in found["words"]]
    assert words[0] == "He shouted."
    hidden_kinds = entries.HIDDEN_FROM_REPORTER | {Kind.EVENT, Kind.REOPENED}
    assert [one for one in words[1:] if one] == [
        f"words of {kind}" for kind in Kind if kind not in hidden_kinds
    ]
    for made in (as_text(tom), as_paper(tom)):
        for hidden in hidden_kinds:
            assert f"words of {hidden}" not in made
        assert "Maya" not in made


def _reported(preschool: Preschool, phone: Phone, about: str = "") -> str:
    """A concern of this person about a colleague."""
    reference = f"C-{phone.id.upper()}"

    def keep(tx: Transaction) -> None:
        concerns.add(
            tx,
            reference=reference,
            kind=reports.Kind.CONCERN,
            about=About.COLLEAGUE,
            urgent=False,
            reporter=phone.id,
            at=preschool.now,
            subjects=[about] if about else [],
        )
        entries.add(
            tx,
            reference,
            kind=Kind.STATEMENT,
            topic="words",
            words="He shouted.",
            by=phone.id,
            at=preschool.now,
        )

    preschool.run(keep)
    return reference


@pytest.mark.parametrize("role", PERSONS)
def test_nobody_learns_of_a_concern_about_them(
    preschool: Preschool, tom: Phone, role: Role
) -> None:
    una = preschool.add(role, "Una Usual")
    before = data(una)
    reference = _reported(preschool, tom, about="una")
    preschool.run(
        lambda tx: entries.add(
            tx, reference, kind=Kind.ADDITION, words="Una again", by="tom", at=preschool.now
        )
    )
    for made in (as_text(una), as_paper(una)):
        assert reference not in made
        assert "shouted" not in made
        assert "Una again" not in made
    assert data(una) | {"actions": []} == before | {"actions": []}


def test_files_by_name_size_and_day(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.sends_a_file("Look at this", size=4321)
    (file,) = data(tom)["files"]
    assert (file["name"], file["size"]) == ("photo.jpg", 4321)
    assert file["caption"] == "Look at this"
    assert "file0" not in as_text(tom)


def test_what_was_begun_and_not_sent(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    grace.writes("/ask")
    grace.writes("Is there a trip on Friday?")
    (unsent,) = data(grace)["unsent"]
    assert unsent["conversation"] == "Your question"
    assert unsent["words"] == "Is there a trip on Friday?"
    grace.writes("/mydata")
    grace.presses("Something is wrong")
    assert "Is there a trip on Friday?" in as_text(grace)  # put by, and still theirs


def test_a_choice_of_somebody_else_is_not_among_the_words_so_far(
    preschool: Preschool, maya: Phone
) -> None:
    maya.writes("/people")
    maya.presses("Invite somebody")
    maya.writes("Xenia Xqother")
    for made in (as_text(maya), as_paper(maya)):
        assert "Xqother" not in made


def test_what_is_begun_for_work_is_not_theirs(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = request(grace)
    for start in ("data.answer", "data.pause"):
        maya.forges(f"{start}:{reference}")
        maya.writes("Ffion Xqother")
    for made in (as_text(maya), as_paper(maya)):
        assert "Your answer about data" in made
        assert "Xqother" not in made


def test_their_requests_with_the_answer(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    grace.writes("/mydata")
    grace.presses("Something is wrong")
    grace.writes("Ffion was born in 2023.")
    grace.presses("Send it")
    maya.presses(maya.buttons[0])
    maya.presses("Pause")
    maya.writes("Which record?")
    maya.presses("Pause it")
    maya.presses(maya.buttons[0])
    maya.presses("Answer")
    maya.writes("Corrected.")
    maya.presses("Send the answer")
    found = data(grace)
    (one,) = found["requests"]
    assert (one["words"], one["answer"]) == ("Ffion was born in 2023.", "Corrected.")
    (pause,) = found["pauses"]
    assert pause["reason"] == "Which record?"
    assert "Maya" not in as_text(grace) + as_paper(grace)


def test_what_they_did_without_whom_they_did_it_to(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    maya.forges("people.end:tom")
    actions = data(maya)["actions"]
    assert {row["action"] for row in actions} == {"opened removal", "opened duty", "ended access"}
    assert all(set(row) == {"action", "done_at"} for row in actions)
    assert "tom" not in as_text(maya).casefold()
    assert "tom" not in as_paper(maya).casefold()


def test_the_conversations_that_are_theirs_are_there() -> None:
    assert set(routes.ROUTES.conversations) >= held.OWN_CONVERSATIONS
