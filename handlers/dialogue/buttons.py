"""Buttons under a message: a label, what it does, and how it looks."""

from dataclasses import dataclass

MOST_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
LARGEST = 10**15  # more than there is of anything, and still a number to the store


@dataclass(frozen=True, slots=True)
class Button:
    """A label and its `topic.action:id`; `style` is Telegram's: primary, success, danger
    or none.
    """

    label: str
    data: str
    style: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.data.encode()) <= MOST_BYTES:
            raise ValueError(f"button data of {len(self.data.encode())} bytes: {self.data}")


Rows = list[list[Button]]


def markup(rows: Rows) -> dict[str, list[list[dict[str, str]]]]:
    """The rows as the Bot API's InlineKeyboardMarkup."""
    return {"inline_keyboard": [[_api(button) for button in row] for row in rows]}


def _api(button: Button) -> dict[str, str]:
    plain = {"text": button.label, "callback_data": button.data}
    return plain | {"style": button.style} if button.style else plain


def parse(data: str) -> tuple[str, str, str]:
    """Topic, action and id of what a button carried; it is client input, so anything may be
    missing.
    """
    name, _, number = data.partition(":")
    topic, _, action = name.partition(".")
    return topic, action, number


def columns(buttons: list[Button], *, wide: int = 2, long: int = 17) -> Rows:
    """Lay buttons out in rows; a long label has a row of its own."""
    rows: Rows = []
    for button in buttons:
        short = len(button.label) <= long
        if short and rows and len(rows[-1]) < wide and all(len(b.label) <= long for b in rows[-1]):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def number_in(text: str) -> int:
    """The whole number that a button carries, at most LARGEST; 0 for anything else, as it is client
    input.
    """
    return min(int(text), LARGEST) if text.isascii() and text.isdigit() else 0
