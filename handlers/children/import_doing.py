"""A plan is carried out, whole, in the transaction it was drafted in."""

import secrets

from handlers.children.import_plan import Plan, Tie
from handlers.dialogue.turn import Occasion
from policy.roles import Role, Standing
from storage import askings, children, people, relations


def carry_out(occasion: Occasion, plan: Plan, *, by: str, digest: str) -> None:
    """Write all of it down; `by` is a person's id or `console`, `digest` the file's."""
    ids = {child.id: secrets.token_hex(8) for child in plan.children}
    ids |= {mark: secrets.token_hex(8) for mark, _ in plan.adults}
    _add_children(occasion, plan, ids, by)
    for child in plan.changed:
        children.change(occasion.tx, child)
    _add_adults(occasion, plan, ids, by)
    active = {p.id for p in people.everybody(occasion.tx) if p.standing is Standing.ACTIVE}
    for tie in (*plan.ties, *plan.changed_ties):
        _bind(occasion, tie, ids)
        if tie.person in active:
            askings.want(occasion.tx, tie.person)
    occasion.note(
        "imported families",
        by=by,
        file=digest,
        children=len(plan.children),
        changed=len(plan.changed),
        adults=len(plan.adults),
        bonds=len(plan.ties),
        changed_bonds=len(plan.changed_ties),
    )


def _add_children(occasion: Occasion, plan: Plan, ids: dict[str, str], by: str) -> None:
    for child in plan.children:
        children.add(
            occasion.tx,
            child=ids[child.id],
            name=child.name,
            family=child.family,
            room=child.room,
            starts_on=child.starts_on,
            leaves_on=child.leaves_on,
            by=by,
            at=occasion.now,
        )


def _add_adults(occasion: Occasion, plan: Plan, ids: dict[str, str], by: str) -> None:
    """They are invited by nobody yet who would have to answer for a link: letters are made
    later.
    """
    inviter = people.find(occasion.tx, by)
    for mark, name in plan.adults:
        people.add(
            occasion.tx,
            person=ids[mark],
            name=name,
            role=Role.PARENT,
            invited_by=inviter.id if inviter else None,
            at=occasion.now,
        )


def _bind(occasion: Occasion, tie: Tie, ids: dict[str, str]) -> None:
    relations.bind(
        occasion.tx,
        child=ids.get(tie.child, tie.child),
        person=ids.get(tie.person, tie.person),
        relationship=tie.relationship,
        responsibility=tie.responsibility,
        at=occasion.now,
    )
