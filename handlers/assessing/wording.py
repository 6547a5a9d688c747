"""How ratings are written, and what they were last time."""

from handlers.assessing import subject
from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy import risk
from policy.risk import Band
from storage import assessments
from storage.assessments import Assessment, Rating
from storage.duties import Duty


def last_time(turn: Turn, one: Assessment) -> dict[str, Rating]:
    """The ratings of the assessment before this one, by hazard."""
    before = assessments.before(turn.tx, one, now=turn.now)
    found = assessments.ratings(turn.tx, before.id) if before else []
    return {rating.hazard: rating for rating in found if rating.is_whole}


def rated(rating: Rating) -> str:
    """Such as `Likelihood 2 times severity 4 is 8, medium`."""
    return (
        f"Likelihood {rating.likelihood} times severity {rating.severity} is {rating.number},"
        f" {band(rating)}"
    )


def scales() -> dict[str, object]:
    """The words of the matrix, as its papers take them."""
    return {
        "likelihoods": list(risk.LIKELIHOODS.values()),
        "severities": list(risk.SEVERITIES.values()),
        "bands": [
            [str(risk.band(likely * severe)) for severe in risk.SEVERITIES]
            for likely in risk.LIKELIHOODS
        ],
        "follows": {str(word): what for word, what in risk.WHAT_FOLLOWS.items()},
    }


def hazard(number: int, rating: Rating) -> dict[str, object]:
    """A rated hazard, as the papers take it."""
    return {
        "number": str(number),
        "words": rating.words,
        "controls": rating.controls or "",
        "likelihood": rating.likelihood,
        "severity": rating.severity,
        "rating": rating.number,
        "band": str(band(rating)),
    }


def how_it_stands(turn: Turn, duty: Duty) -> str:
    """Of an action: open, or who has done it and when."""
    if duty.state != "done" or duty.closed_at is None:
        return "open" if duty.state == "open" else "not asked for any more"
    when = phrases.stamp(duty.closed_at, turn.setting.place)
    return f"done by {subject.who(turn, duty.closed_by or '')}, {when}"


def band(rating: Rating) -> Band:
    return risk.band(rating.number)


def changes(turn: Turn, one: Assessment) -> list[str]:
    """What is rated otherwise than last time, in lines; empty for the first assessment."""
    before = last_time(turn, one)
    now = {rating.hazard: rating for rating in assessments.ratings(turn.tx, one.id)}
    if not before:
        return []
    found = risk.compare(
        {hazard: rating.number for hazard, rating in before.items()},
        {hazard: rating.number for hazard, rating in now.items() if rating.is_whole},
    )
    words = {hazard: rating.words for hazard, rating in {**before, **now}.items()}

    def moved(hazard: str, how: str) -> str:
        was, is_now = before[hazard].number, now[hazard].number
        return f"{how}, {was} to {is_now}: {phrases.quoted(words[hazard])}"

    lines = [moved(hazard, "Higher") for hazard in found.higher]
    lines += [moved(hazard, "Lower") for hazard in found.lower]
    lines += [f"New, {now[hazard].number}: {phrases.quoted(words[hazard])}" for hazard in found.new]
    lines += [f"Not on the list any more: {phrases.quoted(words[hazard])}" for hazard in found.gone]
    number = len(found.alike)
    if number:
        lines.append(f"{number} rated as before." if lines else "Everything is rated as before.")
    return lines
