"""The numbers to ring, 999 first, as the setting filled them in (C18)."""

from policy.recipients import About
from policy.setting import Contacts, Setting


def to_ring(setting: Setting, about: About) -> str:
    """Whom to ring outside the bot, a line each; numbers that are not filled in are left out."""
    contacts = setting.contacts
    lines = ["999 – police, if a child is in danger now"]
    lines += _line(contacts.mash, "children's services (MASH), if a child may be at risk")
    if about is not About.CHILD:
        lines += _line(
            contacts.lado, "the LADO, for a worry about somebody who works with children"
        )
        lines += _line(contacts.ofsted, "Ofsted")
    lines += _line(contacts.nspcc, "NSPCC helpline, for advice at any hour")
    if about is not About.MANAGER:
        lines += _line(contacts.setting, f"{setting.place.name}")
    return "\n".join(f"☎ {line}" for line in lines)


def setting_number(contacts: Contacts) -> str:
    """The setting's own number in a sentence, or how else to reach it."""
    return f"ring {contacts.setting}" if contacts.setting else "speak to them in person"


def _line(number: str, what: str) -> list[str]:
    return [f"{number} – {what}"] if number else []
