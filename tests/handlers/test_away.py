import pytest

from policy.roles import Role
from tests.handlers.phones import Phone, Preschool


def _go_away(phone: Phone, day: str, stand_in: str) -> None:
    phone.writes("/away")
    phone.presses(day)
    phone.presses(stand_in)


def test_two_presses_and_the_stand_in_knows(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    maya.writes("/away")
    maya.hears("Until which day are you away? That day counts as away too.")
    assert maya.buttons == [
        "Today, Mon 23 Nov",
        "Tomorrow, Tue 24 Nov",
        "End of this week, Fri 27 Nov",
        "Next Monday, Mon 30 Nov",
        "End of next week, Fri 4 Dec",
        "Cancel",
    ]
    maya.presses("End of this week, Fri 27 Nov")
    maya.hears("Who stands in for you?")
    assert maya.buttons == [
        "Dan Price (deputy)",
        "Carol Hughes (chair of the committee)",
        *("Back", "Cancel"),
    ]
    maya.presses("Dan Price (deputy)")
    maya.hears("You are away until Friday 27 November 2026. Dan Price stands in for you")
    dan.hears("Maya Thompson (manager) is away until Friday 27 November 2026", "stand in")
    carol.hears_nothing()
    assert preschool.audited("maya") == ["maya away"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("24 May 2027", "Monday 24 May 2027"),
        ("Friday", "Friday 27 November 2026"),
        ("tomorrow", "Tuesday 24 November 2026"),
        ("23 Nov", "Monday 23 November 2026"),
    ],
)
def test_a_day_can_be_typed(
    preschool: Preschool, maya: Phone, dan: Phone, typed: str, read: str
) -> None:
    maya.writes("/away")
    maya.writes(typed)
    maya.writes("Dan Price (deputy)")
    maya.hears(f"You are away until {read}.")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("22 Nov 2026", "Sunday 22 November 2026 is over"),
        ("25 Nov 2027", "too far ahead"),
        ("when I am well", "I cannot read a day in that. Please write the day like 24 May 2026."),
        ("Thu 27 Nov 2026", "I cannot read a day in that"),
    ],
)
def test_a_day_that_cannot_be_is_asked_for_again(
    preschool: Preschool, maya: Phone, dan: Phone, typed: str, said: str
) -> None:
    maya.writes("/away")
    maya.writes(typed)
    maya.hears(said, "Until which day")
    for data in ("absence.until:2026-11-22", "absence.until:x", "absence.until:9999-12-31"):
        maya.forges(data)
        maya.hears("Until which day")


