"""What has to be done, and by when: the list, putting off, handing over, the digest, the calendar
file.
"""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.due import handing_over, hours, listing, page, postponing, sending
from policy.access import Action

COMMANDS = {"due": Route(listing.show_list, Action.SEE_OWN_DUE)}
# Those without a right ask whose the duty is, and show nothing but one's own.
PRESSES = {
    "due.list": Route(listing.show_list, Action.SEE_OWN_DUE),
    "due.open": Route(page.show_duty),
    "due.do": Route(page.do),
    "due.later": Route(postponing.start),
    "due.give": Route(handing_over.start, Action.SEE_DUE),
    "due.calendar": Route(sending.send, Action.SEE_DUE),
    "due.hours": Route(hours.show),
    "due.hoursset": Route(hours.start),
    "due.hoursdrop": Route(hours.drop),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    postponing.Later,
    handing_over.HandOver,
    hours.OwnHours,
)
