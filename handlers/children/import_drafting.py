"""A sheet compared with what the store holds now: the plan of what an import changes."""

from collections import Counter
from dataclasses import replace

from handlers.children import rooms
from handlers.children.import_known import Known, Unclear, family_key, is_on
from handlers.children.import_plan import Plan, Tie
from handlers.children.sheet import Adult, Problem, Row, Sheet
from handlers.dialogue import phrases
from policy.roles import TITLES
from policy.spelling import sought
from storage import children, imports, people
from storage.children import Child
from storage.imports import Bond
from storage.transaction import Transaction

RELATIONSHIP = "parent or carer"
RESPONSIBILITY = "unknown"

TWO_CHILDREN = (
    "two children here have this name and this family.",
    "Give each a family of their own on their pages first.",
)
TWO_ADULTS = (
    "two adults of this family here have this name.",
    "Change one of the names, or do this by hand on the child’s page.",
)
WRONG_ORDER = (
    "together with what is here, the last day would be before the first.",
    "Write both days.",
)


def draft(tx: Transaction, sheet: Sheet) -> Plan:
    """Everything is looked up once, however long the sheet is."""
    known = Known(children.ever(tx), imports.bonds(tx), people.everybody(tx))
    drafting = _Drafting(known)
    for row in sheet.rows:
        drafting.take(row)
    return drafting.plan()


class _Drafting:
    """A plan that grows row by row."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._children: list[Child] = []
        self._changed: list[Child] = []
        self._adults: dict[str, str] = {}
        self._ties: list[Tie] = []
        self._changed_ties: list[Tie] = []
        self._problems: list[Problem] = []
        self._lines: list[str] = []
        self._same: dict[str, None] = {}
        self._alone: Counter[str] = Counter()
        self._left: list[str] = []
        self._kept_away: list[str] = []
        self._met: set[str] = set()

    def take(self, row: Row) -> None:
        try:
            child = self._known.child(row.child, row.family)
        except Unclear:
            self._problems.append(Problem(row.number, "Child", *TWO_CHILDREN))
            return
        if child is None:
            self._new(row)
        elif child.left_at is not None:
            self._left.append(phrases.name(child.name))
        else:
            self._met.add(child.id)
            self._known_child(row, child)

    def plan(self) -> Plan:
        here = sum(child.left_at is None for child in self._known.children.values())
        return Plan(
            children=tuple(self._children),
            changed=tuple(self._changed),
            adults=tuple(self._adults.items()),
            ties=tuple(self._ties),
            changed_ties=tuple(self._changed_ties),
            problems=tuple(self._problems),
            lines=tuple(self._lines),
            same_names=tuple(self._same),
            apart=tuple(phrases.name(name) for name, rows in self._alone.items() if rows > 1),
            left=tuple(self._left),
            kept_away=tuple(self._kept_away),
            untouched=here - len(self._met),
        )

    def _new(self, row: Row) -> None:
        child = Child(
            f"row {row.number}",
            row.child,
            row.family,
            self._room(row),
            row.starts_on,
            row.leaves_on,
        )
        self._children.append(child)
        if self._known.children_called(row.child):
            self._same[f"{phrases.name(row.child)} (child)"] = None
        for adult in row.adults:
            self._tie(row, child.id, adult)

    def _known_child(self, row: Row, child: Child) -> None:
        after = replace(
            child,
            name=row.child,
            room=self._room(row) or child.room,
            starts_on=row.starts_on or child.starts_on,
            leaves_on=row.leaves_on or child.leaves_on,
        )
        if after.starts_on and after.leaves_on and after.leaves_on < after.starts_on:
            self._problems.append(Problem(row.number, "Leaves", *WRONG_ORDER))
            return
        said = _differences(child, after)
        if said:
            self._changed.append(after)
        for adult in row.adults:
            said += self._adult_of(row, child, adult)
        if said:
            self._lines.append(f"{phrases.name(child.name)}: {'; '.join(said)}")

    def _adult_of(self, row: Row, child: Child, adult: Adult) -> list[str]:
        """What becomes of an adult of a child who is here, in words."""
        try:
            bond = self._known.bond(child.id, adult.name)
        except Unclear:
            self._problems.append(Problem(row.number, adult.name, *TWO_ADULTS))
            return []
        if bond is None:
            tie = self._tie(row, child.id, adult)
            return (
                [f"with {phrases.name(adult.name)} ({phrases.name(tie.relationship)})"]
                if tie
                else []
            )
        if not is_on(bond):
            self._kept_away.append(f"{phrases.name(bond.name)} ({phrases.name(child.name)})")
            return []
        return self._changed_bond(bond, adult)

    def _changed_bond(self, bond: Bond, adult: Adult) -> list[str]:
        tie = Tie(
            bond.child,
            bond.person,
            adult.relationship or bond.relationship,
            adult.responsibility or bond.responsibility,
        )
        said, name = [], phrases.name(bond.name)
        if tie.relationship != bond.relationship:
            was, becomes = phrases.name(bond.relationship), phrases.name(tie.relationship)
            said.append(f"{name}: {was} → {becomes}")
        if tie.responsibility != bond.responsibility:
            said.append(
                f"parental responsibility of {name}: {bond.responsibility} → {tie.responsibility}"
            )
        if said:
            self._changed_ties.append(tie)
        return said

    def _tie(self, row: Row, child: str, adult: Adult) -> Tie | None:
        try:
            person = self._known.adult(adult.name, row.family)
        except Unclear:
            self._problems.append(Problem(row.number, adult.name, *TWO_ADULTS))
            return None
        tie = Tie(
            child,
            person or self._new_adult(row, adult),
            adult.relationship or RELATIONSHIP,
            adult.responsibility or RESPONSIBILITY,
        )
        self._ties.append(tie)
        return tie

    def _new_adult(self, row: Row, adult: Adult) -> str:
        """One for each name in a family; without a family, one for each row."""
        key = sought(adult.name)
        mark = f"family {family_key(row.family)}: {key}" if row.family else f"{row.number}: {key}"
        if mark not in self._adults:
            self._adults[mark] = adult.name
            for same in self._known.people_called(adult.name):
                self._same[f"{phrases.name(same.name)} ({TITLES[same.role]})"] = None
            self._alone[adult.name] += not row.family
        return mark

    def _room(self, row: Row) -> str:
        """The room as it is spelt already."""
        return self._known.room(row.room) if row.room else ""


def _differences(before: Child, after: Child) -> list[str]:
    said = []
    if before.name != after.name:
        said.append(f"the name becomes {phrases.name(after.name)}")
    if before.room != after.room:
        said.append(f"{rooms.titled(before.room)} → {rooms.titled(after.room)}")
    for called, old, new in (
        ("first day", before.starts_on, after.starts_on),
        ("last day", before.leaves_on, after.leaves_on),
    ):
        if new and old != new:
            was = f"{phrases.day(old)} → " if old else ""
            said.append(f"{called} {was}{phrases.day(new)}")
    return said
