"""The list of people by role and standing, and the page of one person."""

from handlers.dialogue import arrival, menu, phrases, shared_phone
from handlers.dialogue.buttons import Button, Rows, columns, number_in
from handlers.dialogue.turn import Turn
from handlers.people import subject
from policy import access
from policy.access import Action
from policy.hours import local_day
from policy.roles import Role, Standing
from storage import invites, leavers, people
from storage.people import Person

ON_A_PAGE = 20
TO_LIST = Button("Back", "people.list")


def show_list(turn: Turn) -> None:
    """Everybody by role; a long list comes in pages."""
    pages = max(1, -(-people.number(turn.tx) // ON_A_PAGE))
    page = min(number_in(turn.id), pages - 1)
    shown = people.page(turn.tx, first=page * ON_A_PAGE, most=ON_A_PAGE)
    heading = f"People of {phrases.name(turn.setting.place.name)}"
    lines = [f"{heading}, page {page + 1} of {pages}" if pages > 1 else heading, *menu.gaps(turn)]
    lines += [_of_role(turn, role, shown) for role in Role]
    rows = columns([Button(phrases.name(p.name), f"people.open:{p.id}") for p in shown])
    rows.append(_turning(page, pages))
    rows.append([Button("New staff", "joiners.list")])
    if leavers.left(turn.tx, skip=0, most=1):
        rows[-1].append(Button("Staff who have left", "leavers.list"))
    rows.append([Button("Invite somebody", "people.invite", "primary"), menu.BACK_TO_MENU])
    turn.show("\n\n".join(line for line in lines if line), [row for row in rows if row])


def _of_role(turn: Turn, role: Role, shown: list[Person]) -> str:
    lines = [f"– {_line(turn, person)}" for person in shown if person.role is role]
    return "\n".join([subject.label(role), *lines]) if lines else ""


def _line(turn: Turn, person: Person) -> str:
    who = phrases.name(person.name) + (" (you)" if person.id == turn.person.id else "")
    notes = {Standing.INVITED: ["invited"], Standing.WAITING: ["waiting to be confirmed"]}
    said = notes.get(person.standing, [])
    if away := _away(turn, person):
        said = [*said, away]
    if person.unreachable_at:
        said = [*said, "cannot be reached on Telegram"]
    return f"{who}: {'; '.join(said)}" if said else who


def _away(turn: Turn, person: Person) -> str:
    today = local_day(turn.setting.place, turn.now)
    if person.away_until_on is None or not people.is_away(person, today):
        return ""
    stand_in = people.find(turn.tx, person.stand_in) if person.stand_in else None
    other = f", {phrases.name(stand_in.name)} stands in" if stand_in else ""
    return f"away until {phrases.day(person.away_until_on)}{other}"


def _turning(page: int, pages: int) -> list[Button]:
    buttons = []
    if page:
        buttons.append(Button("Page before", f"people.list:{page - 1}"))
    if page + 1 < pages:
        buttons.append(Button("Next page", f"people.list:{page + 1}"))
    return buttons


def show_person(turn: Turn) -> None:
    """One person: how they stand, and what may be done about it."""
    person = people.find(turn.tx, turn.id)
    if person is None or person.standing is Standing.ENDED:
        turn.toast("That person is not here any more.")
        return
    turn.show(_page(turn, person), _choices(turn, person))


def _page(turn: Turn, person: Person) -> str:
    lines = [subject.titled(person)]
    match person.standing:
        case Standing.INVITED:
            lines.append(_invitation(turn, person))
        case Standing.WAITING:
            lines.append("Has opened the invitation and waits to be confirmed.")
        case _ if away := _away(turn, person):
            lines.append(f"Is {away}.")
    if person.telegram_id is not None:
        lines.append(f"Telegram account: {phrases.account(person.telegram_name)}")
    if person.telephone:
        lines.append(f"Telephone: {phrases.quoted(person.telephone)}")
    if person.unreachable_at:
        since = phrases.when(person.unreachable_at, turn.setting.place, now=turn.now)
        lines.append(f"Cannot be reached on Telegram since {since}.")
    if arrived := arrival.of(turn, f"role:{person.id}"):
        lines.append(f"Told of their new role:\n{arrived}")
    return "\n".join(lines)


def _invitation(turn: Turn, person: Person) -> str:
    invite = invites.newest(turn.tx, person=person.id)
    if invite is None or invite.used_at or invite.withdrawn_at:
        return "Is invited, but has no link that works. Make a new one."
    end = phrases.when(invite.expires_at, turn.setting.place, now=turn.now)
    if invite.expires_at <= turn.now:
        return f"Was invited; the link expired at {end}. Make a new one."
    return f"Is invited and has not opened the link, which works until {end}."


def _choices(turn: Turn, person: Person) -> Rows:
    rows: Rows = []
    if subject.may(turn, Action.CONFIRM, person):
        rows.append([Button("Confirm or refuse", f"joining.ask:{person.id}", "primary")])
    if subject.may(turn, Action.INVITE, person):
        rows.append([Button("New link", f"people.link:{person.id}", "primary")])
    if subject.may(turn, Action.CHANGE_ROLE, person) and person.id != turn.person.id:
        rows.append([Button("Change role", f"people.roles:{person.id}")])
    if access.may(person.role, Action.OWN_PIN) and shared_phone.there_is_one(turn):
        rows.append([Button("PIN for the setting’s phone", f"ownpin.page:{person.id}")])
    rows.append([Button("Telephone number", f"people.telephone:{person.id}")])
    if subject.may(turn, Action.REVOKE, person):
        rows.append([Button("End access", f"people.ending:{person.id}", "danger")])
    return [*rows, [TO_LIST]]
