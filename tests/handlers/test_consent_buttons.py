from datetime import timedelta
from functools import partial

import pytest

from handlers.dialogue.buttons import MOST_BYTES
from policy.roles import Role
from storage import children, people, relations
from storage.transaction import Transaction
from tests.handlers.consents import USES, answers_all, recorded, shown
from tests.handlers.phones import Phone, Preschool

REFUSED = "I cannot take an answer from that button. Nothing was changed."
ABOUT_A_CHILD = (
    "consent.yes:{child}:public:1",
    "consent.no:{child}:public:1",
    "consent.none:{child}",
    "consent.rest:{child}",
    "consent.take:{child}:public",
    "consent.ask:{child}:public",
    "consent.holds:{child}",
    "consent.lacks:{child}",
    "consent.unsure:{child}",
    "consent.begin:{child}",
)


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def amina(preschool: Preschool) -> Phone:
    """The mother of another family."""
    return preschool.add(Role.PARENT, "Amina Said")


@pytest.mark.parametrize("data", ABOUT_A_CHILD)
def test_another_familys_button_is_refused_in_the_words_for_no_child_at_all(
    preschool: Preschool, grace: Phone, amina: Phone, data: str
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    preschool.add_child("Sami Said", mother=amina)
    answers_all(grace, "Yes", "Yes", "Yes")
    before = recorded(preschool, ffion)
    amina.forges(data.format(child=ffion))
    theirs = amina.hears(REFUSED).text
    amina.forges(data.format(child="nobody"))
    assert amina.hears(REFUSED).text == theirs
    amina.hears_nothing()
    assert recorded(preschool, ffion) == before
    assert shown(preschool, ffion) == ["unrecognisable", "closed", "public"]


@pytest.mark.parametrize("data", ABOUT_A_CHILD)
def test_a_button_of_an_ended_relation_is_refused_alike(
    preschool: Preschool, grace: Phone, data: str
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes", "Yes", "Yes")
    preschool.run(partial(relations.unbind, child=ffion, person="grace", at=preschool.now))
    grace.forges(data.format(child=ffion))
    grace.hears(REFUSED)
    grace.hears_nothing()
    assert len(recorded(preschool, ffion)) == 3
    assert shown(preschool, ffion) == []


@pytest.mark.parametrize("data", ABOUT_A_CHILD)
def test_a_button_of_a_child_who_has_left_is_refused_alike(
    preschool: Preschool, grace: Phone, data: str
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    preschool.run(partial(_leave, ffion, preschool))
    grace.forges(data.format(child=ffion))
    grace.hears(REFUSED)
    assert recorded(preschool, ffion) == []


@pytest.mark.parametrize(
    "kept",
    [
        "",
        ":",
        "::",
        ":::::",
        "{child}",
        "{child}:",
        "{child}:public",
        "{child}:public:",
        "{child}:public:0",
        "{child}:public:2",
        "{child}:public:-1",
        "{child}:public:²",
        "{child}:public:1:1",
        "{child}:adult:1",
        "{child}:nothing:1",
        "grace:public:1",
        "grace:adult:7",
        "\u2068' OR 1=1 --",
    ],
)
def test_forged_buttons_record_nothing(preschool: Preschool, grace: Phone, kept: str) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    for action in ("yes", "no", "ask", "holds", "begin"):
        grace.forges(f"consent.{action}:{kept.format(child=ffion)}")
        assert recorded(preschool, ffion) == []
        assert recorded(preschool, "grace") == []


def test_words_that_were_never_asked_are_refused_and_the_right_ones_shown(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    grace.forges(f"consent.yes:{ffion}:public:9")
    grace.hears("The words of this question have changed.", "Ffion, question 3 of 5")
    grace.forges(f"consent.yes:{ffion}:nothing:1")
    grace.hears("This is not asked any more.")


def test_a_yes_for_a_child_counts_only_after_responsibility_was_declared(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", declared="", mother=grace)
    grace.forges(f"consent.yes:{ffion}:public:1")
    grace.hears("do you hold parental responsibility for Ffion?")
    assert recorded(preschool, ffion) == []
    grace.presses("Yes, I do")
    grace.forges(f"consent.lacks:{ffion}")
    grace.hears("You have answered this already.")
    grace.forges(f"consent.yes:{ffion}:public:1")
    assert shown(preschool, ffion) == ["public"]


def test_the_buttons_of_long_ids_fit(preschool: Preschool, grace: Phone) -> None:
    child = preschool.run(partial(_add_with_real_id, preschool))
    grace.writes("/consent")
    grace.presses("Answer 1 for Ffion")
    sent = [data for message in grace.screen for data in message.buttons.values()]
    assert any(child in data for data in sent)
    assert max(len(data.encode()) for data in sent) <= MOST_BYTES - 4  # room for the version


def test_somebody_whose_access_has_ended_answers_nothing(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes")
    preschool.run(partial(people.end, person="grace", by="maya", at=preschool.now))
    grace.forges(f"consent.yes:{ffion}:public:1")
    assert recorded(preschool, ffion) == ["grace unrecognisable given"]
    assert shown(preschool, ffion) == []


def test_who_opened_an_invitation_answers_nothing_before_being_confirmed(
    preschool: Preschool, maya: Phone
) -> None:
    rhys = preschool.stranger("Rhys")
    rhys.opens(maya.invites("Rhys Price", "Parent or carer"))
    newcomer = preschool.person("Rhys Price").id
    sian = preschool.add_child("Siân Price", declared="")
    for answered in (False, True):
        preschool.run(partial(_bind, sian, newcomer, preschool, declared=answered))
        rhys.forges(f"consent.yes:{sian}:public:1")
        rhys.hears("You are not confirmed yet")
        rhys.writes("stop")
        rhys.hears("You are not confirmed yet")
    assert recorded(preschool, sian) == []
    assert shown(preschool, sian) == []


def test_the_audit_log_holds_who_answered_and_nobodys_name(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", declared="", mother=grace)
    answers_all(grace, "Yes, I do", "Yes", "No to the rest for Ffion", "No")
    grace.writes("/consent")
    grace.presses("Withdraw 1 for Ffion")
    assert preschool.audited(ffion) == [
        "grace declared responsibility",
        *["grace answered"] * 6,
        "bot opened take-down",
    ]
    entries = preschool.run(lambda tx: tx.rows("SELECT * FROM audit ORDER BY number"))
    assert "grace saw own answers" in [f"{e['actor']} {e['action']}" for e in entries]
    assert "Ffion" not in str(entries)
    assert "Okafor" not in str(entries)


def test_silence_is_no(preschool: Preschool, grace: Phone) -> None:
    asked = preschool.add_child("Ffion Okafor", mother=grace)
    alone = preschool.add_child("Owen Evans")
    invited = preschool.add_child("Sian Price", declared="")
    preschool.run(partial(_invite, invited, preschool))
    grace.forges("consent.next")
    for days in (0, 1, 400):
        preschool.forward(days=days)
        assert [shown(preschool, child) for child in (asked, alone, invited)] == [[], [], []]
    answers_all(grace, *["Yes"] * len(USES))
    assert shown(preschool, asked) == list(USES)
    preschool.forward(days=367)
    assert shown(preschool, asked) == []


def _leave(child: str, preschool: Preschool, tx: Transaction) -> None:
    found = children.get(tx, child)
    yesterday = preschool.now.date() - timedelta(days=1)
    kept = (found.id, found.name, found.family, found.room, found.starts_on, yesterday)
    children.change(tx, type(found)(*kept))


def _add_with_real_id(preschool: Preschool, tx: Transaction) -> str:
    child = "5f" * 8
    children.add(tx, child=child, name="Ffion Okafor", by="maya", at=preschool.now)
    relations.bind(
        tx,
        child=child,
        person="grace",
        relationship="mother",
        responsibility="yes",
        at=preschool.now,
    )
    relations.declare(tx, child=child, person="grace", yes=True, at=preschool.now)
    return child


def _bind(
    child: str, person: str, preschool: Preschool, tx: Transaction, *, declared: bool
) -> None:
    at = preschool.now
    relations.bind(
        tx, child=child, person=person, relationship="father", responsibility="yes", at=at
    )
    if declared:
        relations.declare(tx, child=child, person=person, yes=True, at=at)


def _invite(child: str, preschool: Preschool, tx: Transaction) -> None:
    at = preschool.now
    people.add(tx, person="rhys", name="Rhys Price", role=Role.PARENT, invited_by="maya", at=at)
    relations.bind(
        tx, child=child, person="rhys", relationship="father", responsibility="yes", at=at
    )
