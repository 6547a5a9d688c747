"""What nobody means to press or type: answered in one kind line, and nothing is lost."""

import pytest

from handlers.routes import ROUTES
from tests.handlers import shared
from tests.handlers.inboxes import complaint, listed, opens
from tests.handlers.phones import Phone, Preschool

TOPICS = ("inbox", "clock", "close", "case", "conduct", "handon", "involve", "chronology", "calls")
IDS = ("", "0", "-1", str(2**63), "9" * 40, "C-ZZZZZ", "C-ZZZZZ/maya", "i.C-ZZZZZ", "c.x", "%", "'")


@pytest.mark.parametrize("topic", TOPICS)
def test_no_button_takes_an_id_that_nothing_bears(
    preschool: Preschool, maya: Phone, tom: Phone, topic: str
) -> None:
    reference = complaint(tom)
    before = opens(maya, reference)
    names = [name for name in ROUTES.presses if name.partition(".")[0] == topic]
    assert names
    for name in names:
        for id in IDS:
            maya.forges(f"{name}:{id}"[:64])
            assert "could not read" not in maya.screen[-1].text
    maya.writes("/cancel")
    assert opens(maya, reference) == before


@pytest.mark.parametrize("typed", ["%", "_", "'", '"; --', "x", "\u202e%", "🙂", "word " * 35])
def test_nothing_that_is_looked_for_is_too_strange(
    preschool: Preschool, maya: Phone, tom: Phone, typed: str
) -> None:
    complaint(tom)
    maya.unheard.clear()
    assert listed(maya, f"/inbox {typed}") == []
    assert len(maya.unheard) == 1


@pytest.mark.parametrize("typed", ["4071", " 40 71 ", "٤٠٧١", "۴۰۷۱"])
def test_a_pin_is_read_in_whatever_script_it_is_typed(
    preschool: Preschool, maya: Phone, tom: Phone, typed: str
) -> None:
    office = shared.phone(preschool)
    shared.give_pin(preschool, "tom")
    shared.sits_down(office, "Tom Evans", typed)
    office.hears("Tom Evans, what would you like to do?")
