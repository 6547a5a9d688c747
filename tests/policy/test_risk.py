"""Ratings, their words, and what changed between two assessments."""

import pytest

from policy.risk import (
    DEFAULTS,
    LIKELIHOODS,
    SEVERITIES,
    WHAT_FOLLOWS,
    Band,
    Changes,
    band,
    compare,
    rating,
)


@pytest.mark.parametrize(
    ("number", "word"),
    [
        *((number, Band.LOW) for number in (1, 2, 3, 4)),
        *((number, Band.MEDIUM) for number in (5, 6, 8, 9, 10, 12)),
        *((number, Band.HIGH) for number in (15, 16, 20, 25)),
    ],
)
def test_every_rating_has_a_word(number: int, word: Band) -> None:
    assert band(number) is word


def test_every_cell_of_the_matrix_is_a_product() -> None:
    for likelihood in range(1, 6):
        for severity in range(1, 6):
            assert rating(likelihood, severity) == likelihood * severity
    assert len(LIKELIHOODS) == len(SEVERITIES) == 5
    assert set(WHAT_FOLLOWS) == set(Band)


def test_a_worse_answer_never_lowers_the_word() -> None:
    words = list(Band)
    for likelihood in range(1, 5):
        for severity in range(1, 6):
            here = words.index(band(rating(likelihood, severity)))
            assert words.index(band(rating(likelihood + 1, severity))) >= here


@pytest.mark.parametrize(("likelihood", "severity"), [(0, 1), (1, 0), (6, 1), (1, 6), (-1, -1)])
def test_what_is_on_no_scale_is_no_rating(likelihood: int, severity: int) -> None:
    with pytest.raises(ValueError, match="no such rating"):
        rating(likelihood, severity)


def test_what_changed_since_last_time() -> None:
    before = {"a": 4, "b": 9, "c": 6, "gone": 2}
    now = {"new": 1, "c": 6, "b": 4, "a": 8}
    assert compare(before, now) == Changes(
        higher=("a",), lower=("b",), alike=("c",), new=("new",), gone=("gone",)
    )


def test_the_first_assessment_is_all_new() -> None:
    assert compare({}, {"a": 4}) == Changes(new=("a",))


def test_a_setting_begins_with_ten_hazards_that_have_controls() -> None:
    assert len({one.id for one in DEFAULTS}) == len(DEFAULTS) == 10
    assert all(one.words and one.controls for one in DEFAULTS)
