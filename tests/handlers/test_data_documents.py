"""What stands in the documents of somebody's data, and that nothing of anybody else does."""

import json
from typing import Any

import pytest

from policy.consent import Said
from policy.recipients import About
from policy.roles import Role
from storage import answers, concerns, entries, relations, uses
from storage.entries import Kind
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool


def as_text(phone: Phone) -> str:
    """The document for a computer."""
    phone.forges("data.json")
    made = phone.screen[-1].picture
    assert made.startswith("text:my data.json:")
    return made.removeprefix("text:my data.json:")


def as_paper(phone: Phone) -> str:
    """The document to read."""
    phone.forges("data.pdf")
    made = phone.screen[-1].picture
    assert made.startswith("paper:data:")
    return made.removeprefix("paper:data:")


def data(phone: Phone) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_text(phone))
    return found


def part(phone: Phone, heading: str) -> dict[str, Any]:
    (found,) = [p for p in json.loads(as_paper(phone))["sections"] if p["heading"] == heading]
    assert set(found) == {"heading", "lines", "table"}
    return dict(found)


def say(preschool: Preschool, phone: Phone, child: str, use: str, said: Said) -> None:
    """An answer in the chat."""

    def record(tx: Transaction) -> None:
        answers.record(
            tx,
            subject=child,
            use=use,
            version=1,
            said=said,
            person=phone.id,
            relationship="mother",
            route="bot",
            by=phone.id,
            at=preschool.now,
        )

    preschool.run(record)


@pytest.fixture
def ffion(preschool: Preschool, grace: Phone) -> str:
    preschool.begin()
    return preschool.add_child("Ffion Okafor", mother=grace)


def test_the_documents_come_to_be_kept_and_leave_the_chat(
    preschool: Preschool, grace: Phone
) -> None:
    grace.writes("/mydata")
    for label in ("My data (PDF)", "My data (JSON)"):
        grace.presses(label)
        heard = grace.hears("Everything held here about you", "after 60 minutes")
        assert not heard.protected  # they may save it
    assert preschool.audited("grace") == ["grace had own data"] * 2
    preschool.deliver_all()
    preschool.forward(minutes=61)
    preschool.ring()
    assert not [message for message in grace.screen if message.picture]


@pytest.mark.parametrize("role", Role)
def test_everybody_has_their_own_data(preschool: Preschool, role: Role) -> None:
    una = preschool.add(role, "Una Usual", account="una_u")
    (you,) = data(una)["you"]
    assert you["name"] == "Una Usual"
    assert you["standing"] == "active"
    assert you["telegram_id"] == una.number
    assert you["confirmed_at"] == "2026-11-23T10:02:00+00:00"
    assert you["invited_by"] == "the management team"
    (line,) = part(una, "You")["lines"]
    assert "Name of the Telegram account: una_u" in line
    assert "Confirmed, and here since: 23 Nov 2026 10:02" in line


def test_the_paper_has_the_shape_that_is_printed(preschool: Preschool, grace: Phone) -> None:
    paper = json.loads(as_paper(grace))
    assert set(paper) == {"title", "place", "made_at", "sections"}
    assert paper["title"] == "Everything held about Grace Okafor"
    assert paper["place"] == "Orleton Pre-School"
    assert paper["made_at"] == "23 Nov 2026 10:02"
    for section in paper["sections"]:
        assert all(isinstance(line, str) for line in section["lines"])
        table = section["table"]
        assert table is None or all(len(row) == len(table["head"]) for row in table["rows"])
        assert table is None or all(isinstance(cell, str) for row in table["rows"] for cell in row)
    assert paper["sections"][-1]["heading"] == "Nothing is held here"
    (line,) = paper["sections"][-1]["lines"]
    assert line.startswith("Your invitations, Your children, ")


def test_children_and_the_bond_with_them(preschool: Preschool, grace: Phone, ffion: str) -> None:
    found = data(grace)
    assert [(c["name"], c["room"]) for c in found["children"]] == [("Ffion Okafor", "Ladybirds")]
    (bond,) = found["relations"]
    assert (bond["child"], bond["relationship"]) == ("Ffion Okafor", "mother")
    assert (bond["responsibility"], bond["declared"]) == ("unknown", "yes")
    (row,) = part(grace, "Your children")["table"]["rows"]
    assert row[:2] == ["Ffion Okafor", "Ladybirds"]


