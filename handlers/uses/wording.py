"""Somebody of the management team changes the words of a use, or what it rests on."""

from dataclasses import dataclass

from handlers.dialogue import guide, phrases
from handlers.dialogue.answers import Chosen, YesOrNo
from handlers.dialogue.conversation import Conversation, ask, open_question
from handlers.dialogue.turn import Turn
from handlers.uses import effects, listing, subject
from handlers.uses.words import BASES, WHAT_BASIS_MEANS, Question, Title, how_to_write
from policy.access import Action
from policy.consent import Basis
from policy.uses import Subject
from storage import people, uses
from storage.uses import Wording

CHANGED = "Somebody has changed this use since you opened it. Nothing of yours was put on record."


def in_hand(turn: Turn) -> Wording | None:
    """The words on record that are being changed; None once they are others."""
    return subject.stands(turn, turn.dialogue.subject)


def before(turn: Turn) -> str:
    """The words on record; on the check page also what the change means for parents."""
    wording = in_hand(turn)
    if wording is None:
        return f"⚠ {CHANGED}"
    lines = [
        f"On record now, version {wording.version}:\n"
        f"Title: {phrases.name(wording.title)}\n"
        f"Words: {phrases.quoted(wording.question)}\n"
        f"Basis: {BASES[wording.basis]}"
    ]
    said, wanted = turn.dialogue.said, turn.dialogue.wanted
    if open_question(NewWording, said, wanted) is None:
        now = NewWording.from_said(said)
        basis = now.basis_after(wording)
        lines.append(effects.of_new_words(turn, wording, basis, again=now.is_new_question(wording)))
    return "\n\n".join(lines)


def about(turn: Turn) -> Subject:
    """Of whom the use is, which never changes."""
    wording = subject.last(turn, turn.dialogue.subject.partition(":")[0])
    return wording.subject if wording else Subject.CHILD


def bases(turn: Turn) -> dict[str, str]:
    """To leave the basis, or to have the other one."""
    wording = in_hand(turn)
    others = {
        Basis.CONSENT: "Asked for",
        Basis.OBJECTION: "Another lawful basis: done unless somebody objects",
    }
    kept = {str(one): label for one, label in others.items() if wording and one != wording.basis}
    return {"stay": "It stays as it is", **kept}


def which_words(turn: Turn) -> str:
    return f"What should the question say? {how_to_write(about(turn))}"


def is_it_new(turn: Turn) -> str:
    """Whether the answers so far still answer it; nobody is asked for what rests on objection."""
    wording = in_hand(turn)
    if wording and wording.basis is Basis.OBJECTION:
        return (
            "Is this something new to the parents?\n\nYes: everybody is told.\n"
            "No, only spelling or plainer words: nobody is told.\n\nEvery No stays either way."
        )
    return (
        "Is this a new question to the parents?\n\n"
        "Yes: everybody is asked again, and until then a Yes counts as No.\n"
        "No, only spelling or plainer words: every answer stays as it is.\n\n"
        "A new place, a new reader or a longer time is always a new question. Every No stays either"
        " way."
    )


@dataclass
class NewWording(
    Conversation,
    name="wording",
    title="Changing what we ask",
    send="Put it on record",
    heading=before,
    action=Action.EDIT_USES,
):
    """Title, words and basis, and whether it is a new question."""

    called: str | None = ask(
        "What is it called in lists? Type a short title.",
        Title("Leave the title", of=lambda turn: turn.dialogue.subject.partition(":")[0]),
        label="Title",
    )
    words: str | None = ask(
        which_words,
        Question("Leave the words", about=about),
        label="Words",
    )
    basis: str = ask(
        f"What does it rest on?\n\n{WHAT_BASIS_MEANS}",
        Chosen(bases),
        label="Basis",
    )
    is_new: bool | None = ask(
        is_it_new,
        YesOrNo(),
        label="A new question",
        only_if=lambda said: said.basis == "stay" and bool(said.called or said.words),
    )

    def basis_after(self, wording: Wording) -> Basis:
        return wording.basis if self.basis == "stay" else Basis(self.basis)

    def is_new_question(self, wording: Wording) -> bool:
        """Another basis always is one."""
        if self.basis_after(wording) is not wording.basis:
            return True
        return bool(self.is_new and (self.called or self.words))

    def finish(self, turn: Turn) -> None:
        wording = in_hand(turn)
        turn.id = turn.dialogue.subject
        if wording is None:
            listing.show_use(turn, _what_happened(turn, self.words))
            return
        title, words = self.called or wording.title, self.words or wording.question
        basis, again = self.basis_after(wording), self.is_new_question(wording)
        if (title, words, basis) == (wording.title, wording.question, wording.basis):
            listing.show_use(turn, "Nothing was changed: it is the same as before.")
            return
        version = uses.write(
            turn.tx,
            use=wording.use,
            title=title,
            question=words,
            basis=basis,
            asks_again=again,
            by=turn.person.id,
            at=turn.now,
        )
        turn.note(
            "changed wording",
            wording.use,
            by=turn.person.id,
            version=version,
            basis=basis,
            again=int(again),
        )
        if again:
            effects.follow(turn, uses.get(turn.tx, wording.use, version))
        listing.show_use(turn, f"It is on record as version {version}.")


def start(turn: Turn) -> None:
    """From the words that are on record now."""
    wording = subject.found(turn)
    if wording is None:
        return
    if uses.ended_at(turn.tx, wording.use):
        listing.show_use(turn, "This is not asked any more, so its words stay as they are.")
        return
    guide.begin(turn, NewWording, subject=subject.reference(wording))


def _what_happened(turn: Turn, words: str | None) -> str:
    """Who was quicker, and what this person wrote, so that it need not be typed again."""
    now = subject.last(turn, turn.id.partition(":")[0])
    by = people.find(turn.tx, now.written_by) if now else None
    quicker = f" The last to write was {phrases.name(by.name)}." if by else ""
    wrote = f"\n\nYou had written: “{phrases.quoted(words)}”" if words else ""
    return f"{CHANGED}{quicker} This is how it stands now; please look at it first.{wrote}"
