from functools import partial

import pytest

from handlers import delivery
from policy.roles import Role
from storage import attachments, outbox, people, sealed_files
from storage.transaction import Transaction
from tests.handlers import fetched
from tests.handlers.phones import Phone, Preschool

KDBX = bytes.fromhex("03D9A29A67FB4BB500000400") + b"\x07" * 100
OTHER = KDBX + b"more"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 200


def sends(phone: Phone, content: bytes | None = KDBX, *, size: int | None = 112) -> int:
    """The file goes to the bot, and the shell fetches it; None: Telegram will not give it."""
    phone.forges("accounts.seal")
    document = {"file_id": "f", "file_name": "passwords.kdbx", "file_size": size}
    message = phone.sends(document=document)
    if content is None:
        fetched.misses(phone.preschool)
    else:
        fetched.fetches(phone.preschool, content)
    return message


def test_a_password_written_beside_it_is_kept_nowhere(preschool: Preschool, maya: Phone) -> None:
    maya.forges("accounts.seal")
    document = {"file_id": "f", "file_name": "passwords.kdbx", "file_size": 112}
    maya.sends(document=document, caption="It is hunter2")
    fetched.fetches(preschool, KDBX)
    maya.hears("locked in the vault as version 1")
    assert "hunter2" not in preschool.contents()


def digests(preschool: Preschool) -> list[tuple[int, str]]:
    return [(one.number, one.put_by) for one in preschool.run(sealed_files.versions)]


def kept(preschool: Preschool) -> list[str]:
    rows = preschool.run(lambda tx: tx.rows("SELECT state, purpose FROM attachments"))
    return [f"{row['purpose']} {row['state']}" for row in rows]


def test_it_is_locked_in_the_vault(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    message = sends(maya)
    maya.hears("I am looking at it")
    maya.hears("locked in the vault as version 1")
    dan.hears("Maya Thompson has put the sealed file")
    assert digests(preschool) == [(1, "maya")]
    assert kept(preschool) == ["sealed stored"]
    deleted = [one.payload for one in preschool.letters if one.method == "deleteMessage"]
    assert deleted == [{"chat_id": maya.number, "message_id": message}]


def test_every_version_stays_and_the_others_are_told(
    preschool: Preschool, maya: Phone, dan: Phone, team: Phone, tom: Phone
) -> None:
    sends(maya)
    sends(dan, OTHER)
    for phone in (maya, team):
        phone.hears("Dan Price has replaced the sealed file. It is version 2 now.")
    tom.hears_nothing()
    assert digests(preschool) == [(2, "dan"), (1, "maya")]
    assert kept(preschool) == ["sealed stored", "sealed stored"]
    maya.forges("accounts.sealed")
    maya.hears("Version 2", "by Dan Price", "Version 1", "by Maya Thompson")


def test_the_newest_is_handed_out_and_it_is_on_record_who_took_it(
    preschool: Preschool, maya: Phone, team: Phone
) -> None:
    sends(maya)
    sends(maya, OTHER)
    team.forges("accounts.sealed")
    team.presses("Give me the newest")
    shown = team.hears("Version 2 of 23 Nov 2026", "It is on record that you took it")
    newest = preschool.run(sealed_files.newest)
    assert newest
    assert shown.picture == f"evidence:{newest.attachment}"
    assert not shown.protected, "nobody could save it for KeePass to open"
    assert preschool.audited(newest.attachment) == ["maya put sealed file", "tess took sealed file"]
    preschool.deliver_all()
    preschool.forward(minutes=61)
    preschool.ring()
    assert shown not in team.screen


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (JPEG, "That is not a KeePass file (.kdbx), whatever its name says"),
        (b"PK\x03\x04" + b"\x00" * 99, "not a KeePass file"),
        (b"", "empty or cut off"),
        (KDBX[:12], "empty or cut off"),
        (KDBX + bytes(20_000_000), "over 20 MB"),
    ],
    ids=["jpeg", "zip", "empty", "cut off", "large"],
)
def test_what_is_no_keepass_file_is_refused_and_dropped(
    preschool: Preschool, maya: Phone, content: bytes, words: str
) -> None:
    sends(maya)
    sends(maya, content)
    maya.hears(words, "I have not kept it")
    assert digests(preschool) == [(1, "maya")]
    assert kept(preschool) == ["sealed stored", "sealing dropped"]


