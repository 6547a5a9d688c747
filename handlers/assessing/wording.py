"""How ratings are written, and what they were last time."""

from handlers.dialogue import phrases
from handlers.dialogue.turn import Turn
from policy import risk
from policy.risk import Band
from storage import assessments
from storage.assessments import Assessment, Rating


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
