"""Papers to print or keep, each as a PDF: letters, lists, records; and pictures for a phone.

What they say goes to the templates as JSON and is never read as their language.
"""

import asyncio
import io
import json
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE
from importlib import resources
from pathlib import Path
from typing import Any

import segno

# By what each is called as a file; its ending says what it is made as.
KINDS = {
    "letters": "letters.pdf",
    "wall": "wall list.pdf",
    "data": "my data.pdf",
    "evidence": "evidence.pdf",
    "certificate": "certificate.pdf",
    "assessment": "risk assessment.pdf",
    "matrix": "risk matrix.png",
    "board": "board.png",
    "record": "record.pdf",
}
DOTS = 144  # to an inch: what a template calls 540 points wide comes out 1,080 dots wide
LONGEST_SECONDS = 60

# The typesetter's own fonts have these letters, so that most papers come out the same everywhere;
# only for others does it look through the machine's fonts, which takes longer.
_OWN_LETTERS = re.compile("[\0-\u06ff\u1e00-\u206f\u20a0-\u20bf]*")
_PRESS = Path(__file__).with_name("press.py")


class NotAPaper(Exception):
    """Content that the paper's template has no place for."""


async def rendered(kind: str, content: dict[str, Any]) -> bytes:
    """The paper, as a PDF or PNG; raises NotAPaper. Being cancelled ends the typesetter at once."""
    if kind not in KINDS:
        raise NotAPaper("a kind that is not known")
    order = await asyncio.to_thread(_order, kind, content)
    # Handed over in a pipe, so that nobody's name is on a command line or in a file. In a session
    # of its own, so that Ctrl-C for the bot does not end a paper that is made again afterwards.
    try:
        press = await asyncio.create_subprocess_exec(
            *(sys.executable, "-I", str(_PRESS)),
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,  # what it says may quote the content
            start_new_session=True,
        )
    except OSError as error:
        raise NotAPaper(f"{kind}: {type(error).__name__}") from None
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            made, _ = await press.communicate(order)
    except TimeoutError:
        raise NotAPaper(f"{kind}: not within {LONGEST_SECONDS} seconds") from None
    finally:
        if press.returncode is None:
            press.kill()
            await asyncio.shield(press.wait())
    if press.returncode:
        raise NotAPaper(f"{kind}: the typesetter ended with {press.returncode}")
    return made


def _order(kind: str, content: dict[str, Any]) -> bytes:
    """What the press is to set, with which fonts."""
    order = {
        "format": KINDS[kind].rpartition(".")[2],
        "dots": DOTS,
        "files": files(kind, content),
        "own_fonts": _OWN_LETTERS.fullmatch(json.dumps(content, ensure_ascii=False)) is not None,
    }
    return json.dumps(order).encode()


def files(kind: str, content: dict[str, Any]) -> dict[str, str]:
    """All that the typesetter may read; raises NotAPaper."""
    try:
        if kind == "letters":
            pages = [{**page, "code": _code(page["link"])} for page in content["pages"]]
            content = {**content, "pages": pages}
    except (KeyError, TypeError, ValueError) as error:
        raise NotAPaper(f"{kind}: {type(error).__name__}") from None
    return {
        "main.typ": _template(kind),
        "page.typ": _template("page"),
        "data.json": json.dumps(content),
    }


def _template(name: str) -> str:
    return resources.files(__name__).joinpath(f"{name}.typ").read_text(encoding="utf-8")


def _code(link: str) -> str:
    """The link as a QR code in lines, which print sharply at any size."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", border=4)
    return out.getvalue().decode()