def test_a_file_that_is_too_large_is_never_fetched(preschool: Preschool, maya: Phone) -> None:
    sends(maya, size=60_000_000)
    maya.hears("over 20 MB")
    assert kept(preschool) == []


def test_it_has_to_be_a_file(preschool: Preschool, maya: Phone) -> None:
    maya.forges("accounts.seal")
    maya.writes("here it is")
    maya.hears("I need the KeePass file itself")
    maya.sends_a_file()
    maya.hears("I need the KeePass file itself")


def test_the_same_version_again_changes_nothing(preschool: Preschool, maya: Phone) -> None:
    sends(maya)
    sends(maya)
    maya.hears("the version that I have already")
    assert digests(preschool) == [(1, "maya")]


def test_telegram_does_not_give_it(preschool: Preschool, maya: Phone) -> None:
    sends(maya, None)
    maya.hears("could not get the file from Telegram")
    assert kept(preschool) == ["sealing dropped"]


def test_whoever_lost_the_right_meanwhile_puts_nothing_there(
    preschool: Preschool, maya: Phone, dan: Phone
) -> None:
    dan.forges("accounts.seal")
    dan.sends(document={"file_id": "f", "file_name": "passwords.kdbx", "file_size": 112})
    preschool.run(lambda tx: people.change_role(tx, "dan", role=Role.STAFF))
    fetched.fetches(preschool, KDBX)
    assert digests(preschool) == []
    assert kept(preschool) == ["sealing dropped"]


def test_nothing_drops_what_is_sealed(preschool: Preschool, maya: Phone) -> None:
    sends(maya)
    newest = preschool.run(sealed_files.newest)
    assert newest

    def drop(tx: Transaction) -> None:
        attachments.drop(tx, newest.attachment)
        attachments.drop_unsent(tx, person="maya")

    preschool.run(drop)
    assert kept(preschool) == ["sealed stored"]


def test_there_is_none_to_take_yet(preschool: Preschool, maya: Phone) -> None:
    maya.forges("accounts.take")
    maya.hears("There is none yet")
    maya.forges("accounts.sealed")
    maya.hears("There is none yet")
    assert "Give me the newest" not in maya.buttons


def test_two_at_once_both_stay(preschool: Preschool, maya: Phone, dan: Phone) -> None:
    for phone, name in ((maya, "one"), (dan, "two")):
        phone.forges("accounts.seal")
        phone.sends(document={"file_id": name, "file_name": "a.kdbx", "file_size": 112})
    first, second = preschool.run(partial(attachments.wanted, now=preschool.now, most=5))
    for file, content in ((first, KDBX), (second, OTHER)):
        preschool.run(partial(fetched._hand_over, preschool, file, _look(content)))
    assert digests(preschool) == [(2, "dan"), (1, "maya")]


def _look(content: bytes) -> object:
    read, _ = delivery.READERS["sealing"]
    return read(content)


@pytest.mark.parametrize("role", [Role.CHAIR, Role.STAFF, Role.COMMITTEE, Role.PARENT])
def test_nobody_else_has_it(preschool: Preschool, maya: Phone, role: Role) -> None:
    sends(maya)
    other = preschool.add(role, "Una Usual")
    for press in ("accounts.sealed", "accounts.take", "accounts.seal", "sealing.file"):
        other.forges(press)
        other.hears("not something your role can do")
    sent = preschool.run(partial(outbox.shown_in, chat=other.number))
    assert not sent
    assert not any(letter.method == "sendDocument" for letter in preschool.letters)
