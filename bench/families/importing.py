"""A spreadsheet of families, from its bytes to the last commit: read, looked at, agreed
to, done.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

from bench.families import names, stores
from bench.families.figures import OURS, Figure
from bench.families.preschool import Preschool, occasion
from bench.updates import Update, press, text
from bench.visit import Shortfall
from handlers import delivery
from handlers.children import spreadsheet
from storage import attachments
from storage.transaction import Transaction

HEADER = "Child,Family,Room,Starts,Adult 1,Relationship 1,Responsibility 1,Adult 2,Relationship 2"
_READ, _CAME = delivery.READERS[spreadsheet.PURPOSE]


def measured(preschool: Preschool, *, number: int) -> Iterator[Figure]:
    """So many children with two adults each."""
    content = _spreadsheet(number)
    preschool.take(press(stores.MANAGER, "import.start"))
    preschool.take(_document(len(content)))
    began = time.perf_counter()
    sheet = _READ(content)
    preschool.letters.clear()
    preschool.run(partial(_hand_over, sheet=sheet))
    preschool.take(press(stores.MANAGER, _agreeing(preschool)))
    while preschool.run(lambda tx: delivery.work(occasion(tx))):
        pass
    taken = time.perf_counter() - began
    there: int = preschool.run(lambda tx: tx.value("SELECT count(*) AS number FROM children"))
    if there < number:
        raise Shortfall(f"of {number} children {there} were imported")
    yield "import", OURS, taken


def _spreadsheet(number: int) -> bytes:
    lines = [HEADER]
    for place, name in enumerate(names.some(number)):
        surname = name.split()[-1]
        room = f"Room {place // stores.IN_A_ROOM + 1}"
        adults = f"Jo {surname} {place},mother,yes,Sam {surname} {place},father"
        lines.append(f"{name},{place},{room},2026-09-01,{adults}")
    return "\r\n".join(lines).encode()


def _document(size: int) -> Update:
    """The spreadsheet as it is sent, in the place of a text."""
    sent = text(stores.MANAGER, "")
    body: dict[str, Any] = json.loads(f"{{{sent.content}}}")["message"]
    del body["text"]
    body["document"] = {
        "file_id": "families",
        "file_unique_id": "families",
        "file_name": "families.csv",
        "mime_type": "text/csv",
        "file_size": size,
    }
    return sent._replace(content=f'"message":{json.dumps(body)}')


def _hand_over(tx: Transaction, sheet: Any) -> None:
    """What the shell does once it has fetched the file."""
    [file] = attachments.wanted(tx, now=datetime.now(UTC), most=10)
    _CAME(occasion(tx), file.id, sheet)


def _agreeing(preschool: Preschool) -> str:
    for letter in preschool.letters:
        for row in letter.payload.get("reply_markup", {}).get("inline_keyboard", []):
            for button in row:
                if button["callback_data"].startswith("import.agree:"):
                    return str(button["callback_data"])
    raise Shortfall(f"the spreadsheet was not taken: {preschool.said[:300]}")
