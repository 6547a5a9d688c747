from dataclasses import replace
from datetime import date, timedelta

import pytest

from policy.roles import Role
from storage import people
from tests.handlers.consents import USES, answers_all
from tests.handlers.phones import Phone, Preschool

ONE_YES = ("No", "No", "Yes", "No", "No", "No")  # the public page alone
EVENING = timedelta(hours=9)


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


def _withdraws(phone: Phone, child: str, use: str = "public") -> None:
    phone.forges(f"consent.take:{child}:{use}")


def test_a_withdrawal_reaches_the_manager_at_once(
    preschool: Preschool, maya: Phone, dan: Phone, sian: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    maya.hears_nothing()
    preschool.forward(minutes=2)
    _withdraws(sian, ffion)
    told = maya.hears(
        "Siân Morgan has withdrawn: Ffion Morgan, Picture on the public page, at 10:04."
    )
    assert "by 10:04 on Tue 24 Nov 2026" in told.text
    assert maya.buttons == ["It is taken down", "Nothing was shown"]
    dan.hears_nothing()
    preschool.ring()
    preschool.forward(days=1)
    preschool.ring()
    maya.hears("Still to be taken down")
    maya.hears_nothing()
    assert "bot told of families" in preschool.audited("")


def test_everything_at_once_is_one_message(preschool: Preschool, maya: Phone, sian: Phone) -> None:
    preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *["Yes"] * 6)
    sian.writes("no photos")
    text = maya.hears(
        "Siân Morgan has withdrawn: Ffion Morgan, Unrecognisable picture; Picture in"
    ).text
    assert "Siân Morgan has withdrawn: Siân Morgan, In pictures or in words, at 10:02" in text
    lines = text.split("Please take down what shows them by 10:02 on Tue 24 Nov 2026:\n")[1]
    assert len(lines.splitlines()) == len(USES) + 1
    assert "1. Ffion Morgan, " in lines
    assert maya.buttons[:2] == ["1. It is taken down", "1. Nothing was shown"]
    maya.hears_nothing()


def test_a_no_to_the_first_question_is_no_news(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *["No"] * 6)
    preschool.ring()
    maya.hears_nothing()


def test_out_of_hours_it_waits_for_the_setting_to_open(
    preschool: Preschool, maya: Phone, sian: Phone, aled: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    gwen = preschool.add_child("Gwen Morgan", father=aled)
    answers_all(sian, *ONE_YES)
    answers_all(aled, *ONE_YES)
    preschool.now += EVENING
    _withdraws(sian, ffion)
    _withdraws(aled, gwen)
    preschool.ring()
    maya.hears_nothing()
    preschool.forward(hours=12, minutes=57)  # 07:59 on Tuesday
    preschool.ring()
    maya.hears_nothing()
    preschool.forward(minutes=1)
    preschool.ring()
    text = maya.hears("Siân Morgan has withdrawn: Ffion Morgan", "at 19:02 on Mon 23 Nov").text
    assert "Aled Morgan has withdrawn: Gwen Morgan" in text
    assert "1. Ffion Morgan, Picture on the public page" in text
    preschool.ring()
    maya.hears_nothing()


def test_a_closed_day_and_a_weekend_are_waited_for(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    monday = date(2026, 11, 30)
    place = replace(preschool.setting.place, closed_days=frozenset({monday}))
    preschool.setting = replace(preschool.setting, place=place)
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    preschool.forward(days=5)  # Saturday
    _withdraws(sian, ffion)
    preschool.forward(days=2)
    preschool.ring()
    maya.hears_nothing()
    preschool.forward(days=1)
    preschool.ring()
    maya.hears("Siân Morgan has withdrawn: Ffion Morgan", "is late")


def test_a_conflict_names_both_and_counts_as_no(
    preschool: Preschool, maya: Phone, sian: Phone, aled: Phone
) -> None:
    preschool.add_child("Ffion Morgan", mother=sian, father=aled)
    answers_all(aled, *ONE_YES)
    answers_all(sian, "No", "No", "No")
    text = maya.hears("Ffion Morgan, Picture on the public page: Aled Morgan said Yes").text
    assert "and Siân Morgan said No. It counts as No. Please speak with them." in text
    assert "Siân Morgan has said No to: Ffion Morgan, Picture on the public page" in text
    sian.hears_nothing_of("Aled")
    aled.hears_nothing()


def test_a_conflict_that_they_settle_in_the_night_is_not_told(
    preschool: Preschool, maya: Phone, sian: Phone, aled: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian, father=aled)
    preschool.now += EVENING
    answers_all(sian, "No")
    answers_all(aled, "Yes")
    aled.forges(f"consent.take:{ffion}:unrecognisable")
    preschool.forward(hours=13)
    preschool.ring()
    maya.hears_nothing_of("Please speak with them")


def test_the_stand_in_hears_while_the_manager_is_away(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, sian: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    until = preschool.now.date() + timedelta(days=3)
    preschool.run(lambda tx: people.be_away(tx, maya.id, until=until, stand_in=team.id))
    _withdraws(sian, ffion)
    team.hears("Siân Morgan has withdrawn")
    maya.hears_nothing()
    dan.hears_nothing()


def test_the_deputy_hears_when_no_manager_is_there_and_the_chair_never_does(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, sian: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    until = preschool.now.date() + timedelta(days=3)
    preschool.run(lambda tx: people.be_away(tx, maya.id, until=until, stand_in=carol.id))
    _withdraws(sian, ffion)
    dan.hears("Siân Morgan has withdrawn")
    maya.hears_nothing()
    carol.hears_nothing()


def test_an_absent_manager_hears_when_there_is_nobody_else(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    until = preschool.now.date() + timedelta(days=3)
    preschool.run(lambda tx: people.be_away(tx, maya.id, until=until, stand_in=None))
    _withdraws(sian, ffion)
    maya.hears("Siân Morgan has withdrawn")


def test_it_waits_for_the_first_manager(preschool: Preschool, sian: Phone) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    _withdraws(sian, ffion)
    preschool.ring()
    maya = preschool.add(Role.MANAGER, "Maya Thompson")
    preschool.ring()
    maya.hears("Siân Morgan has withdrawn")


def test_the_audit_log_has_ids_alone(preschool: Preschool, maya: Phone, sian: Phone) -> None:
    ffion = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    _withdraws(sian, ffion)
    maya.presses("It is taken down")
    log = [line for line in preschool.contents().splitlines() if line.startswith("audit:")]
    assert log
    assert not [line for line in log if "Morgan" in line or "Picture" in line]
