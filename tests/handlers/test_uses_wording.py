"""New words for what is asked, and what becomes of the answers to the old ones."""

from datetime import date
from functools import partial

import pytest

from policy.consent import Basis, Said
from policy.roles import Role
from policy.uses import DEFAULTS
from storage import answers
from storage.transaction import Transaction
from tests.handlers.phones import Phone, Preschool
from tests.handlers.wordings import PLAINER, now, rewords

OLD = next(use for use in DEFAULTS if use.id == "public").question
OBJECTION = "Another lawful basis: done unless somebody objects"


@pytest.fixture(autouse=True)
def _begun(preschool: Preschool, grace: Phone) -> None:
    preschool.begin()
    preschool.add_child("Ffion", mother=grace)


def says(preschool: Preschool, said: Said, person: str = "grace", version: int = 1) -> None:
    preschool.run(
        partial(
            answers.record,
            subject="child1",
            use="public",
            version=version,
            said=said,
            person=person,
            relationship="mother",
            route="bot",
            by=person,
            at=preschool.now,
            expires_on=date(2027, 11, 23),
        )
    )


def may_show(preschool: Preschool) -> bool:
    today = preschool.now.date()
    found = preschool.run(lambda tx: answers.verdicts(tx, "child1", today=today))
    return {one.use: verdict.allowed for one, verdict in found}["public"]


def is_asked(preschool: Preschool, person: str = "grace") -> bool:
    today = preschool.now.date()
    found = preschool.run(lambda tx: answers.open_questions(tx, person, today=today))
    return "public" in {question.wording.use for question in found}


def to_ask(tx: Transaction) -> list[str]:
    return [row["person"] for row in tx.rows("SELECT person FROM to_ask")]


def test_a_new_question_is_asked_again_and_until_then_a_yes_is_no(
    preschool: Preschool, maya: Phone
) -> None:
    says(preschool, Said.GIVEN)
    assert may_show(preschool)
    assert not is_asked(preschool)
    preschool.forward(days=1)
    rewords(maya)
    maya.hears(
        "On record now, version 1:\nTitle: Picture on the public page",
        f"Words: {OLD}",
        "Basis: asked for",
        "1 person is asked again. 1 person has said Yes so far; until they answer, it counts as No",
        "Whoever has said No has said No",
        "Title: stays as it is",
        f"Words: {PLAINER}",
        "A new question: Yes",
    )
    assert may_show(preschool), "nothing happens before the press"
    maya.presses("Put it on record")
    maya.hears("It is on record as version 2.", PLAINER, "Version 2, 24 Nov 2026 10:02, by Maya")
    assert now(preschool).question == PLAINER
    assert now(preschool).oldest_version == 2
    assert not may_show(preschool)
    assert is_asked(preschool)
    assert preschool.run(to_ask) == ["grace"]
    assert preschool.audited("public") == ["maya changed wording"]
    says(preschool, Said.GIVEN, version=2)
    assert may_show(preschool)


def test_plainer_words_leave_every_answer_as_it_is(preschool: Preschool, maya: Phone) -> None:
    says(preschool, Said.GIVEN)
    rewords(maya, new="No")
    maya.hears("Nobody is asked again, and every answer stays as it is.")
    maya.presses("Put it on record")
    assert (now(preschool).version, now(preschool).oldest_version) == (2, 1)
    assert may_show(preschool)
    assert not is_asked(preschool)
    assert preschool.run(to_ask) == []


@pytest.mark.parametrize("new", ["Yes", "No"])
def test_a_no_is_not_overturned_by_new_words(
    preschool: Preschool, maya: Phone, grace: Phone, new: str
) -> None:
    preschool.add(Role.PARENT, "Owen Else")
    says(preschool, Said.REFUSED)
    rewords(maya, new=new)
    maya.presses("Put it on record")
    assert not may_show(preschool)
    says(preschool, Said.GIVEN, person="owen", version=2)
    assert not may_show(preschool)