def test_the_menu_shows_it_to_both_and_one_press_ends_it(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    _go_away(maya, "End of this week, Fri 27 Nov", "Dan Price (deputy)")
    dan.hears("stand in")
    maya.writes("/start")
    maya.hears("You are away until Friday 27 November 2026. Dan Price stands in for you.")
    assert "I am away" not in maya.buttons
    dan.writes("/start")
    dan.hears("You stand in for Maya Thompson until Friday 27 November 2026.")
    maya.presses("I am back")
    maya.hears("Welcome back")
    dan.hears("You do not stand in for Maya Thompson any more")
    maya.writes("/start")
    assert "I am back" not in maya.buttons
    maya.forges("away.return")
    maya.hears("You are here already")


def test_the_day_itself_counts_and_the_day_after_does_not(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    _go_away(maya, "Tomorrow, Tue 24 Nov", "Dan Price (deputy)")
    preschool.forward(days=1, hours=13)
    maya.writes("/start")
    maya.hears("Hello", "You are away until Tuesday 24 November 2026")
    maya.writes("/away")
    maya.hears("You are away until Tuesday 24 November 2026")
    dan.unheard.clear()
    preschool.forward(hours=1)
    maya.writes("/start")
    maya.hears_nothing_of("You are away")
    dan.writes("/start")
    dan.hears_nothing_of("You stand in for")
    maya.writes("/away")
    maya.hears("Until which day")


def test_concerns_come_to_the_stand_in(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    _go_away(maya, "Tomorrow, Tue 24 Nov", "Dan Price (deputy)")
    dan.hears("stand in")
    maya.unheard.clear()
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("I saw a picture")
    tom.presses("Send it now")
    dan.hears("A new concern")
    maya.hears_nothing()


def test_nobody_stands_in_for_themself_or_while_away(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    _go_away(dan, "Tomorrow, Tue 24 Nov", "Tess Moore (management team)")
    maya.writes("/away")
    maya.presses("Tomorrow, Tue 24 Nov")
    assert maya.buttons == ["Tess Moore (management team)", "Back", "Cancel"]
    for other in ("maya", "dan", "tom", "nobody"):
        maya.forges(f"absence.stand_in:{other}")
        maya.hears("That choice is no longer there")


def test_the_manager_never_stands_in_for_the_chair(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    carol.writes("/away")
    carol.presses("Tomorrow, Tue 24 Nov")
    assert carol.buttons == ["Dan Price (deputy)", "Back", "Cancel"]
    carol.forges("absence.stand_in:maya")
    carol.hears("That choice is no longer there")


def test_a_stand_in_who_becomes_the_manager_stands_in_for_the_chair_no_more(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    _go_away(carol, "End of this week, Fri 27 Nov", "Dan Price (deputy)")
    carol.unheard.clear()
    maya.forges("people.role:dan:manager")
    maya.hears("Dan Price stands in for Carol Hughes, who then counts as present again")
    maya.presses("Yes, change it")
    carol.hears("Dan Price cannot stand in for you any more", "name somebody else")
    assert preschool.person("Carol Hughes").away_until_on is None


def test_alone_nobody_can_be_away(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    maya.writes("/away")
    maya.hears("There is nobody here who could stand in for you")
    assert preschool.person("Maya Thompson").away_until_on is None


def test_when_the_stand_in_leaves_whoever_is_away_hears_it(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    _go_away(dan, "End of this week, Fri 27 Nov", "Maya Thompson (manager)")
    nia = preschool.add(Role.MANAGER, "Nia New")
    nia.writes("/people")
    nia.presses("Maya Thompson")
    nia.presses("End access")
    nia.hears("Maya Thompson stands in for Dan Price, who then counts as present again")
    nia.presses("Yes, end it")
    dan.hears("Maya Thompson cannot stand in for you any more. You count as present")
    assert preschool.person("Dan Price").stand_in is None


def test_a_stand_in_lost_between_question_and_press_changes_nothing(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    team = preschool.add(Role.TEAM, "Tess Moore")
    maya.writes("/away")
    maya.presses("Tomorrow, Tue 24 Nov")
    old = maya.pressing("Tess Moore (management team)")
    nia = preschool.add(Role.MANAGER, "Nia New")
    nia.forges("people.end:tess")
    preschool.take(old)
    maya.hears("no longer there")
    team.hears("Your access here has ended")
    assert preschool.person("Maya Thompson").away_until_on is None


def test_another_day_or_person_replaces_the_first(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone
) -> None:
    _go_away(maya, "Tomorrow, Tue 24 Nov", "Dan Price (deputy)")
    maya.presses("Another day or person")
    maya.presses("End of this week, Fri 27 Nov")
    maya.presses("Tess Moore (management team)")
    dan.hears("has named you to stand in")
    dan.hears("You do not stand in for Maya Thompson any more")
    team.hears("has named you to stand in")
    assert preschool.person("Maya Thompson").stand_in == "tess"


@pytest.mark.parametrize("role", [Role.STAFF, Role.COMMITTEE, Role.PARENT])
def test_who_receives_nothing_need_not_be_away(preschool: Preschool, role: Role) -> None:
    phone = preschool.add(role, "Una Usual")
    phone.writes("/away")
    phone.hears("not something your role can do")
    phone.forges("absence.until:2026-11-24")
    phone.hears("That button belongs to an earlier message")
    phone.writes("/start")
    assert "I am away" not in phone.buttons


def test_a_role_lost_in_the_middle_sets_nobody_away(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone
) -> None:
    team.writes("/away")
    team.presses("Tomorrow, Tue 24 Nov")
    dan.forges("people.change:tess:staff")
    team.presses("Dan Price (deputy)")
    team.hears("not something your role can do")
    assert preschool.person("Tess Moore").away_until_on is None
