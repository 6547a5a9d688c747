"""A Yes is taken back, with one press or with a word, at any time and in any state (C13).

The words of somebody who wants no pictures are taken at their widest: every Yes of theirs ends, and
they say No to whatever else may be shown of their children now, whoever allowed it and whatever it
rests on. Each can be given back; a picture that was shown once too often cannot.
"""

from handlers.consent import asking, deciding, news, page, standing
from handlers.consent.standing import Line, heading
from handlers.dialogue import conversation, family, menu, phrases
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.family import Say
from handlers.dialogue.turn import Turn
from policy.consent import Said
from policy.uses import Subject

PICTURES = ("photo", "photos", "picture", "pictures", "pics")
WORDS = frozenset(
    {
        "withdraw",
        "stop",
        "withdraw consent",
        "withdraw my consent",
        "withdraw everything",
        *(f"{no} {what}" for no in ("no", "no more", "stop") for what in PICTURES),
    }
)
MOST_BUTTONS = 80  # of 100 that Telegram takes under a message


def show(turn: Turn) -> None:
    """`/withdraw`: only what can be stopped, one button each, and everything at once."""
    found = [line for line in standing.lines(turn, turn.person) if line.can_stop]
    turn.note("saw own answers", by=turn.person.id)
    if not found:
        turn.show(*_nothing(turn))
        return
    buttons = [_button(number, line) for number, line in enumerate(found, 1)][:MOST_BUTTONS]
    listed = standing.listed(list(enumerate(found, 1)), standing.in_words)
    rows = [*columns(buttons, long=22), [page.STOP], [menu.BACK_TO_MENU]]
    turn.show(f"What you can stop, each with one press:\n\n{listed}", rows)


def take_one(turn: Turn) -> None:
    """One use of one child or adult is No from this instant on."""
    subject, _, use = turn.id.partition(":")
    whom = deciding.find_whom(turn, subject)
    if whom is None:
        return
    line = standing.find(standing.lines(turn, turn.person), whom.id, use)
    if line is None and deciding.is_stopped(turn, whom):
        return
    if line is None:
        turn.toast(deciding.GONE, alert=True)
    elif line.is_against:
        turn.toast("That is No already. Nothing was changed.")
    else:
        deciding.record(turn, line, Said.WITHDRAWN)
        news.tell(turn)
        note = (
            f"No from now on: ‘{line.wording.title}’ ({heading(whom)}). {deciding.what_next(turn)}"
        )
        page.show_at(turn, whom, note)


def take_all(turn: Turn) -> None:
    """Everything at once, from a button."""
    turn.show(*_withdraw(turn))


def spoken(turn: Turn) -> bool:
    """Whether a whole message says that nothing may be shown; then that is so, and what else is
    open stays as it was.
    """
    said = " ".join(turn.incoming.text.casefold().split()).rstrip("!. ")
    if said not in WORDS or not _is_about_somebody(turn):
        return False
    text, rows = _withdraw(turn)
    open_now = turn.dialogue
    if not open_now.conversation:
        turn.say(text, rows)
        return True
    title = conversation.titled(open_now.conversation)
    label = f"Carry on with {title[:1].lower()}{title[1:]}"
    resume = Button(label, f"{open_now.conversation}.resume:{open_now.subject}")
    turn.tell(turn.person, text, [[resume], *rows])  # whose buttons are not remembered as typed
    return True


def _is_about_somebody(turn: Turn) -> bool:
    """Whether a child of this person is here, or a Yes about themself is left from then."""
    if any(whom.kind is Subject.CHILD for whom in family.of(turn, turn.person)):
        return True
    return any(line.can_stop for line in standing.lines(turn, turn.person))


def _button(number: int, line: Line) -> Button:
    if line.held or line.is_objection:
        return page.change_button(number, line)
    label = f"No to {number} for {line.whom.short}"
    return Button(label, f"consent.take:{line.whom.id}:{line.wording.use}")


def _withdraw(turn: Turn) -> tuple[str, Rows]:
    found = [line for line in standing.lines(turn, turn.person) if line.can_stop]
    if not found:
        return _nothing(turn)
    for line in found:
        deciding.record(turn, line, Said.WITHDRAWN)
    news.tell(turn)
    listed = standing.listed(list(enumerate(found, 1)), lambda line: line.wording.title)
    text = (
        f"No from now on:\n\n{listed}\n\n{deciding.what_next(turn)} You can give each one"
        " back: press it, and I ask you its question again."
    )
    back = [
        Button(f"Give {number} back", f"consent.ask:{line.whom.id}:{line.wording.use}")
        for number, line in enumerate(found, 1)
        if line.whom.say is Say.HAS
    ]
    return text, [*columns(back[:MOST_BUTTONS]), [asking.SEE_OR_CHANGE, menu.BACK_TO_MENU]]


def _nothing(turn: Turn) -> tuple[str, Rows]:
    """There is no Yes of theirs; the words promise no more than that is true."""
    whoms = family.of(turn, turn.person)
    if not whoms:
        return page.NOBODY, [[menu.BACK_TO_MENU]]
    names = phrases.together([whom.called for whom in whoms])
    ends = [[asking.SEE_OR_CHANGE, menu.BACK_TO_MENU]]
    if all(whom.say is Say.HAS for whom in whoms):
        return f"Nothing is shown of {names}: there is no Yes to withdraw.", ends
    text = (
        f"There is no Yes of yours to withdraw for {names}. If you want something to stop, please"
        " speak to the manager."
    )
    return text, [*deciding.ask_manager(turn), *ends]
