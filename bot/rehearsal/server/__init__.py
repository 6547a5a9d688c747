"""A Telegram on this machine, which a bot cannot tell from the real one.

The bot meets it over HTTP (`bot_api`), people through `Phone` or the page (`page_api`). Everything
is in memory: phones hold their newest messages, one queue the updates that are not yet confirmed.
"""

from bot.rehearsal.server.bot_api import Call
from bot.rehearsal.server.faults import Fault
from bot.rehearsal.server.files import StoredFile
from bot.rehearsal.server.local_telegram import LocalTelegram
from bot.rehearsal.server.messages import Button, Message
from bot.rehearsal.server.phones import Phone
from bot.rehearsal.server.refusals import Refusal

__all__ = [
    "Button",
    "Call",
    "Fault",
    "LocalTelegram",
    "Message",
    "Phone",
    "Refusal",
    "StoredFile",
]
