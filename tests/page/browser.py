"""Which browser the page is tried in, and how it is begun."""

import shutil
import sys
from pathlib import Path
from typing import Any

CHROME_ON_A_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
# Nothing of the browser's own goes out, and no name is ever looked up.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# On the desk nothing moves, as two cores draw slowly; the phone shows every movement.
DESK: Any = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
PHONE: Any = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}


def chromium() -> str | None:
    """Where the machine has one; the browser that playwright would bring is never used."""
    found = shutil.which("chromium")
    if found or sys.platform != "darwin":
        return found
    return str(CHROME_ON_A_MAC) if CHROME_ON_A_MAC.exists() else None
