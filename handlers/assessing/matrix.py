"""The matrix of likelihood and severity as a picture, with the hazards in their cells (C8)."""

import json

from handlers.assessing import subject
from handlers.assessing.wording import hazard, last_time, scales
from handlers.dialogue import buttons, phrases
from handlers.dialogue.buttons import Button
from handlers.dialogue.turn import Turn
from storage import assessments
from storage.assessments import Assessment, Rating

SHADES = {"light": "dark", "dark": "light"}  # each, and the other one
LONGEST = 110  # letters of a hazard under the picture
CAPTION = "How likely it is, times how bad it would be."


def show(turn: Turn) -> None:
    """In the shade that the button asks for."""
    number, _, shade = turn.id.partition(":")
    one = assessments.find(turn.tx, number)
    if one is None:
        turn.toast(subject.GONE)
        return
    send(turn, one, shade if shade in SHADES else "light")


def send(turn: Turn, one: Assessment, shade: str = "light") -> None:
    """What is rated so far; before the first rating, what was rated last time."""
    now = [rating for rating in assessments.ratings(turn.tx, one.id) if rating.is_whole]
    before = [] if now else list(last_time(turn, one).values())
    content = {
        **scales(),
        "account": subject.titled(turn, one.account),
        "of": _when(turn, one, before),
        "shade": shade,
        "hazards": [_short(number, rating) for number, rating in enumerate(now or before, 1)],
    }
    made = f"paper:matrix:{json.dumps(content, ensure_ascii=False)}"
    other = SHADES[shade]
    row = [Button(f"{other.capitalize()} picture", f"assess.matrix:{one.id}:{other}")]
    payload = {"caption": CAPTION, "reply_markup": buttons.markup([row])}
    turn.letter(turn.incoming.chat, "sendPhoto", payload, made=made)


def _short(number: int, rating: Rating) -> dict[str, object]:
    """So that the longest list is no taller than a picture on Telegram may be."""
    words = rating.words
    short = words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
    return hazard(number, rating) | {"words": short}


def _when(turn: Turn, one: Assessment, before: list[Rating]) -> str:
    place = turn.setting.place
    if before:
        last = max(rating.rated_at for rating in before)
        return f"As it was rated last time, {phrases.stamp(last, place)}"
    if one.done_at:
        return f"As it was rated, {phrases.stamp(one.done_at, place)}"
    return f"As it is rated so far, {phrases.stamp(turn.now, place)}"
