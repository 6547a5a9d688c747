"""Telegram's way of saying no: a number, a sentence and sometimes a parameter."""

from bot.rehearsal.server.shape import Json


class Refusal(Exception):
    """A call that Telegram answers with `ok: false`."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> Json:
        said: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            said["parameters"] = self.parameters
        return said


def bad_request(words: str) -> Refusal:
    return Refusal(400, f"Bad Request: {words}")


def too_many_requests(retry_after: int) -> Refusal:
    words = f"Too Many Requests: retry after {retry_after}"
    return Refusal(429, words, {"retry_after": retry_after})
