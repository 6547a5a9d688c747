"""Take-down requests: one for each platform, and brought up again while nobody has answered."""

from datetime import date

import pytest

from policy.investigation import Step, brought_up_on
from policy.setting import Place
from storage import concerns, people
from tests.handlers import cased, inboxes
from tests.handlers.phones import Phone, Preschool

UNANSWERED = "had no answer yet"
DAYS = 3
CHRISTMAS = date(2026, 12, 24)


@pytest.fixture
def misuse(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    reference = cased.misuse(tom)
    inboxes.opens(maya, reference)
    return reference


def silence(*phones: Phone) -> None:
    for phone in phones:
        phone.unheard.clear()


def heard(phone: Phone) -> list[str]:
    """What was said of unanswered requests since; everything else is set aside."""
    found = [message.text for message in phone.unheard if UNANSWERED in message.text]
    phone.unheard.clear()
    return found


def test_a_request_says_which_platform_when_and_by_which_way(
    preschool: Preschool, maya: Phone, misuse: str
) -> None:
    cased.asked(maya, misuse, "fb", "20 November 2026")
    [request] = cased.requests(preschool, misuse)
    assert (request.platform, request.asked_on) == ("Facebook", date(2026, 11, 20))
    [step] = cased.steps(preschool, misuse)
    assert (step.topic, step.words) == (
        Step.ASKED,
        "Facebook, on Friday 20 November 2026: By e-mail",
    )
    said = cased.investigation(maya, misuse)
    assert "– Facebook, asked on Friday 20 November 2026: no answer yet; brought up again" in said


@pytest.mark.parametrize("platform", ["TikTok", "the village noticeboard", "Klassenliste.example"])
def test_a_platform_that_nobody_named_is_taken_too(
    preschool: Preschool, maya: Phone, misuse: str, platform: str
) -> None:
    cased.asked(maya, misuse, platform)
    assert cased.requests(preschool, misuse)[0].platform == platform


def test_each_platform_has_its_own_answer(preschool: Preschool, maya: Phone, misuse: str) -> None:
    cased.asked(maya, misuse, "Facebook")
    cased.asked(maya, misuse, "Instagram")
    cased.investigation(maya, misuse)
    maya.presses("Answer of Instagram")
    cased.answers(maya, "They will not take it down", "It is within their rules")
    said = cased.investigation(maya, misuse)
    assert "Facebook, asked on Monday 23 November 2026: no answer yet" in said
    assert "Instagram, asked on Monday 23 November 2026: they will not take it down" in said
    assert "Answer of Instagram" not in maya.buttons
    assert "Answer of Facebook" in maya.buttons
    assert cased.steps(preschool, misuse)[-1].words == (
        "Instagram: They will not take it down. It is within their rules"
    )


def test_it_is_brought_up_again_after_some_days_in_hours_once_a_day(
    preschool: Preschool, maya: Phone, misuse: str
) -> None:
    cased.asked(maya, misuse, "Facebook")
    for hours in range(0, 24 * DAYS - 12, 3):  # until Wednesday night
        preschool.forward(hours=3)
        preschool.ring()
        assert heard(maya) == [], hours
    preschool.now = preschool.now.replace(day=26, hour=7)
    preschool.ring()
    assert heard(maya) == []
    preschool.forward(hours=1, minutes=5)
    preschool.ring()
    [said] = heard(maya)
    assert said.startswith(f"{misuse}: A request has")
    for secret in ("Facebook", "picture", "e-mail"):
        assert secret not in said
    for _ in range(8):
        preschool.ring()
        preschool.forward(hours=1)
    assert heard(maya) == []
    preschool.now = preschool.now.replace(day=27, hour=10)
    preschool.ring()
    assert heard(maya) == []
    preschool.now = preschool.now.replace(day=30, hour=10)
    preschool.ring()
    preschool.ring()
    assert len(heard(maya)) == 1


def test_several_that_wait_are_told_in_one_message(
    preschool: Preschool, maya: Phone, tom: Phone, misuse: str
) -> None:
    other = cased.misuse(tom)
    inboxes.opens(maya, other)
    for reference in (misuse, other):
        cased.asked(maya, reference, "Facebook")
    cased.asked(maya, misuse, "Instagram")
    silence(maya)
    preschool.forward(days=DAYS)
    preschool.ring()
    [said] = heard(maya)
    assert misuse in said
    assert other in said
    assert "3 requests have" in said
    maya.presses(f"Open {other}")
    maya.hears(f"{other}: the investigation")


@pytest.mark.parametrize("answer", ["It was taken down", "They will not take it down"])
def test_what_is_settled_is_not_brought_up_again(
    preschool: Preschool, maya: Phone, misuse: str, answer: str
) -> None:
    cased.asked(maya, misuse)
    _answered(preschool, maya, misuse, answer)
    preschool.forward(days=DAYS)
    preschool.ring()
    assert heard(maya) == []


@pytest.mark.parametrize("answer", ["They want to know more", "They are still looking into it"])
def test_an_answer_that_settles_nothing_is_brought_up_again(
    preschool: Preschool, maya: Phone, misuse: str, answer: str
) -> None:
    cased.asked(maya, misuse)
    preschool.forward(days=2)
    _answered(preschool, maya, misuse, answer)
    preschool.forward(days=2)
    preschool.ring()
    assert heard(maya) == []
    preschool.forward(days=3)
    preschool.ring()
    assert len(heard(maya)) == 1


def test_a_closed_one_is_silent(preschool: Preschool, maya: Phone, misuse: str) -> None:
    cased.asked(maya, misuse)
    inboxes.closes(maya, misuse)
    preschool.forward(days=10)
    preschool.ring()
    assert heard(maya) == []


def test_whoever_deals_with_it_is_told_and_nobody_else(
    preschool: Preschool, maya: Phone, dan: Phone, misuse: str
) -> None:
    cased.asked(maya, misuse)
    maya.forges(f"inbox.give:{misuse}/dan")
    silence(maya, dan)
    preschool.forward(days=DAYS)
    preschool.ring()
    assert heard(maya) == []
    assert len(heard(dan)) == 1


def test_whoever_stepped_off_or_became_its_subject_is_not_told(
    preschool: Preschool, maya: Phone, dan: Phone, misuse: str
) -> None:
    maya.forges(f"inbox.give:{misuse}/dan")
    cased.asked(dan, misuse)
    preschool.run(lambda tx: concerns.shut_out(tx, misuse, person="dan"))
    silence(maya, dan)
    preschool.forward(days=DAYS)
    preschool.ring()
    assert heard(dan) == []
    assert len(heard(maya)) == 1


def test_nobody_is_told_while_they_are_away(
    preschool: Preschool, maya: Phone, dan: Phone, misuse: str
) -> None:
    maya.forges(f"inbox.give:{misuse}/dan")
    cased.asked(dan, misuse)
    preschool.run(lambda tx: people.be_away(tx, "dan", until=CHRISTMAS, stand_in=None))
    silence(maya, dan)
    preschool.forward(days=DAYS)
    preschool.ring()
    assert heard(dan) == []
    assert len(heard(maya)) == 1


@pytest.mark.parametrize(
    ("asked_on", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 26)),
        (date(2026, 11, 21), date(2026, 11, 24)),
        (date(2026, 11, 25), date(2026, 11, 30)),
        (date(2026, 11, 1), date(2026, 11, 24)),
        (date(2026, 10, 25), date(2026, 11, 24)),
    ],
)
def test_a_request_is_brought_up_on_a_working_day_tomorrow_at_the_earliest(
    asked_on: date, expected: date
) -> None:
    place = Place(name="Orleton Pre-School")
    assert brought_up_on(place, asked_on, today=cased.TODAY, days=DAYS) == expected


def _answered(preschool: Preschool, maya: Phone, reference: str, answer: str) -> None:
    [request] = cased.requests(preschool, reference)
    maya.forges(f"case.answer:{request.id}")
    cased.answers(maya, answer, "In a mail of today")
    silence(maya)
