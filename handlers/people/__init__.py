"""Who is here: the list, each person's page, invitations, changes of role and the end of access."""

from handlers.dialogue.conversation import Conversation
from handlers.dialogue.router import Route
from handlers.people import changing, directory, ending, inviting, telephones
from policy.access import Action

COMMANDS = {"people": Route(directory.show_list, Action.SEE_PEOPLE)}
PRESSES = {
    "people.list": Route(directory.show_list, Action.SEE_PEOPLE),
    "people.open": Route(directory.show_person, Action.SEE_PEOPLE),
    "people.invite": Route(inviting.start, Action.INVITE),
    "people.link": Route(inviting.renew, Action.INVITE),
    "people.roles": Route(changing.choose, Action.CHANGE_ROLE),
    "people.role": Route(changing.ask, Action.CHANGE_ROLE),
    "people.change": Route(changing.change, Action.CHANGE_ROLE),
    "people.telephone": Route(telephones.start, Action.SEE_PEOPLE),
    "people.ending": Route(ending.ask, Action.REVOKE),
    "people.end": Route(ending.end, Action.REVOKE),
}
CONVERSATIONS: tuple[type[Conversation], ...] = (inviting.Invitation, telephones.Telephone)
