"""The board: what the management team sees of how the setting stands, and nobody else."""

import json
import random
import time
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from bot.papers import pictured
from policy.calendar import Kind
from policy.consent import Said, Why
from policy.recipients import About
from policy.roles import Role
from storage import answers, board, concerns, data_requests, duties, takedowns
from storage.transaction import Transaction
from tests.handlers.lookups import say
from tests.handlers.phones import Phone, Preschool

TODAY = date(2026, 11, 23)  # a Monday
FIVE = ("unrecognisable", "closed", "public", "words", "press")


@pytest.fixture(autouse=True)
def begun(preschool: Preschool) -> None:
    preschool.begin()


def words(phone: Phone) -> str:
    phone.unheard.clear()
    phone.writes("/board")
    heard = phone.hears("As of")
    assert heard.protected
    return heard.text


def picture(phone: Phone) -> dict[str, Any]:
    """What the newest picture is made of."""
    message = [one for one in phone.screen if one.picture][-1]
    assert message.protected
    kind, _, content = message.picture.removeprefix("picture:").partition(":")
    assert kind == "board"
    found: dict[str, Any] = json.loads(content)
    return found


def report(
    preschool: Preschool,
    reference: str,
    by: Phone,
    *,
    days_ago: int = 0,
    about: About = About.CHILD,
    kind: str = "concern",
    subjects: tuple[str, ...] = (),
) -> None:
    def work(tx: Transaction) -> None:
        concerns.add(
            tx,
            reference=reference,
            kind=kind,
            about=about,
            urgent=False,
            reporter=by.id,
            at=preschool.now - timedelta(days=days_ago),
            subjects=subjects,
        )

    preschool.run(work)


def owe(preschool: Preschool, due_on: date, *, later_on: date | None = None) -> None:
    def work(tx: Transaction) -> None:
        duty = f"duty{due_on}{later_on}"
        duties.open_one(
            tx,
            duty=duty,
            kind=Kind.MONITORING,
            subject="account",
            about="the page",
            due_on=due_on,
            tell_on=None,
            by="maya",
            at=preschool.now,
        )
        if later_on:
            duties.put_off(tx, duty, until=later_on)

    preschool.run(work)


def sign(preschool: Preschool, answers: dict[str, str], *, adopted_on: date | None) -> None:
    def work(tx: Transaction) -> None:
        tx.execute(
            "INSERT INTO policies (version, text, digest, put_by, put_at, adopted_on)"
            " VALUES (1, 'words', '', 'maya', :at, :adopted)",
            at=preschool.now,
            adopted=adopted_on,
        )
        for person, answer in answers.items():
            tx.execute(
                "INSERT INTO signatures (version, person, answer, answered_at)"
                " VALUES (1, :person, :answer, :at)",
                person=person,
                answer=answer,
                at=preschool.now,
            )

    preschool.run(work)


def test_an_empty_store_has_a_board_too(maya: Phone) -> None:
    heard = words(maya)
    assert "Today: 0\nThis week: 0\nOlder: 0" in heard
    assert "Overdue: 0\nThis week: 0\nLater: 0\nPut off: 0" in heard
    assert "Not yet adopted, so there is nothing to sign yet." in heard
    assert "There are no children here yet." in heard
    assert "Take-downs: 0\nData requests: 0" in heard
    assert "⚠" not in heard


