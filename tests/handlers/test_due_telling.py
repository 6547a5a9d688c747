"""Who is told of what, when, and never twice."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from handlers.due import ring
from policy.calendar import Kind
from policy.roles import Role
from storage import own_hours, people
from storage.transaction import Transaction
from tests.handlers.duties import begin, finish
from tests.handlers.phones import Phone, Preschool

FRIDAY = date(2026, 11, 27)
GROW = ("duties", "duty_events", "reminders", "people", "told", "own_hours")


def at(day: int, hour: int, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=UTC)


def quiet(preschool: Preschool, *phones: Phone) -> None:
    """Past the Monday digest."""
    preschool.ring()
    for phone in phones:
        phone.unheard.clear()


def test_the_team_hears_one_message_with_all_that_waits(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, grace: Phone
) -> None:
    quiet(preschool, maya, dan)
    later = begin(preschool, FRIDAY)
    first = begin(preschool, date(2026, 11, 20), Kind.REQUEST, about="TikTok", subject="q1")
    preschool.ring()
    for phone in (maya, dan):
        told = phone.hears(
            "Risk assessment of our Facebook page: due on Friday 27 November",
            "Decide on the request for TikTok: overdue since Friday 20 November",
        )
        assert told.buttons == {
            "Decide on the request for TikTok": f"due.do:{first}",
            "Risk assessment of our Facebook page": f"due.do:{later}",
            "All that is due": "due.list",
        }
        phone.hears_nothing()
    tom.hears_nothing()
    grace.hears_nothing()
    preschool.ring()
    maya.hears_nothing()


def test_an_owner_alone_is_told_of_their_own(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    quiet(preschool, maya)
    begin(preschool, FRIDAY, Kind.SIGNING, about="version 2", subject="2", owner="tom")
    preschool.ring()
    told = tom.hears("Read and sign the policy: version 2")
    assert told.buttons["All that is due"] == "due.list"
    maya.hears_nothing()


def test_who_stands_in_is_told_instead(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    quiet(preschool, maya, dan)
    preschool.run(lambda tx: people.be_away(tx, "maya", until=date(2026, 12, 4), stand_in="dan"))
    begin(preschool, FRIDAY)
    preschool.ring()
    maya.hears_nothing()
    dan.hears("Risk assessment")
    dan.hears_nothing()


def test_when_everybody_is_away_they_are_told_all_the_same(
    preschool: Preschool, maya: Phone
) -> None:
    quiet(preschool, maya)
    preschool.run(lambda tx: people.be_away(tx, "maya", until=date(2026, 12, 4), stand_in=None))
    begin(preschool, FRIDAY)
    preschool.ring()
    maya.hears("Risk assessment")


def test_out_of_hours_and_on_closed_days_it_waits(preschool: Preschool, maya: Phone) -> None:
    preschool.now = at(23, 18)
    begin(preschool, FRIDAY)
    preschool.ring()
    maya.hears_nothing()
    place = replace(preschool.setting.place, closed_days=frozenset({date(2026, 11, 24)}))
    preschool.setting = replace(preschool.setting, place=place)
    preschool.now = at(24, 10)
    preschool.ring()
    maya.hears_nothing()
    preschool.now = at(25, 8)
    preschool.ring()
    maya.hears("Risk assessment")


def test_own_hours_count_before_those_of_the_setting(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    preschool.run(lambda tx: own_hours.keep(tx, "maya", begins=time(16), ends=time(20)))
    begin(preschool, FRIDAY)
    preschool.ring()
    dan.hears("Risk assessment")
    maya.hears_nothing()
    preschool.now = at(23, 19)
    preschool.ring()
    maya.hears("Risk assessment")
    dan.unheard.clear()
    preschool.now = at(28, 17)  # a Saturday
    begin(preschool, date(2026, 11, 28), subject="account2")
    preschool.ring()
    maya.hears_nothing()


def test_what_is_done_meanwhile_is_not_told(preschool: Preschool, maya: Phone) -> None:
    quiet(preschool, maya)
    preschool.now = at(23, 20)
    duty = begin(preschool, FRIDAY)
    preschool.ring()
    finish(preschool, duty)
    preschool.now = at(24, 9)
    preschool.ring()
    maya.hears_nothing()


def test_what_waited_for_somebody_who_has_gone_waits_for_the_team(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    quiet(preschool, maya)
    preschool.now = at(23, 20)
    begin(preschool, FRIDAY, Kind.ACTION, about="close comments", subject="a1", owner="tom")
    preschool.ring()
    preschool.run(lambda tx: people.end(tx, "tom", by="maya", at=preschool.now))
    preschool.now = at(24, 9)
    preschool.ring()
    preschool.ring()
    maya.hears("close comments")
    tom.hears_nothing()


def test_days_missed_are_told_once_and_the_last_covers_the_others(
    preschool: Preschool, maya: Phone
) -> None:
    begin(preschool, date(2026, 12, 10), about="our page")
    preschool.now = at(9, 11, 12)  # off since: 26 November, 3 December are over
    preschool.ring()
    assert len([m for m in maya.unheard if "our page" in m.text]) == 1
    maya.unheard.clear()
    preschool.ring()
    maya.hears_nothing()


def test_a_clock_that_jumped_ahead_and_back_loses_no_day(preschool: Preschool, maya: Phone) -> None:
    quiet(preschool, maya)
    begin(preschool, date(2026, 12, 10))
    preschool.now = datetime(2027, 6, 1, 10, tzinfo=UTC)
    preschool.ring()
    maya.hears("overdue since Thursday 10 December 2026")
    heard = []
    for day in range(24, 31):
        preschool.now = at(day, 10)
        maya.unheard.clear()
        preschool.ring()
        heard += [day for message in maya.unheard if "Risk assessment" in message.text]
    assert heard == [26]


@pytest.mark.parametrize("hour", [10, 22])
def test_a_ring_with_nothing_to_tell_reads_no_growing_table(
    preschool: Preschool, monkeypatch: pytest.MonkeyPatch, hour: int, maya: Phone
) -> None:
    for number in range(60):
        begin(preschool, date(2026, 12, 23), about=f"page {number}", subject=f"a{number}")
    preschool.now = at(23, hour)
    preschool.ring()
    asked: list[str] = []
    run = Transaction._run

    def listening(tx: Transaction, sql: str, values: dict[str, object]) -> object:
        asked.append(sql)
        plan = tx._connection.execute(f"EXPLAIN QUERY PLAN {sql}", tx._stored(dict(values)))
        for *_, step in plan.fetchall():
            through = re.match(r"SCAN (\w+)$", step)
            assert not through or through[1] not in GROW, f"{step}: {sql}"
        return run(tx, sql, values)

    monkeypatch.setattr(Transaction, "_run", listening)
    preschool.run(lambda tx: ring.ring(preschool._occasion(tx)))
    assert 3 <= len(asked) <= 10


def test_the_whole_team_is_told_and_nobody_else(preschool: Preschool) -> None:
    phones = [preschool.add(role, f"{role} One") for role in Role]
    begin(preschool, FRIDAY)
    preschool.ring()
    told = [p.account for p in phones if any("Risk assessment" in m.text for m in p.unheard)]
    assert told == ["manager One", "deputy One", "team One"]
