"""What an import is going to change, what is wrong with a file, and what was done, in words."""

from collections.abc import Iterable, Sequence

from handlers.children.import_plan import Plan
from handlers.children.sheet import Problem, Sheet
from handlers.dialogue import phrases
from storage.children import Child

MOST_LINES = 15
MOST_PROBLEMS = 20
MOST_IN_DOCUMENT = 5_000

NOTHING = "Nothing to change. Everything in this file is here already."
STAYS = "Nothing was changed."
ASKED = "Nothing is changed until you say so: all of it is imported, or nothing."


def preview(sheet: Sheet, plan: Plan) -> str:
    """What importing does and does not do, the numbers first."""
    parts = [
        f"The file has {counted(len(sheet.rows), 'child', 'children')}.",
        NOTHING if plan.is_empty else _new(plan),
        _changes(plan),
        _not_in_it(plan),
        *_to_look_at(sheet, plan),
    ]
    return "\n\n".join(part for part in parts if part)


def problems(found: Sequence[Problem]) -> str:
    """The first of what is wrong, row by row, and how many more there are."""
    number = counted(len(found), "thing", "things")
    verb = "has" if len(found) == 1 else "have"
    lines = [f"{number} in the file {verb} to be put right first. {STAYS}", ""]
    lines += [f"– {problem.written}" for problem in found[:MOST_PROBLEMS]]
    if len(found) > MOST_PROBLEMS:
        lines.append(f"… and {len(found) - MOST_PROBLEMS:,} more.")
    return "\n".join(lines)


def document(found: Sequence[Problem]) -> str:
    """All of it, for a file."""
    lines = [problem.written for problem in found[:MOST_IN_DOCUMENT]]
    if len(found) > MOST_IN_DOCUMENT:
        lines.append(f"… and {len(found) - MOST_IN_DOCUMENT:,} more.")
    return "\n".join(lines) + "\n"


def done(plan: Plan) -> str:
    changed = len(plan.changed) + len(plan.changed_ties)
    lines = [
        "Imported:",
        f"– {counted(len(plan.children), 'new child', 'new children')}",
        f"– {counted(len(plan.adults), 'new adult', 'new adults')}",
        f"– {counted(len(plan.ties), 'pair', 'pairs')} of adult and child",
        f"– {counted(changed, 'change', 'changes')} to what was here",
    ]
    return "\n".join(lines)


def counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def _new(plan: Plan) -> str:
    children = counted(len(plan.children), "child", "children")
    adults = counted(len(plan.adults), "adult", "adults")
    pairs = counted(len(plan.ties), "pair", "pairs")
    heading = f"New: {children}, {adults}, and {pairs} of adult and child."
    return "\n".join([heading, *_some([_newcomer(plan, child) for child in plan.children])])


def _newcomer(plan: Plan, child: Child) -> str:
    """A new child with the group, and the adults who are new with the child."""
    names = dict(plan.adults)
    adults = [
        names[tie.person] for tie in plan.ties if tie.child == child.id and tie.person in names
    ]
    room = f" ({phrases.name(child.room)})" if child.room else ""
    with_whom = f", with {phrases.together([phrases.name(name) for name in adults])}"
    return f"{phrases.name(child.name)}{room}{with_whom if adults else ''}"


def _changes(plan: Plan) -> str:
    if not plan.lines:
        return ""
    number = counted(len(plan.lines), "child", "children")
    return "\n".join([f"Changes for {number} already here:", *_some(plan.lines)])


def _not_in_it(plan: Plan) -> str:
    if not plan.untouched:
        return ""
    verb = "is" if plan.untouched == 1 else "are"
    number = counted(plan.untouched, "child who is", "children who are")
    return (
        f"{number} here and not in the file {verb} left as"
        f" {'it is' if plan.untouched == 1 else 'they are'}."
    )


def _to_look_at(sheet: Sheet, plan: Plan) -> Iterable[str]:
    if sheet.guessed:
        yield _listed(
            "The file does not say how its letters are written, so I read it as Excel on Windows"
            " saves them. Please look whether these names are right:",
            _unusual(sheet),
        )
    yield _listed(
        "The same name is here already, in another family or none. The file’s is added as somebody"
        " else. If it is the same child, cancel and write the same Family; if it is the same adult,"
        " cancel and add them on the child’s page:",
        plan.same_names,
    )
    yield _listed(
        "These adults stand in several rows without a Family, and each time are taken for somebody"
        " else. Brothers and sisters need the same Family:",
        plan.apart,
    )
    yield _listed("These children have left, and are not brought back by a file:", plan.left)
    yield _listed(
        "These adults were taken away from the child here, and are not brought back by a file:",
        plan.kept_away,
    )
    if sheet.unread:
        yield f"Columns that I do not read: {', '.join(f'“{title}”' for title in sheet.unread)}."


def _unusual(sheet: Sheet) -> list[str]:
    """The names with letters that could have gone wrong."""
    names = (name for row in sheet.rows for name in (row.child, *(a.name for a in row.adults)))
    return [phrases.name(name) for name in dict.fromkeys(names) if not name.isascii()]


def _listed(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([heading, *_some(lines)]) if lines else ""


def _some(lines: Sequence[str]) -> list[str]:
    shown = [f"– {line}" for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        shown.append(f"… and {len(lines) - MOST_LINES:,} more.")
    return shown
