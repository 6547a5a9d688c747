"""What is asked: seen, moved, added and ended by the management team."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from policy.access import Action, may_ever
from policy.roles import Role
from policy.uses import DEFAULTS
from storage import answers, children, people, relations, uses
from storage.transaction import Transaction
from storage.uses import Wording
from tests.handlers.phones import MONDAY, PERSONS, Phone, Preschool

WORDS = "May we show {name} in our window? Anybody who passes can see it. For a year."


@pytest.fixture(autouse=True)
def _begun(preschool: Preschool) -> None:
    preschool.begin()


def asked(preschool: Preschool) -> list[str]:
    return [one.title for one in preschool.run(uses.current)]


def use(preschool: Preschool, title: str) -> Wording:
    [found] = [one for one in preschool.run(uses.current) if one.title == title]
    return found


def adds(phone: Phone, title: str, words: str = WORDS, basis: str = "Asked for") -> None:
    phone.forges("uses.list")
    phone.presses("Add a use")
    phone.presses("Each child")
    phone.writes(title)
    phone.writes(words)
    phone.presses(basis)


def test_the_list_shows_order_basis_version_and_since_when(
    preschool: Preschool, maya: Phone
) -> None:
    maya.forges("uses.list")
    maya.hears(
        "What we ask",
        "silence is No",
        "About each child:\n1. Unrecognisable picture: asked for, version 1 since 23 Nov"
        " 2026 10:02\n2. Picture in the closed parents’ group",
        "About the parent or carer in person:\n1. In pictures or in words",
    )
    assert maya.buttons == [use.title for use in DEFAULTS] + ["Add a use", "Children", "Menu"]


def test_a_page_shows_the_exact_words_who_wrote_them_and_the_fingerprint(
    preschool: Preschool, maya: Phone
) -> None:
    maya.forges("uses.list")
    maya.presses("Press and print")
    digest = use(preschool, "Press and print").digest
    maya.hears(
        "About each child.",
        "Asked for.",
        f"“{DEFAULTS[4].question}”",
        "Version 1, 23 Nov 2026 10:02, by the bot, to begin with. Fingerprint " + digest[:4],
    )
    assert "Earlier words" not in maya.buttons


def test_a_use_moves_up_among_those_about_the_same(preschool: Preschool, maya: Phone) -> None:
    maya.forges("uses.open:press")
    maya.presses("Move up")
    maya.hears("4. Press and print", "5. First name or mention in words")
    for _ in range(9):
        maya.forges("uses.up:press")
        maya.forges("uses.up:adult")
    titles = [one.title for one in DEFAULTS]
    assert asked(preschool) == ["Press and print", *titles[:4], "In pictures or in words"]
    assert preschool.audited("press") == ["maya moved use up"] * 4
    assert preschool.audited("adult") == []


def test_a_new_use_is_asked_of_everybody_with_a_say(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    preschool.add_child("Ffion", mother=grace)
    adds(maya, "In the window")
    maya.hears("A new use about each child", "1 person is asked", "it counts as No")
    maya.presses("Put it on record")
    maya.hears("It is on record as version 1.", "In the window", "by Maya Thompson")
    new = use(preschool, "In the window")
    assert new.question == WORDS
    assert preschool.audited(new.use) == ["maya added use"]
    assert to_ask(preschool) == ["grace"]
    assert new in open_questions(preschool, "grace")
    assert allowed(preschool, "child1", new) is False


def test_a_new_use_that_is_done_unless_somebody_objects_is_told(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    preschool.add_child("Ffion", mother=grace)
    away = preschool.add(Role.PARENT, "Owen Else")
    adds(maya, "In the window", basis="Another lawful basis: done unless somebody objects")
    maya.hears("1 person is told", "Please have on record why", "not on Telegram have to be told")
    grace.hears_nothing()
    maya.presses("Put it on record")
    grace.hears("Orleton Pre-School does this unless you object: In the window.", "with one press")
    assert grace.buttons == ["What may be shown"]
    away.hears_nothing()
    assert allowed(preschool, "child1", use(preschool, "In the window")) is True


def test_a_use_about_the_adult_says_you(preschool: Preschool, maya: Phone) -> None:
    maya.forges("uses.new")
    maya.presses("The parent or carer in person")
    maya.writes("Your voice")
    maya.hears("Write “you”.")
    maya.writes("May we let {name} be heard?")
    maya.hears("write “you” instead of {name}")
    maya.writes("May we let your voice be heard on our page?")
    maya.presses("Asked for")
    maya.presses("Put it on record")
    assert asked(preschool)[-1] == "Your voice"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("press AND print", "a use of that title already"),
        ("x" * 61, "longer than 60"),
        ("One\nTwo", "more than one line"),
        ("Win\u202edow", "invisible signs"),
        ("12", "cannot read a name"),
    ],
)
def test_a_title_that_cannot_be_one_is_asked_for_again(
    preschool: Preschool, maya: Phone, title: str, said: str
) -> None:
    maya.forges("uses.add:child")
    maya.writes(title)
    maya.hears(said)
    maya.writes("In the window")
    maya.hears("What should the question say?", "Write {name} where the child’s name goes")


def test_twenty_uses_are_enough(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    for number in range(13):
        adds(maya, f"Window {'abcdefghijklm'[number]}")
        maya.presses("Put it on record")
    adds(maya, "The twentieth")
    adds(dan, "The next")
    maya.presses("Put it on record")
    dan.presses("Put it on record")
    dan.hears("There are 20 uses already")
    assert len(asked(preschool)) == 20
    dan.forges("uses.new")
    dan.hears("There are 20 uses already")


def test_an_ended_use_is_asked_no_more_and_stays_readable(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    preschool.add_child("Ffion", mother=grace)
    maya.forges("uses.open:press")
    maya.presses("Ask this no more")
    maya.hears("asked no more", "every answer stay on record", "does not come down by itself")
    maya.presses("Yes, ask it no more")
    maya.hears("It is asked no more.", "Not asked any more since 23 Nov 2026 10:02")
    assert "Change" not in maya.buttons
    assert preschool.audited("press") == ["maya ended use"]
    assert "press" not in {one.use for one in open_questions(preschool, "grace")}
    maya.forges("uses.list")
    maya.presses("Not asked any more (1)")
    maya.presses("Press and print")
    maya.hears(f"“{DEFAULTS[4].question}”")


@pytest.mark.parametrize("data", ["uses.end:press:1", "uses.change:press", "uses.up:press"])
def test_an_old_button_of_an_ended_use_does_nothing(
    preschool: Preschool, maya: Phone, data: str
) -> None:
    maya.forges("uses.end:press:1")
    before = preschool.audited("press")
    preschool.forward(days=1)
    maya.forges(data)
    maya.forges("uses.open:press")
    maya.hears("Not asked any more since 23 Nov 2026")
    assert preschool.audited("press") == before


@pytest.mark.parametrize("version", ["2", "0", "", "1 ", "99999999999999999999999"])
def test_ending_needs_the_words_of_now(preschool: Preschool, maya: Phone, version: str) -> None:
    maya.forges(f"uses.end:press:{version}")
    maya.hears("It has changed since you looked. Nothing was done.")
    assert "Press and print" in asked(preschool)


@pytest.mark.parametrize(
    "data", ["uses.open:nothing", "uses.end:x:1", "uses.old:", "uses.up:’", "uses.change:a:b:c"]
)
def test_a_use_that_there_is_not(preschool: Preschool, maya: Phone, data: str) -> None:
    maya.forges(data)
    maya.unheard[0].text.index("Nothing was ")


def test_a_kind_of_subject_that_there_is_not(preschool: Preschool, maya: Phone) -> None:
    maya.forges("uses.add:pet")
    maya.hears("Nothing was changed")


@pytest.mark.parametrize("role", [role for role in PERSONS if not may_ever(role, Action.EDIT_USES)])
def test_nobody_else_sees_or_changes_what_is_asked(preschool: Preschool, role: Role) -> None:
    other = preschool.add(role, "Una Usual")
    for data in ("uses.list", "uses.open:press", "uses.change:press", "uses.add:child"):
        other.forges(data)
        other.hears("not something your role can do")
    for data in ("uses.end:press:1", "uses.up:press", "wording.send", "newuse.resume:child"):
        other.forges(data)
        other.hears("not something your role can do")
    assert asked(preschool) == [one.title for one in DEFAULTS]


def to_ask(preschool: Preschool) -> list[str]:
    rows = preschool.run(lambda tx: tx.rows("SELECT person FROM to_ask ORDER BY person"))
    return [row["person"] for row in rows]


def open_questions(preschool: Preschool, person: str) -> list[Wording]:
    today = preschool.now.date()
    found = preschool.run(lambda tx: answers.open_questions(tx, person, today=today))
    return [question.wording for question in found]


def allowed(preschool: Preschool, subject: str, wording: Wording) -> bool:
    today = preschool.now.date()
    found = preschool.run(lambda tx: answers.verdicts(tx, subject, today=today))
    return {one.use: verdict.allowed for one, verdict in found}[wording.use]


def test_only_those_with_a_say_in_a_child_who_is_here_count(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    owen, pat = (preschool.add(Role.PARENT, name) for name in ("Owen Else", "Pat Lane"))
    preschool.add_child("Ffion", mother=grace)
    preschool.add_child("Macsen", declared="", father=owen)
    preschool.add_child("Gwen", mother=pat)
    preschool.run(lambda tx: relations.unbind(tx, child="child3", person="pat", at=preschool.now))
    leave(preschool, preschool.add_child("Eira", mother=preschool.add(Role.PARENT, "Lowri Left")))
    adds(maya, "In the window")
    maya.hears("1 person is asked")


def test_nobody_is_told_before_they_are_confirmed(preschool: Preschool, maya: Phone) -> None:
    waiting = preschool.stranger("Wil Waiting")
    waiting.id = "wil"
    preschool.run(partial(arrive, waiting.number))
    preschool.add_child("Macsen", father=waiting)
    adds(maya, "In the window", basis="Another lawful basis: done unless somebody objects")
    maya.presses("Put it on record")
    assert preschool.run(lambda tx: people.get(tx, "wil")).telegram_id == waiting.number
    waiting.hears_nothing()


def arrive(number: int, tx: Transaction) -> None:
    people.add(tx, person="wil", name="Wil", role=Role.PARENT, invited_by=None, at=MONDAY)
    people.arrive(tx, "wil", telegram_id=number, telegram_name="Wil")


def leave(preschool: Preschool, child: str) -> None:
    """Yesterday was the child's last day."""
    found = preschool.run(lambda tx: children.get(tx, child))
    gone = replace(found, leaves_on=preschool.now.date() - timedelta(days=1))
    preschool.run(lambda tx: children.change(tx, gone))
