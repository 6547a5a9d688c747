"""New words for what is asked, as somebody of the team writes them."""

from storage import uses
from storage.uses import Wording
from tests.handlers.phones import Phone, Preschool

PLAINER = "May we show {name} on our public page? The whole world can see it, for a year."


def rewords(phone: Phone, words: str = PLAINER, *, new: str = "Yes") -> None:
    """As far as the check page."""
    phone.forges("uses.open:public")
    phone.presses("Change")
    phone.presses("Leave the title")
    phone.writes(words)
    phone.presses("It stays as it is")
    phone.presses(new)


def now(preschool: Preschool) -> Wording:
    return preschool.run(lambda tx: uses.history(tx, "public"))[-1]
