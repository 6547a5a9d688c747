"""The register of accounts: what there is, who administers it, who may post, and the sealed file
(C5-C7, C11).
"""

from handlers.accounts import (
    adding,
    care,
    changing,
    clock,
    closing,
    granting,
    listing,
    page,
    requests,
    sealed,
)
from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from policy.access import Action

COMMANDS = {"accounts": Route(listing.come_in, Action.ASK_FOR_ACCOUNT)}
PRESSES = {
    "accounts.list": Route(listing.show_list, Action.SEE_ACCOUNTS),
    "accounts.closed": Route(listing.show_closed, Action.SEE_ACCOUNTS),
    "accounts.open": Route(page.show, Action.SEE_ACCOUNTS),
    "accounts.care": Route(care.show, Action.SEE_ACCOUNTS),
    "accounts.people": Route(granting.show, Action.SEE_ACCOUNTS),
    "accounts.add": Route(adding.start, Action.EDIT_ACCOUNTS),
    "accounts.change": Route(changing.choose, Action.EDIT_ACCOUNTS),
    "accounts.edit": Route(changing.start, Action.EDIT_ACCOUNTS),
    "accounts.closing": Route(closing.ask, Action.EDIT_ACCOUNTS),
    "accounts.close": Route(closing.close, Action.EDIT_ACCOUNTS),
    "accounts.grant": Route(granting.start, Action.EDIT_ACCOUNTS),
    "accounts.ending": Route(granting.ask_first, Action.EDIT_ACCOUNTS),
    "accounts.end": Route(granting.end, Action.EDIT_ACCOUNTS),
    "accounts.ask": Route(requests.start, Action.ASK_FOR_ACCOUNT),
    "accounts.request": Route(requests.show, Action.SEE_ACCOUNTS),
    "accounts.decide": Route(requests.decide, Action.EDIT_ACCOUNTS),
    "accounts.fill": Route(requests.add, Action.EDIT_ACCOUNTS),
    "accounts.sealed": Route(sealed.show, Action.TAKE_SEALED_FILE),
    "accounts.take": Route(sealed.take, Action.TAKE_SEALED_FILE),
    "accounts.seal": Route(sealed.start, Action.TAKE_SEALED_FILE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (
    adding.NewAccount,
    changing.ChangeAccount,
    granting.NewGrant,
    requests.AskForAccount,
    requests.Decision,
    sealed.Sealing,
)
ring = clock.ring