def test_every_answer_with_its_words_and_their_fingerprint(
    preschool: Preschool, grace: Phone, ffion: str
) -> None:
    say(preschool, grace, ffion, "public", Said.GIVEN)
    preschool.forward(days=1)
    say(preschool, grace, ffion, "public", Said.WITHDRAWN)
    first, second = data(grace)["answers"]
    assert (first["said"], second["said"]) == ("Yes", "No (withdrawn)")
    asked = preschool.run(lambda tx: uses.get(tx, "public", 1))
    assert first["question"] == asked.question.replace("{name}", "Ffion")
    assert first["digest"] == asked.digest
    assert (first["version"], first["route"], first["recorded_by"]) == (1, "in this chat", "you")
    assert second["answered_at"] == "2026-11-24T10:02:00+00:00"
    lines = part(grace, "Every answer you gave")["lines"]
    assert lines[1].startswith(
        "About: Ffion Okafor; Use: Picture on the public page; Answer: No (withdrawn);"
        " When: 24 Nov 2026 10:02"
    )


@pytest.mark.parametrize(
    ("mother", "father", "allowed", "why"),
    [
        (None, None, False, "you have not answered; it counts as No at the moment"),
        (None, Said.REFUSED, False, "you have not answered; it counts as No at the moment"),
        (None, Said.GIVEN, True, "you have not answered; it counts as Yes at the moment"),
        (Said.GIVEN, None, True, "you said Yes; it counts as Yes at the moment"),
        (Said.GIVEN, Said.GIVEN, True, "you said Yes; it counts as Yes at the moment"),
        (Said.GIVEN, Said.REFUSED, False, "you said Yes; it counts as No at the moment"),
        (Said.REFUSED, Said.GIVEN, False, "you said No"),
        (Said.WITHDRAWN, None, False, "you said No"),
    ],
)
def test_what_may_be_shown_tells_nothing_of_the_other_parent(
    preschool: Preschool,
    grace: Phone,
    mother: Said | None,
    father: Said | None,
    allowed: bool,
    why: str,
) -> None:
    preschool.begin()
    will = preschool.add(Role.PARENT, "Will Byrne")
    child = preschool.add_child("Ffion Okafor", mother=grace, father=will)
    for phone, said in ((grace, mother), (will, father)):
        if said:
            say(preschool, phone, child, "public", said)
    (now,) = [
        row
        for row in data(grace)["may_be_shown"]
        if (row["subject"], row["title"]) == ("Ffion Okafor", "Picture on the public page")
    ]
    assert (now["allowed"], now["why"]) == (allowed, why)
    rows = part(grace, "What may be shown now")["table"]["rows"]
    assert ["Ffion Okafor", "Picture on the public page", "Yes" if allowed else "No", why] in rows


def test_who_has_no_say_is_not_told_what_may_be_shown(preschool: Preschool, grace: Phone) -> None:
    preschool.begin()
    preschool.add_child("Ffion Okafor", declared="no", grandmother=grace)
    assert {row["subject"] for row in data(grace)["may_be_shown"]} == {"yourself"}


def test_a_child_who_is_theirs_no_more_has_no_name(
    preschool: Preschool, grace: Phone, ffion: str
) -> None:
    say(preschool, grace, ffion, "public", Said.GIVEN)
    preschool.run(lambda tx: relations.unbind(tx, child=ffion, person="grace", at=preschool.now))
    for made in (as_text(grace), as_paper(grace)):
        assert "Ffion" not in made
        assert "a child who is not bound to you now" in made
        assert "a picture in which your child can be recognised" in made


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
    hidden_kinds = {Kind.NOTE, Kind.LEVEL, Kind.ACTION, Kind.EVENT, Kind.REOPENED}
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
            kind="concern",
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


@pytest.mark.parametrize("role", Role)
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
    assert [row["action"] for row in actions] == ["ended access"]
    assert all(set(row) == {"action", "done_at"} for row in actions)
    assert "tom" not in as_text(maya).casefold()
    assert "tom" not in as_paper(maya).casefold()
