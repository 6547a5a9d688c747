"""When the last day of a child is over: what ends, for whom, and what is to be taken away."""

from datetime import UTC, date, datetime

import pytest

from policy.consent import Said
from policy.roles import Role, Standing
from policy.uses import Subject
from storage import answers, children, people, removals, uses
from tests.handlers.families import adult_on_paper, bind, leaves, on_monday
from tests.handlers.phones import Phone, Preschool

FRIDAY, MONDAY = date(2026, 11, 27), date(2026, 11, 30)


@pytest.fixture
def friday(preschool: Preschool, maya: Phone) -> Preschool:
    """The last day of somebody, in the week before; every use is there to be answered."""
    preschool.begin()
    preschool.now = datetime(2026, 11, 27, 15, 0, tzinfo=UTC)
    maya.unheard.clear()
    return preschool


def says(
    preschool: Preschool, subject: str, use: str, person: str, said: Said = Said.GIVEN
) -> None:
    preschool.run(
        lambda tx: answers.record(
            tx,
            subject=subject,
            use=use,
            version=1,
            said=said,
            person=person,
            relationship="mother",
            route="bot",
            by=person,
            at=preschool.now,
        )
    )


def said(preschool: Preschool, subject: str) -> list[tuple[str, str, str]]:
    found = preschool.run(lambda tx: answers.of_subject(tx, subject))
    return [(answer.use, answer.person, answer.said) for answer in found]


def allowed(preschool: Preschool, subject: str, day: date) -> list[str]:
    found = preschool.run(lambda tx: answers.verdicts(tx, subject, today=day))
    return [wording.use for wording, verdict in found if verdict.allowed]


def test_on_the_last_day_everything_is_as_before(friday: Preschool, grace: Phone) -> None:
    child = friday.add_child("Ffion Okafor", mother=grace)
    says(friday, child, "closed", "grace")
    leaves(friday, child, FRIDAY)
    friday.ring()
    assert allowed(friday, child, FRIDAY) == ["closed"]
    grace.hears_nothing()
    assert friday.person("Grace Okafor").standing is Standing.ACTIVE


def test_the_last_child_ends_answers_and_access_and_opens_removals(
    friday: Preschool, maya: Phone, grace: Phone
) -> None:
    child = friday.add_child("Ffion Okafor", mother=grace)
    says(friday, child, "closed", "grace")
    says(friday, child, "public", "grace", Said.REFUSED)
    says(friday, "grace", "adult", "grace")
    leaves(friday, child, FRIDAY)
    friday.begin()
    assert grace.commands is not None
    on_monday(friday)
    assert said(friday, child)[2:] == [("closed", "grace", Said.ENDED)]
    assert said(friday, "grace")[1:] == [("adult", "grace", Said.ENDED)]
    [last] = friday.run(lambda tx: answers.of_subject(tx, "grace"))[1:]
    assert (last.route, last.recorded_by) == ("bot", "bot")
    assert people_find(friday, "grace").standing is Standing.ENDED
    assert grace.commands is None
    grace.hears(
        "The last day of Ffion Okafor here is over. What you answered about Ffion Okafor is"
        " closed.",
        "Your access here ends with it",
    )
    maya.hears(
        "Children who have left:\n– Ffion Okafor (Ladybirds), last day Friday 27 November 2026",
        "Access to me has ended for Grace Okafor",
        "To take away until Monday 7 December 2026:\n– Grace Okafor: The setting’s pages and"
        " groups",
    )
    grace.writes("/consent")
    grace.hears("answers only people who were invited")
    assert friday.audited(child) == ["bot left"]
    assert friday.audited("grace") == ["bot opened removal", "bot ended access"]
    friday.ring()
    maya.hears_nothing()
    assert friday.run(removals.number_waiting) == 1


def people_find(preschool: Preschool, person: str) -> people.Person:
    return preschool.run(lambda tx: people.get(tx, person))


def test_out_of_hours_nothing_is_said_but_every_answer_is_no(
    friday: Preschool, maya: Phone, grace: Phone
) -> None:
    child = friday.add_child("Ffion Okafor", mother=grace)
    says(friday, child, "closed", "grace")
    leaves(friday, child, FRIDAY)
    for moment in (
        datetime(2026, 11, 28, 12, 0, tzinfo=UTC),
        datetime(2026, 11, 29, 12, 0, tzinfo=UTC),
        datetime(2026, 11, 30, 7, 59, tzinfo=UTC),
    ):
        friday.now = moment
        friday.ring()
        assert allowed(friday, child, moment.date()) == []
    grace.hears_nothing()
    maya.hears_nothing()
    on_monday(friday)
    grace.hears("is over")
    maya.hears("Children who have left")


