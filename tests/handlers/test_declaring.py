"""Once a year staff declare their personal accounts; each quarter they read one kind line."""

from datetime import UTC, date, datetime, time, timedelta
from functools import partial

import pytest

from handlers.declaring import ambassador, calendar
from handlers.declaring.page import DISCLAIMER
from policy.calendar import Kind
from policy.roles import Role
from storage import declarations, duties, own_hours, people
from storage.duties import Duty
from tests.handlers.phones import MONDAY, Phone, Preschool


def open_duty(preschool: Preschool, person: str) -> Duty:
    [found] = preschool.run(lambda tx: duties.open_of(tx, Kind.DECLARATION, person))
    return found


def said(preschool: Preschool, person: str) -> list[str]:
    return [one.words for one in preschool.run(partial(declarations.of, person=person))]


def start(phone: Phone) -> None:
    phone.writes("/menu")
    phone.forges("declare.start")


def ring(preschool: Preschool) -> None:
    """This topic's own ring, so that nothing else speaks."""
    preschool.run(lambda tx: calendar.ring(preschool._occasion(tx)))
    preschool.run(lambda tx: ambassador.ring(preschool._occasion(tx)))


def test_everybody_on_the_staff_side_is_asked_once(
    preschool: Preschool, maya: Phone, tom: Phone, carol: Phone, grace: Phone
) -> None:
    ring(preschool)
    ring(preschool)
    for person in ("maya", "tom", "carol"):
        duty = open_duty(preschool, person)
        assert (duty.owner, duty.due_on) == (person, date(2026, 12, 21))
    assert preschool.run(lambda tx: duties.of(tx, Kind.DECLARATION, "grace")) == []
    preschool.add(Role.STAFF, "Priya Shah")
    preschool.forward(days=1)
    ring(preschool)
    assert open_duty(preschool, "priya").due_on == date(2026, 12, 22)
    assert open_duty(preschool, "tom").due_on == date(2026, 12, 21)


def test_out_of_hours_nobody_is_asked_and_many_in_turn(preschool: Preschool) -> None:
    for number in range(25):
        preschool.add(Role.STAFF, f"Staff{number:02} Evans")
    preschool.now = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)
    ring(preschool)
    counted = partial(duties.number_open, kind=Kind.DECLARATION)
    assert preschool.run(counted) == 0
    preschool.now = MONDAY
    ring(preschool)
    assert preschool.run(counted) == 20
    ring(preschool)
    assert preschool.run(counted) == 25


def test_what_the_policy_asks_and_a_disclaimer_alone(preschool: Preschool, tom: Phone) -> None:
    start(tom)
    tom.hears("your views are your own", "Write as “I”", "confidential", "comments elsewhere too")
    tom.presses("A disclaimer to copy")
    assert tom.hears("I write here as myself").text == DISCLAIMER


def test_nothing_to_declare_is_a_full_answer_for_a_year(preschool: Preschool, tom: Phone) -> None:
    start(tom)
    tom.presses("Nothing to declare")
    tom.hears("Thank you, that is noted.", "You declared nothing", "Tuesday 23 November 2027")
    assert said(preschool, "tom") == [""]
    duty = open_duty(preschool, "tom")
    assert (duty.due_on, duty.owner) == (date(2027, 11, 23), "tom")
    preschool.forward(days=1)
    ring(preschool)
    assert open_duty(preschool, "tom").id == duty.id


def test_what_there_is_is_declared_in_their_own_words(preschool: Preschool, tom: Phone) -> None:
    start(tom)
    tom.presses("Yes, there is something")
    tom.writes("My blog about woodwork, it says where I work")
    tom.presses("Declare it")
    tom.hears("You declared something")
    assert said(preschool, "tom") == ["My blog about woodwork, it says where I work"]
    [number] = [one.id for one in preschool.run(partial(declarations.of, person="tom"))]
    assert preschool.audited(number) == ["tom declared"]


def test_an_old_button_declares_nothing(preschool: Preschool, tom: Phone) -> None:
    start(tom)
    press = tom.pressing("Nothing to declare")
    preschool.take(press, tom.pressing("Nothing to declare"))
    assert said(preschool, "tom") == [""]
    tom.hears("You declared already, at 10:02 today. Nothing was changed.")
    tom.forges("declare.yes:" + press["callback_query"]["data"].partition(":")[2])
    tom.hears("You declared already")


