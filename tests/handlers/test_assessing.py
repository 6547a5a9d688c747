"""An account's risks are assessed, hazard by hazard."""

import json
from datetime import date, timedelta

import pytest

from policy.access import Action, may_ever
from policy.calendar import Kind
from policy.risk import DEFAULTS
from policy.roles import Role
from storage import accounts, assessments, hazards
from storage.assessments import Rating
from tests.handlers import registered
from tests.handlers.phones import MONDAY, PERSONS, Phone, Preschool
from tests.papers import rendered

PAGE = registered.PAGE


@pytest.fixture(autouse=True)
def _registered(preschool: Preschool) -> None:
    registered.register(preschool)
    registered.owe(preschool, Kind.ASSESSMENT, date(2026, 11, 20))


def rates(phone: Phone, likely: str = "2 Unlikely", severe: str = "4 Serious harm") -> None:
    phone.presses(likely)
    phone.presses(next(label for label in phone.buttons if label.startswith(severe)))
    phone.presses("That is what we do")


def assesses(phone: Phone, likely: str = "2 Unlikely", severe: str = "4 Serious harm") -> None:
    """Everything up to the summary."""
    phone.forges(f"assess.start:{PAGE}")
    for _ in DEFAULTS:
        rates(phone, likely, severe)


def ratings(preschool: Preschool) -> list[Rating]:
    [found] = preschool.run(lambda tx: tx.rows("SELECT id FROM assessments WHERE done_at IS NULL"))
    return preschool.run(lambda tx: assessments.ratings(tx, found["id"]))


def test_each_answer_is_stored_at_once_and_found_again(preschool: Preschool, maya: Phone) -> None:
    maya.forges(f"assess.start:{PAGE}")
    maya.hears("Facebook orleton", "Hazard 1 of 10", DEFAULTS[0].words, "How likely is it")
    assert ratings(preschool) == []
    maya.presses("3 Possible")
    maya.hears("Likelihood: 3, possible.", "How bad would it be?")
    assert [one.likelihood for one in ratings(preschool)] == [3]
    maya.writes("/start")
    preschool.forward(days=2)
    maya.forges(f"assess.start:{PAGE}")
    maya.hears("Maya Thompson began this", "Hazard 1 of 10", "How bad would it be?")
    maya.presses("5 Very serious harm: 15, high")
    maya.hears("Likelihood 3 times severity 5 is 15, high", DEFAULTS[0].controls)
    maya.presses("That is what we do")
    maya.hears("Hazard 2 of 10")
    [one] = ratings(preschool)
    assert (one.severity, one.controls, one.rated_by) == (5, DEFAULTS[0].controls, "maya")


def test_controls_are_typed_anew(preschool: Preschool, maya: Phone) -> None:
    maya.forges(f"assess.start:{PAGE}")
    maya.presses("1 Very unlikely")
    maya.presses("1 Hardly any harm: 1, low")
    maya.presses("Type it anew")
    maya.hears(DEFAULTS[0].words, "Type what you do against it.")
    maya.writes("Two people look at each picture.")
    maya.hears("Hazard 2 of 10")
    assert ratings(preschool)[0].controls == "Two people look at each picture."


def test_back_asks_the_last_hazard_again(preschool: Preschool, maya: Phone) -> None:
    maya.forges(f"assess.start:{PAGE}")
    rates(maya)
    maya.presses("Back")
    maya.hears("Hazard 1 of 10", "How likely is it")
    assert ratings(preschool) == []


def test_finishing_ends_the_duty_and_the_next_is_a_quarter_later(
    preschool: Preschool, maya: Phone
) -> None:
    assesses(maya)
    maya.hears("Medium", "8 " + DEFAULTS[0].words)
    assert registered.still_due(preschool, Kind.ASSESSMENT) == [date(2026, 11, 20)]
    maya.presses("Finish")
    maya.hears("✅ Finished. The next one is due on Tuesday 23 February 2027.")
    assert registered.still_due(preschool, Kind.ASSESSMENT) == [date(2027, 2, 23)]


def test_where_nothing_was_due_the_next_is_put_on_the_calendar(
    preschool: Preschool, maya: Phone
) -> None:
    registered.register(preschool, "other", "other")
    maya.forges("assess.start:other")
    for _ in DEFAULTS:
        rates(maya)
    maya.presses("Finish")
    assert registered.still_due(preschool, Kind.ASSESSMENT, "other") == [date(2027, 2, 23)]


