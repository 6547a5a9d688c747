"""Whom an item is about comes to work here, or comes back under a new record: it stays closed to
them.
"""

import pytest

from policy.roles import Role
from storage import people
from tests.handlers import exports, inboxes, reported
from tests.handlers.phones import Phone, Preschool
from tests.handlers.test_closed_to import gives

GRACE = "Grace Okafor (parent or carer), with Ife Okafor"


def test_a_parent_whom_it_is_about_never_sees_it_when_they_come_to_work_here(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone, grace: Phone
) -> None:
    """Whom somebody said a complaint is about; later she is the manager."""
    preschool.add_child("Ife Okafor", mother=grace)
    reference = inboxes.complaint(tom, "She shouted")
    exports.marks(maya, reference, "Grace Okafor", GRACE)
    assert "Grace Okafor" in inboxes.opens(maya, reference)
    preschool.run(lambda tx: people.change_role(tx, "grace", role=Role.MANAGER))
    assert inboxes.listed(grace) == []
    inboxes.refused(grace, f"inbox.open:{reference}")
    grace.writes("/evidence C16")
    grace.hears_nothing_of(reference)
    preschool.forward(hours=200)
    preschool.ring()
    grace.hears_nothing_of(reference)


def test_a_parent_who_reported_it_may_be_named_and_still_follows_it(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = inboxes.complaint(grace, "I fell at the gate")
    preschool.add_child("Ife Okafor", mother=grace)
    exports.marks(maya, reference, "Grace Okafor", GRACE)
    assert reported.subjects(preschool, reference) == frozenset()
    grace.forges(f"mine.show:{reference}")
    grace.hears(reference, "I fell")


def newcomer(preschool: Preschool, maya: Phone, account: Phone, called: str, role: str) -> str:
    """Invited, come and confirmed; returns the id of the new record."""
    link = maya.invites(called, role)
    account.opens(link)
    preschool.ring()
    maya.presses(f"Yes, this is {called.split()[0]}")
    return next(
        one.id for one in preschool.run(people.everybody) if one.telegram_id == account.number
    )


@pytest.mark.parametrize(("called", "same_account"), [("Dan Price", False), ("Daniel P.", True)])
def test_who_comes_back_under_a_new_record_does_not_see_what_is_about_them(
    preschool: Preschool,
    maya: Phone,
    dan: Phone,
    team: Phone,
    tom: Phone,
    called: str,
    same_account: bool,
) -> None:
    about_dan = reported.send(
        tom, "A complaint", "He shouted", "A member of staff", "Dan Price (deputy)"
    )
    other = inboxes.complaint(tom)
    maya.forges("people.end:dan")
    preschool.run(lambda tx: people.end(tx, "dan", by="maya", at=preschool.now))
    account = dan if same_account else preschool.stranger("Dan again")
    new = newcomer(preschool, maya, account, called, "Deputy")
    assert new != "dan"
    for reference in (about_dan, other):
        gives(maya, reference, new)
    assert inboxes.listed(account) == [other]
    inboxes.refused(account, f"inbox.open:{about_dan}")
    preschool.forward(days=9)
    preschool.ring()
    account.hears_nothing_of(about_dan)


def test_somebody_else_of_another_name_is_let_in_as_ever(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = reported.send(
        tom, "A complaint", "He shouted", "A member of staff", "Dan Price (deputy)"
    )
    preschool.run(lambda tx: people.end(tx, "dan", by="maya", at=preschool.now))
    account = preschool.stranger("Una")
    new = newcomer(preschool, maya, account, "Una Reid", "Deputy")
    gives(maya, reference, new)
    assert inboxes.listed(account) == [reference]
