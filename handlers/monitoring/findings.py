"""What was found while looking through an account: told to the manager, read again, and made a
report (C4).
"""

from handlers.dialogue import arrival, phrases, register, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from policy.hours import local_day
from policy.roles import Role
from storage import accounts, checks, findings, people
from storage.checks import Check
from storage.deliveries import Sent
from storage.findings import Reported
from storage.people import Person, is_away

KIND = "monitoring"
ABOUT = {
    "personal": "Nothing personal about a child",
    "comments": "Comments and messages answered",
    "members": "No strangers",
    "administrators": "Administrators as in the register",
    "pictures": "Old pictures down",
    "links": "Links right",
}
SHORT = {
    "personal": "personal",
    "comments": "comments",
    "members": "strangers",
    "administrators": "administrators",
    "pictures": "old pictures",
    "links": "links",
}
ON_A_PAGE = 8


def to_tell(turn: Turn) -> list[Person]:
    """The managers who are here, and who stands in for those who are not; without any, the
    deputies. Whoever found it knows already.
    """
    today = local_day(turn.setting.place, turn.now)
    told: dict[str, Person] = {}
    for manager in people.active(turn.tx, Role.MANAGER):
        away = is_away(manager, today)
        stand_in = people.find(turn.tx, manager.stand_in or "") if away else None
        told[(stand_in or manager).id] = stand_in or manager
    told = told or {one.id: one for one in people.active(turn.tx, Role.DEPUTY)}
    return [one for one in told.values() if one.id != turn.person.id]


def tell(turn: Turn, number: str) -> None:
    """That there is something, without what it is."""
    found = checks.find(turn.tx, number)
    if found is None or not found.findings:
        return
    title = phrases.name(accounts.get(turn.tx, found.account).title)
    for person in to_tell(turn):
        turn.tell(
            person,
            f"{phrases.name(turn.person.name)} has looked through {title} and found something that"
            " needs you.",
            [[Button("Read it", f"monitor.open:{number}", "primary")]],
            sent=Sent(f"finding:{number}", f"What was found when somebody looked through {title}"),
        )


def show_one(turn: Turn) -> None:
    """Each question and its answer, and what was found."""
    found = checks.find(turn.tx, turn.id)
    if found is None or found.kind != KIND or found.done_at is None:
        turn.toast("There is no such check here. Nothing was changed.")
        return
    title = phrases.name(accounts.get(turn.tx, found.account).title)
    lines = [f"Looking through {title}\n{line(turn, found)}"]
    known = _reports(turn, found)
    lines.append("\n".join(_answered(found, name, known) for name in ABOUT if name in found.steps))
    if arrived := arrival.of(turn, f"finding:{found.id}"):
        lines.append(arrived)
    if found.findings:
        lines.append("If a child could be in danger, report a concern now with /concern.")
    rows = [
        *_reporting(turn, found, known),
        [Button("Earlier ones", f"monitor.past:{found.account}")],
        [Button("The account", f"accounts.care:{found.account}")],
    ]
    turn.show("\n\n".join(lines), rows)


def _reports(turn: Turn, found: Check) -> dict[str, Reported]:
    """What became a report, as far as this person may know of it."""
    known = findings.reports(turn.tx, found.id, viewer=turn.person.id)
    return {one.finding: one for one in known}


def _reporting(turn: Turn, found: Check, known: dict[str, Reported]) -> Rows:
    """One press for each: to its report, or to make it one."""
    rows: Rows = []
    if findings.pictures(turn.tx, found.id):
        rows.append([Button("Show the pictures", f"monitor.shots:{found.id}")])
    for name in found.findings:
        if one := known.get(name):
            data = "inbox.open" if one.may_open else "mine.show"
            rows.append([Button(f"Open {one.reference}", f"{data}:{one.reference}")])
        else:
            label = f"Make it a report: {SHORT[name]}"
            rows.append([Button(label, f"found.report:{found.id}/{name}", "primary")])
    return rows


def show_pictures(turn: Turn) -> None:
    """Those that went into no report, protected, and cleared from the chat later."""
    found = checks.find(turn.tx, turn.id)
    pictures = findings.pictures(turn.tx, turn.id) if found and found.done_at else []
    here = [one for one in pictures if one.state == "stored"]
    turn.note("saw pictures of a finding", turn.id, by=turn.person.id, files=len(here))
    for one in here:
        method = "sendPhoto" if one.kind == "photo" else "sendDocument"
        payload = {"protect_content": True}
        turn.letter(turn.incoming.chat, method, payload, made=f"evidence:{one.id}", clear=True)
    if len(here) < len(pictures):
        turn.toast("Some of them are still on their way. Please look again in a minute.")
    elif not here:
        turn.toast("There are no pictures with it.")


def show_list(turn: Turn) -> None:
    """Newest first."""
    number, _, page = turn.id.partition(":")
    account = register.named(turn, number)
    if account is None:
        return
    done = checks.done_of(turn.tx, KIND, number)
    shown, leaf, leaves = versions.leaf(done, page, size=ON_A_PAGE)
    rows: Rows = [
        [Button(phrases.stamp(one.done_at, turn.setting.place), f"monitor.open:{one.id}")]
        for one in shown
        if one.done_at
    ]
    rows += versions.turning(f"monitor.past:{number}:", leaf, leaves)
    if not account.closed_at:
        rows.append([Button("Look through it now", f"monitor.start:{number}")])
    rows.append([Button("Back", f"accounts.care:{number}")])
    lines = [f"Looking through {phrases.name(account.title)}"]
    lines += [line(turn, one) for one in shown] or ["Nobody has looked through it yet."]
    turn.show("\n\n".join(lines), rows)


def line(turn: Turn, found: Check) -> str:
    """When, who, and how much was found."""
    when = phrases.stamp(found.done_at or found.begun_at, turn.setting.place)
    number = len(found.findings)
    what = "nothing found" if not number else f"{number} found"
    return f"{when}, {who(turn, found.person)}: {what}"


def who(turn: Turn, person: str) -> str:
    """A name; an ended person keeps it."""
    found = people.find(turn.tx, person)
    return phrases.name(found.name) if found else "the bot"


def _answered(found: Check, name: str, known: dict[str, Reported]) -> str:
    said = "Yes" if found.steps[name] else "No"
    words = found.findings.get(name)
    report = f" Reported: {known[name].reference}." if name in known else ""
    return f"{ABOUT[name]}: {said}" + (f". “{phrases.quoted(words)}”{report}" if words else "")
