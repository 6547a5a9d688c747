"""The local Telegram: people's phones on one side, the Bot API over HTTP on the other."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from inspect import isawaitable

from aiohttp import web

from bot.clock import Clock
from bot.rehearsal.server.bot_api import BotApi, Call
from bot.rehearsal.server.events import Events
from bot.rehearsal.server.exchange import Exchange
from bot.rehearsal.server.faults import Faults
from bot.rehearsal.server.files import MEBIBYTE, Files
from bot.rehearsal.server.happenings import Happenings
from bot.rehearsal.server.network import Network
from bot.rehearsal.server.page_api import PageApi
from bot.rehearsal.server.people import Bot, Person
from bot.rehearsal.server.phones import Phone
from bot.rehearsal.server.stopping import Stopping
from bot.rehearsal.server.updates import Updates

HERE = "127.0.0.1"
LARGEST_REQUEST = 64 * MEBIBYTE


class LocalTelegram:
    def __init__(
        self,
        clock: Clock,
        token: str = "1:rehearsal",
        username: str = "orleton_rehearsal_bot",
        name: str = "Orleton Pre-School",
    ) -> None:
        bot = Bot(token, username, name)
        self._exchange = Exchange(clock, bot, Updates(clock), Files(clock))
        self._network = Network(self._exchange)
        self._stopping = Stopping()
        self._happenings = Happenings(clock, self._exchange.events)
        self._bot_api = BotApi(self._network, self._happenings, self._stopping)
        self._page_api = PageApi(self._network, self._happenings, self._stopping, self._forward)
        # What moving the clock on the page does; the rehearsal puts more behind it.
        self.on_forward: Callable[[timedelta], Awaitable[None] | None] = clock.forward
        self._runner: web.AppRunner | None = None
        self._port = 0

    @property
    def address(self) -> str:
        return f"http://{HERE}:{self._port}"

    @property
    def updates(self) -> Updates:
        return self._exchange.updates

    @property
    def events(self) -> Events:
        return self._exchange.events

    @property
    def calls(self) -> list[Call]:
        return self._bot_api.calls

    @property
    def faults(self) -> Faults:
        return self._bot_api.faults

    def add_phone(
        self,
        id: int,
        first_name: str,
        last_name: str | None = None,
        username: str | None = None,
        *,
        role: str = "",
        blurb: str = "",
    ) -> Phone:
        return self._network.add(Person(id, first_name, last_name, username, role, blurb))

    def phone(self, id: int) -> Phone:
        return self._network.phones[id]

    def expire(self) -> None:
        self._exchange.updates.expire()

    def flood_control(self, on: bool = True) -> None:
        self._bot_api.flood.on = on

    def happened(self, step: str, words: str) -> None:
        """Tell the page's strip that something was stored, queued, delivered, held or failed."""
        self._happenings.add(step, words)

    def show_time(self) -> None:
        """Tell the page what time it is, after the clock was moved."""
        self.events.tell("clock", {"now": self._exchange.clock.now().isoformat()})

    async def start(self, port: int = 0) -> None:
        self._stopping.start()
        application = web.Application(client_max_size=LARGEST_REQUEST)
        application.add_routes([*self._bot_api.routes(), *self._page_api.routes()])
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HERE, port)
        try:
            await site.start()
        except OSError:
            await self.stop()
            raise
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every connection, those that wait included; phones and messages stay."""
        self._stopping.stop()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None

    async def _forward(self, by: timedelta) -> None:
        moved = self.on_forward(by)
        if isawaitable(moved):
            await moved
        self.show_time()
        self.happened("clock", "The clock was moved forward.")
