"""Every wording stays readable, and of two who write at once the second is told."""

import pytest

from policy.uses import DEFAULTS
from storage import uses
from tests.handlers.phones import Phone, Preschool
from tests.handlers.wordings import PLAINER, now, rewords

OLD = next(use for use in DEFAULTS if use.id == "public").question


@pytest.fixture(autouse=True)
def _begun(preschool: Preschool) -> None:
    preschool.begin()


def test_who_writes_second_sees_that_the_words_changed(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    rewords(maya)
    rewords(dan, "May Dan show {name}?")
    maya.presses("Put it on record")
    dan.presses("Put it on record")
    dan.hears(
        "changed this use since you opened it. Nothing of yours was put on record.",
        "The last to write was Maya Thompson.",
        "You had written: “May Dan show {name}?”",
        PLAINER,
    )
    assert now(preschool).version == 2
    assert now(preschool).question == PLAINER
    assert preschool.audited("public") == ["maya changed wording"]
    rewords(dan, "May Dan show {name}?")
    dan.presses("Put it on record")
    assert now(preschool).version == 3


def test_at_the_same_moment_one_of_two_is_second(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    rewords(maya)
    rewords(dan, "May Dan show {name}?")
    preschool.take(maya.pressing("Put it on record"), dan.pressing("Put it on record"))
    assert now(preschool).version == 2


def test_a_use_that_ended_meanwhile_is_not_reworded(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    rewords(maya)
    dan.forges("uses.end:public:1")
    maya.presses("Put it on record")
    maya.hears("Nothing of yours was put on record", "Not asked any more since")
    assert now(preschool).version == 1


def test_a_second_press_changes_nothing(preschool: Preschool, maya: Phone) -> None:
    rewords(maya)
    twice = [maya.pressing("Put it on record"), maya.pressing("Put it on record")]
    preschool.take(*twice)
    maya.forges("wording.send")
    assert now(preschool).version == 2


def test_old_words_stay_readable_after_ten_versions(preschool: Preschool, maya: Phone) -> None:
    for number in range(2, 12):
        preschool.forward(days=1)
        rewords(maya, f"May we show {{name}} in way {number}?", new="Yes" if number % 2 else "No")
        maya.presses("Put it on record")
    maya.presses("Earlier words")
    read = maya.screen[-1].text
    maya.hears("page 1 of 3", "Version 10, 2 Dec 2026 10:02, by Maya Thompson. Fingerprint")
    maya.presses("Next page")
    read += maya.screen[-1].text
    maya.presses("Next page")
    read += maya.screen[-1].text
    maya.hears("page 3 of 3", OLD, "Version 1, 23 Nov 2026 10:02, by the bot, to begin with")
    assert "Next page" not in maya.buttons
    history = preschool.run(lambda tx: uses.history(tx, "public"))
    assert [one.version for one in history] == list(range(1, 12))
    for one in history[:-1]:
        assert one.question in read
        assert " ".join(one.digest[at : at + 4] for at in (0, 4, 8, 12)) in read
    assert read.count("a new question") == 5
    assert read.count("answers stayed") == 5
    assert len({one.digest for one in history}) == 11
    for odd in ("uses.old:public:99", "uses.old:public:-1", "uses.old:public:²"):
        maya.forges(odd)
        maya.hears("Earlier words of")


def test_the_longest_words_fit_on_a_page_of_old_ones(preschool: Preschool, maya: Phone) -> None:
    long = ("word" + "letters" * 9 + " ") * 8
    for number in range(6):
        rewords(maya, f"{long}{{name}} {number}")
        maya.presses("Put it on record")
    maya.presses("Earlier words")
    assert "(1/" not in maya.hears("Earlier words of", "page 1 of 2").text