def test_a_sibling_who_stays_keeps_the_access(friday: Preschool, maya: Phone, grace: Phone) -> None:
    child = friday.add_child("Ffion Okafor", mother=grace)
    other = friday.add_child("Gwen Okafor", mother=grace)
    for subject, use in ((child, "closed"), (other, "closed"), ("grace", "adult")):
        says(friday, subject, use, "grace")
    leaves(friday, child, FRIDAY)
    leaves(friday, other, MONDAY)
    on_monday(friday)
    assert people_find(friday, "grace").standing is Standing.ACTIVE
    assert said(friday, child)[-1] == ("closed", "grace", Said.ENDED)
    assert allowed(friday, other, MONDAY) == ["closed"]
    assert allowed(friday, "grace", MONDAY) == ["adult"]
    grace.hears("The last day of Ffion Okafor", "Nothing changes for your other children here.")
    assert friday.run(removals.number_waiting) == 0
    friday.now = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
    friday.ring()
    assert people_find(friday, "grace").standing is Standing.ENDED
    grace.hears("The last day of Gwen Okafor", "Your access here ends")


def test_brothers_and_sisters_who_leave_together_end_it_once(
    friday: Preschool, maya: Phone, grace: Phone, dan: Phone
) -> None:
    tom = friday.add(Role.PARENT, "Tom Okafor")
    for name in ("Ffion Okafor", "Gwen Okafor"):
        leaves(friday, friday.add_child(name, mother=grace, father=tom), FRIDAY)
    on_monday(friday)
    grace.hears("The last day of Ffion Okafor and Gwen Okafor here is over")
    grace.hears_nothing()
    tom.hears("The last day of Ffion Okafor and Gwen Okafor here is over")
    maya.hears("Grace Okafor and Tom Okafor, who have no other child here")
    dan.hears_nothing()
    assert friday.run(removals.number_waiting) == 2


def test_staff_keep_their_role_and_lose_the_family_menu(
    friday: Preschool, maya: Phone, tom: Phone
) -> None:
    child = friday.add_child("Ffion Evans", father=tom)
    says(friday, "tom", "adult", "tom")
    leaves(friday, child, FRIDAY)
    on_monday(friday)
    person = people_find(friday, "tom")
    assert (person.role, person.standing) == (Role.STAFF, Standing.ACTIVE)
    assert tom.commands is not None
    assert "concern" in tom.commands
    assert "consent" not in tom.commands
    tom.hears("The last day of Ffion Evans here is over", "Nothing changes for your work here.")
    assert allowed(friday, "tom", MONDAY) == []
    tom.hears_nothing()
    assert friday.run(removals.number_waiting) == 1


def test_an_adult_without_telegram_and_one_who_waits(
    friday: Preschool, maya: Phone, grace: Phone
) -> None:
    link = maya.invites("Will Waiting", "Parent or carer")
    will = friday.stranger("someone")
    will.opens(link)
    will.unheard.clear()
    child = friday.add_child("Ffion Okafor")
    for person in (friday.person("Will Waiting").id, adult_on_paper(friday, "Paul")):
        bind(friday, child, person)
    leaves(friday, child, FRIDAY)
    on_monday(friday)
    will.hears("Your invitation was withdrawn.")
    will.hears_nothing_of("Ffion")
    assert {p.name for p in friday.run(people.everybody)} == {"Maya Thompson", "Grace Okafor"}
    assert friday.run(removals.number_waiting) == 2


def test_when_the_manager_is_away_the_deputy_hears_it(
    friday: Preschool, maya: Phone, dan: Phone, grace: Phone
) -> None:
    friday.run(lambda tx: people.be_away(tx, "maya", until=date(2026, 12, 4), stand_in="dan"))
    leaves(friday, friday.add_child("Ffion Okafor", mother=grace), FRIDAY)
    on_monday(friday)
    dan.hears("Children who have left")
    maya.hears_nothing()


def test_a_child_who_comes_back_is_asked_about_anew(
    friday: Preschool, maya: Phone, tom: Phone
) -> None:
    child = friday.add_child("Ffion Evans", father=tom)
    says(friday, child, "closed", "tom")
    says(friday, child, "public", "tom", Said.REFUSED)
    leaves(friday, child, FRIDAY)
    on_monday(friday)
    maya.writes("/children")
    maya.presses("Have left: 1")
    maya.presses("Ffion Evans")
    maya.hears("Last day: Friday 27 November 2026\nHas left; noted 30 Nov 2026 08:00")
    assert not {"New letters", "Add an adult", "Record an answer"} & set(maya.buttons)
    maya.forges(f"children.bind:{child}")
    maya.hears("This child has left.")
    maya.presses("Leaving")
    maya.writes("20 November 2026")
    maya.hears("What follows from leaving was done already.")
    maya.presses("Leaving")
    maya.presses("No last day")
    maya.hears("Ffion Evans is here again. A Yes from before counts no more")
    assert tom.commands is not None
    assert "consent" in tom.commands
    assert allowed(friday, child, MONDAY) == []
    asked = friday.run(lambda tx: answers.open_questions(tx, "tom", today=MONDAY))
    assert "closed" in {question.wording.use for question in asked}
    friday.ring()
    assert friday.run(lambda tx: children.get(tx, child)).left_at is None


def test_many_who_leave_on_one_day_are_all_seen_off(friday: Preschool, maya: Phone) -> None:
    for number in range(130):
        leaves(friday, friday.add_child(f"Child{number:03}"), FRIDAY)
    on_monday(friday)
    friday.ring()
    assert friday.run(children.everybody) == []
    assert all(len(one.text) <= 4096 for one in maya.screen)
    assert friday.run(lambda tx: uses.current(tx, Subject.CHILD))
