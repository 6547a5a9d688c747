"""Searching the inbox: a reference opens, words find what was said, and only what may be opened."""

from functools import partial

import pytest

from storage import entry_words
from storage.transaction import Transaction
from tests.handlers.inboxes import closes, complaint, counts, on_screen, worry
from tests.handlers.phones import Phone, Preschool


def look_for(phone: Phone, words: str) -> list[str]:
    """The references that a search lists."""
    phone.unheard.clear()
    phone.writes("/inbox")
    phone.presses("Search")
    phone.writes(words)
    return on_screen(phone)


@pytest.mark.parametrize("how", ["{}", " {} ", "lower", "no hyphen", "a space"])
def test_an_exact_reference_jumps(preschool: Preschool, maya: Phone, tom: Phone, how: str) -> None:
    reference = complaint(tom)
    plain = {
        "lower": reference.lower(),
        "no hyphen": reference.replace("-", ""),
        "a space": reference.replace("-", " "),
    }
    look_for(maya, plain.get(how, how.format(reference)))
    maya.hears(reference, "The gate was open")


def test_it_is_typed_behind_the_command_too(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    reference = complaint(tom)
    maya.writes(f"/inbox {reference}")
    maya.hears(reference, "The gate was open")
    maya.writes("/inbox gate")
    assert on_screen(maya) == [reference]


def test_words_find_what_was_said_open_ones_first(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone
) -> None:
    closed = complaint(tom, "The GATE was open again, Siân said")
    complaint(grace, "Lunch was cold")
    found = complaint(grace, "Nobody at the gate")
    closes(maya, closed)
    assert look_for(maya, "gate") == [found, closed]
    assert counts(maya) == (1, 1)
    assert look_for(maya, "sian gate") == [closed]
    assert look_for(maya, "gate lunch") == []


@pytest.mark.parametrize("start", ["mini", "minib", "by the minibu"])
def test_the_last_word_may_be_a_beginning(
    preschool: Preschool, maya: Phone, tom: Phone, start: str
) -> None:
    found = complaint(tom, "Seen by the minibuses")
    complaint(tom, "Seen by the gate")
    assert look_for(maya, start) == [found]


def test_what_is_found_stands_in_the_order_of_the_inbox(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    found = []
    for _ in range(4):
        found.append(complaint(tom, "Seen by the gate"))
        preschool.forward(minutes=1)
    assert look_for(maya, "gate") == found
    for reference in found:
        closes(maya, reference)
    assert look_for(maya, "gate") == found[::-1]


def test_too_short_a_beginning_finds_nothing(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    complaint(tom, "Seen by the minibuses")
    assert look_for(maya, "mi") == []


def test_notes_answers_and_replies_are_found_and_what_the_bot_wrote_is_not(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    preschool.begin()
    reference = complaint(tom)
    maya.forges(f"note.start:{reference}")
    maya.writes("Rang the locksmith")
    maya.forges(f"inbox.give:{reference}/dan")
    assert look_for(maya, "locksmith") == [reference]
    assert look_for(maya, "deputy") == []
    assert look_for(maya, "complaint") == []


def test_what_came_by_edit_is_found(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    tom.writes("/report")
    tom.presses("A complaint")
    message = tom.writes("The gate was open")
    tom.presses("No")
    tom.presses("Send it")
    tom.edits(message, "The back door was open")
    assert len(look_for(maya, "back door")) == 1


@pytest.mark.parametrize("words", ["dan", "slapped", "slap", "slapped him"])
def test_a_subject_finds_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, carol: Phone, tom: Phone, words: str
) -> None:
    reference = worry(tom, "Dan slapped him", "A colleague", "Dan Price (deputy)")
    assert look_for(maya, words) == [reference]
    assert "Nothing that you may open fits." in _answer(dan, words)
    assert _answer(dan, words).count("C-") == 0


def test_a_subject_does_not_jump_to_it(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference = worry(tom, "Dan slapped him", "A colleague", "Dan Price (deputy)")
    mine, none = _answer(dan, reference), _answer(dan, "C-33333")
    typed = reference.partition("-")[2].lower()
    assert mine.replace(typed, "33333") == none


def test_many_hidden_words_that_begin_so_look_like_none(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    secret = " ".join(f"slap{letter}" for letter in "abcdefghijklmno")
    worry(tom, secret, "A colleague", "Dan Price (deputy)")
    assert _answer(dan, "slap").replace("slap", "") == _answer(dan, "zzzz").replace("zzzz", "")


def test_hidden_words_that_begin_so_take_nothing_from_what_is_found(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    secret = " ".join(f"slap{letter}" for letter in "abcdefghijklmno")
    worry(tom, secret, "A colleague", "Dan Price (deputy)")
    own = worry(tom, "A slapdash risk assessment")
    maya.forges(f"inbox.give:{own}/dan")
    assert look_for(dan, "slap") == [own]
    assert look_for(dan, "slapa") == []


def test_a_reference_that_is_not_theirs_tells_nothing(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    reference = worry(tom, about="The manager")
    for asked in (reference, "C-33333"):
        assert look_for(maya, asked) == []
        assert "Nothing that you may open fits." in maya.screen[-1].text
    assert "maya read" not in preschool.audited(reference)


def test_a_search_keeps_to_the_chairs_own(
    preschool: Preschool, maya: Phone, carol: Phone, tom: Phone
) -> None:
    hers = worry(tom, "Shouted at the gate", "The manager")
    complaint(tom, "The gate was open")
    assert look_for(carol, "gate") == [hers]
    assert counts(carol) == (1, 0)


def test_older_words_are_read_into_the_index_bit_by_bit(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    first, second = complaint(tom, "An old gate"), complaint(tom, "An older gate")
    preschool.run(_as_before)
    assert look_for(maya, "gate") == []
    maya.hears("I am still reading older records")
    preschool.run(partial(entry_words.catch_up, most=3))
    assert look_for(maya, "gate") == [second]
    newest = complaint(tom, "A new gate")
    for _ in range(9):
        preschool.ring()
    assert sorted(look_for(maya, "gate")) == sorted([first, second, newest])
    maya.hears_nothing_of("still reading")


def test_a_search_is_noted_without_its_words(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    complaint(tom, "An old gate")
    look_for(maya, "gate")
    audit = [line for line in preschool.contents().splitlines() if line.startswith("audit")]
    assert any("searched inbox" in line for line in audit)
    assert not any("gate" in line for line in audit)


def test_more_words_than_are_looked_for_is_said(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference = complaint(tom, "one two three four five six")
    assert look_for(maya, "one two three four five six seven") == [reference]
    maya.hears("I look for 6 words at a time")


def _answer(phone: Phone, words: str) -> str:
    look_for(phone, words)
    return phone.screen[-1].text


def _as_before(tx: Transaction) -> None:
    """As a store of an earlier release is after its migration."""
    tx.execute("DELETE FROM entry_words")
    tx.execute("UPDATE words_behind SET up_to = (SELECT max(id) FROM entries)")


def test_words_are_found_among_many(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    """Common words go another way through the store than rare ones."""
    preschool.run(_common)
    assert look_for(maya, "gate")[:2] == ["R-03400", "R-00000"]
    maya.hears("200 or more open")
    assert look_for(maya, "gate needle") == ["R-00777"]
    assert look_for(maya, "gate latch")[:2] == ["R-03400", "R-00100"]
    maya.presses("Next page")
    assert on_screen(maya)[0] == "R-00107"
    maya.hears("With “gate” and “latch”.")


def test_a_beginning_finds_all_that_have_a_word_of_it(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    found = [complaint(tom, f"slap{letter}") for letter in "abcdefghijklm"]
    assert look_for(maya, "slap") == sorted(found)[:8]
    maya.hears("13 open, 0 closed")
    assert look_for(maya, "slapa") == found[:1]


def test_a_beginning_is_found_among_many(preschool: Preschool, maya: Phone, tom: Phone) -> None:
    preschool.run(_common)
    assert look_for(maya, "gat")[:2] == ["R-03400", "R-00000"]
    maya.hears("200 or more open")
    assert look_for(maya, "gate needl") == ["R-00777"]
    assert look_for(maya, "needle gat") == ["R-00777"]
    assert look_for(maya, "gate lat")[:2] == ["R-03400", "R-00100"]


def _common(tx: Transaction) -> None:
    for place in range(3500):
        values = {"reference": f"R-{place:05}", "at": "2026-11-01T10:00:00.000000+00:00"}
        tx.execute(
            "INSERT INTO concerns (reference, kind, about, urgent, reporter, reported_at, state,"
            " touched_at) VALUES (:reference, 'query', 'child', :urgent, 'tom', :at, 'open', :at)",
            urgent=place == 3400,
            **values,
        )
        for word in ("gate", *["needle"] * (place == 777), *["latch"] * (place >= 100)):
            tx.execute(
                "INSERT INTO entry_words (word, reference) VALUES (:word, :reference)",
                word=word,
                reference=values["reference"],
            )
