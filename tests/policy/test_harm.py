"""Which words read as if a child could be harmed, whatever they are dressed in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.harm import reads_like_harm

HARM = (
    "He hit my son",
    "She HURT him",
    "there are bruises on her arm",
    "a man was touching her",
    "naked pictures of the children",
    "she is scared of him",
    "Someone is grooming a girl",
    "they locked him in the cupboard",
    "left alone in the garden",
    "I think it is abuse.",
    "he has been following us: not safe",
    "self-harm",
    "h\u200bi\u200bt him, he was h\u200bit",
    "b\u0301ruised",
    "in\ndanger",
)
NO_HARM = (
    "",
    "When is the nativity?",
    "Please take our photo off Facebook.",
    "The page has white text on white",
    "Thank you for the lovely whiteboard",
    "Is the architect a parent?",
    "The switch and the kitchen",
    "你好 мир",
)


@pytest.mark.parametrize("words", HARM)
def test_what_reads_like_harm_is_noticed(words: str) -> None:
    assert reads_like_harm(words)


@pytest.mark.parametrize("words", NO_HARM)
def test_everyday_words_are_left_alone(words: str) -> None:
    assert not reads_like_harm(words)


@given(st.text())
def test_any_words_can_be_read(words: str) -> None:
    reads_like_harm(words)


@given(st.text(alphabet=" .,!?;:\n\t\u200b\u2066\u202e", max_size=8))
def test_what_stands_around_it_hides_nothing(around: str) -> None:
    assert reads_like_harm(f"{around} bruised {around}")
