from functools import partial

import pytest

from policy.consent import Basis, Said
from policy.roles import Role
from policy.uses import Subject
from storage import answers, relations, uses
from storage.transaction import Transaction
from tests.handlers.consents import answers_all, recorded, shown, untold
from tests.handlers.phones import Phone, Preschool


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def idris(preschool: Preschool) -> Phone:
    return preschool.add(Role.PARENT, "Idris Okafor")


def test_everything_stands_on_one_page_in_words(preschool: Preschool, grace: Phone) -> None:
    preschool.add_child("Ffion Okafor", mother=grace)
    preschool.add_child("Owen Okafor", declared="", mother=grace)
    answers_all(grace, "Yes", "No")
    grace.writes("/consent")
    said = grace.hears("Ffion\n1 Yes, until 23 November 2027 – Unrecognisable picture").text
    assert "2 No – Picture in the closed parents’ group" in said
    assert "3 Not answered yet (counts as No) – Picture on the public page" in said
    assert "Owen\nNothing has been asked yet." in said
    assert "You yourself\n6 Not answered yet (counts as No)" in said
    assert grace.buttons == [
        "Withdraw 1 for Ffion",
        "Change 2 for Ffion",
        "Answer 3 for Ffion",
        "Answer 4 for Ffion",
        "Answer 5 for Ffion",
        "Answer 6 for you",
        "Begin with Owen",
        "Answer what is open",
        "Withdraw everything",
        "Show me what I agreed to",
        "Menu",
    ]


def test_a_no_is_changed_by_reading_the_question_again(preschool: Preschool, grace: Phone) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "No to all for Ffion", "No")
    grace.writes("/consent")
    grace.presses("Change 3 for Ffion")
    grace.hears("Ffion, question 3 of 5", "on our public page or website?")
    assert grace.buttons == ["Yes", "No", "Leave it as it is"]
    grace.presses("Leave it as it is")
    assert shown(preschool, ffion) == []
    grace.presses("Change 3 for Ffion")
    grace.presses("Yes")
    grace.hears(
        "Noted – Yes, until 23 November 2027.", "3 Yes, until 23 November 2027 – Picture on"
    )
    assert shown(preschool, ffion) == ["public"]


def test_a_no_to_what_was_shown_says_what_happens_next(
    preschool: Preschool, grace: Phone, idris: Phone
) -> None:
    preschool.add_child("Ffion Okafor", mother=grace, father=idris)
    answers_all(grace, "Yes", "Yes")
    grace.presses("No")
    grace.hears("Noted – No.\n\nFfion, question 4")
    idris.forges("consent.next")
    idris.presses("No")
    idris.hears("Noted – No. What our pages show of it is taken down within 24 hours")
    idris.presses("No to all for Ffion")
    idris.hears("Noted – No to all 4 for Ffion. What our pages show of it is taken down")
    idris.presses("No")
    idris.hears_nothing_of("What our pages")


def test_any_no_wins_and_neither_parent_learns_what_the_other_said(
    preschool: Preschool, grace: Phone, idris: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace, father=idris)
    answers_all(grace, "Yes", "Yes", "No to the rest for Ffion", "No")
    answers_all(idris, "No")
    assert shown(preschool, ffion) == ["closed"]
    assert untold(preschool) == [
        "withdrawn: idris unrecognisable",
        "conflict: idris unrecognisable",
    ]
    grace.writes("/consent")
    said = grace.hears("1 Yes, until 23 November 2027, but it counts as No at the moment").text
    assert "please speak to the manager" in said
    idris.writes("/consent")
    his = idris.hears(
        "1 No – Unrecognisable", "2 Not answered yet (may be shown at the moment)"
    ).text
    assert "3 Not answered yet (counts as No)" in his
    assert "Idris" not in said
    assert "father" not in said
    assert "Grace" not in his
    assert "mother" not in his


def test_a_conflict_is_news_once(preschool: Preschool, grace: Phone, idris: Phone) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace, father=idris)
    answers_all(idris, "No to all for Ffion")
    assert untold(preschool) == []
    answers_all(grace, "Yes")
    assert untold(preschool) == ["conflict: grace unrecognisable"]
    grace.forges(f"consent.yes:{ffion}:unrecognisable:1")
    idris.forges(f"consent.no:{ffion}:unrecognisable:1")
    idris.forges(f"consent.none:{ffion}")
    assert untold(preschool) == ["conflict: grace unrecognisable"]
    assert shown(preschool, ffion) == []


def test_only_the_first_word_of_a_conflict_is_news(
    preschool: Preschool, grace: Phone, idris: Phone
) -> None:
    rhian = preschool.add(Role.PARENT, "Rhian Okafor")
    ffion = preschool.add_child("Ffion Okafor", mother=grace, father=idris, guardian=rhian)
    for phone, answer in ((grace, "yes"), (idris, "no"), (rhian, "yes")):
        phone.forges(f"consent.{answer}:{ffion}:public:1")
    told = ["withdrawn: idris public", "conflict: idris public"]
    assert untold(preschool) == told
    grace.forges(f"consent.take:{ffion}:public")  # a Yes that was overruled already
    assert untold(preschool) == [*told, "withdrawn: grace public"]


