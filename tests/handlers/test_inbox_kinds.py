"""One kind becomes another in one press; a concern then goes to whom a concern goes."""

import pytest

from policy.recipients import About
from policy.reports import RULES, Kind
from policy.roles import Role
from storage.entries import Kind as Said
from tests.handlers import inboxes, reported
from tests.handlers.inboxes import complaint, history, more, opens, worry
from tests.handlers.phones import Phone, Preschool

HERE = "It is about somebody here"


def become(phone: Phone, reference: str, label: str) -> None:
    opens(phone, reference)
    more(phone, reference, "Change its kind")
    phone.unheard.clear()
    phone.presses(label)


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in (Kind.COMPLAINT, Kind.CONDUCT)]
)
def test_one_press_makes_it_any_other_kind(
    preschool: Preschool, maya: Phone, tom: Phone, kind: Kind
) -> None:
    reference = complaint(tom)
    tom.unheard.clear()
    become(maya, reference, RULES[kind].label)
    assert inboxes.get(preschool, reference).kind is kind
    assert [entry.words for entry in history(preschool, reference, Said.KIND)] == [RULES[kind].said]
    maya.hears(f"{reference}: it is {RULES[kind].said} now.")
    tom.hears(f"{reference}: we deal with it as {RULES[kind].said} now.")
    assert "maya made another kind" in preschool.audited(reference)
    assert "The gate was open" in opens(maya, reference)


