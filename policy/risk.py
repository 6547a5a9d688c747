"""How risks are rated: likelihood times severity, the words for both, and the hazards that a
setting begins with.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

LIKELIHOODS = {1: "Very unlikely", 2: "Unlikely", 3: "Possible", 4: "Likely", 5: "Very likely"}
SEVERITIES = {
    1: "Hardly any harm",
    2: "Little harm",
    3: "Some harm",
    4: "Serious harm",
    5: "Very serious harm",
}
HIGHEST_LOW, HIGHEST_MEDIUM = 4, 12


class Band(StrEnum):
    """What a rating means in a word."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


WHAT_FOLLOWS = {
    Band.LOW: "keep doing what you do",
    Band.MEDIUM: "see whether more can be done",
    Band.HIGH: "do something about it, with an owner and a day",
}


@dataclass(frozen=True, slots=True)
class Hazard:
    """Something that can go wrong, and what is usually done against it."""

    id: str
    words: str
    controls: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Which hazards are rated higher, lower, alike, for the first time or no more."""

    higher: tuple[str, ...] = ()
    lower: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def rating(likelihood: int, severity: int) -> int:
    """From 1 to 25; raises ValueError for numbers that are on neither scale."""
    if likelihood not in LIKELIHOODS or severity not in SEVERITIES:
        raise ValueError(f"no such rating: {likelihood} times {severity}")
    return likelihood * severity


def band(number: int) -> Band:
    """The word for a rating."""
    if number <= HIGHEST_LOW:
        return Band.LOW
    return Band.MEDIUM if number <= HIGHEST_MEDIUM else Band.HIGH


def compare(before: Mapping[str, int], now: Mapping[str, int]) -> Changes:
    """What changed between two assessments, given each hazard's rating, in the order of now."""
    both = [hazard for hazard in now if hazard in before]
    return Changes(
        higher=tuple(hazard for hazard in both if now[hazard] > before[hazard]),
        lower=tuple(hazard for hazard in both if now[hazard] < before[hazard]),
        alike=tuple(hazard for hazard in both if now[hazard] == before[hazard]),
        new=tuple(hazard for hazard in now if hazard not in before),
        gone=tuple(hazard for hazard in before if hazard not in now),
    )


DEFAULTS = (
    Hazard(
        "consent",
        "A picture or a text shows a child whose parents have not agreed to it.",
        "Each child is looked up with /check before posting. Nobody approves their own picture.",
    ),
    Hazard(
        "locating",
        "A post lets somebody work out who a child is and where to find them.",
        "No surnames, addresses, number plates or regular outings. Places are named afterwards.",
    ),
    Hazard(
        "copying",
        "Others copy a picture, change it or pass it on.",
        "Small, simple pictures; none in swimwear or in distress. Old ones come down every year.",
    ),
    Hazard(
        "stranger",
        "Somebody who has nothing to do with us is in a closed group.",
        "Everybody is let in by hand against the list of families. Leavers go within days.",
    ),
    Hazard(
        "contact",
        "Somebody uses the account to get in touch with a child or a family in private.",
        "Private messages are off, or two people read them. Families know whom to tell.",
    ),
    Hazard(
        "comments",
        "Comments or messages are hurtful, untrue or unsuitable.",
        "Comments are off or approved first. Somebody looks every working day and tells the"
        " manager.",
    ),
    Hazard(
        "careless",
        "One of us posts something private or careless in the name of the setting.",
        "Few people may post. A second person reads it first. The policy is signed by everybody.",
    ),
    Hazard(
        "takeover",
        "Somebody breaks into the account and posts in our name.",
        "A long password of its own in the sealed file, a second step at sign-in, and a recovery"
        " address of the setting.",
    ),
    Hazard(
        "leavers",
        "Somebody who has left can still sign in or post.",
        "Their role ends on the last day, and the password is changed within 24 hours.",
    ),
    Hazard(
        "device",
        "A phone or computer that is signed in is lost, stolen or used by others.",
        "Devices lock by themselves and belong to the setting. Other sessions can be signed out.",
    ),
)
