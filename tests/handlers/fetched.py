"""What the shell does around handlers that read files and have long things to do."""

from functools import partial
from typing import Any

from handlers import delivery
from storage import attachments
from storage.attachments import Attachment
from storage.transaction import Transaction
from tests.handlers.phones import Preschool


def fetches(preschool: Preschool, content: bytes) -> None:
    """The shell gets from Telegram the files that are to be read, with these bytes."""
    for file in _wanted(preschool):
        if file.purpose in delivery.READERS:
            read, _ = delivery.READERS[file.purpose]
            preschool.run(partial(_hand_over, preschool, file, read(content)))


def misses(preschool: Preschool) -> None:
    """Telegram will not give the files that are wanted."""
    for file in _wanted(preschool):
        preschool.run(partial(_report_gone, preschool, file))


def works(preschool: Preschool) -> None:
    """The shell does what was agreed to and takes long."""
    while preschool.run(partial(_work, preschool)):
        pass


def _wanted(preschool: Preschool) -> list[Attachment]:
    return preschool.run(lambda tx: attachments.wanted(tx, now=preschool.now, most=10))


def _hand_over(preschool: Preschool, file: Attachment, found: Any, tx: Transaction) -> None:
    _, came = delivery.READERS[file.purpose]
    came(preschool._occasion(tx), file.id, found)


def _report_gone(preschool: Preschool, file: Attachment, tx: Transaction) -> None:
    delivery.gone(preschool._occasion(tx), file.id)


def _work(preschool: Preschool, tx: Transaction) -> bool:
    return delivery.work(preschool._occasion(tx))
