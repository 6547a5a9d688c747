"""A spreadsheet that came in is looked at by whoever sent it, and imported whole or not at all."""

import secrets
from datetime import timedelta

from handlers.children import import_doing, import_drafting, import_words
from handlers.children.import_plan import Plan
from handlers.children.sheet import Problem, Sheet, from_plain
from handlers.dialogue import menu, router
from handlers.dialogue.buttons import Button
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Occasion, Turn
from policy import access
from policy.access import Action
from policy.roles import Standing
from storage import attachments, imports, people
from storage.imports import Waiting
from storage.people import Person

KEPT = timedelta(days=1)

NOT_THERE = (
    "That spreadsheet does not wait here any more. Nothing was changed by this button. Please send"
    " the file again if you still want to import it."
)
MEANWHILE = "Something has changed here since you looked. This is how it would be now:"
TO_CHILDREN = Button("Children", "children.list")
AGAIN = Button("Send a file", "import.start", "primary")


def came(occasion: Occasion, attachment: str, sheet: Sheet) -> None:
    """The shell has fetched and read the file; its bytes are kept nowhere."""
    file = attachments.get(occasion.tx, attachment)
    wanted = file.state == "wanted"
    attachments.drop(occasion.tx, attachment)
    sender = people.get(occasion.tx, file.person)
    if not wanted or not _may(sender):
        return
    plan = import_drafting.draft(occasion.tx, sheet)
    found = (*sheet.problems, *plan.problems)
    if sheet.refused:
        occasion.tell(sender, f"{sheet.refused} {import_words.STAYS}", [[AGAIN, TO_CHILDREN]])
    elif found:
        _tell_problems(occasion, sender, found)
    else:
        _offer(occasion, sender, sheet, plan)


def gone(occasion: Occasion, attachment: str) -> None:
    """Telegram will not give the file."""
    file = attachments.get(occasion.tx, attachment)
    attachments.drop(occasion.tx, attachment)
    occasion.tell(
        people.get(occasion.tx, file.person),
        "I could not get the spreadsheet from Telegram, so nothing was changed. Please send the"
        " file again.",
        [[AGAIN]],
    )


def agree(turn: Turn) -> None:
    """The plan is drafted again: what is carried out is what stood above the button."""
    waiting = _of_button(turn)
    if waiting is None:
        return
    if waiting.pressed_at is not None:
        turn.toast("I am importing it already.")
        return
    sheet = from_plain(waiting.sheet)
    plan = import_drafting.draft(turn.tx, sheet)
    if plan.digest != turn.id.partition(":")[2]:
        imports.done(turn.tx, waiting.id)
        _offer_again(turn, turn.person, sheet, plan)
        return
    imports.press(turn.tx, waiting.id, plan=plan.digest, at=turn.now)
    rows = import_words.counted(len(sheet.rows), "row", "rows")
    turn.show(f"Importing {rows} …")


def leave(turn: Turn) -> None:
    waiting = _of_button(turn)
    if waiting is None:
        return
    if waiting.pressed_at is not None:
        turn.toast("I am importing it already.")
        return
    imports.done(turn.tx, waiting.id)
    turn.show(f"The spreadsheet is forgotten. {import_words.STAYS}", [[AGAIN, TO_CHILDREN]])


def work(occasion: Occasion) -> bool:
    """Carry out one import that was agreed to; False when none waits."""
    waiting = imports.pressed(occasion.tx)
    if waiting is None:
        return False
    imports.done(occasion.tx, waiting.id)
    person = people.get(occasion.tx, waiting.person)
    if not _may(person):
        return True
    sheet = from_plain(waiting.sheet)
    plan = import_drafting.draft(occasion.tx, sheet)
    if plan.digest != waiting.plan or plan.problems:
        _offer_again(occasion, person, sheet, plan)
        return True
    import_doing.carry_out(occasion, plan, by=person.id, digest=sheet.digest)
    occasion.tell(
        person, import_words.done(plan), [[Button("Letters", "letters.start")], [TO_CHILDREN]]
    )
    return True


def failed(occasion: Occasion) -> None:
    """Carrying it out ended in a fault of ours; it is not tried for ever."""
    waiting = imports.pressed(occasion.tx)
    if waiting is None:
        return
    imports.done(occasion.tx, waiting.id)
    occasion.note("import failed", by=waiting.person)
    occasion.tell(
        people.get(occasion.tx, waiting.person),
        "I could not import the spreadsheet, by a fault of mine. Nothing was changed. Please tell"
        " whoever looks after the bot, and try again later.",
        [[AGAIN, TO_CHILDREN]],
    )


def forget(occasion: Occasion) -> None:
    """A sheet that nobody agreed to within a day."""
    imports.forget(occasion.tx, before=occasion.now - KEPT)


def _offer(occasion: Occasion, person: Person, sheet: Sheet, plan: Plan, note: str = "") -> None:
    text = "\n\n".join(part for part in (note, import_words.preview(sheet, plan)) if part)
    if plan.is_empty:
        occasion.tell(person, text, [[AGAIN, TO_CHILDREN]], protect=True, clear=True)
        return
    number = secrets.token_hex(8)
    imports.keep(
        occasion.tx,
        number=number,
        person=person.id,
        digest=sheet.digest,
        sheet=sheet.plain(),
        at=occasion.now,
    )
    rows = [
        [Button("Import", f"import.agree:{number}:{plan.digest}", "primary")],
        [Button("Cancel", f"import.leave:{number}")],
    ]
    text = f"{text}\n\n{import_words.ASKED}"
    occasion.tell(person, text, rows, protect=True, clear=True)


def _offer_again(occasion: Occasion, person: Person, sheet: Sheet, plan: Plan) -> None:
    if plan.problems:
        _tell_problems(occasion, person, plan.problems)
        return
    _offer(occasion, person, sheet, plan, MEANWHILE)


def _tell_problems(occasion: Occasion, person: Person, found: tuple[Problem, ...]) -> None:
    rows = [[AGAIN, TO_CHILDREN]]
    if len(found) > import_words.MOST_PROBLEMS and person.telegram_id is not None:
        occasion.letter(
            person.telegram_id,
            "sendDocument",
            {"caption": "Everything that has to be put right, row by row."},
            made=f"text:to put right.txt:{import_words.document(found)}",
            clear=True,
        )
    occasion.tell(person, import_words.problems(found), rows, protect=True, clear=True)


def _of_button(turn: Turn) -> Waiting | None:
    """The sheet that a button names, if it is this person's own and they may still import."""
    waiting = imports.find(turn.tx, turn.id.partition(":")[0])
    if waiting is None:
        turn.show(NOT_THERE, [[AGAIN, menu.BACK_TO_MENU]])
        return None
    if waiting.person != turn.person.id:
        router.refuse(turn, Action.IMPORT_FAMILIES)
        return None
    return waiting


def _may(person: Person) -> bool:
    active = person.standing is Standing.ACTIVE
    return active and access.may(person.role, Action.IMPORT_FAMILIES)


PRESSES = {
    "import.agree": Route(agree, Action.IMPORT_FAMILIES),
    "import.leave": Route(leave, Action.IMPORT_FAMILIES),
}
