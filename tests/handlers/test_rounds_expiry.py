from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from handlers.consent import expiry
from policy.setting import Timing
from storage import answers, askings
from tests.handlers.consents import answers_all, recorded, shown
from tests.handlers.phones import Phone, Preschool

ONE_YES = ("No", "No", "Yes", "No", "No", "No")  # the public page alone
LAST_DAY = datetime(2027, 11, 23, 10, 2, tzinfo=UTC)  # of a Yes given on 23 November 2026
REMINDER = "A reminder:"


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def ffion(preschool: Preschool, sian: Phone) -> str:
    """Ffion, of whom Siân has allowed one use."""
    child = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    return child


def _on(preschool: Preschool, day: datetime) -> None:
    preschool.now = day
    preschool.ring()


def test_silence_is_no_after_the_last_day_and_the_record_says_expired(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _on(preschool, LAST_DAY)
    assert shown(preschool, ffion) == ["public"]
    assert f"{sian.id} public expired" not in recorded(preschool, ffion)
    preschool.now = LAST_DAY.replace(day=24, hour=0, minute=1)
    assert shown(preschool, ffion) == []  # before any ring of the clock
    preschool.ring()
    preschool.ring()
    assert recorded(preschool, ffion)[-1] == f"{sian.id} public expired"
    assert recorded(preschool, ffion).count(f"{sian.id} public expired") == 1
    written = preschool.run(lambda tx: answers.of_subject(tx, ffion))[-1]
    assert (written.route, written.recorded_by, written.expires_on) == ("bot", "bot", None)
    assert "bot expired" in preschool.audited(ffion)
    maya.hears_nothing_of("Morgan", "in person")


def test_the_parent_is_asked_again_thirty_days_before(
    preschool: Preschool, sian: Phone, ffion: str
) -> None:
    _on(preschool, datetime(2027, 10, 22, 10, 2, tzinfo=UTC))
    _on(preschool, datetime(2027, 10, 22, 10, 3, tzinfo=UTC))
    sian.hears_nothing()
    _on(preschool, datetime(2027, 10, 25, 8, 2, tzinfo=UTC))  # 24 October is a Sunday
    sian.hears("Ffion, question 3 of 5", "public page")
    assert shown(preschool, ffion) == ["public"]
    sian.presses("Yes")
    preschool.now = LAST_DAY.replace(year=2028, month=10, day=25)
    assert shown(preschool, ffion) == ["public"]


def test_whoever_does_not_renew_hears_two_reminders_and_no_more_after_the_end(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.now = datetime(2027, 10, 25, 8, 2, tzinfo=UTC)
    for _ in range(60):
        preschool.ring()
        preschool.forward(days=1)
    texts = [message.text for message in sian.unheard]
    assert len([text for text in texts if REMINDER in text]) == 2
    assert len(texts) == 3
    maya.hears("Please ask in person.")
    maya.hears_nothing_of("Morgan", "in person")
    assert recorded(preschool, ffion)[-1] == f"{sian.id} public expired"


def test_after_a_hand_over_the_one_answer_that_was_given_is_asked_again_in_time(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    preschool.add_child("Ffion Morgan", mother=sian)
    preschool.run(lambda tx: askings.want(tx, sian.id))
    preschool.ring()
    sian.presses("Yes")
    for days in (3, 7, 7):
        preschool.forward(days=days)
        preschool.ring()
    maya.hears("Please ask in person.")
    sian.unheard.clear()
    _on(preschool, datetime(2027, 10, 22, 10, 2, tzinfo=UTC))
    sian.hears_nothing()
    _on(preschool, datetime(2027, 10, 25, 8, 2, tzinfo=UTC))
    sian.hears("Ffion, question 1 of 5")


def test_a_year_from_the_last_of_february_ends_on_the_day_that_there_is(
    preschool: Preschool, sian: Phone
) -> None:
    preschool.now = datetime(2028, 2, 29, 10, tzinfo=UTC)
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    held = preschool.run(lambda tx: answers.held(tx, sian.id, today=date(2028, 2, 29)))
    assert held[ffion, "public"].expires_on == date(2029, 2, 28)


def test_a_long_list_is_written_down_in_several_rings(
    preschool: Preschool, monkeypatch: pytest.MonkeyPatch, sian: Phone
) -> None:
    monkeypatch.setattr(expiry, "MOST", 2)
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *["Yes"] * 6)
    preschool.now = LAST_DAY.replace(day=25)
    for expired in (2, 4, 5, 5):
        preschool.ring()
        said = [line for line in recorded(preschool, ffion) if line.endswith("expired")]
        assert len(said) == expired


def test_a_withdrawal_before_the_end_stays_a_withdrawal(
    preschool: Preschool, sian: Phone, ffion: str
) -> None:
    sian.forges(f"consent.take:{ffion}:public")
    _on(preschool, LAST_DAY.replace(day=25))
    assert recorded(preschool, ffion)[-1] == f"{sian.id} public withdrawn"


def test_how_long_a_yes_lasts_is_a_setting(preschool: Preschool, sian: Phone) -> None:
    preschool.setting = replace(preschool.setting, timing=Timing(consent_months=6))
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    _on(preschool, datetime(2027, 5, 24, 10, tzinfo=UTC))
    assert recorded(preschool, ffion)[-1] == f"{sian.id} public expired"
