"""What the documents of somebody's data say of them, their children and their answers."""

import json
from dataclasses import replace
from datetime import date

import pytest

from policy.consent import Basis, Said
from policy.roles import Role
from policy.uses import Subject
from storage import children, relations, uses
from tests.handlers.data_papers import as_paper, as_text, data, part, say
from tests.handlers.phones import PERSONS, Phone, Preschool


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


@pytest.mark.parametrize("role", PERSONS)
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
    assert line.startswith("Calls to you, when Telegram could not reach you, ")


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


def test_a_child_who_has_left_is_shown_nowhere(
    preschool: Preschool, grace: Phone, ffion: str
) -> None:
    say(preschool, grace, ffion, "public", Said.GIVEN)
    gone = date(2026, 11, 20)
    preschool.run(lambda tx: children.change(tx, replace(children.get(tx, ffion), leaves_on=gone)))
    rows = [row for row in data(grace)["may_be_shown"] if row["subject"] == "Ffion Okafor"]
    assert {(row["allowed"], row["why"]) for row in rows} == {
        (False, "the child does not come to us any more")
    }
    assert data(grace)["children"][0]["leaves_on"] == "2026-11-20"


def test_what_is_done_unless_somebody_objects(
    preschool: Preschool, grace: Phone, ffion: str
) -> None:
    preschool.run(
        lambda tx: uses.add(
            tx,
            use="plays",
            subject=Subject.CHILD,
            title="Plays",
            question="We film plays with {name}.",
            basis=Basis.OBJECTION,
            by="maya",
            at=preschool.now,
        )
    )

    def why() -> tuple[bool, str]:
        (row,) = [row for row in data(grace)["may_be_shown"] if row["title"] == "Plays"]
        return row["allowed"], row["why"]

    assert why() == (True, "we do this unless you object")
    say(preschool, grace, ffion, "plays", Said.REFUSED)
    assert why() == (False, "you said No")


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
