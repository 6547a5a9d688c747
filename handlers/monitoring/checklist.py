"""The questions that are answered while looking through an account; each No is put into words."""

import secrets
from dataclasses import dataclass

from handlers.dialogue import duties as calendar_duties
from handlers.dialogue import guide, phrases, register, sent_files
from handlers.dialogue.answers import Files, YesOrNo
from handlers.dialogue.buttons import Button
from handlers.dialogue.conversation import Conversation, ask
from handlers.dialogue.secrecy import OpenWords
from handlers.dialogue.turn import Turn
from handlers.monitoring import findings
from policy.access import Action
from policy.calendar import RULES, Kind, months_between, next_due
from policy.hours import local_day
from storage import account_people, accounts, checks, duties
from storage import findings as kept
from storage.accounts import Account

LONGEST = 1000
WHAT = "What did you find? Say where it is, without a child’s name."


def account(turn: Turn, number: str) -> Account | None:
    """An account that is in use; else it is said that there is none."""
    return register.in_use(
        turn, number, closed="That account is closed, so there is nothing to look through."
    )


def heading(turn: Turn) -> str:
    """Which account it is, and what was found last time."""
    number = turn.dialogue.subject
    lines = [f"Looking through {phrases.name(accounts.get(turn.tx, number).title)}"]
    last = next(iter(checks.done_of(turn.tx, findings.KIND, number)), None)
    if last:
        lines.append(f"Last time: {findings.line(turn, last)}")
    return "\n".join(lines)


def known_administrators(turn: Turn) -> str:
    """The question about administrators, with those of the register."""
    found = account_people.of(turn.tx, turn.dialogue.subject)
    names = [findings.who(turn, one.person) for one in found if one.part == "administrator"]
    listed = phrases.together(names) if names else "nobody"
    return (
        "Does the platform show the same administrators as the register? In the register:"
        f" {listed}."
    )


def _found(label: str, unless: str) -> str | None:
    """The words that are asked for after a No."""
    answered: str | None = ask(
        WHAT,
        OpenWords(up_to=LONGEST),
        label=f"Found: {label}",
        only_if=lambda said: getattr(said, unless) is False,
    )
    return answered


def _shown(label: str, unless: str) -> tuple[str, ...]:
    """Pictures of it, offered beside what was found."""
    files: tuple[str, ...] = ask(
        "Send screenshots of it, then press Done.",
        Files(sent_files.take_in, sent_files.drop),
        label=f"Screenshot: {label}",
        optional=True,
        only_if=lambda said: getattr(said, unless) is False,
    )
    return files


@dataclass
class Look(
    Conversation,
    name="monitor",
    title="Looking through an account",
    heading=heading,
    send="Put it on record",
    action=Action.MONITOR,
):
    """A Yes means that all is well."""

    personal: bool = ask(
        "Is it free of anything personal about a child that should not be there?",
        YesOrNo(),
        label="Nothing personal",
    )
    personal_found: str | None = _found("personal", "personal")
    personal_files: tuple[str, ...] = _shown("personal", "personal")
    comments: bool = ask(
        "Has every comment and message been answered, and is none of them unkind or worrying?",
        YesOrNo(),
        label="Comments answered",
    )
    comments_found: str | None = _found("comments", "comments")
    comments_files: tuple[str, ...] = _shown("comments", "comments")
    members: bool = ask(
        "Do you know everybody in the group, and has everybody gone who should have gone? Say Yes"
        " for a page without members.",
        YesOrNo(),
        label="No strangers",
    )
    members_found: str | None = _found("members", "members")
    members_files: tuple[str, ...] = _shown("members", "members")
    administrators: bool = ask(
        known_administrators, YesOrNo(), label="Administrators as registered"
    )
    administrators_found: str | None = _found("administrators", "administrators")
    administrators_files: tuple[str, ...] = _shown("administrators", "administrators")
    pictures: bool = ask(
        "Have pictures that are over a year old come down, where that was promised?",
        YesOrNo(),
        label="Old pictures down",
    )
    pictures_found: str | None = _found("pictures", "pictures")
    pictures_files: tuple[str, ...] = _shown("pictures", "pictures")
    links: bool = ask("Do all links lead where they should?", YesOrNo(), label="Links right")
    links_found: str | None = _found("links", "links")
    links_files: tuple[str, ...] = _shown("links", "links")

    def finish(self, turn: Turn) -> None:
        found = account(turn, turn.dialogue.subject)
        if found is None:
            return
        number, me = secrets.token_hex(8), turn.person.id
        begun = turn.dialogue.begun_at or turn.now
        due = duties.open_of(turn.tx, Kind.MONITORING, found.id)
        mine = [duty for duty in due if duty.opened_at <= begun]
        checks.begin(
            turn.tx,
            check=number,
            kind=findings.KIND,
            account=found.id,
            duty=mine[0].id if mine else None,
            by=me,
            at=begun,
        )
        checks.keep(turn.tx, number, steps=self.steps, findings=self.findings)
        checks.finish(turn.tx, number, by=me, at=turn.now)
        self._keep_pictures(turn, number)
        turn.note("looked through account", found.id, by=me, findings=len(self.findings))
        for duty in mine:
            calendar_duties.finish(turn, duty, by=me)
        if not due:
            _begin_next(turn, found)
        findings.tell(turn, number)
        turn.show("\n\n".join(_receipt(turn, self, found)), _rows(number, found))

    def _keep_pictures(self, turn: Turn, number: str) -> None:
        """Those of what was found; of what turned out to be well, none."""
        for name in findings.ABOUT:
            for file in getattr(self, f"{name}_files") or ():
                if name in self.findings:
                    kept.keep_picture(turn.tx, file, check=number, finding=name)
                else:
                    sent_files.drop(turn, file)

    @property
    def steps(self) -> dict[str, bool]:
        """Each question and whether all is well."""
        return {name: getattr(self, name) for name in findings.ABOUT}

    @property
    def findings(self) -> dict[str, str]:
        """What was found, by question."""
        words = {name: getattr(self, f"{name}_found") for name in findings.ABOUT}
        return {name: said for name, said in words.items() if said and not getattr(self, name)}


def start(turn: Turn) -> None:
    found = account(turn, turn.id)
    if found:
        guide.begin(turn, Look, subject=found.id)


def _begin_next(turn: Turn, found: Account) -> None:
    """Where no look was on the calendar, there is one from now on."""
    today = local_day(turn.setting.place, turn.now)
    months = months_between(Kind.MONITORING, turn.setting.timing)
    day = next_due(RULES[Kind.MONITORING], today, months=months)
    if day:
        about = f"{phrases.name(found.title)} ({found.reference})"
        calendar_duties.begin(turn, Kind.MONITORING, subject=found.id, about=about, due_on=day)


def _receipt(turn: Turn, look: Look, found: Account) -> list[str]:
    lines = [f"✅ On record: you have looked through {phrases.name(found.title)}."]
    if look.findings:
        number = len(look.findings)
        names = [phrases.name(one.name) for one in findings.to_tell(turn)]
        told = f" Told: {phrases.together(names)}." if names else ""
        lines.append(f"You found {number} {'thing' if number == 1 else 'things'}.{told}")
        lines.append("If a child could be in danger, report a concern now with /concern.")
    due = duties.open_of(turn.tx, Kind.MONITORING, found.id)
    if due:
        lines.append(f"The next look is due on {phrases.day(due[0].due_on)}.")
    return lines


def _rows(number: str, found: Account) -> list[list[Button]]:
    return [
        [Button("Read it again", f"monitor.open:{number}")],
        [Button("The account", f"accounts.care:{found.id}")],
    ]
