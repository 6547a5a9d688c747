"""What a ring and the inbox read of the store, however many items are open."""

from datetime import timedelta

import pytest

from handlers import nudges
from tests.handlers import reading
from tests.handlers.inboxes import complaint, listed, opens
from tests.handlers.phones import Phone, Preschool

GROW = ("concerns", "clocks", "entries", "entry_words", "subjects", "platform_requests", "people")


def test_a_ring_asks_for_what_waits_and_goes_through_nothing_that_is_open(
    preschool: Preschool, maya: Phone, tom: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens(maya, complaint(tom))
    reference = complaint(tom, "Nobody has read this")
    asked = reading.watch(monkeypatch, *GROW, of_state=False)
    preschool.now += timedelta(days=3)
    preschool.run(lambda tx: nudges.ring(preschool._occasion(tx)))
    assert asked
    maya.hears(reference, "It is still not opened")


@pytest.mark.parametrize("typed", ["/inbox", "/inbox gate", "/inbox gate open", "/inbox gat"])
def test_the_inbox_and_a_search_go_through_no_table(
    preschool: Preschool, maya: Phone, tom: Phone, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    found = complaint(tom, "The gate was open")
    reading.watch(monkeypatch, *GROW, "alerts")
    assert listed(maya, typed) == [found]
