"""A picture or a file is edited on the phone: new words under it, or another picture in its place.
All of it reaches the item, at whatever moment; what came first stays beside it.
"""

import pytest

from storage import attachments, entries
from storage.entries import Kind
from tests.handlers import inboxes, reported
from tests.handlers.phones import Phone, Preschool


def recaptions(phone: Phone, message: int, caption: str, picture: str = "") -> None:
    """Telegram sends the whole message anew, with its picture, which may have another id."""
    kept = phone.preschool.run(
        lambda tx: attachments.of_message(tx, person=phone.id, message=message)
    )
    same = kept[0].unique_id if kept else f"u{message}"
    # One that an earlier release took in is known by its first id alone.
    file = "again" if same else kept[0].file_id
    photo = {"file_id": picture or file, "file_unique_id": picture or same, "file_size": 9}
    edited = phone._message(message) | {"photo": [photo]}
    edited |= {"caption": caption} if caption else {}
    phone.preschool.take(phone.preschool.update(edited_message=edited | {"edit_date": 2}))


def words_of(preschool: Preschool, reference: str, kind: Kind = Kind.EDIT) -> list[str]:
    return [entry.words for entry in inboxes.history(preschool, reference, kind)]


def a_concern(tom: Phone, caption: str = "Her arm") -> tuple[str, int]:
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("A bruise")
    sent = tom.sends_a_file(caption)
    tom.presses("Send it now")
    return reported.receipt_of(tom), sent


def a_report(tom: Phone, caption: str = "The gate") -> tuple[str, int]:
    tom.writes("/report")
    tom.presses("A complaint")
    tom.writes("It stood open")
    sent = tom.sends_a_file(caption)
    tom.presses("No")
    tom.presses("Send it")
    return reported.receipt_of(tom), sent


@pytest.mark.parametrize("into", [a_concern, a_report])
@pytest.mark.parametrize("caption", ["Her arm", ""])
def test_new_words_under_a_picture_reach_the_item(
    preschool: Preschool, maya: Phone, tom: Phone, into: object, caption: str
) -> None:
    assert callable(into)
    reference, sent = into(tom, caption)
    recaptions(tom, sent, "The left one")
    assert words_of(preschool, reference) == ["The left one"]
    [file] = reported.files(preschool, reference)
    assert file.caption == caption
    tom.hears(f"{reference}: I have added your change")
    maya.hears(f"{reference}: The reporter has changed a message.")
    assert "The left one" in inboxes.opens(maya, reference)


