"""A spreadsheet that came by the console: what it would change, and having it changed."""

from collections.abc import Sequence
from typing import Any

from bot.claims import CONSOLE
from handlers.children import import_doing, import_drafting, import_words
from handlers.children.sheet import Problem, from_plain
from handlers.dialogue.turn import Occasion


def answer(occasion: Occasion, question: dict[str, Any]) -> dict[str, Any]:
    """In plain values. With the `plan` that was agreed to it is carried out, if it still is the
    same.
    """
    sheet = from_plain(question["sheet"])
    plan = import_drafting.draft(occasion.tx, sheet)
    if problems := (*sheet.problems, *plan.problems):
        return {"problems": written(problems)}
    told: dict[str, Any] = {
        "problems": [],
        "preview": import_words.preview(sheet, plan),
        "plan": plan.digest,
        "empty": plan.is_empty,
    }
    if question.get("plan") == plan.digest and not plan.is_empty:
        import_doing.carry_out(occasion, plan, by=CONSOLE, digest=sheet.digest)
        told["done"] = import_words.done(plan)
    return told


def written(problems: Sequence[Problem]) -> list[str]:
    """Each in a line, and at the end how many more there are."""
    return import_words.document(problems).splitlines()
