"""What a person sees of their own data: the first page, the documents, and each own request."""

from handlers.data import contents, documents, month, telling
from handlers.dialogue import arrival, menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy import access
from policy.access import Action
from storage import data_requests, held
from storage.data_requests import DataRequest

MOST_LISTED = 10
NOT_YOURS = "That reference is not one of yours."
WHAT = (
    "Your data\n\nEverything that is held here about you and your children, in one document: to"
    " read (PDF), or for a computer (JSON). It has nothing of what is held about other people.\n\n"
    "If something is wrong or missing, tell us. You get an answer within a month."
)


def show(turn: Turn) -> None:
    """What can be had here, and how own requests stand."""
    asked = data_requests.of_person(turn.tx, turn.person.id)[::-1][:MOST_LISTED]
    lines = [WHAT]
    if asked:
        lines.append("\n".join(["Your requests:", *(f"• {_line(turn, one)}" for one in asked)]))
    lines.append(telling.ICO)
    rows: Rows = [
        [Button("My data (PDF)", "data.pdf", "primary"), Button("My data (JSON)", "data.json")],
        [Button("Something is wrong", "data.wrong")],
        [Button("Ask for more / another request", "data.ask")],
    ]
    rows += [[Button(f"Read {one.reference}", f"data.mine:{one.reference}")] for one in asked]
    if access.may(turn.person.role, Action.ANSWER_DATA_REQUEST):
        rows.append([Button("Requests of others", "data.list")])
    turn.show("\n\n".join(lines), [*rows, [menu.BACK_TO_MENU]])


def _line(turn: Turn, request: DataRequest) -> str:
    asked = phrases.stamp(request.asked_at, turn.setting.place)
    return f"{request.reference}, {asked}: {_state(turn, request)}"


def _state(turn: Turn, request: DataRequest) -> str:
    if request.answered_at:
        return f"answered {phrases.stamp(request.answered_at, turn.setting.place)}"
    return month.promised(month.clock(turn, request))


def give_pdf(turn: Turn) -> None:
    sections = contents.of(turn, held.of(turn.tx, turn.person.id))
    _give(turn, "pdf", f"paper:data:{documents.paper(turn, sections)}")


def give_json(turn: Turn) -> None:
    sections = contents.of(turn, held.of(turn.tx, turn.person.id))
    _give(turn, "json", f"text:my data.json:{documents.text(turn, sections)}")


def _give(turn: Turn, form: str, made: str) -> None:
    minutes = turn.setting.timing.clear_content_minutes
    caption = (
        "Everything held here about you and your children. I take it off this chat after"
        f" {minutes} minutes: save it where only you can see it. You can ask for it again."
    )
    turn.note("had own data", turn.person.id, by=turn.person.id, form=form)
    turn.letter(turn.incoming.chat, "sendDocument", {"caption": caption}, made=made, clear=True)


def read_own(turn: Turn) -> None:
    """One own request: its words, what was needed, the answer."""
    request = data_requests.find(turn.tx, turn.id)
    if request is None or request.person != turn.person.id:
        turn.note("refused", by=turn.person.id, asked="data.mine")
        turn.toast(NOT_YOURS, alert=True)
        return
    place = turn.setting.place
    lines = [
        f"{request.reference}: {_state(turn, request)}",
        f"{telling.KINDS[request.kind]}, {phrases.stamp(request.asked_at, place)}:"
        f" {phrases.quoted(request.words)}",
    ]
    for pause in data_requests.pauses(turn.tx, request.reference):
        at = phrases.stamp(pause.paused_at, place)
        lines.append(f"{at} – We need from you: {phrases.quoted(pause.reason)}")
        if pause.resumed_at:
            lines.append(f"{phrases.stamp(pause.resumed_at, place)} – It goes on.")
        else:
            lines.append("Please bring it to us, or speak to us. Then it goes on.")
    if request.answered_at:
        at = phrases.stamp(request.answered_at, place)
        lines.append(f"{at} – The answer: {phrases.quoted(request.answer)}")
    if arrived := arrival.of(turn, telling.matter(request)):
        lines.append(arrived)
    rows = [[Button("My data", "data.show"), menu.BACK_TO_MENU]]
    turn.say("\n\n".join([*lines, telling.ICO]), rows, protect=True, clear=True)
