"""What the management team sees of requests about data: the open ones, and one with its history."""

from handlers.data import month, telling
from handlers.dialogue import arrival, menu, phrases
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.roles import Standing
from storage import data_requests, people
from storage.data_requests import DataRequest

MOST_LISTED = 25
GONE = "There is no such request."
OWN = (
    "That is your own request. Somebody else of the management team answers it; you see how it"
    " stands with /mydata."
)
DELETION = (
    "You decide about a deletion, not the bot, and write to them what you decided and why. Records"
    " of concerns are kept by law and are not deleted."
)
NO_ACCESS = (
    "They have no access to the bot any more. Please send them the answer in another way too, and"
    " record here what you wrote."
)
LIST = Button("Requests about data", "data.list")


def show_list(turn: Turn) -> None:
    """The open ones that this person may answer, oldest first."""
    found = [r for r in data_requests.unanswered(turn.tx) if r.person != turn.person.id]
    if not found:
        turn.show("No request about data is open.", [[menu.BACK_TO_MENU]])
        return
    listed = found[:MOST_LISTED]
    lines = [
        f"• {one.reference}, {telling.KINDS[one.kind].lower()}: "
        f"{month.left(month.clock(turn, one))}"
        for one in listed
    ]
    if len(found) > len(listed):
        lines.append(f"… and {len(found) - len(listed)} newer ones.")
    rows = [telling.open_button(one)[0] for one in listed]
    text = "Open requests about data, oldest first:\n\n" + "\n".join(lines)
    turn.show(text, [*rows, [menu.BACK_TO_MENU]])


def show_one(turn: Turn) -> None:
    """The words, what happened so far, and what can be done."""
    request = of_somebody_else(turn, turn.id)
    if request is None:
        return
    turn.note("read", request.reference, by=turn.person.id)
    turn.say(_content(turn, request), _steps(turn, request), protect=True, clear=True)


def of_somebody_else(turn: Turn, reference: str) -> DataRequest | None:
    """The request, if it is not this person's own; otherwise they are told."""
    request = data_requests.find(turn.tx, reference)
    if request and request.person != turn.person.id:
        return request
    turn.note("refused", by=turn.person.id, asked="data request")
    if turn.incoming.callback:
        turn.toast(OWN if request else GONE, alert=True)
    else:
        turn.say(OWN if request else GONE)
    return None


def _content(turn: Turn, request: DataRequest) -> str:
    place = turn.setting.place
    asked = phrases.stamp(request.asked_at, place)
    lines = [
        f"{request.reference}: {telling.KINDS[request.kind]}",
        f"Asked by {telling.named(turn, request.person)}, {asked}: {phrases.quoted(request.words)}",
        *_history(turn, request),
    ]
    if request.is_open:
        left = month.left(month.clock(turn, request))
        lines.append(f"{left[:1].upper()}{left[1:]}.")
        if request.kind == "delete":
            lines.append(DELETION)
        if people.get(turn.tx, request.person).standing is Standing.ENDED:
            lines.append(NO_ACCESS)
    if arrived := arrival.of(turn, telling.matter(request)):
        lines.append(arrived)
    return "\n\n".join([*lines, month.SOURCE])


def _history(turn: Turn, request: DataRequest) -> list[str]:
    place = turn.setting.place
    lines = []
    for pause in data_requests.pauses(turn.tx, request.reference):
        who, at = telling.named(turn, pause.paused_by), phrases.stamp(pause.paused_at, place)
        lines.append(f"{at} – Paused by {who}: {phrases.quoted(pause.reason)}")
        if pause.resumed_at:
            lines.append(f"{phrases.stamp(pause.resumed_at, place)} – The month goes on.")
    if request.answered_at:
        who, at = (
            telling.named(turn, request.answered_by),
            phrases.stamp(request.answered_at, place),
        )
        lines.append(f"{at} – Answered by {who}: {phrases.quoted(request.answer)}")
    return lines


def _steps(turn: Turn, request: DataRequest) -> Rows:
    if not request.is_open:
        return [[LIST, menu.BACK_TO_MENU]]
    rows: Rows = [[Button("Answer", f"data.answer:{request.reference}", "primary")]]
    if month.clock(turn, request).is_paused:
        rows.append([Button("Resume", f"data.resume:{request.reference}")])
    elif month.may_pause(turn, request):
        rows.append([Button("Pause", f"data.pause:{request.reference}")])
    return [*rows, [LIST, menu.BACK_TO_MENU]]
