"""The management team records what an adult said on paper, by phone or in person."""

from dataclasses import dataclass
from datetime import date

from handlers.consent import forms, naming, news, paper_record
from handlers.consent.paper_kinds import AdultOfChild, DayGone, EachUse, Holds, each_use
from handlers.consent.paper_record import Given
from handlers.dialogue import guide, menu, sent_files
from handlers.dialogue.answers import Files, OneOf
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.router import Route
from handlers.dialogue.turn import Turn
from policy.access import Action
from policy.hours import local_day
from storage import attachments, children, relations
from storage import forms as kept_forms
from storage.children import Child

PAPER, PHONE, PERSON = "paper", "phone", "person"


def heading(turn: Turn) -> str:
    return f"An answer for {naming.subject(turn, turn.dialogue.subject)}"


def whether_they_hold(turn: Turn) -> str:
    adult = naming.person(turn, turn.dialogue.said["adult"]["person"])
    child = naming.subject(turn, turn.dialogue.subject)
    return (
        f"Does {adult} hold parental responsibility for {child}, by the form or by what they told"
        " you?"
    )


@dataclass
class PaperAnswer(
    Conversation,
    name="paper",
    title="Recording an answer",
    heading=heading,
    send="Record it",
    action=Action.RECORD_ANSWER,
):
    """Who, how, what for each use, the picture of the form, and of which day."""

    adult: dict[str, str] = ask("Whose answer is it?", AdultOfChild(), label="Adult")
    holds: bool = ask(
        whether_they_hold,
        Holds(),
        label="Parental responsibility",
        only_if=lambda said: bool(said.adult and said.adult["asks"]),
    )
    route: str = ask(
        "How did they answer?",
        OneOf({PAPER: "On paper", PHONE: "By phone", PERSON: "In person"}),
        label="How",
    )
    answers: dict[str, str] = ask(each_use, EachUse(), label="Answers")
    pictures: tuple[str, ...] = ask(
        "Please send a picture or a scan of the signed form; one for each page.",
        Files(sent_files.take_in, sent_files.drop),
        label="Form",
        only_if=lambda said: said.route == PAPER,
    )
    given_on: date = ask(
        "On which day did they sign it or say it? A Yes lasts from that day. Press one, or type a"
        " day like 24 May 2026.",
        DayGone(),
        label="Day",
    )

    def finish(self, turn: Turn) -> None:
        child = _child(turn, turn.dialogue.subject)
        if child is None:
            _drop(turn, self.pictures or ())
            return
        form = self.pictures[0] if self.pictures and self.route == PAPER else None
        given = Given(child.id, self.adult["person"], self.route, self.given_on, form, self.answers)
        refused = paper_record.why_not(turn, given, asked=self.holds)
        if refused:
            _drop(turn, self.pictures or ())
            turn.show(refused, [[_back_to(child)]])
            return
        text, is_recorded = paper_record.record(turn, given)
        if form and is_recorded:
            _keep(turn, form, self.pictures)
        else:
            _drop(turn, self.pictures or ())
        news.tell(turn)
        rows: Rows = []
        if form and is_recorded:
            rows.append([Button("Show the form", f"paper.form:{form}")])
        turn.show(text, [*rows, [_back_to(child), menu.BACK_TO_MENU]])


def start(turn: Turn) -> None:
    """Begin, or offer the forms that are here already beside it."""
    child = _child(turn, turn.id)
    if child is None:
        return
    found = kept_forms.of_child(turn.tx, child.id)
    if not found:
        _begin(turn, child)
        return
    rows = [[Button("Record an answer", f"paper.new:{child.id}", "primary")]]
    turn.show(
        f"Answers given on paper for {naming.subject(turn, child.id)}",
        [*rows, *forms.buttons(turn, found), [_back_to(child), menu.BACK_TO_MENU]],
    )


def new(turn: Turn) -> None:
    child = _child(turn, turn.id)
    if child:
        _begin(turn, child)


def _begin(turn: Turn, child: Child) -> None:
    if not relations.of_child(turn.tx, child.id):
        turn.show(
            f"No adult of {naming.subject(turn, child.id)} is on record yet. Please add one first,"
            " on the child’s page.",
            [[_back_to(child)]],
        )
        return
    guide.begin(turn, PaperAnswer, subject=child.id)


def _child(turn: Turn, number: str) -> Child | None:
    """The child while they are here, else a refusal."""
    child = children.find(turn.tx, number)
    if child is None or not child.is_here(local_day(turn.setting.place, turn.now)):
        turn.toast("That child is not here any more. Nothing was changed.", alert=True)
        return None
    return child


def _keep(turn: Turn, form: str, files: tuple[str, ...]) -> None:
    """The pictures are part of the record from now on."""
    for file in files:
        attachments.keep_for(turn.tx, file, purpose="form")
    kept_forms.add_pages(turn.tx, form, files[1:])


def _drop(turn: Turn, files: tuple[str, ...]) -> None:
    for file in files:
        attachments.drop(turn.tx, file)


def _back_to(child: Child) -> Button:
    return Button("Back to the child", f"children.open:{child.id}")


PRESSES = {
    "paper.start": Route(start, Action.RECORD_ANSWER),
    "paper.new": Route(new, Action.RECORD_ANSWER),
    "paper.form": Route(forms.show, Action.RECORD_ANSWER),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (PaperAnswer,)