def test_it_is_not_finished_before_every_question(preschool: Preschool, maya: Phone) -> None:
    maya.forges(f"assess.start:{PAGE}")
    [found] = preschool.run(lambda tx: tx.rows("SELECT id FROM assessments"))
    maya.forges(f"assess.finish:{found['id']}")
    maya.hears("There are still open questions")
    assert registered.still_due(preschool, Kind.ASSESSMENT) == [date(2026, 11, 20)]


def test_two_press_finish_at_once(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    assesses(maya)
    dan.forges(f"assess.start:{PAGE}")
    dan.presses("Join in")
    preschool.take(maya.pressing("Finish"), dan.pressing("Finish"))
    dan.hears("Maya Thompson finished that assessment at 10:02 today")
    assert len(registered.of(preschool, Kind.ASSESSMENT)) == 2
    assert registered.still_due(preschool, Kind.ASSESSMENT) == [date(2027, 2, 23)]


def test_the_second_is_told_who_is_at_it_and_joins(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    maya.forges(f"assess.start:{PAGE}")
    dan.forges(f"assess.start:{PAGE}")
    dan.hears("Maya Thompson began this at 10:02 today", "may be at it now")
    dan.presses("Join in")
    dan.hears("Hazard 1 of 10")
    preschool.take(maya.pressing("2 Unlikely"), dan.pressing("5 Very likely"))
    dan.hears("Somebody has answered that already", "Likelihood: 2, unlikely")
    assert [one.likelihood for one in ratings(preschool)] == [2]
    dan.presses("3 Some harm: 6, medium")
    dan.forges(f"assess.start:{PAGE}")
    dan.hears("Maya Thompson began this", "What do you do against it?")


def test_last_time_stands_beside_each_question_and_the_change_in_the_summary(
    preschool: Preschool, maya: Phone
) -> None:
    assesses(maya)
    maya.presses("Finish")
    preschool.forward(days=90)
    maya.forges(f"assess.start:{PAGE}")
    maya.hears("Last time (23 Nov 2026 10:02): Likelihood 2 times severity 4 is 8, medium")
    rates(maya, "5 Very likely")
    rates(maya, "1 Very unlikely")
    for _ in DEFAULTS[2:]:
        rates(maya)
    maya.hears(
        "⚠ Something is rated high, and there is no action yet.",
    )
    maya.presses("Finish")
    maya.hears(
        "Since last time:",
        f"Higher, 8 to 20: {DEFAULTS[0].words}",
        f"Lower, 8 to 4: {DEFAULTS[1].words}",
        "8 rated as before.",
    )
    maya.presses("Earlier ones")
    maya.hears("2 finished.")
    maya.presses("23 Nov 2026 10:02")
    maya.hears("Finished on 23 Nov 2026 10:02 by Maya Thompson")


def test_the_paper_shows_matrix_hazards_controls_and_who(preschool: Preschool, maya: Phone) -> None:
    assesses(maya)
    maya.presses("Finish")
    maya.hears("✅ Finished.")
    sent = maya.hears("with controls and actions.").picture
    kind, _, content = sent.removeprefix("paper:").partition(":")
    said = json.loads(content)
    assert kind == "assessment"
    assert [one["rating"] for one in said["hazards"]] == [8] * 10
    assert said["finished"] == "23 Nov 2026 10:02 by Maya Thompson"
    assert said["bands"][4] == ["medium", "medium", "high", "high", "high"]
    assert rendered(kind, said).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("assess.start:nothing", "There is no such account here"),
        ("assess.past:nothing", "There is no such account here"),
        ("assess.next:nothing", "There is no such risk assessment here"),
        ("assess.finish:", "There is no such risk assessment here"),
        ("assess.open:’", "There is no such risk assessment here"),
        ("assess.paper:x", "There is no such risk assessment here"),
        ("assess.likely:x:consent:2", "There is no such risk assessment here"),
        ("assess.likely:{}:consent:6", "That is not on the scale"),
        ("assess.likely:{}:consent:²", "That is not on the scale"),
        ("assess.severe:{}:consent:", "That is not on the scale"),
        ("assess.likely:{}:nothing:2", "That hazard is not on the list any more"),
        ("assess.again:{}:", "That hazard is not on the list any more"),
    ],
)
def test_forged_buttons_change_nothing(
    preschool: Preschool, maya: Phone, data: str, said: str
) -> None:
    maya.forges(f"assess.start:{PAGE}")
    [found] = preschool.run(lambda tx: tx.rows("SELECT id FROM assessments"))
    maya.unheard.clear()
    maya.forges(data.format(found["id"]))
    maya.hears(said)
    assert ratings(preschool) == []


