"""Leads a person through a guided conversation: asks, takes answers, goes back, checks,
finishes.
"""

from dataclasses import replace
from typing import Any

from handlers.dialogue import pages
from handlers.dialogue.answers import NotAnAnswer, TooMuch
from handlers.dialogue.conversation import Conversation, Question, applies, open_question
from handlers.dialogue.incoming import Kind
from handlers.dialogue.turn import Turn
from storage import dialogues
from storage.dialogues import Dialogue

STALE = "That button belongs to an earlier message. Nothing was changed."


def begin(
    turn: Turn,
    conversation: type[Conversation],
    *,
    subject: str = "",
    said: dict[str, Any] | None = None,
) -> None:
    """Open a conversation and ask its first question; another one that is open is put by.

    One that was begun earlier about the same subject is taken up where it was left.
    """
    dialogue = turn.dialogue
    if dialogue.conversation == conversation.topic and dialogue.subject == subject:
        dialogue.said = _merged(dialogue.said, said or {})
        show(turn, conversation, note="You had begun this already. Here is where you left it.")
        return
    put_by(turn)
    earlier = dialogues.take_up(turn.tx, turn.dialogue.person, conversation.topic, subject)
    kept: dict[str, Any] = (earlier or {}).get("said", {})
    dialogue.conversation, dialogue.subject = conversation.topic, subject
    dialogue.said, dialogue.wanted = _merged(kept, said or {}), ""
    dialogue.begun_at = (earlier or {}).get("begun_at", turn.now)
    note = "You had begun this already. Here is where you left it." if kept else ""
    if open_question(conversation, dialogue.said, "") is None and not conversation.checked:
        _finish(turn, conversation)
        return
    show(turn, conversation, note=note)


