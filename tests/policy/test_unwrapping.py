import pytest

from policy.unwrapping import unwrapped

FULL = "Everybody of the staff reads what the pre-school has adopted and"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"{FULL}\nkeeps to it.", f"{FULL} keeps to it."),
        (f"{FULL}\nFacebook is one of them.", f"{FULL} Facebook is one of them."),
        (f"{FULL} so.\nParents do too.", f"{FULL} so.\nParents do too."),
        (f"Pictures\n{FULL}\nmore.", f"Pictures\n{FULL} more."),
        (f"{FULL}\n· Ask first\n· Look twice", f"{FULL}\n· Ask first\n· Look twice"),
        (f"{FULL}\n· Ask first, and then\nlook", f"{FULL}\n· Ask first, and then look"),
        (f"{FULL}\n\nkeeps to it.", f"{FULL}\n\nkeeps to it."),
        (f"{FULL} the Pre-\nschool.", f"{FULL} the Pre-school."),
        ("", ""),
    ],
)
def test_only_the_breaks_that_somebody_wrote_stay(text: str, read: str) -> None:
    assert unwrapped(text) == read
