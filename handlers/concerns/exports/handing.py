"""Somebody hands a record on: asked what for and to whom, told what it will be, and given it."""

import json
import secrets
from dataclasses import asdict, dataclass
from typing import Any

from handlers.concerns import keeping, record
from handlers.concerns.exports import audited, moments, packing, passwords, sheets, whose
from handlers.concerns.exports.packing import Packed, Parcel
from handlers.concerns.exports.whose import ITEM, Whose
from handlers.dialogue import guide
from handlers.dialogue.answers import OneOf, Words
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.references import reference
from storage.concerns import Concern
from storage.entries import Kind
from storage.outbox import SECRET

PURPOSES = {
    "children": "Children’s services",
    "file": "The child-protection file",
    "lado": "LADO",
    "police": "The police",
    "other": "Something else",
}
NOTHING = "There is nothing here that you may hand on."
OPENING = (
    "It opens with 7-Zip, WinZip, Keka or a similar program; what comes with Windows cannot open"
    " it."
)


def _heading(turn: Turn) -> str:
    one = whose.read(turn.dialogue.subject)
    items = whose.items(turn, one)
    files = packing.evidence(turn, items)
    size = max(sum(file.size for file in files) / 1_000_000, 0.1)
    evidence = f"{_number(len(files), 'file')} of evidence ({size:,.1f} MB)"
    told = f"{_number(len(items), 'item')}, {evidence if files else 'no files'}"
    return f"Handing on {whose.named(turn, one)}: {told}"


def _number(things: int, what: str) -> str:
    return f"{things} {what}{'' if things == 1 else 's'}"


@dataclass
class HandOn(
    Conversation,
    name="handon",
    title="Handing on",
    heading=_heading,
    send="Make it and send it to me",
    private=True,
    action=Action.HAND_ON,
):
    """What for and to whom; both are kept with each item."""

    purpose: str = ask("What is it for?", OneOf(PURPOSES), label="For")
    recipient: str = ask(
        "Who will have it? For example: Anna Jones, social worker, by their secure e-mail.",
        Words(up_to=500),
        label="Given to",
    )

    def finish(self, turn: Turn) -> None:
        one = whose.read(turn.dialogue.subject)
        items = whose.items(turn, one)
        keeping.take_off(turn)
        if not items:
            turn.show(NOTHING)
            return
        export = reference("E", secrets.token_bytes(16))
        for concern in items:
            words = f"{export}, given to: {self.recipient}"
            topic = PURPOSES[self.purpose]
            record.keep_words(turn, concern, topic=topic, kind=Kind.HANDED_ON, words=words)
            turn.note(
                "handed on", concern.reference, by=turn.person.id, export=export, what=self.purpose
            )
        if one.part != ITEM:
            turn.note("handed on", one.id, by=turn.person.id, export=export)
        _send(turn, one, items, export, f"{PURPOSES[self.purpose]} – {self.recipient}")


def start(turn: Turn) -> None:
    """Begin, when there is anything that this person may hand on."""
    one = whose.read(turn.id)
    if whose.is_own(turn, one):
        turn.toast(whose.YOURSELF, alert=True)
    elif not whose.named(turn, one) or not whose.items(turn, one):
        turn.toast(NOTHING, alert=True)
        turn.note("refused", by=turn.person.id, asked=Action.HAND_ON)
    else:
        turn.beside = True
        guide.begin(turn, HandOn, subject=str(one))


def _send(turn: Turn, one: Whose, items: list[Concern], export: str, purpose: str) -> None:
    """The password in a message of its own first, then each ZIP as it is made."""
    files = packing.evidence(turn, items)
    parcels = packing.parcels(files)
    password = passwords.made()
    several = (
        f" It comes in {len(parcels)} files, as Telegram takes at most 50 MB in one. Save all of"
        " them; each opens by itself, with the same password."
    )
    turn.show(
        f"{export} is being made.{several if len(parcels) > 1 else ''} It is on record that you"
        f" handed {_number(len(items), 'item')} on. The password comes next, once.",
        _back(one, items),
    )
    _tell_password(turn, export, password)
    for number, parcel in enumerate(parcels, 1):
        made = _order(export, parcel, number, len(parcels))
        made |= {"password": password, "at": turn.now.isoformat()}
        if number == 1:
            made |= _record(turn, one, items, export, purpose, parcels)
        turn.letter(
            turn.incoming.chat,
            "sendDocument",
            {"caption": _caption(turn, export, number, len(parcels))},
            made=f"export:{json.dumps(made, ensure_ascii=False)}",
            clear=True,
        )


def _back(one: Whose, items: list[Concern]) -> Rows:
    """Where they came from."""
    if one.part == ITEM:
        return keeping.after(items[0])
    return [
        [Button("The chronology", f"chronology.show:{one}")],
        [Button("Inbox", "inbox.list")],
    ]


def _tell_password(turn: Turn, export: str, password: str) -> None:
    minutes = turn.setting.timing.clear_content_minutes
    text = (
        f"The password of {export}, with the hyphens:\n\n{password}\n\n"
        "Write it down now. Tell it on the telephone, never in the same e-mail as the file. I do"
        f" not keep it and cannot tell it again; it leaves this chat after {minutes} minutes."
    )
    payload = {
        "text": text,
        "protect_content": True,
        "link_preview_options": {"is_disabled": True},
    }
    turn.letter(turn.incoming.chat, "sendMessage", payload, made=SECRET, clear=True)


def _caption(turn: Turn, export: str, number: int, parts: int) -> str:
    minutes = turn.setting.timing.clear_content_minutes
    part = f", file {number} of {parts}" if parts > 1 else ""
    return f"{export}{part}. Save it now: it leaves this chat after {minutes} minutes. {OPENING}"


def _order(export: str, parcel: Parcel, number: int, parts: int) -> dict[str, Any]:
    part = f" {number} of {parts}" if parts > 1 else ""
    return {
        "name": f"{export}{part}.zip",
        "files": [asdict(file) for file in parcel.files],
    }


def _record(
    turn: Turn,
    one: Whose,
    items: list[Concern],
    export: str,
    purpose: str,
    parcels: list[Parcel],
) -> dict[str, Any]:
    """What the first of them has besides evidence: the papers and the proof, each as JSON."""
    proof = audited.Proof(turn)
    head = {
        "place": turn.setting.place.name,
        "export": export,
        "title": f"Record of {whose.named(turn, one)}",
        "made": moments.both(turn.now, turn.setting.place),
        "made_by": record.titled(turn.person),
        "purpose": purpose,
        "zips": len(parcels),
        "sentence": audited.SENTENCE,
        "end": proof.end["digest"],
    }
    papers = sheets.written(turn, head, items, proof)
    packed: list[tuple[int, Packed]] = [
        (number, file) for number, parcel in enumerate(parcels, 1) for file in parcel.files
    ]
    files = [
        {"zip": number, "path": file.path, "size": file.size, "sha256": file.digest}
        for number, file in packed
    ]
    how = f"{audited.SENTENCE}\n\nThis program does the first part:\n\n{audited.PROGRAM}"
    return {"papers": papers, "proof": proof.written(export, files), "how": how}