def test_another_basis_always_asks_again(preschool: Preschool, maya: Phone, grace: Phone) -> None:
    maya.forges("uses.change:public")
    maya.presses("Leave the title")
    maya.presses("Leave the words")
    maya.hears("Asked for: silence is No", "Object button that works like Withdraw", "recorded why")
    assert maya.buttons == ["It stays as it is", OBJECTION, "Back", "Cancel"]
    maya.presses(OBJECTION)
    maya.hears("1 person is told", "also where nobody has ever answered", "Please have on record")
    grace.hears_nothing()
    maya.presses("Put it on record")
    maya.hears("It is on record as version 2.", "Done unless somebody objects.")
    grace.hears("does this unless you object: Picture on the public page")
    assert may_show(preschool)
    assert not is_asked(preschool)
    maya.forges("uses.change:public")
    maya.presses("Leave the title")
    maya.writes(PLAINER)
    maya.presses("Asked for")
    maya.hears("1 person is asked again")
    maya.presses("Put it on record")
    assert now(preschool).basis is Basis.CONSENT
    assert now(preschool).oldest_version == 3
    assert not may_show(preschool)
    assert is_asked(preschool)


def test_who_objects_is_not_shown_whatever_the_basis(preschool: Preschool, maya: Phone) -> None:
    says(preschool, Said.REFUSED)
    maya.forges("uses.change:public")
    for label in ("Leave the title", "Leave the words", OBJECTION, "Put it on record"):
        maya.presses(label)
    assert now(preschool).basis is Basis.OBJECTION
    assert not may_show(preschool)


def test_new_words_of_what_is_done_anyhow_are_told(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    maya.forges("uses.change:public")
    for label in ("Leave the title", "Leave the words", OBJECTION, "Put it on record"):
        maya.presses(label)
    grace.unheard.clear()
    for new, hears in (("No", False), ("Yes", True)):
        rewords(maya, f"We show {{name}} on our page. {new}.", new=new)
        maya.presses("Put it on record")
        assert bool(grace.unheard) is hears


def test_leaving_all_as_it_is_writes_nothing(preschool: Preschool, maya: Phone) -> None:
    maya.forges("uses.change:public")
    for label in ("Leave the title", "Leave the words", "It stays as it is", "Put it on record"):
        maya.presses(label)
    maya.hears("Nothing was changed: it is the same as before.")
    rewords(maya, OLD)
    maya.presses("Put it on record")
    maya.hears("Nothing was changed: it is the same as before.")
    assert now(preschool).version == 1
    assert preschool.audited("public") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("word " * 60 + "{name}", "That is 61 words."),
        ("May we show your child?", "Write {name} where the child’s name goes"),
        ("May we show {name} and {0}?", "Only {name} may stand in braces"),
        ("May we show {name}\u202e to all?", "signs in that which nobody can see"),
        ("May we sh\u200bow {name}?", "signs in that which nobody can see"),
    ],
)
def test_words_that_cannot_be_asked_are_asked_for_again(
    preschool: Preschool, maya: Phone, words: str, said: str
) -> None:
    maya.forges("uses.change:public")
    maya.presses("Leave the title")
    maya.writes(words)
    maya.hears(said, "What should the question say?")
    maya.sends_a_file()
    maya.hears("I need the words of the question")
    maya.writes(PLAINER)
    maya.hears("What does it rest on?")


def test_words_that_run_from_right_to_left_are_kept_and_turn_nothing_else(
    preschool: Preschool, maya: Phone
) -> None:
    words = "هل يمكننا عرض صورة {name} على صفحتنا؟"
    rewords(maya, words)
    maya.hears(f"Words: \u2068{words}\u2069", "A new question: Yes")
    maya.presses("Put it on record")
    assert now(preschool).question == words


def test_a_right_lost_in_the_middle_writes_nothing(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    rewords(dan)
    maya.forges("people.change:dan:staff")
    dan.presses("Put it on record")
    dan.hears("not something your role can do")
    assert now(preschool).version == 1
