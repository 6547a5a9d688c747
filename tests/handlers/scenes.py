"""What chance seldom brings about, played once in every walk."""

from dataclasses import replace
from functools import partial

from policy.roles import Role
from storage import alerts, concerns, people
from storage.transaction import Transaction
from tests.handlers.wandering import Walk

ALONE = "Sid Lone"
REPORTS = ("/concern", "A colleague", "He shouted.", "+ Which colleague")
CHAIR = "Carol Hughes (chair of the committee)"


def reports_once(walk: Walk) -> None:
    """Somebody whose only report is about the chair: whoever knows that they reported, knows it."""
    walk.comes(Role.STAFF, ALONE)
    for text in (*REPORTS, CHAIR, "Send it now"):
        walk.goes(walk.writes("sid", text))


def alarms_again(walk: Walk) -> None:
    """Between two alarms of one danger it is closed to somebody who heard the first."""
    walk.goes(walk.forges("sid", "danger.alarm"))
    walk.preschool.run(partial(_close_to_one, walk))
    walk.goes(replace(walk.forges("sid", "danger.alarm"), is_compared=False))


def _close_to_one(walk: Walk, tx: Transaction) -> None:
    newest = concerns.by_reporter(tx, "sid")[0]
    told = [one.person for one in alerts.of(tx, newest.reference)]
    concerns.shut_out(tx, newest.reference, person=walk.chance.choice(told))
    walk.watch.learn(tx)


def is_handed_on(walk: Walk, who: str, role: Role) -> None:
    """What somebody dealt with is handed to another, after their own role has changed."""
    items = [one for one, state in walk.things.items.items() if state == "open"]
    theirs = [one for one in items if one in walk.things.told.get(who, ())]
    for reference in theirs:
        walk.preschool.run(partial(concerns.assign, reference=reference, to=who))
    walk.preschool.run(partial(people.change_role, person=who, role=role))
    walk.preschool.run(walk.watch.learn)
    for reference in theirs:
        walk.goes(walk.forges("maya", f"inbox.give:{reference}/"))
