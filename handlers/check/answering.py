"""What may be shown of one child, worked out at this moment: yes or no first, then who said so."""

from collections.abc import Sequence
from datetime import date

from handlers.dialogue import menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.consent import Verdict, Why
from policy.hours import local_day
from storage import answers, children, people
from storage.children import Child
from storage.people import Person
from storage.uses import Wording

TOPIC = "check"
WITHOUT_ROOM = "no group"
ONE_SCREEN = 1500  # letters of several children's answers in one message
ANOTHER = "Another child? Type the name."
WORDS_COUNT = "A name or a mention in words needs a Yes too."  # the policy's "any reference"
UNKNOWN = "I do not know that child. Ask the manager, and do not show the child until you know."
TO_GROUPS = Button("Choose a group", "check.rooms")

Verdicts = list[tuple[Wording, Verdict]]


def show_child(turn: Turn) -> None:
    """One child, chosen by a button."""
    child = children.find(turn.tx, turn.id)
    if child is None:
        turn.note("looked up", by=turn.person.id, found=0)
        turn.toast(UNKNOWN, alert=True)
        return
    show(turn, [child])


def show(
    turn: Turn, found: list[Child], adults: Sequence[Person] = (), *, more_to_come: bool = False
) -> None:
    """Answer for each of these, several in one message while that is short."""
    texts = {child.id: _about_child(turn, child) for child in found}
    texts |= {adult.id: _about_adult(turn, adult) for adult in adults}
    screens: list[list[str]] = []
    length = ONE_SCREEN
    for subject, text in texts.items():
        turn.note("looked up", subject, by=turn.person.id)
        length += len(text)
        if length > ONE_SCREEN:
            screens.append([])
            length = len(text)
        screens[-1].append(subject)
    for screen in screens:
        last = screen is screens[-1] and not more_to_come
        lines = [texts[subject] for subject in screen]
        if any("\nNo – " in line for line in lines):
            lines.append(WORDS_COUNT)
        if last and turn.dialogue.conversation == TOPIC:
            lines.append(ANOTHER)
        pages = _pages(turn, [child for child in found if child.id in screen])
        rows = [*pages, closing()] if last else pages
        turn.say("\n\n".join(lines), rows, protect=True, clear=True)


def closing() -> list[Button]:
    return [Button("Check another", "check.start"), menu.BACK_TO_MENU]


def _pages(turn: Turn, screen: list[Child]) -> Rows:
    """For the management team, the way to each child's page."""
    if not access.may(turn.person.role, Action.SEE_CHILDREN):
        return []
    return [
        [Button(f"Open the page of {phrases.name(child.name)}", f"children.open:{child.id}")]
        for child in screen
    ]


def label(child: Child) -> str:
    return (
        f"{phrases.name(child.name)} ({phrases.name(child.room) if child.room else WITHOUT_ROOM})"
    )


def has_left(child: Child, today: date) -> bool:
    return child.left_at is not None or not child.is_here(today)


def _about_child(turn: Turn, child: Child) -> str:
    if has_left(child, local_day(turn.setting.place, turn.now)):
        return f"{phrases.name(child.name)} has left: No to everything, {_as_of(turn)}."
    return _about(turn, child.id, label(child))


def _about_adult(turn: Turn, adult: Person) -> str:
    return _about(turn, adult.id, f"{phrases.name(adult.name)} (adult)")


def _about(turn: Turn, subject: str, heading: str) -> str:
    """The answer for one child or adult: in a word, then use by use."""
    today = local_day(turn.setting.place, turn.now)
    verdicts = answers.verdicts(turn.tx, subject, today=today)
    lines = [heading, f"{overall(verdicts)}, {_as_of(turn)}"]
    lines += [_line(turn, wording, verdict) for wording, verdict in verdicts]
    return "\n".join(lines)


def _as_of(turn: Turn) -> str:
    return f"as of {phrases.clock(turn.now, turn.setting.place)}"


def overall(verdicts: Verdicts) -> str:
    """All of it in a few words; with nothing that was asked for there is no Yes."""
    allowed = sum(verdict.allowed for _, verdict in verdicts)
    if not allowed:
        return "No to everything"
    if allowed == len(verdicts):
        return "Yes to everything"
    return f"Yes to {allowed} of {len(verdicts)}"


def _line(turn: Turn, wording: Wording, verdict: Verdict) -> str:
    return f"{'Yes' if verdict.allowed else 'No'} – {wording.title}: {_reason(turn, verdict)}"


def _reason(turn: Turn, verdict: Verdict) -> str:
    match verdict.why:
        case Why.GIVEN:
            until = f", until {_day(verdict.until)}" if verdict.until else ""
            return f"{_names(turn, verdict.by)}{until}"
        case Why.AGAINST:
            return f"{_names(turn, verdict.by)} said No"
        case why:
            return str(why)


def _names(turn: Turn, answered: tuple[str, ...]) -> str:
    """Who answered; a surname that all of them share is said once."""
    names = [people.get(turn.tx, person).name.split() for person in answered]
    shared = len({words[-1] for words in names}) == 1 and all(len(words) > 1 for words in names)
    short = [words[:-1] if shared else words for words in names[:-1]]
    return phrases.together([phrases.name(" ".join(words)) for words in [*short, names[-1]]])


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
