"""When a clock is told before it runs out, to whom, and that it is told once."""

from datetime import UTC, datetime, timedelta
from functools import partial

import pytest

from policy.clocks import Kind
from policy.roles import Role
from storage import people
from storage.transaction import Transaction
from tests.handlers.inboxes import closes, complaint, more, opens, worry
from tests.handlers.phones import Phone, Preschool
from tests.handlers.timed import LONDON, breach, clock, heard, rings, screen

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def wall(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("begun", "told"),
    [
        (
            "2026-11-23T10:00",
            "Mon 23 10:30, Tue 24 10:00, Wed 25 10:00, Wed 25 22:00, Thu 26 09:00",
        ),
        # An hour comes twice, and another does not come.
        (
            "2026-10-24T12:00",
            "Sat 24 12:30, Sun 25 11:00, Mon 26 11:00, Mon 26 23:00, Tue 27 10:00",
        ),
        (
            "2026-03-28T12:00",
            "Sat 28 12:30, Sun 29 13:00, Mon 30 13:00, Tue 31 01:00, Tue 31 12:00",
        ),
    ],
)
def test_a_breach_is_told_at_its_hours_day_and_night(
    preschool: Preschool, maya: Phone, tom: Phone, begun: str, told: str
) -> None:
    preschool.now = wall(begun)
    reference = complaint(tom)
    breach(maya, reference)
    words = f"{reference}: a decision that the law asks for: "
    found = heard(preschool, maya, words, preschool.now + 72 * HOUR - timedelta(minutes=30))
    assert ", ".join(found) == told


