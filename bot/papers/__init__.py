"""Papers to print or keep: the families' letters, the wall list, somebody's data, each as a PDF.

What they say goes to the templates as JSON and is never read as their language.
"""

import io
import json
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import segno

KINDS = ("letters", "wall", "data")
LONGEST_SECONDS = 60

# The typesetter's own fonts have these letters, so that most papers come out the same everywhere;
# only for others does it look through the machine's fonts, which takes longer.
_OWN_LETTERS = re.compile("[\0-\u06ff\u1e00-\u206f\u20a0-\u20bf]*")
_PRESS = Path(__file__).with_name("press.py")


class NotAPaper(Exception):
    """Content that the paper's template has no place for."""


def rendered(kind: str, content: dict[str, Any]) -> bytes:
    """The paper as a PDF; slow, so only ever called in a worker thread; raises NotAPaper."""
    if kind not in KINDS:
        raise NotAPaper("a kind that is not known")
    order = {
        "files": files(kind, content),
        "own_fonts": _OWN_LETTERS.fullmatch(json.dumps(content, ensure_ascii=False)) is not None,
    }
    # Handed over in a pipe, so that nobody's name is on a command line or in a file.
    try:
        done = subprocess.run(
            [sys.executable, "-I", str(_PRESS)],
            input=json.dumps(order).encode(),
            capture_output=True,
            check=True,
            timeout=LONGEST_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as error:
        # What it said may quote the content.
        raise NotAPaper(f"{kind}: {type(error).__name__}") from None
    return done.stdout


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
