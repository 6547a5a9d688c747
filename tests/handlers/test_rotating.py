"""A password is changed step by step, and the bot never takes it."""

from datetime import date

import pytest

from policy.access import Action, may_ever
from policy.calendar import Kind
from policy.roles import Role
from storage import accounts, duties
from tests.handlers import registered
from tests.handlers.phones import PERSONS, Phone, Preschool

PAGE = registered.PAGE
STEPS = (
    "Password changed",
    "In the sealed file",
    "Others logged out",
    "Second step is on",
    "Roles are right",
    "Recovery is ours",
)


@pytest.fixture(autouse=True)
def _registered(preschool: Preschool) -> None:
    registered.register(preschool)
    registered.owe(preschool, Kind.ROTATION, date(2026, 11, 20))


def starts(phone: Phone, *steps: str) -> None:
    phone.forges(f"rotate.start:{PAGE}")
    for step in steps:
        phone.presses(step)


def changed_on(preschool: Preschool) -> date | None:
    return preschool.run(lambda tx: accounts.get(tx, PAGE)).password_changed_on


def test_every_step_is_ticked_by_whom_and_then_it_is_done(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    starts(maya)
    maya.hears(
        "Changing the password of Facebook orleton",
        "☐ Change the password, on a computer",
        "Never write the password here",
        "The National Cyber Security Centre (ncsc.gov.uk) no longer advises",
        "Our policy asks for it every six months (C10)",
    )
    starts(maya, *STEPS[:3])
    preschool.forward(hours=2)
    starts(dan, *STEPS[3:])
    dan.hears(
        "✓ Log out all other sessions (Maya Thompson, 23 Nov 2026 10:02)",
        "✓ See that the recovery address and number belong to the setting (Dan Price, 23 Nov 2026"
        " 12:02)",
        "Every step is done.",
    )
    dan.presses("Done")
    dan.hears("✅ Done", "The next change is due on Sunday 23 May 2027.")
    assert changed_on(preschool) == date(2026, 11, 23)
    assert registered.still_due(preschool, Kind.ROTATION) == [date(2027, 5, 23)]


def test_done_is_not_offered_before_every_step(preschool: Preschool, maya: Phone) -> None:
    starts(maya, *STEPS[:5])
    assert "Done" not in maya.buttons
    [check] = preschool.run(lambda tx: tx.rows("SELECT id FROM checks"))
    maya.forges(f"rotate.done:{check['id']}")
    maya.hears("Not every step is ticked yet.")
    assert changed_on(preschool) is None
    assert registered.still_due(preschool, Kind.ROTATION) == [date(2026, 11, 20)]


def test_two_press_done_at_once(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    starts(maya, *STEPS)
    starts(dan)
    preschool.take(maya.pressing("Done"), dan.pressing("Done"))
    dan.hears("Maya Thompson finished this at 10:02 today")
    assert len(registered.of(preschool, Kind.ROTATION)) == 2


def test_two_tick_the_same_step(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    starts(maya)
    starts(dan)
    preschool.take(maya.pressing(STEPS[0]), dan.pressing(STEPS[0]))
    dan.hears("Maya Thompson has ticked “Password changed” already.")


@pytest.mark.parametrize(
    "words",
    ["Sunshine-2024!", "password: hunter", "the password is kingfisher", "tr0ub4dor&3", "12345678"],
)
def test_a_typed_password_is_not_kept_and_leaves_the_chat(
    preschool: Preschool, maya: Phone, words: str
) -> None:
    starts(maya, STEPS[0])
    message = maya.writes(words)
    maya.hears("That looks like a password. I have not kept it", "please change it")
    assert words not in preschool.contents()
    deleted = [one.payload for one in preschool.letters if one.method == "deleteMessage"]
    assert [one["message_id"] for one in deleted] == [message]


def test_other_words_are_not_kept_in_the_middle_either(preschool: Preschool, maya: Phone) -> None:
    starts(maya)
    maya.writes("correct horse battery staple")
    maya.hears("I take no words here", "not kept")
    assert "horse" not in preschool.contents()
    assert [one for one in preschool.letters if one.method == "deleteMessage"] == []


def test_words_long_after_are_not_lost(preschool: Preschool, maya: Phone) -> None:
    starts(maya)
    preschool.forward(hours=3)
    maya.writes("A mother told me about a bruise.")
    maya.hears("I have kept it for you, and nobody has seen it yet.")
    assert "What shall I do with it?" in maya.buttons
    assert "bruise" in preschool.contents()


def test_not_yet_puts_it_off_with_a_reason(preschool: Preschool, maya: Phone) -> None:
    starts(maya, STEPS[0])
    maya.presses("Not yet")
    maya.presses("In a week")
    maya.writes("Sunshine-2024!")
    maya.hears("That looks like a password")
    maya.writes("The computer is being mended.")
    maya.hears("You are reminded again on Monday 30 November 2026", "what is ticked stays")
    [duty] = registered.of(preschool, Kind.ROTATION)
    assert (duty.due_on, duty.later_on, duty.state) == (
        date(2026, 11, 20),
        date(2026, 11, 30),
        "open",
    )
    [event] = preschool.run(lambda tx: duties.events(tx, duty.id))
    assert (event["words"], event["person"]) == ("The computer is being mended.", "maya")
    assert "Sunshine" not in preschool.contents()
    starts(maya)
    maya.hears("✓ Change the password, on a computer (Maya Thompson")


@pytest.mark.parametrize("day", ["today", "1 November 2026", "1 June 2027"])
def test_it_is_not_put_off_until_a_day_that_makes_no_sense(
    preschool: Preschool, maya: Phone, day: str
) -> None:
    starts(maya)
    maya.presses("Not yet")
    maya.writes(day)
    maya.writes("Because.")
    [duty] = registered.of(preschool, Kind.ROTATION)
    assert duty.later_on is None


def test_a_succession_is_finished_too_and_the_next_change_is_half_a_year_away(
    preschool: Preschool, maya: Phone
) -> None:
    registered.owe(preschool, Kind.SUCCESSION, date(2026, 11, 24))
    starts(maya)
    shown = maya.hears("⚠ An administrator has left it: every step, within 24 hours.")
    assert "no longer advises" not in shown.text
    starts(maya, *STEPS)
    maya.presses("Done")
    assert registered.still_due(preschool, Kind.SUCCESSION) == []
    assert registered.still_due(preschool, Kind.ROTATION) == [date(2027, 5, 23)]


def test_what_was_ticked_before_an_administrator_left_counts_no_more(
    preschool: Preschool, maya: Phone
) -> None:
    starts(maya, *STEPS)
    old = dict(maya.screen[-1].buttons)
    preschool.forward(minutes=5)
    registered.owe(preschool, Kind.SUCCESSION, date(2026, 11, 24))
    preschool.forward(minutes=5)
    maya.forges(old["Done"])
    maya.hears("Not every step is ticked yet.", "☐ Log out all other sessions")
    assert len(registered.still_due(preschool, Kind.SUCCESSION)) == 1
    assert changed_on(preschool) is None


def test_a_password_that_was_changed_yesterday_is_changed_again_after_a_leaver(
    preschool: Preschool, maya: Phone
) -> None:
    starts(maya, *STEPS)
    maya.presses("Done")
    preschool.forward(days=1)
    registered.owe(preschool, Kind.SUCCESSION, date(2026, 11, 25))
    starts(maya)
    maya.hears("An administrator has left", "Last changed on Monday 23 November 2026.", "☐ Log")
    starts(maya, *STEPS)
    maya.presses("Done")
    assert registered.still_due(preschool, Kind.SUCCESSION) == []
    assert registered.still_due(preschool, Kind.ROTATION) == [date(2027, 5, 24)]


def test_begin_anew_drops_the_ticks(preschool: Preschool, maya: Phone) -> None:
    starts(maya, STEPS[0])
    maya.presses("Begin anew")
    maya.hears("☐ Change the password, on a computer")


def test_yesterdays_buttons(preschool: Preschool, maya: Phone) -> None:
    starts(maya, *STEPS[:5])
    ticking = maya.screen[-1].buttons[STEPS[5]]
    maya.presses(STEPS[5])
    ending = maya.screen[-1].buttons["Done"]
    maya.presses("Done")
    preschool.forward(days=1)
    maya.unheard.clear()
    maya.forges(ending)
    maya.hears("Maya Thompson finished this at 10:02 on Mon 23 Nov 2026")
    maya.forges(ticking)
    maya.hears("That button belongs to an earlier message")
    starts(maya)
    maya.forges(ticking)
    maya.hears("That choice is no longer there", "☐ See that the recovery address")


def test_a_button_of_another_account_ticks_nothing_here(preschool: Preschool, maya: Phone) -> None:
    registered.register(preschool, "other", "other")
    starts(maya)
    ticking = maya.screen[-1].buttons[STEPS[0]]
    maya.forges("rotate.start:other")
    maya.forges(ticking)
    maya.hears("That choice is no longer there", "Facebook other", "☐ Change the password")


@pytest.mark.parametrize("data", ["rotate.done:x", "rotate.later:", "rotate.anew:’"])
def test_forged_buttons(preschool: Preschool, maya: Phone, data: str) -> None:
    maya.forges(data)
    maya.hears("There is nothing like that open any more. Nothing was changed.")


def test_leaving_the_page_keeps_the_ticks(preschool: Preschool, maya: Phone) -> None:
    starts(maya, STEPS[0])
    maya.presses("Cancel")
    maya.hears("Changing the password: stopped.")
    starts(maya)
    maya.hears("✓ Change the password, on a computer")


@pytest.mark.parametrize("role", [role for role in PERSONS if not may_ever(role, Action.ROTATE)])
def test_nobody_else_changes_it(preschool: Preschool, maya: Phone, role: Role) -> None:
    starts(maya, *STEPS)
    done = maya.screen[-1].buttons["Done"]
    other = preschool.add(role, "Una Usual")
    for data in (f"rotate.start:{PAGE}", done, "rotation.step:x", "notyet.resume:page"):
        other.forges(data)
        other.hears("not something your role can do")
    assert changed_on(preschool) is None