def test_what_rests_on_objection_is_done_until_somebody_objects(
    preschool: Preschool, grace: Phone
) -> None:
    preschool.run(partial(_unless_objected, preschool))
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    assert shown(preschool, ffion) == ["board"]
    grace.forges("consent.next")
    grace.presses("No to all for Ffion")
    grace.presses("No")
    grace.hears("We do this unless you object:\n– Birthday board", "To object, press /consent.")
    grace.writes("/consent")
    grace.hears("6 We do this unless you object – Birthday board")
    grace.presses("Object to 6 for Ffion")
    grace.hears("No from now on: ‘Birthday board’ (Ffion)", "6 No: you objected – Birthday board")
    assert shown(preschool, ffion) == []
    assert untold(preschool) == ["withdrawn: grace board"]
    grace.presses("Take back 6 for Ffion")
    grace.hears("You objected to this:", "We show Ffion’s birthday", "May we do it again?")
    grace.presses("No")
    grace.hears("That was recorded already")
    grace.presses("Yes")
    grace.hears("6 We do this unless you object")
    assert shown(preschool, ffion) == ["board"]
    last = preschool.run(lambda tx: answers.of_subject(tx, ffion))[-1]
    assert (last.said, last.expires_on) == (Said.GIVEN, None)
    preschool.forward(days=1000)
    assert shown(preschool, ffion) == ["board"]


def test_a_page_about_many_children_goes_on_on_the_next(preschool: Preschool, grace: Phone) -> None:
    for number in range(12):
        preschool.add_child(f"Child{number:02} Okafor", mother=grace)
    seen: list[str] = []
    grace.writes("/consent")
    while True:
        text = grace.screen[-1].text
        assert len(grace.buttons) <= 90
        assert len(text) < 3500
        seen += [label for label in grace.buttons if label.startswith("Answer ")]
        if "More" not in grace.buttons:
            break
        grace.presses("More")
    assert seen[0] == "Answer 1 for Child00"
    assert "Answer 60 for Child11" in seen
    assert "Answer 61 for you" in seen
    grace.presses("Earlier")
    grace.forges("consent.page:99999")
    grace.forges("consent.page:²")
    assert "Answer 1 for Child00" in grace.buttons


def test_typing_the_number_of_a_line_presses_its_button(preschool: Preschool, grace: Phone) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    owen = preschool.add_child("Owen Okafor", mother=grace)
    answers_all(grace, "Yes", "No to the rest for Ffion", "Yes", "No to the rest for Owen", "No")
    grace.writes("/consent")
    grace.writes("6")
    assert (shown(preschool, ffion), shown(preschool, owen)) == (["unrecognisable"], [])


def test_somebody_without_a_child_has_nothing_to_decide(preschool: Preschool, tom: Phone) -> None:
    for command in ("/consent", "/withdraw"):
        tom.writes(command)
        tom.hears("No child who is here belongs to you", "speak to the manager")
    tom.forges("consent.yes:tom:adult:1")
    tom.hears("I cannot take an answer from that button.")
    assert recorded(preschool, "tom") == []


def test_show_me_what_i_agreed_to(preschool: Preschool, grace: Phone) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    grace.forges("consent.agreed")
    grace.hears("You have not answered anything yet")
    first = preschool.run(partial(uses.get, use="unrecognisable", version=1))
    answers_all(grace, "Yes", "No to the rest for Ffion")
    preschool.forward(days=40)
    preschool.run(partial(_reword, preschool))
    grace.writes("/consent")
    grace.presses("Answer 1 for Ffion")
    grace.presses("Yes")
    grace.writes("stop")
    grace.writes("/consent")
    grace.presses("Show me what I agreed to")
    newest = grace.hears(
        "page 1 of 2", "2 Jan 2027 10:02, Ffion: Withdrawn", "said in this chat"
    ).text
    assert "“Other words about Ffion?”\nVersion 2, fingerprint" in newest
    assert "2 Jan 2027 10:02, Ffion: Yes, until 2 January 2028" in newest
    grace.presses("Older")
    oldest = grace.hears("23 Nov 2026 10:02, Ffion: Yes, until 23 November 2027").text
    assert first.asked("Ffion") in oldest
    assert f"Version 1, fingerprint {first.digest[:16]}" in oldest
    assert grace.buttons == ["Newer", "See or change my answers", "Menu"]
    preschool.run(partial(relations.unbind, child=ffion, person="grace", at=preschool.now))
    grace.forges("consent.agreed:1")
    grace.hears_nothing_of("Ffion")


def test_a_withdrawal_keeps_the_words_that_were_agreed_to(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes")
    preschool.run(partial(_reword, preschool, asks_again=False))
    assert shown(preschool, ffion) == ["unrecognisable"]
    grace.writes("stop")
    grace.forges("consent.agreed")
    said = grace.hears("page 1 of 1", "Ffion: Withdrawn").text
    assert said.count("Version 1, ") == 2
    assert "Other words" not in said


def _unless_objected(preschool: Preschool, tx: Transaction) -> None:
    uses.add(
        tx,
        use="board",
        subject=Subject.CHILD,
        title="Birthday board",
        question="We show {name}’s birthday on the board by the door.",
        basis=Basis.OBJECTION,
        by="maya",
        at=preschool.now,
    )


def _reword(preschool: Preschool, tx: Transaction, *, asks_again: bool = True) -> None:
    uses.write(
        tx,
        use="unrecognisable",
        title="Unrecognisable picture",
        question="Other words about {name}?",
        basis=Basis.CONSENT,
        asks_again=asks_again,
        by="maya",
        at=preschool.now,
    )
