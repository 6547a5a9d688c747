"""The board’s figures about families: what they have answered, and what is late."""

import random
import time
from datetime import timedelta
from functools import partial

import pytest

from policy.consent import Said, Why
from storage import answers, board, data_requests, takedowns
from storage.transaction import Transaction
from tests.handlers.boards import FIVE, TODAY, picture, words
from tests.handlers.lookups import say
from tests.handlers.phones import Phone, Preschool


@pytest.fixture(autouse=True)
def begun(preschool: Preschool) -> None:
    preschool.begin()


def test_consent_is_counted_by_group(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    ada = preschool.add_child("Ada", "Bees", mother=grace)
    bo = preschool.add_child("Bo", "Bees", mother=grace)
    preschool.add_child("Cy", "Bees", mother=grace)
    preschool.add_child("Di", "", mother=grace)
    for use in FIVE:
        say(preschool, grace, use, Said.REFUSED if use == "press" else Said.GIVEN, of=ada)
    say(preschool, grace, "press", Said.GIVEN, of=bo)
    heard = words(maya)
    assert "Bees (3 children): every use 1, some 1, none 1" in heard
    assert "Without a group (1 child): every use 0, some 0, none 1" in heard
    assert "Ada" not in heard


def test_an_answer_that_counts_no_more_is_none(
    preschool: Preschool, maya: Phone, grace: Phone, sian: Phone
) -> None:
    ada = preschool.add_child("Ada", "Bees", mother=grace)
    bo = preschool.add_child("Bo", "Bees", declared="no", mother=sian)
    for use in FIVE:
        say(preschool, grace, use, Said.GIVEN, of=ada, until=TODAY)
        say(preschool, sian, use, Said.GIVEN, of=bo)
    assert "every use 1, some 0, none 1" in words(maya)
    preschool.forward(days=1)
    assert "every use 0, some 0, none 2" in words(maya)
    say(preschool, grace, "press", Said.GIVEN, of=ada)
    assert "every use 0, some 1, none 1" in words(maya)


def test_many_groups_are_added_up(preschool: Preschool, maya: Phone) -> None:
    for number in range(30):
        preschool.add_child(f"Child {number}", f"Room {number:02} {'é' * 90}")
    words(maya)
    (part,) = [one for one in picture(maya)["parts"] if one["title"] == "Consent by group"]
    assert len(part["bars"]) == 12
    assert part["bars"][-1]["label"] == "The other 19 groups"
    assert part["bars"][-1]["of"] == "19 children"
    assert all(len(bar["label"]) <= 60 for bar in part["bars"])


def test_the_count_says_what_the_rule_says(
    preschool: Preschool, maya: Phone, grace: Phone, sian: Phone, aled: Phone
) -> None:
    """Against the rule itself, for families who said everything in every order."""
    chance = random.Random(4)
    ids = []
    for number in range(60):
        adults = {"mother": grace, "father": aled} if number % 2 else {"mother": grace}
        declared = chance.choice(["yes", "yes", "no", ""])
        child = preschool.add_child(f"Child {number}", f"Room {number}", declared, **adults)
        ids.append(child)
        for _ in range(chance.randrange(0, 14)):
            said, use = chance.choice(list(Said)), chance.choice(FIVE)
            until = chance.choice([None, TODAY, TODAY - timedelta(days=1)])
            who = chance.choice([grace, aled, sian])
            say(preschool, who, use, said, of=child, until=until)
    found = {room.room: room for room in preschool.run(lambda tx: board.rooms(tx, today=TODAY))}
    for number, child in enumerate(ids):
        verdicts = preschool.run(partial(answers.verdicts, subject=child, today=TODAY))
        number_of = sum(v.why in (Why.GIVEN, Why.AGAINST) for _, v in verdicts)
        expected = (number_of == 5, 0 < number_of < 5, number_of == 0)
        room = found[f"Room {number}"]
        assert (room.every, room.some, room.none) == expected


def test_what_is_late_stands_out(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    def work(tx: Transaction) -> None:
        for number, hours in enumerate((-1, 1)):
            takedowns.begin(
                tx,
                takedown=f"t{number}",
                subject=f"child{number}",
                use="press",
                asked_by=grace.id,
                asked_at=preschool.now,
                due_at=preschool.now + timedelta(hours=hours),
            )
        for reference, person, days in (("D-1", grace, 60), ("D-2", grace, 3), ("D-3", maya, 60)):
            data_requests.add(
                tx,
                reference=reference,
                kind="copy",
                person=person.id,
                words="Everything",
                at=preschool.now - timedelta(days=days),
            )

    preschool.run(work)
    heard = words(maya)
    assert "⚠ Take-downs: 1\n⚠ Data requests: 1\nOpen: 2 take-downs and 2 requests" in heard


def test_a_paused_month_is_not_late(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    def work(tx: Transaction) -> None:
        asked_at = preschool.now - timedelta(days=60)
        data_requests.add(
            tx, reference="D-1", kind="copy", person=grace.id, words="All", at=asked_at
        )
        data_requests.pause(tx, "D-1", reason="Who?", by="maya", at=asked_at + timedelta(days=1))

    preschool.run(work)
    assert "Data requests: 0\n" in words(maya)


def test_five_thousand_children_are_counted_quickly(
    preschool: Preschool, grace: Phone, sian: Phone
) -> None:
    def fill(tx: Transaction) -> None:
        connection = tx._connection
        ids = [f"child{number}" for number in range(5000)]
        connection.executemany(
            "INSERT INTO children (id, name, sought, room, added_by, added_at)"
            " VALUES (?, ?, '', ?, 'maya', '')",
            [(one, one, f"Room {place % 25}") for place, one in enumerate(ids)],
        )
        connection.executemany(
            "INSERT INTO relations (child, person, relationship, declared, added_at)"
            " VALUES (?, ?, 'mother', 'yes', '')",
            [(one, person) for one in ids for person in ("grace", "siân")],
        )
        connection.executemany(
            "INSERT INTO answers (subject, use, version, said, person, relationship, route,"
            " recorded_by, answered_at) VALUES (?, ?, 1, 'given', ?, 'mother', 'bot', '', '')",
            [(one, use, person) for one in ids for use in FIVE for person in ("grace", "siân")],
        )

    preschool.run(fill)
    started = time.process_time()  # of all threads, and of this process alone
    found = preschool.run(lambda tx: board.rooms(tx, today=TODAY))
    spent = time.process_time() - started
    assert sum(room.every for room in found) == 5000
    assert spent < 0.3
