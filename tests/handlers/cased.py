"""Cases in a few presses: a misuse that was reported, and a case about a follower."""

from datetime import date

from storage import entries, platform_requests, removals, rules
from storage.entries import Entry
from storage.entries import Kind as Said
from storage.platform_requests import Request
from tests.handlers import inboxes, reported
from tests.handlers.phones import Phone, Preschool

GRACE = "Grace Okafor (mother of Ada Okafor)"
TODAY = date(2026, 11, 23)
WHERE_AND_WHEN = ("No", "Facebook", "Earlier today")


def misuse(tom: Phone) -> str:
    """A nursery picture on a stranger's page."""
    tom.writes("/report")
    tom.presses("A picture was misused")
    tom.writes("Our nursery picture is elsewhere.")
    while "Send it" not in tom.buttons:
        tom.presses(next(one for one in WHERE_AND_WHEN if one in tom.buttons))
    tom.presses("Send it")
    return reported.receipt_of(tom)


def investigation(phone: Phone, reference: str) -> str:
    """What the investigation says, opened from the item's own page."""
    inboxes.opens(phone, reference)
    phone.presses("The investigation")
    shown = phone.hears(f"{reference}: the investigation")
    assert shown.protected
    return shown.text


def part(phone: Phone, reference: str, which: str, *said: str) -> None:
    """Go through one part: each answer is pressed where such a button is there, else typed."""
    phone.forges(f"case.part:{reference}/{which}")
    answers(phone, *said)


def answers(phone: Phone, *said: str) -> None:
    for words in said:
        if words in phone.buttons:
            phone.presses(words)
        else:
            phone.writes(words)


def asked(phone: Phone, reference: str, platform: str = "Facebook", day: str = "Today") -> None:
    """One platform is asked to take it down."""
    phone.forges(f"case.do:{reference}/requests")
    answers(phone, platform, day, "By e-mail")
    phone.hears("Without an answer I bring it up again")


def requests(preschool: Preschool, reference: str) -> list[Request]:
    return preschool.run(lambda tx: platform_requests.of(tx, reference))


def steps(preschool: Preschool, reference: str) -> list[Entry]:
    history = preschool.run(lambda tx: entries.of(tx, reference))
    return [entry for entry in history if entry.kind is Said.STEP]


def taken(preschool: Preschool, reference: str) -> list[str]:
    return [entry.topic for entry in steps(preschool, reference)]


def case(
    phone: Phone,
    name: str,
    *,
    known: str = "",
    origin: str = "",
    what: str = "A comment under a picture.",
) -> str:
    """A case about a follower; returns its reference."""
    phone.forges(f"conduct.start:{origin}" if origin else "conduct.start")
    phone.writes(name)
    if known:
        phone.presses(known)
    phone.writes(what)
    phone.unheard.clear()
    phone.presses("Open the case")
    said = phone.hears(" is open").text
    found = reported.REFERENCE.search(said)
    assert found, said
    return found[0]


def decide(phone: Phone, reference: str, label: str, *said: str, reason: str = "R.") -> None:
    """One decision, through its questions and the check page."""
    phone.forges(f"conduct.open:{reference}")
    phone.presses(label)
    answers(phone, *said, reason)
    phone.presses("Do it")
    phone.hears(f"{reference}: kept.")


def shown(maya: Phone, reference: str) -> str:
    maya.unheard.clear()
    maya.forges(f"conduct.open:{reference}")
    page = maya.hears(f"{reference}: a case about a follower")
    assert page.protected
    return page.text


def waiting(preschool: Preschool) -> list[str]:
    return [one.place for one in preschool.run(removals.waiting)]


def begun(preschool: Preschool, grace: Phone) -> None:
    """Grace's child is here, and she accepted the rules a day ago."""
    preschool.begin()
    preschool.add_child("Ada Okafor", mother=grace)
    preschool.run(lambda tx: rules.accept(tx, person="grace", version=1, at=preschool.now))
    preschool.forward(days=1)
