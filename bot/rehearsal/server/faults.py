"""Faults that a test scripts: refusals, delays, lost answers and nonsense."""

from dataclasses import dataclass

from bot.rehearsal.server.refusals import Refusal, too_many_requests
from bot.rehearsal.server.shape import Json

# A gateway in front of Telegram answers in its own words, not in JSON.
GATEWAY_PAGES = {
    502: "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>",
    504: "<html><head><title>504 Gateway Time-out</title></head><body>504</body></html>",
}
DESCRIPTIONS = {
    400: "Bad Request: chat not found",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
    500: "Internal Server Error",
}


@dataclass
class Fault:
    """What happens to the next calls that match; without a status the answer is the true one.

    The call is carried out first when `after_accepting` is set or nothing but a delay is asked for.
    """

    method: str | None = None
    chat: int | None = None
    status: int | None = None
    retry_after: int | None = None
    # How many calls it meets; None for all until it is cleared.
    times: int | None = 1
    description: str | None = None
    # Sent as it is instead of an answer in JSON.
    body: str | None = None
    parameters: Json | None = None
    delay: float = 0.0
    after_accepting: bool = False
    drop_connection: bool = False

    @property
    def accepts(self) -> bool:
        replaced = self._is_refusal or self.body is not None or self.drop_connection
        return self.after_accepting or not replaced

    @property
    def _is_refusal(self) -> bool:
        return self.status not in (None, 200)

    def meets(self, method: str, chat_id: int | None) -> bool:
        right_method = self.method is None or self.method.lower() == method.lower()
        return right_method and self.chat in (None, chat_id)

    def refusal(self) -> Refusal | None:
        """The refusal to answer with, when there is one in JSON."""
        if self.status is None or not self._is_refusal:
            return None
        if self.status == 429 and self.description is None:
            return too_many_requests(self.retry_after or 1)
        parameters = dict(self.parameters or {})
        if self.retry_after is not None:
            parameters["retry_after"] = self.retry_after
        words = self.description or DESCRIPTIONS.get(self.status, "Internal Server Error")
        return Refusal(self.status, words, parameters)

    def raw_body(self) -> str | None:
        if self.body is None and self.description is None and self.status in GATEWAY_PAGES:
            return GATEWAY_PAGES[self.status]
        return self.body


class Faults:
    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        self._faults.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The oldest fault that meets this call, used up by one."""
        fault = next((one for one in self._faults if one.meets(method, chat_id)), None)
        if fault is None:
            return None
        if fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                self._faults.remove(fault)
        return fault
