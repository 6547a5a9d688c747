"""What comes next, for every standing."""

from datetime import date

import pytest

from policy.next_steps import Standing, following

MONDAY = date(2026, 11, 23)
WEDNESDAY = date(2026, 11, 25)
ACKNOWLEDGE = ("Acknowledge it", WEDNESDAY)
LADO = ("Tell the LADO", date(2026, 11, 24))


@pytest.mark.parametrize(
    ("standing", "words"),
    [
        (Standing(False, False, due=ACKNOWLEDGE), "Nothing more. Open it again if"),
        (Standing(True, False, due=ACKNOWLEDGE), "Acknowledge it by Wednesday."),
        (Standing(True, False, asked=True), "The reporter has not answered your question yet."),
        (
            Standing(True, False, asked=True, due=ACKNOWLEDGE),
            "The reporter has not answered your question yet. Acknowledge it by Wednesday.",
        ),
        (Standing(True, False, answered=True), "Close it with its outcome."),
        (Standing(True, False), "Answer the reporter, or record what was done."),
        (Standing(True, True), "Set the level: how pressing it is."),
        (
            Standing(True, True, due=LADO),
            "Set the level: how pressing it is. Tell the LADO by Tuesday.",
        ),
        (Standing(True, True, level="High"), "Do what it needs, and record it:"),
        (Standing(True, True, level="High", acted=True, due=LADO), "Tell the LADO by Tuesday."),
        (
            Standing(True, True, level="High", acted=True, asked=True),
            "The reporter has not answered your question yet.",
        ),
        (
            Standing(True, True, level="High", acted=True),
            "Close it with its outcome, once nothing more is to be done.",
        ),
        (Standing(True, True, proposed="other"), "Confirm that it is closed, or decline."),
        (Standing(True, True, proposed="own"), "A second person confirms that it is closed."),
        (
            Standing(True, True, proposed="own", others_may_confirm=False),
            "Hand it to a second person, who confirms that it is closed.",
        ),
    ],
)
def test_the_one_thing_that_comes_first(standing: Standing, words: str) -> None:
    assert following(standing, today=MONDAY).startswith(words)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 18), "Acknowledge it by Wednesday 25 November."),
        (date(2026, 11, 19), "Acknowledge it by Wednesday."),
        (date(2026, 11, 24), "Acknowledge it by Wednesday."),
        (WEDNESDAY, "Acknowledge it today."),
        (date(2026, 11, 26), "Acknowledge it now. It was due on Wednesday 25 November."),
    ],
)
def test_the_day_is_named_as_people_name_it(today: date, words: str) -> None:
    assert following(Standing(True, False, due=ACKNOWLEDGE), today=today) == words
