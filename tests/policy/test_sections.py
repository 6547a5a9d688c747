import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.sections import LONGEST, LONGEST_HEADING, NAMELESS, cleaned, sections, title


def headings(text: str) -> list[str]:
    return [one.heading for one in sections(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Policy\n\nBe kind.\n\nPictures\nAsk first.", ["Policy", "Pictures"]),
        ("1. Aim\nBe kind.\n2. Pictures\nAsk first.", ["1. Aim", "2. Pictures"]),
        ("# Aim\nbe kind\n## pictures\nask first", ["Aim", "pictures"]),
        ("Be kind.\nAsk first.", [""]),
        ("Staff must not:\n\n· Shout\n\n· Run", [""]),
        ("A line that goes on\nin the next one.", [""]),
        ("Be kind.\n\nDate to be reviewed ……………\n\nSigned by ________\n\nRole", [""]),
        ("", []),
    ],
)
def test_headings_are_found(text: str, found: list[str]) -> None:
    assert headings(text) == found


def test_a_long_section_goes_on_in_the_next() -> None:
    text = "Aim\n" + "\n".join(f"Sentence {number}." for number in range(300))
    found = sections(text)
    assert [one.heading for one in found[:2]] == ["Aim", "Aim (continued)"]
    assert [one.number for one in found] == list(range(1, len(found) + 1))


@given(st.text(max_size=6000))
def test_nothing_is_left_out_and_each_fits_a_message(words: str) -> None:
    text = cleaned(words)
    found = sections(text)
    assert found == sections(text)
    assert all(len(one.text) <= LONGEST + LONGEST_HEADING for one in found)
    said = "".join(
        one.heading.removesuffix(" (continued)") * (not one.heading.endswith(" (continued)"))
        + "".join(one.paragraphs)
        for one in found
    )
    assert _letters(said) == _letters(text)


def _letters(text: str) -> str:
    return "".join(one for one in text if not one.isspace() and one != "#")


@given(st.text(max_size=500))
def test_cleaning_twice_is_cleaning_once(words: str) -> None:
    assert cleaned(cleaned(words)) == cleaned(words)


@pytest.mark.parametrize("text", ["x\n" * 100_000, "x " * 100_000, "X\n\n" * 70_000, "y" * 200_000])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    begun = time.process_time()
    assert sections(cleaned(text))
    assert time.process_time() - begun < 20  # one that looks back takes minutes


@pytest.mark.parametrize(
    ("text", "called"),
    [("Online policy\nBe kind.", "Online policy"), ("", NAMELESS), ("x" * 61, NAMELESS)],
)
def test_it_is_called_by_its_first_line(text: str, called: str) -> None:
    assert title(text) == called
