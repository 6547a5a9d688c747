"""Takes what a person presses under a question: each answer is stored in the moment it is given."""

from handlers.consent import asking, news, page, standing
from handlers.consent.answering import answer
from handlers.consent.standing import Line
from handlers.dialogue import family, menu
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.family import Say, Whom
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from policy.consent import AGAINST, Said
from storage import relations, uses

# The same words whatever is wrong with the button: they do not say which children are here.
NOT_YOURS = "I cannot take an answer from that button. Nothing was changed. Please press /consent."
CHANGED = "The words of this question have changed. These are the new ones."
GONE = "This is not asked any more. Nothing was changed."


def next_question(turn: Turn) -> None:
    """The next open question in the place of the pressed message, or how everything stands."""
    screen = asking.following(turn, turn.person, first=turn.id)
    if screen:
        asking.show(turn, screen)
    else:
        page.show(turn)


def begin(turn: Turn) -> None:
    """The questions about one child, with the one about parental responsibility first."""
    whom = _undeclared(turn)
    if whom:
        asking.show(turn, asking.responsibility(whom))


def ask_about(turn: Turn) -> None:
    """The exact question of one use, to be answered anew."""
    subject, _, use = turn.id.partition(":")
    whom = find_whom(turn, subject)
    if whom is None or is_stopped(turn, whom):
        return
    found = standing.lines(turn, turn.person)
    line = standing.find(found, whom.id, use)
    if line is None:
        turn.toast(GONE, alert=True)
    else:
        asking.show(turn, asking.question(turn, line, found))


def hold(turn: Turn) -> None:
    """They hold parental responsibility: what may be shown of the child is asked now."""
    whom = _undeclared(turn)
    if whom:
        _declare(turn, whom, yes=True)
        next_question(turn)


def lack(turn: Turn) -> None:
    """They do not hold it, or are not sure: nothing about this child is asked."""
    whom = _undeclared(turn)
    if whom:
        _declare(turn, whom, yes=False)
        _stop(turn, whom, "Thank you for saying so.")


def say_yes(turn: Turn) -> None:
    _say(turn, yes=True)


def say_no(turn: Turn) -> None:
    _say(turn, yes=False)


def no_to_all(turn: Turn) -> None:
    """No to everything that is asked about this child."""
    _refuse(turn, turn.id, only_open=False)


def no_to_the_rest(turn: Turn) -> None:
    """No to everything that is still open about this child."""
    _refuse(turn, turn.id, only_open=True)


def record(turn: Turn, line: Line, said: Said) -> None:
    """What this person says from now on, in this chat; a Yes of theirs that ends was withdrawn."""
    wording = line.wording
    if said in AGAINST:
        if line.held:  # what ends is the Yes to the words of then
            wording = uses.get(turn.tx, line.held.use, line.held.version)
        said = Said.WITHDRAWN if line.held or line.is_objection else Said.REFUSED
    answer(
        turn,
        subject=line.whom.id,
        wording=wording,
        said=said,
        person=turn.person.id,
        relationship=line.whom.relationship,
        route="bot",
        by=turn.person.id,
    )


def find_whom(turn: Turn, number: str) -> Whom | None:
    """The child or adult a button is about, or a refusal: another family's, one who has left, one
    who never was.
    """
    found = next((w for w in family.of(turn, turn.person) if w.id == number), None)
    if found is None:
        turn.note("refused", by=turn.person.id, detail="consent")
        turn.toast(NOT_YOURS, alert=True)
    return found


def what_next(turn: Turn) -> str:
    """What becomes of that which was shown until now."""
    hours = turn.setting.timing.takedown_hours
    return (
        f"What our pages show of it is taken down within {hours} hours, and I tell you when that is"
        " done."
    )


def ask_manager(turn: Turn) -> Rows:
    """The way to the manager, for everybody who is not the manager."""
    if not access.may(turn.person.role, Action.ASK_MANAGER):
        return []
    return [[Button("Ask the manager", "ask.start")]]


def is_stopped(turn: Turn, whom: Whom) -> bool:
    """Whether this person has no say about this child now; they are told what to do."""
    if whom.say is Say.HAS:
        return False
    if whom.say is Say.NOT_ASKED:
        asking.show(turn, asking.responsibility(whom))
    else:
        _stop(turn, whom, "Nothing was changed.")
    return True