def test_the_picture_says_what_the_words_say(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    preschool.add_child("Ada Okafor", "Bees")
    sign(preschool, {"tom": "signed"}, adopted_on=TODAY)
    report(preschool, "C-AAAAA", tom, days_ago=9)
    heard, drawn = words(maya), picture(maya)
    assert drawn["place"] == "Orleton Pre-School"
    for part in drawn["parts"]:
        assert part["title"].upper() in heard
        assert all(said in heard for said in part["says"])
        for one in part["numbers"]:
            assert f"{one['label']}: {one['number']}" in heard
        for bar in part["bars"]:
            told = ", ".join(f"{one['label']} {one['number']}" for one in bar["parts"])
            assert f"{bar['label']} ({bar['of']}): {told}" in heard


def test_an_empty_board_and_a_full_one_are_drawn(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    words(maya)
    assert pictured("board", picture(maya)).startswith(b"\x89PNG")
    preschool.add_child("Ada Okafor", f"Bees #panic() {'W' * 300}")
    preschool.add(Role.STAFF, "محمد علي")
    sign(preschool, {"tom": "signed"}, adopted_on=TODAY)
    report(preschool, "C-AAAAA", tom)
    words(maya)
    maya.presses("Dark picture")
    assert pictured("board", picture(maya)).startswith(b"\x89PNG")


def test_both_go_from_the_chat_again(preschool: Preschool, maya: Phone) -> None:
    words(maya)
    rows = preschool.run(lambda tx: tx.rows("SELECT method, clear_at FROM outbox"))
    sent = [row for row in rows if row["method"] in ("sendPhoto", "sendMessage")]
    assert len(sent) == 2
    assert all(row["clear_at"] == preschool.now + timedelta(minutes=60) for row in sent)


def test_another_shade_is_one_press_away(maya: Phone) -> None:
    words(maya)
    assert picture(maya)["shade"] == "light"
    light = picture(maya)["parts"]
    maya.presses("Dark picture")
    assert picture(maya) | {"parts": light, "shade": "dark"} == picture(maya)
    maya.presses("Light picture")
    assert picture(maya)["shade"] == "light"
    assert maya.buttons == []  # the words stay above, with their buttons
    maya.forges("board.show:purple")
    assert picture(maya)["shade"] == "light"


def test_concerns_and_questions_are_counted_by_age(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.forward(days=3)
    for number, days_ago in enumerate((0, 0, 1, 3, 4, 90)):
        report(preschool, f"C-{number}", tom, days_ago=days_ago)
    report(preschool, "Q-AAAAA", tom, kind="question")
    report(preschool, "C-CLOSED", tom)
    preschool.run(lambda tx: concerns.close(tx, "C-CLOSED", at=preschool.now))
    heard = words(maya)
    assert "Today: 3\nThis week: 2\n⚠ Older: 2\n6 concerns, 1 question" in heard


def test_the_manager_cannot_tell_that_a_concern_is_about_them(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone, tom: Phone
) -> None:
    report(preschool, "C-KNOWN", tom)
    phones = (maya, dan, team)
    before = [(words(phone), picture(phone)) for phone in phones]
    report(preschool, "C-SECRT", tom, about=About.MANAGER, subjects=("maya",))
    report(preschool, "C-ALONE", tom, about=About.MANAGER)
    assert [(words(phone), picture(phone)) for phone in phones] == before


def test_a_concern_about_the_reader_is_in_others_counts_alone(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    before = words(dan)
    report(preschool, "C-ABOUT", tom, about=About.COLLEAGUE, subjects=("dan",))
    assert words(dan) == before
    assert "Today: 1" in words(maya)


def test_what_the_manager_reported_and_was_not_told_of_is_not_counted(
    preschool: Preschool, maya: Phone
) -> None:
    report(preschool, "C-OWNED", maya)
    assert "Today: 0" in words(maya)


def test_duties_are_counted_once_each(preschool: Preschool, maya: Phone) -> None:
    for days in (-30, -1, 0, 6, 7, 90, 91):
        owe(preschool, TODAY + timedelta(days=days))
    owe(preschool, TODAY - timedelta(days=2), later_on=TODAY + timedelta(days=1))
    owe(preschool, TODAY - timedelta(days=3), later_on=TODAY)
    assert "⚠ Overdue: 3\nThis week: 2\nLater: 3\nPut off: 1" in words(maya)
    preschool.run(
        lambda tx: duties.close(tx, "duty2026-11-22None", state="done", by="maya", at=preschool.now)
    )
    assert "⚠ Overdue: 2" in words(maya)


def test_who_has_signed_is_counted_and_who_has_not_is_named(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, carol: Phone, grace: Phone
) -> None:
    sign(preschool, {"tom": "signed", "dan": "refused"}, adopted_on=None)
    assert "Not yet adopted" in words(maya)
    preschool.run(
        lambda tx: tx.execute("UPDATE policies SET adopted_on = :day", day=date(2026, 11, 20))
    )
    heard = words(maya)
    assert "Version 1 (4 people): signed 1, not yet 2, does not agree 1" in heard
    assert "Not yet: Carol Hughes and Maya Thompson." in heard
    assert "Grace" not in heard


def test_the_last_answer_counts(preschool: Preschool, maya: Phone) -> None:
    sign(preschool, {"maya": "refused"}, adopted_on=TODAY)
    preschool.run(
        lambda tx: tx.execute(
            "INSERT INTO signatures (version, person, answer, answered_at)"
            " VALUES (1, 'maya', 'signed', :at)",
            at=preschool.now,
        )
    )
    assert "Version 1 (1 person): signed 1, not yet 0, does not agree 0" in words(maya)


def test_many_people_with_long_names_stay_readable(preschool: Preschool, maya: Phone) -> None:
    for number in range(40):
        preschool.add(Role.STAFF, f"{number:02}{'W' * 200} Evans")
    sign(preschool, {}, adopted_on=TODAY)
    heard = words(maya)
    assert "and 29 more." in heard
    assert "W" * 61 not in heard


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


def test_staff_and_parents_are_refused(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone, carol: Phone
) -> None:
    for phone in (tom, grace, carol):
        phone.writes("/board")
        phone.hears("not something your role can do")
        phone.forges("board.show:dark")
        phone.hears("not something your role can do")
        assert not any(message.picture for message in phone.screen)
    assert preschool.audited("board") == []
    words(maya)
    assert preschool.audited("board") == ["maya saw the board"]


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
    started = time.monotonic()
    found = preschool.run(lambda tx: board.rooms(tx, today=TODAY))
    spent = time.monotonic() - started
    assert sum(room.every for room in found) == 5000
    assert spent < 0.3
