"""The way to a clause, by topic; and whether it was kept by its day."""

import re
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import handlers
from handlers.board.contents import TOPICS
from policy.calendar import Kind
from policy.clauses import CLAUSES
from storage import duties, proofs, tallies
from tests.handlers.duties import begin, finish
from tests.handlers.phones import Phone, Preschool

TODAY = date(2026, 11, 23)
NO_RECORD = "⚠ no record yet"


def test_a_few_presses_lead_to_every_clause(preschool: Preschool, maya: Phone) -> None:
    preschool.begin()
    found = []
    for topic in TOPICS:
        maya.writes("/evidence")
        assert len(maya.buttons) == len(TOPICS) + 1
        maya.presses(topic.title)
        assert len(maya.buttons) <= 15
        for clause in topic.clauses:
            assert f"{clause.number}: {clause.sentence}\n" in maya.screen[-1].text
            assert clause.number in maya.buttons
            found.append(clause)
    assert sorted(found, key=CLAUSES.index) == list(CLAUSES)


def test_each_topic_fits_on_a_phone_and_says_what_is_missing(
    preschool: Preschool, maya: Phone
) -> None:
    preschool.begin()
    maya.writes("/board")
    maya.writes("/evidence")
    maya.presses("The policy itself")
    text = maya.screen[-1].text
    third = "✓ on record: 1, the newest in October to December 2026"
    assert f"C3: Management sees to it that the policy is kept.\n{third}" in text
    assert f"C44: The policy is adopted at a meeting.\n{NO_RECORD}" in text
    assert len(text) < 1500


def test_there_and_back_again(maya: Phone) -> None:
    maya.writes("/evidence C8")
    maya.presses("Accounts and passwords")
    maya.hears("C4: ", "C8: ")
    maya.presses("All topics")
    maya.hears("Choose a topic")
    for forged in ("evidence.topic:nothing", "evidence.topic"):
        maya.forges(forged)
        maya.hears("Choose a topic")


def test_it_is_said_whether_things_were_done_by_their_day(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    maya.writes("/evidence C10")
    maya.hears_nothing_of("On the calendar")
    due = {"early": 5, "today": 0, "late": -1, "open": 30, "overdue": -4, "older": -9, "gone": -50}
    for what, days in due.items():
        duty = begin(preschool, TODAY + timedelta(days=days), Kind.ROTATION, subject=what)
        if what in ("early", "today", "late"):
            preschool.run(
                partial(duties.close, duty=duty, state="done", by="dan", at=preschool.now)
            )
        if what == "gone":
            preschool.run(
                partial(duties.close, duty=duty, state="dropped", by="dan", at=preschool.now)
            )
    maya.writes("/evidence C10")
    maya.hears(
        "On the calendar: done by its day 2, done late 1, still to do 3, ⚠ overdue 2 since"
        " 14 Nov 2026."
    )


def test_done_just_after_midnight_is_a_day_late(preschool: Preschool, maya: Phone) -> None:
    duty = begin(preschool, date(2026, 7, 1), Kind.REVIEW, subject="1")
    preschool.now = preschool.now.replace(month=7, day=1, hour=23, minute=30)  # 2 July in Britain
    finish(preschool, duty)
    maya.writes("/evidence C45")
    maya.hears("done by its day 0, done late 1, still to do 0.")


def test_an_action_and_an_assessment_count_for_the_same_clause(
    preschool: Preschool, maya: Phone
) -> None:
    begin(preschool, TODAY, Kind.ACTION, subject="x", owner="maya")
    begin(preschool, TODAY, Kind.ASSESSMENT)
    maya.writes("/evidence C8")
    maya.hears("still to do 2.")
    maya.presses("As a PDF")
    assert "still to do 2." in maya.screen[-1].picture


def test_what_is_read_from_the_log_is_written_there_by_somebody() -> None:
    statements = " ".join([*proofs.RECORDS.values(), *tallies.COUNTS.values()])
    named = re.findall(r"action (?:= ('[^']*')|IN \(([^)]*)\))", statements)
    wanted = {name for pair in named for part in pair for name in re.findall("'([^']*)'", part)}
    assert len(wanted) > 8
    sources = Path(next(iter(handlers.__path__))).rglob("*.py")
    written = "".join(path.read_text(encoding="utf-8") for path in sources)
    assert {name for name in wanted if f'"{name}"' not in written} == set()