def _say(turn: Turn, *, yes: bool) -> None:
    subject, _, rest = turn.id.partition(":")
    use, _, version = rest.partition(":")
    whom = find_whom(turn, subject)
    if whom is None or is_stopped(turn, whom):
        return
    found = standing.lines(turn, turn.person)
    line = standing.find(found, whom.id, use)
    if line is None:
        turn.toast(GONE, alert=True)
    elif version != str(line.wording.version):
        asking.show(turn, asking.question(turn, line, found), CHANGED)
    elif _is_said(line, yes=yes):
        turn.toast(f"That was recorded already: {standing.words(line)}.")
    else:
        record(turn, line, Said.GIVEN if yes else Said.REFUSED)
        news.tell(turn)
        _go_on(turn, line)


def _is_said(line: Line, *, yes: bool) -> bool:
    """Whether this is their answer already, and is not being asked for again."""
    if line.is_objection:
        return line.is_against is not yes
    if line.is_open:
        return False
    return line.held is not None if yes else line.is_against


def _go_on(turn: Turn, line: Line) -> None:
    """The next question after one that was open; after a change, the page."""
    after = standing.lines(turn, turn.person)
    now = standing.find(after, line.whom.id, line.wording.use)
    note = f"Noted – {standing.words(now)}." if now else ""
    stopped = line.can_stop and now is not None and now.is_against
    if stopped:
        note = f"{note} {what_next(turn)}"
    if not line.is_open:
        page.show_at(turn, line.whom, note)
        return
    _ask_on(turn, line.whom, note, what_next(turn) if stopped else "", after)


def _ask_on(
    turn: Turn, whom: Whom, note: str, at_the_end: str, found: list[Line] | None = None
) -> None:
    """The next question under a note; after the last one the thanks, which say it all again."""
    screen = asking.following(turn, turn.person, first=whom.id, found=found)
    if screen:
        asking.show(turn, screen, note)
    else:
        asking.show(turn, asking.thanks(turn, turn.person), at_the_end)


def _refuse(turn: Turn, subject: str, *, only_open: bool) -> None:
    whom = find_whom(turn, subject)
    if whom is None or is_stopped(turn, whom):
        return
    asked = [x for x in standing.lines(turn, turn.person) if x.whom == whom and not x.is_objection]
    meant = [x for x in asked if x.is_open or not (only_open or x.is_against)]
    if not meant:
        turn.toast("That was recorded already.")
        return
    for line in meant:
        record(turn, line, Said.REFUSED)
    news.tell(turn)
    all_of = "the other" if only_open else "all"
    note = f"Noted – No to {all_of} {len(meant)} for {whom.called}."
    following = what_next(turn) if any(line.can_stop for line in meant) else ""
    _ask_on(turn, whom, f"{note} {following}".strip(), following)


def _stop(turn: Turn, whom: Whom, note: str) -> None:
    """Kindly: nothing is asked of somebody who has no parental responsibility."""
    text = (
        f"{note} About {whom.called} I ask only adults who have parental responsibility, so I ask"
        " you nothing more. If you think that you do have it, or want to know, please speak to the"
        " manager, who can put it right."
    )
    rows: Rows = [*ask_manager(turn), [menu.BACK_TO_MENU]]
    if asking.following(turn, turn.person):
        rows.insert(0, [Button("Go on with the next question", "consent.next")])
    turn.show(text, rows)


def _undeclared(turn: Turn) -> Whom | None:
    """The child whose parental responsibility is to be asked about, or a refusal."""
    whom = find_whom(turn, turn.id)
    if whom and whom.say is Say.NONE:
        _stop(turn, whom, "Nothing was changed.")
        return None
    if whom and whom.say is Say.HAS:
        turn.toast(
            "You have answered this already. If it has changed, please speak to the manager.",
            alert=True,
        )
        return None
    return whom


def _declare(turn: Turn, whom: Whom, *, yes: bool) -> None:
    relations.declare(turn.tx, child=whom.id, person=turn.person.id, yes=yes, at=turn.now)
    held = "yes" if yes else "no"
    turn.note("declared responsibility", whom.id, by=turn.person.id, held=held)
