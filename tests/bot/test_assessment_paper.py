"""The paper of a risk assessment, readable in black and white."""

from typing import Any

import pytest

from bot.papers import NotAPaper
from policy import risk
from tests.bot.test_papers import MARKUP, read
from tests.papers import rendered


def hazard(number: int, likelihood: int, severity: int, words: str) -> dict[str, Any]:
    return {
        "number": str(number),
        "words": words,
        "controls": f"Controls of {words}",
        "likelihood": likelihood,
        "severity": severity,
        "rating": likelihood * severity,
        "band": str(risk.band(likelihood * severity)),
    }


def assessment(*hazards: dict[str, Any], changes: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "place": "Orleton Pre-School",
        "account": "Facebook orleton",
        "begun": "22 Nov 2026 10:04 by Maya Thompson",
        "finished": "22 Nov 2026 10:31 by Dan Price",
        "made_at": "22 Nov 2026 10:32",
        "likelihoods": list(risk.LIKELIHOODS.values()),
        "severities": list(risk.SEVERITIES.values()),
        "bands": [
            [str(risk.band(likely * severe)) for severe in risk.SEVERITIES]
            for likely in risk.LIKELIHOODS
        ],
        "follows": {str(word): what for word, what in risk.WHAT_FOLLOWS.items()},
        "hazards": list(hazards),
        "changes": list(changes),
        "actions": [
            {
                "words": "Turn the second step on",
                "owner": "Tom Evans",
                "by": "Monday 7 December 2026",
                "state": "open",
            }
        ],
    }


def test_it_says_what_was_found_by_whom_and_what_follows() -> None:
    content = assessment(
        hazard(1, 2, 5, "A stranger"), hazard(2, 4, 5, "A leaver"), changes=("Higher, 4 to 10",)
    )
    (words,) = read(rendered("assessment", content))
    for said in (
        "Facebook orleton Orleton Pre-School Begun: 22 Nov 2026 10:04 by Maya Thompson",
        "Finished: 22 Nov 2026 10:31 by Dan Price",
        "10 medium (1)",
        "20 high (2)",
        "5 Very likely",
        "5 Very serious harm",
        "(1) A stranger Controls of A stranger 2",
        "Turn the second step on Tom Evans Monday 7 December 2026 open",
        "Higher, 4 to 10",
    ):
        assert said in words


def test_as_many_as_there_may_be_in_one_cell_stay_on_the_paper() -> None:
    many = [hazard(number, 3, 3, f"Hazard {number}") for number in range(1, 31)]
    words = " ".join(read(rendered("assessment", assessment(*many))))
    assert all(f"({number})" in words.partition("Hazards and")[0] for number in range(1, 31))


def test_nobodys_words_are_read_as_the_typesetters() -> None:
    words = " ".join(read(rendered("assessment", assessment(hazard(1, 1, 1, MARKUP)))))
    assert '#import "main.typ" $x^2$ ]' in words


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(NotAPaper):
        rendered("assessment", {"place": "Orleton Pre-School"})
