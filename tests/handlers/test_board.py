"""The board: what the management team sees of how the setting stands, and nobody else."""

from datetime import date, timedelta

import pytest

from policy.recipients import About
from policy.roles import Role
from storage import alerts, concerns, duties, people
from tests.handlers.boards import TODAY, owe, picture, report, sign, words
from tests.handlers.phones import Phone, Preschool
from tests.papers import rendered


@pytest.fixture(autouse=True)
def begun(preschool: Preschool) -> None:
    preschool.begin()


def test_an_empty_store_has_a_board_too(maya: Phone) -> None:
    heard = words(maya)
    assert "Today: 0\nPast week: 0\nOlder: 0" in heard
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
    assert rendered("board", picture(maya)).startswith(b"\x89PNG")
    preschool.add_child("Ada Okafor", f"Bees #panic() {'W' * 300}")
    preschool.add(Role.STAFF, "محمد علي")
    sign(preschool, {"tom": "signed"}, adopted_on=TODAY)
    report(preschool, "C-AAAAA", tom)
    words(maya)
    maya.presses("Dark picture")
    assert rendered("board", picture(maya)).startswith(b"\x89PNG")


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
    for number, days_ago in enumerate((0, 0, 1, 7, 8, 90)):
        report(preschool, f"C-{number}", tom, days_ago=days_ago)
    report(preschool, "Q-AAAAA", tom, kind="question")
    report(preschool, "C-CLOSED", tom)
    preschool.run(lambda tx: concerns.close(tx, "C-CLOSED", at=preschool.now))
    heard = words(maya)
    assert "Today: 3\nPast week: 2\n⚠ Older: 2\n6 concerns, 1 question" in heard


def test_the_manager_cannot_tell_that_a_concern_is_about_them(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone, tom: Phone
) -> None:
    report(preschool, "C-KNOWN", tom)
    phones = (maya, dan, team)
    before = [(words(phone), picture(phone)) for phone in phones]
    report(preschool, "C-SECRT", tom, about=About.MANAGER, subjects=("maya",))
    report(preschool, "C-ALONE", tom, about=About.MANAGER)
    assert [(words(phone), picture(phone)) for phone in phones] == before


def test_a_concern_about_the_manager_is_not_counted_for_who_stood_in_for_the_chair(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    before = words(dan), picture(dan)
    report(preschool, "C-SECRT", tom, about=About.MANAGER, subjects=("maya",))
    preschool.run(lambda tx: alerts.tell(tx, reference="C-SECRT", person="dan", at=preschool.now))
    assert (words(dan), picture(dan)) == before


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


def test_the_setting_s_phone_is_nobody_who_could_sign(preschool: Preschool, maya: Phone) -> None:
    preschool.add(Role.PHONE, "Office phone")
    sign(preschool, {}, adopted_on=TODAY)
    assert "Version 1 (1 person): signed 0, not yet 1" in words(maya)
    assert "Office" not in maya.screen[-1].text


def test_who_has_left_need_not_sign(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    sign(preschool, {}, adopted_on=TODAY)
    preschool.run(lambda tx: people.end(tx, "tom", by="maya", at=preschool.now))
    assert "Version 1 (1 person): signed 0, not yet 1" in words(maya)


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
