import pytest

from policy.uses import DEFAULTS, LONGEST, LONGEST_LETTERS, Subject, Unfit, Use, checked, word_count

CHILD, ADULT = Subject.CHILD, Subject.ADULT


@pytest.mark.parametrize("use", DEFAULTS, ids=lambda use: use.id)
def test_every_question_that_a_setting_begins_with_is_fit_to_be_asked(use: Use) -> None:
    assert checked(use.question, use.subject) == use.question
    assert 20 <= word_count(use.question) <= LONGEST


@pytest.mark.parametrize("use", DEFAULTS, ids=lambda use: use.id)
def test_it_says_what_where_who_can_see_it_and_how_long(use: Use) -> None:
    words = use.question
    assert words.startswith("May ")
    assert any(place in words for place in ("page", "group", "newspaper"))
    assert " can see it" in words or " can read it" in words
    assert "a year" in words or "leaves" in words
    assert "as you ask" in words or "you ask us to stop" in words


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("", 0),
        ("– … ( ) ,", 0),
        ("May we show {name}?", 4),
        ("a leaflet/poster", 3),
        ("now—or later , perhaps", 4),
        ("hands,far away", 3),
        ("Siân’s well-known O’Hara", 3),
        ("at 3.30 on 24 May", 5),
        ("هل يمكننا عرض صورة", 4),
        ("क्या हम चित्र दिखा सकते हैं", 6),
    ],
)
def test_words_are_counted_as_people_count(words: str, count: int) -> None:
    assert word_count(words) == count


def test_sixty_words_are_taken_and_sixty_one_are_not() -> None:
    assert checked("word " * 59 + "{name}", CHILD).count(" ") == 59
    with pytest.raises(Unfit, match="That is 61 words"):
        checked("word " * 60 + "{name}", CHILD)


@pytest.mark.parametrize(
    ("words", "subject", "why"),
    [
        ("May we show your child?", CHILD, "Write {name} where"),
        ("May we show {name} and {other}?", CHILD, "Only {name} may stand in braces"),
        ("May we show {{name}}?", CHILD, "Only {name} may stand in braces"),
        ("May we show {name}?", ADULT, "write “you”"),
        ("May we show {you}?", ADULT, "Only {name} may stand in braces"),
        (" \n ", CHILD, "no words"),
        ("?!", ADULT, "no words"),
        ("x" * LONGEST_LETTERS + " {name}", CHILD, "longer than 600 letters"),
    ],
)
def test_words_that_cannot_be_asked_are_refused(words: str, subject: Subject, why: str) -> None:
    with pytest.raises(Unfit) as refusal:
        checked(words, subject)
    assert why in str(refusal.value)


@pytest.mark.parametrize("written", ["{Name}", "{ name }", "{NAME}"])
def test_the_place_holder_may_be_written_as_a_phone_writes_it(written: str) -> None:
    assert checked(f"May we\n show  {written}?", CHILD) == "May we show {name}?"
