"""Withdrawing is never more presses than giving, counted on the phone."""

import pytest

from tests.handlers.consents import USES, shown
from tests.handlers.phones import Phone, Preschool

ME = len(USES) + 1  # the line of the adult's own use, after the child's


class Counter:
    """A phone whose presses and messages are counted."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.steps = phone, 0

    def presses(self, label: str) -> "Counter":
        self.phone.presses(label)
        self.steps += 1
        return self

    def writes(self, text: str) -> "Counter":
        self.phone.writes(text)
        self.steps += 1
        return self


@pytest.fixture
def ffion(preschool: Preschool, grace: Phone) -> str:
    preschool.begin()
    return preschool.add_child("Ffion Okafor", mother=grace)


def _everything(preschool: Preschool, child: str) -> list[str]:
    return shown(preschool, child) + shown(preschool, "grace")


@pytest.mark.parametrize("number", range(1, ME + 1))
def test_one_use_from_the_moment_the_parent_holds_it(
    preschool: Preschool, grace: Phone, ffion: str, number: int
) -> None:
    whom = "you" if number == ME else "Ffion"
    grace.writes("/consent")
    grace.presses(f"Answer {number} for {whom}")
    giving = Counter(grace).presses("Yes").steps
    assert len(_everything(preschool, ffion)) == 1
    grace.writes("/consent")
    on_the_page = Counter(grace).presses(f"Withdraw {number} for {whom}").steps
    assert _everything(preschool, ffion) == []
    assert giving == on_the_page == 1


@pytest.mark.parametrize("number", range(1, ME + 1))
def test_one_use_from_an_empty_screen(
    preschool: Preschool, grace: Phone, ffion: str, number: int
) -> None:
    whom = "you" if number == ME else "Ffion"
    giving = Counter(grace).writes("/consent").presses(f"Answer {number} for {whom}").presses("Yes")
    by_page = Counter(grace).writes("/consent").presses(f"Withdraw {number} for {whom}")
    assert _everything(preschool, ffion) == []
    grace.presses(f"Change {number} for {whom}")
    grace.presses("Yes")
    by_list = Counter(grace).writes("/withdraw").presses(f"Withdraw 1 for {whom}")
    assert _everything(preschool, ffion) == []
    grace.presses(f"Change {number} for {whom}")
    grace.presses("Yes")
    by_word = Counter(grace).writes("stop")
    assert _everything(preschool, ffion) == []
    assert giving.steps == 3
    assert max(by_page.steps, by_list.steps, by_word.steps) <= 2


def test_everything(preschool: Preschool, grace: Phone, ffion: str) -> None:
    grace.forges("consent.next")
    giving = Counter(grace)
    for _ in range(ME):
        giving.presses("Yes")
    assert len(_everything(preschool, ffion)) == ME
    grace.writes("/consent")
    withdrawing = Counter(grace).presses("Withdraw everything")
    assert _everything(preschool, ffion) == []
    assert (withdrawing.steps, giving.steps) == (1, ME)


def test_everything_right_after_the_last_yes(
    preschool: Preschool, grace: Phone, ffion: str
) -> None:
    grace.forges("consent.next")
    for _ in range(ME):
        grace.presses("Yes")
    assert Counter(grace).writes("withdraw").steps == 1
    assert _everything(preschool, ffion) == []


def test_refusing_is_never_more_than_giving(preschool: Preschool, grace: Phone, ffion: str) -> None:
    grace.forges("consent.next")
    refusing = Counter(grace).presses("No to all for Ffion").presses("No")
    assert refusing.steps == 2
    assert _everything(preschool, ffion) == []
    grace.writes("/consent")
    assert "Withdraw everything" not in grace.buttons
