"""How a record becomes one ZIP, or several, as Telegram takes no file over 50 MB from a bot."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from handlers.concerns.exports import contents
from handlers.dialogue.turn import Turn
from storage import attachments
from storage.concerns import Concern

MOST_BYTES = 40_000_000  # of evidence in one; the record itself and the proof need room too


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of evidence, and where it is put."""

    id: str
    path: str
    size: int
    digest: str


@dataclass(slots=True)
class Parcel:
    """One ZIP."""

    files: list[Packed] = field(default_factory=list)

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)


def evidence(turn: Turn, items: Iterable[Concern]) -> list[Packed]:
    """The files that are here; those on the way and those lost are named in the record alone."""
    return [
        Packed(file.id, contents.path(file, number), file.size or 0, file.digest)
        for concern in items
        for number, file in enumerate(attachments.of(turn.tx, concern.reference), 1)
        if file.state == "stored"
    ]


def parcels(files: Iterable[Packed]) -> list[Parcel]:
    """In order, each as full as it may be; the first has the record, so there always is one."""
    found = [Parcel()]
    for file in files:
        if found[-1].files and found[-1].size + file.size > MOST_BYTES:
            found.append(Parcel())
        found[-1].files.append(file)
    return found