def test_the_reference_and_the_day_of_reporting_stay(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    before = inboxes.get(preschool, reference)
    preschool.forward(days=3)
    become(maya, reference, "A concern")
    after = inboxes.get(preschool, reference)
    assert after.reported_at == before.reported_at
    become(maya, reference, "A comment")
    assert [e.words for e in history(preschool, reference, Said.KIND)] == [
        "a concern",
        "a comment",
    ]


def test_the_ladder_of_a_concern_runs_until_it_is_opened(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    preschool.forward(hours=25)
    preschool.ring()
    opens(dan, reference)
    preschool.forward(hours=1)
    maya.unheard.clear()
    become(dan, reference, "A concern")
    maya.hears(f"🔔 A new concern: {reference}", "It was a complaint before.")
    tom.hears("It goes to Maya Thompson (manager), who can read it.")


def test_one_that_nobody_on_its_ladder_has_opened_climbs(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    become(maya, reference, "A concern")
    maya.presses(HERE)
    maya.presses("The manager")
    carol.hears(f"🔔 A new concern: {reference}")
    assert inboxes.get(preschool, reference).opened_at is None
    preschool.forward(minutes=16)
    preschool.ring()
    carol.hears(f"🔔 A new concern: {reference} – again")
    dan.hears_nothing()
    opens(carol, reference)
    assert inboxes.get(preschool, reference).opened_by == "carol"


def test_its_patience_begins_when_it_becomes_a_concern(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    preschool.forward(hours=25)
    preschool.ring()
    opens(dan, reference)
    become(dan, reference, "A concern")
    dan.presses("A colleague")
    dan.presses("Somebody else")
    dan.hears("no longer open to you")
    carol.unheard.clear()
    for minutes in (5, 9):
        preschool.forward(minutes=minutes)
        preschool.ring()
    carol.hears_nothing()
    preschool.forward(minutes=2)
    preschool.ring()
    carol.hears(f"A new concern: {reference}")


def test_about_the_manager_it_leaves_the_managers_inbox(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    become(maya, reference, "A concern")
    maya.presses(HERE)
    maya.presses("The manager")
    maya.hears("no longer open to you")
    inboxes.refused(maya, f"inbox.open:{reference}")
    assert inboxes.listed(maya) == []
    assert inboxes.listed(carol) == [reference]
    tom.forges(f"mine.add:{reference}")
    maya.hears_nothing_of(reference)


def test_a_named_colleague_is_shut_out_though_they_had_it_open(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    maya.forges(f"inbox.give:{reference}/dan")
    opens(dan, reference)
    dan.unheard.clear()
    become(maya, reference, "A concern")
    maya.presses("A colleague")
    assert "Tom Evans (staff)" not in maya.buttons
    maya.presses("Dan Price (deputy)")
    after = inboxes.get(preschool, reference)
    assert (after.about, after.assigned_to, after.opened_by) == (About.COLLEAGUE, None, "maya")
    maya.forges(f"note.start:{reference}")
    maya.writes("He was seen there")
    preschool.forward(days=2)
    preschool.ring()
    dan.hears_nothing_of(reference)
    inboxes.refused(dan, f"inbox.open:{reference}")
    assert inboxes.listed(dan) == []
    maya.forges(f"inbox.give:{reference}/tess")
    assert inboxes.get(preschool, reference).assigned_to == "tess"


def test_what_a_subject_had_begun_names_it_no_longer(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    maya.forges(f"inbox.give:{reference}/dan")
    opens(dan, reference)
    dan.presses("Close it")
    dan.presses("Dealt with here")
    become(maya, reference, "A concern")
    maya.presses("A colleague")
    maya.presses("Dan Price (deputy)")
    dan.unheard.clear()
    dan.sends_a_file()
    dan.writes("A reason")
    dan.writes("/start")
    dan.presses("Carry on with closing")
    dan.hears_nothing_of(reference)


def test_an_alert_on_its_way_to_a_subject_does_not_set_out(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    recalled: list[int] = []
    preschool._database.on_recalled = recalled.extend
    reference = _question(tom)
    maya.forges(f"inbox.give:{reference}/dan")
    become(maya, reference, "A concern")
    maya.presses("A colleague")
    maya.presses("Dan Price (deputy)")
    waiting = [line for line in preschool.contents().splitlines() if line.startswith("outbox")]
    assert not any("handed it to you" in line for line in waiting)
    assert any("recalled" in line for line in waiting)
    assert recalled


def test_a_colleague_whom_nobody_names_passes_over_all_it_could_be(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    maya.forges(f"inbox.give:{reference}/dan")
    become(maya, reference, "A concern")
    maya.presses("A colleague")
    maya.presses("Somebody else")
    inboxes.refused(dan, f"inbox.open:{reference}")
    assert inboxes.get(preschool, reference).assigned_to is None


@pytest.mark.parametrize(("about", "stays"), [("A colleague", True), ("The manager", False)])
def test_who_deals_with_it_goes_on_where_it_passes_nobody_over(
    preschool: Preschool,
    maya: Phone,
    dan: Phone,
    team: Phone,
    carol: Phone,
    about: str,
    stays: bool,
) -> None:
    grace = preschool.add(Role.PARENT, "Grace Okafor")
    reference = complaint(grace)
    maya.forges(f"inbox.give:{reference}/tess")
    opens(team, reference)
    maya.forges(f"inbox.whom:{reference}")
    maya.presses(about)
    if stays:
        maya.presses("Dan Price (deputy)")
    assert (inboxes.listed(team) == [reference]) is stays


def test_whoever_reported_it_cannot_be_its_subject(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone
) -> None:
    reference = reported.send(maya, "A complaint", "The gate was open")
    opens(dan, reference)
    become(dan, reference, "A concern")
    more(dan, reference, HERE)
    dan.presses("The manager")
    dan.hears("It cannot be about whoever reported it")
    assert inboxes.get(preschool, reference).about is About.CHILD


def test_it_stays_where_it_is_when_nobody_could_take_it(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = _question(tom)
    become(maya, reference, "A concern")
    maya.presses(HERE)
    maya.presses("The manager")
    maya.hears("no chair", "So nothing was changed here.")
    assert inboxes.get(preschool, reference).about is About.CHILD
    opens(maya, reference)
    maya.hears(reference, "A concern about a child")


def test_what_was_said_to_be_about_nobody_here_may_turn_out_otherwise(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    reference = complaint(tom)
    become(maya, reference, "A concern")
    maya.hears(f"{reference}: it is a concern now.")
    maya.presses(HERE)
    maya.presses("The manager")
    carol.hears(f"A new concern: {reference}")
    assert inboxes.get(preschool, reference).about is About.MANAGER
    inboxes.refused(maya, f"inbox.open:{reference}")


def test_nothing_takes_an_allegation_back_to_a_child(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = worry(tom, about="A colleague")
    opens(maya, reference)
    maya.forges(f"inbox.more:{reference}")
    assert HERE not in maya.buttons
    maya.forges(f"inbox.whom:{reference}")
    maya.hears("It is about a colleague already.")
    become(maya, reference, "A comment")
    assert inboxes.get(preschool, reference).about is About.COLLEAGUE


@pytest.mark.parametrize("data", ["", "/", "/none", "/complaint", "/concern/more"])
def test_a_malformed_kind_changes_nothing(
    preschool: Preschool, maya: Phone, tom: Phone, data: str
) -> None:
    reference = complaint(tom)
    maya.forges(f"inbox.kind:{reference}{data}")
    assert history(preschool, reference, Said.KIND) == []


def _question(phone: Phone) -> str:
    phone.writes("/ask")
    phone.writes("May I say something about the trip?")
    phone.presses("Send it")
    found = reported.REFERENCE.search(phone.hears("Your reference is Q-").text)
    assert found
    return found[0]


def test_a_parent_hears_it_in_plain_words(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    assert preschool.person("Grace Okafor").role is Role.PARENT
    reference = complaint(grace)
    become(maya, reference, "A concern")
    grace.hears(f"{reference}: we deal with it as a concern now.")
    grace.forges(f"mine.show:{reference}")
    grace.hears("It is dealt with as: a concern")
