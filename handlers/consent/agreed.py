"""Everything a person ever answered, in the exact words that were asked then."""

from handlers.consent import asking
from handlers.dialogue import family, menu, phrases
from handlers.dialogue.buttons import Button, Rows, number_in
from handlers.dialogue.turn import Turn
from policy.consent import Basis, Said
from policy.uses import Subject
from storage import answers, children, people, relations, uses
from storage.answers import Answer
from storage.uses import Wording

ON_A_PAGE = 4
FINGERPRINT = 16  # of the 64 digits; enough to compare by eye
NOTHING = "You have not answered anything yet, so nothing is agreed to."
SAID = {
    Said.GIVEN: "Yes",
    Said.REFUSED: "No",
    Said.WITHDRAWN: "Withdrawn",
    Said.EXPIRED: "Ran out",
    Said.ENDED: "Ended",
}
ROUTES = {"bot": "in this chat", "paper": "on paper", "phone": "by phone", "person": "in person"}


def show(turn: Turn) -> None:
    """A page of it, the newest first; `turn.id` is the page's number."""
    found = list(reversed(answers.by_person(turn.tx, turn.person.id)))
    turn.note("saw own record", by=turn.person.id)
    if not found:
        turn.show(NOTHING, [[asking.SEE_OR_CHANGE, menu.BACK_TO_MENU]])
        return
    pages = -(-len(found) // ON_A_PAGE)
    wanted = number_in(turn.id)
    number = min(wanted, pages - 1)
    first = number * ON_A_PAGE
    calls = _calls(turn)
    parts = [f"What you agreed to, page {number + 1} of {pages}. The newest comes first."]
    parts += [_about(turn, one, calls) for one in found[first : first + ON_A_PAGE]]
    around = [("Newer", number - 1), ("Older", number + 1)]
    moves = [Button(t, f"consent.agreed:{n}") for t, n in around if 0 <= n < pages]
    rows: Rows = [moves] if moves else []
    turn.show("\n\n".join(parts), [*rows, [asking.SEE_OR_CHANGE, menu.BACK_TO_MENU]])


def _about(turn: Turn, recorded: Answer, calls: dict[str, str]) -> str:
    """One answer: when, about whom, what, the words, their version and fingerprint, and the way."""
    wording = uses.get(turn.tx, recorded.use, recorded.version)
    whom = calls.get(recorded.subject, "the child you answered for then")
    when = phrases.stamp(recorded.answered_at, turn.setting.place)
    asked = wording.asked("you" if wording.subject is Subject.ADULT else whom)
    fingerprint = wording.digest[:FINGERPRINT]
    return (
        f"{when}, {whom}: {_said(wording, recorded)}\n{wording.title}\n“{asked}”\n"
        f"Version {wording.version}, fingerprint {fingerprint}; {_way(turn, recorded)}."
    )


def _said(wording: Wording, recorded: Answer) -> str:
    if wording.basis is Basis.OBJECTION:
        return "No objection" if recorded.said is Said.GIVEN else "Objected"
    day = recorded.expires_on
    until = f", until {day.day} {day:%B %Y}" if day and recorded.said is Said.GIVEN else ""
    return f"{SAID[recorded.said]}{until}"


def _way(turn: Turn, recorded: Answer) -> str:
    """By which route, and who wrote it down when that was somebody else."""
    if recorded.said in (Said.EXPIRED, Said.ENDED):
        return "noted by the bot"
    route = ROUTES.get(recorded.route, recorded.route)
    if recorded.recorded_by == turn.person.id:
        return f"said {route}"
    recorder = people.find(turn.tx, recorded.recorded_by)
    return f"said {route}, recorded by {phrases.name(recorder.name) if recorder else 'the bot'}"


def _calls(turn: Turn) -> dict[str, str]:
    """How to call those the answers are about. A child who belongs to this person no more may have
    another name today, which is not theirs to read.
    """
    bound = relations.of_person(turn.tx, turn.person.id)
    names = family.calls([children.get(turn.tx, relation.child) for relation in bound])
    return {turn.person.id: "you", **names}