@pytest.mark.parametrize("data", ["assess.severe:{}:consent:2", "assess.stay:{}:consent"])
def test_no_answer_before_the_one_that_comes_first(
    preschool: Preschool, maya: Phone, data: str
) -> None:
    maya.forges(f"assess.start:{PAGE}")
    [found] = preschool.run(lambda tx: tx.rows("SELECT id FROM assessments"))
    maya.forges(data.format(found["id"]))
    assert ratings(preschool) == []


def test_yesterdays_buttons_of_a_finished_one_change_nothing(
    preschool: Preschool, maya: Phone
) -> None:
    assesses(maya)
    old = dict(maya.screen[-1].buttons)
    maya.presses("Finish")
    before = preschool.run(lambda tx: tx.rows("SELECT hazard, likelihood FROM ratings"))
    preschool.forward(days=1)
    for label in ("Finish", "Add an action", "Answer one again"):
        maya.unheard.clear()
        maya.forges(old[label])
        maya.hears("Maya Thompson finished that assessment at 10:02 on Mon 23 Nov")
    maya.forges(old["Finish"].replace("finish", "again") + ":consent")
    assert preschool.run(lambda tx: tx.rows("SELECT hazard, likelihood FROM ratings")) == before


@pytest.mark.parametrize("role", [role for role in PERSONS if not may_ever(role, Action.ASSESS)])
def test_nobody_else_assesses(preschool: Preschool, role: Role) -> None:
    other = preschool.add(role, "Una Usual")
    for data in (f"assess.start:{PAGE}", "hazards.list", "hazards.end:consent", "riskaction.send"):
        other.forges(data)
        other.hears("not something your role can do")
    assert preschool.run(lambda tx: tx.rows("SELECT id FROM assessments")) == []


def test_a_hazard_that_ends_meanwhile_is_not_asked(preschool: Preschool, maya: Phone) -> None:
    maya.forges(f"assess.start:{PAGE}")
    preschool.run(lambda tx: hazards.end(tx, "consent", at=MONDAY + timedelta(minutes=1)))
    maya.presses("2 Unlikely")
    maya.hears("That hazard is not on the list any more")
    maya.forges(f"assess.start:{PAGE}")
    maya.hears("Hazard 1 of 9", DEFAULTS[1].words)


def test_two_begin_at_once_and_are_at_the_same_one(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    for phone in (maya, dan):
        phone.forges("hazards.list")
    updates = [phone._press(f"assess.start:{PAGE}", 1) for phone in (maya, dan)]
    preschool.take(*updates)
    assert len(preschool.run(lambda tx: tx.rows("SELECT id FROM assessments"))) == 1
    dan.hears("Maya Thompson began this")


def test_an_account_that_is_closed_meanwhile_is_not_assessed_to_the_end(
    preschool: Preschool, maya: Phone
) -> None:
    assesses(maya)
    preschool.run(lambda tx: accounts.close(tx, PAGE, at=preschool.now))
    maya.presses("Finish")
    maya.hears("That account is closed, so there is nothing to assess.")
    assert registered.still_due(preschool, Kind.ASSESSMENT) == [date(2026, 11, 20)]


def test_a_button_that_was_pressed_already_gives_no_second_answer(
    preschool: Preschool, maya: Phone
) -> None:
    maya.forges(f"assess.start:{PAGE}")
    [found] = preschool.run(lambda tx: tx.rows("SELECT id FROM assessments"))
    rates(maya)
    maya.forges(f"assess.likely:{found['id']}:consent:5")
    maya.forges(f"assess.severe:{found['id']}:consent:5")
    [one] = ratings(preschool)
    assert (one.likelihood, one.severity) == (2, 4)
