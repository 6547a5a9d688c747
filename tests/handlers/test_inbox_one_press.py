"""One press makes it a concern, unless somebody else would hear of that: then it is asked first."""

from policy.recipients import About
from policy.reports import Kind
from tests.handlers import inboxes, reported
from tests.handlers.inboxes import complaint, opens
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_inbox_kinds import HERE, become


def _question(phone: Phone) -> str:
    phone.writes("/ask")
    phone.writes("May I say something about the trip?")
    phone.presses("Send it")
    found = reported.REFERENCE.search(phone.hears("Your reference is Q-").text)
    assert found
    return found[0]


def test_a_question_is_a_concern_in_one_press(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    become(maya, reference, "A concern")
    maya.hears(f"{reference}: it is a concern now.")
    found = inboxes.get(preschool, reference)
    assert (found.kind, found.about) == (Kind.CONCERN, About.CHILD)
    assert HERE in maya.buttons
    dan.hears_nothing_of(reference)


def test_before_it_goes_to_another_it_is_asked_about_whom(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    maya.forges(f"inbox.give:{reference}/dan")
    opens(dan, reference)
    maya.unheard.clear()
    become(dan, reference, "A concern")
    dan.hears("Who is it about?")
    assert inboxes.get(preschool, reference).kind is Kind.QUESTION
    dan.presses("The manager")
    carol.hears(f"A new concern: {reference}")
    maya.hears_nothing_of(reference)


def test_what_was_said_meanwhile_is_not_undone(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    maya.forges(f"inbox.give:{reference}/dan")
    dan.forges(f"inbox.whom:{reference}")
    maya.forges(f"inbox.whom:{reference}")
    maya.presses("A colleague")
    maya.presses("Somebody else")
    carol.unheard.clear()
    maya.forges(f"inbox.give:{reference}/carol")
    carol.forges(f"inbox.whom:{reference}")
    carol.hears("It is about a colleague already.")
    dan.presses("A child")
    assert inboxes.get(preschool, reference).about is About.COLLEAGUE
