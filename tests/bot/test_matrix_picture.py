"""The risk matrix as a picture: readable on a phone, light and dark, and not by colour alone."""

import re
from importlib import resources
from typing import Any

import pytest
import typst

from bot import papers
from bot.papers import NotAPaper
from policy import risk
from tests.bot.test_assessment_paper import hazard
from tests.bot.test_papers_board import MARKUP, size, words
from tests.papers import rendered

TEMPLATE = resources.files(papers).joinpath("matrix.typ").read_text(encoding="utf-8")


def matrix(*hazards: dict[str, Any], shade: str = "light") -> dict[str, Any]:
    return {
        "account": "Facebook Orleton Pre-School",
        "of": "As it is rated so far, 23 Nov 2026 10:02",
        "shade": shade,
        "likelihoods": list(risk.LIKELIHOODS.values()),
        "severities": list(risk.SEVERITIES.values()),
        "bands": [
            [str(risk.band(likely * severe)) for severe in risk.SEVERITIES]
            for likely in risk.LIKELIHOODS
        ],
        "follows": {str(word): what for word, what in risk.WHAT_FOLLOWS.items()},
        "hazards": list(hazards),
    }


def read(content: dict[str, Any]) -> str:
    """What stands in the picture, as text."""
    files = {name: text.encode() for name, text in papers.files("matrix", content).items()}
    return words(typst.compile(files, format="pdf"))  # type: ignore[call-overload]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_it_is_as_wide_as_a_phone_and_upright(shade: str) -> None:
    width, height = size(rendered("matrix", matrix(hazard(1, 2, 4, "A leaver"), shade=shade)))
    assert width == 1080
    assert width < height


def test_light_and_dark_differ() -> None:
    assert rendered("matrix", matrix()) != rendered("matrix", matrix(shade="dark"))


@pytest.mark.parametrize("shade", ["light", "dark"])
def test_its_letters_stand_out_from_every_cell(shade: str) -> None:
    block = TEMPLATE.partition(f"  {shade}: (")[2].partition('")),')[0]
    colours = dict(re.findall(r'(\w+): rgb\("#(\w{6})', block))
    for band in risk.Band:
        assert contrast(colours["ink"], colours[band]) >= 7
    assert contrast(colours["quiet"], colours["paper"]) >= 4.5
    assert contrast(colours["alarm"], colours["high"]) >= 3


def test_every_cell_says_in_a_word_what_its_colour_says() -> None:
    found = read(matrix())
    for likely in risk.LIKELIHOODS:
        for severe in risk.SEVERITIES:
            number = likely * severe
            assert f"{number} {risk.band(number)}" in found
    for said in (*risk.LIKELIHOODS.values(), *risk.SEVERITIES.values(), "High: do something"):
        assert said in found


def test_each_hazard_stands_in_its_cell_and_below() -> None:
    found = read(matrix(hazard(1, 2, 4, "A stranger"), hazard(2, 5, 5, "A leaver")))
    assert "8 medium (1)" in found
    assert "25 high (2)" in found
    assert "(2) A leaver 25, high" in found


def test_as_many_as_there_may_be_stay_within_what_telegram_takes() -> None:
    many = [hazard(number, 3, 3, "W" * 110) for number in range(1, 31)]
    png = rendered("matrix", matrix(*many))
    width, height = size(png)
    assert width + height <= 10_000
    assert len(png) < 10_000_000
    assert "(30)" in read(matrix(*many)).partition("Low:")[0]


def test_nobodys_words_are_read_as_the_typesetters() -> None:
    assert "#panic()" in read(matrix(hazard(1, 1, 1, MARKUP)))


def test_another_shade_is_refused() -> None:
    with pytest.raises(NotAPaper):
        rendered("matrix", matrix(shade="purple"))
