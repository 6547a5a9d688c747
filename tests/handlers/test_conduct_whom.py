"""Whom a case about a follower goes to, and that whoever it is about never learns of it."""

import json
from typing import Any

import pytest

from policy.conduct import RULES
from policy.recipients import About
from policy.reports import Kind
from policy.roles import Role
from storage import alerts, held, links
from storage.entries import Kind as Said
from tests.handlers import cased, inboxes, reported
from tests.handlers.phones import Phone, Preschool

SPOKEN = ("It was said to them", "Today", "I did", "They know")
SEND = "Send them a message"
DEALT_WITH = "It has been dealt with. Because it concerns somebody else too"
PLACES = (
    "/inbox",
    "/inbox okafor",
    "/mine",
    "/rules",
    "/due",
    "/board",
    "/evidence",
    "/evidence C20",
    "/evidence C32",
    "/evidence C33",
    "/accounts",
    "/people",
    "/children",
    "/help",
    "/start",
)


@pytest.fixture(autouse=True)
def begun(preschool: Preschool) -> None:
    preschool.begin()


def everything(preschool: Preschool, phone: Phone) -> list[tuple[str, list[str], str]]:
    """All that this person sees wherever they look, and all that they are given of their data."""
    phone.writes("/board")  # that it was looked at is itself on record
    found = []
    for place in PLACES:
        phone.unheard.clear()
        phone.writes(place)
        found += [(one.text, list(one.buttons), one.picture) for one in phone.unheard]
    given = preschool.run(lambda tx: held.of(tx, phone.id))
    found.append((json.dumps(given, default=str), [], ""))
    phone.unheard.clear()
    return found


def told(preschool: Preschool, reference: str) -> list[str]:
    return [one.person for one in preschool.run(lambda tx: alerts.of(tx, reference))]


def without_audit(seen: list[tuple[str, list[str], str]]) -> list[tuple[str, list[str], str]]:
    """What looking itself left behind is no news."""
    *pages, (given, _, _) = seen
    data: dict[str, Any] = json.loads(given)
    for growing in ("audit", "dialogues"):
        data.pop(growing)
    return [*pages, (json.dumps(data), [], "")]


