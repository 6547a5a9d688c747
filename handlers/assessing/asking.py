"""Asks hazard by hazard how likely it is, how bad it would be, and what is done against it; each
answer is stored at once.
"""

import secrets

from handlers.assessing import matrix, subject, summary
from handlers.assessing.wording import last_time, rated
from handlers.dialogue import phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import risk
from policy.risk import LIKELIHOODS, SEVERITIES
from storage import assessments, hazards
from storage.assessments import Assessment, Rating
from storage.hazards import Hazard

OTHERS = "Somebody has answered that already. Here is what is still open."
LATER = "Every answer is kept at once: stop whenever you like, and come back from /due."


def start(turn: Turn) -> None:
    """Begin, go on, or hear who is at it."""
    account = subject.account(turn, turn.id)
    if account is None:
        return
    hazards.begin(turn.tx, at=turn.now)
    if not hazards.current(turn.tx):
        rows = [[Button("The list of hazards", "hazards.list")]]
        turn.show("There is no hazard on the list, so there is nothing to ask.", rows)
        return
    found = assessments.open_of(turn.tx, account.id)
    if found is None:
        number = secrets.token_hex(8)
        me = turn.person.id
        assessments.begin(turn.tx, assessment=number, account=account.id, by=me, at=turn.now)
        turn.note("began assessment", number, by=me, account=account.id)
        begun = assessments.get(turn.tx, number)
        _with_matrix(
            turn, begun, note="\n\n".join([LATER, summary.still_open(turn, begun)]).strip()
        )
        return
    at_it = {one.rated_by for one in assessments.ratings(turn.tx, found.id)} | {found.person}
    if turn.person.id in at_it:
        _with_matrix(turn, found, note=_begun(turn, found))
        return
    names = phrases.together([subject.who(turn, person) for person in sorted(at_it)])
    turn.show(
        f"{subject.heading(turn, found)}\n\n{_begun(turn, found)} {names} may be at it now. You can"
        " join in: whoever answers a question first has answered it, and you both see what is still"
        " open.",
        [[Button("Join in", f"assess.next:{found.id}", "primary")]],
    )


def go_on(turn: Turn) -> None:
    found = subject.open_assessment(turn, turn.id)
    if found:
        ask(turn, found)


def take_likelihood(turn: Turn) -> None:
    """The first answer about a hazard."""
    parts, _, said = turn.id.rpartition(":")
    found = subject.part(turn, parts)
    if found is None or not _on(turn, said):
        return
    one, hazard = found
    kept = assessments.rate_likelihood(
        turn.tx,
        one.id,
        hazard.id,
        int(said),
        words=hazard.words,
        by=turn.person.id,
        at=turn.now,
    )
    _noted(turn, one, hazard, "likelihood", kept=kept)


def take_severity(turn: Turn) -> None:
    """The second."""
    parts, _, said = turn.id.rpartition(":")
    found = subject.part(turn, parts)
    if found is None or not _on(turn, said):
        return
    one, hazard = found
    kept = assessments.rate_severity(
        turn.tx, one.id, hazard.id, int(said), by=turn.person.id, at=turn.now
    )
    _noted(turn, one, hazard, "severity", kept=kept)


def leave_controls(turn: Turn) -> None:
    """The third: what was done against it so far is still what is done."""
    found = subject.part(turn, turn.id)
    if found is None:
        return
    one, hazard = found
    keep_controls(turn, one, hazard, controls_so_far(turn, one, hazard))


def keep_controls(turn: Turn, one: Assessment, hazard: Hazard, words: str) -> None:
    kept = assessments.keep_controls(
        turn.tx, one.id, hazard.id, words, by=turn.person.id, at=turn.now
    )
    _noted(turn, one, hazard, "controls", kept=kept)


def controls_so_far(turn: Turn, one: Assessment, hazard: Hazard) -> str:
    """Last time's; before that, the usual ones."""
    before = last_time(turn, one).get(hazard.id)
    return (before.controls if before else None) or hazard.controls


def choose_again(turn: Turn) -> None:
    """Which answers are to be given anew?"""
    found = subject.open_assessment(turn, turn.id)
    if found is None:
        return
    rows: Rows = [
        [Button(f"{phrases.bare(one.words)[:50]}", f"assess.again:{found.id}:{one.hazard}")]
        for one in assessments.ratings(turn.tx, found.id)
    ]
    rows.append([Button("Go on", f"assess.next:{found.id}")])
    turn.show("Which hazard do you want to answer again?", rows)


