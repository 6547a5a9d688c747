"""What a recipient sees and does: the list of all that reached them, and each item with its thread,
its evidence and its next step (C16, C24).
"""

from handlers.concerns.inbox import (
    answering,
    assigning,
    closing,
    filters,
    kinds,
    linking,
    listing,
    page,
    preparing,
    searching,
    stepping_off,
    steps,
)
from handlers.concerns.keeping import starts
from handlers.concerns.record import concern_for as concern_for
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS = {"inbox": Route(searching.open_inbox, Action.SEE_INBOX)}
PRESSES = {
    "inbox.list": Route(listing.turn_to, Action.SEE_INBOX),
    "inbox.search": Route(searching.start, Action.SEE_INBOX),
    "inbox.filters": Route(filters.show, Action.SEE_INBOX),
    "inbox.whose": Route(filters.show_team, Action.SEE_INBOX),
    "inbox.reporter": Route(filters.ask_reporter, Action.SEE_INBOX),
    "inbox.open": Route(page.open_one, Action.OPEN_CONCERN),
    "inbox.thread": Route(page.turn_page, Action.OPEN_CONCERN),
    "inbox.more": Route(steps.show_more, Action.OPEN_CONCERN),
    "inbox.clear": Route(page.clear, Action.SEE_INBOX),
    "inbox.kinds": Route(kinds.show, Action.RECLASSIFY),
    "inbox.kind": Route(kinds.make, Action.RECLASSIFY),
    "inbox.whom": Route(kinds.say_about_whom, Action.RECLASSIFY),
    "inbox.assign": Route(assigning.show, Action.ASSIGN),
    "inbox.give": Route(assigning.give, Action.ASSIGN),
    "inbox.stepoff": Route(stepping_off.start, Action.STEP_OFF),
    "inboxlink.start": Route(linking.start, Action.LINK),
    "inbox.unlink": Route(linking.unlink, Action.LINK),
    "reply.start": Route(starts(answering.Reply, Action.ANSWER_REPORTER), Action.ANSWER_REPORTER),
    "close.start": Route(closing.start, Action.CLOSE_CONCERN),
    "decline.start": Route(starts(closing.Decline, Action.CLOSE_CONCERN), Action.CLOSE_CONCERN),
    "inbox.confirm": Route(closing.confirm, Action.CLOSE_CONCERN),
    "inbox.unpropose": Route(closing.take_back, Action.CLOSE_CONCERN),
    "reopen.start": Route(starts(closing.Reopen, Action.REOPEN_CONCERN), Action.REOPEN_CONCERN),
    "templates.list": Route(preparing.show_list, Action.EDIT_TEMPLATES),
    "templates.open": Route(preparing.show_one, Action.EDIT_TEMPLATES),
    "templates.before": Route(preparing.show_before, Action.EDIT_TEMPLATES),
    "templates.add": Route(preparing.add, Action.EDIT_TEMPLATES),
    "templates.change": Route(preparing.change, Action.EDIT_TEMPLATES),
    "templates.retire": Route(preparing.retire, Action.EDIT_TEMPLATES),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    searching.Search,
    filters.Reporter,
    kinds.AboutWhom,
    stepping_off.StepOff,
    linking.Link,
    answering.Reply,
    closing.Close,
    closing.CloseCase,
    closing.Decline,
    closing.Reopen,
    preparing.Prepare,
)