def test_nobody_declares_for_another(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    ring(preschool)
    duty = open_duty(preschool, "tom")
    for data in (f"declare.nothing:{duty.id}", "declare.nothing:none", f"declare.yes:{duty.id}"):
        maya.forges(data)
        maya.hears("belongs to an earlier message")
    for data in ("declare.start", f"declare.nothing:{duty.id}", "declare.words"):
        grace.forges(data)
        grace.hears("not something your role can do here")
    assert said(preschool, "tom") == []


def test_somebody_who_became_a_parent_meanwhile_declares_nothing(
    preschool: Preschool, tom: Phone
) -> None:
    start(tom)
    tom.presses("Yes, there is something")
    tom.writes("My blog")
    preschool.run(lambda tx: people.change_role(tx, "tom", role=Role.PARENT))
    tom.presses("Declare it")
    assert said(preschool, "tom") == []


def test_the_team_sees_who_and_only_the_manager_reads_the_words(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    start(tom)
    tom.presses("Yes, there is something")
    tom.writes("A page on pottery")
    tom.presses("Declare it")
    dan.forges("declare.list")
    dan.hears("Declared, and up to date: 1 of 3.", "– Maya Thompson (manager): not yet")
    assert "Read: Tom Evans" not in dan.buttons
    assert "pottery" not in "".join(message.text for message in dan.screen)
    [one] = preschool.run(partial(declarations.of, person="tom"))
    dan.forges(f"declare.read:{one.id}")
    dan.hears("not something your role can do here")
    tom.forges("declare.list")
    tom.hears("not something your role can do here")
    maya.forges("declare.list")
    maya.presses("Read: Tom Evans")
    assert maya.hears("Tom Evans", "“A page on pottery”").protected
    assert preschool.audited(one.id)[-1] == "maya read declaration"


def test_after_a_year_it_is_due_again(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    start(tom)
    tom.presses("Nothing to declare")
    preschool.forward(days=366)
    maya.forges("declare.list")
    maya.hears("up to date: 0 of 2.", "– Tom Evans (staff): Monday 23 November 2026, due again")
    start(tom)
    tom.presses("Nothing to declare")
    assert said(preschool, "tom") == ["", ""]


def test_a_long_list_of_staff_comes_in_pages(preschool: Preschool, maya: Phone) -> None:
    for number in range(30):
        preschool.add(Role.STAFF, f"Staff{number:02} {'n' * 70}")
    maya.forges("declare.list")
    maya.presses("Next page")
    assert all(len(message.text) <= 4096 for message in maya.screen)
    maya.forges("declare.list:-1")
    maya.hears("of 31.")


@pytest.mark.parametrize(
    "moment",
    [datetime(2027, 1, 4, 8, 0, tzinfo=UTC), datetime(2027, 3, 31, 16, 59, tzinfo=UTC)],
)
def test_once_a_quarter_all_staff_read_one_line(
    preschool: Preschool, tom: Phone, grace: Phone, moment: datetime
) -> None:
    ring(preschool)
    tom.hears_nothing()  # they came in this quarter
    preschool.now = moment
    ring(preschool)
    ring(preschool)
    tom.hears("a good ambassador")
    preschool.forward(days=1)
    tom.hears_nothing()
    grace.hears_nothing()
    preschool.now = datetime(2027, 4, 1, 8, 30, tzinfo=UTC)
    ring(preschool)
    tom.hears("a good ambassador")
    tom.hears_nothing()


def test_the_line_waits_for_the_first_open_hour(preschool: Preschool, tom: Phone) -> None:
    for moment in (
        datetime(2027, 1, 2, 12, 0, tzinfo=UTC),
        datetime(2027, 1, 4, 7, 59, tzinfo=UTC),
    ):
        preschool.now = moment
        ring(preschool)
    tom.hears_nothing()
    preschool.now += timedelta(minutes=1)
    ring(preschool)
    tom.hears("a good ambassador")


def test_the_line_comes_in_each_person_s_own_hours(
    preschool: Preschool, tom: Phone, maya: Phone
) -> None:
    preschool.run(lambda tx: own_hours.keep(tx, "tom", begins=time(18, 30), ends=time(20)))
    preschool.now = datetime(2027, 1, 4, 9, 0, tzinfo=UTC)
    ring(preschool)
    maya.hears("a good ambassador")
    tom.hears_nothing()
    preschool.now = datetime(2027, 1, 4, 18, 30, tzinfo=UTC)
    ring(preschool)
    ring(preschool)
    tom.hears("a good ambassador")
    tom.hears_nothing()
    maya.hears_nothing()
