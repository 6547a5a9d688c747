"""What is asked, in order; the page of one use, and every wording it ever had."""

from handlers.dialogue import arrival, menu, phrases, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.uses import subject
from handlers.uses.words import ABOUT, BASES
from policy.uses import Subject
from storage import uses
from storage.uses import Wording

ON_A_PAGE = 4  # wordings, so that a page stays one message
TO_LIST = Button("Back", "uses.list")
EXPLAINED = (
    "This is what parents and carers are asked, in this order and one question at a time. Where"
    " something is asked for, silence is No."
)


def show_list(turn: Turn) -> None:
    """Every use that is asked or done, by whom it is about."""
    current, ended = uses.current(turn.tx), uses.ended(turn.tx)
    lines = ["What we ask", EXPLAINED]
    rows: Rows = []
    for about in Subject:
        of_it = [wording for wording in current if wording.subject is about]
        if of_it:
            listed = [f"{place}. {_line(turn, one)}" for place, one in enumerate(of_it, 1)]
            lines.append("\n".join([f"About {ABOUT[about]}:", *listed]))
        rows += [[Button(phrases.name(one.title), f"uses.open:{one.use}")] for one in of_it]
    if ended:
        rows.append([Button(f"Not asked any more ({len(ended)})", "uses.ended")])
    rows.append([Button("Add a use", "uses.new", "primary")])
    rows.append([Button("Children", "children.list"), menu.BACK_TO_MENU])
    turn.show("\n\n".join(lines), rows)


def show_ended(turn: Turn) -> None:
    """Uses that are asked no more; their words and answers stay."""
    shown, number, leaves = versions.leaf(uses.ended(turn.tx), turn.id, size=20)
    rows: Rows = [[Button(phrases.name(one.title), f"uses.open:{one.use}")] for one in shown]
    rows += versions.turning("uses.ended:", number, leaves)
    text = "These are not asked any more. Their words and the answers to them stay on record."
    turn.show(text, [*rows, [TO_LIST]])


def show_use(turn: Turn, note: str = "") -> None:
    """One use in the words of now."""
    wording = subject.found(turn)
    if wording is None:
        return
    ended = uses.ended_at(turn.tx, wording.use)
    lines = [note, phrases.name(wording.title), f"About {ABOUT[wording.subject]}."]
    if ended:
        until = phrases.stamp(ended, turn.setting.place)
        lines.append(f"Not asked any more since {until}.")
    lines += [f"{_sentence(BASES[wording.basis])}", f"“{phrases.quoted(wording.question)}”"]
    lines.append(_signed(turn, wording))
    lines.append(arrival.of(turn, f"use:{wording.use}"))
    turn.show("\n\n".join(line for line in lines if line), _choices(wording, ended=bool(ended)))


def show_older(turn: Turn) -> None:
    """Every wording before this one, newest first, with who wrote it and when."""
    wording = subject.found(turn)
    if wording is None:
        return
    older = uses.history(turn.tx, wording.use)[-2::-1]
    asked = turn.id.partition(":")[2]
    shown, number, leaves = versions.leaf(older, asked, size=ON_A_PAGE)
    of = f", page {number + 1} of {leaves}" if leaves > 1 else ""
    lines = [f"Earlier words of “{phrases.name(wording.title)}”{of}"]
    lines += [_old(turn, one) for one in shown]
    rows = versions.turning(f"uses.old:{wording.use}:", number, leaves)
    rows.append([Button("Back", f"uses.open:{wording.use}")])
    turn.show("\n\n".join(lines), rows)


def move_up(turn: Turn) -> None:
    """It is asked one place earlier, among the uses about the same subject."""
    wording = subject.found(turn)
    if wording is None:
        return
    if uses.move_up(turn.tx, wording.use):
        turn.note("moved use up", wording.use, by=turn.person.id)
    show_list(turn)


def _line(turn: Turn, wording: Wording) -> str:
    since = phrases.stamp(wording.written_at, turn.setting.place)
    title = phrases.name(wording.title)
    return f"{title}: {BASES[wording.basis]}, version {wording.version} since {since}"


def _old(turn: Turn, wording: Wording) -> str:
    again = "a new question" if wording.oldest_version == wording.version else "answers stayed"
    return (
        f"{_signed(turn, wording)}\n"
        f"{phrases.name(wording.title)} ({BASES[wording.basis]}; {again}):\n"
        f"“{phrases.quoted(wording.question)}”"
    )


def _signed(turn: Turn, wording: Wording) -> str:
    return versions.signed(
        turn,
        version=wording.version,
        by=wording.written_by,
        at=wording.written_at,
        digest=wording.digest,
    )


def _choices(wording: Wording, *, ended: bool) -> Rows:
    rows: Rows = []
    if not ended:
        rows.append([Button("Change", f"uses.change:{wording.use}", "primary")])
        rows.append([Button("Move up", f"uses.up:{wording.use}")])
    if wording.version > 1:
        rows.append([Button("Earlier words", f"uses.old:{wording.use}")])
    if not ended:
        rows.append([Button("Ask this no more", f"uses.ending:{wording.use}", "danger")])
    return [*rows, [TO_LIST]]


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
