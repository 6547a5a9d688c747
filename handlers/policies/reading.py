"""Everybody reads the policy section by section, or has the whole text; who did is kept (C2)."""

from handlers.dialogue import phrases, versions
from handlers.dialogue.buttons import Button, Rows
from handlers.dialogue.turn import Turn
from handlers.policies import page, standing
from policy import access, sections
from policy.access import Action
from policy.sections import CONTINUED, Section
from storage import signatures
from storage.policies import Policy

ON_A_PAGE = 12
SHOWN = 40  # letters of a section without a heading


def contents(turn: Turn) -> None:
    """The sections of a version, a button each; `<version>.<leaf>`."""
    number, _, leaf = turn.id.partition(".")
    policy = readable(turn, number)
    if policy is None:
        return
    found = sections.sections(policy.text)
    shown, at, leaves = versions.leaf(found, leaf, size=ON_A_PAGE)
    of = f", page {at + 1} of {leaves}" if leaves > 1 else ""
    heading = f"{standing.called(policy)}{of}"
    rows: Rows = [
        [Button(called(one), f"policy.part:{policy.version}.{one.number}")] for one in shown
    ]
    rows += versions.turning(f"policy.read:{policy.version}.", at, leaves)
    rows.append([Button("The whole text as a document", f"policy.text:{policy.version}")])
    note = "" if policy.adopted_on else "⚠ It is not yet adopted."
    text = "\n\n".join(line for line in (heading, note, "Choose a section to read.") if line)
    turn.show(text, [*rows, [page.TO_POLICY]])


def part(turn: Turn) -> None:
    """One section; having it before one's eyes is put on record."""
    number, _, which = turn.id.partition(".")
    policy = readable(turn, number)
    if policy is None:
        return
    found = sections.sections(policy.text)
    if not (which.isascii() and which.isdigit() and 1 <= int(which[:6]) <= len(found)):
        turn.toast("There is no such section.")
        return
    section = found[int(which[:6]) - 1]
    _opened(turn, policy)
    row = []
    if section.number > 1:
        row.append(Button("Before", f"policy.part:{policy.version}.{section.number - 1}"))
    if section.number < len(found):
        row.append(Button("Next", f"policy.part:{policy.version}.{section.number + 1}"))
    rows: Rows = [row] if row else []
    if section.number == len(found) and _may_sign(turn, policy):
        rows.append([Button("Sign", f"policy.sign:{policy.version}", "primary")])
    rows.append([Button("All sections", f"policy.read:{policy.version}"), page.TO_POLICY])
    heading = f"Section {section.number} of {len(found)}, version {policy.version}"
    turn.show(f"{heading}\n\n{phrases.quoted(section.text)}", rows)


def whole(turn: Turn) -> None:
    """The text as a document, exactly as it is on record."""
    policy = readable(turn, turn.id)
    if policy is None:
        return
    _opened(turn, policy)
    caption = f"{standing.called(policy)}. Fingerprint {standing.fingerprint(policy.digest)}"
    turn.letter(
        turn.incoming.chat,
        "sendDocument",
        {"caption": caption},
        made=f"text:policy version {policy.version}.txt:{policy.text}",
    )


def readable(turn: Turn, number: str) -> Policy | None:
    """The version that a button names, or the one in force; None after an answer.

    What is neither adopted nor in force is the management team's to see.
    """
    current = standing.in_force(turn)
    policy = standing.named(turn, number) if number else current
    if policy is None:
        page.show(turn, standing.GONE if number else "")
        return None
    seen = policy.adopted_on is not None or policy == current
    if not seen and not access.may(turn.person.role, Action.ADOPT_POLICY):
        page.show(turn, standing.GONE)
        return None
    return policy


def called(section: Section) -> str:
    """A section on a button: its number and heading, or its first words."""
    words, more, _ = (section.heading or next(iter(section.paragraphs), "")).partition(CONTINUED)
    short = words if len(words) <= SHOWN else f"{words[:SHOWN].rpartition(' ')[0] or words}…"
    return f"{section.number}. {phrases.name(short)}{more}"


def _may_sign(turn: Turn, policy: Policy) -> bool:
    if policy.adopted_on is None or not access.may(turn.person.role, Action.SIGN_POLICY):
        return False
    last = signatures.last_of(turn.tx, policy.version, person=turn.person.id)
    return last is None or last.answer != "signed"


def _opened(turn: Turn, policy: Policy) -> None:
    person = turn.person.id
    if signatures.opened(turn.tx, policy.version, person=person, at=turn.now):
        turn.note("read policy", str(policy.version), by=person, version=policy.version)
