"""What one would write first: the record as one paper, every file of evidence read whole, and all
of it zipped in memory; without a lock, as zipfile has none. A program of its own, which tells its
seconds and the most memory that it took: `python -m bench.reports.in_one_piece <folder>`.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import typst

from bench.families.preschool import DATABASE, KEY, Preschool, opened
from bench.reports import record
from bench.updates import press, text
from bot import papers
from bot.evidence import Vault
from handlers.concerns.exports.folding import unfolded

MADE = "export:"


def main(folder: Path) -> None:
    began = time.perf_counter()
    with opened(folder) as preschool:
        orders = _asked_for(preschool)
    sheets = [json.loads(unfolded(one)) for one in orders[0]["papers"]]
    paper = sheets[0] | {"items": [item for sheet in sheets for item in sheet["items"]]}
    # Its types leave out that it takes files in memory.
    pdf: bytes = typst.compile(  # type: ignore[call-overload]
        {name: words.encode() for name, words in papers.files("record", paper).items()},
        format="pdf",
    )
    vault = Vault(folder / DATABASE, KEY)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as zipped:
        zipped.writestr("record.pdf", pdf)
        for order in orders:
            for file in order["files"]:
                zipped.writestr(file["path"], vault.read(file["id"]))
    content = made.getvalue()
    seconds, most = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = most / (1024 * 1024 if sys.platform == "darwin" else 1024)
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "bytes": len(content)}))


def _asked_for(preschool: Preschool) -> list[dict[str, Any]]:
    """What the bot would make, ZIP by ZIP."""
    preschool.take(press(record.MANAGER, f"handon.start:c.{record.CHILD}"))
    preschool.take(press(record.MANAGER, "handon.purpose:children"))
    preschool.take(text(record.MANAGER, "Anna Jones, social worker"))
    preschool.take(press(record.MANAGER, "handon.send"))
    made = [letter.made for letter in preschool.letters if letter.made.startswith(MADE)]
    return [json.loads(one.removeprefix(MADE)) for one in made]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
