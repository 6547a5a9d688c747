import pytest

from policy.roles import Role
from storage import people, takedowns
from storage.takedowns import Takedown
from tests.handlers.consents import answers_all, shown
from tests.handlers.phones import Phone, Preschool

ONE_YES = ("No", "No", "Yes", "No", "No", "No")  # the public page alone
WHAT = "Ffion Morgan, Picture on the public page"


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def ffion(preschool: Preschool, sian: Phone) -> str:
    """Ffion, of whom Siân has allowed one use."""
    child = preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *ONE_YES)
    return child


def _withdraws(phone: Phone, child: str) -> None:
    phone.forges(f"consent.take:{child}:public")
    phone.unheard.clear()


def _open(preschool: Preschool) -> list[Takedown]:
    return preschool.run(takedowns.still_open)


def test_the_parent_hears_that_it_was_taken_down(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _withdraws(sian, ffion)
    maya.presses("It is taken down")
    maya.hears(f"{WHAT}: taken down.\n→ Queued for Siân Morgan", "Nothing is waiting")
    sian.hears("What showed Ffion Morgan (Picture on the public page) was taken down.")
    sian.hears_nothing()
    assert _open(preschool) == []
    assert "maya closed take-down" in preschool.audited(ffion)


def test_the_parent_hears_that_nothing_was_published(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _withdraws(sian, ffion)
    maya.presses("Nothing was shown")
    maya.hears(f"{WHAT}: nothing was shown.")
    sian.hears("Nothing that shows Ffion Morgan was published (Picture on the public page)")


def test_whoever_presses_first_counts(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    second = preschool.add(Role.MANAGER, "Nia Rees")
    _withdraws(sian, ffion)
    preschool.take(maya.pressing("It is taken down"), second.pressing("Nothing was shown"))
    maya.hears("taken down.\n→ Queued for Siân Morgan")
    second.hears("taken down, as Maya Thompson said at 10:02. Nothing was changed.")
    sian.hears("was taken down")
    sian.hears_nothing()


def test_only_the_management_team_may_say_so(
    preschool: Preschool, maya: Phone, tom: Phone, carol: Phone, sian: Phone, ffion: str
) -> None:
    _withdraws(sian, ffion)
    item = _open(preschool)[0]
    for phone in (tom, carol, sian):
        phone.forges(f"takedown.done:{item.id}")
        phone.hears("not something your role can do")
        phone.forges("takedown.list")
        phone.hears("not something your role can do")
    for number in ("", "x", item.id[:-1], f"{item.id}x"):
        maya.forges(f"takedown.done:{number}")
    assert _open(preschool) == [item]


def test_a_second_withdrawal_does_not_double_it_and_both_parents_hear(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    aled = preschool.add(Role.PARENT, "Aled Morgan")
    ffion = preschool.add_child("Ffion Morgan", mother=sian, father=aled)
    for parent in (sian, aled):
        answers_all(parent, *ONE_YES)
    for parent in (sian, aled):
        preschool.forward(minutes=1)
        _withdraws(parent, ffion)
    assert len(_open(preschool)) == 1
    maya.presses("It is taken down")
    for parent in (sian, aled):
        parent.hears("was taken down")
        parent.hears_nothing()


def test_a_new_yes_does_not_close_it(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _withdraws(sian, ffion)
    preschool.forward(minutes=5)
    sian.forges(f"consent.yes:{ffion}:public:1")
    assert shown(preschool, ffion) == ["public"]
    assert len(_open(preschool)) == 1
    maya.forges("takedown.list")
    maya.hears(WHAT)


def test_after_it_was_done_the_next_withdrawal_opens_another(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _withdraws(sian, ffion)
    maya.presses("It is taken down")
    preschool.forward(minutes=5)
    sian.forges(f"consent.yes:{ffion}:public:1")
    _withdraws(sian, ffion)
    assert len(_open(preschool)) == 1
    maya.hears("Siân Morgan has withdrawn")


def test_done_in_the_night_it_is_not_opened_again_in_the_morning(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    preschool.forward(hours=10)
    _withdraws(sian, ffion)
    maya.hears_nothing()
    preschool.forward(minutes=5)
    maya.forges("takedown.list")
    maya.presses("It is taken down")
    maya.unheard.clear()
    preschool.ring()
    preschool.forward(hours=12)
    preschool.ring()
    assert _open(preschool) == []
    maya.hears("Siân Morgan has withdrawn")
    assert maya.buttons == []


def test_what_is_late_is_told_once_more_to_the_deputy_too(
    preschool: Preschool, maya: Phone, dan: Phone, sian: Phone, ffion: str
) -> None:
    preschool.forward(hours=7)
    _withdraws(sian, ffion)
    maya.hears("Siân Morgan has withdrawn", "by 17:02 on Tue 24 Nov")
    dan.hears_nothing()
    preschool.forward(hours=23, minutes=59)
    preschool.ring()
    maya.hears_nothing()
    preschool.forward(hours=2)  # it was due in hours; now they are closed
    preschool.ring()
    maya.hears_nothing()
    preschool.forward(hours=14)
    for _ in range(3):
        preschool.ring()
    for phone in (maya, dan):
        phone.hears("Still to be taken down", WHAT, "is late")
        phone.hears_nothing()
    preschool.forward(days=3)
    preschool.ring()
    dan.hears_nothing()
    dan.presses("It is taken down")
    sian.hears("was taken down")


def test_the_list_is_reached_from_the_progress_page(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _withdraws(sian, ffion)
    maya.forges("asking.progress")
    maya.presses("To be taken down (1)")
    maya.hears(WHAT)
    maya.presses("Nothing was shown")
    maya.presses("Who has answered")
    assert "To be taken down (1)" not in maya.buttons


def test_many_are_shown_twenty_at_a_time(preschool: Preschool, maya: Phone, sian: Phone) -> None:
    for number in range(5):
        preschool.add_child(f"Child{number} Morgan", mother=sian)
    answers_all(sian, *["Yes"] * 26)
    sian.writes("stop")
    maya.hears("And 6 more.")
    assert maya.buttons[-1] == "All that is to be taken down"
    assert len(_open(preschool)) == 26


def test_a_parent_whose_access_ended_is_not_told(
    preschool: Preschool, maya: Phone, sian: Phone, ffion: str
) -> None:
    _withdraws(sian, ffion)
    preschool.run(lambda tx: people.end(tx, sian.id, by="maya", at=preschool.now))
    maya.presses("It is taken down")
    maya.hears(f"{WHAT}: taken down.")
    sian.hears_nothing()


def test_the_list_takes_its_own_place_and_the_news_stays(
    preschool: Preschool, maya: Phone, sian: Phone
) -> None:
    preschool.add_child("Ffion Morgan", mother=sian)
    answers_all(sian, *["Yes"] * 6)
    sian.writes("stop")
    news = maya.screen[-1]
    maya.presses("1. It is taken down")
    assert len(maya.screen) == 2
    for _ in range(5):
        maya.presses(maya.buttons[0])
    assert len(maya.screen) == 2
    assert maya.screen[0] is news
    maya.hears("Nothing is waiting to be taken down.")
    assert _open(preschool) == []
