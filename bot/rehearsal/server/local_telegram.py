"""The local Telegram: people's phones on one side, the Bot API over HTTP on the other."""

from aiohttp import web

from bot.clock import Clock
from bot.rehearsal.server.bot_api import BotApi, Call
from bot.rehearsal.server.events import Events
from bot.rehearsal.server.exchange import Exchange
from bot.rehearsal.server.faults import Faults
from bot.rehearsal.server.files import MEBIBYTE, Files
from bot.rehearsal.server.network import Network
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
        self._bot_api = BotApi(self._network, self._stopping)
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

    async def start(self, port: int = 0) -> None:
        self._stopping.start()
        application = web.Application(client_max_size=LARGEST_REQUEST)
        application.add_routes(self._bot_api.routes())
        self._runner = web.AppRunner(application, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HERE, port)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Close every connection, those that wait included; phones and messages stay."""
        self._stopping.stop()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
