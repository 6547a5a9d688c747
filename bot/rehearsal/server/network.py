"""All phones that exist, and which of them the bot may reach."""

from bot.rehearsal.server.exchange import Exchange
from bot.rehearsal.server.people import Person
from bot.rehearsal.server.phones import Phone
from bot.rehearsal.server.refusals import Refusal, bad_request


class Network:
    def __init__(self, exchange: Exchange) -> None:
        self.exchange = exchange
        self.phones: dict[int, Phone] = {}

    def add(self, person: Person) -> Phone:
        if person.id in self.phones:
            raise ValueError(f"there is already a phone {person.id}")
        self.phones[person.id] = Phone(self.exchange, person)
        return self.phones[person.id]

    def find(self, chat_id: int) -> Phone:
        """Any phone that exists, whether it may be written to or not."""
        phone = self.phones.get(chat_id)
        if phone is None:
            raise bad_request("chat not found")
        return phone

    def reach(self, chat_id: int) -> Phone:
        """A phone that the bot may write to now."""
        phone = self.find(chat_id)
        if phone.deactivated:
            raise Refusal(403, "Forbidden: user is deactivated")
        if not phone.started:
            raise Refusal(403, "Forbidden: bot can't initiate conversation with a user")
        if phone.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return phone
