"""Every action of the inbox by every role in every state, as DESIGN 6 has it, and the policy: what
is
not listed is refused, and rights are read again at each press.
"""

import pytest

from handlers.dialogue import guide
from policy.roles import Role
from tests.handlers import inboxes
from tests.handlers.inboxes import complaint, refused
from tests.handlers.phones import Phone, Preschool

NOT_YOUR_ROLE = "not something your role can do"
NOT_OPEN = "That is not open to you."
RECIPIENTS = {Role.MANAGER, Role.DEPUTY, Role.TEAM, Role.CHAIR}
OPEN, BOTH, CLOSED = {"open"}, {"open", "closed"}, {"closed"}
# The press, and the states in which somebody who may open the item gets past it.
PRESSES = {
    "inbox.open:{}": BOTH,
    "inbox.thread:{}/0": BOTH,
    "inbox.more:{}": BOTH,
    "inbox.kinds:{}": OPEN,
    "inbox.kind:{}/comment": OPEN,
    "inbox.whom:{}": OPEN,
    "inbox.assign:{}": OPEN,
    "inbox.give:{}/maya": OPEN,
    "inbox.stepoff:{}": BOTH,
    "inboxlink.start:{}": BOTH,
    "inbox.unlink:{}/R-33333": BOTH,
    "reply.start:{}": OPEN,
    "level.start:{}": OPEN,
    "note.start:{}": BOTH,
    "question.start:{}": OPEN,
    "action.start:{}": OPEN,
    "close.start:{}": OPEN,
    "decline.start:{}": OPEN,
    "inbox.confirm:{}": OPEN,
    "inbox.unpropose:{}": OPEN,
    "reopen.start:{}": CLOSED,
}
LISTS = ("inbox.list", "inbox.search", "inbox.filters", "inbox.whose", "inbox.reporter")


@pytest.fixture
def item(preschool: Preschool, maya: Phone, tom: Phone) -> str:
    return complaint(tom)


def _close(preschool: Preschool, reference: str) -> None:
    preschool.run(
        lambda tx: tx.execute(
            "UPDATE concerns SET state = 'closed', closed_at = :at WHERE reference = :reference",
            at=preschool.now,
            reference=reference,
        )
    )


@pytest.mark.parametrize("state", ["open", "closed"])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("press", PRESSES)
def test_a_cell(preschool: Preschool, item: str, press: str, role: Role, state: str) -> None:
    """Somebody who was told of it, as a manager, deputy and the others are in their turn."""
    una = preschool.add(role, "Una Usual")
    preschool.run(
        lambda tx: inboxes.alerts.tell(tx, reference=item, person="una", at=preschool.now)
    )
    if state == "closed":
        _close(preschool, item)
    before = _lasting(preschool)
    una.unheard.clear()
    una.forges(press.format(item))
    heard = " ".join(message.text for message in una.unheard)
    if role not in RECIPIENTS:
        assert _is_refused(heard)
        assert _lasting(preschool) == before
    elif state not in PRESSES[press]:
        assert f"{item} is {state}." in heard
        assert _lasting(preschool) == before
    else:
        assert heard
        assert NOT_YOUR_ROLE not in heard
        assert f"{item} is {state}." not in heard
        assert NOT_OPEN not in heard


@pytest.mark.parametrize("role", sorted(RECIPIENTS - {Role.MANAGER}))
@pytest.mark.parametrize("press", PRESSES)
def test_somebody_who_was_not_told_gets_past_nothing(
    preschool: Preschool, item: str, press: str, role: Role
) -> None:
    una = preschool.add(role, "Una Usual")
    before = _lasting(preschool)
    refused(una, press.format(item))
    refused(una, press.format("R-33333"))
    assert _lasting(preschool) == before


@pytest.mark.parametrize("role", sorted(RECIPIENTS))
@pytest.mark.parametrize("press", PRESSES)
def test_a_subject_gets_past_nothing(
    preschool: Preschool, item: str, press: str, role: Role
) -> None:
    una = preschool.add(role, "Una Usual")
    preschool.run(
        lambda tx: inboxes.alerts.tell(tx, reference=item, person="una", at=preschool.now)
    )
    preschool.run(lambda tx: inboxes.concerns.shut_out(tx, item, person="una"))
    before = _lasting(preschool)
    refused(una, press.format(item))
    assert _lasting(preschool) == before


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("press", LISTS)
def test_a_list_is_the_recipients(preschool: Preschool, press: str, role: Role) -> None:
    una = preschool.add(role, "Una Usual")
    una.forges(press)
    heard = " ".join(message.text for message in una.unheard)
    assert _is_refused(heard) is (role not in RECIPIENTS)


def _is_refused(heard: str) -> bool:
    """The setting's own phone hears no more than that a button is stale."""
    return NOT_YOUR_ROLE in heard or guide.STALE in heard


def _finishing(phone: Phone, reference: str, conversation: str) -> None:
    match conversation:
        case "close":
            phone.presses("Dealt with here")
            phone.writes("We spoke.")
        case "reply":
            phone.presses("In my own words")
            phone.writes("Thank you.")
            phone.presses("Yes")
        case "level":
            phone.presses("High – act today")
        case "action":
            phone.presses("Rang MASH")
        case "inbox.stepoff" | "inboxlink" | "note" | "question":
            pass
        case "inbox.whom":
            phone.presses("A colleague")


LAST = {
    "close": "Thank you. It has been dealt with.",
    "reply": "Send it now",
    "inbox.stepoff": "I was there",
    "inbox.whom": "Somebody else",
}


@pytest.mark.parametrize("change", ["role", "subject", "closed"])
@pytest.mark.parametrize(
    "conversation",
    ["close", "reply", "level", "action", "inbox.stepoff", "inboxlink", "question", "inbox.whom"],
)
def test_a_right_that_was_lost_meanwhile_counts_at_the_last_press(
    preschool: Preschool, item: str, dan: Phone, conversation: str, change: str
) -> None:
    preschool.run(
        lambda tx: inboxes.alerts.tell(tx, reference=item, person="dan", at=preschool.now)
    )
    data = conversation if "." in conversation else f"{conversation}.start"
    dan.forges(f"{data}:{item}")
    _finishing(dan, item, conversation)
    match change:
        case "role":
            preschool.run(lambda tx: tx.execute("UPDATE people SET role = 'staff' WHERE id='dan'"))
        case "subject":
            preschool.run(lambda tx: inboxes.concerns.shut_out(tx, item, person="dan"))
        case "closed":
            _close(preschool, item)
    before = _lasting(preschool)
    if label := LAST.get(conversation):
        dan.presses(label)
    else:
        dan.writes("R-33333")
    if change == "closed" and conversation in ("inbox.stepoff", "inboxlink"):
        return  # both may be done to a closed one
    assert _lasting(preschool) == before


def _lasting(preschool: Preschool) -> list[str]:
    """What is on record, without who tried what and where they are in talking with the bot."""
    passing = (
        "outbox",
        "seen_updates",
        "audit",
        "dialogues",
        "parked",
        "counters",
        "intake",
        "shared_phones",
    )
    return [line for line in preschool.contents().splitlines() if not line.startswith(passing)]