def test_words_taken_out_are_on_record_as_such(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference, sent = a_concern(tom)
    recaptions(tom, sent, "")
    assert words_of(preschool, reference) == ["(The words were taken out.)"]


@pytest.mark.parametrize("into", [a_concern, a_report])
def test_another_picture_in_its_place_is_kept_beside_it(
    preschool: Preschool, maya: Phone, tom: Phone, into: object
) -> None:
    assert callable(into)
    reference, sent = into(tom)
    recaptions(tom, sent, "Not that one", picture="another")
    assert [file.file_id for file in reported.files(preschool, reference)][1:] == ["another"]
    [said] = words_of(preschool, reference)
    assert said.startswith("Not that one")
    assert "kept beside the first" in said


def test_a_picture_that_is_put_in_the_place_of_words_is_kept(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    sent = tom.writes("A bruise")
    tom.presses("Send it now")
    reference = reported.receipt_of(tom)
    recaptions(tom, sent, "See here", picture="proof")
    assert [file.file_id for file in reported.files(preschool, reference)] == ["proof"]


@pytest.mark.parametrize("kind", ["/concern", "/report"])
def test_what_is_changed_before_it_is_sent_reads_so(
    preschool: Preschool, maya: Phone, tom: Phone, kind: str
) -> None:
    tom.writes(kind)
    tom.presses("A child" if kind == "/concern" else "A complaint")
    tom.writes("A bruise")
    sent = tom.sends_a_file("Her arm")
    recaptions(tom, sent, "His arm")
    recaptions(tom, sent, "His arm", picture="another")
    if kind == "/report":
        tom.writes("No")
    tom.writes("Send it now" if kind == "/concern" else "Send it")
    reference = reported.receipt_of(tom)
    files = reported.files(preschool, reference)
    assert {file.caption for file in files} == {"His arm"}
    assert len(files) == 2
    assert words_of(preschool, reference) == []
    recaptions(tom, sent, "Her other arm")
    assert words_of(preschool, reference) == ["Her other arm"]


def test_a_change_that_comes_before_its_picture_is_not_lost(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    tom.writes("/concern")
    tom.presses("A child")
    tom.writes("A bruise")
    number = tom._last + 1
    recaptions(tom, number, "His arm")
    assert tom.sends_a_file("Her arm") == number
    tom.presses("Send it now")
    [file] = reported.files(preschool, reported.receipt_of(tom))
    assert file.caption == "His arm"


def test_files_of_an_answer_and_of_an_addition_are_found_too(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    reference, _ = a_concern(tom)
    tom.forges(f"mine.add:{reference}")
    sent = tom.sends_a_file("More")
    tom.presses("Add it now")
    recaptions(tom, sent, "Less")
    assert words_of(preschool, reference) == ["Less"]


def test_what_a_recipient_changes_is_a_note_that_the_reporter_does_not_read(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference, _ = a_concern(tom)
    maya.forges(f"inbox.open:{reference}")
    sent = maya.sends_a_file("What I found")
    preschool.run(
        lambda tx: attachments.add(
            tx,
            number="found1",
            person="maya",
            message=sent,
            file_id="f",
            kind="photo",
            name="x",
            mime="image/jpeg",
            size=1,
            caption="",
            at=preschool.now,
            reference=reference,
        )
    )
    maya.unheard.clear()
    tom.unheard.clear()
    maya.forges("welcome.menu")
    preschool.run(lambda tx: tx.execute("UPDATE dialogues SET view = '{}'"))
    recaptions(maya, sent, "What I really found")
    assert "What I really found" in words_of(preschool, reference, Kind.NOTE)
    assert words_of(preschool, reference) == []
    tom.hears_nothing()
    tom.forges(f"mine.show:{reference}")
    tom.hears_nothing_of("really found")


def test_who_has_stepped_off_adds_nothing_by_a_change(
    preschool: Preschool, maya: Phone, dan: Phone, tom: Phone
) -> None:
    reference, _ = a_concern(tom)
    preschool.run(
        lambda tx: attachments.add(
            tx,
            number="found1",
            person="maya",
            message=900,
            file_id="f",
            kind="photo",
            name="x",
            mime="image/jpeg",
            size=1,
            caption="",
            at=preschool.now,
            reference=reference,
        )
    )
    maya.forges(f"inbox.stepoff:{reference}")
    maya.presses("I was there")
    maya.unheard.clear()
    before = preschool.run(lambda tx: entries.of(tx, reference))
    recaptions(maya, 900, "But look")
    assert preschool.run(lambda tx: entries.of(tx, reference)) == before
    maya.hears_nothing_of(reference)


def test_an_album_with_two_captions_keeps_both(
    preschool: Preschool, maya: Phone, tom: Phone
) -> None:
    for kind in ("/concern", "/report"):
        tom.writes(kind)
        tom.presses("A child" if kind == "/concern" else "A complaint")
        for number, caption in enumerate(("First words", "", "Third words")):
            tom.sends_a_file(caption, media_group_id=f"{kind}{number == 9}")
        if kind == "/concern":
            tom.writes("See these")
            tom.presses("Send it now")
        else:
            tom.presses("No")
            tom.presses("Send it")
        reference = reported.receipt_of(tom)
        files = reported.files(preschool, reference)
        assert [file.caption for file in files] == ["First words", "", "Third words"]
        shown = inboxes.opens(maya, reference)
        maya.unheard.clear()
        if kind == "/report":
            assert "First words" in shown
            assert "Third words" in shown


@pytest.mark.parametrize("kind", ["/concern", "/report"])
def test_the_rest_of_an_album_that_comes_after_it_was_sent_is_held_and_asked_about(
    preschool: Preschool, maya: Phone, tom: Phone, kind: str
) -> None:
    """Half of it waited at Telegram while the bot was down."""
    tom.writes(kind)
    tom.presses("A child" if kind == "/concern" else "A complaint")
    tom.writes("See these")
    tom.sends_a_file("One", media_group_id="a")
    if kind == "/report":
        tom.presses("No")
    tom.presses("Send it now" if kind == "/concern" else "Send it")
    reference = reported.receipt_of(tom)
    preschool.begin()
    tom.sends_a_file("Two", media_group_id="a")
    assert any("question" in one or "concern" in one.lower() for one in tom.buttons)
    tom.forges(f"mine.add:{reference}")
    preschool.ring()
    assert len(reported.files(preschool, reference)) == 1


@pytest.mark.parametrize("kind", ["/concern", "/report"])
def test_the_rest_of_an_album_after_a_restart_joins_the_open_conversation(
    preschool: Preschool, maya: Phone, tom: Phone, kind: str
) -> None:
    tom.writes(kind)
    tom.presses("A child" if kind == "/concern" else "A complaint")
    tom.writes("See these")
    tom.sends_a_file("One", media_group_id="a")
    preschool.begin()
    preschool.forward(minutes=20)
    preschool.ring()
    tom.sends_a_file("Two", media_group_id="a")
    if kind == "/report":
        tom.presses("No")
    tom.presses("Send it now" if kind == "/concern" else "Send it")
    reference = reported.receipt_of(tom)
    files = reported.files(preschool, reference)
    assert [file.caption for file in files] == ["One", "Two"]
