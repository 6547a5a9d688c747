from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from handlers.consent import asking
from policy.roles import Role
from policy.uses import LONGEST, word_count
from storage import people, uses
from storage.transaction import Transaction
from tests.handlers.consents import USES, answers_all, recorded, shown
from tests.handlers.phones import Phone, Preschool


@pytest.fixture(autouse=True)
def _uses(preschool: Preschool) -> None:
    preschool.begin()


def test_a_parent_is_led_through_the_questions_of_one_child(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", declared="", mother=grace)
    grace.writes("/start")
    grace.hears("5 questions about Ffion wait for you. Answer when it suits you.")
    assert grace.buttons[0] == "Answer 5 questions"
    grace.presses("Answer 5 questions")
    grace.hears("do you hold parental responsibility for Ffion?", "you can change it")
    assert grace.buttons == ["Yes, I do", "No", "I am not sure"]
    grace.presses("Yes, I do")
    for number, (use, label) in enumerate(zip(USES, ["Yes", "No"] * 3, strict=False), 1):
        words = preschool.run(partial(uses.get, use=use, version=1)).asked("Ffion")
        assert grace.hears(f"Ffion, question {number} of 5").text.endswith(words)
        assert grace.buttons[:2] == ["Yes", "No"]
        grace.presses(label)
    grace.hears("You yourself, question 1 of 1", "May we show you")
    assert grace.buttons == ["Yes", "No"]
    grace.presses("Yes")
    said = grace.hears("Thank you", "/consent shows everything", "withdraw").text
    assert "Yes, until 23 November 2027 – Unrecognisable picture" in said
    assert "No – Picture in the closed parents’ group" in said
    assert shown(preschool, ffion) == ["unrecognisable", "public", "press"]
    assert shown(preschool, "grace") == ["adult"]
    assert len(grace.screen) == 1  # everything stood in the place of one message


def test_yes_and_no_are_the_same_size_and_there_is_no_yes_to_all(
    preschool: Preschool, grace: Phone
) -> None:
    preschool.add_child("Ffion Okafor", mother=grace)
    grace.forges("consent.next")
    shown_last = [x for x in preschool.letters if "reply_markup" in x.payload][-1]
    rows = shown_last.payload["reply_markup"]["inline_keyboard"]
    assert [[button["text"] for button in row] for row in rows] == [
        ["Yes", "No"],
        ["No to all for Ffion"],
    ]
    assert all("style" not in button for row in rows for button in row)


def test_no_question_is_longer_than_sixty_words(preschool: Preschool, grace: Phone) -> None:
    preschool.add_child("Ffion Okafor", declared="", mother=grace)
    grace.forges("consent.next")
    asked = [grace.hears("parental responsibility").text]
    grace.presses("Yes, I do")
    for _ in USES:
        grace.unheard.clear()
        asked.append(grace.screen[-1].text.split("\n\n", 1)[1])
        grace.presses("No")
    assert [text for text in asked if word_count(text) > LONGEST] == []


def test_an_answer_counts_at_once_and_the_rest_waits_for_days(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes", "No")
    assert shown(preschool, ffion) == ["unrecognisable"]
    preschool.forward(days=6)
    grace.writes("/start")
    grace.hears("4 questions about Ffion and you wait for you")
    grace.presses("Answer 4 questions")
    grace.hears("Ffion, question 3 of 5")
    assert recorded(preschool, ffion) == [
        "grace unrecognisable given",
        "grace closed refused",
    ]


def test_staff_who_are_parents_find_the_concern_first(preschool: Preschool, tom: Phone) -> None:
    preschool.add_child("Owen Evans", declared="", father=tom)
    tom.writes("/start")
    tom.hears("5 questions about Owen wait for you")
    assert tom.buttons[:2] == ["Report a concern", "Answer 5 questions"]


def test_after_a_restart_the_open_question_is_the_same(tmp_path: Path) -> None:
    before = Preschool(tmp_path)
    grace = before.add(Role.PARENT, "Grace Okafor")
    before.begin()
    ffion = before.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes")
    before.close()
    after = Preschool(tmp_path)
    after.begin()
    after.phones, after._updates, grace.preschool = before.phones, before._updates, after
    grace.presses("Yes")  # under the question that was shown before the restart
    grace.hears("Ffion, question 3 of 5")
    assert shown(after, ffion) == ["unrecognisable", "closed"]
    after.close()


def test_two_siblings_are_asked_about_one_after_the_other(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", declared="", mother=grace)
    owen = preschool.add_child("Owen Okafor", declared="", mother=grace)
    grace.writes("/start")
    grace.hears("10 questions about Ffion and Owen wait for you")
    answers_all(grace, "Yes, I do", "Yes", "No to the rest for Ffion")
    assert "parental responsibility for Owen" in grace.screen[-1].text
    grace.presses("Yes, I do")
    grace.presses("No to all for Owen")
    grace.hears("Noted – No to all 5 for Owen.", "You yourself")
    assert shown(preschool, ffion) == ["unrecognisable"]
    assert shown(preschool, owen) == []
    assert len(recorded(preschool, owen)) == 5


def test_children_of_one_first_name_are_told_apart(preschool: Preschool, grace: Phone) -> None:
    preschool.add_child("Ana Maria Okafor", mother=grace)
    preschool.add_child("Ana Sofia Okafor", mother=grace)
    grace.forges("consent.next")
    grace.hears("Ana Maria Okafor, question 1 of 5")
    grace.presses("No to all for Ana Maria Okafor")
    grace.hears("Ana Sofia Okafor, question 1 of 5")


def test_typing_yes_and_no_works_as_pressing(preschool: Preschool, grace: Phone) -> None:
    ffion = preschool.add_child("Ffion Okafor", declared="", mother=grace)
    assert preschool.run(lambda tx: _ask(preschool, tx)) is True
    grace.hears("parental responsibility")
    for words in ("Yes, I do", "yes", "NO", "Yes"):
        grace.writes(words)
    grace.hears("Ffion, question 4 of 5")
    assert shown(preschool, ffion) == ["unrecognisable", "public"]


def test_what_the_clock_asks_takes_no_typed_answer_of_a_conversation(
    preschool: Preschool, maya: Phone, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    grace.writes("/ask")
    preschool.run(lambda tx: _ask(preschool, tx))
    grace.hears("Ffion, question 1 of 5")
    grace.writes("Yes")
    grace.hears("Yes")
    assert recorded(preschool, ffion) == []
    grace.presses("No to all for Ffion")
    assert len(recorded(preschool, ffion)) == 5


def test_pressing_yes_twice_records_once(preschool: Preschool, grace: Phone) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    grace.forges("consent.next")
    twice = [grace.pressing("Yes"), grace.pressing("Yes")]
    preschool.take(twice[0])
    preschool.take(twice[1])
    grace.hears("That was recorded already: Yes, until 23 November 2027.")
    assert recorded(preschool, ffion) == ["grace unrecognisable given"]
    assert "question 2 of 5" in grace.screen[-1].text


def test_a_yes_lasts_twelve_months_and_is_asked_for_again_before(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes", "No to the rest for Ffion", "No")
    preschool.forward(days=330)
    assert preschool.run(lambda tx: _ask(preschool, tx)) is False
    preschool.forward(days=10)
    assert preschool.run(lambda tx: _ask(preschool, tx)) is True
    grace.hears("Ffion, question 1 of 5")
    assert shown(preschool, ffion) == ["unrecognisable"]
    preschool.now = preschool.now.replace(year=2027, month=11, day=23)
    assert shown(preschool, ffion) == ["unrecognisable"]
    preschool.now += timedelta(days=1)
    assert shown(preschool, ffion) == []
    grace.writes("/consent")
    grace.hears("1 Your Yes ran out on 23 November 2027 (counts as No)")
    grace.presses("Answer 1 for Ffion")
    grace.presses("Yes")
    assert shown(preschool, ffion) == ["unrecognisable"]


def test_a_yes_that_is_given_again_lasts_from_then(preschool: Preschool, grace: Phone) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes", "No to the rest for Ffion", "No")
    preschool.forward(days=340)
    grace.writes("/start")
    grace.hears("1 question about Ffion waits for you.")
    grace.presses("Answer the question")
    assert grace.buttons == ["Yes", "No"]
    grace.presses("Yes")
    grace.hears("Thank you", "Yes, until 29 October 2028 – Unrecognisable picture")
    preschool.forward(days=340)
    assert shown(preschool, ffion) == ["unrecognisable"]


def test_new_words_are_asked_again_and_the_old_yes_counts_no_more(
    preschool: Preschool, grace: Phone
) -> None:
    ffion = preschool.add_child("Ffion Okafor", mother=grace)
    answers_all(grace, "Yes")
    old = grace.pressing("Yes")  # for the second question, in its first words
    for use in ("unrecognisable", "closed"):
        preschool.run(partial(_rewrite, use, preschool))
    assert shown(preschool, ffion) == []
    preschool.take(old)
    grace.hears("The words of this question have changed.", "New words about Ffion")
    assert recorded(preschool, ffion) == ["grace unrecognisable given"]
    grace.presses("Yes")
    grace.hears("Ffion, question 1 of 5", "New words about Ffion")
    grace.writes("/consent")
    grace.hears("1 The question has new words since your Yes (counts as No)")
    assert shown(preschool, ffion) == ["closed"]


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("D’Arcy O'Neill", "D’Arcy"),
        ("ليلى حداد", "\u2068ليلى\u2069"),
        ("🦄 Ffion", "🦄"),
        ("王小明", "王小明"),
        ("\u200d Zoë", "Zoë"),
        ("A" * 200, "A" * 200),
        ("\u05d0" * 40, "\u2068" + "\u05d0" * 40 + "\u2069"),
        ("{name} {use}", "{name}"),
    ],
)
def test_a_child_of_any_name_is_asked_about(
    preschool: Preschool, grace: Phone, name: str, called: str
) -> None:
    child = preschool.add_child(name, declared="", mother=grace)
    grace.writes("/start")
    grace.presses("Answer 5 questions")
    grace.hears(f"parental responsibility for {called}?")
    grace.presses("Yes, I do")
    grace.hears(f"{called}, question 1 of 5", f"May we show a picture of {called} in which")
    grace.presses("Yes")
    grace.writes("/consent")
    label = next(label for label in grace.buttons if label.startswith("Withdraw 1"))
    assert label.count("\u2068") == label.count("\u2069")
    assert len(label) < 40
    grace.presses(label)
    assert shown(preschool, child) == []


def _ask(preschool: Preschool, tx: Transaction) -> bool:
    return asking.ask_next(preschool._occasion(tx), people.get(tx, "grace"))


def _rewrite(use: str, preschool: Preschool, tx: Transaction) -> None:
    now = uses.history(tx, use)[-1]
    uses.write(
        tx,
        use=use,
        title=now.title,
        question=f"New words about {{name}} and {now.question}",
        basis=now.basis,
        asks_again=True,
        by="maya",
        at=preschool.now,
    )
