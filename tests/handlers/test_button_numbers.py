import pytest

from handlers.dialogue.buttons import number_in


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("7", 7), ("007", 7), ("12345678901234", 12345678901234), (str(2**63), 10**15)],
)
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize("text", ["", "-1", "x", "²", "٣", "1.5", " 1"])
def test_everything_else_is_nought(text: str) -> None:
    assert number_in(text) == 0
