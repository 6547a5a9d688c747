"""The roles that people hold in the setting, and what a person's standing with the bot can be."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the setting; what each may do stands in `policy.access`."""

    MANAGER = "manager"
    DEPUTY = "deputy"
    TEAM = "team"
    CHAIR = "chair"
    STAFF = "staff"
    COMMITTEE = "committee"
    PARENT = "parent"
    PHONE = "phone"  # the setting's own, which everybody there uses


class Standing(StrEnum):
    """How far somebody has come: rights start with ACTIVE and end with ENDED."""

    INVITED = "invited"
    WAITING = "waiting"
    ACTIVE = "active"
    ENDED = "ended"


MANAGEMENT = frozenset({Role.MANAGER, Role.DEPUTY, Role.TEAM})

TITLES = {
    Role.MANAGER: "manager",
    Role.DEPUTY: "deputy",
    Role.TEAM: "management team",
    Role.CHAIR: "chair of the committee",
    Role.STAFF: "staff",
    Role.COMMITTEE: "committee member",
    Role.PARENT: "parent or carer",
    Role.PHONE: "the setting’s phone",
}