def ask_again(turn: Turn) -> None:
    """The answers about this hazard are dropped, so that it is the next question."""
    found = subject.part(turn, turn.id)
    if found is None:
        return
    one, hazard = found
    if assessments.clear(turn.tx, one.id, hazard.id):
        turn.note("dropped rating", one.id, by=turn.person.id, hazard=hazard.id)
    ask(turn, one)


def ask(turn: Turn, one: Assessment, note: str = "") -> None:
    """The first hazard without a whole answer; after the last, the summary."""
    given = {rating.hazard: rating for rating in assessments.ratings(turn.tx, one.id)}
    listed = hazards.current(turn.tx)
    open_ones = [h for h in listed if h.id not in given or not given[h.id].is_whole]
    if not open_ones:
        summary.show(turn, one, note=note)
        return
    hazard = open_ones[0]
    lines = [
        note,
        subject.heading(turn, one),
        f"Hazard {listed.index(hazard) + 1} of {len(listed)}",
        phrases.quoted(hazard.words),
    ]
    rating = given.get(hazard.id)
    if rating is None or rating.severity is None:
        lines.append(_before(turn, one, hazard))
    question, rows = _question(turn, one, hazard, rating)
    turn.show("\n\n".join(line for line in [*lines, question] if line), rows)


def _with_matrix(turn: Turn, one: Assessment, note: str) -> None:
    """The picture first, so that it stands over the questions while they are answered."""
    matrix.send(turn, one)
    turn.beside = True
    ask(turn, one, note=note)


def _question(
    turn: Turn, one: Assessment, hazard: Hazard, given: Rating | None
) -> tuple[str, Rows]:
    both = f"{one.id}:{hazard.id}"
    again = [Button("Back", f"assess.again:{both}")]
    if given is None:
        done = assessments.ratings(turn.tx, one.id)
        last = max(done, key=lambda rating: rating.rated_at, default=None)
        rows = _scale(LIKELIHOODS, f"assess.likely:{both}")
        if last:
            rows.append([Button("Back", f"assess.again:{one.id}:{last.hazard}")])
        return "How likely is it, with what you do against it now?", rows
    if given.severity is None:
        likely = f"{given.likelihood}, {LIKELIHOODS[given.likelihood].lower()}"
        weighed = {n: f"{words}: {_product(given, n)}" for n, words in SEVERITIES.items()}
        rows = _scale(weighed, f"assess.severe:{both}")
        return f"Likelihood: {likely}.\n\nHow bad would it be?", [*rows, again]
    controls = phrases.quoted(controls_so_far(turn, one, hazard)) or "Nothing yet."
    rows = [
        [Button("That is what we do", f"assess.stay:{both}", "primary")],
        [Button("Type it anew", f"assess.type:{both}")],
        again,
    ]
    return f"{rated(given)}.\n\nWhat do you do against it?\n\nSo far: {controls}", rows


def _product(given: Rating, severity: int) -> str:
    """A cell of the matrix, such as `8, medium`."""
    number = risk.rating(given.likelihood, severity)
    return f"{number}, {risk.band(number)}"


def _scale(words: dict[int, str], data: str) -> Rows:
    return [[Button(f"{number} {label}", f"{data}:{number}")] for number, label in words.items()]


def _before(turn: Turn, one: Assessment, hazard: Hazard) -> str:
    """Last time's answer, beside each question."""
    before = last_time(turn, one).get(hazard.id)
    if before is None:
        return f"Usual controls: {phrases.quoted(hazard.controls)}" if hazard.controls else ""
    day = phrases.stamp(before.rated_at, turn.setting.place)
    controls = phrases.quoted(before.controls or "")
    return f"Last time ({day}): {rated(before)}.\nControls then: {controls}"


def _begun(turn: Turn, one: Assessment) -> str:
    when = phrases.when(one.begun_at, turn.setting.place, now=turn.now)
    return f"{subject.who(turn, one.person)} began this at {when}."


def _on(turn: Turn, said: str) -> bool:
    """Whether it is a number of the scales; what a button carries is client input."""
    if said in {str(number) for number in LIKELIHOODS}:
        return True
    turn.toast("That is not on the scale. Nothing was changed.")
    return False


def _noted(turn: Turn, one: Assessment, hazard: Hazard, what: str, *, kept: bool) -> None:
    if kept:
        turn.note("rated", one.id, by=turn.person.id, hazard=hazard.id, what=what)
    ask(turn, one, note="" if kept else OTHERS)
