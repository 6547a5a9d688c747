"""A record is handed on: to those who may open it, on record, with a password that nobody keeps."""

import json
from datetime import datetime
from functools import partial

import pytest

from handlers.concerns.exports import moments
from handlers.concerns.exports.words import WORDS
from policy.roles import Role
from policy.setting import Setting
from storage import alerts, entries, outbox, recalls
from storage.entries import Kind
from tests.handlers import exports, inboxes
from tests.handlers.phones import Phone, Preschool


@pytest.fixture
def reference(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    """A concern of Tom's that Maya was told of."""
    return inboxes.worry(tom, "A bruise on her arm")


def test_the_record_has_everything_said_and_done_with_times_at_the_setting_and_in_utc(
    preschool: Preschool, maya: Phone, reference: str
) -> None:
    inboxes.opens(maya, reference)
    maya.forges(f"level.start:{reference}")
    maya.presses("High – act today")
    maya.writes("It is fresh")
    preschool.now = preschool.now.replace(year=2027, month=7)
    maya.forges(f"action.start:{reference}")
    maya.presses("Rang MASH")
    maya.writes("Spoke with Anna")
    handed = exports.hands_on(maya, f"i.{reference}")
    item = handed.items[reference]
    assert ["Reported by", "Tom Evans (staff)"] in item["facts"]
    assert ["Level", "High"] in item["facts"]
    said = [(one["who"], one["what"], one["words"], one["when"]) for one in item["entries"]]
    reported = ["23 Nov 2026 10:02:00 GMT", "2026-11-23 10:02:00 UTC"]
    assert (
        "Tom Evans (staff)",
        "reported (what happened)",
        "A bruise on her arm",
        reported,
    ) in said
    summer = ["23 Jul 2027 11:02:00 BST", "2027-07-23 10:02:00 UTC"]
    assert ("Maya Thompson (manager)", "acted: Rang MASH", "Spoke with Anna", summer) in said
    assert any("High – act today. It is fresh" in one[2] for one in said)
    read = [(row["who"], row["what"]) for row in item["audit"]]
    assert ("Maya Thompson (manager)", "read") in read
    assert ("the bot", "told (person: Maya Thompson (manager), times: 1)") in read


def test_every_kind_of_entry_is_in_it(preschool: Preschool, maya: Phone, reference: str) -> None:
    kinds = set(Kind) - {Kind.LINKED}
    for kind in kinds:
        preschool.run(
            partial(
                entries.add,
                reference=reference,
                kind=kind,
                words=f"words of {kind}",
                by="tom",
                at=preschool.now,
            )
        )
    handed = exports.hands_on(maya, f"i.{reference}")
    said = {entry["words"] for entry in handed.items[reference]["entries"]}
    assert {f"words of {kind}" for kind in kinds} <= said


def test_that_it_was_handed_on_is_kept_with_every_item_by_whom_and_what_for(
    preschool: Preschool, maya: Phone, tom: Phone, reference: str
) -> None:
    second = inboxes.complaint(tom)
    child = preschool.add_child("Ffion Okafor")
    for one in (reference, second):
        exports.marks(maya, one, "Ffion", "Ffion Okafor (Ladybirds)")
    handed = exports.hands_on(maya, f"c.{child}", "LADO", "Anna Jones")
    for one in (reference, second):
        [entry] = inboxes.history(preschool, one, Kind.HANDED_ON)
        assert (entry.said_by, entry.topic) == ("maya", "LADO")
        assert entry.words == f"{handed.export}, given to: Anna Jones"
        assert "maya handed on" in preschool.audited(one)
        # It is in the very record that was handed on.
        assert entry.words in {said["words"] for said in handed.items[one]["entries"]}
        assert any("handed on" in row["what"] for row in handed.items[one]["audit"])
    assert preschool.audited(child)[-1] == "maya handed on"
    tom.forges(f"mine.show:{reference}")
    tom.hears_nothing_of("handed", "LADO", "Anna Jones", handed.export)


def test_what_for_and_to_whom_are_asked_and_what_was_typed_leaves_the_chat(
    preschool: Preschool, maya: Phone, reference: str
) -> None:
    maya.forges(f"handon.start:i.{reference}")
    asked = maya.screen[-1]
    assert list(asked.buttons)[:5] == [
        "Children’s services",
        "The child-protection file",
        "LADO",
        "The police",
        "Something else",
    ]
    assert asked.protected
    maya.presses("The police")
    message = maya.writes("PC 4711")
    maya.hears("Please check before you send", "PC 4711")
    maya.presses("Make it and send it to me")
    deleted = [one.payload for one in preschool.letters if one.method == "deleteMessage"]
    assert {"chat_id": maya.number, "message_id": message} in deleted


def test_the_password_is_told_once_in_a_message_of_its_own_that_leaves_the_chat(
    preschool: Preschool, maya: Phone, reference: str
) -> None:
    handed = exports.hands_on(maya, f"i.{reference}")
    assert handed.secret.protected
    words = handed.password.split("-")
    assert len(words) == 7
    assert set(words) <= set(WORDS)
    holding = [m for m in maya.screen if handed.password in m.text]
    assert holding == [handed.secret]
    preschool.deliver_all()
    preschool.forward(minutes=61)
    preschool.ring()
    assert handed.secret not in maya.screen
    assert not [m for m in maya.screen if m.picture.startswith("export:")]


def test_no_two_passwords_are_alike_and_each_has_seventy_bits(maya: Phone, reference: str) -> None:
    assert len(set(WORDS)) == 1024
    assert all(word.isascii() and word.isalpha() and word.islower() for word in WORDS)
    first = exports.hands_on(maya, f"i.{reference}").password
    assert first != exports.hands_on(maya, f"i.{reference}").password


def test_the_file_can_be_saved(maya: Phone, reference: str) -> None:
    handed = exports.hands_on(maya, f"i.{reference}")
    [sent] = handed.zips
    assert not sent.protected, "nobody could hand it on"
    assert "Save it now" in sent.text
    assert handed.password not in sent.text


@pytest.mark.parametrize("end", ["delivered", "refused", "recalled"])
def test_the_password_is_kept_nowhere_once_it_is_settled_however_that_ends(
    preschool: Preschool, maya: Phone, reference: str, end: str
) -> None:
    handed = exports.hands_on(maya, f"i.{reference}")
    held = [line for line in preschool.contents().splitlines() if handed.password in line]
    assert held, "it is on its way"
    assert all(line.startswith("outbox:") for line in held)
    if end == "delivered":
        preschool.deliver_all()
    elif end == "refused":
        for number in preschool.shown:
            preschool.run(
                partial(outbox.given_up, number=number, reason="blocked", at=preschool.now)
            )
    else:
        preschool.run(partial(recalls.of_chat, chat=maya.number, at=preschool.now))
    assert handed.password not in preschool.contents()
    assert "export:" not in preschool.contents()


def test_what_telegram_refuses_otherwise_stays_for_whoever_looks_into_it(
    preschool: Preschool, maya: Phone
) -> None:
    maya.writes("/help")
    [number, *_] = preschool.shown
    preschool.run(partial(outbox.given_up, number=number, reason="x", at=preschool.now))
    row = preschool.run(lambda tx: tx.get("SELECT payload FROM outbox WHERE id = :id", id=number))
    assert json.loads(row["payload"])["text"]


def test_more_than_one_file_can_carry_comes_in_several_and_that_is_said(
    preschool: Preschool, maya: Phone, reference: str
) -> None:
    for number in range(5):
        exports.evidence(preschool, reference, bytes([number]), size=19_000_000)
    handed = exports.hands_on(maya, f"i.{reference}")
    assert "It comes in 3 files, as Telegram takes at most 50 MB in one" in handed.said.text
    assert [f", file {n} of 3" in z.text for n, z in enumerate(handed.zips, 1)] == [True] * 3
    sizes = [sum(file["size"] for file in order["files"]) for order in handed.orders]
    assert sizes == [38_000_000, 38_000_000, 19_000_000]
    assert {order["password"] for order in handed.orders} == {handed.password}
    assert [order["name"] for order in handed.orders] == [
        f"{handed.export} {n} of 3.zip" for n in (1, 2, 3)
    ]
    assert [file["zip"] for file in handed.proof["files"]] == [1, 1, 2, 2, 3]
    assert "papers" not in handed.orders[1]


def test_files_are_named_in_the_paper_and_only_numbered_outside(
    preschool: Preschool, maya: Phone, reference: str
) -> None:
    exports.evidence(preschool, reference, b"one", "Ffion’s bruise.png")
    exports.evidence(preschool, reference, b"two", "../../etc/passwd")
    handed = exports.hands_on(maya, f"i.{reference}")
    [order] = handed.orders
    assert [file["path"] for file in order["files"]] == [
        f"{reference}/file 1.png",
        f"{reference}/file 2.jpg",
    ]
    first, second = handed.items[reference]["files"]
    assert (first["name"], first["size"]) == ("Ffion’s bruise.png", "3 bytes")
    assert first["digest"] == handed.proof["files"][0]["sha256"]
    assert second["name"] == "../../etc/passwd"


def test_a_file_that_is_not_here_yet_is_named_and_not_packed(
    preschool: Preschool, maya: Phone, tom: Phone, reference: str
) -> None:
    tom.forges(f"mine.add:{reference}")
    tom.sends_a_file()
    tom.presses("Add it now")
    handed = exports.hands_on(maya, f"i.{reference}")
    assert handed.orders[0]["files"] == []
    [file] = handed.items[reference]["files"]
    assert file["in_zip"] == "not here yet when this was made"


def test_nobody_else_has_the_button(
    preschool: Preschool, maya: Phone, tom: Phone, grace: Phone, reference: str
) -> None:
    committee = preschool.add(Role.COMMITTEE, "Connie Byrne")
    for phone in (tom, grace, committee):
        for data in (
            f"handon.start:i.{reference}",
            f"involve.list:{reference}",
            f"involve.start:{reference}",
            "chronology.start",
            "chronology.show:a.tom",
        ):
            phone.unheard.clear()
            phone.forges(data)
            phone.hears("This is not something your role can do here")


def test_who_was_told_may_hand_it_on_and_who_was_not_learns_nothing(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, reference: str
) -> None:
    preschool.run(lambda tx: alerts.tell(tx, reference=reference, person="dan", at=preschool.now))
    assert exports.hands_on(dan, f"i.{reference}").items[reference]
    team.forges(f"handon.start:i.{reference}")
    known = team.unheard[-1].text
    team.forges("handon.start:i.C-77777")
    assert team.unheard[-1].text == known == "There is nothing here that you may hand on."


@pytest.mark.parametrize(
    ("moment", "local", "universal"),
    [
        ("2026-10-25T00:30:00+00:00", "25 Oct 2026 01:30:00 BST", "2026-10-25 00:30:00 UTC"),
        ("2026-10-25T01:30:00+00:00", "25 Oct 2026 01:30:00 GMT", "2026-10-25 01:30:00 UTC"),
        ("2027-03-28T02:30:00+01:00", "28 Mar 2027 02:30:00 BST", "2027-03-28 01:30:00 UTC"),
    ],
)
def test_a_moment_is_certain_when_the_clocks_change(
    moment: str, local: str, universal: str
) -> None:
    assert moments.both(datetime.fromisoformat(moment), Setting().place) == [local, universal]
