"""The management team keeps the list of the setting's pages and groups, with their links."""

import secrets
from dataclasses import dataclass
from typing import Any

from handlers.dialogue import guide, phrases, versions
from handlers.dialogue.answers import Answer, NotAnAnswer
from handlers.dialogue.buttons import Button, Rows, columns
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.incoming import Incoming, Kind
from handlers.dialogue.names import read_name
from handlers.dialogue.turn import Turn
from policy import rules
from policy.access import Action
from storage import pages

MOST = 20
LONGEST_TITLE = 60
TOO_MANY = f"There are {MOST} pages on the list already. Please end one before you add another."
TO_PAGES = Button("Back", "rules.pages")


@dataclass(frozen=True)
class Title(Answer):
    """What a page is called."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        return read_name(incoming, up_to=LONGEST_TITLE)

    def written(self, turn: Turn, kept: Any) -> str:
        return phrases.name(kept)


@dataclass(frozen=True)
class Link(Answer):
    """The link of a page that is not on the list yet."""

    def read(self, turn: Turn, incoming: Incoming, before: Any) -> Any:
        if incoming.kind is not Kind.TEXT:
            raise NotAnAnswer("I need the link as words. Please copy it into a message.")
        try:
            link = rules.checked(incoming.text)
        except rules.Unfit as refusal:
            raise NotAnAnswer(str(refusal)) from refusal
        if any(one.link == link for one in pages.current(turn.tx)):
            raise NotAnAnswer("That link is on the list already. Please send another one.")
        return link


@dataclass
class NewPage(
    Conversation,
    name="newpage",
    title="A new page",
    send="Put it on the list",
    action=Action.EDIT_RULES,
):
    """A page or group that families may follow."""

    called: str = ask("What is the page or group called?", Title(), label="Title")
    link: str = ask(
        "What is its link? Please copy it from the page or from “Invite with a link”. It is given"
        " only to families who have accepted the rules.",
        Link(),
        label="Link",
    )

    def finish(self, turn: Turn) -> None:
        listed = pages.current(turn.tx)
        if len(listed) >= MOST:
            show(turn, TOO_MANY)
            return
        if any(one.link == self.link for one in listed):
            show(turn, "That link is on the list already. Nothing was changed.")
            return
        page = secrets.token_hex(8)
        pages.add(
            turn.tx,
            page=page,
            title=self.called,
            link=self.link,
            by=turn.person.id,
            at=turn.now,
        )
        turn.note("added page", page, by=turn.person.id)
        show(turn, f"{phrases.name(self.called)} is on the list.")


def start(turn: Turn) -> None:
    if len(pages.current(turn.tx)) >= MOST:
        show(turn, TOO_MANY)
        return
    guide.begin(turn, NewPage)


def show(turn: Turn, note: str = "") -> None:
    """The pages whose links are given."""
    current, ended = pages.current(turn.tx), pages.ended(turn.tx)
    lines = [note, "Pages and groups that families may follow"]
    lines += [f"{phrases.name(one.title)}\n{one.link}" for one in current]
    if not current:
        lines.append("There is none yet.")
    rows: Rows = columns(
        [Button(f"End: {phrases.name(one.title)}", f"rules.ending:{one.id}") for one in current]
    )
    if ended:
        rows.append([Button(f"Not given any more ({len(ended)})", "rules.past")])
    rows.append([Button("Add a page", "rules.add", "primary"), Button("Back", "rules.edit")])
    turn.show("\n\n".join(line for line in lines if line), rows)


def show_ended(turn: Turn) -> None:
    """The pages whose links are given to nobody any more."""
    shown, number, leaves = versions.leaf(pages.ended(turn.tx), turn.id, size=8)
    lines = ["Links that are not given any more; they stay on record."]
    for one in shown:
        until = phrases.stamp(one.ended_at, turn.setting.place) if one.ended_at else ""
        lines.append(f"{phrases.name(one.title)}, until {until}\n{one.link}")
    rows = versions.turning("rules.past:", number, leaves)
    turn.show("\n\n".join(lines), [*rows, [TO_PAGES]])


def ask_first(turn: Turn) -> None:
    """Say what it means, before it is done."""
    page = pages.find(turn.tx, turn.id)
    if page is None or page.ended_at:
        show(turn, "That page is not on the list any more.")
        return
    turn.show(
        f"The link of “{phrases.name(page.title)}” is then given to nobody any more. It stays on"
        " record. Nobody is removed from the page by this: whoever follows it goes on following"
        " it.",
        [
            [Button("Yes, give it no more", f"rules.end:{page.id}", "danger")],
            [Button("No, leave it", "rules.pages")],
        ],
    )


def end(turn: Turn) -> None:
    page = pages.find(turn.tx, turn.id)
    if page is None or page.ended_at:
        show(turn, "That page is not on the list any more.")
        return
    pages.end(turn.tx, page.id, at=turn.now)
    turn.note("ended page", page.id, by=turn.person.id)
    show(turn, f"The link of {phrases.name(page.title)} is given no more.")
