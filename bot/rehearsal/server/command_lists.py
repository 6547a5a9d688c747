"""The command menus that the bot has set, by scope and language."""

from bot.rehearsal.server.shape import Json

Scope = tuple[str, int, int]
EVERYBODY: Scope = ("default", 0, 0)


class CommandLists:
    def __init__(self) -> None:
        self._lists: dict[tuple[Scope, str], list[Json]] = {}

    def set(self, scope: Scope, language: str, commands: list[Json]) -> None:
        self._lists[scope, language] = commands

    def remove(self, scope: Scope, language: str) -> None:
        self._lists.pop((scope, language), None)

    def get(self, scope: Scope, language: str) -> list[Json]:
        return self._lists.get((scope, language), [])

    def shown_to(self, chat_id: int) -> list[tuple[str, str]]:
        """The narrowest list that is set, as a client shows it in a private chat."""
        for scope in (("chat", chat_id, 0), ("all_private_chats", 0, 0), EVERYBODY):
            for language in ("en", ""):
                if found := self.get(scope, language):
                    return [(one["command"], one["description"]) for one in found]
        return []