def test_after_a_night_without_power_it_is_told_once(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    breach(maya, reference)
    preschool.ring()
    preschool.forward(hours=65)
    words = f"{reference}: a decision that the law asks for: 6 hours left"
    assert heard(preschool, maya, words, preschool.now + HOUR) == ["Thu 26 03:32"]


def test_a_clock_on_the_wall_that_was_wrong_tells_nothing_twice_and_leaves_nothing_out(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    breach(maya, reference)
    preschool.ring()
    right = preschool.now
    preschool.now = right + 400 * DAY
    preschool.ring()
    preschool.now = right + HOUR
    words = f"{reference}: a decision that the law asks for: "
    assert heard(preschool, maya, words, right + 72 * HOUR - timedelta(minutes=30)) == [
        "Tue 24 10:02",
        "Wed 25 10:02",
        "Wed 25 22:02",
        "Thu 26 09:02",
    ]


def test_an_answer_is_told_in_hours_before_on_the_day_and_daily_after(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    for now in rings(preschool, wall("2026-12-09T23:00"), every=timedelta(minutes=30)):
        heard_now = [m.text for m in maya.unheard if "an answer" in m.text]
        maya.unheard.clear()
        assert not heard_now or 8 <= now.hour < 9, heard_now
        if heard_now:
            told = {
                30: "an answer: 5 working days left, due by Monday 7 December 2026.",
                4: "an answer: 1 working day left, due by Monday 7 December 2026.",
                7: "an answer is due today, Monday 7 December 2026.",
                8: "an answer: 1 day overdue, was due on Monday 7 December 2026.",
                9: "an answer: 2 days overdue, was due on Monday 7 December 2026.",
            }
            assert heard_now == [f"{reference}: {told.pop(now.day)}"]
    assert clock(preschool, reference, Kind.ANSWER).runs


def test_several_that_run_out_on_one_morning_are_one_message(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    references = [complaint(tom) for _ in range(6)]
    preschool.now = wall("2026-11-25T08:30")
    preschool.ring()
    message = maya.hears("Please look at these:")
    assert all(
        f"– {reference}: an acknowledgement is due today" in message.text
        for reference in references
    )
    assert [f"Open {reference}" in message.buttons for reference in references].count(True) == 4
    assert "Inbox" in message.buttons


def test_a_message_says_nothing_of_what_it_is_about(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    about_dan = worry(tom, "He shouted at her", about="A colleague")
    lost = complaint(tom, "A list of names lay in the street")
    for phone in (maya, carol):
        phone.unheard.clear()
    breach(maya, lost)
    maya.unheard.clear()
    for _ in rings(preschool, preschool.now + 20 * DAY, every=timedelta(hours=2)):
        pass
    said = [
        m.text for m in [*maya.unheard, *carol.unheard] if about_dan in m.text or lost in m.text
    ]
    assert len(said) > 20
    for word in ("shouted", "names", "LADO", "Ofsted", "breach", "colleague", "Tom", "data"):
        assert not any(word in text for text in said), word


@pytest.mark.parametrize("about", ["A colleague", "The manager"])
def test_an_allegation_is_told_to_those_who_may_see_it_and_never_to_its_subject(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone, about: str
) -> None:
    colleague = "Dan Price (deputy)" if about == "A colleague" else ""
    reference = worry(tom, about=about, colleague=colleague)
    hears, never = (maya, dan) if about == "A colleague" else (carol, maya)
    opens(hears, reference)
    preschool.ring()
    hears.hears(f"{reference}: a call that cannot wait: 1 working day left")
    told = heard(preschool, hears, reference, preschool.now + 20 * DAY, every=HOUR)
    assert len(told) > 10
    never.hears_nothing_of(reference)
    for number in range(1, 9):
        for action in ("done", "pause", "resume", "stop"):
            never.forges(f"clock.{action}:{number}")
            never.hears("That is not open to you.")
    for action in ("list", "breach", "complaint"):
        never.forges(f"clock.{action}:{reference}")
        never.hears("That is not open to you.")
    assert not any(reference in m.text for m in [*never.screen, *never.unheard])


def test_whoever_stepped_off_hears_no_more(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    more(maya, reference, "Step off it")
    maya.presses("Somebody close to me is involved")
    maya.unheard.clear()
    told = heard(preschool, dan, f"{reference}: an answer", preschool.now + 20 * DAY, every=HOUR)
    assert len(told) == 7
    maya.hears_nothing_of(reference)


def test_while_everybody_who_was_told_is_away_the_next_is_told(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    dan.hears_nothing()
    day = datetime(2026, 12, 20, tzinfo=UTC).date()
    preschool.run(partial(away, until=day))
    preschool.now = wall("2026-11-30T09:00")
    preschool.ring()
    dan.hears(f"A new report for you: {reference}", "5 working days left")
    assert reference in opens(dan, reference)


def away(tx: Transaction, until: object) -> None:
    tx.execute("UPDATE people SET away_until_on = :until WHERE id = 'maya'", until=until)


def test_a_closed_one_is_silent_and_one_opened_again_is_told(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    breach(maya, reference)
    closes(maya, reference)
    assert heard(preschool, maya, reference, preschool.now + 30 * DAY, every=HOUR) == []
    maya.forges(f"reopen.start:{reference}")
    maya.writes("There is more")
    maya.unheard.clear()
    told = heard(preschool, maya, reference, preschool.now + 14 * HOUR, every=HOUR)
    assert told == ["Wed 23 11:02"]


def test_one_that_stands_still_is_not_told(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    screen(maya, reference)
    maya.presses("Pause: Answer")
    maya.writes("Tom sends the picture")
    later = preschool.now + 40 * DAY
    assert heard(preschool, maya, "an answer", later, every=HOUR) == []


def test_without_anything_to_tell_a_ring_asks_the_clocks_once(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    complaint(tom)
    preschool.forward(minutes=5)
    asked: list[str] = []

    def listen(tx: Transaction) -> None:
        tx._connection.set_trace_callback(asked.append)

    preschool.run(listen)
    preschool.ring()
    assert len([sql for sql in asked if " clocks " in sql]) == 1


def test_what_was_open_before_the_upgrade_has_its_clocks_from_the_first_ring(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    preschool.run(
        lambda tx: tx.execute(
            "UPDATE clocks SET due_at = begun_at, tell_at = begun_at WHERE kind = 'quiet'"
        )
    )
    preschool.run(lambda tx: tx.execute("DELETE FROM clocks WHERE kind <> 'quiet'"))
    preschool.ring()
    assert clock(preschool, reference, Kind.ANSWER).due_at == wall("2026-12-08T00:00")


def test_whoever_has_left_is_told_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    opens(maya, reference)
    maya.unheard.clear()
    preschool.run(lambda tx: people.change_role(tx, "maya", role=Role.STAFF))
    preschool.now = wall("2026-11-30T09:00")
    preschool.ring()
    maya.hears_nothing_of(reference)
    dan.hears(reference, "5 working days left")