def _merged(kept: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Answers with more to them: words and files are added, other answers replaced."""
    merged = dict(kept)
    for name, answer in more.items():
        before = merged.get(name)
        if isinstance(before, dict) and isinstance(answer, dict):
            lists = {
                key: [*before[key], *answer.get(key, [])]
                for key in ("parts", "files", "origins")
                if key in before
            }
            merged[name] = {**before, **answer, **lists}
        else:
            merged[name] = answer
    return merged


def put_by(turn: Turn) -> None:
    """Leave the open conversation for later; with nothing said in it, it is simply over."""
    if turn.dialogue.conversation and turn.dialogue.said:
        dialogues.park(turn.tx, turn.dialogue, at=turn.now)
    close(turn.dialogue)


def close(dialogue: Dialogue) -> None:
    """No conversation is open any more."""
    dialogue.conversation = dialogue.subject = dialogue.wanted = ""
    dialogue.said, dialogue.begun_at = {}, None


def show(turn: Turn, conversation: type[Conversation], note: str = "") -> None:
    """Ask the open question, or show the check page."""
    question = open_question(conversation, turn.dialogue.said, turn.dialogue.wanted)
    if question is None:
        text, rows = pages.check(turn, conversation, note)
    else:
        text, rows = pages.question(turn, conversation, question, note)
    if conversation.private:
        turn.say(text, rows, protect=True, clear=True)
    else:
        turn.show(text, rows)


def hear(turn: Turn, conversation: type[Conversation]) -> None:
    """Take a message as the answer to the open question, or into the answer that gathers."""
    said = turn.dialogue.said
    question = open_question(conversation, said, turn.dialogue.wanted)
    asked = question is not None
    takers = [question] if question else []
    takers += [other for other in conversation.questions if other.gathers and other != question]
    problem = ""
    for taker in takers:
        if taker is None or not applies(conversation, taker, said):
            continue
        before = None if taker == question and _replaces(turn, taker) else said.get(taker.name)
        try:
            kept = taker.answer.read(turn, turn.incoming, before)
        except TooMuch as refusal:
            problem = str(refusal)
            break
        except NotAnAnswer as refusal:
            problem = problem or str(refusal)
            continue
        _take_caption(turn, conversation)
        if asked and (album := _of_one_album(before, kept)):
            said[taker.name] = album
            return
        _keep(turn, conversation, taker, kept, asked=asked and taker == question)
        return
    show(turn, conversation, note=problem or "That cannot be added here.")


def press(turn: Turn, conversation: type[Conversation], action: str) -> None:
    """Do what a button of this conversation says; one of an earlier question changes nothing."""
    dialogue = turn.dialogue
    if action == "resume":
        _resume(turn, conversation)
        return
    if dialogue.conversation != conversation.topic:
        turn.toast(STALE)
        return
    question = open_question(conversation, dialogue.said, dialogue.wanted)
    match action:
        case "send" if question is None:
            _finish(turn, conversation)
        case "more" | "edit" if question is None:
            dialogue.wanted = "all" if action == "more" else turn.id
            show(turn, conversation)
        case "back":
            back(turn, conversation)
        case "cancel":
            cancel(turn, conversation)
        case "keep" if question and dialogue.wanted == question.name:
            dialogue.wanted = ""
            show(turn, conversation)
        case "skip" if question and question.may_wait(dialogue.said) and turn.id == question.name:
            _keep(turn, conversation, question, None, asked=True)
        case "done" if question and turn.id == question.name:
            kept = dialogue.said.get(question.name)
            _keep(
                turn, conversation, question, {**kept, "done": True} if kept else None, asked=True
            )
        case _ if question and action == question.name:
            _choose(turn, conversation, question)
        case _:
            turn.toast(STALE)


def back(turn: Turn, conversation: type[Conversation]) -> None:
    """Go to the question before: drop the last answer, so that it is asked again."""
    dialogue = turn.dialogue
    if dialogue.wanted not in ("", "all"):
        dialogue.wanted = ""
    elif dialogue.said:
        last = list(dialogue.said)[-1]
        kept = dialogue.said.pop(last)
        question = conversation.question(last)
        less = question.answer.one_less(kept) if question and kept is not None else None
        if less is not None:
            dialogue.said[last] = less
        elif question and question.may_wait(dialogue.said) and dialogue.wanted != "all":
            dialogue.said[last] = kept
            dialogue.wanted = last
    show(turn, conversation)


def cancel(turn: Turn, conversation: type[Conversation]) -> None:
    """Drop the whole conversation and all that was kept for it."""
    for question in conversation.questions:
        if kept := turn.dialogue.said.get(question.name):
            question.answer.let_go(turn, kept)
    close(turn.dialogue)
    if conversation.stays:
        turn.show(f"{conversation.title}: stopped.")
        return
    turn.show(f"{conversation.title}: stopped. Nothing was sent and nothing was kept.")


def changed(turn: Turn, conversation: type[Conversation]) -> bool:
    """A message was edited on the phone: change the open answer it belongs to; False when none
    does.
    """
    for name, kept in turn.dialogue.said.items():
        for part in (kept or {}).get("parts", []) if isinstance(kept, dict) else []:
            if part[0] == turn.incoming.message:
                show(turn, conversation, note=_change(turn, conversation.question(name), part))
                return True
    return False


def _change(turn: Turn, question: Question | None, part: list[Any]) -> str:
    try:
        if question:
            question.answer.check(turn, turn.incoming)
    except NotAnAnswer as refusal:
        return str(refusal)
    part[1] = turn.incoming.text
    return "I have changed that in your answer."


def _of_one_album(before: Any, kept: Any) -> Any:
    """The files, when this one came together with the last, so that the question stands already;
    None otherwise.
    """
    if not isinstance(before, dict) or not isinstance(kept, dict):
        return None
    if "album" not in kept or kept["album"] != before.get("album"):
        return None
    return {**kept, "done": before["done"]}


def _take_caption(turn: Turn, conversation: type[Conversation]) -> None:
    """What stands under a picture counts as words, where the conversation has a place for them."""
    question = conversation.question(conversation.captions)
    if question is None or turn.incoming.kind is not Kind.FILE or not turn.incoming.text.strip():
        return
    said, written = turn.dialogue.said, replace(turn.incoming, kind=Kind.TEXT, origin=None)
    try:
        said[question.name] = question.answer.read(turn, written, said.get(question.name))
    except TooMuch:
        return  # it stays under its picture


def _keep(
    turn: Turn, conversation: type[Conversation], question: Question, kept: Any, *, asked: bool
) -> None:
    dialogue = turn.dialogue
    if not asked and isinstance(kept, dict) and "done" in kept:
        kept = {**kept, "done": True}
    dialogue.said[question.name] = kept
    whole = kept is None or question.answer.is_whole(kept)
    if dialogue.wanted == question.name and whole:
        dialogue.wanted = ""
    following = open_question(conversation, dialogue.said, dialogue.wanted)
    if following is None:
        dialogue.wanted = ""
        if not conversation.checked:
            _finish(turn, conversation)
            return
    note = ""
    if not asked:
        note = f"Added to “{question.label}”."
    elif not whole and turn.incoming.kind is Kind.FILE:
        note = "Kept. Send more, or press Done."
    show(turn, conversation, note=note)


def _choose(turn: Turn, conversation: type[Conversation], question: Question) -> None:
    try:
        kept = question.answer.choose(turn, turn.id)
    except NotAnAnswer as refusal:
        show(turn, conversation, note=str(refusal))
        return
    _keep(turn, conversation, question, kept, asked=True)


def _replaces(turn: Turn, question: Question) -> bool:
    """Whether a new message stands in the place of the earlier answer: when editing words."""
    kept = turn.dialogue.said.get(question.name)
    return turn.dialogue.wanted == question.name and isinstance(kept, dict) and "parts" in kept


def _resume(turn: Turn, conversation: type[Conversation]) -> None:
    if turn.dialogue.conversation == conversation.topic:
        show(turn, conversation)
        return
    row = dialogues.take_up(turn.tx, turn.dialogue.person, conversation.topic, turn.id)
    if row is None:
        turn.toast(STALE)
        return
    put_by(turn)
    dialogue = turn.dialogue
    dialogue.conversation, dialogue.subject = conversation.topic, turn.id
    dialogue.said, dialogue.wanted, dialogue.begun_at = row["said"], "", row["begun_at"]
    show(turn, conversation)


def _finish(turn: Turn, conversation: type[Conversation]) -> None:
    answers = conversation.from_said(turn.dialogue.said)
    if conversation.stays:
        turn.dialogue.said = {}
    answers.finish(turn)
    if turn.dialogue.conversation == conversation.topic and not conversation.stays:
        close(turn.dialogue)
