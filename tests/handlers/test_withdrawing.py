from functools import partial

import pytest

from policy.roles import Role
from storage import dialogues, relations
from storage.transaction import Transaction
from tests.handlers.consents import USES, answers_all, recorded, shown, untold
from tests.handlers.phones import Phone, Preschool

ALL_YES = ("Yes",) * (len(USES) + 1)


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


@pytest.fixture
def idris(preschool: Preschool) -> Phone:
    return preschool.add(Role.PARENT, "Idris Okafor")


@pytest.fixture
def ffion(preschool: Preschool, grace: Phone) -> str:
    """Her mother has said Yes to everything, also for herself."""
    child = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, *ALL_YES)
    return child


@pytest.mark.parametrize(
    "words",
    [
        "withdraw",
        "Stop",
        "NO PHOTOS",
        "no  pictures!",
        "stop photos.",
        " No photos!! ",
        "no more pics",
        "Withdraw my consent.",
    ],
)
def test_a_word_withdraws_everything_at_once(
    preschool: Preschool, grace: Phone, ffion: str, words: str
) -> None:
    assert shown(preschool, ffion) == list(USES)
    grace.writes(words)
    grace.hears(
        "No from now on:\n\nFfion\n1 Unrecognisable picture",
        "You yourself\n6 In pictures or in words",
        "taken down within 24 hours, and I tell you when that is done",
    )
    assert shown(preschool, ffion) == shown(preschool, "grace") == []
    assert recorded(preschool, ffion)[5:] == [f"grace {use} withdrawn" for use in USES]
    assert untold(preschool) == [f"withdrawn: grace {use}" for use in (*USES, "adult")]
    grace.presses("Give 3 back")
    grace.hears("Ffion, question 3 of 5")
    grace.presses("Yes")
    assert shown(preschool, ffion) == ["public"]


@pytest.mark.parametrize(
    "words", ["please stop", "stop it", "withdraw the last one", "no", "photos", "stop?"]
)
def test_other_words_withdraw_nothing(
    preschool: Preschool, grace: Phone, ffion: str, words: str
) -> None:
    grace.writes("/ask")
    grace.writes(words)
    assert shown(preschool, ffion) == list(USES)


def test_a_forwarded_word_is_somebody_elses(preschool: Preschool, grace: Phone, ffion: str) -> None:
    grace.writes("stop", forward_origin={"type": "user", "date": 1})
    assert shown(preschool, ffion) == list(USES)


def test_the_word_counts_in_the_middle_of_a_question_to_the_manager(
    preschool: Preschool, maya: Phone, grace: Phone, ffion: str
) -> None:
    grace.writes("/ask")
    grace.writes("May my aunt collect her?")
    before = preschool.run(partial(dialogues.get, person="grace"))
    grace.writes("stop photos")
    grace.hears("No from now on:")
    after = preschool.run(partial(dialogues.get, person="grace"))
    assert after == before
    assert shown(preschool, ffion) == []
    grace.presses("Carry on with your question")
    grace.hears("May my aunt collect her?")


