from pathlib import Path

import aiohttp
import pytest

from bot.rehearsal.server import LocalTelegram, Phone, page_files
from tests.bot.rehearsal.page import Page
from tests.bot.rehearsal.pictures import png


@pytest.mark.parametrize(
    ("kind", "data", "mime", "disposition"),
    [
        ("photo", png(40, 30), "image/png", None),
        ("voice", b"sound", "audio/webm", None),
        ("document", b"<script>alert(1)</script>", "text/html", "attachment"),
        ("document", b"<svg/>", "image/svg+xml", "attachment"),
    ],
)
async def test_files_go_in_and_come_out(
    page: Page,
    world: LocalTelegram,
    maya: Phone,
    kind: str,
    data: bytes,
    mime: str,
    disposition: str | None,
) -> None:
    form = aiohttp.FormData({"kind": kind, "caption": "See", "duration": "7"})
    form.add_field("file", data, filename="näme.x", content_type=mime)
    address = f"{world.address}/api/phones/1001/file"
    async with page.session.post(address, data=form) as response:
        assert response.status == 200
    message = (await page.world())["phones"][0]["messages"][-1]
    assert (message["caption"], message["file"]["kind"]) == ("See", kind)
    assert message["file"]["duration"] == (7 if kind == "voice" else 0)
    async with page.session.get(world.address + message["file"]["url"]) as response:
        assert await response.read() == data
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        shown_as = "application/octet-stream" if disposition else mime
        assert response.content_type == shown_as
        said = response.headers.get("Content-Disposition")
        assert (said and said.partition(";")[0]) == disposition


async def test_a_player_may_ask_for_a_part(page: Page, world: LocalTelegram, maya: Phone) -> None:
    maya.send_voice(b"0123456789", seconds=1)
    url = (await page.world())["phones"][0]["messages"][-1]["file"]["url"]
    for wanted, status, part in (
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-3", 206, b"789"),
        ("bytes=nonsense", 200, b"0123456789"),
    ):
        headers = {"Range": wanted}
        async with page.session.get(world.address + url, headers=headers) as response:
            assert (response.status, await response.read()) == (status, part)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "["])
async def test_another_name_for_this_machine_is_turned_away(page: Page, host: str) -> None:
    for path in ("/api/world", "/api/events", "/", "/page/page.js"):
        status, _ = await page.get(path, Host=host)
        assert status == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_another_sites_page_is_turned_away(page: Page, maya: Phone, origin: str) -> None:
    assert (await page.get("/api/world", Origin=origin))[0] == 403


async def test_the_page_itself_is_let_in(page: Page, world: LocalTelegram) -> None:
    assert (await page.get("/api/world", Origin=world.address))[0] == 200
    port = world.address.rpartition(":")[2]
    assert (await page.get("/api/world", Host=f"localhost:{port}"))[0] == 200


async def test_only_the_pages_own_files_are_served(
    page: Page, world: LocalTelegram, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "page"
    folder.mkdir()
    (folder / "index.html").write_text("<title>Rehearsal</title>")
    (folder / "page.js").write_text("export {};")
    (folder / ".secret.js").write_text("hidden")
    (tmp_path / "outside.js").write_text("outside")
    monkeypatch.setattr(page_files, "PAGE", folder)
    for path, kind in (("/", "text/html"), ("/page/page.js", "text/javascript")):
        async with page.session.get(world.address + path) as response:
            assert (response.status, response.content_type) == (200, kind)
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    for path in ("..%2Foutside.js", "%2e%2e%2foutside.js", ".secret.js", "nothing.js", "a%00.js"):
        async with page.session.get(f"{world.address}/page/{path}") as response:
            assert response.status == 404
