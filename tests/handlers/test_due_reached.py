"""Who learns of a duty whose owner cannot be told: gone, cut off from Telegram, away, or of another
role since.
"""

from datetime import UTC, date, datetime

import pytest

from policy.calendar import Kind
from policy.roles import Role
from storage import people
from tests.handlers.duties import begin, get
from tests.handlers.phones import Phone, Preschool

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def past_the_digest(preschool: Preschool) -> None:
    preschool.now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    preschool.ring()


def cut_off(preschool: Preschool, phone: Phone) -> None:
    """They have blocked the bot, as Telegram says."""
    preschool.run(lambda tx: people.unreachable(tx, phone.number, at=preschool.now))


@pytest.mark.parametrize("kind", [Kind.ACTION, Kind.SIGNING])
def test_the_team_learns_of_what_is_due_of_somebody_who_blocked_the_bot(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, kind: Kind
) -> None:
    cut_off(preschool, tom)
    duty = begin(preschool, FRIDAY, kind, about="a thing", subject="x", owner="tom")
    preschool.ring()
    for phone in (maya, dan):
        phone.hears("a thing: due on Friday 27 November (Tom Evans)")
    tom.hears_nothing()
    maya.forges(f"due.open:{duty}")
    maya.hears("I cannot reach Tom Evans on Telegram, so the management team is reminded instead.")
    assert ("Do it" in maya.buttons) is (kind is Kind.ACTION)
    assert get(preschool, duty).owner == "tom"


def test_once_they_write_again_it_is_theirs_alone(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    cut_off(preschool, tom)
    duty = begin(preschool, date(2026, 11, 30), Kind.SIGNING, subject="1", owner="tom")
    preschool.ring()
    maya.hears("Read and sign")
    preschool.run(lambda tx: people.reached(tx, tom.number))
    preschool.now = datetime(2026, 11, 30, 10, tzinfo=UTC)
    preschool.ring()
    tom.hears("due today")
    maya.hears_nothing_of("due today")
    tom.forges(f"due.open:{duty}")
    tom.hears("for Tom Evans")


def test_of_the_team_those_hear_whom_telegram_reaches(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    cut_off(preschool, maya)
    begin(preschool, FRIDAY)
    preschool.ring()
    maya.hears_nothing()
    dan.hears("Risk assessment")


def test_when_telegram_reaches_nobody_it_waits_for_all_of_them(
    preschool: Preschool, maya: Phone
) -> None:
    cut_off(preschool, maya)
    begin(preschool, FRIDAY)
    preschool.ring()
    maya.hears("Risk assessment")


def test_who_was_invited_and_never_came_has_nothing_to_be_told_on(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    preschool.run(lambda tx: tx.execute("UPDATE people SET standing = 'invited' WHERE id = 'tom'"))
    begin(preschool, FRIDAY, Kind.ACTION, about="mute", subject="x", owner="tom")
    preschool.ring()
    maya.hears("mute: due on Friday 27 November (Tom Evans)")
    tom.hears_nothing()


def test_who_is_of_the_team_no_more_is_not_told_what_waited(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    preschool.now = datetime(2026, 11, 23, 20, tzinfo=UTC)
    begin(preschool, FRIDAY)
    preschool.ring()
    preschool.run(lambda tx: people.change_role(tx, "dan", role=Role.STAFF))
    preschool.now = datetime(2026, 11, 24, 10, tzinfo=UTC)
    preschool.ring()
    maya.hears("Risk assessment")
    dan.hears_nothing()


def test_what_waited_for_who_went_away_is_told_to_the_stand_in(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    preschool.now = datetime(2026, 11, 23, 20, tzinfo=UTC)
    begin(preschool, FRIDAY, Kind.ACTION, about="mute", subject="x", owner="maya")
    preschool.ring()
    preschool.run(lambda tx: people.be_away(tx, "maya", until=date(2026, 12, 4), stand_in="dan"))
    preschool.now = datetime(2026, 11, 24, 10, tzinfo=UTC)
    preschool.ring()
    preschool.ring()
    dan.hears("mute: due on Friday 27 November (Maya Thompson)")
    dan.hears_nothing()
    maya.hears_nothing()


def test_it_is_handed_to_nobody_whom_telegram_does_not_reach(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, team: Phone
) -> None:
    cut_off(preschool, tom)
    preschool.run(lambda tx: people.be_away(tx, "tess", until=date(2026, 12, 4), stand_in=None))
    duty = begin(preschool, FRIDAY, Kind.ACTION, about="mute", subject="x", owner="maya")
    maya.forges(f"due.give:{duty}")
    assert "Dan Price (deputy)" in maya.buttons
    assert "Tess Moore (management team, away)" in maya.buttons
    assert not any("Tom" in label for label in maya.buttons)


def test_who_leaves_while_it_is_handed_to_them_does_not_get_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    duty = begin(preschool, FRIDAY, Kind.ACTION, about="mute", subject="x", owner="maya")
    maya.forges(f"due.give:{duty}")
    dan.forges("people.end:tom")
    maya.presses("Tom Evans (staff)")
    assert get(preschool, duty).owner == "maya"


def test_what_somebody_had_who_left_is_the_teams_and_told_again(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    duty = begin(preschool, FRIDAY, Kind.ACTION, about="mute", subject="x", owner="tom")
    preschool.ring()
    maya.forges("people.end:tom")
    assert get(preschool, duty).owner is None
    preschool.now = datetime(2026, 11, 27, 10, tzinfo=UTC)
    maya.unheard.clear()
    preschool.ring()
    maya.hears("mute: due today")


@pytest.mark.parametrize("away", [False, True])
def test_with_nobody_to_be_reached_it_does_not_go_round(
    preschool: Preschool, maya: Phone, dan: Phone, away: bool
) -> None:
    """What waits is sent to each once, however often Telegram refuses it and the clock rings."""
    begin(preschool, FRIDAY)
    for phone in (maya, dan):
        cut_off(preschool, phone)
    if away:
        preschool.run(lambda tx: people.be_away(tx, "dan", until=FRIDAY, stand_in="maya"))
    preschool.ring()
    sent = len(preschool.letters)
    for _ in range(5):
        preschool.ring()
    assert len(preschool.letters) == sent
    assert sent <= 4
