"""Wherever a clock of the law is shown, so is the source that it rests on."""

from handlers.concerns.clocks.shown import MARK
from policy.clocks import CHECK
from tests.handlers import cased
from tests.handlers.inboxes import complaint, opens, worry
from tests.handlers.phones import Phone, Preschool
from tests.handlers.timed import breach, screen


def _each_rests_on_something(text: str, *titles: str) -> None:
    assert all(title in text for title in titles), text
    assert text.count(MARK) == text.count("Source: ") == text.count(CHECK) >= len(titles)


def test_a_breach_says_so_on_every_screen(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = cased.misuse(tom)
    breach(maya, reference)
    maya.hears("72 hours left", "Source: UK GDPR, Article 33", CHECK)
    title = "Possible data breach (telling the ICO)"
    _each_rests_on_something(opens(maya, reference), title)
    _each_rests_on_something(screen(maya, reference), title)
    _each_rests_on_something(cased.investigation(maya, reference), title)
    maya.forges(f"close.start:{reference}")
    _each_rests_on_something(maya.screen[-1].text, title)


def test_an_allegation_and_a_complaint_say_so_too(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    allegation = worry(tom, about="A colleague")
    text = opens(maya, allegation)
    _each_rests_on_something(text, "Telling the LADO", "Telling Ofsted")
    assert "Working Together to Safeguard Children" in text
    assert "14 days at the latest" in text
    _each_rests_on_something(opens(maya, complaint(tom)), "Answer")
