"""The investigation of one misuse: what was done, what is next, and by when."""

from handlers.concerns import keeping
from handlers.concerns.cases import deciding, looking, opening, requests, steps
from handlers.concerns.clocks import shown
from handlers.dialogue import guide, phrases
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action, State
from policy.investigation import RULES, Part, Step, done, following
from policy.reports import Kind
from storage import entries, platform_requests
from storage.concerns import Concern
from storage.entries import Entry
from storage.entries import Kind as Said

GUIDES: dict[Part, type[Conversation]] = {
    Part.LOOK: looking.Look,
    Part.BREACH: looking.Breach,
    Part.SPOKEN: deciding.Spoke,
    Part.REQUESTS: requests.Asked,
    Part.EVIDENCE: looking.Evidence,
    Part.DECISION: deciding.Decide,
    Part.OUTCOME: deciding.Outcome,
}
OVER = "It is closed. Open it again if something new comes up."


def show(turn: Turn) -> None:
    """The investigation that a button names."""
    concern = steps.misuse(turn, turn.id, Action.OPEN_CONCERN)
    if concern is None:
        return
    turn.note("read investigation", concern.reference, by=turn.person.id)
    history = [e for e in entries.of(turn.tx, concern.reference) if e.kind is Said.STEP]
    asked = platform_requests.of(turn.tx, concern.reference)
    lines = [
        f"{concern.reference}: the investigation",
        _next(turn, concern, history),
        "\n".join(_parts(turn, history)),
    ]
    if asked:
        waiting = [f"– {requests.line(turn, one)}" for one in asked]
        lines.append("\n".join(["Take-down requests:", *waiting]))
    handed = next((e for e in history if e.topic == Step.HR), None)
    if handed:
        lines.append(f"Handed to HR: {phrases.stamp(handed.said_at, turn.setting.place)}")
    turn.say("\n\n".join(lines), _rows(turn, concern, history), protect=True, clear=True)


def _next(turn: Turn, concern: Concern, history: list[Entry]) -> str:
    if concern.state != "open":
        return OVER
    clocks = [f"{shown.MARK} {shown.rested(turn, clock)}" for clock in shown.running(turn, concern)]
    next_ = f"Next: {to_do(history)}"
    return "\n\n".join([next_, "\n".join(clocks)] if clocks else [next_])


def to_do(history: list[Entry]) -> str:
    """What comes next, as a sentence that has begun already."""
    part = following(entry.topic for entry in history if entry.kind is Said.STEP)
    return f"{RULES[part].to_do}." if part else "close it with its outcome."


def _parts(turn: Turn, history: list[Entry]) -> list[str]:
    """Every part in its order, done or not; when it was last done."""
    found = []
    for rule in RULES.values():
        last = [e for e in history if e.topic == rule.done or e.topic == rule.nothing]
        if not last:
            found.append(f"○ {rule.label}")
            continue
        when = phrases.stamp(last[-1].said_at, turn.setting.place)
        nothing = ", nothing to do" if last[-1].topic == rule.nothing else ""
        times = f", {len(last)} times" if len(last) > 1 else ""
        found.append(f"✓ {rule.label}{nothing}{times}: {when}")
    return found


def _rows(turn: Turn, concern: Concern, history: list[Entry]) -> Rows:
    rows: Rows = []
    if access.may(turn.person.role, Action.INVESTIGATE, State(concern.state)):
        taken = [entry.topic for entry in history]
        part = following(taken)
        rows.append([steps.go_on(concern, part)])
        rows += [
            [Button(f"Answer of {_short(one.platform)}", f"case.answer:{one.id}")]
            for one in platform_requests.of(turn.tx, concern.reference)
            if one.remind_on
        ]
        others = [
            Button(RULES[one].label, f"case.part:{concern.reference}/{one}")
            for one in Part
            if one is not part
        ]
        rows += columns(others)
        last = opening.button(turn, concern)
        if Step.HR not in taken:
            last.append(Button("Handed to HR", f"case.hr:{concern.reference}"))
        rows += columns(last)
    return [*rows, *keeping.after(concern)]


def _short(platform: str) -> str:
    return phrases.bare(phrases.name(platform))[:30]


def begin(turn: Turn) -> None:
    """One part, from its first question; what was left in it is taken up."""
    found = _named(turn)
    if found is None:
        return
    concern, part = found
    turn.beside = True
    if RULES[part].nothing and part not in done(steps.taken(turn, concern)):
        _ask_whether(turn, concern, part)
        return
    guide.begin(turn, GUIDES[part], subject=concern.reference)


def _ask_whether(turn: Turn, concern: Concern, part: Part) -> None:
    """A part in which there may be nothing to do."""
    where = f"{concern.reference}/{part}"
    rows = [
        [Button(BEGIN[part], f"case.do:{where}", "primary")],
        [Button("There is nothing to do here", f"case.nothing:{where}")],
    ]
    text = f"{concern.reference}: {RULES[part].label}. Please {RULES[part].to_do}."
    turn.show(text, [*rows, *steps.back(concern)])


BEGIN = {
    Part.SPOKEN: "I spoke to somebody",
    Part.REQUESTS: "I asked a platform",
    Part.EVIDENCE: "There is something to keep",
}


def do(turn: Turn) -> None:
    """There is something to do in that part."""
    if found := _named(turn):
        concern, part = found
        turn.beside = True
        guide.begin(turn, GUIDES[part], subject=concern.reference)


def _named(turn: Turn) -> tuple[Concern, Part] | None:
    """The misuse and the part of it that a button names."""
    reference, _, wanted = turn.id.partition("/")
    concern = steps.misuse(turn, reference)
    if concern is None:
        return None
    if wanted not in set(Part):
        turn.toast(guide.STALE)
        return None
    return concern, Part(wanted)


def line(turn: Turn, concern: Concern) -> list[str]:
    """What the item's own page says of it."""
    if concern.kind is not Kind.MISUSE:
        return []
    taken = steps.taken(turn, concern)
    return [f"Investigation: {len(done(taken))} of {len(Part)} parts done"]


def following_in(turn: Turn, concern: Concern) -> str:
    """What comes next while the investigation is not finished."""
    part = following(steps.taken(turn, concern)) if concern.kind is Kind.MISUSE else None
    return f"{RULES[part].to_do[:1].upper()}{RULES[part].to_do[1:]}." if part else ""


def button(turn: Turn, concern: Concern) -> list[Button]:
    if concern.kind is not Kind.MISUSE:
        return []
    return [steps.to_case(concern)]
