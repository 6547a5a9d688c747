"""The sealed file of passwords: the management team sends it, every version stays in the vault, and
only they are given the newest; who put it there and who took it is on record (C6).
"""

import hashlib
from dataclasses import dataclass
from typing import Any

from handlers.accounts import subject
from handlers.dialogue import guide, phrases, sent_files, versions
from handlers.dialogue.answers import MOST_BYTES, Answer, NotAnAnswer, too_large
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.turn import Occasion, Turn
from policy import access
from policy.access import Action
from policy.roles import MANAGEMENT, Standing
from storage import attachments, people, sealed_files
from storage.people import Person

COMING = "sealing"  # what a file is for until it was looked at
SIGNATURE = bytes.fromhex("03D9A29A67FB4BB5")  # a KeePass 2 database begins with it
SHORTEST = 64  # its header alone is longer
ON_A_PAGE = 5

SEND_IT = (
    "Send me the KeePass file (.kdbx) as a file, with the paper clip. It is sealed: I cannot open"
    " it, and I never need its password. Please never write that here."
)
A_FILE = "I need the KeePass file itself. Please send it with the paper clip."
NOT_KEEPASS = (
    "That is not a KeePass file (.kdbx), whatever its name says. I have not kept it, and the sealed"
    " file stays as it is."
)
EMPTY = "That file is empty or cut off. I have not kept it, and the sealed file stays as it is."
TOO_LARGE = "That file is over 20 MB, so it cannot be the sealed file. I have not kept it."
THE_SAME = "That is the version that I have already. Nothing was changed."
GONE = "I could not get the file from Telegram, so nothing was changed. Please send it again."
NONE_YET = "There is none yet."
TO_FILE = Button("The sealed file", "accounts.sealed")
AGAIN = Button("Send a file", "accounts.seal", "primary")


@dataclass(frozen=True)
class Looked:
    """What a file is: why it is none of ours, or its size and fingerprint."""

    problem: str
    size: int
    digest: str


@dataclass(frozen=True)
class KeePassFile(Answer):
    """One file, to be fetched at once and looked at."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        file = incoming.file
        if incoming.kind is not Kind.FILE or file is None or file.kind != "document":
            raise NotAnAnswer(A_FILE)
        if too_large(incoming):
            raise NotAnAnswer(TOO_LARGE)
        # People write passwords beside files.
        return sent_files.take_in(turn, incoming, purpose=COMING, captioned=False)


@dataclass
class Sealing(
    Conversation,
    name="sealing",
    title="The sealed file",
    checked=False,
    action=Action.TAKE_SEALED_FILE,
):
    """One file; what becomes of it is told once it was fetched and looked at."""

    file: str = ask(SEND_IT, KeePassFile(), label="File")

    def finish(self, turn: Turn) -> None:
        turn.show("I am looking at it. This takes a moment.")


def start(turn: Turn) -> None:
    guide.begin(turn, Sealing)


def show(turn: Turn) -> None:
    """Every version there was, the newest first, and who put it there."""
    found = sealed_files.versions(turn.tx)
    turn.note("saw sealed file", by=turn.person.id)
    shown, number, leaves = versions.leaf(found, turn.id, size=ON_A_PAGE)
    lines = [
        "The sealed file: one KeePass database with every password. I keep every version of it, and"
        " cannot open any."
    ]
    lines += [
        versions.signed(turn, version=one.number, by=one.put_by, at=one.put_at, digest=one.digest)
        for one in shown
    ]
    rows: Rows = versions.turning("accounts.sealed:", number, leaves)
    if found:
        rows.append([Button("Give me the newest", "accounts.take", "primary")])
    else:
        lines.append(NONE_YET)
    rows.append([Button("Replace it" if found else "Send it", "accounts.seal")])
    turn.show("\n\n".join(lines), [*rows, [subject.TO_LIST]])


def take(turn: Turn) -> None:
    """The newest, cleared from the chat later; it is on record who took it.

    Not protected by Telegram, which would keep them from saving it for KeePass to open; its own
    seal protects it.
    """
    newest = sealed_files.newest(turn.tx)
    if newest is None:
        turn.toast(NONE_YET)
        return
    by = turn.person.id
    turn.note("took sealed file", newest.attachment, by=by, version=newest.number)
    put = phrases.stamp(newest.put_at, turn.setting.place)
    caption = f"Version {newest.number} of {put}. It is on record that you took it."
    turn.letter(
        turn.incoming.chat,
        "sendDocument",
        {"caption": caption},
        made=f"evidence:{newest.attachment}",
        clear=True,
    )


def look(content: bytes) -> Looked:
    """Whether it is a KeePass file, by its first bytes; the rest is sealed to us."""
    problem = ""
    if len(content) > MOST_BYTES:
        problem = TOO_LARGE
    elif content and not content.startswith(SIGNATURE):
        problem = NOT_KEEPASS
    elif len(content) < SHORTEST:
        problem = EMPTY
    return Looked(problem, len(content), hashlib.sha256(content).hexdigest())


def came(occasion: Occasion, attachment: str, looked: Looked) -> None:
    """The shell has fetched it and locked it in the vault; here it is said whether it stays."""
    file = attachments.get(occasion.tx, attachment)
    sender = people.get(occasion.tx, file.person)
    newest = sealed_files.newest(occasion.tx)
    if file.state != "wanted" or not _may(sender):
        attachments.drop(occasion.tx, attachment)
        return
    problem = looked.problem
    if newest and newest.digest == looked.digest:
        problem = THE_SAME
    if problem:
        attachments.drop(occasion.tx, attachment)
        occasion.note("refused sealed file", attachment, by=sender.id)
        occasion.tell(sender, problem, [[AGAIN], [TO_FILE]])
        return
    attachments.stored(
        occasion.tx, attachment, at=occasion.now, size=looked.size, digest=looked.digest
    )
    attachments.keep_for(occasion.tx, attachment, purpose=sealed_files.PURPOSE)
    version = sealed_files.add(
        occasion.tx, attachment=attachment, digest=looked.digest, by=sender.id, at=occasion.now
    )
    occasion.note("put sealed file", attachment, by=sender.id, version=version)
    if sender.telegram_id is not None:
        occasion.letter(sender.telegram_id, "deleteMessage", {"message_id": file.message})
    _tell(occasion, sender, version)


def gone(occasion: Occasion, attachment: str) -> None:
    """Telegram will not give the file."""
    file = attachments.get(occasion.tx, attachment)
    attachments.drop(occasion.tx, attachment)
    sender = people.get(occasion.tx, file.person)
    if _may(sender):
        occasion.tell(sender, GONE, [[AGAIN], [TO_FILE]])


def _tell(occasion: Occasion, sender: Person, version: int) -> None:
    old = " The version before stays in the vault." if version > 1 else ""
    occasion.tell(
        sender,
        f"✅ It is locked in the vault as version {version}.{old} I take the file that you sent out"
        " of this chat.",
        [[TO_FILE]],
    )
    did = "replaced" if version > 1 else "put"
    where = f"It is version {version} now." if version > 1 else "It is the first version."
    for other in people.active(occasion.tx, *sorted(MANAGEMENT)):
        if other.id != sender.id:
            text = f"{phrases.name(sender.name)} has {did} the sealed file. {where}"
            occasion.tell(other, text, [[TO_FILE]])


def _may(person: Person) -> bool:
    active = person.standing is Standing.ACTIVE
    return active and access.may(person.role, Action.TAKE_SEALED_FILE)
