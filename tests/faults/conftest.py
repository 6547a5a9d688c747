import pytest


@pytest.fixture(autouse=True)
def _in_a_hurry(hurried: None) -> None:
    """All that goes wrong here is tried again at once."""