def test_the_word_counts_in_the_middle_of_a_concern_of_staff_who_are_parents(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    owen = preschool.add_child("Owen Evans", father=tom)
    answers_all(tom, *ALL_YES)
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("I saw a picture of a child")
    tom.writes("No photos")
    tom.hears("No from now on:")
    assert shown(preschool, owen) == []
    tom.writes("and there was a name under it")
    tom.hears("I saw a picture of a child\nand there was a name under it")
    tom.hears_nothing_of("No photos")


def test_a_stop_of_somebody_without_a_child_goes_to_the_conversation(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("Stop")
    tom.hears("Stop", "Please check")
    tom.writes("/cancel")
    tom.unheard.clear()
    tom.writes("withdraw")
    tom.hears("What shall I do with this?")


def test_nothing_to_withdraw_is_said_plainly(preschool: Preschool, grace: Phone) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes", "No to the rest for Ffion", "No")
    grace.writes("stop")
    grace.writes("stop")
    grace.hears("Nothing is shown of Ffion and you: there is no Yes to withdraw.")
    grace.writes("/withdraw")
    grace.hears("Nothing is shown of Ffion and you: there is no Yes to withdraw.")
    assert len(recorded(preschool, ffion)) == 6


def test_an_expired_yes_is_no_yes(preschool: Preschool, grace: Phone, ffion: str) -> None:
    preschool.forward(days=366)
    grace.writes("stop")
    grace.hears("there is no Yes to withdraw")
    assert len(recorded(preschool, ffion)) == 5


def test_withdraw_shows_only_what_is_given(preschool: Preschool, grace: Phone, ffion: str) -> None:
    answers_all(grace)
    grace.forges(f"consent.no:{ffion}:public:1")
    grace.writes("/withdraw")
    said = grace.hears("What you can stop, each with one press").text
    assert "public page" not in said
    assert grace.buttons[:4] == [f"Withdraw {number} for Ffion" for number in range(1, 5)]
    assert grace.buttons[4:] == ["Withdraw 5 for you", "Withdraw everything", "Menu"]
    grace.presses("Withdraw 2 for Ffion")
    grace.hears("No from now on: ‘Picture in the closed parents’ group’ (Ffion).")
    assert shown(preschool, ffion) == ["unrecognisable", "words", "press"]


def test_the_same_withdrawal_twice_records_once(
    preschool: Preschool, grace: Phone, ffion: str
) -> None:
    grace.writes("/withdraw")
    press = grace.pressing("Withdraw 1 for Ffion")
    preschool.take(press)
    grace.forges(f"consent.take:{ffion}:unrecognisable")
    grace.hears("That is No already.")
    assert recorded(preschool, ffion).count("grace unrecognisable withdrawn") == 1
    assert untold(preschool) == ["withdrawn: grace unrecognisable"]


def test_a_word_stops_also_what_the_other_parent_allows(
    preschool: Preschool, grace: Phone, idris: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace, father=idris)
    answers_all(grace, *ALL_YES)
    idris.writes("/withdraw")
    idris.hears("1 Not answered yet (may be shown at the moment) – Unrecognisable")
    assert idris.buttons[0] == "No to 1 for Ffion"
    idris.writes("no photos")
    idris.hears("No from now on:\n\nFfion\n1 Unrecognisable picture")
    assert shown(preschool, ffion) == []
    assert recorded(preschool, ffion)[5:] == [f"idris {use} refused" for use in USES]
    assert len(untold(preschool)) == 2 * len(USES)


def test_somebody_who_has_lost_their_say_can_still_withdraw(
    preschool: Preschool, grace: Phone, idris: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace, father=idris)
    answers_all(grace, "Yes", "No to the rest for Ffion", "No")
    answers_all(idris, "Yes", "No to the rest for Ffion", "No")
    preschool.run(partial(_lose_the_say, ffion, preschool))
    assert shown(preschool, ffion) == ["unrecognisable"]
    idris.writes("/consent")
    idris.hears("I ask only adults with parental responsibility", "1 Yes, until 23 November 2027")
    idris.presses("Withdraw 1 for Ffion")
    idris.hears("No from now on")
    assert shown(preschool, ffion) == []
    assert recorded(preschool, ffion)[-1] == "idris unrecognisable withdrawn"
    idris.writes("stop")
    idris.hears("There is no Yes of yours to withdraw for Ffion")


def test_the_yes_about_oneself_outlives_the_bond_and_can_be_withdrawn(
    preschool: Preschool, grace: Phone, ffion: str
) -> None:
    preschool.run(partial(relations.unbind, child=ffion, person="grace", at=preschool.now))
    grace.writes("stop")  # of her own Yes about herself, which is left
    grace.hears("No from now on:\n\nYou yourself\n1 In pictures")
    assert len(recorded(preschool, ffion)) == 5
    grace.writes("stop")
    grace.hears("What shall I do with this?")


def _lose_the_say(child: str, preschool: Preschool, tx: Transaction) -> None:
    relations.declare(tx, child=child, person="idris", yes=False, at=preschool.now)