def test_a_parent_learns_nothing_of_a_case_about_them(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    preschool.add_child("Ada Okafor", mother=grace)
    before = without_audit(everything(preschool, grace))
    reference = cased.case(maya, "Grace Okafor", known="Grace Okafor (mother of Ada Okafor)")
    for _ in range(10):
        preschool.forward(hours=5)
        preschool.ring()
    preschool.now = preschool.now.replace(day=23, hour=10)
    after = without_audit(everything(preschool, grace))
    assert after == before
    for data in (f"conduct.open:{reference}", f"inbox.open:{reference}", f"mine.show:{reference}"):
        grace.forges(data)
        grace.hears_nothing_of(reference, "case about")


def test_a_deputy_learns_nothing_of_a_case_about_them_until_the_message(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    preschool.add_child("Ifan Price", father=dan)
    before = without_audit(everything(preschool, dan))
    reference = cased.case(maya, "Dan Price", known="Dan Price (father of Ifan Price)")
    assert without_audit(everything(preschool, dan)) == before
    for data in (
        f"conduct.open:{reference}",
        f"conduct.take:{reference}/word",
        f"inbox.open:{reference}",
        f"inbox.kinds:{reference}",
        f"conduct.dealt:{reference}",
    ):
        inboxes.refused(dan, data)
    cased.decide(maya, reference, "Removed", SEND, "Dear Dan, please go. Maya")
    assert [one.text for one in dan.unheard] == ["Dear Dan, please go. Maya"]
    for place in ("/inbox", "/evidence C32", "/evidence C33", "/evidence C20", "/board"):
        dan.unheard.clear()
        dan.writes(place)
        dan.hears_nothing_of(reference, "removed them")


def test_a_case_about_a_colleague_is_closed_by_two(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    reference = cased.case(maya, "Dan Price", known="Dan Price (deputy)")
    assert inboxes.get(preschool, reference).about is About.COLLEAGUE
    cased.decide(maya, reference, "A word", *SPOKEN)
    inboxes.closes(maya, reference)
    assert inboxes.get(preschool, reference).state == "open"
    maya.hears("A second person has to confirm it.")


def test_a_case_about_the_manager_goes_to_the_chair_alone(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, carol: Phone
) -> None:
    before = without_audit(everything(preschool, maya))
    reference = cased.case(dan, "Maya Thompson", known="Maya Thompson (manager)")
    concern = inboxes.get(preschool, reference)
    assert (concern.about, concern.opened_by, concern.assigned_to) == (About.MANAGER, None, None)
    assert told(preschool, reference) == ["carol"]
    carol.hears(f"A new report for you: {reference}")
    assert without_audit(everything(preschool, maya)) == before
    inboxes.refused(dan, f"conduct.open:{reference}")
    inboxes.refused(dan, f"conduct.take:{reference}/word")
    inboxes.refused(maya, f"conduct.open:{reference}")
    before = without_audit(everything(preschool, maya))  # refusals are counted
    inboxes.opens(carol, reference)
    carol.presses("The case")
    carol.hears("Maya Thompson (manager)")
    cased.decide(carol, reference, "A word", *SPOKEN)
    maya.hears_nothing_of(reference)
    assert without_audit(everything(preschool, maya)) == before


def test_a_deputys_case_about_a_parent_is_the_managers_too(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference = cased.case(dan, "Grace Okafor", known="Grace Okafor (parent or carer)")
    maya.hears(f"A new report for you: {reference}")
    assert inboxes.get(preschool, reference).assigned_to == "dan"
    cased.decide(dan, reference, "A word", *SPOKEN)
    cased.decide(maya, reference, "A warning", *SPOKEN)


def test_one_cannot_choose_oneself(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    maya.forges("conduct.start")
    maya.writes("Maya Thompson")
    assert "Maya Thompson (manager)" not in maya.buttons
    maya.writes("/cancel")
    maya.forges("conduct.start")
    maya.writes("Dan Price")
    maya.forges("conductnew.person:maya")
    maya.hears("no longer there")


@pytest.mark.parametrize("role", [Role.TEAM, Role.CHAIR, Role.STAFF, Role.COMMITTEE, Role.PARENT])
def test_nobody_else_opens_one(preschool: Preschool, maya: Phone, role: Role) -> None:
    phone = preschool.add(role, "Una Usual")
    phone.forges("conduct.start")
    phone.hears("not something your role can do")
    phone.forges("conductnew.send")
    phone.hears("not something your role can do")


def test_a_member_of_the_team_who_was_handed_it_reads_and_does_not_decide(
    preschool: Preschool, maya: Phone, team: Phone, grace: Phone
) -> None:
    reference = cased.case(maya, "Grace Okafor", known="Grace Okafor (parent or carer)")
    maya.forges(f"inbox.give:{reference}/tess")
    team.forges(f"conduct.open:{reference}")
    team.hears("a case about a follower")
    assert not set(team.buttons) & {rule.label for rule in RULES.values()}
    team.forges(f"conduct.take:{reference}/word")
    team.hears("not something your role can do")


def test_a_case_begins_with_a_report_and_its_reporter_reads_only_that_it_was_dealt_with(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    origin = inboxes.complaint(tom, "Grace wrote something unkind")
    inboxes.opens(maya, origin)
    tom.unheard.clear()
    inboxes.more(maya, origin, "A case about a follower")
    maya.hears(f"It belongs to {origin}.")
    reference = cased.case(
        maya, "Grace Okafor", known="Grace Okafor (parent or carer)", origin=origin
    )
    assert preschool.run(lambda tx: links.of(tx, reference)) == [origin]
    cased.decide(maya, reference, "A warning", SEND, "Dear Grace, please stop. Maya")
    tom.hears_nothing()
    maya.forges(f"conduct.open:{reference}")
    maya.presses(f"Tell who reported {origin}")
    tom.hears(f"{origin}: Maya Thompson (manager) has answered you.")
    tom.presses("Read the answer")
    page = tom.hears(DEALT_WITH).text
    for word in (reference, "warning", "stop", "Okafor", "conduct"):
        assert word not in page
    assert "Tell who reported" not in maya.buttons
    maya.forges(f"conduct.dealt:{reference}")
    maya.hears("There is no open report")
    [reply] = inboxes.history(preschool, origin, Said.REPLY)
    assert reply.topic == "answer"
    preschool.deliver_all()
    assert "→ Delivered to Tom Evans (staff)" in inboxes.opens(maya, origin)


def test_what_may_not_be_read_is_no_origin(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    tom.writes("/report")
    tom.presses("A complaint")
    cased.answers(tom, "She shouted", "The manager")
    origin = reported.receipt_of(tom) if "Send it" not in tom.buttons else _sent(tom)
    inboxes.refused(maya, f"conduct.start:{origin}")
    maya.forges(f"conductnew.resume:{origin}")
    maya.hears_nothing_of(origin)


def _sent(tom: Phone) -> str:
    tom.presses("Send it")
    return reported.receipt_of(tom)


def test_no_report_becomes_a_case_where_its_reporter_would_read_so(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    origin = inboxes.complaint(tom)
    inboxes.more(maya, origin, "Change its kind")
    assert "A follower’s conduct" not in maya.buttons
    maya.forges(f"inbox.kind:{origin}/conduct")
    assert inboxes.get(preschool, origin).kind is Kind.COMPLAINT


def test_a_case_that_became_something_else_can_become_one_again(
    preschool: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    reference = cased.case(maya, "Grace Okafor", known="Grace Okafor (parent or carer)")
    maya.forges(f"inbox.kind:{reference}/query")
    maya.forges(f"conduct.open:{reference}")
    maya.hears("Open a case about a follower for it.")
    maya.forges(f"inbox.kind:{reference}/conduct")
    maya.forges(f"conduct.open:{reference}")
    maya.hears("Grace Okafor")


def test_every_look_and_every_decision_is_on_record(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    reference = cased.case(maya, "Grace Okafor", known="Grace Okafor (parent or carer)")
    cased.decide(maya, reference, "A word", *SPOKEN)
    audited = preschool.audited(reference)
    for action in ("maya reported", "maya read case", "maya step"):
        assert action in audited


def test_what_the_manager_typed_is_taken_off_the_chat(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    cased.case(maya, "Grace Okafor", known="Grace Okafor (parent or carer)")
    deleted = [one for one in preschool.letters if one.method == "deleteMessage"]
    assert len(deleted) == 2  # the name, and what happened
